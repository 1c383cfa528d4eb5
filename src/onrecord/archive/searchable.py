"""Version 4 of the tables: the indexes of words hold words in the letters that they are searched by (`folding`).

An index reads what it holds from a view. Triggers write into it what the view shows: before a row goes, that is what
the index holds of it, and after it has come, what it is to hold.
"""

from onrecord.archive.folding import folded_sql

STEMMED = "porter unicode61 remove_diacritics 2"
_PLAIN = "unicode61 remove_diacritics 2"


def _index(table: str, number: str, columns: tuple[str, ...], *, index: str, tokenizer: str, where: str = "") -> str:
    """Write a view of a table in folded letters, an index of it, and the triggers that keep it up to date."""
    view, named = f"{index.removesuffix('_fts')}_folded", ", ".join(columns)
    folded = ", ".join(f"{folded_sql(column)} AS {column}" for column in columns)
    changed = ", ".join(columns + ((where,) if where else ()))
    gone = (
        f"INSERT INTO {index} ({index}, rowid, {named})"
        f" SELECT 'delete', id, {named} FROM {view} WHERE id = old.{number};"
    )
    come = f"INSERT INTO {index} (rowid, {named}) SELECT id, {named} FROM {view} WHERE id = new.{number};"
    return f"""
CREATE VIEW {view} AS SELECT {number} AS id, {folded} FROM {table}{f" WHERE {where}" if where else ""};
CREATE VIRTUAL TABLE {index} USING fts5 (
    {named}, content = '{view}', content_rowid = 'id', tokenize = '{tokenizer}'
);
INSERT INTO {index} ({index}) VALUES ('rebuild');
CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN {come} END;
CREATE TRIGGER {table}_removed BEFORE DELETE ON {table} BEGIN {gone} END;
CREATE TRIGGER {table}_changes BEFORE UPDATE OF {changed} ON {table} BEGIN {gone} END;
CREATE TRIGGER {table}_changed AFTER UPDATE OF {changed} ON {table} BEGIN {come} END;
"""


FOLDED = """
DROP TRIGGER texts_added;
DROP TRIGGER texts_removed;
DROP TRIGGER texts_changed;
DROP TABLE texts_fts;
DROP TRIGGER statements_added;
DROP TRIGGER statements_removed;
DROP TRIGGER statements_changed;
DROP TABLE statements_fts;
DROP TRIGGER actors_added;
DROP TRIGGER actors_removed;
DROP TRIGGER actors_changed;
DROP TABLE actors_fts;
DROP VIEW named_actors;
""" + (
    _index("texts", "article", ("text",), index="texts_fts", tokenizer=STEMMED)
    + _index("statements", "id", ("speaker", "source", "content", "about"), index="statements_fts", tokenizer=STEMMED)
    + _index("actors", "id", ("name",), index="actors_fts", tokenizer=_PLAIN, where="named")
)
"""What version 4 does."""

EVENT_WORDS = _index("events", "id", ("who", "whom", "place_name"), index="events_fts", tokenizer=STEMMED)
"""The index of version 7, of those who take part in events, and of places."""
