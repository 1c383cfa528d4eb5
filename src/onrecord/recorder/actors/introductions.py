"""How a text introduces those whom it names: "Mayor Ana Reyes", "Ana Reyes, the mayor", "the mayor, Ana Reyes", "Reyes
is the mayor". What it says there is what it may call them by later.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.recorder.actors import names, titles
from onrecord.recorder.actors.mentions import NormalizedMention
from onrecord.text import roles

_WORD: Final = re.compile(r"[^\W_]+(?:[.’'‑-][^\W_]+)*\.?")
_LIGHT: Final = roles.words("""
    the a an his her its their our my your this that these those of for and or in at on to by with from as but than then
    who whom whose which what when where said says told tells asked according also even while after before new current
    sitting outspoken embattled late one two both all
""")
"""Words that don't tell one holder of a role from another."""

_BEFORE: Final = re.compile(r"(?:[\w.’'&‑-]+ ){1,7}\Z")
_OF: Final = re.compile(r"\sof (?:the )?(?:[^\W\d_a-z][\w’'-]* ?){1,3}\Z")
_COMPLEMENT: Final = re.compile(
    r" (?:of|for|at|in|on|from|with) (?:(?:the|a|an|and|of|for|[^\W_][\w’'.-]*) ){0,6}[^\W_][\w’'-]*"
)
_CLOSED: Final = re.compile(r"\s*(?:[,;.:)—–”\"]|$)")
_NAMED: Final = re.compile(r", (?:[A-Z][\w.’'-]* )+[A-Z][\w.’'-]*(?:,| of )")
_AGED: Final = re.compile(r"(?:, (?:aged )?\d{1,3})?,? ?[(–—-]?(?: ?)")
_IS: Final = re.compile(
    r"(?:,? who)? (?:is|was|became|remains|serves as|served as)(?: also| now| currently)? (?=the|an?\b|[A-Z])"
)
_COMPOUND: Final = frozenset(
    {"attorney", "solicitor", "surgeon", "governor", "secretary", "director", "consul", "inspector"}
)
"""What "general" isn't a rank after."""

_LONGEST: Final = 120
"""The most characters behind a description that belong to it."""

_TITLES: Final = 80
"""The most characters before a name that say what its bearer is."""

_GAP: Final = 12
"""The most characters between a name and a description behind it."""

_MODIFIERS: Final = 5
"""The most words of a role before a name."""

_ABBREVIATION: Final = 5
"""A longer word with a stop ends a sentence."""


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is: the `head` of the phrase, its telling `words`, and those that limit it ("vice", "former")."""

    head: str
    words: frozenset[str]
    limits: frozenset[str]
    plural: bool = False


def read(phrase: str, complement: str = "") -> Role | None:
    """Read a role from the words for it and from what they are followed by; None if they are no role.

    >>> read("the former Alaska governor").head, sorted(read("the mayor", " of Harda").words)
    ('governor', ['harda', 'mayor'])
    """
    found = [names.without_possessive(word) for word in _WORD.findall(phrase)]
    if not found:
        return None
    plain = [roles.role(word) for word in found]
    head = plain[-1]
    if head == "general" and len(plain) > 1 and plain[-2] in _COMPOUND:
        head = f"{plain[-2]} general"
    more = [roles.role(names.without_possessive(word)) for word in _WORD.findall(complement)]
    parts = [
        part for word in plain for part in (word.split("-") if "-" in word and word not in roles.PERSONS else [word])
    ]
    words = frozenset(word for word in (*parts, *more) if word not in _LIGHT)
    return Role(head, words, frozenset(parts) & roles.LIMITING, roles.is_plural(found[-1]))


@dataclass(frozen=True, slots=True)
class Introductions:
    """The `described` mentions that stand beside a name, each with the number of the name's mention; and the `roles`
    that each named mention is introduced with.
    """

    described: dict[int, int]
    roles: dict[int, tuple[Role, ...]]

    @classmethod
    def of(cls, text: str, mentions: Sequence[NormalizedMention], counting: Sequence[bool]) -> "Introductions":
        """Find the introductions of a text, by the mentions that count."""
        around = _Around(text, mentions, counting)
        described: dict[int, int] = {}
        found: dict[int, list[Role]] = defaultdict(list)
        for i, name in enumerate(mentions):
            if not counting[i] or name.form != "name":
                continue
            if name.kind == "person" and (role := read(_title(text, name.span[0]))):
                found[i].append(role)
            for beside, more in around.of(name):
                described.setdefault(beside, i)
                if role := read(mentions[beside].text, more):
                    found[i].append(role)
        return cls(described, {i: tuple(each) for i, each in found.items()})


class _Around:
    """Finds the descriptions around names."""

    def __init__(self, text: str, mentions: Sequence[NormalizedMention], counting: Sequence[bool]) -> None:
        self._text = text
        self._mentions = mentions
        self._starting: dict[int, list[int]] = defaultdict(list)
        self._ending: dict[int, list[int]] = defaultdict(list)
        for i, each in enumerate(mentions):
            if counting[i] and each.form == "nominal" and each.kind != "group":
                self._starting[each.span[0]].append(i)
                self._ending[each.span[1]].append(i)
        self._ends = sorted(self._ending)

    def of(self, name: NormalizedMention) -> Iterator[tuple[int, str]]:
        """Give the numbers of the descriptions around a name, each with what follows it ("of Harda")."""
        for i, more in (*self._before(name), *self._behind(name), *self._predicated(name)):
            if (self._mentions[i].kind == "person") is (name.kind == "person"):
                yield i, more

    def _before(self, name: NormalizedMention) -> Iterator[tuple[int, str]]:
        """Give "the mayor" of "the mayor, Ana Reyes," and "skipper" of "skipper Ana Reyes"."""
        start, end = name.span
        near = bisect_left(self._ends, start)
        if near == 0 or self._ends[near - 1] < start - _TITLES:
            return
        for stop in dict.fromkeys((start, _before_titles(self._text, start))):
            if name.kind == "person" and self._text.startswith(" ", stop - 1):
                yield from ((i, "") for i in self._ending.get(stop - 1, ()))
            beside = self._ending.get(stop - 2, ())
            if beside and self._text.startswith(", ", stop - 2) and _CLOSED.match(self._text, end):
                yield from ((i, "") for i in beside)

    def _behind(self, name: NormalizedMention) -> Iterator[tuple[int, str]]:
        """Give "the mayor" of "Ana Reyes, 44, the mayor of Harda,"; it may belong to a name that follows it, too."""
        end = name.span[1]
        gap = _AGED.match(self._text, end, end + _GAP)
        if gap is None or gap.end() == end:
            return
        for i in self._starting.get(gap.end(), ()):
            more, stop = self._complement(i)
            if _CLOSED.match(self._text, stop) and not _NAMED.match(self._text, stop):
                yield i, more

    def _predicated(self, name: NormalizedMention) -> Iterator[tuple[int, str]]:
        """Give "the mayor" of "Ana Reyes is the mayor"."""
        if verb := _IS.match(self._text, name.span[1]):
            yield from ((i, self._complement(i)[0]) for i in self._starting.get(verb.end(), ()))

    def _complement(self, mention: int) -> tuple[str, int]:
        """Give what follows a description and belongs to it, and where that ends."""
        last = self._mentions[mention].span[1]
        more = _COMPLEMENT.match(self._text, last, last + _LONGEST)
        return (more.group(), more.end()) if more else ("", last)


def _before_titles(text: str, start: int) -> int:
    """Where the titles begin that stand before a name."""
    first = max(0, start - _TITLES)
    while text.startswith(" ", start - 1):
        word = text.rfind(" ", first, start - 1) + 1
        if word <= first or not titles.is_title(text[word : start - 1]):
            break
        start = word
    return start


def _title(text: str, start: int) -> str:
    """The role in front of a name: "former Alaska Gov." before "Sarah Palin", "Secretary" of "Secretary of State"."""
    before = _BEFORE.search(text, max(0, start - _TITLES), start) if text.startswith(" ", start - 1) else None
    phrase = before.group() if before else ""
    of = _OF.search(phrase)
    for told in (phrase[: of.start()] if of else "", phrase):
        found = told.split()
        if found and roles.role(found[-1]) in roles.PERSONS:
            return " ".join(found[_first(found) :])
    return ""


def _first(found: Sequence[str]) -> int:
    """Where the words of a role begin: behind a sentence's end, and behind a word that says nothing."""
    first = len(found) - 1
    while first > max(0, len(found) - _MODIFIERS):
        word = found[first - 1]
        if word.casefold() in _LIGHT or (word.endswith(".") and len(word) > _ABBREVIATION):
            break
        first -= 1
    return first
