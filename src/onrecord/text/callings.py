"""What an article calls its actors: by which names, and how it describes them."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from onrecord.schema import Actor, MentionForm, Record, Span
from onrecord.text import roles
from onrecord.text.descriptions import before_name
from onrecord.text.quotations import Quotations

HONORIFICS: Final = frozenset(
    re.findall(r"\w+", "mr mrs ms miss mx dr sir dame lord lady prof professor jr sr ii iii phd md mp")
)
"""Forms of address, and what stands behind names: no part of a name, and no description either."""

_WORD: Final = re.compile(r"\w+(?:[’'‑-]\w+)*")
_OF: Final = re.compile(
    r" (?:of|at) (?:the )?[^\W\d_a-z][\w’'&-]*(?: (?:of |and |the |for )?[^\W\d_a-z][\w’'&-]*){0,5}"
)
"""What belongs to a role behind it: "the mayor" of "the mayor of Harda"."""

_TELLS_NOTHING: Final = frozenset(
    re.findall(
        r"\w+",
        "a an the this that these those my your his her its our their own one ones other others another both all each"
        " some first second third last next latter former same who self older younger oldest youngest elder"
        " senior junior new",
    )
)
"""A description of nothing but these says nothing of anybody."""


class Calling(NamedTuple):
    """What an actor is called in one place: a name or a description, and the id of the statement that quotes it."""

    span: Span
    form: MentionForm
    text: str
    statement: str | None


class Callings:
    """What a record's article calls each of its actors.

    >>> from onrecord.schema import Actor, Article, Mention, Model
    >>> text = "Former mayor Ana Reyes left. The embattled mayor waved."
    >>> mentions = (Mention(13, 22, "name"), Mention(29, 48, "nominal"))
    >>> reyes = Actor(id="a1", name="Ana Reyes", kind="person", named=True, mentions=mentions)
    >>> record = Record(article=Article(id="a", text=text), actors=[reyes], model=Model(name="by hand", version="1"))
    >>> [(each.form, each.text) for each in Callings(record).of(reyes)]
    [('name', 'Ana Reyes'), ('nominal', 'Former mayor'), ('nominal', 'The embattled mayor')]
    """

    def __init__(self, record: Record) -> None:
        self._text = record.article.text
        self._quotations = Quotations.of(self._text, [(each.start, each.end) for each in record.article.paragraphs])
        contents = [
            (span.start, span.end, each.id)
            for each in record.statements
            if each.form != "indirect"
            for span in each.content
        ]
        self._quoting = sorted(contents, key=lambda each: each[1] - each[0])  # the innermost first

    def of(self, actor: Actor) -> Iterator[Calling]:
        """Give what the article calls an actor, in the order of the text; pronouns say nothing."""
        names = {word.casefold() for word in _WORD.findall(actor.name)}
        described = {each.end for each in actor.mentions if each.form == "nominal"}
        for mention in actor.mentions:
            span = Span(mention.start, mention.end)
            if mention.form == "pronoun":
                continue
            if mention.form == "nominal" or (actor.kind == "person" and self._is_role(span, names)):
                words = _WORD.findall(span.cut(self._text))
                if any(word.casefold() not in _TELLS_NOTHING for word in words):
                    yield self._calling(Span(span.start, self._end(span, words)), "nominal")
                continue
            if actor.kind != "person":
                yield self._calling(span, "name")
                continue
            start = self._name_start(span, names)
            yield self._calling(Span(start, span.end), "name")
            first = min(span.start, before_name(self._text, start))
            end = start - (start > first)
            if first < end and end not in described:
                yield self._calling(Span(first, end), "nominal")

    def _name_start(self, span: Span, names: set[str]) -> int:
        """Find where a name begins behind its titles; forms of address belong to it."""
        start = None
        for word in _WORD.finditer(self._text, span.start, span.end):
            plain = word.group().casefold()
            if plain in names:
                return word.start() if start is None else start
            start = (word.start() if start is None else start) if plain in HONORIFICS else None
        return span.start

    def _end(self, span: Span, words: list[str]) -> int:
        """Find where a description ends, with what belongs to it: but not with "of Harda" of "of Harda’s clinic"."""
        of = _OF.match(self._text, span.end) if roles.is_role(roles.role(words[-1])) else None
        return span.end if of is None or of.group().endswith(("’s", "'s", "’", "'")) else of.end()

    def _is_role(self, span: Span, names: set[str]) -> bool:
        """Tell whether a title stands for the name: "President"."""
        words = _WORD.findall(span.cut(self._text))
        return bool(words) and names.isdisjoint(map(str.casefold, words)) and roles.role(words[-1]) in roles.PERSONS

    def _calling(self, span: Span, form: MentionForm) -> Calling:
        return Calling(span, form, " ".join(span.cut(self._text).split()), self._quoted_by(span))

    def _quoted_by(self, span: Span) -> str | None:
        """Find the innermost statement in whose quotation marks something stands."""
        around = (id_ for start, end, id_ in self._quoting if start <= span.start and span.end <= end)
        return next(around, None) if self._quotations.at(span.start) else None
