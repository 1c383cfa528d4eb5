"""Fills words into an export that was written without them, from one's own copies of the articles."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from onrecord.archive import FILE_FORMATS, TABLES, Store, write_table
from onrecord.archive.export import Table
from onrecord.archive.filling import filled
from onrecord.archive.identity import identify
from onrecord.archive.table_files import FileFormat, read_table
from onrecord.archive.wordless import HASH, text_hash
from onrecord.copies import canonical
from onrecord.errors import ArchiveError, NotInArchiveError, QueryError
from onrecord.ingest import Failure, SourceLike, originals, recognize
from onrecord.pipeline.process import article_of
from onrecord.settings import Settings

_SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Lacking:
    """An article of an export whose words weren't filled in: its number there, its id, and its address."""

    article: int
    article_id: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Rehydrated:
    """What became of an export: the rows of each file, how many articles have their words, and which haven't.

    `missing` are those of which there is no copy. Of those that are `differing` there is one, with another text.
    """

    files: Mapping[Path, int]
    filled: int
    missing: tuple[Lacking, ...]
    differing: tuple[Lacking, ...]


def rehydrate(
    export: str | Path,
    folder: str | Path,
    *copies: SourceLike,
    settings: Settings | None = None,
    report: Callable[[], None] | None = None,
) -> Rehydrated:
    """Fill the words in that an export was written without, and write it into a folder as `export` writes it.

    A copy is an archive or any source that `onrecord.read` takes: it is read as it would be then, and counts if its
    text has the hash that the export names. A text with another hash fills nothing in. `report` is called with each
    article that was read. Raises ArchiveError if the export can't be read or the folder can't be written, and
    QueryError if they are the same.
    """
    source, target = Path(export), Path(folder)
    if source.resolve() == target.resolve():
        raise QueryError("An export can't be written over itself", value=str(folder), allowed="another folder")
    tables = dict(_tables(source))
    articles = {each.number: each for each in _articles(tables)}
    with _copies(copies, settings or Settings.from_environment(), articles, report) as found:
        text_of = _text_of(articles, found)
        try:
            target.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"The folder can't be made ({error.strerror})", value=str(folder)) from error
        files = {
            target / path.name: write_table(_filled(path, table, form, text_of), table, target / path.name, form)
            for path, (table, form) in tables.items()
        }
        lacking = [each for each in articles.values() if text_of(each.number) is None]
        differing = [each for each in lacking if found.has_another(each)]
    return Rehydrated(
        files,
        len(articles) - len(lacking),
        tuple(each.lacking for each in lacking if each not in differing),
        tuple(each.lacking for each in differing),
    )


class _Exported(NamedTuple):
    """An article of an export, by which its copy is known."""

    number: int
    hash: str
    article_id: str
    url: str | None

    @property
    def key(self) -> str:
        """The key of its identity, as far as the export tells."""
        return f"url:{canonical(self.url)}" if self.url else f"id:{self.article_id}"

    @property
    def lacking(self) -> Lacking:
        """The same for those who are told."""
        return Lacking(self.number, self.article_id, self.url)


class _Copies(Protocol):
    """Where the texts of articles are found."""

    def text(self, hash_: str) -> str | None:
        """Give the text with this hash; None if there is none."""

    def has_another(self, article: _Exported) -> bool:
        """Tell whether there is a copy of an article, with whatever text."""


class _ReadCopies:
    """Copies that were read: the texts that are wanted, and the keys of all articles."""

    def __init__(self, wanted: set[str]) -> None:
        self._wanted = wanted
        self._texts: dict[str, bytes] = {}
        self._keys: set[str] = set()

    def read(self, copies: Iterable[SourceLike], settings: Settings, report: Callable[[], None] | None) -> None:
        """Read all articles of sources; what can't be read is no copy."""
        for copy in copies:
            for found in originals(recognize(copy), settings=settings):
                article = article_of(found, settings)
                if report is not None:
                    report()
                if isinstance(article, Failure):
                    continue
                self._keys |= {identify(article).key, f"id:{article.id}"}
                if (hash_ := text_hash(article.text)) in self._wanted:
                    self._texts[hash_] = zlib.compress(article.text.encode("utf-8", "surrogatepass"))

    def text(self, hash_: str) -> str | None:
        """Give the text with this hash; None if there is none."""
        packed = self._texts.get(hash_)
        return None if packed is None else zlib.decompress(packed).decode("utf-8", "surrogatepass")

    def has_another(self, article: _Exported) -> bool:
        """Tell whether there is a copy of an article, with whatever text."""
        return article.key in self._keys


class _ArchivedCopies:
    """Copies in an archive."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def text(self, hash_: str) -> str | None:
        """Give the text with this hash; None if there is none."""
        return self._store.text_with(bytes.fromhex(hash_))

    def has_another(self, article: _Exported) -> bool:
        """Tell whether there is a copy of an article, with whatever text."""
        try:
            self._store.find_article(article.url or article.article_id)
        except NotInArchiveError:
            return False
        except QueryError:  # several have this id
            return True
        return True


class _AllCopies:
    """Copies in several places."""

    def __init__(self, places: Iterable[_Copies]) -> None:
        self._places = tuple(places)

    def text(self, hash_: str) -> str | None:
        """Give the text with this hash; None if there is none."""
        return next((text for each in self._places if (text := each.text(hash_)) is not None), None)

    def has_another(self, article: _Exported) -> bool:
        """Tell whether there is a copy of an article, with whatever text."""
        return any(each.has_another(article) for each in self._places)


@contextmanager
def _copies(
    copies: Iterable[SourceLike],
    settings: Settings,
    articles: Mapping[int, _Exported],
    report: Callable[[], None] | None,
) -> Iterator[_AllCopies]:
    """Open the archives among the copies, and read the others."""
    copies = list(copies)
    archives = [Path(each) for each in copies if isinstance(each, str | Path) and _is_archive(Path(each))]
    read = _ReadCopies({each.hash for each in articles.values()})
    read.read(
        (each for each in copies if not (isinstance(each, str | Path) and Path(each) in archives)), settings, report
    )
    stores: list[Store] = []
    try:
        stores += (Store(path, read_only=True) for path in archives)
        yield _AllCopies([*map(_ArchivedCopies, stores), read])
    finally:
        for store in stores:
            store.close()


def _is_archive(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def _text_of(articles: Mapping[int, _Exported], copies: _Copies) -> Callable[[int], str | None]:
    @lru_cache(16)
    def text_of(number: int) -> str | None:
        article = articles.get(number)
        return None if article is None else copies.text(article.hash)

    return text_of


def _tables(folder: Path) -> Iterator[tuple[Path, tuple[Table, FileFormat]]]:
    """Find the tables of an export: the file, the table and the format of each."""
    for table in TABLES:
        for form in FILE_FORMATS:
            path = folder / f"{table}.{form}"
            if path.is_file():
                yield path, (table, form)


def _articles(tables: Mapping[Path, tuple[Table, FileFormat]]) -> Iterator[_Exported]:
    """List the articles of an export. Raises ArchiveError if there is no table of them, or if it has its words."""
    found = next(((path, form) for path, (table, form) in tables.items() if table == "articles"), None)
    if found is None:
        raise ArchiveError(
            "There is no table of articles", allowed="a folder that `onrecord export --no-text` has written"
        )
    path, form = found
    for row in read_table(path, form):
        if HASH not in row:
            raise ArchiveError("This export has its words already", value=str(path))
        try:
            yield _Exported(int(row["article"]), bytes.fromhex(row[HASH]).hex(), row["article_id"], row["url"] or None)
        except (KeyError, TypeError, ValueError) as error:
            raise ArchiveError("This is no table of articles", value=str(path)) from error


def _filled(
    path: Path, table: Table, form: FileFormat, text_of: Callable[[int], str | None]
) -> Iterator[dict[str, Any]]:
    try:
        yield from filled(read_table(path, form), table, text_of)
    except (ValueError, TypeError) as error:
        raise ArchiveError(f"This is no table of an export ({error})", value=str(path)) from error
