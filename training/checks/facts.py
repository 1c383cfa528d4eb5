"""Facts that a text gives more than once.

For our texts they are marked by hand, in `facts/ID.jsonl`, by somebody who read each text for it. A line is a fact:

    {"kind": "number", "places": ["rose to {14} from", "for the {14} victims"]}
    {"kind": "office", "places": ["The mayor, {Ana Lund}", "Mayor {Lund}"], "holder": "she"}
    {"kind": "name", "everywhere": "Lund"}
    {"kind": "quotation", "places": ["{We were told to wait}", "{We were told}", "{to wait}"]}

A place is words of the body that stand there once; the braces mark what is altered. A place without braces only
bears the fact out ("founded in 1928" beside "{88}-year history") and is never altered. What two people give
differently, what changed in between, and what is only roughly the same are no facts here: nobody could call it a
contradiction when one of them is altered. Of a surname that several people have, places after a first name are
not altered, either. Of a quotation, the first place is its first giving, and the rest is its second.

For GUM they are found by narrow patterns: the surname of one person, by the annotated coreference, in two
paragraphs; the same number before the same noun in two paragraphs.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal, NotRequired, TypedDict

from training.checks.alterations import TENS, UNITS, Holder, Kind, read
from training.checks.made import FACTS, Span, Text, once


class Marked(TypedDict):
    """A line of a file of facts."""

    kind: Kind | Literal["quotation"]
    places: NotRequired[list[str]]
    everywhere: NotRequired[str]
    holder: NotRequired[Holder]


@dataclass(frozen=True)
class Fact:
    """A fact with its places: `values` may be altered, `support` only bears them out."""

    kind: Kind
    values: tuple[Span, ...]
    support: tuple[Span, ...] = ()
    holder: Holder | None = None


@dataclass(frozen=True)
class Repeated:
    """A quotation that a text gives twice, the second time perhaps in parts."""

    first: Span
    second: tuple[Span, ...]


def marked(text: Text, folder: Path = FACTS) -> list[Fact]:
    """Load the facts that were marked by hand in one of our texts.

    Raises:
        ValueError: if a place stands nowhere in the body, or more than once, or if a fact has no second place.
    """
    return [_fact(line, text) for line in _lines(text, folder) if line["kind"] != "quotation"]


def repeated(text: Text, folder: Path = FACTS) -> list[Repeated]:
    """Load the quotations that one of our texts gives twice, as they were marked by hand."""
    found = []
    for line in _lines(text, folder):
        if line["kind"] == "quotation":
            first, *second = (_place(place, text)[0] for place in line.get("places", ()))
            found.append(Repeated(first, tuple(second)))
    return found


def _lines(text: Text, folder: Path) -> Iterator[Marked]:
    path = folder / f"{text.id}.jsonl"
    if path.is_file():
        with path.open(encoding="utf8") as lines:
            yield from map(json.loads, lines)


def _fact(line: Marked, text: Text) -> Fact:
    if line["kind"] == "quotation":
        raise ValueError(f"{text.id}: a quotation is no fact to alter")
    if name := line.get("everywhere"):
        places = [(span, not _of_relative(span, name, text)) for span in _everywhere(name, text)]
    else:
        places = [_place(place, text) for place in line.get("places", ())]
    values = tuple(span for span, altered in places if altered)
    support = tuple(span for span, altered in places if not altered)
    if len(values) + len(support) < 2 or not values:
        raise ValueError(f"{text.id}: {line} needs two places, and braces in one of them")
    return Fact(line["kind"], values, support, line.get("holder"))


def _place(place: str, text: Text) -> tuple[Span, bool]:
    """Find a place: its span, or that of what its braces mark, and whether it has braces."""
    before, brace, rest = place.partition("{")
    value, _, after = rest.partition("}")
    start = once(text.text, before + value + after, text.id, text.body) + len(before)
    return (start, start + len(value)) if brace else (start - len(before), start), bool(brace)


def _everywhere(name: str, text: Text) -> Iterator[Span]:
    for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text.text[text.body :]):
        yield text.body + found.start(), text.body + found.end()


_TITLES: Final = frozenset(
    """
    Mr Mrs Ms Miss Dr Sir Dame Lord Father Sister Pastor Reverend Mayor Governor President Premier Chief Justice Judge
    Commissioner Minister Professor Inspector Detective Captain Colonel Constable Warden Moderator Coach Manager Coun
    But And The As For When Asked Later
    """.split()  # noqa: SIM905 (a list of words reads best as words)
)


def _of_relative(span: Span, name: str, text: Text) -> bool:
    """Say whether a surname that several have stands after a first name: another spelling there might be right."""
    pattern = rf"([A-Z][\w’-]+) {re.escape(name)}(?!\w)"
    firsts = {m[1] for m in re.finditer(pattern, text.text[text.body :])} - _TITLES
    before = re.search(r"([A-Z][\w’-]+) $", text.text[: span[0]][-30:])
    return len(firsts) > 1 and before is not None and before[1] not in _TITLES


_WORDS: Final = "|".join([*TENS[2:], *UNITS[3:]])
_NUMBERED: Final = re.compile(
    rf"\b(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|(?:{_WORDS})(?:-\w+)?) ([a-z]{{4,}}s)\b", re.IGNORECASE
)
_MEASURES: Final = frozenset(
    """
    years months weeks days hours minutes seconds times percent points millions thousands hundreds dollars euros pounds
    meters metres miles kilometers kilometres feet inches degrees grams kilograms others parts things sides ways
    """.split()  # noqa: SIM905 (a list of words reads best as words)
)
_LONG: Final = 5
"""Letters of a surname at least: a short one is often another word, too."""


def patterned(text: Text) -> list[Fact]:
    """Find facts in one of GUM's documents, few and safe."""
    return [*_surnames(text), *_counted(text)]


def _surnames(text: Text) -> Iterator[Fact]:
    """A surname of one person alone, in two paragraphs at least, and each time in a name of a person."""
    named: dict[str, set[str]] = defaultdict(set)
    held: dict[str, list[Span]] = defaultdict(list)
    for mention in text.mentions:
        span = mention["start"], mention["end"]
        *before, last = text.text[slice(*span)].split()
        if mention["kind"] == "person" and mention.get("form") == "name" and last.istitle() and last.isalpha():
            held[last].append(span)
            if before and all(word[0].isupper() for word in before):
                named[last].add(mention.get("cluster", ""))
    for name in sorted(held):
        values = tuple(_everywhere(name, text))
        whole = all(any(start <= value[0] and value[1] == end for start, end in held[name]) for value in values)
        apart = any("\n" in text.text[a[1] : b[0]] for a, b in pairwise(values))
        if len(named[name]) == 1 and whole and apart and len(name) >= _LONG:
            yield Fact("name", values)


def _counted(text: Text) -> Iterator[Fact]:
    places: dict[tuple[int, str], list[Span]] = defaultdict(list)
    for found in _NUMBERED.finditer(text.text, text.body):
        number = read(found[1])
        if number is not None and number > 2 and found[2].lower() not in _MEASURES:
            places[number, found[2].lower()].append(found.span(1))
    numbers_of: dict[str, set[int]] = defaultdict(set)
    for number, noun in places:
        numbers_of[noun].add(number)
    for (_, noun), spans in places.items():
        if len(spans) > 1 and len(numbers_of[noun]) == 1:
            yield Fact("number", tuple(spans))
