"""Names of articles and of the lines of records as IRIs: where they are on the web, else a URN."""

import re
from typing import Final, NamedTuple
from urllib.parse import quote

from onrecord.schema import Article

URN: Final = "urn:onrecord:"
"""What everything begins with that has no address."""

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+", re.IGNORECASE)


def web_address(article: Article) -> str | None:
    """Give the article's address on the web; None if it has none, or what it has isn't one.

    >>> web_address(Article(id="a", text="", url="https://example.org/bridge"))
    'https://example.org/bridge'
    >>> web_address(Article(id="a", text="", url="bridge.html")) is None
    True
    """
    return article.url if article.url and _ADDRESS.fullmatch(article.url) else None


def record_address(article: Article, home: str | None = None) -> str:
    """Give the address of an article's record: its page on the desk (its `home`), else a URN.

    >>> record_address(Article(id="flood 1", text=""))
    'urn:onrecord:record:flood%201'
    """
    return home or f"{URN}record:{quote(article.id, safe='', errors='replace')}"


def line_address(article: Article, line: str, home: str | None = None) -> str:
    """Give the address of a line of a record.

    >>> line_address(Article(id="flood-1", text=""), "s1", home="https://desk.example/articles/7")
    'https://desk.example/articles/7#s1'
    """
    return f"{record_address(article, home)}#{quote(line, safe='', errors='replace')}"


_ARCHIVED: Final = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]*/(?P<page>https?://.+)", re.IGNORECASE)


class Addresses(NamedTuple):
    """Where an article's page is on the web, and where a copy of it is kept."""

    page: str | None
    archived: str | None


def addresses(article: Article, archived: str | None = None) -> Addresses:
    """Give the addresses of an article's page and of the `archived` copy; a page of a web archive is a copy itself.

    >>> kept = Article(id="a", text="", url="https://web.archive.org/web/20240301120000/https://example.org/bridge")
    >>> addresses(kept).page
    'https://example.org/bridge'
    """
    address = web_address(article)
    found = _ARCHIVED.fullmatch(address) if address else None
    return Addresses(found["page"], archived or address) if found else Addresses(address, archived)
