"""What was left out of an article, repaired in it or kept beside its own words: in a line, and where each of it was."""

from itertools import groupby
from typing import NamedTuple

from onrecord.render.actors import shorten
from onrecord.schema import Article, Note, NoteKind, Span

PASSAGE_WIDTH = 60
"""Of a passage that a note is about, no more characters are shown."""

MAX_PASSAGES = 5
"""No more passages than these are shown for one note; the rest is counted."""

_AROUND = 20
"""So many characters before and after a damaged one are shown with it."""

_INCOMPLETE, _LEFT_OUT, _UNREAD, _REPAIRED, _BESIDE = (
    "Incomplete",
    "Left out",
    "Not read",
    "Repaired",
    "Also in the text",
)

_WORDS: dict[NoteKind, tuple[str, str, str]] = {
    "cut": (_INCOMPLETE, *("the page shows only the beginning",) * 2),
    "related": (_LEFT_OUT, "1 link to another story", "{} links to other stories"),
    "prompt": (_LEFT_OUT, "1 request to the reader", "{} requests to the reader"),
    "caption": (_LEFT_OUT, "1 caption", "{} captions"),
    "advert": (_LEFT_OUT, "1 advertisement", "{} advertisements"),
    "aside": (_LEFT_OUT, "1 paragraph of a box", "{} paragraphs of boxes"),
    "running": (_LEFT_OUT, "1 running head or page number", "{} running heads and page numbers"),
    "turned": (_LEFT_OUT, "slanted words on 1 page", "slanted words on {} pages"),
    "deleted": (_LEFT_OUT, "1 deleted passage", "{} deleted passages"),
    "comment": (_LEFT_OUT, "1 comment", "{} comments"),
    "repeated": (_LEFT_OUT, "1 repeated line", "{} repeated lines"),
    "sound": (_LEFT_OUT, "1 description of a sound", "{} descriptions of sounds"),
    "foreign": (_UNREAD, "1 paragraph in another language", "{} paragraphs in other languages"),
    "unread": (_UNREAD, "1 page without text, such as a picture", "{} pages without text, such as pictures"),
    "replaced": (_REPAIRED, "1 damaged byte", "{} damaged bytes"),
    "hyphen": (_REPAIRED, "1 word divided at the end of a line", "{} words divided at the ends of lines"),
    "data": (_REPAIRED, *("text that was only in the page’s data",) * 2),
    "post": (_BESIDE, "1 paragraph from an embedded post", "{} paragraphs from embedded posts"),
    "footnote": (_BESIDE, "1 footnote", "{} footnotes"),
}
"""The heading of each kind, and its words for one and for several; that a page was changed is said beside its date."""

_ORDER = list(_WORDS)


class Detail(NamedTuple):
    """One note: its heading, its words, the passages that it is about, and how many more there are."""

    heading: str
    words: str
    passages: tuple[str, ...]
    more: int

    @property
    def after(self) -> bool:
        """Whether the passages are those before what was left out."""
        return self.heading == _LEFT_OUT

    @property
    def where(self) -> str:
        """The passages in quotation marks; empty if none are known."""
        quoted = ", ".join(f"“{passage}”" for passage in self.passages)
        return f"{quoted} and {self.more} more" if self.more else quoted


def details(article: Article) -> list[Detail]:
    """List the notes in words, what is missing first.

    >>> note = Note(kind="caption", count=2, spans=(Span(0, 15),))
    >>> details(Article(id="a", text="The river rose.", notes=(note,)))[0].where
    '“The river rose.”'
    """
    told = sorted((note for note in article.notes if note.kind in _WORDS), key=lambda note: _ORDER.index(note.kind))
    return [_detail(article.text, note) for note in told]


def summary(article: Article) -> str:
    """Say in a line what was left out and repaired; empty if nothing was.

    >>> summary(Article(id="a", text="No.", notes=(Note(kind="caption", count=3), Note(kind="replaced", count=1))))
    'Left out: 3 captions. Repaired: 1 damaged byte.'
    """
    grouped = groupby(details(article), key=lambda detail: detail.heading)
    return " ".join(f"{heading}: {', '.join(each.words for each in group)}." for heading, group in grouped)


def _detail(text: str, note: Note) -> Detail:
    heading, one, several = _WORDS[note.kind]
    spans = list(dict.fromkeys(note.spans))  # two captions may stand after the same paragraph
    cut = _words_around if note.kind == "replaced" else _passage
    shown = tuple(shorten(cut(text, span), PASSAGE_WIDTH) for span in spans[:MAX_PASSAGES])
    return Detail(heading, (several if note.count > 1 else one).format(note.count), shown, len(spans) - len(shown))


def _passage(text: str, span: Span) -> str:
    return span.cut(text)


def _words_around(text: str, span: Span) -> str:
    """Whole words around a character that alone says nothing."""
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    if span.start > _AROUND:
        before = before.partition(" ")[2] or before
    if span.end + _AROUND < len(text):
        after = after.rpartition(" ")[0] or after
    return before + span.cut(text) + after
