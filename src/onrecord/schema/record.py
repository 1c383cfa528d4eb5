"""Records: an article and what it says, each line with the characters that it came from."""

import re
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import Field, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_core import ErrorDetails

from onrecord import notebook
from onrecord.errors import RecordError
from onrecord.schema import frames
from onrecord.schema.actor import Actor
from onrecord.schema.article import Article
from onrecord.schema.base import Frozen
from onrecord.schema.check import Check
from onrecord.schema.check import require_consistent as require_sound
from onrecord.schema.doubtful import DoubtfulStatement
from onrecord.schema.event import Event, require_known
from onrecord.schema.rows import COLUMNS, to_rows
from onrecord.schema.span import require_inside
from onrecord.schema.standing_words import describe
from onrecord.schema.statement import Statement
from onrecord.schema.time import Time, require_consistent

if TYPE_CHECKING:
    import pandas
    import polars


def _is_empty(value: tuple[Any, ...]) -> bool:
    return not value


Doubtful = Annotated[tuple[DoubtfulStatement, ...], Field(exclude_if=_is_empty)]
"""Where no event may stand in a doubtful statement, there is no such key."""


class Model(Frozen):
    """Which network marked the text."""

    name: str
    version: str


class Record(Frozen):
    """An article's record. Every line points at the characters of `article.text` that it came from.

    An event that breaks a rule of events makes the record an error, as a statement that does would: left out silently,
    it would be missing in every count.

    >>> record = Record.from_json('''{"schema": "onrecord/1", "article": {"id": "a", "text": "Yes, Mary said."},
    ...   "statements": [{"id": "s1", "source": [{"start": 5, "end": 9}], "cue": [{"start": 10, "end": 14}],
    ...                   "content": [{"start": 0, "end": 3}], "form": "indirect", "act": "assert", "confidence": 0.9}],
    ...   "model": {"name": "by hand", "version": "1"}}''')
    >>> record.statements[0].source_text, record.statements[0].content_text
    ('Mary', 'Yes')
    """

    schema_version: Literal["onrecord/1"] = Field(default="onrecord/1", alias="schema")
    article: Article
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    doubtful: Doubtful = ()
    checks: tuple[Check, ...] = ()
    model: Model

    @field_validator("statements", mode="after")
    @classmethod
    def _statements_stand_in_the_text(
        cls, statements: tuple[Statement, ...], info: ValidationInfo
    ) -> tuple[Statement, ...]:
        if "article" not in info.data:
            return statements  # the article itself is wrong, and that is what will be said
        text = info.data["article"].text
        for statement in statements:
            require_inside(statement.spans, text)
        return tuple(statement.bound_to(text) for statement in statements)

    @field_validator("statements", mode="after")
    @classmethod
    def _nesting_leads_outward(cls, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        outer = {statement.id: statement.within for statement in statements}
        if len(outer) < len(statements):
            raise ValueError("two statements have the same id")
        for inner, within in outer.items():
            if within is not None and within not in outer:
                raise ValueError(f"statement {inner!r} is within {within!r}, which is not in the record")
        try:
            TopologicalSorter({inner: [within] for inner, within in outer.items() if within}).prepare()
        except CycleError as error:
            raise ValueError(f"statement {error.args[1][0]!r} is within itself") from error
        return statements

    @field_validator("actors", mode="after")
    @classmethod
    def _actors_stand_in_the_text(cls, actors: tuple[Actor, ...], info: ValidationInfo) -> tuple[Actor, ...]:
        if len({actor.id for actor in actors}) < len(actors):
            raise ValueError("two actors have the same id")
        if "article" in info.data:
            for actor in actors:
                actor.require_inside(info.data["article"].text)
        return actors

    @field_validator("times", mode="after")
    @classmethod
    def _times_stand_in_the_text(cls, times: tuple[Time, ...], info: ValidationInfo) -> tuple[Time, ...]:
        if "article" in info.data:
            require_consistent(times, info.data["article"].text)
        return times

    @field_validator("events", mode="after")
    @classmethod
    def _events_stand_in_the_text(cls, events: tuple[Event, ...], info: ValidationInfo) -> tuple[Event, ...]:
        if "article" in info.data:
            require_inside((span for event in events for span in event.spans()), info.data["article"].text)
        return events

    @field_validator("doubtful", mode="after")
    @classmethod
    def _doubtful_statements_stand_in_the_text(
        cls, doubtful: tuple[DoubtfulStatement, ...], info: ValidationInfo
    ) -> tuple[DoubtfulStatement, ...]:
        if "article" in info.data:
            require_inside((span for each in doubtful for span in each.spans), info.data["article"].text)
        ids = [each.id for each in (*info.data.get("statements", ()), *doubtful)]
        if len(set(ids)) < len(ids):
            raise ValueError("two statements have the same id, doubtful ones included")
        return doubtful

    @model_validator(mode="after")
    def _events_name_lines_of_the_record(self) -> Self:
        require_known(
            self.events,
            statements={statement.id for statement in self.statements},
            doubtful={each.id for each in self.doubtful},
            actors={actor.id for actor in self.actors},
            times={time.id for time in self.times},
        )
        return self

    @model_validator(mode="after")
    def _checks_name_lines_of_the_record(self) -> Self:
        require_sound(
            self.checks,
            self.article.text,
            statements={statement.id for statement in self.statements},
            events={event.id for event in self.events},
        )
        return self

    @model_validator(mode="after")
    def _days_of_statements_are_times(self) -> Self:
        known = {time.id for time in self.times}
        for statement in self.statements:
            if statement.said_on is not None and statement.said_on not in known:
                raise ValueError(
                    f"statement {statement.id!r} was said on {statement.said_on!r}, which is no time of the record"
                )
        return self

    @model_validator(mode="after")
    def _speakers_are_actors(self) -> Self:
        known = {actor.id for actor in self.actors}
        for statement in self.statements:
            if missing := [speaker for speaker in statement.speakers or () if speaker not in known]:
                raise ValueError(
                    f"statement {statement.id!r} has the speaker {missing[0]!r}, which is not in the record"
                )
        return self

    def speakers(self, statement: Statement) -> tuple[Actor, ...]:
        """Give the actors who speak in a statement of this record; none if they aren't known.

        Raises RecordError for a statement of another record, whose speakers aren't in this one.
        """
        by_id = {actor.id: actor for actor in self.actors}
        if missing := [speaker for speaker in statement.speakers or () if speaker not in by_id]:
            raise RecordError(
                f"Statement {statement.id!r} has a speaker who is not an actor of this record",
                value=missing[0],
                hint="Ask the record that the statement came from.",
            )
        return tuple(by_id[speaker] for speaker in statement.speakers or ())

    def said_by(self, name: str) -> tuple[Statement, ...]:
        """Find the statements of the actors that have a name; whole words of it are enough.

        >>> record = Record.from_json('''{"schema": "onrecord/1",
        ...   "article": {"id": "a", "text": "Ana Reyes left. “Yes,” she said."},
        ...   "actors": [{"id": "a1", "name": "Ana Reyes", "kind": "person", "named": true, "mentions": [
        ...     {"start": 0, "end": 9, "form": "name"}, {"start": 23, "end": 26, "form": "pronoun"}]}],
        ...   "statements": [{"id": "s1", "source": [{"start": 23, "end": 26}], "cue": [{"start": 27, "end": 31}],
        ...     "content": [{"start": 16, "end": 22}], "form": "direct", "act": "assert", "speakers": ["a1"],
        ...     "unresolved": null, "confidence": 0.9}], "model": {"name": "by hand", "version": "1"}}''')
        >>> [statement.content_text for statement in record.said_by("reyes")]
        ['“Yes,”']
        """
        asked = _words(name)
        if not asked:
            return ()
        text = self.article.text
        named = {
            actor.id
            for actor in self.actors
            if asked <= _words(actor.name)
            or any(mention.form == "name" and asked <= _words(mention.cut(text)) for mention in actor.mentions)
        }
        return tuple(s for s in self.statements if named.intersection(s.speakers or ()))

    def standing(self, event: Event) -> str:
        """Say in words on whose word the text has an event; `onrecord.schema.standing_of` gives the same as data.

        Raises RecordError for an event of another record, whose statement isn't in this one.

        >>> record = Record.from_json('''{"schema": "onrecord/1",
        ...   "article": {"id": "a", "text": "The harbour flooded. The mayor denied taking bribes."},
        ...   "statements": [{"id": "s1", "source": [{"start": 21, "end": 30}], "cue": [{"start": 31, "end": 37}],
        ...     "content": [{"start": 38, "end": 51}], "form": "indirect", "act": "deny", "confidence": 0.9}],
        ...   "events": [
        ...     {"id": "e1", "trigger": {"start": 12, "end": 19}, "type": "disaster", "status": "actual",
        ...      "confidence": 0.9},
        ...     {"id": "e2", "trigger": {"start": 38, "end": 44}, "type": "crime", "status": "actual",
        ...      "statement": "s1", "confidence": 0.8}],
        ...   "model": {"name": "by hand", "version": "1"}}''')
        >>> [record.standing(event) for event in record.events]
        ['told by the outlet', 'denied by The mayor']
        """
        return describe(self, event)

    def to_json(self) -> str:
        """Write the record as one line of JSON. The same record gives the same characters.

        Raises RecordError if the text has a lone surrogate, which JSON in UTF-8 can't hold.
        """
        try:
            return self.model_dump_json()
        except ValueError as error:
            raise RecordError(
                "The record can't be written as JSON",
                value=str(error),
                hint="Read the article from text that is valid Unicode.",
            ) from error

    @classmethod
    def from_json(cls, written: str | bytes) -> Self:
        """Read a record from JSON. Unknown keys, which a later version may have added, are skipped.

        Raises RecordError if it isn't JSON, breaks a rule of records, or uses a word that its key can't have.

        >>> Record.from_json('{"schema": "onrecord/7"}')  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        onrecord.errors.RecordError: This is not a record; at schema: Input should be 'onrecord/1': 'onrecord/7'. ...
        """
        try:
            return cls.model_validate_json(written)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise RecordError(
                f"This is not a record; {_describe(first)}",
                value=None if isinstance(first["input"], dict) else first["input"],
                allowed='JSON of the schema "onrecord/1"',
                hint="Write it with record.to_json() or `onrecord read --json`.",
            ) from error

    def to_rows(self) -> list[dict[str, Any]]:
        """Turn the statements into flat dicts, one each, all with the same columns, ready for a DataFrame."""
        return list(to_rows(self.article, self.statements, self.actors))

    def to_pandas(self) -> "pandas.DataFrame":
        """Give the statements as a DataFrame of pandas, with the columns of `to_rows`.

        Raises MissingExtraError if pandas isn't installed: pip install 'onrecord[pandas]'.
        """
        return frames.to_pandas(self.to_rows(), COLUMNS)

    def to_polars(self) -> "polars.DataFrame":
        """Give the statements as a DataFrame of polars, with the columns of `to_rows`.

        Raises MissingExtraError if polars isn't installed: pip install 'onrecord[polars]'.
        """
        return frames.to_polars(self.to_rows(), COLUMNS)

    def _repr_html_(self) -> str | None:
        return notebook.draw(self) if notebook.draw else None


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold()))


def _describe(error: ErrorDetails) -> str:
    """Say in a few words what is wrong in a record, and where."""
    place = ".".join(str(part) for part in error["loc"])
    message = error["msg"].removeprefix("Value error, ")
    return f"at {place}: {message}" if place else message
