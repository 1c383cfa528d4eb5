"""What is cited: an article, or a statement in it."""

import re
from dataclasses import dataclass
from typing import Final

from onrecord.exchange.addresses import addresses
from onrecord.exchange.quoting import on_one_line, sources
from onrecord.schema import Article, Record, Statement
from onrecord.text.quoting import ATTRIBUTION, quoted

_BY: Final = re.compile(r"^by\s+", re.IGNORECASE)
_AND: Final = re.compile(r"\s*(?:,\s*and\s|,|;|\band\b|&)\s*", re.IGNORECASE)
_NO_NAME: Final = re.compile(r"[^a-z0-9]+")

_MOST_AUTHORS: Final = 20


@dataclass(frozen=True, slots=True)
class Citation:
    """An article as others cite it, with the words that are quoted from it, if any; every field is on one line."""

    id: str
    title: str
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    date: tuple[int, ...] = ()
    """The year, the month and the day of publication, as far as they are known."""

    url: str | None = None
    archived: str | None = None
    language: str = "en"
    quotation: str | None = None
    """The quoted words with who said them."""

    place: str | None = None
    """Where the words stand in a document: "page 3", "00:01:02"."""

    @property
    def page(self) -> str | None:
        """The number of the page that the words are on."""
        return self.place.removeprefix("page ") if self.place and self.place.startswith("page ") else None

    @property
    def note(self) -> str | None:
        """The quoted words, who said them, and where in the document."""
        return f"{self.quotation} ({self.place})" if self.quotation and self.place else self.quotation


def cite(record: Record, statement: Statement | None = None, *, archived: str | None = None) -> Citation:
    """Cite an article, or a statement in it; `archived` is the address of a kept copy.

    >>> from onrecord.schema import Model, Span
    >>> said = Statement(id="s1", source=[Span(6, 10)], cue=[Span(11, 17)], content=[Span(0, 4)], form="indirect",
    ...                  act="deny", confidence=0.9)
    >>> record = Record(article=Article(id="a", text="This, Mary denied.", outlet="Lund Evening News"),
    ...                 statements=[said], model=Model(name="by hand", version="1"))
    >>> cite(record, record.statements[0]).quotation
    '“This”, denied by Mary'
    """
    article = record.article
    page, copy = addresses(article, archived)
    return Citation(
        id=_id(article, statement),
        title=on_one_line(article.title_text or "") or _opening(article.text),
        authors=_authors(article.byline or ""),
        outlet=on_one_line(article.outlet or "") or None,
        date=_date(article),
        url=page,
        archived=copy,
        language=article.language,
        quotation=_quotation(record, statement) if statement else None,
        place=on_one_line(article.place_at(statement.content[0].start) or "") or None if statement else None,
    )


def _quotation(record: Record, statement: Statement) -> str:
    names = ", ".join(sources(record, statement)) or "source not named"
    verb = ATTRIBUTION.get(statement.act)
    return f"{quoted(on_one_line(statement.content_text))}, {f'{verb} ' if verb else ''}{names}"


def _authors(byline: str) -> tuple[str, ...]:
    names = _AND.split(_BY.sub("", on_one_line(byline)))
    return tuple(name for name in names if name)[:_MOST_AUTHORS]


def _date(article: Article) -> tuple[int, ...]:
    parts = tuple(map(int, article.published.value[:10].split("-"))) if article.published else ()
    return parts if len(parts) < 2 or parts[1] in range(1, 13) else parts[:1]


def _opening(text: str) -> str:
    """Give the first words of a text that has no title."""
    words = on_one_line(text[:400])
    return words if len(words) <= 80 else words[:80].rpartition(" ")[0] + " …"


def _id(article: Article, statement: Statement | None) -> str:
    """Make a key that says what it is, of letters and digits: reference managers take little else."""
    outlet = _plain(article.outlet or "news")
    year = article.published.value[:4] if article.published else ""
    first = next((word for word in map(_plain, (article.title_text or "").split()) if len(word) > 3), "")
    line = f"-{_plain(statement.id)}" if statement else ""
    return f"{outlet[:20]}{year}{first[:20]}-{_plain(article.id)[:16] or 'article'}{line}"


def _plain(words: str) -> str:
    return _NO_NAME.sub("", words.casefold())
