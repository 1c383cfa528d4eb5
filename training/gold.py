"""The format of the corpora: an article with its gold, as in a line of their .jsonl files.

Spans are half-open, in code points of the text. A corpus has only some of the keys that aren't required.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NotRequired, TypedDict, TypeVar

T = TypeVar("T")

Json = dict[str, Any]
"""A record, scores, or anything else whose keys are another program's."""

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")

Fragments = list[tuple[int, int]]
"""A role's stretches of the text, each from its start to its end."""


class GoldAttribution(TypedDict):
    """Who says what, with which words."""

    source: Fragments
    cue: Fragments
    content: Fragments
    form: NotRequired[str]
    act: NotRequired[str]
    speaker: NotRequired[str | list[str] | None]
    kind: NotRequired[str]
    """Of the source: a named person, a role, a group, …"""
    nested: NotRequired[bool]
    sure: NotRequired[bool]


class GoldMention(TypedDict):
    """A place where somebody or something is named, described or referred to."""

    start: int
    end: int
    kind: str
    head: NotRequired[tuple[int, int]]
    form: NotRequired[str]
    cluster: NotRequired[str]


class GoldQuotation(TypedDict):
    """A quotation, and whose words it is."""

    start: int
    end: int
    speaker: str | list[str] | None
    form: str
    sure: NotRequired[bool]


class GoldActor(TypedDict):
    """Somebody or something that an article mentions; `id` is the cluster of its mentions."""

    id: str
    name: str
    kind: str


class GoldEvent(TypedDict):
    """An event mention; `same` is the number of an earlier one of the same event."""

    trigger: Fragments
    agent: Fragments
    object: Fragments
    place: Fragments
    time: Fragments
    amount: Fragments
    type: str
    status: str
    same: int | None
    sure: NotRequired[bool]


class GoldTime(TypedDict):
    """An expression of time with its TIMEX3 value."""

    start: int
    end: int
    kind: str
    value: str


class GoldArticle(TypedDict):
    """An article and what is marked in it."""

    id: str
    text: str
    published: NotRequired[str | None]
    checked: NotRequired[bool]
    """Of a corrected record: whether a person has read the whole article."""
    attributions: NotRequired[list[GoldAttribution]]
    quotes: NotRequired[list[GoldQuotation]]
    mentions: NotRequired[list[GoldMention]]
    actors: NotRequired[list[GoldActor]]
    events: NotRequired[list[GoldEvent | None]]
    times: NotRequired[list[GoldTime]]


def articles(path: Path) -> Iterator[GoldArticle]:
    """Read the articles of a .jsonl file of gold."""
    with path.open(encoding="utf8") as lines:
        yield from map(json.loads, lines)


def load(path: Path) -> list[GoldArticle]:
    """Load the articles of a .jsonl file of gold."""
    return list(articles(path))


HELD_OUT = {"polnear": 35, "worldnews": 14, "quotes": 8}
"""One article in so many of a training part is kept for thresholds and the calibration of confidences."""


def kept_out(articles: Sequence[T], corpus: str) -> list[T]:
    """Give the articles of a training part that the network is kept from."""
    return list(articles[HELD_OUT[corpus] // 2 :: HELD_OUT[corpus]])


def objects(path: Path) -> Iterator[Json]:
    """Read the objects of any other .jsonl file, such as records."""
    with path.open(encoding="utf8") as lines:
        yield from map(json.loads, lines)
