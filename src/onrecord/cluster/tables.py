"""The tables that a run writes: the columns of `onrecord export`, and what only a run has."""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from onrecord.archive.export import COLUMNS as EXPORTED
from onrecord.archive.export import OF_ONE_ARTICLE

if TYPE_CHECKING:
    import pyarrow

Row = dict[str, Any]

WHERE: Final[Mapping[str, str]] = {"place": "TEXT", "line": "INTEGER"}
"""Where an article came from: a file, and where in it, counted from 1."""

COLUMNS: Final[Mapping[str, Mapping[str, str]]] = {
    **{table: EXPORTED[table] for table in OF_ONE_ARTICLE},
    "articles": {**EXPORTED["articles"], **WHERE, "copies": "INTEGER", "record": "TEXT"},
    "actors": {"article": "INTEGER", "actor_id": "TEXT", **EXPORTED["actors"]},
    "copies": {
        "article": "INTEGER",
        "copy_of": "INTEGER",
        "how": "TEXT",
        **{name: EXPORTED["articles"][name] for name in ("title", "outlet", "byline", "url", "published", "text")},
        **WHERE,
    },
    "failures": {**WHERE, "error": "TEXT", "reason": "TEXT"},
}
"""The columns of each table: the name and the type, as SQL names it.

What goes beyond the export: `record` is the record as JSON, `copies` how many copies an article has, and the table
`copies` has these, each with the number of the article that was read for it, and `how` it is known: by its `address` or
by its `text`. An actor is one of an article, since only an archive knows who is one in several.
"""

TABLES: Final = tuple(COLUMNS)

_TYPES: Final = {"INTEGER": "int64", "REAL": "float64", "TEXT": "string", "BOOLEAN": "bool"}


class Packed(NamedTuple):
    """A table of a shard as it is written: its bytes, and how many rows they have."""

    content: bytes
    rows: int

    @property
    def mark(self) -> str:
        """Tells these bytes from others; it is part of the file's name."""
        return sha256(self.content).hexdigest()[:16]


@cache
def schema_of(table: str) -> "pyarrow.Schema":
    """Give the Arrow schema of a table."""
    import pyarrow

    return pyarrow.schema([(name, pyarrow.type_for_alias(_TYPES[kind])) for name, kind in COLUMNS[table].items()])


def pack(table: str, rows: Sequence[Row]) -> Packed:
    """Write rows as a Parquet file of one row group: the same rows, the same bytes."""
    return pack_rows(rows, schema_of(table))


def pack_rows(rows: Sequence[Row], schema: "pyarrow.Schema") -> Packed:
    """Write rows of any schema likewise."""
    import pyarrow
    from pyarrow import parquet

    buffer = pyarrow.BufferOutputStream()
    made = pyarrow.Table.from_pylist(list(rows), schema=schema)
    parquet.write_table(made, buffer, compression="zstd", row_group_size=max(len(rows), 1))
    return Packed(buffer.getvalue().to_pybytes(), len(rows))


def unpack(content: bytes, columns: Sequence[str] | None = None) -> list[Row]:
    """Read the rows of a Parquet file."""
    import pyarrow
    from pyarrow import parquet

    found: list[Row] = parquet.read_table(pyarrow.BufferReader(content), columns=columns).to_pylist()
    return found
