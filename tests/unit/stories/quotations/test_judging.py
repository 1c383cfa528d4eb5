"""Whether two wordings are one quotation, and what differs."""

import pytest

from onrecord.stories.quotations import StatementView
from onrecord.stories.quotations.judging import judge
from onrecord.stories.quotations.passages import passage
from tests.quotations import HALE, POLICE, REYES

VALLEY = "“We will not leave the valley unless the government pays for the new dam in full.”"
BICYCLES = "“He was found with eleven stolen bicycles in a barn near the river.”"
SERIOUSLY = "“We take this very seriously.”"


def said(words, speaker=REYES, *, story=1, form="direct", day=None, on=None):
    speakers = (speaker,) if speaker else ()
    return passage(StatementView(1, 1, day, None, speakers, words, form, story, said_from=on, said_to=on))


@pytest.mark.parametrize(
    ("words", "kind", "missing", "turn"),
    [
        ("“We will not leave the valley unless the government pays for the new dam in full,”", "identical", "", None),
        ('"WE WON’T LEAVE the valley unless the government pays for the new dam, in full…"', "identical", "", None),
        ("“We will leave the valley unless the government pays for the new dam in full”", "cut", "not", "not"),
        ("“We will not leave the valley”", "cut", "unless the government pays for the new dam in full", "unless"),
        ("“We will not leave the valley … in full”", "cut", "unless the government pays for the new dam", "unless"),
        ("“the government pays for the new dam in full”", "cut", "we will not leave the valley unless", "unless"),
        ("“We will not quit the valley unless the government pays for the new dam in full”", "altered", "leave", None),
    ],
)
def test_what_a_wording_leaves_out_or_changes_is_told(words, kind, missing, turn):
    found = judge(said(words), said(VALLEY))
    assert (found.kind, " ".join(found.missing), found.turn) == (kind, missing, turn)


@pytest.mark.parametrize(
    ("short", "full", "turn"),
    [
        ("“The bridge is safe.”", "“I think the bridge is safe. We checked it.”", "i think"),
        ("“The money is there.”", "“The money is there, I think.”", "i think"),
        ("“I took the money.”", "“It would be wrong to say that I took the money.”", "wrong"),
        ("“We will call this off.”", "“We will call this off. Only if they pay.”", "only"),
        ("“The nurses go back to work.”", "“The nurses go back to work when prices fall.”", "when"),
        ("“It is a pause.”", "“It is not a victory, it is a pause.”", None),
        ("“People will not pay for a loaf.”", "“People will not pay for a loaf, nor should they.”", None),
        (
            "“I am not for the levy.”",
            "“I am not for the levy, I believe the states must decide such matters themselves.”",
            None,
        ),
        ("“Nobody is dead.”", "“No one is dead.”", None),
    ],
)
def test_only_what_turns_the_rest_is_called_so(short, full, turn):
    assert judge(said(short), said(full)).turn == turn


def test_what_an_outlet_says_in_its_own_words_is_not_left_out():
    full = said("“I do not think it is a good idea to sell the harbour.”")
    told = said("she did not think it was “a good idea to sell the harbour”", form="mixed")
    bare = said("“a good idea to sell the harbour”")
    assert (judge(told, full).turn, judge(bare, full).turn) == (None, "not")


def test_wordings_that_overlap_are_one_quotation():
    found = judge(said("“It lies off the point. Nobody has been down.”"), said("“We found it. It lies off the point.”"))
    assert (found.kind, found.missing) == ("cut", ("we", "found", "it"))


def test_two_renderings_of_one_sentence_are_known_by_what_stays():
    one = "“The people have suffered for too long and they deserve to live in peace.”"
    other = "“The people have endured too much suffering, and it is their right to live in peace.”"
    assert judge(said(one), said(other)).kind == "translated"
    assert judge(said(one), said(other, HALE)) is None
    assert judge(said(one, day="2024-05-03"), said(other, day="2024-05-13")) is None


def test_the_same_words_from_somebody_else_or_on_another_day_are_marked():
    found = judge(said(BICYCLES, on="2024-05-03"), said(BICYCLES, HALE, on="2024-05-04"))
    assert (found.kind, found.other_speaker, found.other_day) == ("identical", True, True)
    assert not judge(said(BICYCLES), said(BICYCLES, POLICE)).other_speaker


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said(SERIOUSLY), said(SERIOUSLY, HALE, story=2)),
        (said(SERIOUSLY), said(SERIOUSLY, story=2)),
        (said("“Our thoughts are with them.”"), said("“Our thoughts are with them and their families.”", HALE)),
        (said("“We will rebuild the bridge by spring.”"), said("“The bridge was old, and nobody rebuilt it.”")),
        (said(VALLEY), said(VALLEY.replace("not leave", "not enter"), HALE, story=2)),
    ],
)
def test_what_many_say_is_no_quotation_of_one(one, other):
    short, full = sorted((one, other), key=lambda each: len(each.spoken))
    assert judge(short, full) is None


@pytest.mark.parametrize(
    ("content", "form", "text"),
    [
        ("“The bridge is safe,” … “and it will stay so.”", "direct", "The bridge is safe, and it will stay so."),
        ("“One is a misfortune,” … “Four are a habit.”", "direct", "One is a misfortune. Four are a habit."),
        ("the bridge is “safe as houses” and “will stay”", "mixed", "safe as houses … will stay"),
        ("The bridge is safe as houses", "direct", "The bridge is safe as houses"),
        ("the bridge is “safe”", "mixed", None),
        ("the bridge is safe as houses", "mixed", None),
    ],
)
def test_the_direct_words_are_those_between_marks(content, form, text):
    found = passage(StatementView(1, 1, None, None, (), content, form))
    assert (found.text if found else None) == text


def test_words_of_a_statement_within_another_are_its_own():
    told = "it looked bad, “The dam will hold” she was told, and “I left at once”"
    assert (
        passage(StatementView(1, 1, None, None, (), told, "mixed", inner=("“The dam will hold”",))).text
        == "I left at once"
    )
