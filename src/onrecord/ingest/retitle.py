"""Another headline over the same article."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from onrecord.errors import InputError
from onrecord.schema import Article, LiveEntry, Note, Paragraph, Span, article_id

S = TypeVar("S", bound=Span)


def with_headline(article: Article, headline: str) -> Article:
    """Put a headline over an article in place of its own: the text is the headline, an empty line, and the body.

    What points at words of the body points at the same words again; what points at the old headline, or above it, is
    gone. An id that is a hash of the text becomes that of the new one. Raises InputError for a headline without words.

    >>> article = Article(id="a", text="Mast fell\\n\\nThe mast stood.", title=Span(0, 9))
    >>> tried = with_headline(article, "Mast  stands ")
    >>> tried.text, tried.title_text
    ('Mast stands\\n\\nThe mast stood.', 'Mast stands')
    """
    words = " ".join(headline.split())
    if not any(char.isalnum() for char in words):
        raise InputError("A headline has words", value=headline, hint="Give the headline that is to be tried.")
    body = article.text[article.title.end if article.title else 0 :].lstrip()
    shift = _Shift(len(article.text) - len(body), len(words) + 2)
    text = f"{words}\n\n{body}"
    title = Span(0, len(words))
    published = article.published
    if published:
        evidence = shift.all(published.evidence)
        known = published.how != "inferred" or evidence
        published = published.model_copy(update={"evidence": evidence}) if known else None
    changed = {
        "id": article_id(text) if article.id == article_id(article.text) else article.id,
        "text": text,
        "title": title,
        "published": published,
        "paragraphs": (Paragraph(0, title.end, "title"), *rest) if (rest := shift.all(article.paragraphs)) else (),
        "places": shift.all(article.places),
        "entries": tuple(map(shift.entry, shift.all(article.entries))),
        "notes": tuple(shift.note(each) for each in article.notes),
    }
    return Article(**{name: getattr(article, name) for name in Article.model_fields} | changed)


class _Shift:
    """Moves spans of a body to where it stands now: it began at `start`, and begins at `new_start`."""

    def __init__(self, start: int, new_start: int) -> None:
        self.start = start
        self.by = new_start - start

    def all(self, spans: Iterable[S]) -> tuple[S, ...]:
        """Move spans, and cut off what stands before the body."""
        return tuple(
            replace(each, start=max(each.start, self.start) + self.by, end=each.end + self.by)
            for each in spans
            if each.end > self.start
        )

    def entry(self, moved: LiveEntry) -> LiveEntry:
        """Move where an entry, which is moved already, shows its author and its time."""
        author, time = (
            next(iter(self.all([span] if span else [])), None) for span in (moved.author_span, moved.time_span)
        )
        return replace(moved, author_span=author, time_span=time)

    def note(self, note: Note) -> Note:
        """Move the places of a note."""
        return note.model_copy(update={"spans": self.all(note.spans)})
