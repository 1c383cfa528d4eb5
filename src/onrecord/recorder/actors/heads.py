"""Which mentions a source stands for: the head of its noun phrase, a name beside it, and what "and" joins to it.

Of "a spokesman for Mr. Halasz" the head is the spokesman, who has no name; of "the engineer Ida Berg" and of "a
spokesman, Tomas Pell" it is the name that follows the description. A text speaks for whoever's it is: of "the Courier's
report" the head is the Courier, and of "a letter from Ida Berg" it is Ida Berg.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from onrecord.recorder.actors import titles
from onrecord.recorder.actors.chains import Coreference
from onrecord.recorder.actors.sources import MORE
from onrecord.recorder.statements import Pairs
from onrecord.text import Pair

_BESIDE: Final = re.compile(r"[\s,(“\"'‘–—-]*(?:(?:an?|the|former|then)\s+)?")
"""The characters allowed between a description and the name that goes with it."""

_TITLED: Final = re.compile(r",\s+(?:(?:the|then|former)\s+)?(?:(?:ex-)?[^\W\d_a-z][\w.’'-]*\s+){1,5}")
"""A comma and the titles and places that stand before a name in apposition: ", ex-Harda Gov. "."""

_CALLED: Final = re.compile(r",?(?:\s[\w’'-]+){0,6}?\s(?:called|named|known as|dubbed)\s(?:the\s)?[“\"‘]?")
"""What a description gives a name by: "a coalition of unions called Save Our Pier"."""

_AND: Final = re.compile(
    r"\s*(?:\([A-Z][\w.,’' -]{0,30}\)\s*)?(?:,|,?\s*(?:and|&)\s)\s*(?:[^\W\d_a-z][\w.’'-]*\s+){0,6}"
)
"""What joins two names, with a party behind the first ("(D)") and titles before the second."""
_PRINTED: Final = r"report|web ?site|site|blog|post|story|editorial"
_TEXT: Final = rf"(?:{_PRINTED}|statement|letter|tweet|memo|press release)"
_OWN_TEXT: Final = re.compile(
    rf"(?:(?P<owned>['’]s?)\s(?:[a-z-]+\s){{0,2}}?{_TEXT}|\s(?:[a-z-]+\s){{0,2}}?(?:{_PRINTED}))\s*"
)
"""What makes a name that of a text's owner: "'s report", " blog post"."""

_TEXT_BY: Final = re.compile(
    rf"(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat)\s(?:[\w-]+\s){{0,3}}?{_TEXT}\s(?:[A-Z]\w+day\s)?(?:(?:signed|written|issued)\sby|by|from)\s"
)
"""What stands before whoever wrote a text: "a letter from", "the statement Monday by"."""

_PLATFORMS: Final = frozenset({"facebook", "twitter", "instagram", "youtube", "tiktok", "reddit", "linkedin"})
"""Whoever posts there, it isn't they."""

_STRESS: Final = re.compile(r"\s(?:him|her|it|them)sel(?:f|ves)\b")
_OWNER: Final = re.compile(r"['’]s?\s")
_LETTER: Final = re.compile(r"[^\W_]{2}")
_PLACES: Final = frozenset(
    {"city", "state", "town", "province", "kingdom", "republic", "village", "county", "government"}
)


class Heads:
    """Finds the heads of an article's sources."""

    def __init__(self, text: str, coreference: Coreference) -> None:
        self._text = text
        self._mentions = coreference.mentions
        self._starts = sorted(
            (each.span[0], -each.span[1], i) for i, each in enumerate(self._mentions) if coreference.counts(i)
        )

    def of(self, source: Pairs) -> list[int]:
        """Give a source's mentions: one, or several names joined by "and"; none if it isn't a mention."""
        inside = [i for fragment in source for i in self._within(fragment)]
        head = self._head(inside, *source[0]) if inside else None
        return [] if head is None else self._joined(head, inside)

    def _within(self, fragment: Pair) -> list[int]:
        first, last = (bisect_left(self._starts, (edge,)) for edge in fragment)
        return [i for _, negative, i in self._starts[first:last] if -negative <= fragment[1]]

    def _joined(self, head: int, inside: Sequence[int]) -> list[int]:
        """Give a head and the names of the same kind that "and" joins to it, one after the other."""
        heads = [head]
        for i in inside:
            each, last = self._mentions[i], self._mentions[heads[-1]]
            beside = self._named_beside(i, inside) if each.form == "nominal" else i
            alike = beside is not None and self._mentions[beside].kind == last.kind
            alike = alike and each.form in ("name", "nominal") and last.form == "name"
            alike = alike and not _OWNER.match(self._text, each.span[1])  # "Ida Berg, Halasz's lawyer"
            if alike and each.span[0] >= last.span[1] and _AND.fullmatch(self._text, last.span[1], each.span[0]):
                heads.append(i if beside is None else beside)
        return heads

    def _head(self, inside: Sequence[int], start: int, end: int) -> int | None:
        """Find the mention that a noun phrase ends in, before what only says more about it; None if there is none."""
        mentions = self._mentions
        if by := _TEXT_BY.match(self._text, start, end):
            return self._writer(inside, by.end(), end)
        stop = self._stop(inside, start, end)
        before = [i for i in inside if mentions[i].span[1] <= stop]
        head = max(before, key=lambda i: (mentions[i].span[1], -mentions[i].span[0]), default=None)
        if head is None:
            return self._named_behind(inside, stop)
        last = mentions[head].whole[1]
        if stress := _STRESS.match(self._text, last, stop):
            last = stress.end()
        if _LETTER.search(self._text, last, stop):
            if self._owns_text(head, stop):
                return head
            return self._named_behind(inside, stop)  # what follows has the last word: "the ferry board office"
        if mentions[head].form != "nominal":
            return head
        beside = self._named_beside(head, inside)
        return head if beside is None else beside

    def _writer(self, inside: Sequence[int], start: int, end: int) -> int | None:
        """Find who wrote a text, in what stands behind "from" or "by"; a place is only where it comes from."""
        head = self._head([i for i in inside if self._mentions[i].span[0] >= start], start, end)
        return None if head is None or self._mentions[head].kind == "place" else head

    def _owns_text(self, mention: int, stop: int) -> bool:
        """Tell whether a name is that of a text's owner; a person's needs the possessive: no "the Berg report"."""
        each = self._mentions[mention]
        if each.form != "name" or each.kind not in ("person", "organization") or _PLATFORMS.issuperset(each.words):
            return False
        own = _OWN_TEXT.fullmatch(self._text, each.span[1], stop)
        return own is not None and (each.kind == "organization" or bool(own["owned"]))

    def _stop(self, inside: Sequence[int], start: int, end: int) -> int:
        """Find where a noun phrase begins to say more about its head, without cutting a mention."""
        spans = [self._mentions[i].span for i in inside]
        for more in MORE.finditer(self._text, start, end):
            cuts = any(first < more.end() - 1 and more.start() + 1 < last for first, last in spans)
            if more.start() > start and not cuts:
                return more.start()
        return end

    def _named_behind(self, inside: Sequence[int], stop: int) -> int | None:
        """Find the person's full name behind a description that is no mention, and a comma: "its lawyer, Ida Berg"."""
        if not self._text.startswith(",", stop):
            return None
        full = (i for i in inside if self._mentions[i].form == "name" and len(self._mentions[i].words) > 1)
        behind = next((i for i in full if self._mentions[i].span[0] > stop), None)
        if behind is None or self._mentions[behind].kind != "person":
            return None
        start, end = self._mentions[behind].span
        between = self._text[stop + 1 : start].strip()
        beside = (not between or titles.is_title(between)) and not _OWNER.match(self._text, end)
        return behind if beside else None

    def _named_beside(self, head: int, inside: Sequence[int]) -> int | None:
        """Find the name in apposition to a description: "a spokesman, Tomas Pell", "the city of Velmar"."""
        described = self._mentions[head]
        for i in inside:
            name = self._mentions[i]
            if name.form != "name" or name.span[0] < described.span[1]:
                continue
            between = self._text[described.span[1] : name.span[0]]
            person = name.kind == "person"
            if between == " of " and not person and described.text.split()[-1].casefold() in _PLACES:
                return i
            if person != (described.kind == "person") or _OWNER.match(self._text, name.span[1]):
                continue
            apposed = person and (between.rstrip().endswith(",") or _TITLED.fullmatch(between))
            if apposed or _BESIDE.fullmatch(between) or _CALLED.fullmatch(between):
                return i
        return None
