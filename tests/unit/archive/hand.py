"""Records with actors, written by hand for an archive."""

import re
from typing import Any

from onrecord.schema import Place, Record
from tests.support import record_of

FERRY = "{c:The ferry sails again on Monday}, {s:the harbour master} {q:said}."
DAM = "{s:Ana Reyes} {q:said} {c:the dam at Kelve is safe}. {c2:The mayor knew of the cracks}, {s2:she} {q2:added}."


def cast(marked: str, *actors: dict[str, Any], speakers: dict[int, str] | None = None, **more: Any) -> Record:
    """Make a record whose actors stand wherever their name, or one of their other `names`, does.

    An actor's keys are `name`, and optionally `names`, `kind`, `named` and `known_as`; they are numbered a1, a2, …
    `speakers` tells by a statement's number who speaks.
    """
    record = record_of(marked, **more).model_dump()
    for number, statement in enumerate(record["statements"], 1):
        if speaker := (speakers or {}).get(number):
            statement |= {"speakers": [speaker], "unresolved": None}
    record["actors"] = [_actor(number, record["article"]["text"], **each) for number, each in enumerate(actors, 1)]
    return Record.model_validate(record)


def _actor(
    number: int,
    text: str,
    *,
    name: str,
    names: tuple[str, ...] = (),
    kind: str = "person",
    named: bool = True,
    known_as: dict[str, Any] | None = None,
) -> dict[str, Any]:
    found = {
        (match.start(), match.end()): "name" if each == name else "nominal"
        for each in (name, *names)
        for match in re.finditer(rf"\b{re.escape(each)}\b", text)
    }
    mentions = [{"start": start, "end": end, "form": form} for (start, end), form in sorted(found.items())]
    return {"id": f"a{number}", "name": name, "kind": kind, "named": named, "mentions": mentions, "known_as": known_as}


def said_by(record: Record, number: int, *speakers: str) -> Record:
    """The same record, in which several actors make the statement of this number."""
    statements = list(record.statements)
    statements[number - 1] = statements[number - 1].model_copy(update={"speakers": speakers, "unresolved": None})
    return record.model_copy(update={"statements": tuple(statements)})


FERRY_PAGES = record_of(
    "{c:The ferry sails again}, {s:Lund} {q:said}.\n\n{s2:Lund} {q2:added} that {c2:the timetable is new}.",
    places=(Place(0, 32, "page 1"), Place(34, 72, "page 2")),
)
"""An article out of a document with two pages."""

REYES = {"name": "Ana Reyes", "names": ("she",)}


def dam(**article: Any) -> Record:
    """An article in which Ana Reyes speaks twice."""
    return cast(DAM, REYES, {"name": "The mayor", "named": False}, speakers={1: "a1", 2: "a1"}, **article)
