"""Synthetic news with all that a record holds: the stories of `bench.story_news`, with events, findings and places.

Some articles call somebody by surname alone, so that there is something to suggest as the same person.
"""

import random
import re
from collections.abc import Iterator
from typing import Final, get_args

from bench.story_news import StoryNews
from bench.synthetic_news import Json
from onrecord.checks.table import CHECKS
from onrecord.schema.labels import EventType

EVENTS: Final = 7
"""Of an article."""

_STATUSES: Final = ("actual",) * 6 + ("planned", "possible", "negated", "general")
_FINDINGS: Final = (0, 0, 1, 1, 2, 3)
_BY_SURNAME: Final = 0.06
_A_PLACE: Final = 0.1
_WORD: Final = re.compile(r"[a-z]{3,}")


class WholeNews(StoryNews):
    """Makes records that have everything; the same seed, the same records."""

    def records(self, number: int) -> Iterator[Json]:
        """Make a number of records, as JSON."""
        chance = random.Random(11)
        places = {name for name in self.people.things if chance.random() < _A_PLACE}
        for record in super().records(number):
            for actor in record["actors"]:
                if actor["name"] in places:
                    actor["kind"] = "place"
                elif chance.random() < _BY_SURNAME:
                    _by_surname(record, actor)
            record["events"] = list(_events(record, chance))
            record["checks"] = list(_checks(record, chance))
            yield record


def _by_surname(record: Json, actor: Json) -> None:
    """Call somebody by surname alone, wherever the article names them; the speaker of a statement keeps that place."""
    surname = actor["name"].split()[-1]
    if surname in (each["name"] for each in record["actors"]):
        return
    actor["name"] = surname
    for span in actor["mentions"]:
        span["start"] = span["end"] - len(surname)


def _events(record: Json, chance: random.Random) -> Iterator[Json]:
    """Let words of the text be events between its actors, in the statements in which they stand."""
    text, actors = record["article"]["text"], record["actors"]
    words = list(_WORD.finditer(text, record["article"]["title"]["end"]))
    kinds = get_args(EventType)
    for number, word in enumerate(sorted(chance.sample(words, EVENTS), key=lambda each: each.start()), 1):
        trigger = {"start": word.start(), "end": word.end()}
        roles: dict[str, list[Json]] = {"who": [], "whom": [], "where": []}
        for actor in chance.sample(actors, min(len(actors), 3)):
            role = "where" if actor["kind"] == "place" else chance.choice(("who", "whom"))
            span = chance.choice(actor["mentions"])
            roles[role].append({"start": span["start"], "end": span["end"], "actor": actor["id"]})
        yield {
            "id": f"e{number}",
            "trigger": trigger,
            "type": kinds[min(int(chance.expovariate(0.2)), len(kinds) - 1)],
            "status": chance.choice(_STATUSES),
            **roles,
            "statement": next((each["id"] for each in record["statements"] if _has(each, trigger)), None),
            "confidence": round(chance.uniform(0.5, 1), 4),
        }


def _checks(record: Json, chance: random.Random) -> Iterator[Json]:
    """Let checks have found something in some statements."""
    for number, statement in enumerate(chance.sample(record["statements"], chance.choice(_FINDINGS)), 1):
        check = chance.choice(CHECKS)
        verdict = chance.choice(list(check.verdicts))
        yield {
            "id": f"c{number}",
            "kind": check.kind,
            "verdict": verdict,
            "about": statement["content"],
            "evidence": [],
            "statements": [statement["id"]],
            "events": [],
            "message": f"“{check.verdicts[verdict]}” is what this made-up finding says.",
            "confidence": round(chance.uniform(0.5, 1), 4),
            "shown": check.shown,
        }


def _has(statement: Json, span: Json) -> bool:
    return any(each["start"] <= span["start"] and span["end"] <= each["end"] for each in statement["content"])
