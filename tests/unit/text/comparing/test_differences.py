"""How two passages differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.comparing import Comparison, compare, spoken, written

OFTEN = [
    "we",
    "will",
    "not",
    "leave",
    "the",
    "old",
    "bridge",
    "if",
    "they",
    "ask",
    "…",
    "[him]",
    "never,",
    "maybe.",
    "14",
]


def compared(ours: str, theirs: str) -> Comparison:
    return compare(written(ours, 0, len(ours)), ours, spoken(theirs, 0, len(theirs)), theirs)


def told(ours: str, theirs: str) -> list[tuple[str, str, str | None]]:
    return [
        (" ".join(word.form for word in each.ours), " ".join(word.form for word in each.theirs), each.turn)
        for each in compared(ours, theirs).differences
    ]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("We will leave", "Well, we will leave at noon."),
        ("it was hard to say", "It was, you know, hard to say."),
        ("it is a long-term plan", "It's a longterm plan."),
        ("We will pay", "We'll pay."),
        ("she would have left", "She'd have left."),
        ("the government will fall", "the govern-\nment will fall"),
        ("the school programmes end", "the school program-\nmes end"),
        ("We need to go now", "We need we need to go now"),
        ("The work is done", "The w- work is done"),
        ("I told [the minister] to wait", "I told him to wait"),
        ("I told him [the minister] to wait", "I told him to wait"),
        ("[We] wanted it", "They wanted it"),
        ("we want[ed] it", "we want it"),
        ("We left … and nobody saw us", "We left through the garden, and nobody saw us"),
        ("We left … Nobody saw us", "We left. It was not dark. There was no moon. Nobody saw us."),
        ("keep an eye on them in Lund", "keep an eye on (the militia) in Lund"),
        ("what a d**n shame", "what a damn shame"),
    ],
)
def test_what_makes_no_difference_is_none(ours: str, theirs: str) -> None:
    assert told(ours, theirs) == []


def test_other_words_are_a_difference() -> None:
    assert told("We closed the school", "We closed the hospital") == [("school", "hospital", None)]


def test_words_that_are_left_out_are_a_difference() -> None:
    assert told("We closed the school", "We closed the old primary school") == [("", "old primary", None)]


def test_another_form_of_a_word_is_a_difference() -> None:
    comparison = compared("he maintains the links", "he maintained the links")
    assert comparison.share == 1
    assert [(each.ours[0].form, each.theirs[0].form) for each in comparison.differences] == [
        ("maintains", "maintained")
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "turn"),
    [
        ("We will close the school", "We will not close the school", "not"),
        ("We will close the school", "We won't close the school", "not"),
        ("It will close the school", "It may close the school", "may"),
        ("We close schools to save money", "We close schools only to save money", "only"),
        ("We will close it next year", "We will, if we have to, close it next year", "if"),
        ("We never close the school", "We close the school", "never"),
        ("We will … close the school", "We will not close the school", "not"),
        ("We do [promise] close the school", "We do not close the school", "not"),
        ("We will pay … Thank you all", "We will pay if they ask us. Thank you all.", "if"),
    ],
)
def test_a_word_that_turns_what_is_said_is_named(ours: str, theirs: str, turn: str) -> None:
    assert [each.turn for each in compared(ours, theirs).differences] == [turn]


def test_an_ellipsis_may_leave_out_a_clause_with_a_not_of_its_own() -> None:
    ours = "The plan … will cost a million pounds"
    theirs = "The plan, which does not cover the two old hospitals, will cost a million pounds."
    assert told(ours, theirs) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "turn"),
    [
        ("We will close the school", "We will close the school unless the county pays.", "unless"),
        ("We will close the school", "If the county says no, we will close the school.", "if"),
        ("We close the school", "I don't say we close the school.", "not"),
        ("We will close the school", "We will close the school. If they ask us, we pay.", None),
        ("close the school", "If the county says no, we close the school.", None),
    ],
)
def test_what_turns_a_quotation_from_outside_is_named(ours: str, theirs: str, turn: str | None) -> None:
    assert compared(ours, theirs).outside == turn


def test_a_quotation_is_compared_within_sentences() -> None:
    theirs = "We must mend the roof. Who are we to say what a church is for?"
    comparison = compared("But we must ask: who are we to say what a church is for", theirs)
    assert [word.form for word in comparison.passage][:3] == ["who", "are", "we"]


@given(st.lists(st.sampled_from(OFTEN), max_size=30), st.lists(st.sampled_from(OFTEN), max_size=60))
def test_any_two_passages_can_be_compared(ours: list[str], theirs: list[str]) -> None:
    one, other = " ".join(ours), " ".join(theirs)
    comparison = compared(one, other)
    assert 0 <= comparison.share <= 1
    for step, after in zip(comparison.steps, comparison.steps[1:], strict=False):
        both = [(one, two) for one, two in zip(step, after, strict=True) if one is not None and two is not None]
        assert all(one < two for one, two in both)


@given(st.lists(st.sampled_from([word for word in OFTEN if word.isalnum()]), min_size=1, max_size=40))
def test_a_passage_is_the_same_as_itself(words: list[str]) -> None:
    comparison = compared(" ".join(words), " ".join(words))
    assert (comparison.share, comparison.differences) == (1 if comparison.weight else 0, ())
