"""Articles that give a quotation twice, the second time in other words, or written otherwise with no difference.

    python -m training.checks.variants --data FOLDER --out FILE.jsonl

Where one of our texts gives a quotation twice, its second giving is changed. To the other quotations, and to GUM's, a
second giving is added at the end, in a sentence of ours.

How it is scored. Each line is an article for the check `quotation`. Where `differs`, it is *found* if a finding of that
kind has, in its `about` and `evidence` together, a span that overlaps `first` and one that overlaps one of `second`.
Where it doesn't differ, the two givings are the same words, and any finding of that kind is a *false alarm*. The texts
that give a quotation twice are among these as they are (`kind` is "unaltered").
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from training.checks.facts import repeated
from training.checks.made import SEED, Span, Text, arguments, chance, gum, in_turns, moved, ours, replaced, write
from training.checks.wordings import CHANGES, HARMLESS, Change, Harmless, changed, harmless

MADE: Final = 400
"""Articles of each sort: whose givings differ, and whose givings don't."""
OF_GUM: Final = 3
"""Quotations at most from one document of GUM."""
WORDS: Final = 8
"""Words of a quotation at least, if a second giving is added."""


@dataclass(frozen=True)
class Twice:
    """A text that gives a quotation twice: the words between the marks, the second time perhaps in parts."""

    text: Text
    first: Span
    second: tuple[Span, ...]


@dataclass(frozen=True)
class Article:
    """An article with two givings of a quotation."""

    id: str
    of: str
    """The id of the text that it was made from."""
    text: str
    differs: bool
    kind: Change | Harmless | Literal["unaltered"]
    first: Span
    second: tuple[Span, ...]
    was: str = ""
    """What stood in the second giving, or in the part of it that was changed."""


_SAID: Final = re.compile(
    r'(?<!\w)(?P<mark>["“])(?P<words>[A-Z][^"“”\[\]()…\n]{30,300}?)[,.?!]["”]'
    r"(?: (?:said|says|added) (?P<after>(?:M(?:r|rs|s)\.? |Dr )?[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2})(?!\w|[’']s| [A-Z])"
    r"| (?P<before>(?:M(?:r|rs|s)\.? |Dr )?[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2}) (?:said|says|told|added))?"
)
_FRAMES: Final = (
    "As {who} put it, {q}.",
    "It was {who} who said: {q}.",
    "{q}, {who} had said.",
    "The sentence that stayed with many people was one of {who}’s: {q}.",
    "Nobody asked {who} to explain the words {q}.",
)
_UNSIGNED: Final = ("{q}.", "One sentence was remembered: {q}.", "The words that people repeated were these: {q}.")
_RUNNING: Final = ("{who} had said that {q}.", "People remembered that {who} had said {q}.")
_CLOSING: Final = {'"': '"', "“": "”", "'": "'", "‘": "’"}
_MARKS: Final = (("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"))


def given_twice(text: Text) -> Iterator[Twice]:
    """Find the quotations that a text gives twice, as marked by hand."""
    return (Twice(text, each.first, each.second) for each in repeated(text))


def quoted(text: Text, taken: Sequence[Span] = ()) -> list[re.Match[str]]:
    """Find the quotations to which a second giving can be added: long ones that are given once."""
    found = []
    for match in _SAID.finditer(text.text, text.body):
        words = match["words"]
        free = all(match.end("words") <= start or end <= match.start("words") for start, end in taken)
        if free and len(words.split()) >= WORDS and text.text.count(words) == 1 and words[0] != "'":
            found.append(match)
    return found


def added(text: Text, match: re.Match[str], rng: random.Random) -> Twice:
    """Add a second giving at the end, in the marks of the first."""
    return _framed(text, match, match["words"], rng, same_marks=True, running=False)


def _framed(
    text: Text, match: re.Match[str], words: str, rng: random.Random, *, same_marks: bool, running: bool
) -> Twice:
    who = match["after"] or match["before"]
    closing = text.text[match.end("words") + 1]
    own = match["mark"], closing
    opening, closed = own if same_marks else rng.choice([marks for marks in _MARKS if marks != own])
    frame = rng.choice((_RUNNING if running else _FRAMES) if who else _UNSIGNED)
    before, _, after = frame.format(who=who, q="\0").partition("\0")
    end = f"{before}{opening}{words}{closed}{after}"
    if after[0] in ".,":  # they stand inside the marks
        end = f"{before}{opening}{words}{after[0]}{closed}{after[1:]}"
    start = len(text.text) + 2 + len(before) + len(opening)
    whole = Text(text.id, f"{text.text}\n\n{end}", text.body)
    return Twice(whole, match.span("words"), ((start, start + len(words)),))


def second_changed(twice: Twice, kind: Change | Harmless, rng: random.Random) -> Article | None:
    """Change the longest part of the second giving."""
    part = max(twice.second, key=lambda span: span[1] - span[0])
    was = twice.text.text[slice(*part)]
    new = _reworded(kind, was, rng)
    if new is None:
        return None
    text = replaced(twice.text.text, part, new)
    ends = tuple((part[0], part[0] + len(new)) if span == part else moved(span, part, new) for span in twice.second)
    if kind == "marks":
        text = _other_marks(text, ends, rng)
    return Article(_id(twice, kind), twice.text.id, text, kind in CHANGES, kind, twice.first, ends, was)


def _reworded(kind: Change | Harmless, words: str, rng: random.Random) -> str | None:
    for change in CHANGES:
        if kind == change:
            return changed(change, words, rng)
    for same in HARMLESS:
        if kind == same:
            return harmless(same, words, rng)
    raise ValueError(f"{kind!r} is neither a change nor harmless: give one of {', '.join((*CHANGES, *HARMLESS))}")


def _other_marks(text: str, spans: Sequence[Span], rng: random.Random) -> str:
    """Put other quotation marks about some spans; every mark is one character, so nothing moves."""
    for start, end in spans:
        opening = text[start - 1]
        closing = text.find(_CLOSING.get(opening, "\0"), end, end + 3)
        if closing >= 0:
            new = rng.choice([marks for marks in _MARKS if opening not in marks])
            text = replaced(replaced(text, (start - 1, start), new[0]), (closing, closing + 1), new[1])
    return text


def second_added(text: Text, match: re.Match[str], kind: Change | Harmless, rng: random.Random) -> Article | None:
    """Add a second giving in other words, or written otherwise."""
    new = _reworded(kind, match["words"], rng)
    if new is None:
        return None
    running = kind == "capital" and new[0].islower()
    twice = _framed(text, match, new, rng, same_marks=kind != "marks", running=running)
    return Article(
        _id(twice, kind), text.id, twice.text.text, kind in CHANGES, kind, twice.first, twice.second, match["words"]
    )


def _id(twice: Twice, kind: str) -> str:
    return f"{twice.text.id}/{twice.first[0]}-{kind}"


def made(text: Text, most: int, seed: int) -> Iterator[Article]:
    """Make every article that a text offers, of at most so many quotations without a second giving."""
    twices = list(given_twice(text))
    taken = [span for twice in twices for span in (twice.first, *twice.second)]
    matches = quoted(text, taken)
    matches = chance(seed, text.id).sample(matches, min(most, len(matches)))
    for kind in (*CHANGES, *HARMLESS):
        for twice in twices:
            rng = chance(seed, text.id, twice.first, kind)
            if (article := second_changed(twice, kind, rng)) is not None:
                yield article
        for match in matches:
            rng = chance(seed, text.id, match.start(), kind)
            if (article := second_added(text, match, kind, rng)) is not None:
                yield article


def unaltered(text: Text) -> Iterator[Article]:
    """Give a text as it is, for each quotation that it gives twice."""
    for twice in given_twice(text):
        yield Article(_id(twice, "unaltered"), text.id, text.text, False, "unaltered", twice.first, twice.second)


def drawn(articles: Sequence[Article], count: int, seed: int) -> list[Article]:
    """Draw so many articles, in turns over the kinds."""
    kinds = dict.fromkeys(article.kind for article in articles)
    groups = [[article for article in articles if article.kind == kind] for kind in kinds]
    return list(in_turns([chance(seed, group[0].kind).sample(group, len(group)) for group in groups]))[:count]


def main() -> None:
    """Write the articles."""
    given = arguments(__doc__)
    own = ours()
    sources = [*((text, MADE) for text in own), *((text, OF_GUM) for text in gum(given.data, ("news", "interview")))]
    articles = [article for text, most in sources for article in made(text, most, SEED)]
    same = [article for text in own for article in unaltered(text)]
    differ = drawn([a for a in articles if a.differs], MADE, SEED)
    same += drawn([a for a in articles if not a.differs], MADE - len(same), SEED)
    write(given.out, [*differ, *same])
    print(f"{len(differ)} that differ, {len(same)} that don't, of {len({a.of for a in differ})} texts: {given.out}")


if __name__ == "__main__":
    main()
