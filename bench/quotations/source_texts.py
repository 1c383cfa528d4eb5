"""The texts that all tellings start from: who speaks, what is said, and what may happen to it when it is told again.

A file holds many texts. A text starts with `== name date`; then a line says, by its first characters:

    #             headlines, with ` // ` between them
    @             somebody who speaks: name, role, pronoun
    Name:         a quotation of theirs, marked as below
    >             the last part of the quotation above as somebody would retell it
    -             a sentence of the news itself and other wordings of it
    (none)        the first sentence and other wordings of it; {day} stands for the day

In a quotation, `|` is where it can be cut, `{not }` turns the sense when it is missing, `<two=three>` may be altered,
and `[the ferry]` is what an editor may put in.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

FOLDER: Final = Path(__file__).with_name("texts")
"""Where the texts lie."""

OTHERWISE: Final = " // "
"""Between two wordings of one sentence."""


class Person(NamedTuple):
    """Somebody who speaks in a text."""

    name: str
    role: str
    pronoun: str
    short: str
    """What they are called once they are known."""


class Said(NamedTuple):
    """A quotation as it was said, with its marks."""

    id: str
    speaker: Person
    parts: tuple[str, ...]
    retold: str
    """Its last part as indirect speech; empty if nobody wrote one."""


class SourceText(NamedTuple):
    """One text with everything that its tellings choose from."""

    name: str
    date: dt.date
    headlines: tuple[str, ...]
    leads: tuple[str, ...]
    people: tuple[Person, ...]
    said: tuple[Said, ...]
    sentences: tuple[tuple[str, ...], ...]


def source_texts(folder: Path = FOLDER) -> list[SourceText]:
    """Return all texts, in the order of their files' names.

    Raises:
        ValueError: A line is of no known sort, or a quotation's speaker is nobody of the text.
    """
    return [
        _parsed(block.splitlines())
        for path in sorted(folder.glob("*.txt"))
        for block in path.read_text(encoding="utf-8").split("== ")[1:]
    ]


def _parsed(lines: list[str]) -> SourceText:
    name, day = lines[0].split()
    sorts = {sort: [line[2:] for line in lines[1:] if line.startswith(f"{sort} ")] for sort in "#@-"}
    rest = [line for line in lines[1:] if line[:2] not in {"# ", "@ ", "- "}]
    quoted = [line.split(": ", 1)[0] for line in rest[1:] if not line.startswith("> ")]
    people = tuple(_person(line, quoted) for line in sorts["@"])
    return SourceText(
        name,
        dt.date.fromisoformat(day),
        tuple(sorts["#"][0].split(OTHERWISE)),
        tuple(rest[0].split(OTHERWISE)),
        people,
        tuple(_said(name, rest[1:], people)),
        tuple(tuple(line.split(OTHERWISE)) for line in sorts["-"]),
    )


def _person(line: str, quoted: list[str]) -> Person:
    name, rest = line.split(", ", 1)
    role, pronoun = rest.rsplit(", ", 1)
    return Person(name, role, pronoun, next((short for short in quoted if name.endswith(short)), name.split()[-1]))


def _said(name: str, lines: list[str], people: tuple[Person, ...]) -> Iterator[Said]:
    for number, line in enumerate(lines):
        if line.startswith("> "):
            continue
        short, separator, words = line.partition(": ")
        speaker = next((person for person in people if person.short == short), None)
        if not separator or speaker is None:
            raise ValueError(f"{name}: {line!r} has no speaker of this text; write `Name: words` after `@ Name, …`.")
        following = lines[number + 1] if number + 1 < len(lines) else ""
        retold = following.removeprefix("> ") if following.startswith("> ") else ""
        yield Said(f"{name}/{number + 1}", speaker, tuple(words.split(" | ")), retold)
