"""What "onrecord/1" promises to programs that read it: keys are only ever added, and closed sets never change.

Whoever changes what stands here breaks programs of others: that needs another schema than "onrecord/1".
"""

import json
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from onrecord import Archive
from onrecord.schema.jsonschema import record_schema
from tests.support import record_of

PAGE = Path(__file__).parents[2] / "docs" / "record.md"

KEYS = {
    "Record": "schema article statements actors times events checks model",
    "Article": "id text title language published undated outlet byline url paragraphs",
    "Published": "value how evidence",
    "Paragraph": "start end kind",
    "Statement": "id source cue content form act speakers unresolved source_kind said_on within confidence"
    " speaker_confidence",
    "Actor": "id name kind named mentions known_as",
    "Mention": "start end form",
    "KnownAs": "name country office as_of",
    "Time": "id start end kind value earliest latest mod quant freq anchor until",
    "Event": "id trigger type status who whom where when amount count statement may_belong_to same_as confidence",
    "Count": "least most of",
    "Span": "start end",
    "Model": "name version",
}
"""Keys that are always there. New ones may be written behind them."""

WORDS = {
    "Record.schema": "onrecord/1",
    "Published.how": "given metadata inferred",
    "Paragraph.kind": "title heading text quote item",
    "Statement.form": "direct indirect mixed",
    "Statement.act": "assert deny confirm ask urge commit believe other",
    "Statement.source_kind": "person organization document group role anonymous outlet none",
    "Actor.kind": "person organization place group",
    "Mention.form": "name nominal pronoun",
    "Event.type": "agree consult support concede cooperate aid retreat request accuse reject threaten protest sanction"
    " mobilize coerce assault elect office decide justice crime harm disaster move business measure achieve life other",
    "Event.status": "actual negated planned possible hypothetical general",
    "Time.kind": "DATE TIME DURATION SET",
    "Time.mod": "START MID END APPROX LESS_THAN MORE_THAN EQUAL_OR_LESS EQUAL_OR_MORE BEFORE AFTER ON_OR_BEFORE"
    " ON_OR_AFTER",
}
"""Every closed set, whole: a program that has a case for each of the words has all cases."""


def models() -> dict[str, dict[str, Any]]:
    schema = record_schema()
    return {"Record": schema, **schema["$defs"]}


def words(key: dict[str, Any]) -> list[str]:
    """The words that a key's value is one of; none where the set isn't closed."""
    for choice in (key, *key.get("anyOf", ())):
        if "enum" in choice:
            return list(choice["enum"])
    return [key["const"]] if "const" in key else []


@pytest.mark.parametrize("name", KEYS)
def test_no_key_is_ever_taken_away_or_left_out(name):
    model = models()[name]
    promised = set(KEYS[name].split())
    assert promised <= set(model["properties"])
    assert promised <= set(model["required"])


@pytest.mark.parametrize("place", WORDS)
def test_a_closed_set_neither_grows_nor_shrinks(place):
    name, key = place.split(".")
    assert words(models()[name]["properties"][key]) == WORDS[place].split()


def test_every_closed_set_of_these_keys_is_promised():
    closed = {
        f"{name}.{key}" for name in KEYS for key in KEYS[name].split() if words(models()[name]["properties"][key])
    }
    assert closed == set(WORDS)


@pytest.mark.parametrize("place", WORDS)
def test_the_page_about_the_record_has_every_word_of_a_closed_set(place):
    page = PAGE.read_text(encoding="utf-8")
    assert [word for word in WORDS[place].split() if f"`{word}`" not in page and f'`"{word}"`' not in page] == []


def test_an_archive_reads_a_record_of_a_later_version_and_leaves_its_bytes_alone(tmp_path):
    record = record_of("{s:{a1:Ana Reyes}} {q:said} {c:the dam is safe}.")
    path = tmp_path / "news.db"
    with Archive(path) as archive:
        archive.store.keep(record)
    written = json.loads(record.to_json())
    del written["article"]["text"]
    written["statements"][0]["said_where"] = "a key of a later version"
    later = zlib.compress(json.dumps(written | {"notes": []}).encode())
    with closing(sqlite3.connect(path)) as tables, tables:
        tables.execute("UPDATE records SET record = ?", (later,))
    with Archive(path) as archive:
        (found,) = archive.articles()
        assert archive.record(found.article.id) == record
    with closing(sqlite3.connect(path)) as tables:
        assert tables.execute("SELECT record FROM records").fetchall() == [(later,)]


def test_a_reader_of_the_published_schema_accepts_what_a_later_version_adds():
    assert not any(model.get("additionalProperties") is False for model in models().values())
