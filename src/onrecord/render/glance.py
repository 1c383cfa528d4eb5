"""A record at a glance: who speaks, how often and in whose words, before one reads on."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from onrecord.render.actors import ActorList, Profile, knowledge, shorten
from onrecord.schema import Record, Span, Statement, said_outright
from onrecord.text.callings import Callings

MAX_SPEAKERS: Final = 6
"""So many speakers are shown at once; the others can be unfolded."""

MAX_FINDINGS: Final = 5
"""So many findings are shown; the others stand under "Checks"."""

DESCRIPTION_WIDTH: Final = 80
"""A description longer than this is shortened."""

_WHOSE: Final = ("his ", "her ", "their ", "its ", "my ", "your ", "our ", "this ", "that ", "these ", "those ")
"""Descriptions that begin with these say nothing to who hasn't read what goes before them."""


_BETWEEN: Final = re.compile(r"(?:, (?:aged )?\d{1,3})?,? ")
_APART: Final = 12


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who said something outright: what the text calls them besides their name, and what they said."""

    profile: Profile
    description: str
    """In the article's own words; empty if it has none."""

    office: str
    """What the table of actors knows, if the article says nothing."""

    statements: tuple[Statement, ...]

    @property
    def quoted(self) -> int:
        """How many of the statements are in their own words, wholly or in part."""
        return sum(each.form != "indirect" for each in self.statements)


@dataclass(frozen=True, slots=True)
class Glance:
    """Who says something outright, who says most first; and the quotations of which nobody knows who speaks."""

    speakers: tuple[Speaker, ...]
    unknown: tuple[Statement, ...]


def glance(record: Record, actors: ActorList) -> Glance:
    """Tell who speaks in a record.

    >>> from onrecord.render.actors import actor_list
    >>> from onrecord.schema import Actor, Article, Mention, Model, Span
    >>> text = "The dam holds, said Ana Reyes, the mayor."
    >>> reyes = Actor(id="a1", name="Ana Reyes", kind="person", named=True,
    ...               mentions=(Mention(20, 29, "name"), Mention(31, 40, "nominal")))
    >>> said = Statement(id="s1", source=[Span(20, 29)], cue=[Span(15, 19)], content=[Span(0, 13)], form="indirect",
    ...                  act="assert", speakers=("a1",), unresolved=None, confidence=0.9)
    >>> record = Record(article=Article(id="a", text=text), statements=[said], actors=[reyes],
    ...                 model=Model(name="by hand", version="1"))
    >>> [(each.profile.name, each.description, each.quoted) for each in glance(record, actor_list(record)).speakers]
    [('Ana Reyes', 'the mayor', 0)]
    """
    callings, text = Callings(record), record.article.text
    said = tuple(each for each in record.statements if said_outright(each))
    speakers = [_speaker(each, callings, text) for each in actors.speaking if any(map(said_outright, each.statements))]
    return Glance(
        tuple(sorted(speakers, key=lambda each: (not each.profile.known, -len(each.statements)))),
        tuple(each for each in said if not each.speakers and each.form != "indirect"),
    )


def _speaker(profile: Profile, callings: Callings, text: str) -> Speaker:
    description = _description(profile, callings, text)
    known = profile.actor.known_as
    office = knowledge(known, profile.name) if known and known.office and not description else ""
    return Speaker(profile, description, office, tuple(filter(said_outright, profile.statements)))


def _description(profile: Profile, callings: Callings, text: str) -> str:
    """Choose the first description beside a name; else the most frequent one, for one alone may be somebody else's."""
    called = list(callings.of(profile.actor))
    names = [each.span for each in called if each.form == "name"]
    described = [
        each
        for each in called
        if each.form == "nominal" and each.statement is None and not each.text.casefold().startswith(_WHOSE)
    ]
    beside = (each.text for each in described if any(_adjoin(each.span, name, text) for name in names))
    people = profile.actor.kind in ("person", "group")  # "the agency" says nothing of an agency
    times = Counter(each.text.casefold() for each in described if people)
    repeated = (each.text for each in described if people and times[each.text.casefold()] == max(times.values()) > 1)
    found = (words for words in (*beside, *repeated) if words.casefold() != profile.name.casefold())
    return shorten(next(found, ""), DESCRIPTION_WIDTH)


def _adjoin(description: Span, name: Span, text: str) -> bool:
    """Tell whether nothing stands between a description and a name, or a comma and an age."""
    first, last = sorted((description, name))
    return last.start - first.end <= _APART and _BETWEEN.fullmatch(text[first.end : last.start]) is not None
