"""Whether the direct words of two statements are one quotation, and how they differ.

Words are aligned with one another (`onrecord.text.comparing`). How much must be the same depends on what else is: the
speaker, the story. Words that many say don't count for much (`onrecord.stories.frequencies`).
"""

from typing import Final, NamedTuple

from onrecord.stories.quotations.aligned import Aligned
from onrecord.stories.quotations.passages import Passage
from onrecord.stories.quotations.shelf import QuotationKind, Verdict
from onrecord.stories.quotations.speaking import Relation, of_one_story, on_other_days, relation
from onrecord.stories.quotations.turned import turn_of
from onrecord.text.comparing import FUNCTION_WORDS


class Bar(NamedTuple):
    """What two wordings must have in common: how rare the words are together, and which share of the shorter one.

    Less rare ones are enough where the shorter one stands in the other as a whole, and least where both are the same.
    """

    rare: float
    whole: float
    same: float
    share: float


BARS: Final[dict[tuple[bool, Relation], Bar]] = {
    (True, "same"): Bar(5.0, 1.5, 1.5, 0.65),
    (True, "unknown"): Bar(11.0, 8.0, 5.0, 0.75),
    (True, "other"): Bar(20.0, 15.0, 5.0, 0.85),
    (False, "same"): Bar(18.0, 10.0, 7.0, 0.75),
    (False, "unknown"): Bar(20.0, 15.0, 12.0, 0.8),
    (False, "other"): Bar(28.0, 21.0, 18.0, 0.85),
}
"""By whether both are of one story, and whether both have one speaker."""

MOST_PASSED: Final = 0.75
"""Where more words are passed over between those that are met, they are met by chance."""

TRANSLATED: Final = 6.0
"""What two renderings of one foreign sentence have in common at least: its names and figures, and some words."""
MOST_ALTERED: Final = 0.25
"""Who alters a quotation leaves more of its words as they are."""
LEAST_SHARED: Final = 0.4
"""And so large a share of their words."""
LEAST_TRANSLATED: Final = 6
"""Shorter sentences are alike by chance."""
LEAST_LENGTH: Final = 0.6
MOST_LISTED: Final = 40
"""So many words that differ are listed at most."""


def judge(short: Passage, full: Passage) -> Verdict | None:
    """Tell how a wording differs from a fuller one of the same quotation; None if it is another quotation.

    >>> from onrecord.stories.quotations.passages import passage
    >>> from onrecord.stories.quotations.shelf import Speaker, StatementView
    >>> reyes = (Speaker(1, "Ana Reyes", "person", True),)
    >>> def said(words): return passage(StatementView(1, 1, None, None, reyes, f"“{words}”", "direct", story=1))
    >>> found = judge(said("We will close the harbour"), said("We will not close the harbour before spring"))
    >>> found.kind, found.missing, found.turn
    ('cut', ('not', 'before', 'spring'), 'not')
    """
    of = relation(short.view, full.view)
    one_story = of_one_story(short.view, full.view)
    bar = BARS[one_story, of]
    close = one_story and of == "same"
    if common(short, full) < bar.same:
        return None
    other_speaker, other_day = of == "other", on_other_days(short.view, full.view)
    aligned = Aligned.of(short, full, bar.share)
    if not _is_same(aligned, bar):
        verdict = _translated(short, full) if close else None
        return verdict and verdict._replace(other_day=other_day)
    missing, instead = _words(aligned)
    if instead and other_day:
        return None
    kind: QuotationKind = "altered" if instead else "cut" if missing or _is_elided(short) else "identical"
    if close and _is_reworded(aligned):
        kind = "translated"
    return Verdict(
        kind, missing, instead, turn_of(aligned), weight=aligned.rare, other_speaker=other_speaker, other_day=other_day
    )


def common(one: Passage, other: Passage) -> float:
    """Tell how rare the words are that two passages share, wherever these stand: aligned, they share no more."""
    return sum(one.rare[word] for word in one.rare.keys() & other.rare.keys())


def _is_same(aligned: Aligned, bar: Bar) -> bool:
    if not aligned.sentences:
        return False
    same = aligned.whole and not aligned.missing
    if aligned.rare < (bar.same if same else bar.whole if aligned.whole else bar.rare):
        return False
    exchanged = sum(word.form not in FUNCTION_WORDS for each in aligned.differences for word in each.ours)
    if exchanged > (1 - bar.share) * aligned.length:
        return False
    passed = [len(each.theirs) for each in aligned.differences if each.theirs and not each.marked]
    return sum(passed) <= MOST_PASSED * aligned.length or len(passed) == 1


def _translated(one: Passage, other: Passage) -> Verdict | None:
    """Take two wordings for renderings of one foreign sentence: as long, with the same figures, alike throughout."""
    if not _are_alike(one, other):
        return None
    aligned = Aligned.of(one, other, 0.0)
    met = sum(comparison.share * len(comparison.ours) for comparison in aligned.sentences) / aligned.length
    shared, either = common(one, other), sum((one.rare | other.rare).values())
    if met < LEAST_SHARED or shared < TRANSLATED or shared < LEAST_SHARED / 2 * either:
        return None
    return Verdict("translated", *_words(aligned), weight=shared)


def _is_reworded(aligned: Aligned) -> bool:
    """Tell whether so much is in other words that nobody has only changed a word."""
    changed = [each for each in aligned.differences if each.ours]
    words = sum(len(each.ours) for each in changed)
    return len(changed) > 1 and words > MOST_ALTERED * aligned.length and _are_alike(aligned.short, aligned.full)


def _are_alike(one: Passage, other: Passage) -> bool:
    shorter, longer = sorted((len(one.spoken), len(other.spoken)))
    return LEAST_TRANSLATED <= shorter >= LEAST_LENGTH * longer and _figures(one) == _figures(other)


def _words(aligned: Aligned) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the words that are missing, and those that stand there instead."""
    missing = [aligned.full.spoken[at].form for at in aligned.missing]
    instead = [word.form for word in aligned.instead]
    return tuple(missing[:MOST_LISTED]), tuple(instead[:MOST_LISTED])


def _figures(passage: Passage) -> set[str]:
    return {word.form for word in passage.spoken if word.form[0].isdigit() and word.form != "1"}


def _is_elided(passage: Passage) -> bool:
    return any(word.kind == "gap" for word in passage.words)
