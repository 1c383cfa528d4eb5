"""Packs and unpacks originals and records: compressed, with everything needed to read them again."""

import json
import sqlite3
import zlib
from typing import Any, NamedTuple, Self

from onrecord.schema import Original, Record

ORIGINAL_COLUMNS = ("content", "format", "place", "line", "charset", "address", "given")

_LEVEL = 6


class Packed(NamedTuple):
    """A record and the original of its article, ready to write; packing takes longer than writing."""

    original: Original
    columns: tuple[Any, ...]
    record: bytes

    @classmethod
    def of(cls, record: Record, original: Original | None = None) -> Self:
        """Pack a record and its original. Raises RecordError if the record can't be written as JSON."""
        packed = pack_record(record)
        original = original or original_of(record)
        return cls(original, pack_original(original), packed)


def pack_original(original: Original) -> tuple[Any, ...]:
    """Turn an original into the values of ORIGINAL_COLUMNS."""
    return (
        zlib.compress(original.content, _LEVEL),
        original.format,
        original.place,
        original.line,
        original.charset,
        original.address,
        json.dumps(dict(original.given), ensure_ascii=False),
    )


def unpack_original(row: sqlite3.Row) -> Original:
    """Take an original out of a row that has ORIGINAL_COLUMNS."""
    return Original(
        content=zlib.decompress(row["content"]),
        format=row["format"],
        place=row["place"],
        line=row["line"],
        charset=row["charset"],
        address=row["address"],
        given=json.loads(row["given"]),
    )


def original_of(record: Record) -> Original:
    """Make an original for a record whose bytes are gone: its article as a line of JSON."""
    article = record.article
    values = {
        "text": article.text,
        "id": article.id,
        "title": article.title_text,
        "published": article.published.value if article.published and article.published.how == "given" else None,
        "outlet": article.outlet,
        "byline": article.byline,
        "url": article.url,
    }
    line = json.dumps({key: value for key, value in values.items() if value is not None}, ensure_ascii=False)
    return Original(line.encode("utf-8", "surrogatepass"), "json", place="a record")


def pack_record(record: Record) -> bytes:
    """Compress a record without its article's text. Raises RecordError if it can't be written as JSON."""
    try:
        record.article.text.encode()
        written = record.model_dump_json(exclude={"article": {"text"}})
    except ValueError:
        written = record.to_json()  # raises RecordError, which says what is wrong
    return zlib.compress(written.encode(), _LEVEL)


def unpack_record(packed: bytes, text: str) -> Record:
    """Put a record together again with its article's text."""
    values = json.loads(zlib.decompress(packed))
    values["article"]["text"] = text
    return Record.model_validate(values)
