"""Two wordings of a quotation, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.wording import MOST_LEFT_OUT, MOST_WORDS, stretches

WORDS = ("we", "will", "not", "Will,", "“we”", "close", "spring’s", "spring's", "the", "—", "dam")
wordings = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


def words(fuller, other, *kinds):
    return " ".join(each.words for each in stretches(fuller, other) if each.difference in kinds)


def plain(text):
    """The letters of each word that has some."""
    return [form for word in text.split() if (form := "".join(filter(str.isalnum, word)).casefold())]


@given(wordings, wordings)
def test_both_wordings_can_be_read_off(fuller, other):
    assert words(fuller, other, "same", "instead") == " ".join(other.split())
    assert plain(words(fuller, other, "same", "left_out")) == plain(fuller)


@given(wordings)
def test_a_wording_differs_in_nothing_from_itself(wording):
    assert all(each.difference == "same" for each in stretches(wording, wording))


def test_marks_and_capitals_are_no_difference():
    assert [each.difference for each in stretches("“It’s over,” he", "'it's over' He")] == ["same"]


def test_words_that_were_changed_stand_side_by_side():
    assert [tuple(each) for each in stretches("twelve men died there", "fifteen people died")] == [
        ("left_out", "twelve men"), ("instead", "fifteen people"), ("same", "died"), ("left_out", "there"),
    ]  # fmt: skip


def test_much_that_is_left_out_is_shortened_and_no_wording_is_endless():
    (left_out,) = stretches(" ".join(map(str, range(1000))), "")
    assert f"… {MOST_WORDS - MOST_LEFT_OUT} more words …" in left_out.words
    assert left_out.words.startswith("0 1 2")
