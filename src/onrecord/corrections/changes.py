"""What another reading of an article changed: statements gained, lost, and with another speaker."""

from typing import Literal, NamedTuple

from onrecord.corrections.comparing import STATEMENTS
from onrecord.corrections.drafts import share
from onrecord.corrections.pairing import pair
from onrecord.corrections.statements import ALIKE
from onrecord.schema import Record, Statement
from onrecord.schema.rows import SEVERAL

What = Literal["gained", "lost", "speaker", "act"]


class Change(NamedTuple):
    """A statement that one reading has and the other hasn't, or that has another speaker or another act.

    `statement` is its id in the later record, or in the earlier one if it was lost; `before` and `after` are the names
    of the speakers, or the acts, where these changed.
    """

    what: What
    statement: str
    start: int
    content: str
    before: str | None = None
    after: str | None = None


def changes(before: Record, after: Record) -> list[Change]:
    """List what changed between two readings of an article, in the order of the text.

    Statements are the same if their contents share at least half of their characters. If the texts differ, places
    can't be compared: then statements are the same if their words are.

    >>> record = Record.from_json('''{"schema": "onrecord/1", "article": {"id": "a", "text": "Yes, Mary said."},
    ...   "statements": [{"id": "s1", "source": [{"start": 5, "end": 9}], "cue": [{"start": 10, "end": 14}],
    ...                   "content": [{"start": 0, "end": 3}], "form": "indirect", "act": "assert", "confidence": 0.9}],
    ...   "model": {"name": "by hand", "version": "1"}}''')
    >>> [(each.what, each.content) for each in changes(record, record.model_copy(update={"statements": ()}))]
    [('lost', 'Yes')]
    """
    if before.article.text == after.article.text:
        likeness = STATEMENTS._replace(of=_same_place, by_id=False)
    else:
        likeness = STATEMENTS._replace(of=_same_words, keys=lambda each: [_words(each)], by_id=False)
    pairs = pair(before.statements, after.statements, likeness)
    found = [_change("lost", each) for each in pairs.lost]
    found += [_change("gained", each) for each in pairs.gained]
    for old, new in pairs.both:
        speakers = (_names(before, old), _names(after, new))
        if speakers[0] != speakers[1]:
            found.append(_change("speaker", new, *speakers))
        if old.act != new.act:
            found.append(_change("act", new, old.act, new.act))
    return sorted(found, key=lambda each: (each.start, each.what))


def _change(what: What, statement: Statement, before: str | None = None, after: str | None = None) -> Change:
    return Change(what, statement.id, statement.content[0].start, _words(statement), before, after)


def _same_place(left: Statement, right: Statement) -> float:
    alike = share(left.content, right.content)
    return alike * (1 + share(left.cue, right.cue)) if alike >= ALIKE else 0.0


def _same_words(left: Statement, right: Statement) -> float:
    return float(_words(left) == _words(right)) * (1 + (left.cue_text == right.cue_text))


def _words(statement: Statement) -> str:
    return " ".join(statement.content_text.split())


def _names(record: Record, statement: Statement) -> str | None:
    return SEVERAL.join(sorted(actor.name for actor in record.speakers(statement))) or None
