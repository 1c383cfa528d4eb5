"""One outlet's article about a text: its headline, its order, its style, and each quotation as it prints it."""

import datetime as dt
import random
import re
from typing import Final, NamedTuple

from bench.quotations.source_texts import Person, Said, SourceText
from bench.quotations.wording import Worded, altered, cut, identical, turned, whole

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SPELLINGS: Final = {
    "aeroplane": "airplane",
    "per cent": "percent",
    "metres": "meters",
    "programme": "program",
    "defence": "defense",
    "towards": "toward",
    "mum": "mom",
}
"""British and American spellings of words in the texts."""

LINKS: Final = ("There were other voices.", "Not everybody saw it that way.", "Feelings ran high.")
"""Sentences that lead from one speaker to another."""

CLOSINGS: Final = (
    "",
    "",
    "More follows.",
    "The story was first published on our website.",
    "Additional reporting by our staff.",
)
"""What outlets put under an article."""

KINDS: Final = {"identical": 25, "cut": 27, "turned": 17, "altered": 19, "other_speaker": 6, "other_day": 6}
"""How likely each kind is where all are possible; a short quotation, for one, can't be cut."""


class Outlet(NamedTuple):
    """A newspaper and how it sets what it prints."""

    name: str
    marks: tuple[str, str]
    apostrophe: str
    american: bool = False


OUTLETS: Final = (
    Outlet("The Dunmere Courier", ("“", "”"), "’"),
    Outlet("Northern Wire", ('"', '"'), "'"),
    Outlet("The Evening Ledger", ("‘", "’"), "’"),
    Outlet("Bay State Herald", ("“", "”"), "’", american=True),
    Outlet("Metro Post", ('"', '"'), "'", american=True),
    Outlet("The Vale Gazette", ("“", "”"), "'"),
    Outlet("Island Radio", ('"', '"'), "’"),
    Outlet("The Sunday Record", ("‘", "’"), "'"),
    Outlet("Capital News", ("“", "”"), "’"),
)
"""All outlets that tell the texts again."""


class Printed(NamedTuple):
    """A quotation in an article, for the gold."""

    quotation: str
    parts: tuple[tuple[int, int], ...]
    """Where its pieces stand in the text, without the marks."""
    speaker: str
    day: str
    """The day of the week that the article says it was said on; empty if it says none."""
    kind: str
    how: str
    missing: str
    turned: bool


class Told(NamedTuple):
    """One article and the quotations in it."""

    outlet: str
    date: dt.date
    title: str
    text: str
    printed: tuple[Printed, ...]


class _Choice(NamedTuple):
    said: Said
    worded: Worded
    speaker: Person
    day: str
    kind: str


def told(source: SourceText, outlet: Outlet, chance: random.Random, *, first: bool) -> Told:
    """Return the article of one outlet; the first one prints every quotation whole."""
    choices = [_choice(source, said, chance, first=first) for said in source.said]
    if not first:
        if len(choices) > 2 and chance.random() < 0.35:
            choices.pop(chance.randrange(len(choices)))
        if chance.random() < 0.6:
            chance.shuffle(choices)
    day = DAYS[source.date.weekday()]
    text = _Setting(outlet)
    text.narrate(chance.choice(source.leads).replace("{day}", day))
    sentences = [chance.choice(wordings) for wordings in source.sentences]
    links = list(LINKS)
    known: set[Person] = set()
    last: Person | None = None
    for choice in choices:
        text.new_paragraph()
        if sentences and chance.random() < 0.5:
            text.narrate(sentences.pop())
            last = None
        elif last not in {None, choice.speaker} and links and chance.random() < 0.3:
            text.narrate(links.pop(chance.randrange(len(links))))
        who = choice.speaker
        named = _named(who, known=who in known, last=last, chance=chance)
        text.quote(choice, named, chance)
        known.add(who)
        last = who
    for sentence in [*sentences, chance.choice(CLOSINGS)]:
        if sentence:
            text.new_paragraph()
            text.narrate(sentence)
    date = source.date + dt.timedelta(days=chance.choice((0, 0, 0, 1)))
    title = outlet_style(chance.choice(source.headlines), outlet)
    return Told(outlet.name, date, title, text.text, tuple(text.printed))


def outlet_style(words: str, outlet: Outlet) -> str:
    """Return words with an outlet's apostrophes and spelling."""
    if outlet.american:
        for british, american in SPELLINGS.items():
            words = re.sub(rf"\b{british}", american, words)
    return words.replace("'", outlet.apostrophe)


def _choice(source: SourceText, said: Said, chance: random.Random, *, first: bool) -> _Choice:
    day = DAYS[source.date.weekday()]
    if first:
        return _Choice(said, Worded((whole(said),)), said.speaker, day, "identical")
    wordings = {
        "identical": identical(said, chance),
        "cut": cut(said, chance),
        "turned": turned(said, chance),
        "altered": altered(said, chance),
        "other_speaker": identical(said, chance),
        "other_day": identical(said, chance),
    }
    possible = {kind: worded for kind, worded in wordings.items() if worded is not None}
    kind = chance.choices(list(possible), [KINDS[kind] for kind in possible])[0]
    worded = possible[kind]
    if kind == "other_speaker":
        other = chance.choice([person for person in source.people if person != said.speaker])
        return _Choice(said, worded, other, chance.choice(("", day)), kind)
    if kind == "other_day":
        other_day = DAYS[(source.date.weekday() - chance.choice((1, 2))) % len(DAYS)]
        return _Choice(said, worded, said.speaker, other_day, kind)
    return _Choice(said, worded, said.speaker, chance.choice(("", "", day)), worded.kind)


def _named(who: Person, *, known: bool, last: Person | None, chance: random.Random) -> str:
    if who == last and chance.random() < 0.7:
        return who.pronoun
    if known:
        return who.short if chance.random() < 0.7 or who.short == who.name else _with_title(who)
    return f"{who.name}, {who.role},"


def _with_title(who: Person) -> str:
    return f"{'Mr' if who.pronoun == 'he' else 'Ms'} {who.short}"


class _Setting:
    """Sets an article, sentence by sentence, and keeps where its quotations stand."""

    def __init__(self, outlet: Outlet) -> None:
        self.outlet = outlet
        self.text = ""
        self.printed: list[Printed] = []

    def new_paragraph(self) -> None:
        self.text += "\n\n"

    def narrate(self, words: str) -> None:
        self._put((" " if self.text and not self.text.endswith("\n") else "") + words)

    def quote(self, choice: _Choice, named: str, chance: random.Random) -> None:
        """Set a quotation with its attribution before, after or in the middle of it."""
        worded = choice.worded
        on = f" on {choice.day}" if choice.day else ""
        verb = chance.choice(("said", "said", "said", "told reporters", "told this newspaper"))
        subject = named[0].upper() + named[1:]
        self.narrate("")
        parts: list[tuple[int, int]] = []
        if worded.embedded:
            self._put(f"{subject} said{on} {'that ' if on else ''}{worded.embedded} ")
            parts.append(self._marked(_ended(worded.pieces[0], ".")))
        elif len(worded.pieces) == 2:
            before, after = worded.pieces
            stop = "," if after[0].islower() else "."
            parts.append(self._marked(_ended(before, ",")))
            self._put(f" {named} {verb}{on}{stop} ")
            parts.append(self._marked(_ended(after, ".")))
        elif worded.retold:
            parts.append(self._marked(_ended(worded.pieces[0], ",")))
            self._put(f" {named} {verb}{on}, adding that {worded.retold}.")
        elif worded.how == "lower case":
            self._put(f"{subject} said{on} that ")
            parts.append(self._marked(_ended(worded.pieces[0], ".")))
        elif chance.random() < 0.3:
            self._put(f"{subject} {verb}{on}: ")
            parts.append(self._marked(_ended(worded.pieces[0], ".")))
        else:
            parts.append(self._marked(_ended(worded.pieces[0], ",")))
            if named.endswith(",") and not on:
                self._put(f" said {named[:-1]}.")
            else:
                self._put(f" {named} {verb}{on}.")
        self.printed.append(
            Printed(
                choice.said.id,
                tuple(parts),
                choice.speaker.name,
                choice.day,
                choice.kind,
                worded.how,
                worded.missing,
                worded.turned,
            )
        )

    def _put(self, words: str) -> None:
        self.text += outlet_style(words, self.outlet)

    def _marked(self, words: str) -> tuple[int, int]:
        opening, closing = self.outlet.marks
        self.text += opening
        start = len(self.text)
        self._put(words)
        end = len(self.text)
        self.text += closing
        return start, end


def _ended(words: str, stop: str) -> str:
    return words.rstrip(" ,;:.") + stop if not words.endswith("…") else words
