"""What each outlet calls an actor: one paper's leader is another's dictator."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from onrecord.archive import ActorName
from onrecord.render.clean import one_line

MAX_SHOWN = 6
"""The most outlets shown at once; the rest can be unfolded."""

MAX_MAIN = 3
"""The most descriptions that stand beside the actor's name."""

MAX_TERMS = 12
"""The most names, and the most descriptions, shown for one outlet."""


_ARTICLE: Final = re.compile(r"(?:the|an?) ", re.IGNORECASE)


class Term(NamedTuple):
    """A name or description in an outlet: how often, in per cent of all that the outlet calls the actor, and where.

    `only` tells whether no other outlet uses it; `article` is the newest article that does. `quoted` counts how often
    the outlet only quotes it, and `speaker` is whom, where it is always the same one.
    """

    text: str
    times: int
    share: float
    only: bool
    article: int
    quoted: int
    speaker: str | None

    @property
    def always_quoted(self) -> bool:
        """Whether it is never the outlet's own word."""
        return self.quoted == self.times


class OutletNames(NamedTuple):
    """What one outlet calls an actor, the most frequent first; `more` terms are left out. None where it isn't known."""

    outlet: str | None
    times: int
    names: tuple[Term, ...]
    descriptions: tuple[Term, ...]
    more: int


def names_by_outlet(found: Iterable[ActorName]) -> list[OutletNames]:
    """Group the names of an actor by outlet; the outlets that name it most come first.

    Spellings that differ only in case, or in the article before them, count as one, written in the most frequent way.

    >>> written = [("the leader", "Courier", 3), ("The leader", "Courier", 1), ("the dictator", "Post", 2)]
    >>> found = [ActorName(text, "nominal", outlet, times, article=1) for text, outlet, times in written]
    >>> [(each.outlet, each.descriptions[0].text, each.times) for each in names_by_outlet(found)]
    [('Courier', 'the leader', 4), ('Post', 'the dictator', 2)]
    """
    used: dict[str | None, dict[tuple[bool, str], list[ActorName]]] = defaultdict(lambda: defaultdict(list))
    outlets_of: dict[tuple[bool, str], set[str | None]] = defaultdict(set)
    for each in found:
        key = (each.form == "name", _ARTICLE.sub("", one_line(each.text), count=1).casefold())
        used[each.outlet][key].append(each)
        outlets_of[key].add(each.outlet)
    several = len(used) > 1
    made = []
    for outlet, terms in used.items():
        total = sum(each.times for group in terms.values() for each in group)
        by_kind: dict[bool, list[Term]] = {True: [], False: []}
        for key, group in terms.items():
            by_kind[key[0]].append(_term(group, total, only=several and len(outlets_of[key]) == 1))
        names, descriptions = (
            sorted(by_kind[is_name], key=lambda term: (-term.times, term.text)) for is_name in (True, False)
        )
        more = sum(max(0, len(each) - MAX_TERMS) for each in (names, descriptions))
        made.append(OutletNames(outlet, total, tuple(names[:MAX_TERMS]), tuple(descriptions[:MAX_TERMS]), more))
    return sorted(made, key=lambda each: (-each.times, each.outlet is None, each.outlet or ""))


def can_be_compared(outlets: Sequence[OutletNames], name: str) -> bool:
    """Tell whether outlets differ in what they call an actor, more than by a part of its `name`.

    >>> found = [ActorName(*each, times=1, article=1) for each in
    ...          (("Ana Reyes", "name", "Courier"), ("Reyes", "name", "Post"), ("the mayor", "nominal", "Post"))]
    >>> can_be_compared(names_by_outlet(found), "Ana Reyes"), can_be_compared(names_by_outlet(found[:2]), "Ana Reyes")
    (True, False)
    """
    parts = set(name.casefold().split())
    terms = (term for each in outlets for term in (*each.names, *each.descriptions))
    return len(outlets) > 1 and any(
        term.only and not parts.issuperset(term.text.casefold().replace("’s", "").split()) for term in terms
    )


def main_descriptions(outlets: Iterable[OutletNames]) -> list[Term]:
    """Give what outlets themselves describe an actor as most often, whatever the outlet; at most MAX_MAIN.

    >>> found = [ActorName("the mayor", "nominal", outlet, times=2, article=1) for outlet in ("Courier", "Post")]
    >>> [(each.text, each.times) for each in main_descriptions(names_by_outlet(found))]
    [('the mayor', 4)]
    """
    same: dict[str, list[Term]] = defaultdict(list)
    for each in outlets:
        for term in each.descriptions:
            if not term.always_quoted:
                same[_ARTICLE.sub("", term.text, count=1).casefold()].append(term)
    added = [
        group[0]._replace(times=sum(each.times for each in group), article=max(each.article for each in group))
        for group in same.values()
    ]
    return sorted(added, key=lambda term: (-term.times, term.text))[:MAX_MAIN]


def _term(group: Sequence[ActorName], total: int, *, only: bool) -> Term:
    most = max(group, key=lambda each: (each.times, each.article))
    times = sum(each.times for each in group)
    speakers = {each.speaker for each in group}
    return Term(
        one_line(most.text),
        times,
        round(100 * times / total, 1),
        only,
        max(each.article for each in group),
        sum(each.quoted for each in group),
        speakers.pop() if len(speakers) == 1 else None,
    )
