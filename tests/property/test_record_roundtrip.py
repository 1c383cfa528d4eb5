import json
import pickle
import re
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from onrecord.schema import (
    Actor,
    Article,
    Count,
    DoubtfulStatement,
    Event,
    EventPlace,
    EventTime,
    KnownAs,
    Mention,
    Model,
    Paragraph,
    Participant,
    Published,
    Record,
    Span,
    Statement,
    Time,
)
from onrecord.schema.jsonschema import record_schema
from onrecord.schema.span import GAP

characters = st.characters(exclude_categories=["Cs"])
texts = st.text(characters, min_size=1, max_size=120)
words = st.text(characters, max_size=20)
names = st.text(characters, min_size=1, max_size=20)


def spans_of(length: int) -> st.SearchStrategy[Span]:
    ends = st.lists(st.integers(0, length), min_size=2, max_size=2, unique=True)
    return ends.map(lambda pair: Span(*sorted(pair)))


def fragments_of(length: int, least: int = 0) -> st.SearchStrategy[tuple[Span, ...]]:
    """Up to three spans in order, none of which overlap: pair up the sorted ends."""
    most = max(least, min(3, (length + 1) // 2))
    return st.integers(least, most).flatmap(
        lambda count: st.lists(st.integers(0, length), min_size=2 * count, max_size=2 * count, unique=True).map(
            lambda ends: tuple(map(Span, sorted(ends)[::2], sorted(ends)[1::2]))
        )
    )


def actors_of(length: int) -> st.SearchStrategy[Actor]:
    """Actors whose mentions nest and cross as they like."""
    ends = st.lists(st.integers(0, length), min_size=2, max_size=2, unique=True).map(lambda pair: tuple(sorted(pair)))
    forms = st.sampled_from(["name", "nominal", "pronoun"])
    known_as = st.builds(KnownAs, name=names, country=st.none() | st.just("NO"), as_of=st.just("2026-01"))
    return st.builds(
        Actor,
        id=names,
        name=names,
        kind=st.sampled_from(["person", "organization", "place", "group"]),
        named=st.booleans(),
        mentions=st.dictionaries(ends, forms, min_size=1, max_size=5).map(
            lambda found: tuple(Mention(*pair, found[pair]) for pair in sorted(found))
        ),
        known_as=st.none() | known_as,
    )


@st.composite
def events_of(
    draw: st.DrawFn, length: int, statements: list, doubtful: list, actors: list, times: tuple
) -> tuple[Event, ...]:
    """Up to two events that refer to anything in their record."""
    triggers = sorted(draw(st.lists(spans_of(length), max_size=2)), key=lambda span: span.start)
    actor, time, told = (st.sampled_from([None, *(each.id for each in those)]) for those in (actors, times, statements))
    doubted = st.sampled_from([None, *(each.id for each in doubtful)])
    span = spans_of(length)
    events: list[Event] = []
    for number, trigger in enumerate(triggers):
        statement = draw(told)
        place, evidence, who = draw(span), draw(st.none() | span), draw(span)
        inferred = {"inferred": True, "inferred_from": evidence} if evidence else {}
        events.append(
            Event(
                id=f"e{number}",
                trigger=trigger,
                type=draw(st.sampled_from(["assault", "measure", "other"])),
                status=draw(st.sampled_from(["actual", "negated", "possible"])),
                who=(Participant(who.start, who.end, actor=draw(actor)),),
                where=(EventPlace(place.start, place.end, actor=draw(actor), **inferred),),
                when=(EventTime(place.start, place.end, time=draw(time)),),
                count=draw(st.none() | st.builds(Count, least=st.integers(0, 9), most=st.none(), of=st.just("killed"))),
                statement=statement,
                may_belong_to=None if statement else draw(told | doubted),
                same_as=draw(st.sampled_from([None, *(each.id for each in events)])),
                confidence=draw(st.floats(0, 1)),
            )
        )
    return tuple(events)


time_kinds = st.sampled_from(["DATE", "TIME", "DURATION", "SET"])


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(texts)
    length = len(text)
    paragraphs = tuple(Paragraph(span.start, span.end, "text") for span in draw(fragments_of(length)))
    published = st.builds(
        Published,
        value=st.sampled_from(["2026", "2026-05", "2026-05-02"]),
        how=st.just("inferred"),
        evidence=fragments_of(length, least=1),
    )
    article = Article(
        id=draw(st.text(characters, min_size=1, max_size=20)),
        text=text,
        title=draw(st.none() | spans_of(length)),
        published=draw(st.none() | published),
        outlet=draw(st.none() | words),
        byline=draw(st.none() | words),
        url=draw(st.none() | words),
        paragraphs=paragraphs,
    )
    count = draw(st.integers(0, 4))
    statements = [
        Statement(
            id=f"s{number}",
            source=draw(fragments_of(length)),
            cue=draw(fragments_of(length)),
            content=draw(fragments_of(length, least=1)),
            form=draw(st.sampled_from(["direct", "indirect", "mixed"])),
            act=draw(st.sampled_from(["assert", "deny", "other"])),
            within=draw(st.sampled_from([None, *(f"s{outer}" for outer in range(number))])),
            confidence=draw(st.floats(0, 1)),
        )
        for number in range(count)
    ]
    actors = draw(st.lists(actors_of(length), max_size=3, unique_by=lambda actor: actor.id))
    for number, statement in enumerate(statements if actors else []):
        if draw(st.booleans()):
            speakers = draw(st.lists(st.sampled_from([actor.id for actor in actors]), min_size=1, unique=True))
            update = {"speakers": tuple(speakers), "unresolved": None, "source_kind": "person"}
            statements[number] = statement.model_copy(update=update)
    doubtful = [
        DoubtfulStatement(id=f"d{number}", source=draw(fragments_of(length)), cue=draw(fragments_of(length, least=1)))
        for number in range(draw(st.integers(0, 1)))
    ]
    days = draw(st.sampled_from([None, "2026-05-01"]))
    times = tuple(
        Time(id=f"t{i}", start=s.start, end=s.end, kind=draw(time_kinds), value="XXXX", earliest=days, latest=days)
        for i, s in enumerate(draw(fragments_of(length)))
    )
    return Record(
        article=article,
        statements=tuple(statements),
        actors=tuple(actors),
        times=times,
        events=draw(events_of(length, statements, doubtful, actors, times)),
        doubtful=tuple(doubtful),
        model=Model(name=draw(words), version=draw(words)),
    )


@given(records())
def test_json_gives_the_record_back(record):
    again = Record.from_json(record.to_json())
    assert again == record
    assert again.to_json() == record.to_json()
    assert again.to_rows() == record.to_rows()


KNOWN = {key for model in (record_schema(), *record_schema()["$defs"].values()) for key in model["properties"]}

later_keys = st.dictionaries(
    names.filter(lambda key: key not in KNOWN) | st.just("schema_version"),
    st.sampled_from([None, True, 7, "s1", [], [{"start": 0, "end": 1}], {"id": "a1", "kind": {}}]) | words,
    min_size=1,
    max_size=4,
)


def as_a_later_version_writes(value: Any, later: dict[str, Any], chance: Random) -> Any:
    """The same JSON, with keys that this version doesn't know at random places in some of its objects."""
    if isinstance(value, list):
        return [as_a_later_version_writes(each, later, chance) for each in value]
    if not isinstance(value, dict):
        return value
    own = [(key, as_a_later_version_writes(each, later, chance)) for key, each in value.items()]
    written = own + [added for added in later.items() if chance.random() < 0.5]
    chance.shuffle(written)
    return dict(written)


@given(records(), later_keys, st.integers(0, 2**32))
def test_a_record_with_keys_of_a_later_version_reads_as_the_record_without_them(record, added, seed):
    later = as_a_later_version_writes(json.loads(record.to_json()), added, Random(seed))
    for again in (
        Record.from_json(json.dumps(later)),
        Record.model_validate_json(json.dumps(later)),
        Record.model_validate(later),
    ):
        assert again == record
        assert again.to_json() == record.to_json()


@given(records())
def test_every_span_cuts_its_own_text(record):
    text = record.article.text
    for statement in record.statements:
        for shown, spans in (
            (statement.source_text, statement.source),
            (statement.cue_text, statement.cue),
            (statement.content_text, statement.content),
        ):
            assert shown == GAP.join(text[span.start : span.end] for span in spans)
        assert all(len(span.cut(text)) == span.end - span.start > 0 for span in statement.spans)


@given(records())
def test_whoever_speaks_is_found_by_name(record):
    for statement in record.statements:
        for actor in record.speakers(statement):
            if re.search(r"\w", actor.name.casefold()):
                assert statement in record.said_by(actor.name)


@given(records())
def test_pickling_gives_the_record_back(record):
    assert pickle.loads(pickle.dumps(record)) == record


@given(records(), st.integers(1, 1000))
def test_a_span_past_the_end_never_gets_into_a_record(record, past):
    end = len(record.article.text) + past
    wrong = Statement(
        id="wrong", source=(), cue=(), content=(Span(0, end),), form="indirect", act="assert", confidence=0.5
    )
    with pytest.raises(ValidationError, match="past the end"):
        Record(article=record.article, statements=(wrong,), model=record.model)
