"""What is sent to be read: a text, a file, or an address."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from onrecord.errors import InputError, OnrecordError
from onrecord.schema import Article
from onrecord.settings import Settings

_TITLE = 80
_NAME = 200


class Text(NamedTuple):
    """An article's text and what is known of it: id, title, published, outlet, byline, url."""

    text: str
    given: dict[str, str]

    @property
    def title(self) -> str:
        """What a list calls it: its title, or its first words."""
        return _cut(self.given.get("title") or self.text)


class File(NamedTuple):
    """The bytes of a file and its name, which tells what it holds and is never opened."""

    name: str
    content: bytes
    given: dict[str, str]

    @property
    def title(self) -> str:
        """What a list calls it: its name."""
        return _cut(self.name) or "a file"


class Address(NamedTuple):
    """An http or https address of a page or a feed."""

    address: str
    given: dict[str, str]

    @property
    def title(self) -> str:
        """What a list calls it: itself."""
        return _cut(self.address)


Source = Text | File | Address


def require_web(address: str) -> str:
    """Take an address that is one on the web, with its scheme in small letters; raises InputError.

    Whatever else a string can name is on the machine that serves, and none of a client's business.

    >>> require_web(" HTTPS://paper.example/news ")
    'https://paper.example/news'
    >>> require_web("/etc/hostname")
    Traceback (most recent call last):
    onrecord.errors.InputError: This is no address on the web: '/etc/hostname'. Allowed: an http or https address.
    """
    written = address.strip()
    scheme, colon, rest = written.partition("://")
    if scheme.lower() not in ("http", "https") or not colon or len(written.split()) != 1:
        raise InputError("This is no address on the web", value=address, allowed="an http or https address")
    return f"{scheme.lower()}://{rest}"


def articles(source: Source, settings: Settings) -> Iterator[Article | OnrecordError]:
    """Give the articles of a source as they come, and in the place of one that can't be taken from it the error."""
    from onrecord import ingest

    given: dict[str, Any] = dict(source.given)
    match source:
        case Text():
            yield ingest.from_text(source.text, settings=settings, **given)
        case File():
            yield from ingest.load(named(source), settings=settings, **given)
        case Address():
            yield from ingest.load(require_web(source.address), settings=settings, **given)


class _Named(BytesIO):
    name: str


def named(file: File) -> _Named:
    """Make a stream of a file, whose name is what stands after the last slash of the one that it came with."""
    stream = _Named(file.content)
    stream.name = file.name.replace("\\", "/").rpartition("/")[2][:_NAME] or "a file"
    return stream


def _cut(text: str) -> str:
    words = " ".join(text[: 4 * _TITLE].split())
    return words if len(words) <= _TITLE else words[: _TITLE - 1] + "…"


def length(source: Source) -> int:
    """How much a source holds, in bytes or characters."""
    return sum(len(part) for part in source if isinstance(part, str | bytes))
