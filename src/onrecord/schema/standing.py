"""How an event stands: on whose word the text has it, and whether it counts as something that happened.

The outlet's own word, a speaker's, a denial: none of it is stored with the event. It follows from the statement that
the event stands in, from that statement's act, and from the statements around it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, Protocol

from onrecord.errors import RecordError
from onrecord.schema.actor import Actor
from onrecord.schema.base import Frozen
from onrecord.schema.event import Event
from onrecord.schema.labels import Act, SourceKind
from onrecord.schema.statement import Statement

StandingKind = Literal["outlet", "said", "confirmed", "denied", "asked", "urged", "promised", "believed", "unclear"]
"""How an event stands:

- `outlet`: the outlet tells it itself;
- `said`, `confirmed`: a source says it, or says that it is so;
- `denied`: a source denies it, or denies that somebody said it;
- `asked`: a source asks about it;
- `urged`: a source demands it, or demands something about it;
- `promised`: a source promises, offers or threatens it, or something about it;
- `believed`: a source thinks, fears, hopes or expects it;
- `unclear`: it may belong to a statement, so it is neither the outlet's word nor the source's.
"""

KINDS: Final[Mapping[Act, StandingKind]] = {
    "assert": "said",
    "confirm": "confirmed",
    "deny": "denied",
    "ask": "asked",
    "urge": "urged",
    "commit": "promised",
    "believe": "believed",
    "other": "said",
}
"""How an event stands in a statement of each act."""

OUTLET: Final = "the outlet"
"""The name of the outlet as a speaker."""

UNNAMED: Final = "an unnamed source"
"""The name of a speaker of whom the text has no words."""

NAME_CHARACTERS: Final = 80
"""The most characters of a source's words that stand for its name."""


class Told(Protocol):
    """A record, as far as the standing of its events follows from it."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements."""

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors."""


class Voice(Frozen):
    """One statement through which an event is known: its id, what it does, and the names of those who speak."""

    statement: str
    act: Act
    speakers: tuple[str, ...]


class Standing(Frozen):
    """On whose word the text has an event.

    `chain` are the statements that it stands in, from the innermost to the outermost. It is empty where the outlet
    tells it itself, and where the standing is unclear. `kind` follows from the innermost one, but if any of them is a
    denial, it is "denied".
    """

    kind: StandingKind
    chain: tuple[Voice, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """The names of those who speak in the innermost statement; none where the outlet does, or nobody for sure."""
        return self.chain[0].speakers if self.chain else ()


def standing_of(record: Told, event: Event) -> Standing:
    """Tell on whose word a record's text has an event.

    Raises RecordError if the event names a statement that the record doesn't have.
    """
    if event.may_belong_to is not None:
        return Standing(kind="unclear")
    chain = voices(record, statements_around(record, event.statement))
    if not chain:
        return Standing(kind="outlet")
    denied = any(voice.act == "deny" for voice in chain)
    return Standing(kind="denied" if denied else KINDS[chain[0].act], chain=chain)


def voices(record: Told, statements: Iterable[Statement]) -> tuple[Voice, ...]:
    """Say who speaks in statements of a record, and what they do there."""
    names = {actor.id: actor.name for actor in record.actors}
    return tuple(Voice(statement=each.id, act=each.act, speakers=_speakers(each, names)) for each in statements)


def event_happened(record: Told, event: Event) -> bool:
    """Tell whether an event counts as one that happened, on whoever's word; every view, export and count asks this.

    It counts if its own clause says that it happened (its status is "actual"), no statement that it stands in is a
    denial, and it is clear which statement that is. A statement that asks leaves open what it asks about, so nothing in
    it counts. In one that demands, promises or believes, the status tells: what is demanded or promised is
    "hypothetical" or "planned", and doesn't count; in "they called for an end to the war", the war is "actual", and
    counts. What somebody believes to have happened counts on that person's word, as what somebody says does.
    """
    return event.status == "actual" and standing_of(record, event).kind not in ("denied", "unclear", "asked")


def statements_around(record: Told, inner: str | None) -> tuple[Statement, ...]:
    """Give a statement and those that it stands in, from the innermost to the outermost; none for None.

    Raises RecordError if the record has no such statement.
    """
    by_id = {statement.id: statement for statement in record.statements}
    found = []
    while inner is not None:
        if inner not in by_id:
            raise RecordError(
                "An event names a statement that is not in this record",
                value=inner,
                hint="Ask the record that the event came from.",
            )
        found.append(by_id[inner])
        inner = by_id[inner].within
    return tuple(found)


def _speakers(statement: Statement, names: Mapping[str, str]) -> tuple[str, ...]:
    speakers = [names[speaker] for speaker in statement.speakers or ()]
    return name_speakers(speakers, statement.source_text, statement.source_kind)


def name_speakers(names: Sequence[str], source: str, kind: SourceKind | None) -> tuple[str, ...]:
    """Name who speaks; where nobody is known, give the source's own words, so that a reader can tell who is meant.

    >>> name_speakers(["Ana Reyes"], "she", "person"), name_speakers([], "a senior  aide", "role")
    (('Ana Reyes',), ('a senior aide',))
    """
    if names:
        return tuple(names)
    if words := " ".join(source.split()):
        return (words if len(words) <= NAME_CHARACTERS else f"{words[: NAME_CHARACTERS - 1].rstrip()}…",)
    return (OUTLET if kind == "outlet" else UNNAMED,)
