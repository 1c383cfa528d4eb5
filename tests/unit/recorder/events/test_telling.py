import pytest

from onrecord.recorder.config import RecorderConfig
from onrecord.schema import event_happened
from tests.unit.recorder.events_by_hand import only_event, read_events


def told(marked, trigger, **options):
    """The statement of the one event and the one that it may belong to, by their contents' first words."""
    record = read_events(marked, (trigger, "assault actual"), **options)
    event = only_event(record)
    contents = {statement.id: statement.content_text for statement in record.statements}
    return contents.get(event.statement), contents.get(event.may_belong_to)


def test_what_stands_in_no_statement_is_the_outlet_s_own_word():
    assert told("Rebels shelled the market. {s:The mayor} {q:said} {c:it rained}.", "shelled") == (None, None)
    assert told("{s:The mayor} {q:said} {c:it rained}. Rebels shelled the market.", "shelled") == (None, None)
    assert told("“{c:It rained},” {s:the mayor} {q:said} after rebels shelled it.", "shelled") == (None, None)


def test_what_stands_before_the_first_word_goes_on_from_nothing():
    assert told(" \n ", "\n") == (None, None)
    assert told(" \n{s:The mayor} {q:said} {c:it rained}. We left.", "\n") == (None, None)


def test_an_event_stands_in_the_innermost_statement_around_its_trigger():
    marked = "{s1:The mayor} {q1:said} {c1:{s2:Eva Holm} {q2:denied} {c2:that rebels shelled the town}}."
    assert told(marked, "shelled") == ("that rebels shelled the town", None)
    assert told(marked, "denied")[0].startswith("Eva Holm")


def test_a_trigger_in_the_second_fragment_of_a_content_stands_in_its_statement():
    marked = "“{c:It rained},” {s:the mayor} {q:said}, “{c:and rebels shelled us}.”"
    assert told(marked, "shelled")[0].endswith("and rebels shelled us.”")


@pytest.mark.parametrize(
    ("marked", "trigger"),
    [
        # the content holds a part of the trigger only
        ("{s:The mayor} {q:said} {c:the rebels opened} fire.", "opened fire"),
        # or ends with its line
        ("{s:The mayor} {q:said} {c:the rebels had come at night,}\nand then had shelled the market.", "shelled"),
        # a court is told at length
        ("{s:The guard} {q:told} the court {c:it was dark}. Bako shelled the market. He fled.", "shelled"),
        ("{s:Prosecutors} {q:said} {c:it was dark}. Bako shelled the market. He fled.", "shelled"),
        ("{s:Prosecutors} {q:said} {c:it was dark}.\n\nBako shelled the market. He fled.", "shelled"),
        # a quotation that is nobody's
        ("{s:The mayor} {q:said} {c:it was dark}. A sign “rebels came and shelled us here” hung there.", "shelled"),
        # somebody speaks for himself
        ("{s:The mayor} {q:said} {c:it was dark}.\n\nLast week we shelled their camp.", "shelled"),
        # lines of a text are handed on
        ("{s:The Harda Post} {q:wrote}:\n\n{c:It was dark in the town of Harda.}\n\nRebels shelled the market.",
         "shelled"),
    ],
)  # fmt: skip
def test_where_a_statement_may_run_on_an_event_is_nobody_s_word_for_sure(marked, trigger):
    statement, may_belong_to = told(marked, trigger)
    assert statement is None
    assert may_belong_to is not None


@pytest.mark.parametrize(
    ("marked", "trigger"),
    [
        # the next paragraph but one, or a sentence with a source of its own
        ("{s:Prosecutors} {q:said} {c:it was dark}.\n\nIt rained.\n\nBako shelled the market.", "shelled"),
        (
            "{s1:Prosecutors} {q1:said} {c1:it was dark}. Bako shelled it, {s2:a guard} {q2:said} {c2:quietly}.",
            "shelled",
        ),
        ("{s:The mayor} {q:said} {c:it was dark}. The rebels shelled the market.", "shelled"),
        # a title in quotation marks
        ("{s:The mayor} {q:said} {c:it was dark}.\n\nHis book “The Shelling” came out.", "Shelling"),
        # a comma that ends the words
        ("{c:It was dark}, {s:the mayor} {q:said} as rebels shelled the market.", "shelled"),
    ],
)
def test_where_nothing_runs_on_the_outlet_tells_it_itself(marked, trigger):
    assert told(marked, trigger) == (None, None)


def test_what_may_stand_in_somebody_s_words_is_nobody_s_word_yet():
    marked = "{s:The mayor} {q:fears} {c:that rebels shelled the market}."
    record = read_events(marked, ("shelled", "assault actual"), saying=(1, 0.05), missed=(1,))
    (doubtful,) = record.doubtful
    text = record.article.text
    assert [span.cut(text) for span in (*doubtful.source, *doubtful.cue)] == ["The mayor", "fears"]
    assert record.statements == ()
    assert only_event(record).may_belong_to == doubtful.id
    assert record.standing(only_event(record)) == "unclear"
    assert not event_happened(record, only_event(record))


def test_what_hardly_stands_in_anybody_s_words_is_the_outlet_s_own():
    marked = "{s:The mayor} {q:fears} {c:that rebels shelled the market}."
    record = read_events(marked, ("shelled", "assault actual"), saying=(1, 0.04), missed=(1,))
    assert record.doubtful == ()
    assert record.standing(only_event(record)) == "told by the outlet"
    config = RecorderConfig.model_validate({"events": {"doubtful": 0.04}})
    record = read_events(marked, ("shelled", "assault actual"), saying=(1, 0.04), missed=(1,), config=config)
    assert record.standing(only_event(record)) == "unclear"


def test_a_doubtful_statement_is_there_once_however_many_events_may_stand_in_it():
    marked = "{s:The mayor} {q:fears} {c:that rebels shelled the market and shot two men}."
    events = ("shelled", "assault actual"), ("shot", "assault actual")
    record = read_events(marked, *events, saying=(1, 0.3), missed=(1,))
    assert [event.may_belong_to for event in record.events] == ["d1", "d1"]
    assert [each.id for each in record.doubtful] == ["d1"]


@pytest.mark.parametrize(
    "marked",
    [
        "{s:The mayor} {q:said} {c:the rebels came} and shelled the market.",
        "“{c:The rebels came and went again.}” They shelled the market.",
    ],
)
def test_an_event_that_may_stand_in_a_statement_of_the_record_may_belong_to_that_one(marked):
    record = read_events(marked, ("shelled", "assault actual"), saying=(1, 0.3))
    assert record.doubtful == ()
    assert only_event(record).may_belong_to == record.statements[0].id


def test_a_statement_that_holds_an_event_leaves_no_doubt():
    marked = "{s1:The mayor} {q1:said} {c1:the rebels shelled the market}, {s2:a guard} {q2:fears}."
    marked = marked.replace("{q2:fears}", "{q2:fears}{c2:.}").removesuffix(".")
    record = read_events(marked, ("shelled", "assault actual"), saying=(2, 0.3), missed=(2,))
    assert only_event(record).statement == record.statements[0].id
    assert record.doubtful == ()


def test_a_statement_that_is_hardly_sure_holds_nothing_for_sure():
    marked = "{s:The mayor} {q:said} {c:rebels shelled the market}."
    assert told(marked, "shelled", sure={1: 0.5}) == ("rebels shelled the market", None)
    assert told(marked, "shelled", sure={1: 0.49}) == (None, "rebels shelled the market")
    config = RecorderConfig.model_validate({"events": {"held": 0.4}})
    assert told(marked, "shelled", sure={1: 0.49}, config=config) == ("rebels shelled the market", None)
