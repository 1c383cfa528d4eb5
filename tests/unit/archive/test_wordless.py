"""An export without text has no words of an article, and they can be filled in again."""

import json

import pytest

from onrecord.archive import TABLES, Store, write_table
from onrecord.archive.export import COLUMNS
from onrecord.archive.filling import filled
from onrecord.archive.wordless import WORDS, columns, text_hash
from onrecord.pipeline.gathering import gather
from tests.checks import ferry
from tests.events import harbour
from tests.support import record_of
from tests.unit.archive.eventful import strike
from tests.unit.archive.hand import cast, dam
from tests.unit.eventdata.herring import nets, talks

RUN = 5
"""So many words in a row of a text are a passage of it."""

KEPT_WORDS = {"byline", "outlet", "url", "office", "actor_title", "recipient_title"}
"""Columns that name what isn't in the text, or need not be."""

WALLS = "we will rebuild every one of the harbour walls before the winter storms arrive, and nobody will pay for them"


def walls(outlet, words):
    text = f"{{s:Ana Reyes}} {{q:told {outlet}}} {{c:“{words}”}}.\n\nThe embattled mayor of Kelve, she said, knew."
    return cast(text, {"name": "Ana Reyes"}, {"name": "The embattled mayor of Kelve", "named": False},
                speakers={1: "a1"}, outlet=outlet, url=f"https://{outlet}.example/walls",
                published=("2024-05-03", "given"))  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """An archive that fills every table: events, findings, a dismissal, a story, a quotation with other wordings."""
    with pytest.MonkeyPatch.context() as patch, Store(tmp_path_factory.mktemp("wordless") / "a.db") as made:
        patch.setattr("onrecord.archive.event_rows.load_cities", lambda: None)
        for record in (dam(outlet="Kelve Post"), strike(), harbour(), talks(), nets(), ferry()):
            made.keep(record)
        made.keep(dam(outlet="Kelve Post", id="dam"))
        made.keep(record_of("{c:The dam is old},\n\n{s:a clerk} {q:said}.", id="dam"))
        for outlet, words in (("a", WALLS), ("b", WALLS.replace("harbour ", "").replace("nobody", "everybody")),
                              ("c", WALLS[:70])):  # fmt: skip
            made.keep(walls(outlet, words))
        made.dismiss(6, "c3", why="But nothing had been decided, say owners of the boats themselves.", who="Ida")
        gather(made)
        yield made


def test_it_is_told_of_every_column_what_becomes_of_it():
    assert set(WORDS) == set(TABLES)
    for table in TABLES:
        assert sorted(WORDS[table]) == sorted(COLUMNS[table])


def test_every_table_has_rows_and_the_columns_that_it_is_said_to_have(store):
    for table in TABLES:
        found = list(store.rows(table, text=False))
        assert found, table
        assert all(list(row) == list(columns(table)) for row in found)


def runs(words, length=RUN):
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def words_of(value):
    return "".join(c if c.isalnum() else " " for c in value.casefold()).split()


def leaks(store):
    """Every run of words of a text that stands in an export without text."""
    passages = {run for row in store.rows("articles") for run in runs(words_of(row["text"]))}
    for table in TABLES:
        for row in store.rows(table, text=False):
            for name, value in row.items():
                if isinstance(value, str) and name not in KEPT_WORDS:
                    yield from ((table, name, run) for run in runs(words_of(value)) & passages)


def test_no_passage_of_an_article_is_left(store):
    assert list(leaks(store)) == []


def test_a_passage_would_be_noticed(store, monkeypatch):
    monkeypatch.setitem(WORDS, "statements", WORDS["statements"] | {"content": "kept"})
    assert {(table, name) for table, name, _ in leaks(store)} == {("statements", "content")}


def test_names_stay_and_descriptions_do_not(store):
    names = {row["name"] for row in store.rows("actors", text=False)}
    assert {"Ana Reyes", "Odo Brack", "Norway", None} <= names
    assert not {name for name in names if name and name.startswith("The ")}
    speakers = {row["speaker"] for row in store.rows("statements", text=False)}
    assert "Ana Reyes" in speakers


def test_places_are_those_of_the_record(store):
    record = store.record(2)
    rows = [row for row in store.rows("statements", text=False) if row["article"] == 2]
    for statement, row in zip(record.statements, rows, strict=True):
        assert json.loads(row["content_at"])[::2] == [[span.start, span.end] for span in statement.content]
        assert json.loads(row["cue_at"])[::2] == [[span.start, span.end] for span in statement.cue]


@pytest.mark.parametrize("table", TABLES)
def test_words_are_filled_in_to_the_character(store, table):
    texts = {row["article"]: row["text"] for row in store.rows("articles")}
    out = {name for name, treatment in WORDS[table].items() if treatment == "out"}
    full = [row | dict.fromkeys(out) for row in store.rows(table)]
    assert list(filled(store.rows(table, text=False), table, texts.get)) == full


def test_without_a_text_its_words_stay_out_and_all_else_is_there(store):
    texts = {row["article"]: row["text"] for row in store.rows("articles") if row["article"] != 2}
    for table in TABLES:
        for full, row in zip(store.rows(table), filled(store.rows(table, text=False), table, texts.get), strict=True):
            assert {name: value for name, value in row.items() if WORDS[table][name] == "kept"} == {
                name: value for name, value in full.items() if WORDS[table][name] == "kept"
            }
            if row.get("article") == 2:
                assert all(row[name] is None for name, kind in WORDS[table].items() if kind in ("words", "text"))


def test_a_text_is_known_by_its_hash(store):
    (row, *_) = store.rows("articles", text=False)
    text = store.record(1).article.text
    assert (row["text_sha256"], row["text_length"]) == (text_hash(text), len(text))
    assert store.text_with(bytes.fromhex(row["text_sha256"])) == text
    assert store.text_with(b"?" * 32) is None


def test_a_row_of_another_table_is_refused():
    with pytest.raises(ValueError, match="no column"):
        list(filled([{"article": 1}], "statements", {}.get))


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_files_have_the_columns_without_words(store, tmp_path, form):
    path = tmp_path / f"a.{form}"
    number = write_table(store.rows("events", text=False), "events", path, form, columns=columns("events"))
    assert number == len(list(store.rows("events")))
    assert b"sentence_at" in path.read_bytes()
