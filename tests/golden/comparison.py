"""How a golden record is compared with what is read now, and how it is shown to people."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from onrecord import Record, Statement

CONFIDENCE_TOLERANCE = 1e-4
"""Processors differ in the last bits of a float, and the recorder computes confidences in floats. Nothing else in a
record may differ.
"""

_CONFIDENCES = (".confidence", ".speaker_confidence")

ABSENT = "nothing"


def lines(record: Record) -> list[str]:
    """Show a record as a reviewer reads it: what is known of the article, then a line for each statement.

    A line is `who | cue | act | form | words`; one that stands within another is indented under it.
    """
    article = record.article
    published = f"{article.published.value} ({article.published.how})" if article.published else None
    facts = {"title": article.title_text, "published": published, "outlet": article.outlet, "byline": article.byline}
    outer = {statement.id: statement.within for statement in record.statements}
    return [
        *(f"{name}: {value or '–'}" for name, value in facts.items()),
        *("  " * _depth(statement.id, outer) + _line(statement) for statement in record.statements),
    ]


def differences(golden: Any, now: Any, path: str = "") -> Iterator[str]:
    """Compare two values of JSON, and say where they differ and how."""
    if isinstance(golden, dict) and isinstance(now, dict):
        for key in sorted(golden.keys() | now.keys()):
            yield from differences(golden.get(key, ABSENT), now.get(key, ABSENT), f"{path}.{key}".lstrip("."))
    elif isinstance(golden, list) and isinstance(now, list):
        for index, (before, after) in enumerate(zip_longest(golden, now, fillvalue=ABSENT)):
            yield from differences(before, after, f"{path}[{index}]")
    elif not (_same(golden, now) or (path.endswith(_CONFIDENCES) and _close(golden, now))):
        yield f"{path}: {golden!r} is now {now!r}"


def _depth(name: str, outer: dict[str, str | None]) -> int:
    within = outer[name]
    return 0 if within is None else 1 + _depth(within, outer)


def _line(statement: Statement) -> str:
    cells = (
        statement.source_text or "–",
        statement.cue_text or "–",
        statement.act,
        statement.form,
        statement.content_text,
    )
    return " | ".join(" ".join(cell.split()) for cell in cells)  # line breaks would tear the line apart


def _close(golden: Any, now: Any) -> bool:
    numbers = isinstance(golden, float | int) and isinstance(now, float | int)
    return numbers and abs(golden - now) <= CONFIDENCE_TOLERANCE


def _same(golden: Any, now: Any) -> bool:
    return type(golden) is type(now) and bool(golden == now)
