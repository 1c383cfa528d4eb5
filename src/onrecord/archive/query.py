"""What can be asked of an archive, and how the words of a question are read."""

import re
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal, TypedDict, get_args

from onrecord.errors import QueryError
from onrecord.schema import Act, Form, SourceKind

Order = Literal["rank", "date"]
"""The best first, or the newest first."""

MOST_CHARACTERS = 1000
MOST_TERMS = 64

_TERM = re.compile(r'(?P<no>-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
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
    article: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question to an archive; all of what is given must hold. Raises QueryError for what can't be asked.

    `words` stand in a statement (its speaker, its source or its content) or in an article. `speaker` is a name or part
    of one; where the speaker of a statement isn't known, the words of its source count. `about` stands in the content,
    or is the name of somebody whom the content mentions in any form. `actor` and `subject` are the same by the number
    of an actor. `since` and `until` are a year, a month or a day of publication, both included. `source_kind` is what
    the source is.

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
    article: int | None = None

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, str) and len(value) > MOST_CHARACTERS:
                raise QueryError(
                    f"{each.name} is too long", value=value, allowed=f"at most {MOST_CHARACTERS} characters"
                )
            if isinstance(value, str) and _HALF.search(value):
                raise QueryError(f"{each.name} can't be written in UTF-8", value=value, allowed="whole characters")
        for written in (self.since, self.until):
            _require_day(written)
        for value, words in ((self.form, Form), (self.act, Act), (self.source_kind, SourceKind)):
            if value is not None and value not in get_args(words):
                raise QueryError("There is no such kind of statement", value=value, allowed=", ".join(get_args(words)))

    @property
    def speaker_match(self) -> str | None:
        """The speaker in the language of FTS5, by the names of speakers alone; None where none is asked for."""
        return None if self.speaker is None else f"speaker : ({name_match(self.speaker)})"

    @property
    def statement_match(self) -> str | None:
        """The question in the language of FTS5, on `statements_fts`; None where it asks for no words."""
        parts = []
        if self.words is not None:
            parts.append(f"({match(self.words)})")
        if self.speaker is not None:
            parts.append(f"({{speaker source}} : ({name_match(self.speaker)}))")
        if self.about is not None:
            parts.append(f"({{content about}} : ({match(self.about)}))")
        return " AND ".join(parts) or None


def match(words: str) -> str:
    """Write what somebody searches for in the language of FTS5.

    All words must be there, in any order; those in quotation marks side by side; OR stands for either, a minus for
    none, a star for any end of a word. Raises QueryError where there is nothing to search for.

    >>> print(match('flood "river bank" OR dam* -mayor'))
    "flood" AND ("river bank" OR "dam" *) NOT "mayor"
    """
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    either = False
    for found in list(_TERM.finditer(words.replace("\0", " ")))[: MOST_TERMS + 1]:
        if found["word"] == "OR" and not found["no"]:
            either = bool(wanted)
            continue
        term = _term(found["phrase"] if found["word"] is None else found["word"], phrase=found["word"] is None)
        if term is None:
            continue
        if found["no"]:
            unwanted.append(term)
        elif either:
            wanted[-1].append(term)
        else:
            wanted.append([term])
        either = False
    if not wanted:
        raise QueryError("There is no word to search for", value=words, allowed='words, or a phrase in "…"')
    if sum(map(len, wanted)) + len(unwanted) > MOST_TERMS:
        raise QueryError("These are too many words to search for", value=words, allowed=f"at most {MOST_TERMS}")
    alternatives = (f"({' OR '.join(terms)})" if len(terms) > 1 else terms[0] for terms in wanted)
    return " NOT ".join([" AND ".join(alternatives), *unwanted])


def name_match(name: str) -> str:
    """Write a name in the language of FTS5: its words close to each other, in any order.

    >>> print(name_match("Ana Reyes"), "/", name_match("Reyes"))
    NEAR("Ana" "Reyes", 1) / "Reyes"
    """
    words = [f'"{word}"' for word in re.findall(r"\w+", name)[:MOST_TERMS]]
    if not words:
        raise QueryError("There is no name to search for", value=name, allowed="a name, or a part of one")
    return f"NEAR({' '.join(words)}, 1)" if len(words) > 1 else words[0]


def _term(written: str, *, phrase: bool) -> str | None:
    if not re.search(r"\w", written):
        return None
    star = " *" if written.endswith("*") and not phrase else ""
    return f'"{written.rstrip("*")}"{star}'


def _require_day(written: str | None) -> None:
    if written is None:
        return
    try:
        date.fromisoformat(written + "0000-01-01"[len(written) :] if _DAY.fullmatch(written) else written + " is none")
    except ValueError as error:
        raise QueryError(
            "This is no date", value=written, allowed="a year, a month or a day: 2024, 2024-03 or 2024-03-05"
        ) from error
