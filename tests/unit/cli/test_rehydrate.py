"""An export without text is published, and somebody else fills it in from copies of their own."""

import json

import pytest
from click.testing import CliRunner

from onrecord.archive import Store
from onrecord.cli.main import main
from onrecord.errors import ArchiveError, QueryError
from onrecord.pipeline.rehydrating import rehydrate
from tests.events import harbour
from tests.unit.archive.eventful import strike
from tests.unit.archive.hand import dam

MINE = "The mine at Oldfell is safe, its owner said. Miners deny that anybody has asked them about the shafts."
FERRY = "The ferry at Kelve is late again, its captain said on Monday. Ana Reyes promised a second boat."


@pytest.fixture
def onrecord(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    monkeypatch.setattr("onrecord.archive.event_rows.load_cities", lambda: None)

    def run(*args, code=0):
        result = CliRunner().invoke(main, args)
        assert result.exit_code == code, result.output
        return result

    return run


@pytest.fixture
def news(tmp_path):
    """A folder of articles."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "mine.txt").write_text(MINE)
    (tmp_path / "news" / "ferry.txt").write_text(FERRY)
    return tmp_path / "news"


@pytest.fixture
def archive(tmp_path):
    with Store(tmp_path / "onrecord.db") as store:
        for record in (dam(outlet="Kelve Post", url="https://post.example/dam"), strike(), harbour()):
            store.keep(record)
        yield store


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_what_is_filled_in_is_what_export_writes(onrecord, archive, tmp_path, form):
    onrecord("export", "full", "--format", form)
    onrecord("export", "bare", "--format", form, "--no-text")
    told = onrecord("rehydrate", "bare", "again", "--from", "onrecord.db")
    assert told.stderr.splitlines()[-1] == "onrecord: 3 articles filled in, 0 missing, 0 differing"
    assert contents(tmp_path / "again") == contents(tmp_path / "full")
    assert contents(tmp_path / "bare") != contents(tmp_path / "full")


def test_parquet_is_filled_in_with_its_types(onrecord, archive, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    onrecord("export", "full", "--format", "parquet")
    onrecord("export", "bare", "--format", "parquet", "--no-text")
    onrecord("rehydrate", "bare", "again", "--from", "onrecord.db", "-q")
    for path in (tmp_path / "full").iterdir():
        assert parquet.read_table(tmp_path / "again" / path.name).equals(parquet.read_table(path))


def test_files_are_read_as_they_were_when_they_were_added(onrecord, news, tmp_path):
    onrecord("add", "news", "-q")
    onrecord("export", "full")
    onrecord("export", "bare", "--no-text")
    (tmp_path / "onrecord.db").rename(tmp_path / "gone.db")
    assert not any(word in content for content in contents(tmp_path / "bare").values() for word in (b"shafts", b"boat"))
    onrecord("rehydrate", "bare", "again", "--from", "news")
    assert contents(tmp_path / "again") == contents(tmp_path / "full")


def test_who_has_not_all_copies_is_told_what_is_missing(onrecord, news, tmp_path):
    onrecord("add", "news", "-q")
    onrecord("export", "bare", "--no-text", "--format", "jsonl")
    told = onrecord("rehydrate", "bare", "again", "--from", "news/mine.txt", code=3)
    assert told.stderr.splitlines()[-1] == "onrecord: 1 articles filled in, 1 missing, 0 differing"
    assert ": no copy of it" in told.stderr
    lines = (tmp_path / "again" / "statements.jsonl").read_text().splitlines()
    contents_ = {json.loads(line)["content"] for line in lines}
    assert None in contents_
    assert "The mine at Oldfell is safe" in contents_
    assert onrecord("rehydrate", "bare", "none", "--from", "nowhere", code=1).stderr.count("no copy of it") == 2


def test_another_text_fills_nothing_in(onrecord, archive, tmp_path):
    onrecord("export", "bare", "--no-text", "--format", "jsonl")
    page = {"text": "The dam at Kelve is said to be safe.", "url": "https://post.example/dam?utm_source=feed"}
    (tmp_path / "mine.jsonl").write_text(json.dumps(page))
    told = onrecord("rehydrate", "bare", "again", "--from", "mine.jsonl", code=1)
    assert "article 1, https://post.example/dam: your copy has another text" in told.stderr
    assert told.stderr.splitlines()[-1] == "onrecord: 0 articles filled in, 2 missing, 1 differing"
    assert "dam at Kelve" not in (tmp_path / "again" / "statements.jsonl").read_text()
    with Store(tmp_path / "other.db") as other:
        other.keep(dam(outlet="Kelve Post", url="https://post.example/dam").model_copy())
        result = rehydrate(tmp_path / "bare", tmp_path / "more", tmp_path / "other.db")
    assert (result.filled, len(result.missing), len(result.differing)) == (1, 2, 0)


def test_a_single_table_brings_the_hashes_along(onrecord, archive, tmp_path):
    onrecord("export", "bare", "--no-text", "--table", "mentions")
    assert {path.name for path in (tmp_path / "bare").iterdir()} == {"articles.csv", "mentions.csv"}
    onrecord("rehydrate", "bare", "again", "--from", "onrecord.db")
    onrecord("export", "full", "--table", "mentions", "--table", "articles")
    assert contents(tmp_path / "again") == contents(tmp_path / "full")


def test_what_is_no_export_without_text_is_refused(onrecord, archive, tmp_path):
    onrecord("export", "full")
    assert "has its words already" in onrecord("rehydrate", "full", "x", "--from", "onrecord.db", code=1).stderr
    (tmp_path / "empty").mkdir()
    assert "no table of articles" in onrecord("rehydrate", "empty", "x", "--from", "onrecord.db", code=1).stderr
    onrecord("export", "bare", "--no-text")
    with pytest.raises(QueryError, match="over itself"):
        rehydrate("bare", "bare", "onrecord.db")
    for broken in ("article,a\n1\n", "article\n1\n", "article,text_sha256,article_id,url\n1,x,a,\n"):
        (tmp_path / "bare" / "articles.csv").write_text(broken)
        with pytest.raises(ArchiveError):
            rehydrate("bare", "x", "onrecord.db")
    onrecord("export", "bare", "--no-text")
    (tmp_path / "bare" / "mentions.csv").write_text(
        "article,actor,actor_id,start,end,form,text_at\n1,1,a1,0,2,name,[[9]]"
    )
    with pytest.raises(ArchiveError, match="no table of an export"):
        rehydrate("bare", "x", "onrecord.db")
    assert not (tmp_path / "x" / "mentions.csv").exists()
