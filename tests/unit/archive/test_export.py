import csv
import json

import pytest

from onrecord.archive import TABLES, write_table
from onrecord.errors import ArchiveError
from tests.unit.archive.hand import dam


@pytest.fixture
def filled(store):
    store.keep(dam(outlet='The "Kelve", Post', published=("2024-05-03", "given")))
    return store


def test_every_table_says_where_its_lines_come_from(filled):
    rows = {table: list(filled.rows(table)) for table in TABLES}
    assert {table: len(found) for table, found in rows.items()} == {
        "articles": 1, "statements": 2, "actors": 2, "mentions": 3, "times": 0,
    }  # fmt: skip
    text = rows["articles"][0]["text"]
    for mention in rows["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]
    for statement in rows["statements"]:
        assert text[statement["start"] : statement["end"]] == statement["content"]
    numbers = {str(actor["actor"]) for actor in rows["actors"] if actor["name"] == "Ana Reyes"}
    assert {statement["speakers"] for statement in rows["statements"]} == numbers
    assert rows["articles"][0]["latest"] is True


@pytest.mark.parametrize("table", TABLES)
def test_csv_and_json_lines_hold_the_same(filled, tmp_path, table):
    lines, comma = tmp_path / "a.jsonl", tmp_path / "a.csv"
    assert write_table(filled.rows(table), table, lines, "jsonl") == write_table(
        filled.rows(table), table, comma, "csv"
    )
    objects = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert objects == list(filled.rows(table))
    with comma.open(encoding="utf-8", newline="") as stream:
        values = list(csv.DictReader(stream))
    assert values == [{k: "" if v is None else str(v) for k, v in row.items()} for row in objects]


@pytest.mark.parametrize("table", TABLES)
def test_parquet_holds_the_same_with_its_types(filled, tmp_path, table):
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    number = write_table(filled.rows(table), table, path, "parquet")
    read = parquet.read_table(path)
    assert read.num_rows == number
    assert read.to_pylist() == list(filled.rows(table))


def test_a_table_that_cannot_be_written_leaves_the_one_before(filled, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("before")

    def broken():
        yield from filled.rows("statements")
        raise ArchiveError("The archive can't be used")

    with pytest.raises(ArchiveError):
        write_table(broken(), "statements", path, "csv")
    assert path.read_text() == "before"
    assert list(tmp_path.glob("*.part")) == []
    with pytest.raises(ArchiveError, match="can't be written"):
        write_table(filled.rows("articles"), "articles", tmp_path / "nowhere" / "a.csv", "csv")
