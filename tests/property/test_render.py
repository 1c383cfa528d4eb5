from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.render import checks_terminal, page, record_html, segments, terminal
from onrecord.render.check_spans import check_spans
from onrecord.render.mentions import MAX_DEPTH
from onrecord.render.segments import blocks
from onrecord.schema import (
    Actor,
    Article,
    Check,
    Elsewhere,
    Event,
    EventStatus,
    EventType,
    KnownAs,
    Mention,
    Model,
    Participant,
    Record,
    Span,
    Statement,
)

UNHURRIED = settings(deadline=None)  # the first page compiles the templates
TEXTS = st.text(st.characters() | st.sampled_from('\n\r\x1b\u202e<&" '), max_size=60)


def actors_of(text: str) -> st.SearchStrategy[Actor]:
    """Actors whose mentions nest and cross as they like."""
    spans = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(
        lambda ends: tuple(sorted(ends))
    )
    forms = st.sampled_from(["name", "nominal", "pronoun"])
    mentions = st.dictionaries(spans, forms, min_size=1, max_size=5).map(
        lambda found: tuple(Mention(*span, found[span]) for span in sorted(found))
    )
    names = st.text(min_size=1, max_size=9)
    return st.builds(
        Actor,
        id=names,
        name=names,
        kind=st.sampled_from(["person", "organization", "place", "group"]),
        named=st.booleans(),
        mentions=mentions,
        known_as=st.none() | st.builds(KnownAs, name=names, country=st.none() | st.just("NO"), as_of=st.just("2026")),
    )


@st.composite
def events_of(draw, text: str, statements: list[Statement], actors: list[Actor]) -> list[Event]:
    """Events whose words stand anywhere, and whose statements and sameness are anything that a record may hold."""
    spans = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(
        lambda ends: Span(*sorted(ends))
    )
    made: list[Event] = []
    for i, trigger in enumerate(sorted(draw(st.lists(spans, max_size=4)))):
        stands = draw(st.sampled_from([None, "statement", "may_belong_to"])) if statements else None
        participants = tuple(
            Participant(span.start, span.end, actor=draw(st.sampled_from([None, *(each.id for each in actors)])))
            for span in draw(st.lists(spans, max_size=2))
        )
        made.append(
            Event(
                id=f"e{i + 1}",
                trigger=trigger,
                type=draw(st.sampled_from(get_args(EventType))),
                status=draw(st.sampled_from(get_args(EventStatus))),
                who=participants[:1],
                whom=participants[1:],
                same_as=draw(st.sampled_from([None, *(each.id for each in made)])),
                confidence=0.5,
                **({stands: draw(st.sampled_from([each.id for each in statements]))} if stands else {}),
            )
        )
    return made


@st.composite
def checks_of(draw, text: str, statements: list[Statement], events: list[Event]) -> list[Check]:
    """Findings whose words stand anywhere, in any order, several times, or nowhere."""
    spans = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(
        lambda ends: Span(*sorted(ends))
    )
    named = [[each.id for each in lines] for lines in (statements, events)]
    kinds = st.sampled_from(
        [("headline", "supported"), ("headline", "contradicted"), ("loaded", "emotive"), ("new", "x")]
    )
    words = st.text(min_size=1, max_size=9)
    return [
        Check(
            id=id_,
            kind=kind,
            verdict=verdict,
            about=draw(st.lists(spans, max_size=3)),
            evidence=draw(st.lists(spans, max_size=3)),
            statements=draw(st.lists(st.sampled_from(named[0]), max_size=2)) if named[0] else (),
            events=draw(st.lists(st.sampled_from(named[1]), max_size=2)) if named[1] else (),
            message=draw(words),
            confidence=0.5,
            elsewhere=[Elsewhere(file=name, text=name) for name in draw(st.lists(words, max_size=2))],
        )
        for id_, (kind, verdict) in draw(st.dictionaries(words, kinds, max_size=4)).items()
    ]


@st.composite
def records(draw) -> Record:
    text = draw(TEXTS)
    cuts = st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted)

    def fragments(least: int) -> st.SearchStrategy[tuple[Span, ...]]:
        paired = cuts.map(lambda at: tuple(Span(a, b) for a, b in zip(at[::2], at[1::2], strict=False)))
        return paired.filter(lambda spans: len(spans) >= least)

    statements = []
    for i in range(draw(st.integers(0, 4)) if text else 0):
        within = draw(st.none() | st.sampled_from([each.id for each in statements])) if statements else None
        statements.append(
            Statement(
                id=f"s{i + 1}",
                source=draw(fragments(0)),
                cue=draw(fragments(0)),
                content=draw(fragments(1)),
                form="mixed",
                act="other",
                within=within,
                confidence=0.5,
            )
        )
    actors = draw(st.lists(actors_of(text), max_size=4, unique_by=lambda actor: actor.id)) if text else []
    for i, statement in enumerate(statements if actors else []):
        if draw(st.booleans()):
            speakers = draw(st.lists(st.sampled_from([each.id for each in actors]), min_size=1, unique=True))
            statements[i] = statement.model_copy(update={"speakers": tuple(speakers), "unresolved": None})
    events = draw(events_of(text, statements, actors)) if text else []
    return Record(
        article=Article(id="a", text=text),
        statements=tuple(statements),
        actors=tuple(actors),
        events=tuple(events),
        checks=tuple(draw(checks_of(text, statements, events))) if text else (),
        model=Model(name="by hand", version="1"),
    )


@UNHURRIED
@given(records())
def test_segments_side_by_side_are_the_text(record):
    text = record.article.text
    assert "".join(text[each.start : each.end] for each in segments(record)) == text


@UNHURRIED
@given(records())
def test_every_character_carries_the_marks_of_the_statements_over_it(record):
    for segment in segments(record):
        over = {
            (statement.id, role)
            for statement in record.statements
            for role in ("source", "cue", "content")
            for span in getattr(statement, role)
            if span.start <= segment.start and segment.end <= span.end
        }
        assert {(mark.statement.id, mark.role) for mark in segment.marks} == over


@UNHURRIED
@given(records())
def test_every_character_carries_the_mentions_over_it_the_outermost_first(record):
    for segment in segments(record):
        over = {
            (actor.id, number)
            for actor in record.actors
            for number, mention in enumerate(actor.mentions, start=1)
            if mention.start <= segment.start and segment.end <= mention.end
        }
        spans = [(each.mention.start, -each.mention.end) for each in segment.mentions]
        assert spans == sorted(spans)
        assert {(each.actor.id, each.number) for each in segment.mentions} <= over
        assert len(segment.mentions) == min(len(over), MAX_DEPTH)


@UNHURRIED
@given(records())
def test_every_mention_begins_once_unless_no_paragraph_holds_any_of_it(record):
    inside = [segment for segment in segments(record) if segment.paragraph]
    held = [
        (actor.id, number)
        for actor in record.actors
        for number, mention in enumerate(actor.mentions, start=1)
        if any(mention.start < segment.end and segment.start < mention.end for segment in inside)
    ]
    begun = [(each.actor.id, each.number) for segment in segments(record) for each in segment.begins]
    assert sorted(begun) == sorted(held)


@UNHURRIED
@given(records())
def test_every_trigger_with_words_in_a_paragraph_begins_and_ends_once(record):
    inside = [segment for segment in segments(record) if segment.paragraph]
    held = [
        event.id
        for event in record.events
        if any(event.trigger.start < segment.end and segment.start < event.trigger.end for segment in inside)
    ]
    for ends in ("triggers_begin", "triggers_end"):
        assert sorted(each.event.id for segment in inside for each in getattr(segment, ends)) == sorted(held)


@UNHURRIED
@given(records())
def test_all_words_of_a_finding_that_a_paragraph_holds_begin_once(record):
    inside = [segment for segment in segments(record) if segment.paragraph]
    held = [
        each[:3]
        for each in check_spans(record)
        if any(each.span.start < segment.end and segment.start < each.span.end for segment in inside)
    ]
    begun = [each[:3] for segment in segments(record) for each in segment.checks_begin]
    assert [begun.count(each) for each in held] == [1] * len(begun)


@UNHURRIED
@given(records())
def test_paragraphs_leave_out_nothing_but_space(record):
    text = record.article.text
    drawn = "".join(text[each.start : each.end] for _, members in blocks(record) for each in members)
    assert "".join(drawn.split()) == "".join(text.split())


@UNHURRIED
@given(records())
def test_any_record_can_be_drawn(record):
    assert terminal(record, words=True, colour=True)
    assert checks_terminal(record, colour=True)
    assert page(record).encode()
    assert record_html(record).encode()
