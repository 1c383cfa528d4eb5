"""The rows of a run are those that an archive of the article exports, but for the numbers that only an archive has."""

import json
from pathlib import Path

import pytest

import onrecord
from onrecord.archive import Store
from onrecord.archive.export import COLUMNS as EXPORTED
from onrecord.archive.export import OF_ONE_ARTICLE
from onrecord.cluster.rows import rows_of
from onrecord.cluster.tables import COLUMNS, TABLES, pack, schema_of, unpack
from onrecord.settings import Settings

ROOT = Path(__file__).parents[3]
ARTICLES = sorted((ROOT / "tests" / "golden" / "records").glob("*.json"))
OWN = {"articles": {"place", "line", "copies", "record"}, "actors": {"article", "actor_id"}}
NUMBERS = {"article", "actor", "recipient", "speakers", "event_id", "dyad_id", "incident_id", "same_as", "added_at"}


def shared(rows, table):
    """What an export has, too, without numbers."""
    dropped = OWN.get(table, set()) | NUMBERS
    return sorted(json.dumps({k: v for k, v in row.items() if k not in dropped}, sort_keys=True) for row in rows)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_rows_of_a_record_are_those_of_an_archive(path, tmp_path):
    record = onrecord.Record.from_json(path.read_bytes())
    found = rows_of(record, 1)
    with Store(tmp_path / "news.db") as store:
        store.keep(record)
        for table in ("articles", "mentions", "times", "checks"):
            assert shared(found[table], table) == shared(store.rows(table), table), table
        merged = len({(row["name"], row["kind"]) for row in found["actors"]}) < len(found["actors"])
        if not merged:  # an archive joins actors of one name
            for table in ("statements", "actors", "events"):
                assert shared(found[table], table) == shared(store.rows(table), table), table


def test_there_is_a_record_whose_actors_an_archive_leaves_apart():
    apart = [
        path
        for path in ARTICLES
        for actors in [[(a["name"], a["kind"]) for a in json.loads(path.read_bytes())["actors"]]]
        if len(set(actors)) == len(actors)
    ]
    assert len(apart) > len(ARTICLES) / 2


@pytest.mark.parametrize("table", OF_ONE_ARTICLE)
def test_a_table_has_the_columns_of_the_export_in_their_order(table):
    own = OWN.get(table, set())
    assert [name for name in COLUMNS[table] if name not in own] == list(EXPORTED[table])
    assert set(COLUMNS[table]) - own == set(EXPORTED[table])


def test_actors_of_a_run_have_numbers_of_their_own_and_all_tables_use_them():
    record = onrecord.Record.from_json(ARTICLES[0].read_bytes())
    one, other = rows_of(record, 1), rows_of(record, 2)
    numbers = [row["actor"] for rows in (one, other) for row in rows["actors"]]
    assert len(set(numbers)) == len(numbers)
    assert {row["actor"] for row in one["mentions"]} <= {row["actor"] for row in one["actors"]}
    spoken = {int(each) for row in one["statements"] for each in (row["speakers"] or "").split("; ") if each}
    assert spoken
    assert spoken <= {row["actor"] for row in one["actors"]}


def test_the_record_is_there_whole():
    record = onrecord.Record.from_json(ARTICLES[0].read_bytes())
    (row,) = rows_of(record, 1)["articles"]
    assert onrecord.Record.from_json(row["record"]) == record


@pytest.mark.parametrize("table", TABLES)
def test_a_packed_table_has_one_row_group_and_is_the_same_each_time(table):
    row = dict.fromkeys(COLUMNS[table])
    first, second = pack(table, [row, row]), pack(table, [row, row])
    assert first == second
    assert first.mark == second.mark != pack(table, [row]).mark
    assert unpack(first.content) == [row, row]
    assert schema_of(table).names == list(COLUMNS[table])


def test_reading_one_article_here_gives_what_read_gives():
    record = onrecord.read(
        "The ferry will sail again on Monday, the harbour master said.", settings=Settings(threads=1)
    )
    (row,) = rows_of(record, 3)["statements"]
    assert (row["article"], row["source"], row["speaker"]) == (3, "the harbour master", row["speaker"])
