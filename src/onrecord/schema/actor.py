"""Actors: the persons, organizations, places and groups that a text mentions, with all their mentions."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic.dataclasses import dataclass

from onrecord.schema.base import STRICT, Corrected, Frozen
from onrecord.schema.labels import ActorKind, MentionForm
from onrecord.schema.span import Span, require_inside

Id = Annotated[str, Field(min_length=1)]


@dataclass(frozen=True, order=True, slots=True, config=STRICT)
class Mention(Span):
    """A place where the text mentions an actor; mentions of different actors may nest.

    `how` is "table" if the table of actors, and not the text, says that the mention is of this actor; else there is no
    such key.

    >>> Mention(0, 9, "nominal").cut("The mayor said so.")
    'The mayor'
    """

    form: MentionForm
    how: Annotated[Literal["table"] | None, Field(exclude_if=lambda how: how is None)] = None


class KnownAs(Frozen):
    """What the table of actors, and not the text, knows about an actor at the article's date.

    `name` is the table's name: the usual name of an organization or a country; for an office, who held it. `as_of` is
    the date of the fact, as fine as it is known.
    """

    name: Annotated[str, Field(min_length=1)]
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    office: str | None = None
    as_of: Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]


class Actor(Frozen):
    """Somebody or something that the text mentions; `name` is the fullest form in the text, without titles.

    If `named` is false, `name` is the first description instead: "a senior aide". `members` are the ids of the actors
    whom a set stands for: "the two", "both senators", "they".
    """

    id: Id
    name: Annotated[str, Field(min_length=1)]
    kind: ActorKind
    named: bool
    mentions: Annotated[tuple[Mention, ...], Field(min_length=1)]
    known_as: KnownAs | None = None
    members: Annotated[tuple[Id, ...], Field(min_length=2)] | None = None
    corrected: Corrected = False

    @model_validator(mode="after")
    def _mentions_are_in_order_and_none_comes_twice(self) -> Self:
        spans = [(mention.start, mention.end) for mention in self.mentions]
        if spans != sorted(set(spans)):
            raise ValueError(f"the mentions of {self.name!r} are out of order, or one comes twice")
        return self

    def require_inside(self, text: str) -> None:
        """Raise ValueError unless every mention lies inside the text."""
        require_inside(self.mentions, text)
