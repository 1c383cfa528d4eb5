"""Audits in SQL: drawing a sample, keeping what coders say of it, and giving both back."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from onrecord.archive import articles, casting, corrected
from onrecord.archive.audit_rows import StoredAudit
from onrecord.archive.clock import now
from onrecord.archive.decisions import MOST_CHARACTERS, By
from onrecord.archive.query import Query, require_text
from onrecord.archive.searching import articles_where, statements_where
from onrecord.archive.writing import program
from onrecord.audits import Code, Coded, Counted, PassageCode, StatementCode, Unit, check_code
from onrecord.audits.cutting import cut_passage, cut_statement
from onrecord.audits.drawing import draw, in_turn
from onrecord.audits.figures import By as Divided
from onrecord.audits.passages import Pair, cut_text
from onrecord.errors import NotInArchiveError, QueryError
from onrecord.schema import Record

MOST_UNITS = 2_000
"""The largest sample."""

MOST_POOLED = 2_000
"""Passages are drawn out of so many articles, at most, which are drawn first."""

MOST_OUTLETS = 100
"""The counts of so many outlets are kept: those with most statements."""

LONGEST_CODER = 100
"""The longest name of a coder, in characters."""

OF_ARTICLES = frozenset({"outlet", "since", "until"})
"""The filters that say which texts are meant. Any other picks statements, and what isn't one can't be picked."""

_CODE: TypeAdapter[StatementCode | PassageCode] = TypeAdapter(Code)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be drawn: so many statements that a question finds, and so many passages of its articles."""

    query: Query
    statements: int
    passages: int
    seed: int

    @classmethod
    def of(cls, query: Query, sample: int, passages: int | None, seed: int) -> "Plan":
        """Divide a sample into statements and passages: half of it each, where nobody says otherwise.

        Raises QueryError if it is too large, or if passages are asked for that no question about statements gives.
        """
        asked = {name for name, value in asdict(query).items() if value is not None}
        of_statements = asked - OF_ARTICLES
        if not 1 <= sample <= MOST_UNITS:
            raise QueryError("No sample is of this size", value=sample, allowed=f"1 to {MOST_UNITS} units")
        if passages is None:
            passages = 0 if of_statements else sample // 2
        if not 0 <= passages <= sample:
            raise QueryError("These are more passages than units", value=passages, allowed=f"0 to {sample}")
        if passages and of_statements:
            raise QueryError(
                "What a filter for statements leaves out can't be looked for in passages",
                value=", ".join(sorted(of_statements)),
                allowed="filters for articles (outlet, since, until), or no passages",
            )
        return cls(query, sample - passages, passages, seed)


class Drawn(NamedTuple):
    """A sample, and what it was drawn from."""

    units: list[Unit]
    statements: int
    articles: int
    counted: list[Counted]


class _Chosen(NamedTuple):
    """Something that was drawn: its article, the statement's id or the passage's sentences, and its probability."""

    article: int
    what: str | Sequence[Pair]
    probability: float


def drawn(connection: sqlite3.Connection, plan: Plan) -> Drawn:
    """Draw a sample. Raises QueryError if there is nothing to draw from."""
    where = statements_where(plan.query, reads="s")
    ids = [row[0] for row in connection.execute(where.sql("s.id", " ORDER BY s.article, s.start, s.id"), where.values)]
    statements = [_chosen_statement(connection, each, plan.statements / len(ids))
                  for each in draw(ids, plan.statements, f"{plan.seed} statements")]  # fmt: skip
    passages, pool = _passages(connection, plan) if plan.passages else ([], 0)
    if not (statements or passages):
        raise QueryError(
            "There is nothing to draw from", allowed="filters that find statements", hint="See `onrecord search`."
        )
    units = _units(connection, in_turn(statements, passages))
    counted = _counted(connection, plan) if plan.passages else []
    return Drawn(units, len(ids), pool, counted)


def _chosen_statement(connection: sqlite3.Connection, statement: int, probability: float) -> _Chosen:
    row = connection.execute("SELECT article, statement_id FROM statements WHERE id = ?", (statement,)).fetchone()
    return _Chosen(row["article"], row["statement_id"], min(1.0, probability))


def _passages(connection: sqlite3.Connection, plan: Plan) -> tuple[list[_Chosen], int]:
    """Draw passages of articles, and count the articles that they are drawn from."""
    where = articles_where(plan.query)
    numbers = [row[0] for row in connection.execute(where.sql("a.id", " ORDER BY a.id"), where.values)]
    pooled = draw(numbers, MOST_POOLED, f"{plan.seed} articles")
    pool: list[tuple[int, tuple[Pair, ...]]] = []
    for number in pooled:
        (text,) = connection.execute("SELECT text FROM texts WHERE article = ?", (number,)).fetchone()
        pool += [(number, passage) for passage in cut_text(text)]
    probability = len(pooled) / max(1, len(numbers)) * min(1.0, plan.passages / max(1, len(pool)))
    chosen = draw(pool, plan.passages, f"{plan.seed} passages")
    return [_Chosen(number, passage, probability) for number, passage in chosen], len(numbers)


def _units(connection: sqlite3.Connection, chosen: Sequence[_Chosen]) -> list[Unit]:
    records: dict[int, tuple[Record, dict[str, int]]] = {}
    units = []
    for number, (article, what, probability) in enumerate(chosen, 1):
        if article not in records:
            records[article] = corrected.record(connection, article), casting.appearing(connection, article)
        record, numbers = records[article]
        known = articles.article(connection, article)
        if isinstance(what, str):
            statement = next(each for each in record.statements if each.id == what)
            task: Any = cut_statement(record, statement, numbers)
        else:
            task = cut_passage(record, what)
        (day,) = connection.execute("SELECT day FROM articles WHERE id = ?", (article,)).fetchone()
        units.append(
            Unit(number=number, article=article, title=known.title, outlet=known.outlet, year=day[:4] if day else None,
                 probability=probability, task=task)
        )  # fmt: skip
    return units


def _counted(connection: sqlite3.Connection, plan: Plan) -> list[Counted]:
    """Count what the statements were drawn from: in all, by outlet, by year, by kind of source."""
    where = statements_where(plan.query)
    columns = "a.outlet, substr(a.day, 1, 4), ifnull(s.source_kind, 'none'), count(*)"
    groups: dict[Divided, Counter[str | None]] = {"outlet": Counter(), "year": Counter(), "source_kind": Counter()}
    total = 0
    for outlet, year, kind, number in connection.execute(where.sql(columns, " GROUP BY 1, 2, 3"), where.values):
        total += number
        for by, value in (("outlet", outlet), ("year", year), ("source_kind", kind)):
            groups[by][value] += number  # type: ignore[index]
    outlets = groups["outlet"].most_common(MOST_OUTLETS)
    years = sorted(groups["year"].items(), key=lambda pair: pair[0] or "~")
    found = [Counted("all", None, total), *(Counted("outlet", *each) for each in outlets)]
    found += [Counted("year", *each) for each in years]
    return found + [Counted("source_kind", *each) for each in groups["source_kind"].most_common()]


def keep(connection: sqlite3.Connection, name: str, plan: Plan, sample: Drawn, by: By) -> int:
    """Write an audit down, and give its number. Raises QueryError if its name can't be kept."""
    _require_name("The name of the audit", name, MOST_CHARACTERS)
    filters = {key: value for key, value in asdict(plan.query).items() if value is not None}
    made = connection.execute(
        "INSERT INTO audits (name, seed, filters, drawn_at, who, program, statements, articles, counted)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (name.strip(), plan.seed, json.dumps(filters), now(), by.who, program(), sample.statements, sample.articles,
         json.dumps(sample.counted)),
    )  # fmt: skip
    number = int(made.lastrowid or 0)
    connection.executemany(
        "INSERT INTO audit_units (audit, number, article, kind, title, outlet, year, probability, task)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (number, unit.number, unit.article, unit.task.kind, unit.title, unit.outlet, unit.year, unit.probability,
             unit.task.model_dump_json())
            for unit in sample.units
        ),
    )  # fmt: skip
    return number


def remove(connection: sqlite3.Connection, audit: int) -> None:
    """Take an audit out, with its units and codes. Raises NotInArchiveError."""
    if not connection.execute("DELETE FROM audits WHERE id = ?", (audit,)).rowcount:
        raise _no_audit(audit)


def code(
    connection: sqlite3.Connection, audit: int, number: int, coder: str, said: StatementCode | PassageCode
) -> None:
    """Write down what a coder says of a unit, in place of what they said before.

    Raises NotInArchiveError, and QueryError if it doesn't answer what the unit asks.
    """
    _require_name("The name of the coder", coder, LONGEST_CODER)
    check_code(said, unit(connection, audit, number).task)
    connection.execute(
        "INSERT OR REPLACE INTO audit_codes (audit, number, coder, code, coded_at) VALUES (?, ?, ?, ?, ?)",
        (audit, number, coder.strip(), said.model_dump_json(), now()),
    )


def listed(connection: sqlite3.Connection, audit: int | None = None) -> Iterator[StoredAudit]:
    """List audits, the newest first, or give one."""
    which, values = ("", ()) if audit is None else (" WHERE id = ?", (audit,))
    for row in connection.execute(f"SELECT * FROM audits{which} ORDER BY id DESC", values).fetchall():
        units, passages = connection.execute(
            "SELECT count(*), count(*) FILTER (WHERE kind = 'passage') FROM audit_units WHERE audit = ?", (row["id"],)
        ).fetchone()
        coded = connection.execute(
            "SELECT coder, count(*) FROM audit_codes WHERE audit = ? GROUP BY coder", (row["id"],)
        ).fetchall()
        kept = {key: row[key] for key in row.keys() if key != "counted"}  # noqa: SIM118 - a row isn't a dict
        yield StoredAudit(
            **kept | {"filters": json.loads(row["filters"])},
            units=units, passages=passages, coded={each["coder"]: each[1] for each in coded},
        )  # fmt: skip


def one(connection: sqlite3.Connection, audit: int) -> StoredAudit:
    """Give an audit; raises NotInArchiveError."""
    for each in listed(connection, audit):
        return each
    raise _no_audit(audit)


def units(connection: sqlite3.Connection, audit: int) -> list[Unit]:
    """List the units of an audit in order."""
    rows = connection.execute("SELECT * FROM audit_units WHERE audit = ? ORDER BY number", (audit,))
    return [_unit(row) for row in rows]


def unit(connection: sqlite3.Connection, audit: int, number: int) -> Unit:
    """Give a unit; raises NotInArchiveError."""
    row = connection.execute("SELECT * FROM audit_units WHERE audit = ? AND number = ?", (audit, number)).fetchone()
    if row is None:
        raise NotInArchiveError("There is no such unit in an audit", value=f"{audit}/{number}")
    return _unit(row)


def next_unit(connection: sqlite3.Connection, audit: int, coder: str) -> Unit | None:
    """Give the first unit that a coder hasn't coded; None if all are."""
    (number,) = connection.execute(
        "SELECT min(number) FROM audit_units AS u WHERE audit = ? AND NOT EXISTS"
        " (SELECT 1 FROM audit_codes WHERE audit = u.audit AND number = u.number AND coder = ?)",
        (audit, coder),
    ).fetchone()
    return None if number is None else unit(connection, audit, number)


def codes(connection: sqlite3.Connection, audit: int) -> list[Coded]:
    """List what coders say of the units of an audit."""
    rows = connection.execute("SELECT * FROM audit_codes WHERE audit = ? ORDER BY number, coder", (audit,))
    return [Coded(row["number"], row["coder"], _CODE.validate_json(row["code"])) for row in rows]


def code_of(connection: sqlite3.Connection, audit: int, number: int, coder: str) -> StatementCode | PassageCode | None:
    """Give what a coder says of a unit; None if they haven't coded it."""
    row = connection.execute(
        "SELECT code FROM audit_codes WHERE audit = ? AND number = ? AND coder = ?", (audit, number, coder)
    ).fetchone()
    return None if row is None else _CODE.validate_json(row["code"])


def counted(connection: sqlite3.Connection, audit: int) -> list[Counted]:
    """List how many statements there were when an audit was drawn."""
    (written,) = connection.execute("SELECT counted FROM audits WHERE id = ?", (audit,)).fetchone()
    return [Counted(*each) for each in json.loads(written)]


def _unit(row: sqlite3.Row) -> Unit:
    kept = {key: row[key] for key in ("number", "article", "title", "outlet", "year", "probability")}
    return Unit.model_validate(kept | {"task": json.loads(row["task"])})


def _require_name(what: str, written: str, longest: int) -> None:
    require_text(what, written)
    if not written.strip() or len(written) > longest or not written.isprintable():
        raise QueryError(f"{what} can't be kept", value=written, allowed=f"1 to {longest} characters on one line")


def _no_audit(number: int) -> NotInArchiveError:
    return NotInArchiveError("There is no such audit", value=number, hint="See `onrecord audit`.")
