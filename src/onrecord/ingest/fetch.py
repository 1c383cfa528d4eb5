"""Fetching a page from the web, and from nowhere else.

One GET a hop: no cookies, no credentials, no proxies. The proxies of the environment (HTTP_PROXY and the like) are left
alone on purpose: a proxy would look up hosts itself, behind the guard's back.
"""

import zlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import NamedTuple

import httpcore
import httpx

from onrecord.errors import AddressRefusedError, FetchFailedError
from onrecord.ingest.chunks import join_chunks
from onrecord.ingest.documents.recognize import TYPES as DOCUMENT_TYPES
from onrecord.ingest.guard import Deadline, GuardedBackend
from onrecord.settings import Settings

MOST_REDIRECTS = 8

HTML_TYPES = ("text/html", "application/xhtml+xml")
TEXT_TYPES = ("text/plain",)
XML_TYPES = ("application/xml", "text/xml")
"""Feeds are often served as such, and now and then a page is."""
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", *XML_TYPES)
ARTICLE_TYPES = (*FEED_TYPES, *DOCUMENT_TYPES)
"""What an address of articles may give, besides HTML and plain text."""

_LONGEST_VALIDATOR = 500
"""Longer ones aren't remembered."""

_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": f"onrecord/{version('onrecord')} (reads one article at a time)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8,application/rss+xml,application/atom+xml",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip",
}


class Validators(NamedTuple):
    """What a server says of the page that it sends, so that it needn't send it again (RFC 9110, section 8.8)."""

    etag: str | None = None
    modified: str | None = None


class Page(NamedTuple):
    """A page as it came: from which address after redirects, of which type, in which charset; None: it doesn't say."""

    address: str
    content: bytes
    type: str | None
    charset: str | None
    validators: Validators = Validators()


def fetch(address: str, *, settings: Settings, types: tuple[str, ...] = ()) -> Page:
    """Fetch a page over http or https; `types` are those that are wanted besides HTML and plain text.

    Raises AddressRefusedError for an address that onrecord doesn't go to, be it by a redirect, and FetchFailedError
    where the page doesn't come: no answer within fetch_timeout seconds, an error status, more than fetch_limit bytes
    after decompression, more than MOST_REDIRECTS redirects, or a type that isn't wanted.

    >>> fetch("http://localhost/news", settings=Settings())
    Traceback (most recent call last):
    onrecord.errors.AddressRefusedError: localhost leads to an address that is not public: ...
    """
    page = fetch_changed(address, settings=settings, types=types, last=Validators())
    assert page is not None  # noqa: S101 (nothing was said of what is here already)
    return page


def fetch_changed(address: str, *, settings: Settings, types: tuple[str, ...], last: Validators) -> Page | None:
    """Fetch a page as `fetch` does, unless it is still the one of which the server said this last: then give None."""
    url = _require_web(address)
    deadline = Deadline(settings.fetch_timeout, str(url))
    backend = GuardedBackend(deadline, allow_private=settings.allow_private_addresses)
    with httpcore.ConnectionPool(httpx.create_ssl_context(), network_backend=backend, max_connections=1) as pool:
        try:
            for _ in range(MOST_REDIRECTS + 1):
                got = _get(pool, url, settings, HTML_TYPES + TEXT_TYPES + types, last)
                if not isinstance(got, httpx.URL):
                    return got
                url = got
        except httpcore.TimeoutException as error:
            deadline.remaining()  # raises: nothing but the deadline sets a time limit
            raise _failed("The page took too long", url) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            why = " ".join(str(error).split())[:200] or type(error).__name__
            raise _failed(f"The page can't be fetched ({why})", url) from error
    raise FetchFailedError(
        "The page leads from one address to the next without end",
        value=address,
        allowed=f"at most {MOST_REDIRECTS} redirects",
        hint="Open it in a browser and give the address that it ends at.",
    )


def _get(
    pool: httpcore.ConnectionPool, url: httpx.URL, settings: Settings, types: tuple[str, ...], last: Validators
) -> Page | httpx.URL | None:
    """Take one hop: a page, where to go next, or None where the page is still the last one."""
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    asked = {"If-None-Match": last.etag, "If-Modified-Since": last.modified}
    conditions = [(name, value) for name, value in asked.items() if value is not None]
    with pool.stream("GET", target, headers=[*_HEADERS.items(), *conditions]) as response:
        headers = httpx.Headers(response.headers)
        if response.status == 304 and conditions:
            return None
        if response.status in _REDIRECTS and "location" in headers:
            return _require_web(headers["location"], url)
        if response.status != 200:
            raise FetchFailedError(
                f"The server answered with status {response.status}",
                value=str(url),
                allowed="status 200",
                hint=_STATUS_HINTS.get(response.status, "Open the address in a browser to see what is there."),
            )
        kind = headers.get("content-type", "").partition(";")[0].strip().lower() or None
        if kind is not None and kind not in types:
            raise FetchFailedError(
                f"This is no page with an article but {kind[:80]}",
                value=str(url),
                allowed=", ".join(types),
                hint="Give the address of the article's own page.",
            )
        body = _decompress(response.iter_stream(), headers.get("content-encoding", ""), settings.fetch_limit, url)
        content = join_chunks(body, settings.fetch_limit)
        if content is None:
            raise FetchFailedError(
                "The page is too large",
                value=str(url),
                allowed=f"at most {settings.fetch_limit:,} bytes (the setting fetch_limit)",
                hint="Raise ONRECORD_FETCH_LIMIT, or save the article's text and read that.",
            )
        said = Validators(_sendable(headers.get("etag")), _sendable(headers.get("last-modified")))
        return Page(str(url), content, kind, _charset(headers), said)


def _sendable(value: str | None) -> str | None:
    """Keep what a server said only if it can be sent back to it in a header."""
    fits = value and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable()
    return value if fits else None


_STATUS_HINTS = {
    401: "The page wants a log-in: save its text and read that.",
    402: "The page wants to be paid for: save its text and read that.",
    403: "The server doesn't serve programs: save the page in a browser and read the file.",
    404: "There is no such page: check the address.",
    410: "The page was taken down: look for a copy in a web archive.",
    429: "The server is asked too often: wait, and try again.",
}


def _require_web(address: str, base: httpx.URL | None = None) -> httpx.URL:
    """Read an address, relative to `base` if need be; raises AddressRefusedError unless it is one on the web."""
    allowed = "an address such as https://paper.example/news/flood, without a user name or a password"
    try:
        url = base.join(address) if base else httpx.URL(address)
        written = str(url.copy_with(userinfo=b"", fragment=None))
        host = url.host  # of a name that is none in any script, it can't be told
    except (httpx.InvalidURL, ValueError) as error:
        raise AddressRefusedError(f"This is no address on the web ({error})", value=address, allowed=allowed) from error
    if url.scheme not in ("http", "https") or not host:
        raise AddressRefusedError("Only http and https are fetched", value=written, allowed=allowed)
    if url.userinfo:
        raise AddressRefusedError(
            "An address with a user name or a password is not fetched", value=written, allowed=allowed
        )
    return httpx.URL(written)


def _decompress(chunks: Iterable[bytes], encoding: str, limit: int, url: httpx.URL) -> Iterator[bytes]:
    """Undo gzip, at most a little beyond the limit: a small file may unpack to a thousand times its size."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip"):
        raise _failed(f"The server sent the page in an encoding that it wasn't asked for ({encoding[:40]})", url)
    unpacker = zlib.decompressobj(wbits=31)
    left = limit
    try:
        for chunk in chunks:
            unpacked = unpacker.decompress(chunk, left + 1)
            left -= len(unpacked)
            yield unpacked
            if left < 0:
                return
    except zlib.error as error:
        raise _failed(f"The page came damaged ({error})", url) from error
    if not unpacker.eof:
        raise _failed("The page broke off before its end", url)


def _charset(headers: httpx.Headers) -> str | None:
    return httpx.Response(200, headers=headers).charset_encoding


def _failed(what: str, url: httpx.URL) -> FetchFailedError:
    return FetchFailedError(what, value=str(url), hint="Try again later, or save the article's text and read that.")
