"""Corrects records by hand. The caller has begun the transaction.

A correction is a decision. It names the words that it is about, so that it still holds after the article was read
again, and in a new version of the article. The record as it was read stays as it is; the tables are filled from the
corrected one.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from hashlib import sha256

from onrecord.archive import articles, corrected, decisions, derived, writing
from onrecord.archive.decisions import By, Checked, LineCorrection
from onrecord.archive.rows import Decision, StoredCorrection
from onrecord.corrections import ArticleCorrection, Correction, Outcome, correct
from onrecord.errors import CorrectedSinceError, CorrectionError


def put_right(
    connection: sqlite3.Connection, article: int, corrections: Sequence[Correction], by: By, seen: int | None = None
) -> list[int]:
    """Correct the record of an article, and give the decisions' numbers: all corrections are made or none.

    Raises NotInArchiveError, and CorrectionError if a correction is about words or lines that the article doesn't have,
    or says what the record says already. If `seen` is the newest correction that whoever corrects has seen, raises
    CorrectedSinceError if a later one is about the same line.
    """
    latest = articles.latest(connection, article)
    record, before = corrected.corrected(connection, latest, articles.record(connection, latest))
    made = []
    for correction in corrections:
        record, outcomes = correct(record, {0: correction})
        if outcomes[0].effect == "lost":
            raise CorrectionError(
                "The article has nothing there that could be corrected",
                value=correction.summary,
                allowed="words of the article's text and lines of its record",
                hint="The article may have been read again: look at it once more.",
            )
        if outcomes[0].effect == "agreed":
            raise CorrectionError("The record says so already", value=correction.summary, hint="Nothing was changed.")
        if seen is not None:
            _require_seen(connection, outcomes[0].line, before, seen)
        made.append(decisions.decide(connection, LineCorrection(article=article, correction=correction), by))
    settle(connection, latest)
    return made


def _require_seen(connection: sqlite3.Connection, line: str | None, outcomes: Mapping[int, Outcome], seen: int) -> None:
    """Raise CorrectedSinceError if a correction of the same line is newer than the newest that was seen."""
    newer = [number for number, outcome in outcomes.items() if number > seen and outcome.line == line]
    if newer:
        last = decisions.decision(connection, newer[-1])
        raise CorrectedSinceError(
            f"{last.who or 'Somebody'} has corrected the same line meanwhile",
            value=last.summary,
            hint=f"Look at it, and send yours again with {last.id} as the newest that you have seen.",
        )


def settle(connection: sqlite3.Connection, article: int) -> None:
    """Fill the tables anew from the corrected record of an article's last version."""
    latest = articles.latest(connection, article)
    as_read = articles.record(connection, latest)
    writing.describe(connection, latest, as_read)
    derived.refill(connection, latest, as_read)


def check(connection: sqlite3.Connection, article: int, by: By) -> int:
    """Note that a person has read a whole article, and give the decision's number.

    Raises NotInArchiveError, and CorrectionError if somebody has done so before.
    """
    if checked(connection, article):
        raise CorrectionError("This article was checked before", value=article, hint=decisions.SEE)
    return decisions.decide(connection, Checked(article=article, text=_text_hash(connection, article)), by)


def checked(connection: sqlite3.Connection, article: int) -> list[Decision]:
    """List the decisions that a person has read the whole article, as it stands in this version."""
    found = decisions.about_article(connection, article, "checked")
    text = _text_hash(connection, article) if found else ""
    return [each for each in found if each.value["text"] == text]


def _text_hash(connection: sqlite3.Connection, article: int) -> str:
    return sha256(articles.record(connection, article).article.text.encode("utf-8", "surrogatepass")).hexdigest()


def corrected_date(connection: sqlite3.Connection, article: int) -> str | None:
    """Give the date that the last correction which holds has given an article; None if none has."""
    held = decisions.corrections(connection, article).values()
    dates = [each.published for each in held if isinstance(each, ArticleCorrection) and each.published]
    return dates[-1] if dates else None


def corrected_articles(connection: sqlite3.Connection) -> list[int]:
    """List the last versions of the articles that somebody has corrected or checked, in order."""
    rows = connection.execute(
        "SELECT DISTINCT l.id FROM decisions AS d JOIN articles AS a ON d.subject = 'article ' || a.id"
        " JOIN articles AS l ON l.identity = a.identity AND l.latest"
        " WHERE d.kind IN ('correct', 'checked') AND d.undone_at IS NULL ORDER BY l.id"
    )
    return [row["id"] for row in rows]


def listed(connection: sqlite3.Connection, article: int) -> list[StoredCorrection]:
    """List the corrections of an article that hold, in the order in which they were made, with what became of each.

    Raises NotInArchiveError.
    """
    rows = {row.id: row for row in decisions.about_article(connection, article, "correct")}
    if not rows:  # most articles have none, and then no record need be read
        articles.latest(connection, article)
        return []
    outcomes = corrected.corrected(connection, article, articles.record(connection, article)).outcomes
    return [
        StoredCorrection(
            decision=rows[number],
            what=rows[number].value["correction"]["what"],
            effect=outcome.effect,
            line=outcome.line,
            moved=outcome.moved,
            overruled_by=outcome.by,
        )
        for number, outcome in outcomes.items()
    ]
