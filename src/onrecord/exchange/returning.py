"""Files that come back from another tool: which format they are, and which record they were made from."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import astuple
from hashlib import sha256
from pathlib import PurePath
from typing import Final, NamedTuple

from onrecord.errors import ExchangeError
from onrecord.exchange.brat import read_brat
from onrecord.exchange.cas import read_cas
from onrecord.exchange.marks import marks_of
from onrecord.schema import Record

SUFFIXES: Final = (".ann", ".xmi", ".json", ".zip")
"""The ends of the names of files that can come back."""

MOST_BYTES: Final = 100_000_000
"""The largest file that is read."""

_STEM: Final = re.compile(r"article-(?P<number>[1-9][0-9]{0,17})(?:-(?P<print>[0-9a-f]{8}))?(?![0-9a-f-])", re.ASCII)


class Origin(NamedTuple):
    """The number of the article that a file was made from, and the fingerprint of its record at that time."""

    number: int
    fingerprint: str | None


def fingerprint(record: Record) -> str:
    """Give eight characters that change as soon as anything does that other tools carry of a record.

    >>> from onrecord.schema import Article, Model
    >>> fingerprint(Record(article=Article(id="a", text="Rain."), model=Model(name="by hand", version="1")))
    'cc34a99a'
    """
    carried = f"{record.article.text}\0{astuple(marks_of(record))}"
    return sha256(carried.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def stem_of(number: int, record: Record) -> str:
    """Name the files of an article: by its number, and by what its record says now."""
    return f"article-{number}-{fingerprint(record)}"


def origin_of(name: str) -> Origin | None:
    """Read an article's number and its record's fingerprint from the name of a file; None if it isn't named so.

    >>> origin_of("annotated/article-7-0a1b2c3d.ann"), origin_of("article-12.xmi"), origin_of("notes.ann")
    (Origin(number=7, fingerprint='0a1b2c3d'), Origin(number=12, fingerprint=None), None)
    """
    found = _STEM.search(PurePath(name).name)
    return Origin(int(found["number"]), found["print"]) if found else None


def read_back(name: str, content: bytes, record: Record, *, text: str | None = None) -> Record:
    """Give the record as the file of this name has it: brat's .ann, CAS as .xmi or .json, or a ZIP file of either.

    `record` is the one that went out, and `text` brat's .txt file, if there is one. Raises ExchangeError, and
    MissingExtraError for a CAS if its library isn't installed.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="Rain."), model=Model(name="by hand", version="1"))
    >>> read_back("article-7.ann", b"", record) == record
    True
    """
    if len(content) > MOST_BYTES:
        raise ExchangeError("The file is too large", value=name, allowed=f"up to {MOST_BYTES} bytes")
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise ExchangeError("Files with this ending aren't taken back", value=name, allowed=", ".join(SUFFIXES))
    if suffix == ".zip":
        packed = dict(_unpacked(name, content))
        if annotations := next((each for each in packed if each.endswith(".ann")), None):
            beside = packed.get(annotations.removesuffix(".ann") + ".txt")
            text = _decoded(name, beside) if beside is not None else text
            return read_brat(_decoded(name, packed[annotations]), record, text)
    if suffix == ".ann":
        return read_brat(_decoded(name, content), record, text)
    return read_cas(content, record)


def _unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Give brat's files in a ZIP file; all others are left for who knows them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            brat = [each for each in packed.infolist() if each.filename.endswith((".ann", ".txt"))]
            if sum(each.filename.endswith(".ann") for each in brat) > 1:
                raise ExchangeError("The ZIP file holds several articles", value=name, hint="Take them in one by one.")
            if sum(each.file_size for each in brat) > MOST_BYTES:
                raise ExchangeError("The file is too large, unpacked", value=name, allowed=f"up to {MOST_BYTES} bytes")
            yield from ((each.filename, packed.read(each)) for each in brat)
    except zipfile.BadZipFile as error:
        raise ExchangeError("This ZIP file is damaged", value=name) from error


def _decoded(name: str, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise ExchangeError("The file isn't in UTF-8", value=name, hint="brat writes UTF-8; save it so.") from error
