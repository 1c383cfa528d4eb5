"""Applies corrections to a record. The record as it was read stays as it is."""

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, NamedTuple

from onrecord.corrections import actors, events, statements, times
from onrecord.corrections.drafts import Draft, Lost
from onrecord.corrections.kinds import Correction
from onrecord.schema import Record

_APPLY: Final[Mapping[str, Callable[[Draft, Any], str | None]]] = {
    "statement": statements.correct_statement,
    "missed_statement": statements.add_statement,
    "no_statement": statements.remove_statement,
    "mentions": actors.correct_mentions,
    "same_actor": actors.correct_same,
    "actor": actors.correct_actor,
    "event": events.correct_event,
    "missed_event": events.add_event,
    "no_event": events.remove_event,
    "time": times.correct_time,
    "missed_time": times.add_time,
    "no_time": times.remove_time,
    "article": times.correct_article,
}

Effect = Literal["holds", "agreed", "overruled", "lost"]
"""What became of a correction: it changes the record; the record says the same without it; a later correction says
otherwise; or the words that it is about aren't there any more."""


class Outcome(NamedTuple):
    """What became of a correction, and which line of the corrected record it is about.

    `moved` tells that its words were found elsewhere than they were: the text has changed. `by` is the number of the
    correction that overrules it.
    """

    effect: Effect
    line: str | None = None
    moved: bool = False
    by: int | None = None


class Corrected(NamedTuple):
    """A record with its corrections in it, and what became of each, by its number."""

    record: Record
    outcomes: Mapping[int, Outcome]


def correct(record: Record, corrections: Mapping[int, Correction]) -> Corrected:
    """Apply corrections to a record, in the order given. If two say different things of the same, the later one counts.

    A correction that can't be applied, since the text or the reading has changed under it, changes nothing.

    >>> from onrecord.corrections import Anchor, ActorAt, StatementAt, StatementCorrection
    >>> record = Record.from_json('''{"schema": "onrecord/1",
    ...   "article": {"id": "a", "text": "Ana Reyes met Tom Lund. “No,” he said."},
    ...   "actors": [
    ...     {"id": "a1", "name": "Ana Reyes", "kind": "person", "named": true,
    ...      "mentions": [{"start": 0, "end": 9, "form": "name"}]},
    ...     {"id": "a2", "name": "Tom Lund", "kind": "person", "named": true,
    ...      "mentions": [{"start": 14, "end": 22, "form": "name"}]}],
    ...   "statements": [{"id": "s1", "source": [{"start": 30, "end": 32}], "cue": [{"start": 33, "end": 37}],
    ...     "content": [{"start": 24, "end": 29}], "form": "direct", "act": "assert", "speakers": ["a1"],
    ...     "unresolved": null, "confidence": 0.9}], "model": {"name": "by hand", "version": "1"}}''')
    >>> text, said = record.article.text, record.statements[0]
    >>> tom = ActorAt(at=Anchor.of(record.actors[1].mentions[0], text), name="Tom Lund")
    >>> content = (Anchor.of(said.content[0], text),)
    >>> fixed, outcomes = correct(record, {7: StatementCorrection(at=StatementAt(content=content), speakers=(tom,))})
    >>> fixed.statements[0].speakers, fixed.statements[0].corrected, outcomes[7].effect
    (('a2',), True, 'holds')
    """
    if not corrections:
        return Corrected(record, {})
    draft = Draft.of(record)
    outcomes: dict[int, Outcome] = {}
    last: dict[tuple[str, str], int] = {}  # which correction each value has been set by
    for number, correction in corrections.items():
        before = _state(draft)
        draft.touched, draft.moved = set(), False
        try:
            line = _APPLY[correction.what](draft, correction)
        except Lost:
            _restore(draft, before)
            outcomes[number] = Outcome("lost")
            continue
        changed = _state(draft) != before
        outcomes[number] = Outcome("holds" if changed else "agreed", line, draft.moved)
        gone = {value for value in last if value[0] == line} if correction.what.startswith("no_") else set()
        overtaken = {last[value] for value in draft.touched | gone if value in last}
        last |= dict.fromkeys(draft.touched | gone, number)
        for earlier in overtaken - set(last.values()) if changed else ():  # nothing that it has set counts any more
            outcomes[earlier] = outcomes[earlier]._replace(effect="overruled", by=number)
    return Corrected(draft.finished(), outcomes)


def _state(draft: Draft) -> tuple[Any, ...]:
    lines = (draft.statements, draft.actors, draft.times, draft.events)
    return (draft.article, *(dict(each) for each in lines), list(draft.checks))


def _restore(draft: Draft, state: tuple[Any, ...]) -> None:
    draft.article, draft.statements, draft.actors, draft.times, draft.events, draft.checks = state
