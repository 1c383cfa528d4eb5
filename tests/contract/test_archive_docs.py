"""What docs/archive.md says of the file is so."""

import re
import sqlite3
from pathlib import Path

from onrecord.archive import TABLES, Store
from onrecord.archive.migrations import APPLICATION_ID
from tests.unit.archive.hand import dam

PAGE = (Path(__file__).parents[2] / "docs" / "archive.md").read_text(encoding="utf-8")


def opened(tmp_path):
    with Store(tmp_path / "news.db") as store:
        store.keep(dam(outlet="Kelve Post"))
    return sqlite3.connect(tmp_path / "news.db")


def test_every_table_and_every_column_of_the_file_is_told(tmp_path):
    connection = opened(tmp_path)
    names = {
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if "_fts" not in name and not name.startswith("sqlite_")
    }
    told = dict(re.findall(r"^### (\w+)\n(.*?)(?=^### |^<!-- \[\[\[end)", PAGE, re.DOTALL | re.MULTILINE))
    assert told.keys() == names
    for name in names:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        assert re.findall(r"^\| `(\w+)` \|", told[name], re.MULTILINE) == columns


def test_columns_that_are_searched_for_words_have_the_names_of_those_that_hold_them(tmp_path):
    connection = opened(tmp_path)
    for name in ("texts", "statements", "actors"):
        searched = [row[1] for row in connection.execute(f"PRAGMA table_info({name}_fts)")]
        assert set(searched) <= {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
        assert all(f"`{column}`" in PAGE.split("tables make words searchable")[1] for column in searched)


def test_the_query_of_the_page_runs_in_any_sqlite(tmp_path):
    (query,) = re.findall(r"```sql\n(SELECT a\.day.*?;)\n```", PAGE, re.DOTALL)
    assert opened(tmp_path).execute(query).fetchall() == [(None, "Kelve Post", "Ana Reyes", "the dam at Kelve is safe")]


def test_the_number_of_the_program_is_the_one_in_the_file():
    assert f"0x{APPLICATION_ID:X}" in PAGE


def test_every_exported_table_is_told():
    assert re.findall(r"^\| (\w+) \| `article|^\| (actors) \|", PAGE, re.MULTILINE)
    assert all(f"\n| {table} | `" in PAGE for table in TABLES)
