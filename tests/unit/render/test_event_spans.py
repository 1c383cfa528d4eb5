from onrecord.render import segments
from onrecord.render.event_spans import MAX_PARTS, event_spans
from onrecord.render.segments import blocks
from tests.events import harbour, with_events
from tests.support import record_of


def test_every_trigger_begins_and_ends_once_where_its_words_do():
    record = harbour()
    text = record.article.text
    begun = {each.event.id: s.start for s in segments(record) for each in s.triggers_begin}
    ended = {each.event.id: s.end for s in segments(record) for each in s.triggers_end}
    assert {key: text[begun[key] : ended[key]] for key in begun} == {
        event.id: event.trigger.cut(text) for event in record.events
    }


def test_a_segment_knows_the_events_over_it():
    record = with_events(
        record_of("Guards beat Finn and fled."),
        {"trigger": "beat", "type": "assault", "who": ["Guards"], "whom": ["Finn"]},
        {"trigger": "fled", "type": "move", "who": ["Guards"]},
    )
    assert [
        (record.article.text[each.start : each.end], [(part.event.id, part.role) for part in each.events])
        for each in segments(record)
        if each.events
    ] == [
        ("Guards", [("e1", "argument"), ("e2", "argument")]),
        ("beat", [("e1", "trigger")]),
        ("Finn", [("e1", "argument")]),
        ("fled", [("e2", "trigger")]),
    ]


def test_what_an_argument_was_inferred_from_counts_as_its_words_and_stands_once():
    record = with_events(
        record_of("HARDA — The bridge fell."),
        {"trigger": "fell", "type": "harm", "where": [("HARDA", "HARDA")]},
    )
    assert [each.span.cut(record.article.text) for each in event_spans(record)] == ["HARDA", "fell"]


def test_a_trigger_that_ends_between_paragraphs_ends_with_the_words_before():
    record = with_events(record_of("It broke\n\nout again."), {"trigger": "broke\n", "type": "disaster"})
    (ended,) = [s for _, members in blocks(record) for s in members if s.triggers_end]
    assert record.article.text[ended.start : ended.end] == "broke"


def test_a_trigger_that_is_nothing_but_space_between_paragraphs_ends_nowhere():
    record = with_events(record_of("It rained.\n\nIt stopped."), {"trigger": "\n\n", "type": "other"})
    assert not any(each.triggers_end or each.triggers_begin for each in segments(record))


def test_only_so_many_events_are_laid_over_the_same_words_and_a_trigger_is_among_them():
    text = "Guards beat Finn."
    event = {"trigger": "beat", "type": "assault", "who": [text]}
    record = with_events(record_of(text), *[event] * (MAX_PARTS + 5))
    (beat,) = [each for each in segments(record) if any(part.role == "trigger" for part in each.events)]
    assert len(beat.events) == MAX_PARTS
    assert {part.role for part in beat.events} == {"trigger"}
