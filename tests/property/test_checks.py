"""Whatever a record holds, its checks keep the rules of a record, and what is unclear is held against nobody."""

from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.checks import CHECKS, check
from onrecord.checks.comparing import WEEKDAYS, written_dates
from onrecord.schema import (
    Act,
    Actor,
    Article,
    Count,
    Event,
    EventStatus,
    EventTime,
    Mention,
    Model,
    Participant,
    Published,
    Record,
    Span,
    Statement,
    Time,
    event_happened,
    standing_of,
)

texts = st.lists(
    st.sampled_from([
        *("Ada Moe ", "she ", "the board ", "a police source ", "the BBC ", "local media ", "CNN ", "a diver "),
        *("said ", "told ", "reported ", "according to ", "quoted by ", "on condition of anonymity "),
        *("is said to be ", "reportedly ", "it is believed that ", "is accused of ", "bribing ", "killed "),
        *("12 people ", "two ", "on Friday ", "last year ", "31 April ", "Tuesday, May 4, 2022 ", "25:30 GMT "),
        *("“", "”", ". ", ", ", "\n\n", "é", "\u200b", "(", ")", ": "),
    ]),
    min_size=1,
    max_size=30,
).map("".join)  # fmt: skip

dates = st.sampled_from([None, "2022", "2022-05-04", "2022-02-31"])


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(texts)
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30))
    spans = ends.map(lambda each: Span(each[0], min(len(text), sum(each))))
    maybe = st.none() | spans

    def some(span: Span | None) -> tuple[Span, ...]:
        return (span,) if span else ()

    statements = tuple(
        Statement(
            id=f"s{number}",
            source=some(draw(maybe)),
            cue=some(draw(maybe)),
            content=(draw(spans),),
            form="indirect",
            act=draw(st.sampled_from(get_args(Act))),
            within=draw(st.sampled_from([None, *(f"s{outer}" for outer in range(number))])),
            confidence=0.9,
        )
        for number in range(draw(st.integers(0, 4)))
    )
    where = draw(spans)
    actor = Actor(id="a1", name="Ada Moe", kind="person", named=True,
                  mentions=(Mention(where.start, where.end, "name"),))  # fmt: skip
    when = draw(st.sampled_from(["2022-05-04", "2022-02-31", "XXXX-WXX-5"]))
    first = when if when[0] == "2" else None
    day = Time(id="t1", start=where.start, end=where.end, kind="DATE", value=when, earliest=first, latest=first)
    triggers = sorted(draw(st.lists(spans, max_size=4)))
    of = st.sampled_from([None, *(statement.id for statement in statements)])
    events = []
    for number, trigger in enumerate(triggers):
        statement = draw(of)
        events.append(
            Event(
                id=f"e{number}",
                trigger=trigger,
                type=draw(st.sampled_from(["assault", "harm", "crime"])),
                status=draw(st.sampled_from(get_args(EventStatus))),
                who=(Participant(where.start, where.end, actor="a1"),),
                whom=tuple(Participant(each.start, each.end) for each in some(draw(maybe))),
                when=(EventTime(where.start, where.end, time="t1"),),
                count=Count(least=12, of="killed"),
                statement=statement,
                may_belong_to=None if statement else draw(of),
                confidence=0.9,
            )
        )
    published = draw(dates)
    return Record(
        article=Article(
            id="a",
            text=text,
            outlet=draw(st.sampled_from([None, "CNN", "The Lund Echo"])),
            published=Published(value=published, how="given") if published else None,
        ),
        statements=statements,
        actors=(actor,),
        times=(day,),
        events=tuple(events),
        model=Model(name="by hand", version="1"),
    )


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(records())
def test_a_checked_record_keeps_the_rules_of_records_and_is_the_same_every_time(record):
    checked = check(record, CHECKS)
    assert Record.from_json(checked.to_json()) == checked
    assert check(checked, CHECKS).to_json() == checked.to_json()
    assert checked.model_copy(update={"checks": ()}) == record
    verdicts = {each.kind: each.verdicts for each in CHECKS}
    assert all(each.verdict in verdicts[each.kind] for each in checked.checks)


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(records())
def test_no_finding_rests_on_an_event_that_is_unclear_or_somebodys_word_or_did_not_happen(record):
    events = {event.id: event for event in record.events}
    for finding in check(record, [each for each in CHECKS if each.kind == "unsourced"]).checks:
        for event in map(events.__getitem__, finding.events):
            assert standing_of(record, event).kind == "outlet"
            assert event_happened(record, event)


@given(texts)
def test_the_dates_of_any_text_are_in_their_place_and_have_a_month(text):
    for date in written_dates(text):
        assert 1 <= date.month <= 12
        assert str(date.day) in date.span.cut(text)
        assert date.weekday is None or WEEKDAYS[date.weekday][:3] in date.span.cut(text)
