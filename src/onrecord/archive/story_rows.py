"""The frozen rows that an archive returns about what several articles make of one thing."""

from dataclasses import dataclass

from onrecord.archive.results import Drawn
from onrecord.archive.rows import StoredArticle


@dataclass(frozen=True, slots=True)
class StoredStory(Drawn):
    """Articles of a few days about one thing; `id` is the number of the first one in the archive.

    `title` is the most central of their headlines, that of the article `headline`. `first_day` and `last_day` are those
    on which they came out, as far as that is known. `outlets` is how many have told it.
    """

    id: int
    title: str | None
    headline: int
    first_day: str | None
    last_day: str | None
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True)
class StoryActor:
    """A named actor in a story: in how many of its articles it appears, and how many statements it makes there."""

    actor: int
    name: str
    kind: str
    articles: int
    statements: int


@dataclass(frozen=True, slots=True)
class ToldBy:
    """An outlet that tells a story: its first article there, and how many it has."""

    outlet: str | None
    first: StoredArticle
    articles: int


def outlet_key(outlet: str | None) -> str:
    """Give what the names of one outlet have in common, however they are capitalized."""
    return (outlet or "").lower()
