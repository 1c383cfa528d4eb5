"""Puts the direct words of an article's statements into quotations.

Each is held against the fullest wording of a quotation, never against a fragment of it, so that nothing is tied
together through a few words. A wording that is fuller than those that it is compared with takes their place, and their
statements are held against it anew.
"""

from collections.abc import Iterable, Iterator, Mapping
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
    mend_quotations(shelf)
    views = shelf.statements(article)
    story = next((view.story for view in views), None)
    near = _of_story(story, shelf)
    for found in passages(views):
        matches = _matches(found, {each.quotation: each for each in shelf.sharing(keys(found.content))} | near)
        if not matches:
            number = _found(found, shelf)
            near[number] = Known(number, found.view)
        elif any(match.fuller for match in matches):
            _regroup((found.view, *_statements(matches, shelf)), shelf)
            near = _of_story(story, shelf)
        else:
            best = max(matches, key=lambda match: (match.verdict.weight, -match.known.quotation))
            shelf.join(best.known.quotation, Member(found.view.number, best.verdict))


def mend_quotations(shelf: QuotationShelf) -> None:
    """Compare anew the statements of quotations that have lost their fullest wording."""
    for number in shelf.unsettled():
        _regroup(shelf.members(number), shelf)


def _of_story(story: int | None, shelf: QuotationShelf) -> dict[int, Known]:
    return {} if story is None else {each.quotation: each for each in shelf.of_story(story)}


def _matches(found: Passage, others: Mapping[int, Known]) -> list[_Match]:
    matches = []
    for each in others.values():
        other = passage(each.fullest)
        if other is None:
            continue
        fuller = _fullness(found) > _fullness(other)
        verdict = judge(other, found) if fuller else judge(found, other)
        if verdict is not None:
            matches.append(_Match(each, verdict, fuller))
    return matches


def _found(found: Passage, shelf: QuotationShelf) -> int:
    return shelf.write(found.view.number, found.text, keys(found.content), [Member(found.view.number, WHOLE)])


def _statements(matches: Iterable[_Match], shelf: QuotationShelf) -> Iterator[StatementView]:
    for match in matches:
        if match.fuller:
            yield from shelf.members(match.known.quotation)


def _regroup(views: Iterable[StatementView], shelf: QuotationShelf) -> None:
    """Make quotations of statements: the fullest wording with all that are the same, then the fullest of the others."""
    left = [found for view in views if (found := passage(view)) is not None]
    while left:
        fullest = max(left, key=_fullness)
        judged = [(each, WHOLE if each is fullest else judge(each, fullest)) for each in left]
        members = [Member(each.view.number, verdict) for each, verdict in judged if verdict is not None]
        shelf.write(fullest.view.number, fullest.text, keys(fullest.content), members)
        left = [each for each, verdict in judged if verdict is None]


def _fullness(found: Passage) -> tuple[int, int]:
    """The more words the fuller; of two as long, the one that the archive had first."""
    return len(found.spoken), -found.view.number
