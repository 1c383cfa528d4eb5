"""What people decide about an archive: who, when, why, and what they took back.

Every kind of decision is a model in `AnyDecision`, stored as JSON in one table; a new kind needs no new table. Other
modules say what a decision does to the archive (joins, splits and what stays apart: `joining`). If only a later version
knows a kind, its decisions are kept and skipped.
"""

import getpass
import json
import sqlite3
from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from onrecord.archive.clock import now
from onrecord.archive.rows import Count, Decision
from onrecord.archive.searching import counted
from onrecord.corrections import AnyCorrection, Correction
from onrecord.errors import NotAnArchiveError, NotInArchiveError, QueryError

MOST_CHARACTERS = 2000
"""The longest name or reason, in characters."""

SEE = "See `onrecord decisions`."


class _Value(BaseModel):
    """What was decided. Keys that a later version has added are skipped."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class DecidedActor(_Value):
    """An actor as it was when the decision was made."""

    number: int
    name: str
    kind: str
    named: bool

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"


class Join(_Value):
    """The `others` are the same actor as `keep`."""

    kind: Literal["join"] = "join"
    keep: DecidedActor
    others: tuple[DecidedActor, ...]

    @property
    def subject(self) -> str:
        """What it is about."""
        return f"actor {self.keep.number}"

    @property
    def actors(self) -> tuple[DecidedActor, ...]:
        """The actors that it names."""
        return (self.keep, *self.others)

    @property
    def summary(self) -> str:
        """What was decided, in words."""
        return f"{', '.join(map(str, self.others))} is {self.keep}"


class Split(_Value):
    """The `actor` of some articles is another one, `new`; `keys` are its keys there."""

    kind: Literal["split"] = "split"
    actor: DecidedActor
    new: DecidedActor
    articles: tuple[int, ...]
    keys: tuple[str, ...]

    @property
    def subject(self) -> str:
        """What it is about."""
        return f"actor {self.actor.number}"

    @property
    def actors(self) -> tuple[DecidedActor, ...]:
        """The actors that it names."""
        return (self.actor, self.new)

    @property
    def summary(self) -> str:
        """What was decided, in words."""
        return f"{self.actor} is another, {self.new}, in articles {', '.join(map(str, self.articles))}"


class Dismissal(_Value):
    """A finding of a check doesn't count; it is found again by its kind and its words, whatever its id is then.

    `check` is its kind and `verdict` what it says; `words` are those that it is about, `sentence` is the one around
    them, `evidence` the words that decide it. These three are empty where it has no place in the text.
    """

    kind: Literal["dismiss"] = "dismiss"
    article: int
    check: str
    verdict: str
    words: str
    sentence: str
    evidence: str
    message: str

    @property
    def subject(self) -> str:
        """What it is about."""
        return f"article {self.article}"

    @property
    def summary(self) -> str:
        """What was decided, in words."""
        return f"in article {self.article}, this finding ({self.check}) is dismissed: {self.message}"


class Apart(_Value):
    """Two actors aren't one: nobody is asked again whether they are."""

    kind: Literal["apart"] = "apart"
    one: DecidedActor
    other: DecidedActor

    @property
    def subject(self) -> str:
        """What it is about."""
        return f"actor {self.one.number}"

    @property
    def summary(self) -> str:
        """What was decided, in words."""
        return f"{self.other} isn't {self.one}"


class LineCorrection(_Value):
    """What somebody has put right in the record of an article."""

    kind: Literal["correct"] = "correct"
    article: int
    correction: AnyCorrection

    @property
    def subject(self) -> str:
        """What it is about."""
        return f"article {self.article}"

    @property
    def summary(self) -> str:
        """What was decided, in words."""
        return f"in article {self.article}, {self.correction.summary}"


class Checked(_Value):
    """A person has read the whole article: what its record says after all corrections is right, and nothing is missing.

    `text` is the SHA-256 of the text that they read, in hexadecimal digits: another version isn't checked.
    """

    kind: Literal["checked"] = "checked"
    article: int
    text: str

    @property
    def subject(self) -> str:
        """What it is about."""
        return f"article {self.article}"

    @property
    def summary(self) -> str:
        """What was decided, in words."""
        return f"article {self.article} was checked from beginning to end"


class OutletAlias(_Value):
    """An outlet with this name is known by another one; its articles count as the other's."""

    kind: Literal["outlet"] = "outlet"
    name: str
    known_as: str

    @property
    def subject(self) -> str:
        """What it is about."""
        return _outlet(self.name)

    @property
    def summary(self) -> str:
        """What was decided, in words."""
        return f"the outlet {self.name} is {self.known_as}"


ActorDecision = Join | Split
"""Every kind of decision that changes who an actor is."""

AnyDecision = ActorDecision | Apart | Dismissal | LineCorrection | Checked | OutletAlias
"""Every kind of decision that this version knows."""

KINDS = frozenset(model.model_fields["kind"].default for model in get_args(AnyDecision))
"""The kinds of decisions that this version knows."""

_ADAPTER: TypeAdapter[AnyDecision] = TypeAdapter(Annotated[AnyDecision, Field(discriminator="kind")])


class By(NamedTuple):
    """Who decides, and why."""

    who: str | None = None
    why: str | None = None


def decide(connection: sqlite3.Connection, value: AnyDecision, by: By) -> int:
    """Write a decision down, and give its number. Raises QueryError if the name or the reason is too long."""
    who, why = bounded(by)
    made = connection.execute(
        "INSERT INTO decisions (kind, subject, value, who, why, decided_at) VALUES (?, ?, ?, ?, ?, ?)",
        (value.kind, value.subject, value.model_dump_json(), who, why, now()),
    )
    return int(made.lastrowid or 0)


def undo(connection: sqlite3.Connection, number: int, by: By) -> AnyDecision:
    """Write down that a decision is taken back, and give the decision.

    Raises NotInArchiveError, and QueryError if it was taken back before, or if its kind isn't known.
    """
    row = connection.execute("SELECT * FROM decisions WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise NotInArchiveError("There is no such decision", value=number, hint=SEE)
    if row["undone_at"] is not None:
        raise QueryError("This decision was taken back before", value=number, allowed="one that holds", hint=SEE)
    value = _read(row)
    if value is None:
        raise QueryError(
            f"Decision {number} is of a kind that this version doesn't know",
            value=row["kind"],
            hint="A later version of onrecord wrote it: upgrade onrecord.",
        )
    connection.execute(
        "UPDATE decisions SET undone_by = ?, undone_at = ? WHERE id = ?", (bounded(by).who, now(), number)
    )
    return value


def decision(connection: sqlite3.Connection, number: int) -> Decision:
    """Give a decision by its number; raises NotInArchiveError."""
    row = connection.execute("SELECT * FROM decisions WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise NotInArchiveError("There is no such decision", value=number, hint=SEE)
    return _decision(row)


def listed(connection: sqlite3.Connection, *, undone: bool = True) -> Iterator[Decision]:
    """List decisions in the order in which they were made; without `undone`, only those that hold."""
    which = "" if undone else " WHERE undone_at IS NULL"
    yield from map(_decision, connection.execute(f"SELECT * FROM decisions{which} ORDER BY id"))


def latest(
    connection: sqlite3.Connection, *, kind: str | None, who: str | None, undone: bool, limit: int, offset: int
) -> Iterator[Decision]:
    """List the decisions of a kind and a person, or of all, the newest first."""
    chosen, values = _chosen(kind=kind, who=who, undone=undone)
    sql = f"SELECT * FROM decisions{chosen} ORDER BY id DESC LIMIT ? OFFSET ?"
    yield from map(_decision, connection.execute(sql, (*values, limit, offset)))


def count(connection: sqlite3.Connection, *, kind: str | None, who: str | None, undone: bool) -> Count:
    """Count the decisions that `latest` lists."""
    chosen, values = _chosen(kind=kind, who=who, undone=undone)
    return counted(connection, f"SELECT 1 FROM decisions{chosen}", values)


def _chosen(*, kind: str | None, who: str | None, undone: bool) -> tuple[str, list[str]]:
    given = {"kind = ?": kind, "who = ?": who}
    conditions = [condition for condition, value in given.items() if value is not None]
    conditions += [] if undone else ["undone_at IS NULL"]
    return f" WHERE {' AND '.join(conditions)}" if conditions else "", [each for each in given.values() if each]


def since(connection: sqlite3.Connection, moment: str, *, most: int) -> Iterator[Decision]:
    """List at most so many decisions that were made or taken back at a moment or later, the newest first."""
    rows = connection.execute(
        "SELECT * FROM (SELECT * FROM decisions WHERE decided_at >= :moment"
        " UNION SELECT * FROM decisions WHERE undone_at >= :moment)"
        " ORDER BY max(ifnull(decided_at, ''), ifnull(undone_at, '')) DESC, id DESC LIMIT :most",
        {"moment": moment, "most": most},
    )
    yield from map(_decision, rows)


def about_article(connection: sqlite3.Connection, article: int, kind: str) -> list[Decision]:
    """List the decisions of a kind that hold for an article, in any of its versions, in order."""
    return list(map(_decision, _rows_about(connection, article, kind)))


def actors_of(value: AnyDecision) -> tuple[DecidedActor, ...]:
    """Give the actors that a decision names."""
    if isinstance(value, Apart):
        return (value.one, value.other)
    return value.actors if isinstance(value, Join | Split) else ()


def rewrite(connection: sqlite3.Connection, number: int, value: AnyDecision) -> None:
    """Write down anew what was decided, where a part of it is gone."""
    connection.execute("UPDATE decisions SET value = ? WHERE id = ?", (value.model_dump_json(), number))


def with_kinds(connection: sqlite3.Connection, *kinds: str) -> dict[int, AnyDecision]:
    """Map the numbers of all decisions of these kinds, undone ones among them, to what was decided."""
    marks = ", ".join("?" * len(kinds))
    rows = connection.execute(f"SELECT * FROM decisions WHERE kind IN ({marks}) ORDER BY id", kinds)
    return {row["id"]: value for row in rows if (value := _read(row)) is not None}


def about_actors(connection: sqlite3.Connection, *, undone: bool = False) -> dict[int, ActorDecision]:
    """Map the numbers of the decisions about actors to what was decided, in order.

    Gives the decisions that hold, or with `undone` all of them.
    """
    which = "" if undone else " AND undone_at IS NULL"
    rows = connection.execute(f"SELECT * FROM decisions WHERE kind IN ('join', 'split'){which} ORDER BY id")
    return {row["id"]: value for row in rows if isinstance(value := _read(row), Join | Split)}


def aparts(connection: sqlite3.Connection) -> dict[int, Apart]:
    """Map the numbers of the decisions that hold that two actors aren't one to what was decided, in order."""
    rows = connection.execute("SELECT * FROM decisions WHERE kind = 'apart' AND undone_at IS NULL ORDER BY id")
    return {row["id"]: value for row in rows if isinstance(value := _read(row), Apart)}


def dismissals(connection: sqlite3.Connection, article: int) -> dict[int, Dismissal]:
    """Map the numbers of the dismissals that hold for an article, in any of its versions, to what was decided."""
    rows = _rows_about(connection, article, "dismiss")
    return {row["id"]: value for row in rows if isinstance(value := _read(row), Dismissal)}


def corrections(connection: sqlite3.Connection, article: int) -> dict[int, Correction]:
    """Map the numbers of the corrections that hold for an article, in any of its versions, to the corrections."""
    rows = _rows_about(connection, article, "correct")
    return {row["id"]: value.correction for row in rows if isinstance(value := _read(row), LineCorrection)}


def outlet_alias(connection: sqlite3.Connection, outlet: str) -> OutletAlias | None:
    """Give what was decided last about the name of an outlet; None if nothing holds."""
    row = connection.execute(
        "SELECT * FROM decisions WHERE subject = ? AND kind = 'outlet' AND undone_at IS NULL ORDER BY id DESC LIMIT 1",
        (_outlet(outlet),),
    ).fetchone()
    value = _read(row) if row else None
    return value if isinstance(value, OutletAlias) else None


def by(who: str | None, why: str | None) -> By:
    """Say who decides, by default whoever is logged in, and why."""
    return By(who or login(), why)


def login() -> str | None:
    """Give the user's login name; None if there is none, as in some containers."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # which error it is depends on the system and on Python's version
        return None


def _rows_about(connection: sqlite3.Connection, article: int, kind: str) -> sqlite3.Cursor:
    return connection.execute(
        "SELECT * FROM decisions WHERE kind = ? AND undone_at IS NULL AND subject IN (SELECT 'article ' || id"
        " FROM articles WHERE identity = (SELECT identity FROM articles WHERE id = ?)) ORDER BY id",
        (kind, article),
    )


def _decision(row: sqlite3.Row) -> Decision:
    value = _read(row)
    summary = f"{row['subject']}: {row['kind']}" if value is None else value.summary
    return Decision(**dict(row) | {"value": json.loads(row["value"]), "summary": summary})


def _outlet(name: str) -> str:
    return f"outlet {name.casefold()}"


def _read(row: sqlite3.Row) -> AnyDecision | None:
    """Read what was decided; None for a kind that isn't known. Raises NotAnArchiveError if it is damaged."""
    if row["kind"] not in KINDS:
        return None
    try:
        return _ADAPTER.validate_json(row["value"])
    except ValidationError as error:
        raise NotAnArchiveError(f"Decision {row['id']} is damaged", value=row["value"]) from error


def bounded(by: By) -> By:
    """Give who decides, and why. Raises QueryError if the name or the reason is too long."""
    for name, written in zip(By._fields, by, strict=True):
        if written is not None and len(written) > MOST_CHARACTERS:
            raise QueryError(f"{name} is too long", value=written, allowed=f"at most {MOST_CHARACTERS} characters")
    return by
