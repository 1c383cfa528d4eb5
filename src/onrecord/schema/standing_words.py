"""How an event stands, in words: "denied by Eva Holm, as the harbour master reported"."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from onrecord.schema.event import Event
from onrecord.schema.labels import Act, EventStatus
from onrecord.schema.standing import Told, Voice, standing_of

TOLD: Final = "told by the outlet"
UNCLEAR: Final = "unclear"

INNER: Final[Mapping[Act, str]] = {
    "assert": "said by",
    "confirm": "confirmed by",
    "deny": "denied by",
    "ask": "asked about by",
    "urge": "demanded by",
    "commit": "promised by",
    "believe": "believed by",
    "other": "said by",
}
"""What the innermost statement does with the event, before the name of who speaks."""

BY_CUE: Final[Mapping[Act, Mapping[str, str]]] = {
    "believe": {
        "fear": "feared by",
        "worr": "feared by",
        "afraid": "feared by",
        "hope": "hoped for by",
        "expect": "expected by",
        "suspect": "suspected by",
        "doubt": "doubted by",
        "want": "wanted by",
    },
    "commit": {
        "threat": "threatened by",
        "vow": "vowed by",
        "offer": "offered by",
        "plan": "planned by",
        "refus": "refused by",
        "agree": "agreed to by",
    },
}
"""The finer word for an act, by how a word of the cue begins."""

OUTER: Final[Mapping[Act, str]] = {
    "assert": "reported",
    "confirm": "confirmed",
    "deny": "denied",
    "ask": "asked",
    "urge": "demanded",
    "commit": "promised",
    "believe": "believed",
    "other": "reported",
}
"""What an outer statement does with the one in it, after the name of who speaks."""

STATUSES: Final[Mapping[EventStatus, str]] = {
    "actual": "",
    "negated": "not happened",
    "planned": "planned",
    "possible": "possible",
    "hypothetical": "hypothetical",
    "general": "in general",
}
"""What the event's own clause adds; nothing where it just happened."""

SHOWN: Final = 3
"""The most speakers of one statement that are named."""


def describe(record: Told, event: Event) -> str:
    """Say in words how an event stands in its record, with its status where that isn't "actual".

    Raises RecordError if the event names a statement that the record doesn't have.
    """
    standing = standing_of(record, event)
    status = STATUSES[event.status]
    if standing.kind == "unclear":
        words = UNCLEAR
    elif not standing.chain:
        words = TOLD
    else:
        inner = standing.chain[0].statement
        cue = next(statement.cue_text for statement in record.statements if statement.id == inner)
        words = on_word_of(standing.chain, cue)
    return f"{words} ({status})" if status else words


def on_word_of(chain: Sequence[Voice], cue: str) -> str:
    """Say on whose word something stands, by the statements around it; `cue` is that of the innermost one.

    >>> inner = Voice(statement="s2", act="believe", speakers=("engineers",))
    >>> on_word_of([inner, Voice(statement="s1", act="assert", speakers=("Ana Reyes",))], "fear")
    'feared by engineers, as Ana Reyes reported'
    """
    inner, *outer = chain
    return ", as ".join([_inner(inner, cue), *map(passed_on, outer)])


def passed_on(voice: Voice) -> str:
    """Say who passes on what a statement inside theirs says: "Ana Reyes reported"."""
    return f"{_names(voice.speakers)} {OUTER[voice.act]}"


def _inner(voice: Voice, cue: str) -> str:
    finer = BY_CUE.get(voice.act, {})
    words = cue.lower().split()
    found = (verb for stem, verb in finer.items() if any(word.startswith(stem) for word in words))
    return f"{next(found, INNER[voice.act])} {_names(voice.speakers)}"


def _names(speakers: Iterable[str]) -> str:
    """Join names: "A", "A and B", "A, B and 2 more"."""
    names = list(speakers)
    if len(names) > SHOWN:
        names = [*names[: SHOWN - 1], f"{len(names) - SHOWN + 1} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
