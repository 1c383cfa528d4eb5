"""The statements after an edit."""

from collections.abc import Hashable, Iterable
from typing import Any

from onrecord.exchange.editing.cast import Cast
from onrecord.exchange.editing.lines import Edit, Match, Matches, changed, match
from onrecord.exchange.editing.spans import reclosed
from onrecord.exchange.editing.times import Times
from onrecord.exchange.marks import StatementMark, statement_key
from onrecord.schema import Article, Statement
from onrecord.text import Layout, Quotations
from onrecord.text.forms import form


def edit_statements(edit: Edit, cast: Cast, times: Times) -> tuple[Statement, ...]:
    """Give the statements of an edited record, new ones where their content begins."""
    record = edit.record
    matches = match(edit.before.statements, edit.after.statements, record.statements, key=statement_key, shape=_shape,
                    letter="s", keyed=edit.after.keyed, taken=[each.id for each in record.doubtful])  # fmt: skip
    names = matches.ids
    found = {each.id: _statement(each, matches, names, cast, record.article) for each in matches}
    found |= {each.id: each for each in matches.unsent}
    kept = [found.pop(each.id) for each in record.statements if each.id in found]
    statements = _inserted(kept, found.values())
    known = {each.id for each in statements}
    return tuple(_mended(each, cast, known, times.known) for each in statements)


def _shape(mark: StatementMark) -> Hashable:
    return mark.spans, mark.source, mark.cue, mark.act, mark.form


def _statement(
    found: Match[StatementMark, Statement],
    matches: Matches[StatementMark, Statement],
    names: dict[str, str],
    cast: Cast,
    article: Article,
) -> Statement:
    mark, old, was = found.mark, found.old, found.was
    within = names[mark.within] if mark.within else None
    speakers = _once(cast.after[each] for each in mark.speakers)
    if old is None or was is None:
        return _new(mark, found.id, article, within=within, **cast.speaking(speakers))
    changes: dict[str, Any] = {
        role: reclosed(new, getattr(was, role), article.text)
        for role, new, previous in (
            ("content", mark.spans, old.spans),
            ("source", mark.source, old.source),
            ("cue", mark.cue, old.cue),
        )
        if new != previous
    }
    if mark.act not in (None, old.act):
        changes["act"] = mark.act
    if mark.form not in (None, old.form):
        changes["form"] = mark.form
    if within != (matches.sent[old.within] if old.within else None):
        changes["within"] = within
    if speakers != _once(cast.before[each] for each in old.speakers):
        changes |= cast.speaking(speakers)
    return changed(was, **changes)


def _new(mark: StatementMark, name: str, article: Article, **more: Any) -> Statement:
    beside = [(span.start, span.end) for span in mark.cue or mark.source]
    quotations = Quotations.of(article.text, Layout.of(article).paragraphs)
    told = form(article.text, [(span.start, span.end) for span in mark.spans], beside, quotations)
    return Statement(
        **{"id": name, "content": mark.spans, "source": mark.source, "cue": mark.cue, "act": mark.act or "assert"}
        | {"form": mark.form or told, "confidence": 1.0, "corrected": True}
        | more
    )


def _inserted(kept: list[Statement], added: Iterable[Statement]) -> list[Statement]:
    """Put each added statement before the first that begins after it."""
    new = sorted(added, key=lambda statement: statement.content[0])
    merged: list[Statement] = []
    for each in kept:
        while new and new[0].content[0].start < each.content[0].start:
            merged.append(new.pop(0))
        merged.append(each)
    return merged + new


def _mended(statement: Statement, cast: Cast, statements: set[str], times: set[str]) -> Statement:
    """Let a statement name no line that is gone."""
    changes: dict[str, Any] = {}
    if statement.speakers and not cast.known.issuperset(statement.speakers):
        changes |= cast.speaking(_once(cast.now[each] for each in statement.speakers if each in cast.now))
    if statement.within not in {*statements, None}:
        changes["within"] = None
    if statement.said_on not in {*times, None}:
        changes |= {"said_on": None, "said_on_how": None}
    return changed(statement, **changes)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
