import pytest

from onrecord.recorder.config import RecorderConfig
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
        # the content stops in the middle of its clause
        ("{s:The mayor} {q:said} {c:the rebels came} and shelled the market.", "shelled"),
        ("{s:The mayor} {q:said} {c:the rebels came}, killing two of his men.", "killing"),
        # or holds a part of the trigger only
        ("{s:The mayor} {q:said} {c:the rebels opened} fire.", "opened fire"),
        # or begins too late
        ("{s:The mayor} {q:said} the shelling had gone on {c:and that nobody helped}.", "shelling"),
        # or ends with its line
        ("{s:The mayor} {q:said} {c:the rebels had come at night,}\nand then had shelled the market.", "shelled"),
        # a court is told at length
        ("{s:The guard} {q:told} the court {c:it was dark}. Bako shelled the market. He fled.", "shelled"),
        ("{s:Prosecutors} {q:said} {c:it was dark}. Bako shelled the market. He fled.", "shelled"),
        ("{s:Prosecutors} {q:said} {c:it was dark}.\n\nBako shelled the market. He fled.", "shelled"),
        # verbs are shifted back, as in somebody's words
        ("{s:The mayor} {q:said} {c:it was dark}. The rebels had shelled the market.", "shelled"),
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
        # no past before it, and no verb shifted back
        ("{s:The mayor} {q:says} {c:it was dark}. The rebels had shelled the market.", "shelled"),
        ("{s:The mayor} {q:said} {c:it was dark}. The rebels shelled the market.", "shelled"),
        # a title in quotation marks
        ("{s:The mayor} {q:said} {c:it was dark}.\n\nHis book “The Shelling” came out.", "Shelling"),
        # a comma that ends the words
        ("{c:It was dark}, {s:the mayor} {q:said} as rebels shelled the market.", "shelled"),
    ],
)
def test_where_nothing_runs_on_the_outlet_tells_it_itself(marked, trigger):
    assert told(marked, trigger) == (None, None)


def test_behind_a_statement_that_is_not_sure_its_sentence_is_not_sure_either():
    marked = "“{c:It was dark in the town},” {q:said} {s:the mayor}, whom rebels then shelled."
    assert told(marked, "shelled", sure={1: 0.75}) == (None, None)
    assert told(marked, "shelled", sure={1: 0.74})[1] is not None
    config = RecorderConfig.model_validate({"events": {"edges": 0.7}})
    assert told(marked, "shelled", sure={1: 0.74}, config=config) == (None, None)


def test_a_statement_that_is_hardly_sure_holds_nothing_for_sure():
    marked = "{s:The mayor} {q:said} {c:rebels shelled the market}."
    assert told(marked, "shelled", sure={1: 0.5}) == ("rebels shelled the market", None)
    assert told(marked, "shelled", sure={1: 0.49}) == (None, "rebels shelled the market")
    config = RecorderConfig.model_validate({"events": {"held": 0.4}})
    assert told(marked, "shelled", sure={1: 0.49}, config=config) == ("rebels shelled the market", None)
