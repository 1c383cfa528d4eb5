"""Addresses of the desk, drawn for every kind of page, with words and names as frequent as they are in the news.

A page that needs nothing but its path is asked for as it is; one with a number gets one of the archive's. Only what
more is asked of a page stands here.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Final, get_args
from urllib.parse import urlencode

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from bench.synthetic_news import SyntheticNews
from onrecord.archive import Store
from onrecord.schema.labels import EventType

DRAWN: Final = 400
"""So many actors, stories and quotations are drawn from."""

LAST_PAGE: Final = 400
SHALLOW: Final = 3
"""Most people look at the first pages; one asks in `DEEP` goes to any page up to the last."""
DEEP: Final = 5

FILES: Final = re.compile(r"\.(?:csv|css)$|^/\w+\.json$|^/static|/jobs/\{|/log(?:in|out)$")
"""Files of many rows, and what is no page of the archive."""


@dataclass(frozen=True)
class Inside:
    """What is in an archive: the numbers that pages are asked for with."""

    articles: int
    actors: list[int]
    stories: list[int]
    quotations: list[int]

    @classmethod
    def of(cls, store: Store, news: SyntheticNews) -> "Inside":
        """Draw from an archive: actors as frequent as they are in the news, stories and quotations of every size."""
        chance = random.Random(3)
        names = islice(dict.fromkeys(news.people.draw(chance, 40 * DRAWN)), DRAWN)
        return cls(
            articles=store.totals().versions,
            actors=[actor.id for name in names for actor in islice(store.actors(f'"{name}"'), 1)],
            stories=[
                each.id for order in ("newest", "largest") for each in store.stories(order=order, limit=DRAWN // 2)
            ],
            quotations=[each.id for each in store.quotations(limit=DRAWN)],
        )


class Drawing:
    """Draws addresses; the same seed, the same addresses."""

    def __init__(self, news: SyntheticNews, inside: Inside, seed: int = 5) -> None:
        self.chance = random.Random(seed)
        self.inside = inside
        self._news = news
        self._words = news.rare_words(self.chance, 100)

    def word(self) -> str:
        """A word: one in five is among the most frequent of all."""
        if self.chance.random() < 0.2:
            return self.chance.choice(self._news.words.things[:100])
        return next(self._words)

    def name(self) -> str:
        """A name, or a part of one."""
        (name,) = self._news.people.draw(self.chance, 1)
        return name if self.chance.random() < 0.7 else name.split()[1]

    def outlet(self) -> str:
        """The name of an outlet."""
        return self._news.outlets.draw(self.chance, 1)[0]

    def page(self) -> str:
        """The number of a page."""
        return str(self.chance.randint(1, LAST_PAGE if self.chance.randrange(DEEP) == 0 else SHALLOW))

    def offset(self) -> str:
        """The place of a page of the API."""
        return str(25 * (int(self.page()) - 1))

    def year(self) -> str:
        """A year of the news."""
        return str(self.chance.randint(2015, 2024))

    def of(self, **ways: Callable[[], str]) -> dict[str, str]:
        """Ask for some of these, by chance, and for at least one."""
        names = self.chance.sample(list(ways), self.chance.randint(1, min(2, len(ways))))
        return {name.rstrip("_"): ways[name]() for name in names}


_FIRST: Final = {"statement": "s1", "event": "e1", "check": "c1", "form": "bibtex"}
"""What stands in the other gaps of paths."""

Kind = Callable[[Drawing], Mapping[str, str]]


def _listed(draw: Drawing) -> dict[str, str]:
    return {"page": draw.page()}


def _statements(draw: Drawing) -> dict[str, str]:
    return draw.of(
        q=draw.word, speaker=draw.name, about=draw.word, outlet=draw.outlet, from_=draw.year,
        form=lambda: "direct", act=lambda: "deny", said=lambda: "true",
    )  # fmt: skip


def _search(draw: Drawing) -> dict[str, str]:
    return {**_statements(draw), **({} if draw.chance.randrange(4) else {"in": "articles"})}


def _events(draw: Drawing) -> dict[str, str]:
    return draw.of(
        who=draw.name, whom=draw.name, where=draw.name, outlet=draw.outlet, from_=draw.year,
        type=lambda: draw.chance.choice(get_args(EventType)), happened=lambda: "true", denied=lambda: "true",
    )  # fmt: skip


def _stories(draw: Drawing) -> dict[str, str]:
    return draw.of(q=draw.word, outlet=draw.outlet, from_=draw.year, order=lambda: "largest",
                   actor=lambda: str(draw.chance.choice(draw.inside.actors)), least=lambda: "3")  # fmt: skip


def _findings(draw: Drawing) -> dict[str, str]:
    return draw.of(outlet=draw.outlet, from_=draw.year, kind=lambda: "unsourced", unshown=lambda: "true")


def _actors(draw: Drawing) -> dict[str, str]:
    return draw.of(name=draw.name, kind=lambda: draw.chance.choice(("person", "place")))


def _quotations(draw: Drawing) -> dict[str, str]:
    return draw.of(q=draw.word, speaker=draw.name, outlet=draw.outlet, from_=draw.year, order=lambda: "largest",
                   turned=lambda: "true")  # fmt: skip


def _narrowed(ask: Kind) -> Kind:
    """Ask for all of it one time in five, and narrow it else; any page of it."""

    def asked(draw: Drawing) -> Mapping[str, str]:
        return {**(ask(draw) if draw.chance.randrange(5) else {}), "page": draw.page()}

    return asked


def _sliced(ask: Kind) -> Kind:
    """The same for the API, which counts results and not pages."""

    def asked(draw: Drawing) -> Mapping[str, str]:
        return {**(ask(draw) if draw.chance.randrange(5) else {}), "limit": "25", "offset": draw.offset()}

    return asked


def _as_articles(draw: Drawing) -> dict[str, str]:
    return draw.of(q=draw.word, outlet=draw.outlet, from_=draw.year)


QUERIES: Final[Mapping[str, Kind]] = {
    "/search": _narrowed(_search),
    "/events": _narrowed(_events),
    "/stories": _narrowed(_stories),
    "/checks": _narrowed(_findings),
    "/actors": _narrowed(_actors),
    "/same-person": _listed,
    "/failures": _listed,
    "/actors/{number}": lambda draw: draw.of(show=lambda: draw.chance.choice(("did", "undergone")), page=draw.page),
    "/api/statements": _sliced(_statements),
    "/api/statements/facets": _statements,
    "/api/articles": _sliced(_as_articles),
    "/api/events": _sliced(_events),
    "/api/events/facets": _events,
    "/api/stories": _sliced(_stories),
    "/api/checks": _sliced(_findings),
    "/api/checks/counts": _findings,
    "/api/actors": _sliced(_actors),
    "/quotations": _narrowed(_quotations),
    "/api/quotations": _sliced(_quotations),
    "/api/changes": lambda _: {"since": datetime.now(UTC).date().isoformat()},
    "/api/same-person": _sliced(lambda _: {"confidence": "0.9"}),
    "/api/turns": lambda draw: {"actor": str(draw.chance.choice(draw.inside.actors)), "matter": draw.word()},
}
"""What more is asked of a page than its path."""


def kinds(app: FastAPI) -> Iterator[str]:
    """Give the paths of all pages of an application, and of what its API gives."""
    for route in iter_route_contexts(app.routes):
        if "GET" in (route.methods or ()) and route.path and not FILES.search(route.path):
            yield route.path


def addresses(path: str, draw: Drawing) -> Iterator[str]:
    """Draw addresses of one kind without end."""
    while True:
        filled = re.sub(r"\{(\w+)\}", lambda gap: _number(path, gap[1], draw), path)
        asked = QUERIES[path](draw) if path in QUERIES else {}
        yield f"{filled}?{urlencode(asked)}" if asked else filled


def _number(path: str, gap: str, draw: Drawing) -> str:
    """Draw what stands in a gap of a path: the first of an article's statements, or the number of what it is about."""
    if gap in _FIRST:
        return _FIRST[gap]
    whose = path.removeprefix("/api").split("/")[1]
    numbers: Sequence[int] = {
        "actors": draw.inside.actors,
        "stories": draw.inside.stories,
        "quotations": draw.inside.quotations,
    }.get(whose) or range(1, draw.inside.articles + 1)
    return str(draw.chance.choice(numbers))
