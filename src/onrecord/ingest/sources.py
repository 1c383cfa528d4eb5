"""What a source is: the one place that tells a text, a path, a pattern, an address and so on apart.

`recognize` takes what a Python caller gives, where a string may also be a text. `recognize_name` takes a word of the
command line, which is never a text. `expand` names the single sources in folders and patterns.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.errors import InputError
from onrecord.ingest.fields import escape_surrogates
from onrecord.ingest.suffixes import KNOWN_SUFFIXES, MANY_SUFFIXES, has_suffix
from onrecord.schema import Article

if TYPE_CHECKING:
    from onrecord.ingest.fetch import Page

DASH = "-"
"""The word that stands for standard input."""

ALLOWED = (
    "a text, a path, a folder, a pattern, a web address, - for standard input, a stream of bytes, a mapping, or an "
    "Article"
)

_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_PATH_LENGTH = 1024


@dataclass(frozen=True, slots=True)
class Text:
    """The text of an article."""

    text: str


@dataclass(frozen=True, slots=True)
class Fields:
    """What a mapping says of an article: its text, and what else is known of it."""

    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class File:
    """A file, whether it is there or not."""

    path: Path


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder: every file in it of a known format, and in its folders."""

    path: Path


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of paths, such as "2026/*/*.txt"."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a page or a feed; fetching it refuses all schemes but http and https."""

    url: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page or a feed that was fetched from an address already."""

    url: str
    page: "Page"


@dataclass(frozen=True, slots=True)
class StandardInput:
    """Whatever is piped in."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of bytes; the end of its name tells the format, and no file of that name is ever opened."""

    stream: BinaryIO
    name: str = "The stream"


Source = Text | Fields | File | Folder | Pattern | Address | Fetched | StandardInput | Stream | Article
"""What articles can be read from."""

SourceLike = str | Path | BinaryIO | Mapping[str, Any] | Source
"""What `recognize` takes for a source."""


def recognize(given: SourceLike) -> Source:
    """Tell what a Python caller gives; raises InputError for what is no source.

    A string is an address, a path or a pattern where it names a file that is there, or looks like a name: one word with
    a slash, a star or a known suffix. "-" is standard input. Any other string is a text.

    >>> recognize("https://paper.example/flood"), recognize("news/*.txt")
    (Address(url='https://paper.example/flood'), Pattern(pattern='news/*.txt'))
    >>> recognize("The ferry sails and/or waits, its owner said.")
    Text(text='The ferry sails and/or waits, its owner said.')
    """
    if isinstance(given, Source):
        return given
    if isinstance(given, str):
        return recognize_name(given) if given == DASH or _looks_like_a_name(given) else Text(given)
    if isinstance(given, Path):
        return _at_path(given)
    if isinstance(given, Mapping):
        return Fields(given)
    if hasattr(given, "read"):
        name = getattr(given, "name", None)
        return Stream(given, name) if isinstance(name, str) else Stream(given)
    raise InputError("Nothing can be read from this", value=type(given).__name__, allowed=ALLOWED)


def recognize_name(name: str) -> Source:
    """Tell what a word of the command line names: an address, a pattern, a path or standard input, never a text.

    >>> recognize_name("-"), recognize_name("HTTPS://paper.example/flood")
    (StandardInput(), Address(url='HTTPS://paper.example/flood'))
    >>> name_of(recognize_name("The river rose."))
    'The river rose.'
    """
    if name == DASH:
        return StandardInput()
    if is_address(name):
        return Address(name)
    path = Path(name)
    if not name:
        return File(path)  # never the folder that the program happens to run in
    return Pattern(name) if has_magic(name) and not _exists(path) else _at_path(path)


def recognize_place(place: str) -> Address | File:
    """Tell what a single place is that an article came from: an address, or else a file.

    >>> recognize_place("https://paper.example/flood")
    Address(url='https://paper.example/flood')
    """
    return Address(place) if is_address(place) else File(Path(place))


def is_address(word: str) -> bool:
    """Tell whether a word is an address, of whatever scheme, rather than a path.

    >>> is_address("https://paper.example/news"), is_address("news/flood.txt")
    (True, False)
    """
    return bool(_URL.match(word))


def name_of(source: Source) -> str:
    """Name a source as messages and places do.

    >>> name_of(StandardInput()), name_of(Address("https://paper.example/flood"))
    ('Standard input', 'https://paper.example/flood')
    """
    match source:
        case Text():
            name = "The text"
        case Fields() | Article():
            name = "The article"
        case StandardInput():
            name = "Standard input"
        case File(path) | Folder(path):
            name = str(path)
        case Pattern(name) | Address(name) | Fetched(name) | Stream(_, name):
            pass
    return escape_surrogates(name)


def path_of(source: Source) -> Path | None:
    """Give the path of a file, a folder or a pattern; None for what is no path.

    >>> path_of(Pattern("news/*.txt")).name, path_of(StandardInput())
    ('*.txt', None)
    """
    match source:
        case File(path) | Folder(path):
            return path
        case Pattern(pattern):
            return Path(pattern)
        case _:
            return None


def holds_one(source: Source) -> bool:
    """Tell whether a source holds a single article, by its name alone and not by what is found there.

    >>> holds_one(File(Path("story.txt"))), holds_one(File(Path("2026.warc.gz"))), holds_one(Pattern("*.txt"))
    (True, False, False)
    """
    match source:
        case Folder() | Pattern():
            return False
        case File(path):
            return not has_suffix(path.name, MANY_SUFFIXES)
        case _:
            return True


def expand(source: Source) -> Iterator[Source]:
    """Name the single sources in a source: a folder's files of KNOWN_SUFFIXES, sorted, or what a pattern matches.

    Hidden files are passed over. A folder with nothing in it comes as it is, and a pattern that matches nothing as a
    file of that name, so that reading it says what is wrong.

    >>> list(expand(Address("https://paper.example/news/*")))
    [Address(url='https://paper.example/news/*')]
    """
    match source:
        case Pattern(pattern):
            matches = sorted(glob(pattern, recursive=True))  # noqa: PTH207 - with Path, no absolute patterns
            for match in matches or [pattern]:
                yield from expand(_at_path(Path(match)))
        case Folder(path):
            files = _walk(path)
            first = next(files, None)
            yield source if first is None else File(first)
            yield from map(File, files)
        case _:
            yield source


def total_size(sources: Iterable[Source]) -> int | None:
    """Add up the bytes of all files; None where a source is no file."""
    total = 0
    for source in sources:
        for single in expand(source):
            if not isinstance(single, File | Folder):
                return None
            total += single.path.stat().st_size if _exists(single.path) else 0
    return total


def _looks_like_a_name(text: str) -> bool:
    if not text.strip() or len(text) > _PATH_LENGTH or "\n" in text or "\0" in text:
        return False
    one_word = len(text.split()) == 1
    if is_address(text):
        return one_word
    looks_so = "/" in text or "*" in text or has_suffix(text, KNOWN_SUFFIXES)
    return (one_word and looks_so) or _exists(Path(text))


def _at_path(path: Path) -> File | Folder:
    return Folder(path) if _is_folder(path) else File(path)


def _exists(path: Path) -> bool:
    try:
        return os.path.exists(path)  # noqa: PTH110 (Path.exists raises where a name is too long to be one)
    except ValueError:  # no path at all: reading it will say so
        return False


def _is_folder(path: Path) -> bool:
    return _exists(path) and path.is_dir()


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder  # reading it says why it can't be opened
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():  # a link may lead round in a circle
                yield from _walk(entry)
        elif has_suffix(entry.name, KNOWN_SUFFIXES):
            yield entry
