"""What somebody said over time is put together from an archive, with the turns and the words that show them."""

import pytest

from onrecord import Archive
from onrecord.errors import QueryError
from onrecord.pipeline.turns import TURN_COLUMNS, over_time, turn_rows
from tests.unit.archive.hand import cast

NEVER = "The line is old. {s:Ana Reyes} {q:said} {c:she will never sell the ferry line to the Kelve Group}."
SOLD = "{s:Ana Reyes} {q:said} {c:the ferry line will be sold to the Kelve Group}."
SCHOOL = "{s:Ana Reyes} {q:said} {c:the school in Torv will open}."


def told(marked, place, day=None, name="Ana Reyes", **more):
    record = cast(marked, {"name": name}, speakers={1: "a1"}, url=f"https://a.example/{place}",
                  **({"published": (day, "given")} if day else {}), **more)  # fmt: skip
    sure = record.statements[0].model_copy(update={"confidence": 0.9})
    return record.model_copy(update={"statements": (sure, *record.statements[1:])})


@pytest.fixture
def filled(store):
    store.keep_many((each, None) for each in [
        told(SOLD, 1, "2024-06-10"), told(SCHOOL, 2, "2024-05-20"), told(NEVER, 3, "2024-05-03"), told(SCHOOL, 4),
    ])  # fmt: skip
    return store


def test_statements_come_in_the_order_of_days_and_those_without_a_day_last(filled):
    found = over_time(filled, "Reyes")
    assert [each.day for each in found.statements] == ["2024-05-03", "2024-05-20", "2024-06-10", None]
    assert found.complete


def test_a_turn_stands_with_the_later_statement_and_its_words_are_places_in_the_texts(filled):
    ((said, turn),) = over_time(filled, "Reyes", "ferry").turns
    assert (said.statement.article.id, turn.earlier.article.id, turn.earlier_day) == (1, 3, "2024-05-03")
    assert (turn.kind, turn.words) == ("reversed", "never → yes")
    for statement, words in ((turn.earlier, turn.earlier_words), (said.statement, turn.later_words)):
        text = filled.record(statement.article.id).article.text
        assert words
        assert all(text[each.start : each.end] == each.text for each in words)
    assert [each.text for each in turn.earlier_words] == ["never"]


def test_the_matter_narrows_what_is_found(filled):
    assert len(over_time(filled, "Reyes", "school").statements) == 2
    assert len(over_time(filled, "Reyes", "school", until="2024-05-30").statements) == 1


def test_rows_have_a_turn_or_none(filled):
    rows = list(turn_rows(over_time(filled, "Reyes", "ferry")))
    assert [row["turn"] for row in rows] == [None, "reversed"]
    assert rows[1]["earlier"] == "3/s1"
    assert (rows[1]["earlier_shows"], rows[1]["shows"]) == ("never", "ferry … line … sold … Kelve … Group")
    assert set(TURN_COLUMNS) <= rows[0].keys()


def test_another_speaker_turns_nothing(store):
    store.keep_many((each, None) for each in [
        told(NEVER, 1, "2024-05-03"), told(SOLD.replace("Ana Reyes", "Eva Reyes"), 2, "2024-06-10", "Eva Reyes"),
    ])  # fmt: skip
    assert len(over_time(store, "Reyes").statements) == 2
    assert not list(over_time(store, "Reyes").turns)


def test_who_was_joined_is_one_speaker(store):
    store.keep_many((each, None) for each in [
        told(NEVER, 1, "2024-05-03"), told(SOLD.replace("Ana Reyes", "Anna Reyes"), 2, "2024-06-10", "Anna Reyes"),
    ])  # fmt: skip
    store.merge(*(each.id for each in store.actors("Reyes")))
    assert len(list(over_time(store, "Reyes").turns)) == 1


def test_a_statement_is_of_the_day_on_which_it_was_said(store):
    record = told("On 3 May, {s:Ana Reyes} {q:said} {c:the school will open}.", 1, "2024-06-10")
    time = {"id": "t1", "start": 3, "end": 8, "kind": "DATE", "value": "2024-05-03", "earliest": "2024-05-03",
            "latest": "2024-05-03", "anchor": "published"}  # fmt: skip
    dumped = record.model_dump(mode="json") | {"times": [time]}
    dumped["statements"][0] |= {"said_on": "t1", "said_on_how": "sentence"}
    store.keep(type(record).model_validate(dumped))
    assert over_time(store, "Reyes").statements[0].day == "2024-05-03"


def test_an_archive_gives_the_same(filled):
    with Archive(filled.path, read_only=True) as archive:
        assert archive.turns("Reyes", "ferry") == over_time(filled, "Reyes", "ferry")
        assert archive.same_person().total == 0


def test_what_cannot_be_asked_is_refused(filled):
    with pytest.raises(QueryError):
        over_time(filled, "Reyes", "ferry", since="2024-13")


def test_words_of_a_content_in_several_parts_are_places_in_the_text_too(store):
    parts = "{c:Now at last}, {s:Ana Reyes} {q:said}, {c:the ferry line will be sold to the Kelve Group}."
    store.keep_many((each, None) for each in [told(NEVER, 1, "2024-05-03"), told(parts, 2, "2024-06-10")])
    ((said, turn),) = over_time(store, "Reyes", "ferry").turns
    text = store.record(said.statement.article.id).article.text
    assert said.statement.content == "Now at last … the ferry line will be sold to the Kelve Group"
    assert {"sold", "Kelve"} <= {each.text for each in turn.later_words}
    assert all(text[each.start : each.end] == each.text for each in turn.later_words)
