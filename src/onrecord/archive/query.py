"""What can be asked of an archive."""

import re
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal, TypedDict, get_args

from onrecord.archive.names import name_match, name_words, passage_match
from onrecord.archive.words import match, read_words
from onrecord.errors import QueryError
from onrecord.schema import Act, Form, SourceKind

Order = Literal["rank", "date"]
"""The best first, or the newest first."""

MOST_CHARACTERS = 1000

AFTER = "~"
"""Comes after every character of a date: added to 2024, it is after all of its days."""

_HALF = re.compile(r"[\ud800-\udfff]")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Filters(TypedDict, total=False):
    """The parts of a `Query`, by name."""

    words: str | None
    speaker: str | None
    about: str | None
    actor: int | None
    subject: int | None
    since: str | None
    until: str | None
    outlet: str | None
    form: Form | None
    act: Act | None
    source_kind: SourceKind | None
    confidence: float | None
    speaker_confidence: float | None
    said: bool | None
    article: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question to an archive; all of what is given must hold. Raises QueryError for what can't be asked.

    `words` stand in a statement (its speaker, its source or its content) or in an article. `speaker` is a name or part
    of one; where the speaker of a statement isn't known, the words of its source count. `about` stands in the content,
    or is the name of somebody whom the content mentions in any form. `actor` and `subject` are the same by the number
    of an actor. `since` and `until` are a year, a month or a day of publication, both included. `source_kind` is what
    the source is. `confidence` and `speaker_confidence` are the least that a statement may have, from 0 to 1; the
    latter finds only statements with a speaker. With `said`, only what somebody said outright is found: what is quoted
    directly, or asserted, denied, confirmed, asked or urged; not what is believed or planned, what stands inside
    another statement, or what is unsure.

    >>> Query(words="bridge", since="2024-13")
    Traceback (most recent call last):
    onrecord.errors.QueryError: This is no date: '2024-13'. Allowed: a year, a month or a day: 2024, ...
    """

    words: str | None = None
    speaker: str | None = None
    about: str | None = None
    actor: int | None = None
    subject: int | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    form: Form | None = None
    act: Act | None = None
    source_kind: SourceKind | None = None
    confidence: float | None = None
    speaker_confidence: float | None = None
    said: bool | None = None
    article: int | None = None

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, str):
                require_text(each.name, value)
        require_period(self.since, self.until)
        for least in (self.confidence, self.speaker_confidence):
            if least is not None and not 0 <= least <= 1:
                raise QueryError("This is no confidence", value=least, allowed="a number from 0 to 1")
        for value, words in ((self.form, Form), (self.act, Act), (self.source_kind, SourceKind)):
            if value is not None and value not in get_args(words):
                raise QueryError("There is no such kind of statement", value=value, allowed=", ".join(get_args(words)))

    @property
    def speaker_match(self) -> str | None:
        """The speaker in the language of FTS5, for names alone; None where none is asked for."""
        return None if self.speaker is None else name_match(self.speaker)

    @property
    def statement_match(self) -> str | None:
        """The question in the language of FTS5, on `statements_fts`; None where it asks for no words."""
        parts = []
        if self.words is not None:
            parts.append(f"({match(self.words)})")
        if self.speaker_match is not None:
            parts.append(f"(speaker : ({self.speaker_match}) OR source : ({passage_match(self.speaker or '')}))")
        if self.about is not None:
            parts.append(f"({{content about}} : ({match(self.about)}))")
        return " AND ".join(parts) or None

    @property
    def marked(self) -> str | None:
        """What is marked in the words of what is found, in the language of FTS5; None where it asks for no words."""
        terms = [term for written in (self.words, self.about) if written for term in read_words(written).marked]
        if self.speaker is not None:
            terms += name_words(self.speaker)
        return " OR ".join(dict.fromkeys(terms)) or None


def require_text(name: str, value: str) -> None:
    """Raise QueryError for a text that is too long to be searched for, or has halves of characters in it."""
    if len(value) > MOST_CHARACTERS:
        raise QueryError(f"{name} is too long", value=value, allowed=f"at most {MOST_CHARACTERS} characters")
    if _HALF.search(value):
        raise QueryError(f"{name} can't be written in UTF-8", value=value, allowed="whole characters")


def require_period(since: str | None, until: str | None) -> None:
    """Raise QueryError unless both are dates where they are given, and in this order."""
    for written in (since, until):
        _require_day(written)
    if since and until and since > until + AFTER:
        raise QueryError(
            "This period ends before it begins",
            value=f"{since} to {until}",
            allowed="a first day that comes before the last one, or is the same",
            hint="Did you mean it the other way round?",
        )


def _require_day(written: str | None) -> None:
    if written is None:
        return
    try:
        date.fromisoformat(written + "0000-01-01"[len(written) :] if _DAY.fullmatch(written) else written + " is none")
    except ValueError as error:
        raise QueryError(
            "This is no date", value=written, allowed="a year, a month or a day: 2024, 2024-03 or 2024-03-05"
        ) from error
