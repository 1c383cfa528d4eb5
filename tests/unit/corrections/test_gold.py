"""A corrected record as gold: in the form of the corpora, so that a record agrees with its own gold."""

import pytest

from onrecord.corrections import gold
from onrecord.schema import Record
from tests.events import with_events
from tests.support import record_of

PIER = "{c1:“The pier is rotten,”} {s1:{a1:Ana Reyes}} {q1:said}. {a2:Tom Lund} left {a3:Harlow} on Monday."


def pier(**more) -> Record:
    return record_of(PIER, **{"actors": {3: {"kind": "place"}}} | more)


def test_an_attribution_has_its_spans_and_who_speaks_by_which_form():
    [said] = gold(pier(), checked=False)["attributions"]
    assert said == {
        "source": [[22, 31]], "cue": [[32, 36]], "content": [[0, 21]], "form": "direct", "speaker": "Ana Reyes",
        "kind": "named_person", "mention_form": "name", "act": "assert", "nested": False, "sure": False,
    }  # fmt: skip


def test_only_what_a_person_has_put_right_is_sure_unless_the_whole_article_was_checked():
    record = record_of(PIER, statements={1: {"corrected": True}})
    record = with_events(
        record,
        {"trigger": "left", "type": "move", "who": ["Tom Lund"]},
        {"trigger": "rotten", "type": "harm", "corrected": True},
    )
    for checked, events in ((False, [True, False]), (True, [True, True])):
        made = gold(record, checked=checked)
        assert made["checked"] is checked
        assert [each["sure"] for each in (*made["attributions"], *made["quotes"])] == [True, True]
        assert [each["sure"] for each in made["events"]] == events


def test_a_speaker_without_a_name_is_given_in_the_source_s_words_and_marked_in_quotes():
    made = gold(
        record_of("{c:“It will hold,”} {s:an engineer} {q:said}.", statements={1: {"source_kind": "role"}}),
        checked=True,
    )
    assert [(each["speaker"], each["kind"]) for each in made["attributions"]] == [("an engineer", "role")]
    assert "mention_form" not in made["attributions"][0]
    assert [(each["speaker"], each["form"]) for each in made["quotes"]] == [("~an engineer", "description")]


def test_several_speakers_are_a_list_of_which_those_without_a_name_are_left_out():
    two = "{c:“It will hold,”} {s:{a1:Ana Reyes}, {a2:Tom Lund} and {a3/nominal:a welder}} {q:said}."
    record = record_of(
        two,
        actors={3: {"named": False, "name": "a welder"}},
        statements={1: {"speakers": ("a1", "a2", "a3"), "unresolved": None}},
    )
    made = gold(record, checked=True)
    assert made["attributions"][0]["speaker"] == made["quotes"][0]["speaker"] == ["Ana Reyes", "Tom Lund"]


def test_a_quotation_without_a_source_has_no_form():
    record = record_of(
        "{a1:Ana Reyes} left. {c:“It will hold.”}", statements={1: {"speakers": ("a1",), "unresolved": None}}
    )
    assert [(each["speaker"], each["form"]) for each in gold(record, checked=True)["quotes"]] == [("Ana Reyes", "none")]


def test_opening_words_end_where_somebody_else_s_words_begin():
    nested = (
        "{c1:“As {s2:{a2:Tom Lund}} {q2:says}, {c2:the pier is rotten}, and I agree,”} {s1:{a1:Ana Reyes}} {q1:said}."
    )
    made = gold(record_of(nested), checked=True)
    assert [(made["text"][q["start"] : q["end"]], q["speaker"]) for q in made["quotes"]] == [
        ("“As Tom Lund says, ", "Ana Reyes")
    ]


def test_a_quotation_that_begins_with_somebody_else_s_words_is_nobody_s_alone():
    nested = "{c1:“{c2:The pier is rotten}, {s2:{a2:Tom Lund}} {q2:says},”} {s1:{a1:Ana Reyes}} {q1:said}."
    assert gold(record_of(nested), checked=True)["quotes"] == []


def test_mentions_name_the_kind_form_and_actor_and_the_word_that_they_are_about():
    made = gold(record_of("{a1/nominal:The mayor of Harlow} left."), checked=True)
    assert made["mentions"] == [
        {"start": 0, "end": 19, "head": [4, 9], "kind": "person", "form": "nominal", "cluster": "a1"}
    ]
    assert made["actors"] == [{"id": "a1", "name": "The mayor of Harlow", "kind": "person"}]


def test_events_name_their_arguments_as_the_corpora_do_and_the_earlier_mention_of_the_same():
    record = with_events(
        pier(),
        {"trigger": "rotten", "type": "harm", "where": [("Harlow", "Harlow")]},
        {"trigger": "left", "type": "move", "who": ["Tom Lund"], "where": ["Harlow"], "same_as": "e1"},
    )
    first, second = gold(record, checked=True)["events"]
    assert first["place"] == []  # what was inferred is not in the event's own sentence
    assert (second["trigger"], second["agent"], second["place"], second["same"]) == (
        [[47, 51]],
        [[38, 46]],
        [[52, 58]],
        0,
    )


@pytest.mark.parametrize(("published", "has"), [(("2024-05-03", "given"), "2024-05-03"), (None, None)])
def test_what_is_known_of_the_article_goes_along(published, has):
    made = gold(pier(published=published, outlet="Harbour Post"), checked=True)
    assert (made.get("published"), made["outlet"], "title" in made) == (has, "Harbour Post", False)
