"""Dismisses findings of checks by hand. The caller has begun the transaction.

A dismissal is a decision. It names the check, what it says, and the words that it is about, with the sentence around
them, so that it still holds after the article was read or checked again, and in a new version of the article.
"""

import sqlite3
from typing import NamedTuple

from onrecord.archive import articles, corrected, decisions
from onrecord.archive.contexts import AROUND
from onrecord.archive.decisions import SEE, By, Dismissal
from onrecord.errors import NotInArchiveError, QueryError
from onrecord.schema import Check, Record, Span
from onrecord.schema.sentences import sentence_around
from onrecord.schema.span import GAP

_LONGEST = 500
"""No more characters of words or of a sentence are compared."""


class _Place(NamedTuple):
    """Which check found something, what it says, and of which words."""

    check: str
    verdict: str
    words: str
    sentence: str


def dismiss(connection: sqlite3.Connection, article: int, check_id: str, by: By) -> int:
    """Dismiss a finding of the last version of an article, and give the decision's number.

    Raises NotInArchiveError, and QueryError if no reason is given, or if the finding was dismissed before.
    """
    if not (by.why or "").strip():
        raise QueryError("A finding is dismissed for a reason", value=by.why, allowed="a text that says why")
    if (before := decision_of(connection, article, check_id)) is not None:
        raise QueryError(
            f"This finding was dismissed before, by decision {before}", value=f"{article}/{check_id}", hint=SEE
        )
    record = corrected.record(connection, article)
    check = next(each for each in record.checks if each.id == check_id)
    place = _place(check, record)
    value = Dismissal(
        article=article, **place._asdict(), evidence=_words(check.evidence, record), message=check.message
    )
    number = decisions.decide(connection, value, by)
    settle(connection, article)
    return number


def decision_of(connection: sqlite3.Connection, article: int, check_id: str) -> int | None:
    """Give the number of the decision that dismisses a finding; None if there is none. Raises NotInArchiveError."""
    row = connection.execute(
        "SELECT decision FROM checks WHERE article = ? AND check_id = ?", (article, check_id)
    ).fetchone()
    if row is None:
        raise NotInArchiveError("There is no such finding", value=f"{article}/{check_id}")
    decision: int | None = row["decision"]
    return decision


def settle(connection: sqlite3.Connection, article: int) -> None:
    """Write down anew which findings of an article are dismissed, in its last version."""
    latest = articles.latest(connection, article)
    found = dismissed(connection, latest, corrected.record(connection, latest))
    connection.execute("UPDATE checks SET decision = NULL WHERE article = ?", (latest,))
    connection.executemany(
        "UPDATE checks SET decision = ? WHERE article = ? AND check_id = ?",
        ((decision, latest, check_id) for check_id, decision in found.items()),
    )


def dismissed(connection: sqlite3.Connection, article: int, record: Record) -> dict[str, int]:
    """Map the ids of the findings in a record that are dismissed to the decisions that dismiss them.

    A dismissal holds for the finding that says the same of the same words in the same sentence. If several do, it holds
    for those that rest on the same evidence.
    """
    held = decisions.dismissals(connection, article)
    if not held:
        return {}
    there: dict[_Place, list[Check]] = {}
    for check in record.checks:
        there.setdefault(_place(check, record), []).append(check)
    found: dict[str, int] = {}
    for number, decision in held.items():
        same = there.get(_Place(decision.check, decision.verdict, decision.words, decision.sentence), [])
        if len(same) > 1:
            same = [each for each in same if _words(each.evidence, record) == decision.evidence]
        for check in same:
            found.setdefault(check.id, number)
    return found


def _place(check: Check, record: Record) -> _Place:
    spans = check.about or check.evidence
    return _Place(check.kind, check.verdict, _words(spans, record), _sentence(spans[0], record) if spans else "")


def _words(spans: tuple[Span, ...], record: Record) -> str:
    return _line(GAP.join(each.cut(record.article.text) for each in spans))


def _sentence(span: Span, record: Record) -> str:
    first = max(0, span.start - AROUND)
    passage = record.article.text[first : span.end + AROUND]
    begin, stop = sentence_around(passage, span.start - first, span.end - first)
    return _line(passage[begin:stop])


def _line(words: str) -> str:
    return " ".join(words.split())[:_LONGEST]
