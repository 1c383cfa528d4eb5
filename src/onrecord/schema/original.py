"""The bytes that an article came in, kept beside its record so that they can be read again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

Format = Literal["text", "html", "json", "pdf", "docx", "srt", "vtt"]
"""What the bytes are: plain text, a web page, a line of JSON with an article, a PDF or Word document, or captions."""


@dataclass(frozen=True, slots=True)
class Original:
    """One article's bytes, and everything needed to read them again without going back to where they came from.

    `place` is the file or address they came from. `line` is where in it, counted from 1: a line of a .jsonl file, a
    record of a web archive, an entry of a feed. `given` is what else is known about the article: id, title, published,
    outlet, byline, url. `stamp` names an entry of a feed and when it last changed.

    >>> a = Original(b"The river rose.", "text", place="a.txt")
    >>> a.fingerprint == Original(b"The river rose.", "text", place="moved/a.txt").fingerprint
    True
    """

    content: bytes
    format: Format
    place: str
    line: int | None = None
    charset: str | None = None
    address: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    stamp: str | None = None

    @property
    def name(self) -> str:
        """The name that errors use for it."""
        return self.address or (self.place if self.line is None else f"{self.place}, line {self.line}")

    @property
    def fingerprint(self) -> bytes:
        """A hash of the bytes and of everything that affects how they are read, but not of where they came from."""
        about = json.dumps(
            [self.format, self.charset, self.address, sorted(self.given.items())], ensure_ascii=False, default=str
        )
        return sha256(about.encode() + b"\0" + self.content).digest()
