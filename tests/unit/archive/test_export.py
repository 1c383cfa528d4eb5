import csv
import json

import pytest

from onrecord.archive import TABLES, write_table
from onrecord.errors import ArchiveError
from onrecord.eventdata import COLUMNS, dyads
from tests.checks import ferry
from tests.unit.archive.hand import dam
from tests.unit.eventdata.herring import nets, talks


@pytest.fixture(autouse=True)
def no_cities(monkeypatch):
    """Coordinates are tested elsewhere: loading all cities takes a second."""
    monkeypatch.setattr("onrecord.archive.event_rows.load_cities", lambda: None)


@pytest.fixture
def filled(store):
    store.keep(dam(outlet='The "Kelve", Post', published=("2024-05-03", "given")))
    return store


def test_every_table_says_where_its_lines_come_from(filled):
    rows = {table: list(filled.rows(table)) for table in TABLES}
    assert {table: len(found) for table, found in rows.items()} == {
        "articles": 1, "statements": 2, "actors": 2, "mentions": 3, "times": 0, "events": 0,
        "checks": 0, "stories": 0, "story_articles": 0, "same_events": 0, "quotations": 0,
        "quotation_statements": 0,
    }  # fmt: skip
    text = rows["articles"][0]["text"]
    for mention in rows["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]
    for statement in rows["statements"]:
        assert text[statement["start"] : statement["end"]] == statement["content"]
    numbers = {str(actor["actor"]) for actor in rows["actors"] if actor["name"] == "Ana Reyes"}
    assert {statement["speakers"] for statement in rows["statements"]} == numbers
    assert rows["articles"][0]["latest"] is True


def test_events_are_the_rows_of_the_records_with_the_archive_s_numbers(store):
    numbers = [store.keep(record)[1] for record in (talks(), nets())]
    rows = list(store.rows("events"))
    told = [
        dyad.row for n, record in zip(numbers, (talks(), nets()), strict=True) for dyad in dyads(record, str(n), None)
    ]
    assert [{name: row[name] for name in COLUMNS} for row in rows] == told
    assert [row["article"] for row in rows] == [numbers[0]] * 11 + [numbers[1]] * 6
    norway = {row["actor"] for row in rows if row["actor_country"] == "NOR"}
    assert norway == {row["recipient"] for row in rows if row["trigger"] == "visit"}
    assert store.actor(norway.pop()).name == "Norway"
    assert [row["actor"] for row in rows if row["trigger"] == "protested"] == [None]


def test_events_have_the_names_that_actors_have_in_the_archive(store):
    store.keep(talks())
    numbers = {actor.name: actor.id for actor in store.actors()}
    store.merge(numbers["Norway"], numbers["Norwegians"])
    (row,) = [row for row in store.rows("events") if row["trigger"] == "attacked"]
    assert (row["recipient_name"], row["recipient"], row["sources"]) == ("Norway", numbers["Norway"], "Norway")
    assert row["recipient_text"] == "Norwegians"


def test_events_of_an_earlier_version_are_not_there(store):
    store.keep(talks())
    store.keep(nets().model_copy(update={"article": nets().article.model_copy(update={"id": "herring-1"})}))
    assert {row["published"] for row in store.rows("events")} == {"2026-06-13"}


def test_findings_say_whether_somebody_has_dismissed_them_and_why(store):
    store.keep(ferry())
    store.dismiss(1, "c3", why="The toll rose.", who="Ida")
    rows = {row["check_id"]: row for row in store.rows("checks")}
    assert {id_: (row["kind"], row["verdict"], row["dismissed"]) for id_, row in rows.items()} == {
        "c1": ("loaded", "judgment", False), "c2": ("headline", "overstated", False),
        "c3": ("headline", "wrong_detail", True), "c4": ("against", "altered", False),
        "c5": ("unsourced", "passive", False), "c6": ("headline", "supported", False),
    }  # fmt: skip
    assert (rows["c3"]["reason"], rows["c3"]["dismissed_by"]) == ("The toll rose.", "Ida")
    assert (rows["c2"]["statements"], rows["c2"]["events"], rows["c1"]["statements"]) == ("s2; s3", "e2", None)
    assert rows["c2"]["evidence"].endswith(" … nothing had been decided")
    assert json.loads(rows["c4"]["elsewhere"])[0]["place"] == "00:01:02"
    text = next(store.rows("articles"))["text"]
    assert text[rows["c3"]["start"] : rows["c3"]["end"]] == rows["c3"]["about"] == "14 deaths"


@pytest.mark.parametrize("table", TABLES)
def test_csv_and_json_lines_hold_the_same(filled, tmp_path, table):
    filled.keep(talks())
    filled.keep(ferry())
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
    filled.keep(talks())
    filled.keep(ferry())
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
