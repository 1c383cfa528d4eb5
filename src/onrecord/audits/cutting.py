"""Units out of a record: the words that are shown, and what onrecord says of them."""

from collections.abc import Mapping, Sequence

from onrecord.audits.passages import Pair
from onrecord.audits.units import Candidate, Found, PassageUnit, StatementUnit
from onrecord.schema import Record, Span, Statement
from onrecord.schema.sentences import sentence_around

BEFORE, AFTER = 1500, 500
"""So many characters before and after a unit are shown, at most."""

MOST_CANDIDATES = 100
"""The most actors to choose from."""

NEAR = 200
"""An actor is near if the text mentions it no further than that from the words that are shown."""

MOST_CONTENT = 3000
"""Of a longer content, only the beginning is shown."""


def cut_statement(record: Record, statement: Statement, numbers: Mapping[str, int]) -> StatementUnit:
    """Cut a statement out of its record; `numbers` are those of its actors in the archive, where some may be one."""
    text = record.article.text
    first = statement.content[0].start
    last = min(statement.content[-1].end, first + MOST_CONTENT)
    start, end = sentence_around(text, first, last)
    start, end = max(start, first - BEFORE), min(end, last + AFTER)
    inside = (Span(each.start - start, min(each.end, last) - start) for each in statement.content if each.start < last)
    same = _same(record, numbers)
    return StatementUnit(
        **_words(text, start, end),
        content=tuple(inside),
        candidates=_candidates(record, same, start, end, statement.speakers or ()),
        statement=statement.id,
        speakers=tuple(dict.fromkeys(same[each] for each in statement.speakers or ())),
        act=statement.act,
        source_kind=statement.source_kind or "none",
    )


def cut_passage(record: Record, sentences: Sequence[Pair]) -> PassageUnit:
    """Cut a passage out of a record, given by its sentences; statements are in the sentence where they begin."""
    text = record.article.text
    first, last = sentences[0][0], sentences[-1][1]
    found = []
    for statement in record.statements:
        start = statement.content[0].start
        at = next((number for number, (begin, end) in enumerate(sentences) if begin <= start < end), None)
        if at is not None:
            found.append(Found(sentence=at, statement=statement.id, source_kind=statement.source_kind or "none"))
    return PassageUnit(
        **_words(text, first, last),
        sentences=tuple(Span(start - first, end - first) for start, end in sentences),
        found=tuple(found),
    )


def _words(text: str, start: int, end: int) -> dict[str, str]:
    """Cut out words with those around them: no word is cut through, unless it has no end."""
    before, after = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
    if start > BEFORE:
        before = before[before.find(" ") + 1 :]
    if len(text) > end + AFTER:
        after = after[: after.rfind(" ") if " " in after else None]
    return {"before": before, "text": text[start:end], "after": after}


def _same(record: Record, numbers: Mapping[str, int]) -> dict[str, str]:
    """Map each actor's id to the first of those that are one actor in the archive."""
    firsts: dict[int, str] = {}
    return {
        actor.id: firsts.setdefault(numbers[actor.id], actor.id) if actor.id in numbers else actor.id
        for actor in record.actors
    }


def _candidates(
    record: Record, same: Mapping[str, str], start: int, end: int, speakers: Sequence[str]
) -> tuple[Candidate, ...]:
    """List the actors in the order in which the text first mentions them, which tells nothing of who speaks.

    A place without a name speaks only where onrecord says so.
    """
    kept = {same[each] for each in speakers}
    own = [
        each
        for each in record.actors
        if same[each.id] == each.id and (each.named or each.kind != "place" or each.id in kept)
    ]
    near = {
        same[actor.id]
        for actor in record.actors
        if any(mention.start < end + NEAR and start - NEAR < mention.end for mention in actor.mentions)
    }
    ranked = sorted(own, key=lambda actor: (actor.id not in kept, actor.id not in near, actor.mentions[0].start))
    listed = sorted(ranked[:MOST_CANDIDATES], key=lambda actor: actor.mentions[0].start)
    return tuple(Candidate(id=actor.id, name=actor.name, near=actor.id in near) for actor in listed)
