"""A sheet shows what is to be coded and nothing of what onrecord says, and comes back as codes."""

import csv
import io

import pytest

from onrecord.audits import SHEET_COLUMNS, PassageCode, read_sheet, sheet_rows
from onrecord.errors import QueryError
from onrecord.render.tabular import csv_parts
from tests.unit.audits.hand import heard, passage, said, statement, unit

UNITS = {1: unit(1, statement(act="deny")), 2: unit(2, passage((0, "role")))}


def filled(*answers):
    """A sheet whose rows got answers: for each row, those to its columns in order."""
    written = "".join(csv_parts(sheet_rows(UNITS.values()), SHEET_COLUMNS))
    rows = list(csv.DictReader(io.StringIO(written)))
    for row, given in zip(rows, answers, strict=True):
        row.update(given)
    return rows


def test_a_sheet_has_a_row_for_a_statement_and_one_for_each_sentence_of_a_passage():
    rows = filled({}, {}, {})
    assert [(row["unit"], row["sentence"], row["kind"]) for row in rows] == [
        ("1", "", "statement"), ("2", "1", "passage"), ("2", "2", "passage"),
    ]  # fmt: skip
    assert rows[0]["words"] == "[[The dam is safe]], Reyes said."
    assert rows[0]["actors"] == "1 Ana Reyes; 2 Piet Lund"


def test_nothing_of_what_onrecord_says_is_in_a_sheet():
    for row in sheet_rows(UNITS.values()):
        written = {name: value for name, value in row.items() if name not in ("words", "before", "after")}
        assert "deny" not in str(written)
        assert "role" not in str(written)
        assert not any(row[each] for each in SHEET_COLUMNS if each.startswith("?"))


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"? statement": "yes", "? speaker": "2", "? act": "deny"}, said("yes", "a2", act="deny")),
        ({"? statement": "E", "? speaker": "1, 2", "? act": "?"}, said("extent", "a1", "a2", act="unsure")),
        ({"? statement": "y", "? speaker": "Nobody", "? act": "assert"}, said("yes", speaker="nobody")),
        ({"? statement": "no"}, said("no")),
        ({"? statement": "?"}, said("unsure")),
    ],
)
def test_answers_become_codes(answer, code):
    assert read_sheet(filled(answer, {}, {}), UNITS) == {1: code}


def test_the_sentences_of_a_passage_become_one_code():
    rows = filled({}, {"? statements": "p p"}, {"? statements": "0"})
    assert read_sheet(rows, UNITS) == {2: heard("person person", "")}
    assert read_sheet(filled({}, {"? statements": "?"}, {}), UNITS) == {2: PassageCode(statements=None)}


def test_what_is_not_filled_in_is_not_coded():
    assert read_sheet(filled({}, {}, {}), UNITS) == {}


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        (({"? statement": "maybe"}, {}, {}), "Line 2"),
        (({"? statement": "yes", "? speaker": "1"}, {}, {}), "Line 2"),
        (({"? statement": "yes", "? speaker": "3", "? act": "deny"}, {}, {}), "no such number"),
        (({"unit": "9"}, {}, {}), "no such unit"),
        (({"unit": "x"}, {}, {}), "no number"),
        (({}, {"? statements": "p"}, {}), "some sentences are coded"),
        (({}, {"? statements": "p"}, {"? statements": "p", "sentence": "1"}), "comes twice"),
        (({}, {"? statements": "z"}, {"? statements": "0"}), "letter"),
    ],
)
def test_what_cannot_be_read_says_where(answers, says):
    with pytest.raises(QueryError, match=says):
        read_sheet(filled(*answers), UNITS)


def test_a_sheet_without_its_columns_is_refused():
    with pytest.raises(QueryError, match="column"):
        read_sheet([{"unit": "1"}], UNITS)
