"""Corrects who says what in an article."""

from typing import Any

from onrecord.corrections.actors import NO_SPEAKER, actor_at, speak
from onrecord.corrections.drafts import Draft, Lost, fresh, pairs, share
from onrecord.corrections.kinds import FalseStatement, MissedStatement, StatementAt, StatementCorrection
from onrecord.schema import Event, Form, Span, Statement
from onrecord.text.forms import form
from onrecord.text.nesting import within

ALIKE = 0.5
"""A statement is the same one in another reading if the contents share so much of their characters."""

ROLES = ("source", "cue", "content")


def correct_statement(draft: Draft, correction: StatementCorrection) -> str:
    """Change what the record says of a statement."""
    statement = find_statement(draft, correction.at)
    before = statement.content
    changes: dict[str, Any] = {"confidence": 1.0}
    for role in ROLES:
        anchors = getattr(correction, role)
        if anchors is not None:
            changes[role] = draft.find_all(anchors)
    if correction.act is not None:
        changes["act"] = correction.act
    draft.touched |= {(statement.id, name) for name in changes if name != "confidence"}
    if roles := {role: changes.get(role, getattr(statement, role)) for role in ROLES if changes.keys() & set(ROLES)}:
        changes["form"] = _form(draft, **roles)
    if correction.form is not None:
        changes["form"] = correction.form
        draft.touched.add((statement.id, "form"))
    if any(getattr(statement, name) != value for name, value in changes.items() if name != "confidence"):
        statement = draft.put(draft.statements, statement, changes)
    if correction.speakers is not None:
        speakers = [actor_at(draft, each).id for each in correction.speakers]
        draft.touched.add((statement.id, "speakers"))
        said = speak(draft, statement, speakers)
        if said is not statement:
            statement = draft.put(draft.statements, said, {"confidence": 1.0})
    if statement.corrected:
        _settle(draft, statement.id, (*before, *statement.content))
        _drop_findings(draft, statement=statement.id)
    return statement.id


def add_statement(draft: Draft, correction: MissedStatement) -> str:
    """Add a statement, unless the record has it."""
    content, source, cue = (draft.find_all(each) for each in (correction.content, correction.source, correction.cue))
    draft.touched.add((f"{content[0].start}-{content[-1].end}", "content"))
    for each in draft.statements.values():
        if (each.content, each.source, each.cue) == (content, source, cue):
            return each.id
    taken = (*draft.statements, *(each.id for each in draft.record.doubtful), *(e.id for e in draft.record.statements))
    made = Statement(
        id=fresh("s", taken),
        source=source,
        cue=cue,
        content=content,
        form=correction.form or _form(draft, source=source, cue=cue, content=content),
        act=correction.act,
        speakers=None,
        unresolved=NO_SPEAKER,
        source_kind=None if source else "none",
        confidence=1.0,
        corrected=True,
    )
    _insert(draft, made)
    speak(draft, made, [actor_at(draft, each).id for each in correction.speakers])
    _settle(draft, made.id, content)
    return made.id


def remove_statement(draft: Draft, correction: FalseStatement) -> str:
    """Take a statement out. What stood within it stands in the one around it."""
    gone = find_statement(draft, correction.at)
    del draft.statements[gone.id]
    draft.touched.add((gone.id, "content"))
    for inner in list(draft.statements.values()):
        if inner.within == gone.id:
            draft.put(draft.statements, inner, {"within": gone.within})
    _tell(draft, gone.content, {gone.id})
    _drop_findings(draft, statement=gone.id)
    return gone.id


def find_statement(draft: Draft, at: StatementAt) -> Statement:
    """Find the statement whose content and cue are nearest to some words; raises Lost if none is near."""
    content, cue = draft.find_all(at.content), draft.find_all(at.cue)
    scored = [(share(content, each.content), share(cue, each.cue), each) for each in draft.statements.values()]
    best = max(scored, key=lambda each: each[:2], default=None)
    if best is None or best[0] < ALIKE:
        raise Lost
    return best[2]


def _form(draft: Draft, *, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]) -> Form:
    return form(draft.text, pairs(content), pairs(cue or source), draft.quotations())


def _insert(draft: Draft, made: Statement) -> None:
    """Put a statement in its place: statements stand in the order of their first words."""
    lines = list(draft.statements.values())
    at = next((number for number, each in enumerate(lines) if _first(each) > _first(made)), len(lines))
    draft.statements = {each.id: each for each in (*lines[:at], made, *lines[at:])}


def _first(statement: Statement) -> int:
    return min(each.start for each in statement.cue + statement.content)


def _settle(draft: Draft, changed: str, words: tuple[Span, ...]) -> None:
    """Say anew what stands within a statement that has changed, and which events stand in it."""
    lines = list(draft.statements.values())
    outer = within([(pairs(each.content), pairs(each.cue)) for each in lines])
    for each, number in zip(lines, outer, strict=True):
        around = None if number is None else lines[number].id
        if changed in (each.id, each.within, around):
            draft.put(draft.statements, each, {"within": around})
    _tell(draft, words, {changed})


def _tell(draft: Draft, words: tuple[Span, ...], changed: set[str]) -> None:
    """Say anew in which statement events stand whose triggers are in these words."""
    for event in list(draft.events.values()):
        if any(each.overlaps(event.trigger) for each in words) or event.may_belong_to in changed:
            inner = innermost(draft, event.trigger)
            if inner is not None or {event.statement, event.may_belong_to} & changed:
                draft.put(draft.events, event, {"statement": inner, "may_belong_to": None})


def innermost(draft: Draft, trigger: Span) -> str | None:
    """Give the id of the statement of the shortest content that holds some words; None if there is none."""
    holding = [each for each in draft.statements.values() if any(span.covers(trigger) for span in each.content)]
    found = min(holding, key=lambda each: sum(span.end - span.start for span in each.content), default=None)
    return found.id if found else None


def _drop_findings(draft: Draft, *, statement: str) -> None:
    """Leave out what checks found in a statement that has changed: it was found in what was wrong."""
    draft.checks = [each for each in draft.checks if statement not in each.statements]


def drop_findings_of_event(draft: Draft, event: Event) -> None:
    """Leave out what checks found in an event that has changed."""
    draft.checks = [each for each in draft.checks if event.id not in each.events]
