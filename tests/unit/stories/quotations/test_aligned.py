"""Sentences that can't stand in a fuller wording aren't aligned with it, and nothing else is left out."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.stories.quotations import Speaker, StatementView
from onrecord.stories.quotations.aligned import Aligned
from onrecord.stories.quotations.passages import passage

WORDS = ("the", "harbour", "harbours", "close", "closing", "closed", "never", "again", "we", "will", "don't", "spring")
SENTENCES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=7).map(" ".join), min_size=1, max_size=3
).map(lambda found: ". ".join(each.capitalize() for each in found) + ".")  # fmt: skip


def said(words):
    reyes = (Speaker(1, "Ana Reyes", "person", True),)
    return passage(StatementView(1, 1, None, None, reyes, f"“{words}”", "direct", story=1))


@given(SENTENCES, SENTENCES, st.sampled_from((0.4, 0.66, 0.9)))
def test_what_is_aligned_is_what_has_enough_words_in_common(short, full, share):
    one, other = said(short), said(full)
    kept = Aligned.of(one, other, share).sentences
    assert kept == tuple(each for each in Aligned.of(one, other, 0.0).sentences if each.share >= share)


def test_a_sentence_of_other_words_is_not_there():
    assert Aligned.of(said("We will close the harbour"), said("Nobody knows who paid for it"), 0.5).sentences == ()
