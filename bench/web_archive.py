"""A web archive of any size, of invented news: ``python -m bench.web_archive FILE.warc.gz --size 2G``.

It is like a crawl of news sites: pages in several templates with all that stands around an article, the same reports on
other sites, pictures, requests, pages that weren't found, and records that are damaged. Each record is a gzip member of
its own. The same seed and size make the same bytes. ``--read`` reads a file, and says what that took.
"""

import argparse
import gzip
import random
import re
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from bench.syndicated import syndicate
from onrecord.errors import OnrecordError
from onrecord.ingest import originals, parse
from onrecord.schema import Article, Original
from onrecord.settings import Settings

SITES = 40
"""So many outlets; each has one template, one menu and one footer."""

SHARES = {
    "page": 0.55,
    "picture": 0.20,
    "request": 0.09,
    "copy": 0.08,
    "missing": 0.04,
    "damaged": 0.02,
    "short": 0.02,
}
"""What records are. `damaged` can't be unpacked; `short` ends before the length that it tells."""

PICTURE = (50_000, 600_000)
"""The bytes of a picture, which don't compress."""

_WHO = ("the mayor", "a spokeswoman for the port", "Ada Moe, who leads the council,", "the minister of transport",
        "the union's secretary, Jonas Pell,", "police in Velmar", "a judge in Port Ellery", "engineers of the ministry",
        "the head of the hospital", "two people who know the talks", "the company", "Senator Ruth Amadi")  # fmt: skip
_DID = ("said", "told reporters", "warned", "confirmed", "denied", "announced", "wrote in a letter", "admitted")
_WHAT = ("the bridge over the Tarn would be closed until {day}", "{number} people had been hurt in the storm",
         "the council had known of the cracks since {month}", "the ferry would sail again on {day}",
         "no decision had been taken about the {number} jobs at the mill", "the talks in {town} had failed",
         "the report would be published in {month}", "the hospital in {town} had no beds left for {number} patients",
         "prices in {town} had risen by {number} per cent since {month}", "the strike would go on after {day}",
         "the inquiry into the fire had cost {number} million so far", "nobody in {town} had been asked")  # fmt: skip
_THEN = ("The vote is expected on {day}.", "More than {number} people came to the square in {town} on {day}.",
         "It was the third such case in {town} since {month}.", "The ministry did not answer questions on {day}.",
         "The road to {town} stayed closed.", "In {month}, a court had {number} houses cleared.")  # fmt: skip
_FILL = {
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Sunday"),
    "month": ("January", "March", "April", "June", "September", "November"),
    "town": ("Velmar", "Port Ellery", "Saltmarsh", "Brack Hill", "North Tarn", "Osterby", "Kettle Bay"),
}
_MENU = ("News", "World", "Politics", "Business", "Sport", "Opinion", "Culture", "Travel", "Weather", "Jobs", "Archive")
_TEMPLATES = (
    "<article><h1>{title}</h1><p class=byline>By {author}</p><time datetime={date}>{date}</time>{body}</article>",
    "<div class=content><h1 class=headline>{title}</h1><div class=meta>{author} | {date}</div>"
    "<div class=text>{body}</div></div>",
    "<main><header><h1>{title}</h1></header><section itemprop=articleBody>{body}</section>"
    "<aside>{related}</aside></main>",
    "<table><tr><td><h1>{title}</h1><font size=2>{author}, {date}</font>{body}</td><td>{related}</td></tr></table>",
)  # fmt: skip


class WebArchive:
    """Makes the records of a web archive, each compressed; the same seed, the same records."""

    def __init__(self, seed: int = 7) -> None:
        self._chance = random.Random(seed)
        self._number = 0
        self._reports: list[tuple[str, list[str]]] = []
        self._heads = [self._boilerplate(site) for site in range(SITES)]

    def records(self, size: int) -> Iterator[bytes]:
        """Make records until they have so many bytes together."""
        made = 0
        names, shares = list(SHARES), list(SHARES.values())
        while made < size:
            record = self._record(self._chance.choices(names, shares)[0])
            made += len(record)
            yield record

    def _record(self, kind: str) -> bytes:
        chance = self._chance
        self._number += 1
        site = chance.randrange(SITES)
        address = f"https://outlet{site}.example/{self._number}"
        if kind == "request":
            return _packed("request", address, b"GET / HTTP/1.1\r\nUser-Agent: crawler\r\n\r\n")
        if kind == "picture":
            return _packed(
                "response", address, _answer("200 OK", "image/jpeg", chance.randbytes(chance.randint(*PICTURE)))
            )
        page = self._page(site, copy=kind == "copy").encode()
        if kind == "missing":
            return _packed("response", address, _answer("404 Not Found", "text/html", page))
        answer = _answer("200 OK", "text/html; charset=utf-8", page)
        record = _packed("response", address, answer, told=len(answer) + 9 if kind == "short" else None)
        if kind == "damaged":
            at = len(record) // 2
            return record[:at] + b"\xff" * 40 + record[at + 40 :]
        return record

    def _page(self, site: int, *, copy: bool) -> str:
        chance = self._chance
        if copy and self._reports:
            text = syndicate("\n\n".join(chance.choice(self._reports)[1]), chance, cut=chance.uniform(0, 0.3))
            title, *body = text.split("\n\n")
        else:
            title, body = self._sentence()[:70], [self._paragraph() for _ in range(chance.randint(6, 24))]
            self._reports = [*self._reports[-99:], (title, body)]
        head, menu, footer, related = self._heads[site]
        inner = _TEMPLATES[site % len(_TEMPLATES)].format(
            title=title,
            author=f"{chance.choice(('Ada', 'Ruth', 'Piet'))} {chance.choice(('Lund', 'Amadi', 'Okoro'))}",
            date=f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            body="".join(f"<p>{each}</p>\n" for each in body),
            related=related,
        )
        return (
            f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{menu}{inner}{footer}</body></html>"
        )

    def _boilerplate(self, site: int) -> tuple[str, str, str, str]:
        """What stands on all pages of a site: scripts and styles, a menu, a footer, links to other articles."""
        chance = self._chance
        code = "".join(f".c{chance.randrange(10**6)}{{margin:{chance.randrange(99)}px}}\n" for _ in range(400))
        script = "".join(f"var v{chance.randrange(10**6)}={chance.randrange(10**9)};\n" for _ in range(500))
        head = f"<meta property=og:site_name content='Outlet {site}'><style>{code}</style><script>{script}</script>"
        links = "".join(f"<li><a href='/{name.lower()}'>{name}</a></li>" for name in _MENU)
        related = "".join(f"<li><a href='/{each}'>{self._sentence()[:60]}</a></li>" for each in range(20))
        return (head, f"<nav><ul>{links}</ul></nav>", f"<footer>© 2026 Outlet {site}. <ul>{links}</ul></footer>",
                f"<ul>{related}</ul>")  # fmt: skip

    def _paragraph(self) -> str:
        return " ".join(self._sentence() for _ in range(self._chance.randint(2, 5)))

    def _sentence(self) -> str:
        chance = self._chance
        if chance.random() < 0.3:
            sentence = chance.choice(_THEN)
        else:
            sentence = f"{chance.choice(_WHAT)}, {chance.choice(_WHO)} {chance.choice(_DID)}."
        filled = re.sub(r"\{(\w+)\}", lambda found: self._fill(found[1]), sentence)
        return filled[0].upper() + filled[1:]

    def _fill(self, slot: str) -> str:
        return str(self._chance.randint(2, 900)) if slot == "number" else self._chance.choice(_FILL[slot])


def _answer(status: str, kind: str, body: bytes) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body


def _packed(kind: str, address: str, body: bytes, told: int | None = None) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-05-03T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {told or len(body)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + body + b"\r\n\r\n", 0 if b"image/" in body[:80] else 1, mtime=0)


def write(path: Path, size: int, seed: int = 7) -> None:
    """Write a web archive of about so many bytes."""
    with path.open("wb") as file:
        for record in WebArchive(seed).records(size):
            file.write(record)


def read(path: Path, *, most: int | None) -> str:
    """Read a web archive, its first so many pages as articles, and say in Markdown what it took."""
    settings = Settings()
    _is_read(next(found for found in originals(path, settings=settings) if isinstance(found, Original)), settings)
    before = _peak()  # with all that is loaded for the first page
    counts = {"pages": 0, "failures": 0, "articles": 0}
    finding = parsing = 0.0
    started = time.process_time()
    for found in originals(path, settings=settings):
        finding += time.process_time() - started
        counts["pages" if isinstance(found, Original) else "failures"] += 1
        started = time.process_time()
        if isinstance(found, Original) and (most is None or counts["pages"] <= most):
            counts["articles"] += _is_read(found, settings)
            parsing += time.process_time() - started
        started = time.process_time()
    finding += time.process_time() - started
    parsed = min(counts["pages"], counts["pages"] if most is None else most)
    return (
        f"{path.stat().st_size / 1e6:,.0f} MB: {counts['pages']:,} pages, {counts['failures']:,} failures; "
        f"{1000 * finding / max(1, counts['pages']):.2f} ms a page to find it; {counts['articles']:,} articles of "
        f"{parsed:,}, {1000 * parsing / max(1, parsed):.2f} ms a page to read it; "
        f"memory {before:,.0f} MB before, {_peak():,.0f} MB at most"
    )


def _is_read(found: Original, settings: Settings) -> bool:
    try:
        return isinstance(parse(found, settings=settings), Article)
    except OnrecordError:
        return False


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _size(word: str) -> int:
    """Read a number of bytes: 500, 20M, 2G."""
    return int(float(word.rstrip("MG")) * {"M": 10**6, "G": 10**9}.get(word[-1], 1))


def main() -> None:
    """Read the command line, and make a file or read it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--size", type=_size, metavar="BYTES", help="make the file, of about so many bytes: 500, 20M, 2G"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--read", action="store_true", help="read the file, and say what it took")
    parser.add_argument("--most", type=int, help="read so many pages as articles; the others are only found")
    given = parser.parse_args()
    if given.size:
        write(given.file, given.size, given.seed)
    if given.read:
        print(read(given.file, most=given.most))


if __name__ == "__main__":
    main()
