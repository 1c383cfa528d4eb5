"""Saved searches, digests and watching at the command line."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from onrecord.archive import Store
from onrecord.cli.main import main
from onrecord.pipeline import watching
from tests.checks import ferry
from tests.support import record_of
from tests.unit.archive.eventful import strike


@pytest.fixture
def onrecord(tmp_path, monkeypatch):
    """Run the program in an empty folder, as its console script would."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    return lambda *args: CliRunner().invoke(main, args)


def keep(tmp_path, *records):
    with Store(tmp_path / "onrecord.db") as store:
        for record in records:
            store.keep(record)


def said(words, by="Ana Reyes", act="assert", **article):
    return record_of(f"{{s:{by}}} {{q:said}} {{c:{words}}}.", statements={1: {"act": act}}, **article)


@pytest.fixture
def saved(onrecord, tmp_path):
    """A search that was saved, and for which two statements are new."""
    keep(tmp_path, said("the dam is old"))
    assert onrecord("search", "dam", "--speaker", "Reyes OR mayor", "--save", "Dam").exit_code == 0
    onrecord("saved", "--remove", "Dam")
    onrecord("search", "dam", "--save", "Dam")
    keep(
        tmp_path,
        said("the dam is safe", outlet="Kelve Post", published=("2024-05-03", "given")),
        said("the dam leaks", "the mayor", "deny"),
        said("the ferry sails"),
    )
    return onrecord


def test_a_search_is_saved_by_the_command_that_searches(onrecord, tmp_path):
    keep(tmp_path, strike(), ferry())
    for command in (
        ("search", "dam", "--speaker", "Reyes", "--save", "Reyes on the dam"),
        ("search", "--articles", "dam", "--save", "Dams"),
        ("events", "--type", "protest", "--happened", "--save", "Protests"),
        ("checks", "--kind", "headline", "--save", "Headlines"),
    ):
        done = onrecord(*command)
        assert (done.exit_code, f"saved as {command[-1]}" in done.stderr) == (0, True)
    rows = list(csv.DictReader(io.StringIO(onrecord("saved", "--csv").stdout)))
    assert [(row["name"], row["kind"], json.loads(row["filters"])) for row in rows] == [
        ("Dams", "articles", {"words": "dam"}),
        ("Headlines", "checks", {"kind": "headline"}),
        ("Protests", "events", {"type": "protest", "happened": True}),
        ("Reyes on the dam", "statements", {"words": "dam", "speaker": "Reyes"}),
    ]
    shown = onrecord("saved").stdout
    assert "statements by Reyes with the words dam" in shown


def test_a_search_that_makes_no_sense_or_has_no_archive_is_not_saved(onrecord, tmp_path):
    assert onrecord("search", "dam", "--save", "Dam").exit_code == 1
    assert not (tmp_path / "onrecord.db").exists()
    keep(tmp_path, said("the dam is old"))
    assert onrecord("search", "dam", "--from", "May", "--save", "Dam").exit_code == 2
    onrecord("search", "dam", "--save", "Dam")
    again = onrecord("search", "ferry", "--save", "dam")
    assert (again.exit_code, "There is a saved search of this name" in again.stderr) == (2, True)


def test_what_is_new_is_counted_until_it_is_seen(saved):
    (row,) = json.loads(saved("saved", "--json").stdout)
    assert (row["new"], row["seen"]) == (2, 1)
    (row,) = json.loads(saved("saved", "--seen", "Dam", "--json").stdout)
    assert (row["new"], row["seen"]) == (0, 4)
    missing = saved("saved", "--seen", "Dam", "--remove", "Weir")
    assert (missing.exit_code, "no such saved search: 'Weir'" in missing.stderr) == (1, True)
    assert saved("saved", "--remove", "1").exit_code == 1  # the number of one that is gone
    assert "no search is saved" in saved("saved", "--remove", "2").stderr


def test_a_digest_tells_what_is_new_by_person(saved):
    shown = saved("digest")
    assert shown.exit_code == 0
    assert "Dam: 2 new statements with the words dam" in shown.stdout
    assert "denied: “the dam leaks”" in shown.stdout
    assert "ferry" not in shown.stdout
    (told,) = json.loads(saved("digest", "--json").stdout)
    assert [(item["speaker"] or item["source"], item["content"]) for item in told["items"]] == [
        ("the mayor", "the dam leaks"), ("Ana Reyes", "the dam is safe"),
    ]  # fmt: skip
    assert saved("digest", "--markdown").stdout.startswith("## Dam\n\n2 new statements")


def test_a_digest_goes_on_where_the_last_one_ended_and_a_look_moves_nothing(saved, tmp_path):
    assert saved("digest").stdout == saved("digest").stdout == saved("digest", "--since-last").stdout
    after = saved("digest", "--since-last")
    assert (after.stdout, after.stderr) == ("", "onrecord: nothing is new\n")
    assert json.loads(saved("saved", "--json").stdout)[0]["new"] == 2  # nobody has looked yet
    keep(tmp_path, said("the dam holds"))
    assert "1 new statement" in saved("digest", "Dam", "--since-last", "--markdown").stdout


def test_a_digest_that_could_not_be_written_is_told_again(saved, tmp_path):
    (tmp_path / "there").mkdir()
    failed = saved("digest", "--since-last", "--html", "there")
    assert (failed.exit_code, "Could not write to there" in failed.stderr) == (1, True)
    written = saved("digest", "--since-last", "--html", "new.html", "--desk", "https://desk.example")
    assert (written.exit_code, written.stdout) == (0, "")
    page = (tmp_path / "new.html").read_text(encoding="utf-8")
    assert 'href="https://desk.example/articles/3#s1"' in page
    assert "Nothing is new." in saved("digest", "--since-last", "--html", "-").stdout


def test_a_digest_can_begin_on_a_day(saved):
    assert "3 new statements" in saved("digest", "--since", "2000", "--markdown").stdout
    assert saved("digest", "--since", "2999-01").stdout == ""
    assert saved("digest", "--since", "May").exit_code == 2


@pytest.mark.parametrize(
    "options",
    [
        ("--since", "2024", "--since-last"),
        ("--json", "--markdown"),
        ("--html", "-", "--json"),
        ("--desk", "desk.example"),
    ],
)
def test_a_digest_has_one_beginning_and_one_form(saved, options):
    assert saved("digest", *options).exit_code == 2


def test_where_nothing_is_saved_a_digest_says_so(onrecord, tmp_path):
    assert onrecord("digest").exit_code == 1
    keep(tmp_path, said("the dam is old"))
    assert "no search is saved" in onrecord("digest").stderr
    assert json.loads(onrecord("digest", "--json").stdout) == []
    assert onrecord("digest", "Weir").exit_code == 1


@pytest.fixture
def looks(monkeypatch):
    """Stop a watcher after its third look, as Ctrl-C would."""
    looks = []

    class Waiting:
        def wait(self, _seconds):
            looks.append(1)
            if len(looks) == 3:
                raise KeyboardInterrupt

        def clear(self):
            pass

    watcher = watching.Watcher.__init__

    def watched(self, *sources, **more):
        watcher(self, *sources, **more)
        self._woken = Waiting()

    monkeypatch.setattr(watching.Watcher, "__init__", watched)
    return looks


def test_a_folder_is_watched_until_it_is_stopped(onrecord, tmp_path, looks):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "dam.txt").write_text("The dam is safe, the mayor said.")
    (tmp_path / "news" / "bad.txt").write_bytes(b"\x00\x01")
    done = onrecord("watch", "news", "--outlet", "Kelve Post", "--threads", "1")
    assert done.exit_code == 130
    told = done.stderr.splitlines()
    assert told[0] == "onrecord: watching news (Ctrl-C stops it)"
    assert "bad.txt" in told[1]
    assert told[2:] == [
        "onrecord: news: 1 added, 0 changed, 0 known, 1 failed",
        "onrecord: stopped; 1 added, 0 changed, 0 known, 1 failed",
    ]
    with Store(tmp_path / "onrecord.db") as store:
        assert [each.article.outlet for each in store.articles()] == ["Kelve Post"]
    looks.clear()
    quiet = onrecord("watch", "news", "--quiet", "--threads", "1")
    assert "watching" not in quiet.stderr


@pytest.mark.parametrize("source", ["nothing", "-"])
def test_what_is_not_there_is_not_watched(onrecord, tmp_path, source):
    for command in (("watch", source), ("serve", "--watch", source)):
        done = onrecord(*command)
        assert done.exit_code == 2
    assert onrecord("watch", "https://post.example/feed", "--every", "1").exit_code == 2
    assert not (tmp_path / "onrecord.db").exists()
