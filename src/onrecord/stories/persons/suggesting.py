"""The pairs of actors that a person should decide about, with their reasons."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from onrecord.knowledge.surnames import person_name
from onrecord.stories.persons.bearers import Bearers
from onrecord.stories.persons.confidence import LEAST, confidence
from onrecord.stories.persons.likeness import likeness
from onrecord.stories.persons.neighbours import Alike, Named, alike
from onrecord.stories.persons.settings import setting, told_apart
from onrecord.stories.persons.shelf import Person, PersonShelf, Reason, ReasonKind, Suggestion
from onrecord.stories.persons.titles import contradict, titles

_MOST_NAMED: Final = 3
"""So many companions a reason names."""

_ENOUGH: Final = 1
_ENOUGH_ALONE: Final = 2
"""Two articles of a week must share so many companions; more for a surname alone."""

_MOST_BEARERS: Final = 200
"""So many full names of a surname are tried for somebody who is known by surname alone."""

_KNOWN_BY: Final[frozenset[ReasonKind]] = frozenset({"story", "title"})
"""Without one of these, a surname means whoever of that surname is in the most articles, or nobody."""


def suggest(shelf: PersonShelf) -> Iterator[Suggestion]:
    """Suggest which actors may be the same person, one suggestion at most for each `other`; in no order.

    A surname alone is never enough: the two must meet in a story, or in a week beside the same people. Nothing is
    suggested where an article has both, where titles contradict, where two candidates fit equally well, or where
    somebody has said that they are two.
    """
    for block in shelf.blocks():
        named = [Named(each, name) for each in block if (name := person_name(each.name))]
        full = [each for each in named if each.name.given]
        by_surname: dict[str, list[Named]] = defaultdict(list)
        for each in full:
            by_surname[each.name.surname].append(each)
        bearers = defaultdict(Bearers, {surname: Bearers(each) for surname, each in by_surname.items()})
        yield from _of_full_names(full, bearers, shelf)
        for each in named:
            if not each.name.given and (found := _of_surname(each, bearers[each.name.surname], shelf)):
                yield found


def _of_full_names(full: Sequence[Named], bearers: Mapping[str, Bearers], shelf: PersonShelf) -> Iterator[Suggestion]:
    pairs = list(alike(full))
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other, _ in pairs:
        beside[one.person.number].add(other.person.number)
        beside[other.person.number].add(one.person.number)
    best: dict[int, Suggestion] = {}
    for pair in pairs:
        found = _weighed(pair, len(bearers[pair.one.name.surname].named), shelf, torn=_is_torn(pair, beside))
        if found and found.confidence > (best[found.other.number].confidence if found.other.number in best else 0.0):
            best[found.other.number] = found
    yield from best.values()


def _is_torn(pair: Alike, beside: dict[int, set[int]]) -> bool:
    """Tell whether one of two names may as well be that of a third person: "J. Smith" of John and of James."""
    both = {pair.one.person.number, pair.other.person.number}
    return any(beside[one] - beside[other] - both for one, other in (sorted(both), sorted(both, reverse=True)))


def _weighed(pair: Alike, bearers: int, shelf: PersonShelf, *, torn: bool) -> Suggestion | None:
    keep, other = sorted((pair.one, pair.other), key=lambda each: _standing(each.person))
    if not _may_be_one(keep.person, other.person, shelf):
        return None
    reasons = list(pair.reasons)
    if (meeting := _meeting(keep.person, other.person, shelf, enough=_ENOUGH)) is not None:
        reasons.append(meeting)
    elif torn or pair.one.name.surname != pair.other.name.surname:
        return None
    return _suggestion(keep.person, other.person, reasons, bearers, shelf)


def _of_surname(alone: Named, bearers: Bearers, shelf: PersonShelf) -> Suggestion | None:
    """Find the one person whom a surname means; None where there is none, or maybe another.

    Where an article that has the surname has a full name with it, too, the reader of that article has told them apart,
    and whoever shares the surname as well is out of the question.
    """
    if bearers.share_an_article(alone.person):
        return None
    found: list[tuple[Named, Suggestion]] = []
    for each in bearers.near(alone.person)[:_MOST_BEARERS]:
        if not (_is_established(each.person) and _may_be_one(each.person, alone.person, shelf)):
            continue
        if (meeting := _meeting(each.person, alone.person, shelf, enough=_ENOUGH_ALONE)) is not None:
            reason = Reason("surname", f"{alone.person.name} is the surname of {each.person.name}")
            made = _suggestion(each.person, alone.person, [reason, meeting], len(bearers.named), shelf)
            found += [(each, made)] if made else []
    if not found:
        return None
    found.sort(key=lambda each: (-each[1].confidence, _standing(each[0].person)))
    first, suggestion = found[0]
    rivals = [
        each.person for each, made in found[1:] if made.confidence >= suggestion.confidence and not _same(each, first)
    ]
    if _KNOWN_BY.isdisjoint(reason.kind for reason in suggestion.reasons):
        rivals += [
            each.person
            for each in bearers.named
            if each.person.articles > first.person.articles and not _same(each, first)
        ]
    return None if rivals else suggestion


def _same(one: Named, other: Named) -> bool:
    return one is other or bool(likeness(one.name, other.name))


def _is_established(person: Person) -> bool:
    """Tell whether somebody speaks, or is in several articles; else the full name may be none: "Obese Kim"."""
    return person.statements > 0 or person.articles > 1


def _may_be_one(one: Person, other: Person, shelf: PersonShelf) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    return not told_apart(one, other) and not shelf.are_apart(one.number, other.number)


def _meeting(keep: Person, other: Person, shelf: PersonShelf, *, enough: int) -> Reason | None:
    found = setting(keep, other, shelf, enough=enough)
    if found is None:
        return None
    if found.same_story:
        return Reason("story", f"both in one story: articles {found.one.article} and {found.other.article}")
    names = [shelf.name(each) for each in found.companions[:_MOST_NAMED]]
    more = len(found.companions) - len(names)
    beside = ", ".join([*names, *([f"{more} more"] if more else [])])
    days = " in one week" if found.one.day and found.other.day else ""
    return Reason("week", f"both{days} beside {beside}: articles {found.one.article} and {found.other.article}")


def _suggestion(
    keep: Person, other: Person, reasons: list[Reason], bearers: int, shelf: PersonShelf
) -> Suggestion | None:
    mine, theirs = shelf.called(keep.number), shelf.called(other.number)
    if contradict(mine, theirs):
        return None
    if common := sorted(titles(mine) & titles(theirs)):
        reasons.append(Reason("title", f"both are called {' and '.join(common)}"))
    likely = confidence([reason.kind for reason in reasons], bearers=bearers)
    return Suggestion(keep, other, tuple(reasons), likely) if likely >= LEAST else None


def _standing(person: Person) -> tuple[int, int, int]:
    """Give what decides which of two keeps its name: the one that is in more articles."""
    return -person.articles, -person.statements, person.number
