"""From what somebody names - a path, an address, standard input, a folder - to the articles that are there."""

from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.errors import OnrecordError
from onrecord.ingest.originals import STDIN, is_address, originals
from onrecord.ingest.parse import parse
from onrecord.ingest.suffixes import KNOWN_SUFFIXES, has_suffix
from onrecord.schema import Article, Original
from onrecord.settings import Settings


def load(source: str | Path | BinaryIO, *, settings: Settings, **given: Any) -> Iterator[Article | OnrecordError]:
    """Load the articles of one input: a path, an http address, "-" for standard input, or a stream of bytes.

    A .jsonl file, a feed and a web archive give many, all else one; `given` may hold id, title,
    published, outlet, byline and url. What can't be read comes as an error in its place, so that the rest is kept.

    >>> from io import BytesIO
    >>> [article.text for article in load(BytesIO(b"The river rose."), settings=Settings())]
    ['The river rose.']
    """
    for found in originals(source, settings=settings, **given):
        if isinstance(found, Original):
            try:
                yield parse(found, settings=settings)
            except OnrecordError as error:
                yield error
        else:
            yield found.error


def expand(sources: Iterable[str | Path]) -> Iterator[str | Path]:
    """Name the single inputs: a folder's files of KNOWN_SUFFIXES, also in its folders, sorted; what a pattern matches.

    Hidden files are passed over. What matches nothing, and a folder with nothing in it, is named as it is, so that
    loading it says so.

    >>> list(expand(["-", "https://paper.example/news/flood"]))
    ['-', 'https://paper.example/news/flood']
    """
    for source in sources:
        for match in _matches(source):
            files = _walk(Path(match)) if not _is_elsewhere(match) and _is_folder(Path(match)) else iter(())
            first = next(files, None)
            yield match if first is None else first
            yield from files


def named(sources: Iterable[str]) -> list[str | Path]:
    """Name what the sources stand for, none of them a text: addresses, "-", and paths instead of what patterns match.

    >>> named(["-", "https://paper.example/flood"]), [str(path) for path in named(["nowhere/*"])]
    (['-', 'https://paper.example/flood'], ['nowhere/*'])
    """
    return [each if _is_elsewhere(each) else Path(each) for source in sources for each in _matches(source)]


def _matches(source: str | Path) -> list[str | Path]:
    """Give what a pattern matches, sorted; what is no pattern, or matches nothing, as it is."""
    if isinstance(source, str) and not _is_elsewhere(source) and has_magic(source) and not _exists(Path(source)):
        return sorted(glob(source, recursive=True)) or [source]  # noqa: PTH207 - with Path, no absolute patterns
    return [source]


def total_size(sources: Iterable[str | Path]) -> int | None:
    """Add up the bytes of the files that are named; None where something else is named too."""
    total = 0
    for source in expand(sources):
        if _is_elsewhere(source):
            return None
        if _exists(Path(source)):
            total += Path(source).stat().st_size
    return total


def _is_elsewhere(source: str | Path) -> bool:
    """Tell whether this is standard input or an address, rather than a path."""
    return isinstance(source, str) and (source == STDIN or is_address(source))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # too long, or no path at all: loading it will say so
        return False


def _is_folder(path: Path) -> bool:
    return _exists(path) and path.is_dir()


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder  # loading it says why it can't be opened
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():  # a link may lead round in a circle
                yield from _walk(entry)
        elif has_suffix(entry.name, KNOWN_SUFFIXES):
            yield entry
