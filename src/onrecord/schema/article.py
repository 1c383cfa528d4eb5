"""Articles: a text that never changes, and what is known about it."""

from bisect import bisect_right
from hashlib import sha256
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic.dataclasses import dataclass

from onrecord.schema.base import STRICT, Frozen
from onrecord.schema.labels import NoteKind, ParagraphKind, PublishedHow
from onrecord.schema.span import Fragments, Span, require_inside, require_order

DATE_PATTERN = (
    r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?$"
)
"""A year, month, day or time of day in ISO 8601."""

DAY = len("2024-03-05")
"""So many characters of a date in ISO 8601 are its day."""


@dataclass(frozen=True, order=True, slots=True, config=STRICT)
class Paragraph(Span):
    """A paragraph of the text, and what it is on its page.

    >>> Paragraph(0, 5, "title").cut("Flood\\n\\nThe river rose.")
    'Flood'
    """

    kind: ParagraphKind


@dataclass(frozen=True, order=True, slots=True, config=STRICT)
class Place(Span):
    """Where some characters of the text stand in the document that it comes from.

    `place` is "page 3", counted from the document's first page whatever number is printed on it, or the hours, minutes
    and seconds at which captions show the words, such as "00:01:02".

    >>> Place(0, 5, "page 3").cut("Flood\\n\\nThe river rose.")
    'Flood'
    """

    place: Annotated[str, Field(min_length=1)]


@dataclass(frozen=True, slots=True, config=STRICT)
class LiveEntry(Span):
    """An entry of a live blog: who wrote it and when, as far as that is known, and where the text shows either.

    `author` may be several names with commas between them. `time` is in ISO 8601, to the day or finer.

    >>> entry = LiveEntry(0, 19, author="Ada Moe", author_span=Span(6, 13), time="2024-05-07", time_span=Span(0, 5))
    >>> entry.author_span.cut("14:32\\nAda Moe\\nRain.")
    'Ada Moe'
    """

    author: str | None = None
    time: Annotated[str, Field(pattern=DATE_PATTERN)] | None = None
    author_span: Span | None = None
    time_span: Span | None = None

    @property
    def day(self) -> str | None:
        """The day on which it was written, None where that is unknown."""
        return self.time[:DAY] if self.time and len(self.time) >= DAY else None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the text shows its author and its time."""
        return tuple(span for span in (self.author_span, self.time_span) if span is not None)


class Published(Frozen):
    """When the article came out, as fine as it is known, how that is known, and where the text shows it."""

    value: Annotated[str, Field(pattern=DATE_PATTERN)]
    how: PublishedHow
    evidence: Fragments = ()

    @model_validator(mode="after")
    def _an_inferred_date_names_its_evidence(self) -> Self:
        if self.how == "inferred" and not self.evidence:
            raise ValueError("a date that is inferred must name the spans that it was inferred from")
        return self


class Note(Frozen):
    """What was repaired, left out, or kept without being read as the article's own words; how often, and where.

    The spans are what the note is about. If something was left out, they are the paragraphs before it.

    >>> Note(kind="replaced", count=1, spans=(Span(4, 5),)).count
    1
    """

    kind: NoteKind
    count: Annotated[int, Field(ge=1, strict=True)]
    spans: Fragments = ()


class Article(Frozen):
    """A text and what is known about it; every span of its record points into `text`.

    `published` is when it first came out, and `updated` when its page says it was last changed. If the article of a
    record has no date, `undated` says why none could be inferred. A live blog has `entries`.

    >>> article = Article(id="flood-1", text="Flood\\n\\nThe river rose.", title=Span(0, 5))
    >>> article.title.cut(article.text)
    'Flood'
    """

    id: Annotated[str, Field(min_length=1)]
    text: str
    title: Span | None = None
    language: str = "en"
    published: Published | None = None
    updated: Annotated[str, Field(pattern=DATE_PATTERN)] | None = None
    undated: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    notes: tuple[Note, ...] = ()
    places: tuple[Place, ...] = ()
    entries: tuple[LiveEntry, ...] = ()

    @model_validator(mode="after")
    def _spans_lie_in_the_text(self) -> Self:
        require_inside([self.title] if self.title else [], self.text)
        require_inside(self.published.evidence if self.published else (), self.text)
        require_inside(require_order(self.paragraphs), self.text)
        require_inside(require_order(self.places), self.text)
        require_inside(require_order(self.entries), self.text)
        for entry in self.entries:
            if not all(entry.covers(span) for span in entry.spans):
                raise ValueError(f"the entry {entry.start}–{entry.end} shows its author or its time outside of itself")
        for note in self.notes:
            require_inside(note.spans, self.text)
        return self

    @property
    def title_text(self) -> str | None:
        """The title's words, None if there is no title."""
        return self.title.cut(self.text) if self.title else None

    def entry_at(self, offset: int) -> LiveEntry | None:
        """Give the entry of a live blog that a character of the text stands in; None where it stands in none.

        >>> entries = (LiveEntry(0, 5, author="Ada Moe"), LiveEntry(6, 10))
        >>> article = Article(id="a", text="Rain. Sun.", entries=entries)
        >>> article.entry_at(2).author, article.entry_at(5)
        ('Ada Moe', None)
        """
        at = bisect_right(self.entries, offset, key=lambda entry: entry.start) - 1
        return self.entries[at] if at >= 0 and offset < self.entries[at].end else None

    def author_at(self, offset: int) -> str | None:
        """Say who wrote a character of the text: the author of its entry in a live blog, else the byline.

        >>> entry = LiveEntry(0, 5, author="Ada Moe")
        >>> article = Article(id="a", text="Rain. Sun.", byline="Jens Wold", entries=(entry,))
        >>> article.author_at(2), article.author_at(7)
        ('Ada Moe', 'Jens Wold')
        """
        entry = self.entry_at(offset)
        return entry.author if entry else self.byline

    def place_at(self, offset: int) -> str | None:
        """Say where a character of the text stands in the document: "page 3", "00:01:02"; None where that is unknown.

        >>> article = Article(id="a", text="Flood. Rain.", places=(Place(0, 6, "page 1"), Place(7, 12, "page 2")))
        >>> article.place_at(8), article.place_at(6)
        ('page 2', None)
        """
        at = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        return self.places[at].place if at >= 0 and offset < self.places[at].end else None


def article_id(text: str, given: str | None = None) -> str:
    """Give an article its id: the caller's, else a hash of its text. The same text has the same hash everywhere.

    >>> article_id("The river rose.")
    'b9c0d846185ee2f2'
    >>> article_id("The river rose.", given="flood-1")
    'flood-1'
    """
    return given or sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
