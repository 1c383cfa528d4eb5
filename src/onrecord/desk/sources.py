"""What is to be read: a text, a file or an address that is sent, or an article of the archive once more."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from onrecord.errors import InputError
from onrecord.ingest import Source
from onrecord.ingest.sources import Address, Stream, Text

_TITLE = 80
_NAME = 200


@dataclass(frozen=True, slots=True)
class SentText:
    """An article's text and what is known of it: id, title, published, outlet, byline, url."""

    text: str
    given: Mapping[str, Any]

    @property
    def title(self) -> str:
        """What a list calls it: its title, or its first words."""
        return _cut(self.given.get("title") or self.text)

    @property
    def size(self) -> int:
        """How much it holds, in characters."""
        return len(self.text)

    def source(self) -> Source:
        """What is read of it."""
        return Text(self.text)


@dataclass(frozen=True, slots=True)
class SentFile:
    """The bytes of a file and its name, which tells what it holds and is never opened."""

    name: str
    content: bytes
    given: Mapping[str, Any]

    @property
    def title(self) -> str:
        """What a list calls it: its name."""
        return _cut(self.name) or "a file"

    @property
    def size(self) -> int:
        """How much it holds, in bytes."""
        return len(self.content)

    def source(self) -> Source:
        """What is read of it, under what stands after the last slash of its name."""
        name = self.name.replace("\\", "/").rpartition("/")[2][:_NAME] or "a file"
        return Stream(BytesIO(self.content), name)


@dataclass(frozen=True, slots=True)
class SentAddress:
    """An http or https address of a page or a feed."""

    address: str
    given: Mapping[str, Any]

    @property
    def title(self) -> str:
        """What a list calls it: itself."""
        return _cut(self.address)

    @property
    def size(self) -> int:
        """How much it holds, in characters."""
        return len(self.address)

    def source(self) -> Source:
        """What is read of it; raises InputError where it is no address on the web."""
        return Address(require_web(self.address))


@dataclass(frozen=True, slots=True)
class Again:
    """An article of the archive that is to be read again, in all its versions."""

    number: int
    name: str

    @property
    def title(self) -> str:
        """What a list calls it: its own title."""
        return _cut(self.name)

    @property
    def size(self) -> int:
        """Nothing of it is held while it waits."""
        return 0


Sent = SentText | SentFile | SentAddress


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


def _cut(text: str) -> str:
    words = " ".join(text[: 4 * _TITLE].split())
    return words if len(words) <= _TITLE else words[: _TITLE - 1] + "…"
