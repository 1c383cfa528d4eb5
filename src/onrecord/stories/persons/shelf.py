"""What suggestions are made from, and what they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

ReasonKind = Literal["nickname", "spelling", "initial", "further name", "writing", "surname", "title", "story", "week"]
"""Why two actors may be one: what their names have in common, and where they meet."""


class Seen(NamedTuple):
    """An article in which somebody appears: its number, its day ("" if not known), and its story, if it has one."""

    article: int
    day: str
    story: int | None = None


class Person(NamedTuple):
    """A named person of the archive; `seen` are the newest articles, by day, those without a day first."""

    number: int
    name: str
    articles: int
    statements: int
    country: str | None
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a suggestion, in a word and in words."""

    kind: ReasonKind
    words: str


class Suggestion(NamedTuple):
    """That `other` may be the same person as `keep`; `confidence` is how often such pairs were."""

    keep: Person
    other: Person
    reasons: tuple[Reason, ...]
    confidence: float


class PersonShelf(Protocol):
    """Finds people and what is around them, in an archive."""

    def blocks(self) -> Iterator[Sequence[Person]]:
        """Give the persons in blocks: all whose surnames have the same bones stand in one."""

    def called(self, person: int) -> Sequence[str]:
        """Give the names and descriptions that articles use for somebody, with titles: "Senator Reyes", "the mayor"."""

    def companions(self, article: int) -> frozenset[int]:
        """Give the actors of an article that can tell who else is in it: named, elsewhere too, but not everywhere."""

    def name(self, actor: int) -> str:
        """Give the name of an actor."""

    def are_apart(self, one: int, other: int) -> bool:
        """Tell whether somebody has said that two actors aren't one."""
