"""Whatever events the network marks, the record keeps its rules, and nothing denied or unclear counts as happened."""

from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.recorder import write
from onrecord.schema import (
    Annotations,
    Article,
    Attribution,
    Earlier,
    EventStatus,
    EventType,
    MarkedEvent,
    MarkedMention,
    Model,
    Record,
    Saying,
    Span,
    event_happened,
    standing_of,
)

MODEL = Model(name="by hand", version="1")
ACTS = ["assert", "deny", "confirm", "ask", "urge", "commit", "believe", "other"]

texts = st.lists(
    st.sampled_from([
        *("Ada Moe ", "the mayor ", "told the court ", "denied ", "said ", "had ", "would ", "we ", "killed "),
        *("the raid ", "at least 12 people ", "more than a dozen ", "HARDA (Agency) — ", "here ", "on Monday "),
        *("no one ", "£3bn ", "\n", "\n\n", ". ", ", ", ": ", "“", "”", "\u200b", "é", "and "),
    ]),
    min_size=1,
    max_size=30,
).map("".join)  # fmt: skip


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    """Some characters that begin and end anywhere, most of them few."""
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, min(length, start + 40))))


def fragments(draw: st.DrawFn, length: int, least: int) -> tuple[Span, ...]:
    count = draw(st.integers(least, max(least, min(2, (length + 1) // 2))))
    ends = draw(st.lists(st.integers(0, length), min_size=2 * count, max_size=2 * count, unique=True).map(sorted))
    return tuple(map(Span, ends[::2], ends[1::2]))


@st.composite
def sayings(draw: st.DrawFn, length: int) -> Saying:
    source, cue, content = (fragments(draw, length, least) for least in (0, 0, 1))
    return Saying(source, cue, content, draw(st.sampled_from([0.01, 0.05, 0.9])))


@st.composite
def marked(draw: st.DrawFn) -> tuple[Article, Annotations]:
    text = draw(texts)
    length = len(text)
    attributions = []
    for _ in range(draw(st.integers(0, 4))):
        cue = fragments(draw, length, 0)
        attributions.append(
            Attribution(
                source=fragments(draw, length, 0),
                cue=cue,
                content=fragments(draw, length, 1),
                act=draw(st.sampled_from(ACTS)),
                confidence=draw(st.sampled_from([0.3, 0.6, 0.95])),
                virtual=not cue,
            )
        )
    mentions = sorted(draw(st.lists(spans(length), max_size=4)))
    triggers = sorted(draw(st.lists(spans(length), max_size=5)), key=lambda span: span.start)
    some = st.lists(spans(length), max_size=2).map(tuple)
    events = []
    for number, trigger in enumerate(triggers):
        before = st.builds(Earlier, st.integers(0, number - 1), st.sampled_from([0.3, 0.7, 0.95]))
        events.append(
            MarkedEvent(
                trigger=trigger,
                type=draw(st.sampled_from(get_args(EventType))),
                status=draw(st.sampled_from(get_args(EventStatus))),
                **{role: draw(some) for role in ("who", "whom", "where", "when", "amount")},
                confidence=draw(st.floats(0, 1)),
                before=tuple(draw(st.lists(before, max_size=2))) if number else (),
                saying=draw(st.none() | sayings(length)),
            )
        )
    return Article(id="a", text=text), Annotations(
        attributions=tuple(attributions),
        mentions=tuple(MarkedMention(span=s, kind="person", form="name", confidence=0.9) for s in mentions),
        events=tuple(events),
    )


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(marked())
def test_whatever_is_marked_the_events_keep_the_rules_of_the_record(given_):
    article, annotations = given_
    record = write(article, annotations, MODEL)
    assert Record.from_json(record.to_json()) == record
    assert write(article, annotations, MODEL).to_json() == record.to_json()
    assert [event.id for event in record.events] == [f"e{number + 1}" for number in range(len(annotations.events))]
    contents = {statement.id: statement.content for statement in record.statements}
    for event in record.events:
        if event.statement is not None:
            assert any(span.covers(event.trigger) for span in contents[event.statement])
        elif event.may_belong_to is None:
            assert not any(span.overlaps(event.trigger) for content in contents.values() for span in content)


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(marked())
def test_what_is_denied_asked_or_unclear_never_happened(given_):
    article, annotations = given_
    record = write(article, annotations, MODEL)
    by_id = {statement.id: statement for statement in record.statements}
    for event in record.events:
        around, inner = [], event.statement
        while inner is not None:
            around.append(by_id[inner].act)
            inner = by_id[inner].within
        standing = standing_of(record, event)
        assert [voice.act for voice in standing.chain] == around
        assert (standing.kind == "outlet") == (not around and event.may_belong_to is None)
        assert record.standing(event)
        if event_happened(record, event):
            assert event.status == "actual"
            assert event.may_belong_to is None
            assert "deny" not in around
            assert around[:1] != ["ask"]
