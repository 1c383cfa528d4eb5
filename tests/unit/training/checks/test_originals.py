"""Pairs of an article and its original say of every quotation what became of it, and where it stands in both."""

import random
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.checks.drafts import Edits, hyphenated
from training.checks.made import SPEECHES
from training.checks.originals import Pair, altered, cut, drawn, paired
from training.checks.transcripts import Original, sentences, speeches, spoken, transcript

SPEECH = """Statement by the harbour master, Ida Marlow

IDA MARLOW: We have kept the light on this rock for ninety years. If the town does not pay, we will put it out.
I did not ask for this and I will never ask again. [Applause.]

It costs 40 pounds a night, and nobody in this room has paid 30 of them.

THE CLERK: The harbour master has, uh, spoken for ten minutes and the room is cold.

BO LANE: My boat came home by that light on every night of the winter. Only the gulls would be glad to see it dark.
The council could have asked the boatmen before it wrote the letter. We would have paid it in fish and in rope.
"""
NAMES = {"IDA MARLOW": "Ida Marlow", "BO LANE": "Bo Lane", "THE CLERK": None}
STRANGERS = [
    "The apples were late this year and the wasps were early.",
    "I sold the second horse to pay for the first.",
]


def original() -> Original:
    text = re.sub(r"(?<=\.)\n(?=\w)", " ", SPEECH)
    return Original("marlow", text, tuple(spoken(text, NAMES)))


def test_a_sentence_has_the_speaker_whose_label_stands_before_it() -> None:
    speech = original()
    said = {speech.text[slice(*s.span)][:12]: s.speaker for s in speech.sentences}
    assert said["We have kept"] == said["It costs 40 "] == "Ida Marlow"
    assert said["The harbour "] is None
    assert said["My boat came"] == "Bo Lane"
    assert speech.speakers == ["Ida Marlow", "Bo Lane"]


def test_questions_and_answers_are_labels_where_the_table_has_them() -> None:
    text = "Q. Did you see the ship go down that night?\n\nA. I saw the lamp on her mast go down."
    assert [s.speaker for s in spoken(text, {"Q": None, "A": "Ida Marlow"})] == [None, "Ida Marlow"]


def test_a_speech_without_labels_is_one_persons() -> None:
    assert [s.speaker for s in spoken("We have waited here for nine long years.", {"": "Ida Marlow"})] == ["Ida Marlow"]


def test_sentences_with_marks_or_brackets_of_their_own_are_not_quoted() -> None:
    said = 'He said "no" to me and to the others. He met Mr. Lane at the door of the hall. [He laughs at them all now.]'
    assert [said[start:end] for start, end in sentences(said)] == ["He met Mr. Lane at the door of the hall."]


CONLLU = """# newdoc id = GUM_speech_x
# newpar
# speaker = IdaMarlow
# text = We have kept the light on this rock.

# speaker = IdaMarlow
# text = It costs a lot.

# newpar
# speaker = Wikinews
# text = Why do you keep it on?

# text = A heading.
"""


def test_a_transcript_is_written_from_who_says_each_sentence() -> None:
    made = transcript("GUM_speech_x", CONLLU)
    assert made.text == (
        "IDA MARLOW: We have kept the light on this rock. It costs a lot.\n\nWIKINEWS: Why do you keep it on?"
    )
    assert [made.text[slice(*s.span)] for s in made.sentences if s.speaker == "Ida Marlow"] == [
        "We have kept the light on this rock."
    ]


@cache
def pairs() -> list[Pair]:
    return [paired(original(), STRANGERS, f"marlow/{seed}", random.Random(seed)) for seed in range(60)]


def words(pair: Pair, spans: tuple[tuple[int, int], ...], *, article: bool) -> list[str]:
    text = pair.article if article else pair.original
    joined = " ".join(text[slice(*span)] for span in spans)
    return re.findall(r"\w+", re.sub(r"-\n", "", joined).lower())


def test_all_five_verdicts_occur() -> None:
    verdicts = {quotation.verdict for pair in pairs() for quotation in pair.quotations}
    assert verdicts == {"identical", "cut", "altered", "other_speaker", "not_found"}


def test_what_is_identical_and_in_no_way_written_otherwise_has_the_words_of_the_original() -> None:
    plain = [(p, q) for p in pairs() for q in p.quotations if q.verdict == "identical" and q.harmless in {"", "marks"}]
    assert plain
    for pair, quotation in plain:
        assert words(pair, quotation.spans, article=True) == words(pair, quotation.original, article=False)
        assert quotation.speaker == quotation.said_by


def test_a_cut_says_what_is_missing() -> None:
    found = [(p, q) for p in pairs() for q in p.quotations if q.verdict == "cut"]
    assert found
    for pair, quotation in found:
        missing = words(pair, quotation.missing, article=False)
        assert missing
        assert sorted(words(pair, quotation.spans, article=True) + missing) == sorted(
            words(pair, quotation.original, article=False)
        )


def test_what_is_altered_has_other_words_than_the_original() -> None:
    for pair in pairs():
        for quotation in pair.quotations:
            if quotation.verdict == "altered":
                assert words(pair, quotation.spans, article=True) != words(pair, quotation.original, article=False)


def test_words_of_another_speaker_are_given_to_somebody_who_did_not_say_them() -> None:
    found = [q for p in pairs() for q in p.quotations if q.verdict == "other_speaker"]
    assert all(quotation.speaker != quotation.said_by for quotation in found)


def test_what_is_not_found_stands_nowhere_in_the_original() -> None:
    for pair in pairs():
        for quotation in pair.quotations:
            if quotation.verdict == "not_found":
                assert quotation.original == ()
                assert pair.article[slice(*quotation.spans[0])] not in pair.original


@settings(max_examples=25)
@given(st.text(alphabet="abcdefgilmnorstu ,.\n", max_size=400), st.integers(20, 80), st.randoms(use_true_random=False))
def test_broken_lines_lose_nothing(text: str, width: int, rng: random.Random) -> None:
    edits = hyphenated(text, width, rng)
    broken = edits.text(text)
    assert broken.replace("-\n", "").replace("\n", " ") == text.replace("\n", " ")


def test_a_span_moves_with_what_is_put_in_before_and_within_it() -> None:
    edits = Edits([(0, 0, ">>"), (4, 5, "\n"), (7, 7, "-\n"), (9, 10, "\n")])
    assert edits.text("abcd efgh ij") == ">>abcd\nef-\ngh\nij"
    start, end = edits.span((5, 9))
    assert edits.text("abcd efgh ij")[start:end] == "ef-\ngh"


def test_a_cut_leaves_out_a_not_an_only_or_a_condition_first() -> None:
    assert cut("I did not go", random.Random(1)) == ("I did go", (5, 9))
    assert cut("If they pay us, we will go home.", random.Random(1)) == ("We will go home.", (0, 16))
    assert cut("I go", random.Random(1)) is None


def test_an_alteration_is_no_cut() -> None:
    for seed in range(30):
        new = altered("We will not sell the house to him", random.Random(seed))
        assert new is not None
        assert "not" in new


def test_pairs_are_drawn_in_turns_over_the_originals() -> None:
    long = Original("long", original().text, original().sentences * 2)
    other = Original("other", long.text, long.sentences)
    assert [pair.of for pair in drawn([(long, 2), (other, 1)], 3, 1)] == ["long", "other", "long"]


@pytest.mark.skipif(not SPEECHES.is_dir(), reason="the speeches are not here")
def test_every_speech_has_a_speaker_with_a_name(tmp_path: Path) -> None:
    for speech in speeches():
        assert speech.speakers, speech.id
        assert len(speech.sentences) >= 14, speech.id
