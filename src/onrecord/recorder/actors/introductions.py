"""How a text introduces those whom it names: "Mayor Ana Reyes", "Ana Reyes, the mayor", "the mayor, Ana Reyes", "Reyes is
the mayor". What it says there is what it may call them by later.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.recorder.actors import names, roles, titles
from onrecord.recorder.actors.mentions import NormalizedMention

_WORD: Final = re.compile(r"[^\W_]+(?:[.’'‑-][^\W_]+)*\.?")
_LIGHT: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "this",
        "that",
        "these",
        "those",
        "of",
        "for",
        "and",
        "or",
        "in",
        "at",
        "on",
        "to",
        "by",
        "with",
        "from",
        "as",
        "but",
        "than",
        "then",
        "who",
        "whom",
        "whose",
        "which",
        "what",
        "when",
        "where",
        "said",
        "says",
        "told",
        "tells",
        "asked",
        "according",
        "also",
        "even",
        "while",
        "after",
        "before",
        "new",
        "current",
        "sitting",
        "outspoken",
        "embattled",
        "late",
        "one",
        "two",
        "both",
        "all",
    ]
)
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
"""A role's words are looked for so many characters around a name."""


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
        """Find the introductions of a text."""
        starting: dict[int, list[int]] = defaultdict(list)
        ending: dict[int, list[int]] = defaultdict(list)
        for i, each in enumerate(mentions):
            if counting[i] and each.form == "nominal" and each.kind != "group":
                starting[each.span[0]].append(i)
                ending[each.span[1]].append(i)
        described: dict[int, int] = {}
        found: dict[int, list[Role]] = defaultdict(list)
        for i, name in enumerate(mentions):
            if not counting[i] or name.form != "name":
                continue
            for phrase, complement, nominal in _around(text, name, mentions, starting, ending):
                if nominal is not None:
                    described.setdefault(nominal, i)
                if role := read(phrase, complement):
                    found[i].append(role)
        return cls(described, {i: tuple(each) for i, each in found.items()})


def _around(
    text: str,
    name: NormalizedMention,
    mentions: Sequence[NormalizedMention],
    starting: dict[int, list[int]],
    ending: dict[int, list[int]],
) -> Iterator[tuple[str, str, int | None]]:
    """Give what stands around a name and says who that is: the phrase, its complement, and its mention, if it is one."""
    start, end = name.span
    person = name.kind == "person"

    def fits(i: int) -> bool:
        return (mentions[i].kind == "person") is person

    if person and (title := _title(text, start)):
        yield title, "", None
    titled = start - len(text[max(0, start - 60) : start]) + _titles(text[max(0, start - 60) : start])
    for before in dict.fromkeys((start, titled)):
        for gap in (", ", " ") if person else (", ",):
            stop = before - len(gap)
            if not text.startswith(gap, stop) or (gap == ", " and not _CLOSED.match(text, end)):
                continue
            for i in filter(fits, ending.get(stop, ())):
                yield text[slice(*mentions[i].span)], "", i
    after = _AGED.match(text, end, end + 12)
    if after and after.end() > end:
        for i in filter(fits, starting.get(after.end(), ())):
            last = mentions[i].span[1]
            more = _COMPLEMENT.match(text, last, last + _LONGEST)
            stop = more.end() if more else last
            if _CLOSED.match(text, stop) and not _NAMED.match(text, stop):
                yield text[slice(*mentions[i].span)], more.group() if more else "", i
    if becomes := _IS.match(text, end):
        for i in filter(fits, starting.get(becomes.end(), ())):
            last = mentions[i].span[1]
            more = _COMPLEMENT.match(text, last, last + _LONGEST)
            yield text[slice(*mentions[i].span)], more.group() if more else "", i


def _titles(before: str) -> int:
    """Where the titles begin that a stretch of text ends with."""
    words = list(re.finditer(r"[\w.’'-]+ ", before))
    first = len(before)
    for word in reversed(words):
        if word.end() != first or not titles.is_title(word.group().strip()):
            break
        first = word.start()
    return first


def _title(text: str, start: int) -> str | None:
    """The role in front of a name: "former Alaska Gov." before "Sarah Palin", "Secretary of State"."""
    before = _BEFORE.search(text, max(0, start - 80), start)
    if before is None:
        return None
    phrase = before.group()
    of = _OF.search(phrase)
    words = (phrase[: of.start()] if of else phrase).split()
    if not words or roles.role(words[-1]) not in roles.PERSONS:
        of, words = None, phrase.split()
    if roles.role(words[-1]) not in roles.PERSONS:
        return None
    first = len(words) - 1
    while first > max(0, len(words) - 5):
        word = words[first - 1]
        if word.casefold() in _LIGHT or (word.endswith(".") and len(word) > 5):
            break
        first -= 1
    return " ".join(words[first:])
