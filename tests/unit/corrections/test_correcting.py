"""What becomes of a record when somebody puts it right: by hand, on records that are written by hand."""

import pytest

from onrecord.corrections import Edit, Named, correct, correction_of
from onrecord.errors import CorrectionError
from onrecord.schema import Check, Event, Participant, Record, Span, Time
from tests.support import record_of

FERRY = (
    "{c1:The ferry is safe}, {s1:{a1:Ana Reyes}} {q1:said}. {a2:Tom Lund} disagreed. "
    "{c2:“It leaks,”} {s2:{a1:he}} {q2:told} reporters on Monday. {a3:The mayor} and {a4:Reyes} left."
)


def ferry(**more) -> Record:
    return record_of(FERRY, **more)


def put_right(record: Record, **edit) -> Record:
    fixed, outcomes = correct(record, {1: correction_of(record, Edit(**edit))})
    assert outcomes[1].effect == "holds"
    return fixed


def place(record: Record, words: str) -> Span:
    start = record.article.text.index(words)
    return Span(start, start + len(words))


def speakers(record: Record) -> list[list[str]]:
    return [[actor.name for actor in record.speakers(each)] for each in record.statements]


def test_a_wrong_speaker_becomes_another_actor_of_the_article():
    fixed = put_right(ferry(), what="statement", line="s2", speakers=("a2",))
    assert speakers(fixed) == [["Ana Reyes"], ["Tom Lund"]]
    assert [each.corrected for each in fixed.statements] == [False, True]
    assert (fixed.statements[1].speaker_confidence, fixed.statements[1].source_kind) == (1.0, "person")


def test_a_speaker_whom_the_record_lacks_is_named_by_words_of_the_text():
    record = record_of("{c:It leaks}, {s:he} {q:said}. The harbour master, Ines Falk, was not asked.")
    falk = place(record, "Ines Falk")
    fixed = put_right(record, what="statement", line="s1", speakers=(Named(start=falk.start, end=falk.end),))
    assert speakers(fixed) == [["Ines Falk"]]
    assert [(actor.id, actor.corrected) for actor in fixed.actors] == [("a1", True)]


def test_without_speakers_nobody_knows_who_speaks():
    fixed = put_right(ferry(), what="statement", line="s1", speakers=())
    assert fixed.statements[0].speakers is None
    assert "names nobody" in fixed.statements[0].unresolved


def test_a_wrong_act_and_a_wrong_extent_are_put_right_together_and_the_form_follows():
    record = record_of("{c:“It leaks,” he told reporters, and that was all}, {s:Lund} {q:said}.")
    content = place(record, "“It leaks,”")
    fixed = put_right(record, what="statement", line="s1", act="deny", content=(content,))
    assert (fixed.statements[0].act, fixed.statements[0].content_text) == ("deny", "“It leaks,”")
    assert (record.statements[0].form, fixed.statements[0].form) == ("mixed", "direct")


def test_what_stood_in_a_statement_that_is_none_stands_in_the_one_around_it():
    record = record_of("{s:Lund} {q:said} {c:{s2:Reyes} {q2:believes} {c2:{s3:he} {q3:denies} {c3:it leaks}}}.")
    fixed = put_right(record, what="no_statement", line="s2")
    assert [(each.id, each.within) for each in fixed.statements] == [("s1", None), ("s3", "s1")]


def test_a_missed_statement_takes_its_place_its_form_and_what_stands_in_it():
    record = record_of(
        "Lund left. “{c2:It leaks}, {s2:she} {q2:says},” {a1:Ana Reyes} told us. {s3:He} {q3:denied} {c3:it}."
    )
    roles = {"content": (place(record, "“It leaks, she says,”"),), "cue": (place(record, "told"),)}
    fixed = put_right(record, what="missed_statement", **roles, source=(place(record, "Ana Reyes"),), speakers=("a1",))
    made = next(each for each in fixed.statements if each.content_text.startswith("“"))
    assert (made.form, made.act, speakers(fixed)[fixed.statements.index(made)]) == ("direct", "assert", ["Ana Reyes"])
    assert {each.id: each.within for each in fixed.statements}["s2"] == made.id
    assert fixed.statements.index(made) < len(fixed.statements) - 1


def test_a_mention_of_another_actor_makes_that_one_speak_by_it():
    record = ferry()
    told = place(record, "he told")
    he = Span(told.start, told.start + 2)
    fixed = put_right(record, what="mentions", mentions=(he,), actor="a2")
    assert speakers(fixed) == [["Ana Reyes"], ["Tom Lund"]]
    assert [len(actor.mentions) for actor in fixed.actors] == [1, 2, 1, 1]


def test_two_actors_become_one_and_keep_all_mentions():
    fixed = put_right(ferry(), what="same_actor", line="a4", actor="a1")
    assert [actor.name for actor in fixed.actors] == ["Ana Reyes", "Tom Lund", "The mayor"]
    assert len(fixed.actors[0].mentions) == 3


def test_an_actor_whose_last_mention_goes_is_gone_and_speaks_no_more():
    record = record_of("{c:It leaks}, {s:{a1:Monday}} {q:said}. {a2:Tom Lund} left.")
    fixed = put_right(record, what="mentions", mentions=(place(record, "Monday"),))
    assert [actor.name for actor in fixed.actors] == ["Tom Lund"]
    assert fixed.statements[0].speakers is None


def test_an_event_gets_another_type_status_and_agent_and_findings_about_it_are_left_out():
    record = ferry()
    event = Event(id="e1", trigger=place(record, "leaks"), type="harm", status="actual", statement="s2", confidence=0.6)
    found = Check(id="c1", kind="unsourced", verdict="toll", events=("e1",), message="?", confidence=0.9)
    record = Record(**{name: getattr(record, name) for name in ("article", "statements", "actors", "model")},
                    events=(event,), checks=(found,))  # fmt: skip
    lund = place(record, "Tom Lund")
    fixed = put_right(record, what="event", line="e1", type="other", status="possible", who=(lund,))
    assert (fixed.events[0].type, fixed.events[0].status, fixed.events[0].statement) == ("other", "possible", "s2")
    assert fixed.events[0].who == (Participant(lund.start, lund.end, actor="a2"),)
    assert fixed.checks == ()


def test_of_events_that_are_one_the_next_stands_for_the_others_when_the_first_is_none():
    record = ferry()
    first, second, third = (
        Event(id=f"e{n}", trigger=place(record, word), type="move", status="actual", confidence=0.9,
              same_as=None if n == 1 else "e1")
        for n, word in enumerate(("safe", "leaks", "left"), 1)
    )  # fmt: skip
    record = record.model_copy(update={"events": (first, second, third)})
    fixed = put_right(record, what="no_event", line="e1")
    assert [(each.id, each.same_as) for each in fixed.events] == [("e2", None), ("e3", "e2")]


def test_a_time_gets_another_day_and_one_that_is_none_dates_nothing_any_more():
    record = ferry()
    monday = place(record, "Monday")
    time = Time(id="t1", start=monday.start, end=monday.end, kind="DATE", value="2024-03-04", earliest="2024-03-04",
                latest="2024-03-04", anchor="published")  # fmt: skip
    said = record.statements[1].model_copy(update={"said_on": "t1", "said_on_how": "sentence"})
    record = record.model_copy(update={"times": (time,), "statements": (record.statements[0], said)})
    fixed = put_right(record, what="time", line="t1", value="2024-03-11")
    assert (fixed.times[0].earliest, fixed.times[0].latest, fixed.times[0].anchor) == ("2024-03-11",) * 2 + (None,)
    assert put_right(record, what="no_time", line="t1").statements[1].said_on is None


def test_an_article_gets_another_date_and_outlet():
    fixed = put_right(ferry(outlet="Post"), what="article", published="2024-03-05", outlet="Harbour Post")
    assert (fixed.article.published.value, fixed.article.published.how) == ("2024-03-05", "given")
    assert fixed.article.outlet == "Harbour Post"


def test_the_later_of_two_corrections_counts_and_the_earlier_one_is_overruled():
    record = ferry()
    edits = [Edit(what="statement", line="s1", act=act) for act in ("deny", "confirm")]
    edits.append(Edit(what="statement", line="s2", act="ask"))
    fixed, outcomes = correct(record, {n: correction_of(record, edit) for n, edit in enumerate(edits, 1)})
    assert [each.act for each in fixed.statements] == ["confirm", "ask"]
    assert [(each.effect, each.by, each.line) for each in outcomes.values()] == [
        ("overruled", 2, "s1"), ("holds", None, "s1"), ("holds", None, "s2"),
    ]  # fmt: skip


def test_a_correction_of_which_a_part_still_counts_is_not_overruled():
    record = ferry()
    edits = [
        Edit(what="statement", line="s2", act="deny", speakers=("a2",)),
        Edit(what="statement", line="s2", act="ask"),
    ]
    fixed, outcomes = correct(record, {n: correction_of(record, edit) for n, edit in enumerate(edits, 1)})
    assert (fixed.statements[1].act, speakers(fixed)[1]) == ("ask", ["Tom Lund"])
    assert [each.effect for each in outcomes.values()] == ["holds", "holds"]


def test_what_was_corrected_in_a_line_is_overruled_by_taking_the_line_out():
    record = ferry()
    edits = [Edit(what="statement", line="s1", act="deny"), Edit(what="no_statement", line="s1")]
    _, outcomes = correct(record, {n: correction_of(record, edit) for n, edit in enumerate(edits, 1)})
    assert [(each.effect, each.by) for each in outcomes.values()] == [("overruled", 2), ("holds", None)]


def test_a_correction_holds_in_another_reading_whose_extents_and_ids_differ():
    record = ferry()
    correction = correction_of(record, Edit(what="statement", line="s2", speakers=("a2",)))
    again = record_of(
        FERRY.replace("{c2:“It leaks,”}", "“{c2:It leaks},”")
        .replace("c1", "c7")
        .replace("s1", "s7")
        .replace("q1", "q7")
    )
    fixed, outcomes = correct(again, {1: correction})
    assert (outcomes[1].effect, outcomes[1].moved) == ("holds", False)
    assert [actor.name for actor in fixed.speakers(fixed.statements[0])] == ["Tom Lund"]


def test_a_correction_follows_its_words_into_a_later_version_and_says_that_the_text_has_changed():
    record = ferry()
    correction = correction_of(record, Edit(what="statement", line="s2", act="deny"))
    fixed, outcomes = correct(record_of("Updated on Tuesday. " + FERRY), {1: correction})
    assert (outcomes[1].effect, outcomes[1].moved, fixed.statements[1].act) == ("holds", True, "deny")


def test_a_correction_whose_words_are_gone_changes_nothing_and_says_so():
    correction = correction_of(ferry(), Edit(what="statement", line="s2", act="deny"))
    other = record_of("{c:All is well}, {s:Lund} {q:said}.")
    fixed, outcomes = correct(other, {1: correction})
    assert (outcomes[1].effect, fixed) == ("lost", other)


def test_a_correction_that_a_later_reading_agrees_with_is_told_from_one_that_changes_it():
    record = ferry()
    correction = correction_of(record, Edit(what="statement", line="s1", act="deny"))
    agreed = ferry(statements={1: {"act": "deny"}})
    fixed, outcomes = correct(agreed, {1: correction})
    assert (outcomes[1].effect, fixed.statements[0].corrected) == ("agreed", False)


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        ({"what": "statement", "line": "s9", "act": "deny"}, "no such statement"),
        ({"what": "statement", "line": "s1"}, "changes nothing"),
        ({"what": "statement", "act": "deny"}, "lacks “line”"),
        ({"what": "statement", "line": "s1", "value": "2024"}, "can't have “value”"),
        ({"what": "statement", "line": "s1", "content": ()}, "without a content"),
        ({"what": "statement", "line": "s1", "content": (Span(0, 9999),)}, "past the end"),
        ({"what": "statement", "line": "s1", "cue": (Span(18, 19),)}, "no words"),
        ({"what": "statement", "line": "s1", "speakers": ("a9",)}, "no such actor"),
        ({"what": "event", "line": "e1", "type": "harm"}, "no such event"),
        ({"what": "time", "line": "t1", "value": "2024"}, "no such time"),
        ({"what": "article"}, "changes nothing"),
    ],
)
def test_what_the_record_cant_take_is_refused_with_the_reason(edit, says):
    record = record_of(FERRY.replace("safe},", "safe } ,"))
    with pytest.raises(CorrectionError, match=says):
        correction_of(record, Edit(**edit))
