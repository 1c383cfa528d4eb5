"""Puts the direct words of an article's statements into quotations.

Each is held against the fullest wording of a quotation, never against a fragment of it, so that nothing is tied
together through a few words. A wording that is fuller than those that it is compared with takes their place, and their
statements are held against it anew.
"""

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.stories.quotations.judging import judge
from onrecord.stories.quotations.keys import keys
from onrecord.stories.quotations.passages import Passage, passage, passages
from onrecord.stories.quotations.shelf import Known, Member, QuotationShelf, StatementView, Verdict

WHOLE = Verdict("identical")


class _Match(NamedTuple):
    """A quotation that has the same words, and how the shorter wording differs from the fuller one."""

    known: Known
    verdict: Verdict
    fuller: bool


def put_quotations(article: int, shelf: QuotationShelf) -> None:
    """Put the statements of an article into quotations, and mend quotations that have lost their fullest wording."""
    for number in shelf.unsettled():
        _regroup(shelf.members(number), shelf)
    views = shelf.statements(article)
    for found in passages(views):
        put(found, shelf)


def put(found: Passage, shelf: QuotationShelf) -> None:
    """Put a statement into the quotation that it is of, or into one of its own."""
    matches = _matches(found, shelf)
    if not matches:
        shelf.write(found.view.number, keys(found.content), [Member(found.view.number, WHOLE)])
        return
    best = max(matches, key=lambda match: (match.verdict.weight, -match.known.quotation))
    if not best.fuller:
        shelf.join(best.known.quotation, Member(found.view.number, best.verdict))
        return
    views = [found.view]
    for match in matches:
        if match.fuller:
            views += shelf.members(match.known.quotation)
    _regroup(views, shelf)


def _matches(found: Passage, shelf: QuotationShelf) -> list[_Match]:
    story = found.view.story
    known = {each.quotation: each for each in shelf.sharing(keys(found.content))}
    if story is not None:
        known |= {each.quotation: each for each in shelf.of_story(story)}
    matches = []
    for each in known.values():
        other = passage(each.fullest)
        if other is None:
            continue
        fuller = _fullness(found) > _fullness(other)
        verdict = judge(other, found) if fuller else judge(found, other)
        if verdict is not None:
            matches.append(_Match(each, verdict, fuller))
    return matches


def _regroup(views: Iterable[StatementView], shelf: QuotationShelf) -> None:
    """Make quotations of statements: the fullest wording with all that are the same, then the fullest of the others."""
    left = [found for view in views if (found := passage(view)) is not None]
    while left:
        fullest = max(left, key=_fullness)
        judged = [(each, WHOLE if each is fullest else judge(each, fullest)) for each in left]
        members = [Member(each.view.number, verdict) for each, verdict in judged if verdict is not None]
        shelf.write(fullest.view.number, keys(fullest.content), members)
        left = [each for each, verdict in judged if verdict is None]


def _fullness(found: Passage) -> tuple[int, int]:
    """The more words the fuller; of two as long, the one that the archive had first."""
    return len(found.spoken), -found.view.number
