"""Whatever a person changes in a record, the corrections between the two lead from the one to the other."""

from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.corrections import between, correct
from onrecord.schema import Act, Actor, Event, EventStatus, EventType, Mention, Record, Span, Statement

RECORDS = [
    Record.from_json(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parents[1] / "golden" / "records").glob("*.json"))
]


def with_(line, **changes):
    """Build a line anew with other values, so that it is checked."""
    return type(line)(**{name: getattr(line, name) for name in type(line).model_fields} | changes)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Record, Record]:
    """A record, and the same as somebody may have changed it."""
    before = draw(st.sampled_from(RECORDS))
    actors, joined = _actors(draw, before)
    return before, Record(
        article=before.article,
        statements=_statements(draw, before, sorted(actors), joined),
        actors=tuple(actors.values()),
        times=tuple(_times(draw, before)),
        events=_events(draw, before),
        doubtful=before.doubtful,
        model=before.model,
    )


def _some(draw: st.DrawFn, lines) -> set[str]:
    return draw(st.sets(st.sampled_from([each.id for each in lines]), max_size=3)) if lines else set()


def _actors(draw: st.DrawFn, before: Record) -> tuple[dict[str, Actor], dict[str, str]]:
    """Join actors, give a mention of one to another, and rename some; also tell who is whom now."""
    actors = {actor.id: actor for actor in before.actors}
    joined: dict[str, str] = {}
    members = {id_ for actor in before.actors for id_ in (*(actor.members or ()), *[actor.id] * bool(actor.members))}
    for id_ in _some(draw, before.actors) - members:
        other = draw(st.sampled_from(sorted(actors)))
        if other in (id_, *members):
            continue
        there = {(each.start, each.end) for each in actors[other].mentions}
        moved = [each for each in actors[id_].mentions if (each.start, each.end) not in there]
        if draw(st.booleans()):
            joined[id_] = other
        else:
            moved = [each for each in moved[1:] if each.form != "name"][:1]
            actors[id_] = with_(actors[id_], mentions=tuple(m for m in actors[id_].mentions if m not in moved))
        plain = [Mention(each.start, each.end, form=each.form) for each in moved]
        actors[other] = with_(actors[other], mentions=tuple(sorted((*actors[other].mentions, *plain))))
        if id_ in joined:
            del actors[id_]
    for id_ in _some(draw, list(actors.values())):
        actors[id_] = with_(actors[id_], name=actors[id_].name + " Junior", known_as=None)
    return actors, joined


def _statements(draw: st.DrawFn, before: Record, known: list[str], joined: dict[str, str]) -> tuple[Statement, ...]:
    gone = _some(draw, before.statements)
    changed = _some(draw, before.statements)
    statements = []
    for each in before.statements:
        change: dict[str, Any] = {"within": None}
        if each.speakers:
            change["speakers"] = tuple(dict.fromkeys(_now(joined, who) for who in each.speakers))
        if each.id in changed:
            change["act"] = draw(st.sampled_from(get_args(Act)))
            if known:
                change |= {"speakers": (draw(st.sampled_from(known)),), "unresolved": None}
            if draw(st.booleans()):
                first = each.content[0]
                change["content"] = (Span(first.start, max(first.end - 4, first.start + 1)),)
        if each.id not in gone:
            statements.append(with_(each, **change))
    if draw(st.booleans()):
        start = draw(st.integers(0, len(before.article.text) - 30))
        missed = {"id": "s999", "content": (Span(start, start + 25),), "source": (), "cue": (), "form": "indirect"}
        statements.append(Statement(**missed, act="ask", confidence=1.0, corrected=True))
    return tuple(statements)


def _now(joined: dict[str, str], actor: str) -> str:
    while actor in joined:
        actor = joined[actor]
    return actor


def _events(draw: st.DrawFn, before: Record) -> tuple[Event, ...]:
    gone = _some(draw, before.events)
    changed = _some(draw, before.events)
    events = []
    for each in before.events:
        if each.id in changed:
            each = with_(each, type=draw(st.sampled_from(get_args(EventType))))  # noqa: PLW2901
            each = with_(each, status=draw(st.sampled_from(get_args(EventStatus))))  # noqa: PLW2901
        if each.id not in gone:
            nobody = dict.fromkeys(("who", "whom", "where"), ())
            events.append(with_(each, same_as=None, statement=None, may_belong_to=None, **nobody))
    return tuple(events)


def _times(draw: st.DrawFn, before: Record):
    changed = _some(draw, before.times)
    for each in before.times:
        yield (
            with_(each, value="2021-03-04", earliest="2021-03-04", latest="2021-03-04") if each.id in changed else each
        )


def told(record: Record) -> dict[str, Any]:
    """What a record says, without how sure it is and what follows from the rest."""
    names = {actor.id: actor.name for actor in record.actors}
    return {
        "statements": {
            (each.content, each.cue, each.source): (each.act, each.form, [names[who] for who in each.speakers or ()])
            for each in record.statements
        },
        "actors": sorted(
            (actor.name, actor.kind, [(each.start, each.end, each.form) for each in actor.mentions])
            for actor in record.actors
        ),
        "times": [(each.start, each.end, each.kind, each.value, each.earliest) for each in record.times],
        "events": sorted((each.trigger.start, each.trigger.end, each.type, each.status) for each in record.events),
    }


@given(edited())
@settings(deadline=None)
def test_the_corrections_between_two_records_lead_from_one_to_the_other(pair: tuple[Record, Record]):
    before, after = pair
    corrections = between(before, after)
    fixed, outcomes = correct(before, dict(enumerate(corrections, 1)))
    for key, value in told(after).items():
        assert told(fixed)[key] == value
    assert "lost" not in {each.effect for each in outcomes.values()}


@given(edited())
@settings(deadline=None)
def test_what_is_corrected_needs_no_more_corrections_and_follows_the_rules_of_records(pair: tuple[Record, Record]):
    before, after = pair
    fixed, _ = correct(before, dict(enumerate(between(before, after), 1)))
    assert between(fixed, after) == []
    assert Record.from_json(fixed.to_json()) == fixed


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.article.id)
def test_a_record_that_nobody_has_changed_needs_no_corrections(record: Record):
    assert between(record, record) == []
    assert correct(record, {}).record is record
