"""What the accounts of one event agree on, and where they differ: tolls, days, places, who, and whether it happened."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import inf
from typing import Final

from onrecord.eventdata.gazetteer import Gazetteer
from onrecord.schema.account import account_of
from onrecord.schema.event import Count
from onrecord.schema.event_accounts import Aspect, Comparison, EventAccounts, Told, Version
from onrecord.schema.event_view import EventView, Party
from onrecord.stories.events.bounds import Bounds, versions
from onrecord.stories.events.naming import Place, places, same_name, same_place, together

LONGEST: Final = 31
"""Days that leave more than this open say nothing that could differ."""

KINDS: Final = ("person", "organization", "group", "place")
"""What takes part in events. A person and an organization aren't held against each other."""

HAPPENED: Final = "happened"
DENIED: Final = "denied"


def compare(tellings: Sequence[EventView], cities: Gazetteer | None = None) -> EventAccounts:
    """Compare the accounts of an event, from all of its tellings in all articles.

    An article that tells something several times is told once. Without `cities`, of places only countries are known to
    lie apart. Raises ValueError without a telling.

    >>> told = EventView(1, 1, 1, "harm", "killed", "The flood killed 12.", 10, outlet="Courier", count_least=12,
    ...                  count_most=12, count_of="killed")
    >>> later = told._replace(event=2, first=2, article=2, outlet="Post", count_least=15, count_most=15)
    >>> (toll,) = compare([told, later]).differing
    >>> [(version.count.least, version.outlets) for version in toll.versions]
    [(12, ('Courier',)), (15, ('Post',))]
    """
    if not tellings:
        raise ValueError("an event that is compared has a telling")
    ordered = sorted(tellings, key=lambda each: (each.day or "9999", each.article, each.event))
    words = Counter(each.trigger.casefold() for each in ordered if each.event == each.first)
    types = Counter(each.type for each in ordered if each.type is not None)
    return EventAccounts(
        event=min(each.first for each in ordered),
        type=types.most_common(1)[0][0],
        words=words.most_common(1)[0][0],
        articles=tuple(dict.fromkeys(each.article for each in ordered)),
        outlets=tuple(dict.fromkeys(each.outlet for each in ordered)),
        comparisons=tuple(_comparisons(ordered, cities)),
    )


def _comparisons(ordered: Sequence[EventView], cities: Gazetteer | None) -> Iterator[Comparison]:
    yield from _happened(ordered)
    yield from _counts(ordered)
    positive = [each for each in ordered if each.standing != DENIED]  # a denial tells no day, place or doer
    yield from _days(positive)
    yield from _places(positive, cities)
    roles: tuple[tuple[Aspect, Callable[[EventView], tuple[Party, ...]]], ...] = (
        ("who", lambda each: each.who), ("whom", lambda each: each.whom),
    )  # fmt: skip
    for aspect, of in roles:
        yield from _parties(aspect, positive, of)


def _happened(ordered: Sequence[EventView]) -> Iterator[Comparison]:
    """Tell who says that it happened, and who denies it; what is open says neither."""
    said: dict[str, list[EventView]] = defaultdict(list)
    for view in ordered:
        account = account_of(view.standing, view.status)
        if view.happened or account == DENIED:
            said[DENIED if account == DENIED else HAPPENED].append(view)
    if said:
        yield _comparison("happened", [Version(name=name, told=_told(those)) for name, those in said.items()])


def _counts(ordered: Sequence[EventView]) -> Iterator[Comparison]:
    counted: dict[str, list[EventView]] = defaultdict(list)
    for view in ordered:
        if view.count_of and view.standing != DENIED and (view.count_least, view.count_most) != (None, None):
            counted[view.count_of].append(view)
    for of, those in sorted(counted.items()):
        ranges = [
            Bounds(
                *(
                    default if bound is None else bound
                    for bound, default in ((v.count_least, -inf), (v.count_most, inf))
                )
            )
            for v in those
        ]
        found = []
        for bounds, numbers in versions(ranges):
            least, most = (None if abs(bound) == inf else bound for bound in bounds)
            told = _told(those[number] for number in sorted(numbers))
            found.append(Version(count=Count(least=least, most=most, of=of), told=told))
        yield _comparison("count", found, of)


def _days(ordered: Sequence[EventView]) -> Iterator[Comparison]:
    dated = [
        (view, Bounds(*(date.fromisoformat(day).toordinal() for day in (view.day_from, view.day_to))))
        for view in ordered
        if view.day_from is not None and view.day_to is not None
    ]
    dated = [(view, bounds) for view, bounds in dated if bounds.width < LONGEST]
    found = []
    for bounds, numbers in versions([each for _, each in dated]):
        first, last = (date.fromordinal(int(bound)).isoformat() for bound in bounds)
        found.append(Version(days=(first, last), told=_told(dated[number][0] for number in sorted(numbers))))
    if found:
        yield _comparison("day", found)


def _places(ordered: Sequence[EventView], cities: Gazetteer | None) -> Iterator[Comparison]:
    named = [(view, those) for view in ordered if (those := places(view, cities))]
    named.sort(key=lambda each: _coarseness(each[1]))  # the finest first, so that a country goes to its city
    found = []
    for numbers in together([those for _, those in named], _share_place):
        finest = _coarseness(named[numbers[0]][1])
        name = _most_common(
            place.party.name for number in numbers for place in named[number][1] if place.coarseness == finest
        )
        told = _told(named[number][0] for number in numbers)
        found.append(Version(name=name, told=told))
    if found:
        yield _comparison("place", found)


def _coarseness(those: Sequence[Place]) -> int:
    return min(place.coarseness for place in those)


def _share_place(one: Sequence[Place], other: Sequence[Place]) -> bool:
    return any(same_place(ours, theirs) for ours in one for theirs in other)


def _parties(
    aspect: Aspect, ordered: Sequence[EventView], of: Callable[[EventView], tuple[Party, ...]]
) -> Iterator[Comparison]:
    """Compare those with a name, of the kind that most tellings name; one telling may name several."""
    by_kind = {
        kind: [view for view in ordered if any(party.named and party.kind == kind for party in of(view))]
        for kind in KINDS
    }
    kind = max(KINDS, key=lambda each: len(by_kind[each]))
    views = by_kind[kind]
    named = [[party for party in of(view) if party.named and party.kind == kind] for view in views]

    def share(one: Sequence[Party], other: Sequence[Party]) -> bool:
        return any(same_name(ours, theirs) for ours in one for theirs in other)

    found = []
    for numbers in together(named, share):
        name = _most_common(party.name for number in numbers for party in named[number])
        found.append(Version(name=name, told=_told(views[number] for number in numbers)))
    if found:
        yield _comparison(aspect, found)


def _comparison(aspect: Aspect, found: Iterable[Version], of: str | None = None) -> Comparison:
    """Put the versions in the order in which they were first told."""
    ordered = sorted(found, key=lambda each: (each.told[0].day or "9999", each.told[0].article, each.told[0].event))
    return Comparison(aspect=aspect, of=of, versions=tuple(ordered))


def _told(views: Iterable[EventView]) -> tuple[Told, ...]:
    """Tell who says so: of each article the first telling on each word."""
    once: Mapping[tuple[int, str], EventView] = {(v.article, v.words): v for v in reversed(list(views))}
    return tuple(
        Told(
            event=view.event, article=view.article, outlet=view.outlet, day=view.day, standing=view.standing,
            words=view.words, sources=view.sources,
        )
        for view in sorted(once.values(), key=_order)
    )  # fmt: skip


def _order(view: EventView) -> tuple[str, int, int]:
    return (view.day or "9999", view.article, view.event)


def _most_common(names: Iterable[str]) -> str:
    return Counter(names).most_common(1)[0][0]
