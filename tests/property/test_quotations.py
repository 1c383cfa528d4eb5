"""What holds for all quotations."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.stories.quotations import StatementView
from onrecord.stories.quotations.judging import judge
from onrecord.stories.quotations.keys import keys
from onrecord.stories.quotations.passages import passage
from tests.quotations import REYES

SENTENCE = "the dam at Kelve will not hold unless every crack is closed by spring"
WORDS = st.sampled_from(sorted(set(SENTENCE.split())))


def said(words, number=1):
    return passage(StatementView(number, 1, None, None, (REYES,), f"“{' '.join(words)}”", "direct", 1))


@given(st.lists(st.text("abcdef", min_size=1), min_size=4), st.integers(0, 50), st.integers(4, 50))
def test_wordings_that_share_four_words_in_a_row_share_a_key(words, start, length):
    part = words[start : start + length]
    if len(part) >= 4:
        assert not set(keys(words)).isdisjoint(keys(part))


@given(st.lists(WORDS, min_size=6, max_size=20))
def test_a_wording_is_the_same_as_itself(words):
    found = judge(said(words), said(words, 2))
    if found is not None:
        assert (found.kind, found.missing, found.instead, found.turn) == ("identical", (), (), None)


@given(st.lists(WORDS, min_size=3, max_size=20), st.lists(WORDS, min_size=3, max_size=20))
def test_no_two_wordings_are_too_strange_to_be_compared(one, other):
    short, full = sorted((said(one), said(other)), key=lambda each: len(each.spoken))
    found = judge(short, full)
    assert found is None or found.kind in ("identical", "cut", "altered", "translated")
