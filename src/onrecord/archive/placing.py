"""Fills what version 5 adds: where statements stand in their documents, and when articles were last changed."""

import json
import sqlite3
import zlib

from onrecord.schema import Article

_TOLD = (b'"places":[{', b'"updated":"')
"""Records without either have nothing to fill in, and few have the first."""


def place(connection: sqlite3.Connection) -> None:
    """Take the places of statements and the last change of articles out of the records."""
    for number, packed in connection.execute("SELECT article, record FROM records"):
        try:
            written = zlib.decompress(packed)
            if any(told in written for told in _TOLD):
                _fill(connection, number, json.loads(written)["article"])
        except (zlib.error, ValueError):
            continue  # a damaged record is reported when somebody asks for it


def _fill(connection: sqlite3.Connection, number: int, values: dict[str, object]) -> None:
    connection.execute("UPDATE articles SET updated = ? WHERE id = ?", (values.get("updated"), number))
    if not values.get("places"):
        return
    (text,) = connection.execute("SELECT text FROM texts WHERE article = ?", (number,)).fetchone()
    article = Article.model_validate({"id": "any", "text": text, "places": values["places"]})
    rows = connection.execute("SELECT id, start FROM statements WHERE article = ?", (number,)).fetchall()
    connection.executemany(
        "UPDATE statements SET place = ? WHERE id = ?", ((article.place_at(start), row) for row, start in rows)
    )
