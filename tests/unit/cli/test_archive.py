"""The commands on an archive, with the network that ships."""

import csv
import io
import json
from typing import get_args

import pytest
from click.testing import CliRunner

from onrecord import archive
from onrecord.archive import Store
from onrecord.cli.actors import KINDS as ACTOR_KINDS
from onrecord.cli.export import FILE_FORMATS, TABLES
from onrecord.cli.main import main
from onrecord.cli.search import ACTS, FORMS
from onrecord.cli.search import KINDS as SOURCE_KINDS
from onrecord.schema import Act, ActorKind, Form, Published, SourceKind
from tests.support import record_of
from tests.unit.archive.hand import FERRY_PAGES, REYES, cast, dam

MINE = "The mine at Oldfell is safe, its owner said."


@pytest.fixture
def onrecord(tmp_path, monkeypatch):
    """Run the program in an empty folder, as its console script would."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)

    def run(*args, **kwargs):
        return CliRunner().invoke(main, args, **kwargs)

    return run


@pytest.fixture
def filled(onrecord, tmp_path):
    with Store(tmp_path / "onrecord.db") as store:
        store.keep(dam(outlet="Kelve Post", published=("2024-05-03", "given"), url="https://a.example/1"))
        denied = "{s:Piet Lund} {q:denied} {c:that Ana Reyes had paid}."
        store.keep(cast(denied, {"name": "Piet Lund"}, REYES | {"names": ()}, speakers={1: "a1"}, outlet="Courier",
                        url="https://a.example/2", published=("2023", "given")))  # fmt: skip
    return onrecord


def test_articles_are_added_once_and_found(onrecord, tmp_path):
    (tmp_path / "mine.txt").write_text(MINE)
    first = onrecord("add", "mine.txt", "nowhere.txt", "--outlet", "Oldfell News")
    assert first.exit_code == 3
    assert first.stdout == ""
    assert first.stderr.splitlines()[-1] == "onrecord: 1 added, 0 changed, 0 known, 1 failed"
    assert first.stderr.startswith("onrecord: nowhere.txt: There is no such file")
    again = onrecord("add", "mine.txt", "--outlet", "Oldfell News")
    assert (again.exit_code, again.stderr) == (0, "onrecord: 0 added, 0 changed, 1 known, 0 failed\n")
    found = onrecord("search", "mine", "--json")
    (statement,) = json.loads(found.stdout)
    assert (statement["content"], statement["outlet"]) == ("The mine at Oldfell is safe", "Oldfell News")


@pytest.mark.parametrize(
    "named", ["newz", "newz/", "newz/*", "what [now]?", "2024.warc.gz", "The mine is safe, its owner said."]
)
def test_what_is_named_and_is_not_there_is_never_taken_for_a_text(onrecord, named):
    result = onrecord("add", named)
    assert result.exit_code == 1
    assert "There is no such file" in result.stderr
    assert json.loads(onrecord("search", "--articles", "--json").stdout) == []


def test_a_pattern_stands_for_what_it_matches(onrecord, tmp_path):
    (tmp_path / "news").mkdir()
    for name in ("a.txt", "b.text"):
        (tmp_path / "news" / name).write_text(f"{MINE} It is number {name}.")
    assert onrecord("add", "news/*").stderr == "onrecord: 2 added, 0 changed, 0 known, 0 failed\n"


def test_the_archive_is_the_file_that_is_named(onrecord, tmp_path):
    (tmp_path / "mine.txt").write_text(MINE)
    assert onrecord("add", "-q", "--archive", "a.db", "mine.txt").exit_code == 0
    assert onrecord("search", "mine", env={"ONRECORD_ARCHIVE": "a.db"}).stdout.count("Oldfell") == 1
    assert not (tmp_path / "onrecord.db").exists()


def test_where_there_is_no_archive_nothing_is_made(onrecord, tmp_path):
    for command in (["search", "mine"], ["failures"], ["actors", "list"], ["export", "tables"]):
        result = onrecord(*command)
        assert result.exit_code == 1
        assert "There is no such archive" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] in ([], ["tables"])


def test_failures_are_listed_and_tried_again(onrecord, tmp_path):
    onrecord("add", "late.txt")
    assert "late.txt" in onrecord("failures").stdout
    (row,) = json.loads(onrecord("failures", "--json").stdout)
    assert (row["place"], row["error"], row["tries"]) == ("late.txt", "UnreadableInputError", 1)
    assert onrecord("failures", "--retry").exit_code == 1
    (tmp_path / "late.txt").write_text(MINE)
    retried = onrecord("failures", "--retry")
    assert (retried.exit_code, retried.stderr) == (0, "onrecord: 1 added, 0 changed, 0 known, 0 failed\n")
    assert onrecord("failures").stderr == "onrecord: nothing has failed\n"


def test_only_the_first_failures_are_named(onrecord):
    result = onrecord("add", *(f"missing-{number}.txt" for number in range(30)))
    assert result.exit_code == 1
    assert result.stderr.count("There is no such file") == 20
    assert "`onrecord failures` lists them" in result.stderr


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (["dam"], 1),
        (["--speaker", "reyes"], 2),
        (["--about", "Ana Reyes"], 1),
        (["--from", "2024"], 2),
        (["--to", "2023"], 1),
        (["--outlet", "courier"], 1),
        (["--form", "direct"], 0),
        (["--kind", "person"], 0),
        (["--limit", "1"], 1),
        (["--limit", "0"], 3),
        (["--articles"], 2),
        (["--articles", "--speaker", "Lund"], 1),
        (["--articles", "cracks"], 1),
        (["--confidence", "0.9"], 3),
        (["--confidence", "0.96"], 0),
        (["--said"], 3),
        (["What did Reyes say about the dam?"], 1),
    ],
)
def test_options_narrow_what_is_found(filled, options, number):
    assert len(json.loads(filled("search", "--json", *options).stdout)) == number
    assert len(list(csv.DictReader(io.StringIO(filled("search", "--csv", *options).stdout)))) == number
    table = filled("search", *options)
    assert table.exit_code == 0
    assert (table.stderr == "onrecord: nothing is found\n") is (number == 0)


def test_the_newest_come_first_unless_words_rank_them(filled):
    days = [row["published"] for row in json.loads(filled("search", "--json").stdout)]
    assert days == ["2024-05-03", "2024-05-03", "2023"]


@pytest.mark.parametrize("words", ["--from=May", "…", "--form=loud"])
def test_what_cannot_be_asked_is_a_usage_error(filled, words):
    result = filled("search", words)
    assert result.exit_code == 2
    assert result.stderr


def test_a_text_cannot_command_the_terminal(onrecord, tmp_path):
    evil = "{c:The \x1b]0;owned\x07 mine [bold red]is[/] safe}, {s:the \u202eowner} {q:said}."
    with Store(tmp_path / "onrecord.db") as store:
        store.keep(cast(evil, outlet="[link=x]Post"))
    shown = onrecord("search", "mine").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold red]is[/]" in shown


def test_a_statement_is_shown_in_its_sentence_with_marks(filled):
    shown = " ".join(filled("search", "dam").stdout.split())
    assert "Ana Reyes said [the *dam* at Kelve is safe]." in shown
    (row,) = json.loads(filled("search", "--json", "dam").stdout)
    assert row["context"] == "Ana Reyes said the dam at Kelve is safe."
    (found,) = row["context_found"]
    assert row["context"][found["start"] : found["end"]] == "dam"
    (row,) = csv.DictReader(io.StringIO(filled("search", "--csv", "dam").stdout))
    assert row["context"] == "Ana Reyes said the dam at Kelve is safe."


def test_the_page_of_a_document_and_a_later_change_are_shown_and_written(onrecord, tmp_path):
    with Store(tmp_path / "onrecord.db") as store:
        changed = {"published": Published(value="2024-05-03", how="given"), "updated": "2026-03-06T10:30Z"}
        store.keep(FERRY_PAGES.model_copy(update={"article": FERRY_PAGES.article.model_copy(update=changed)}))
    shown = " ".join(onrecord("search", "timetable").stdout.split())
    assert "1/s2, page 2 2024-05-03, changed 2026-03-06" in shown
    (row,) = csv.DictReader(io.StringIO(onrecord("search", "--csv", "timetable").stdout))
    assert (row["place"], row["updated"]) == ("page 2", "2026-03-06T10:30Z")
    (row,) = json.loads(onrecord("search", "--json", "--articles", "timetable").stdout)
    assert row["updated"] == "2026-03-06T10:30Z"
    assert "changed 2026-03-06" in onrecord("search", "--articles", "timetable").stdout


def test_a_speaker_who_is_not_sure_is_to_be_checked(onrecord, tmp_path):
    text = "{s:{a1:Ana}} {q:said} {c:it rains}. {s2:{a2:Bo}} {q2:said} {c2:it pours}. {s3:Some} {q3:say} {c3:it snows}."
    with Store(tmp_path / "onrecord.db") as store:
        store.keep(record_of(text, statements={1: {"speaker_confidence": 0.617}, 2: {"speaker_confidence": 0.97}}))
    shown = onrecord("search", "it").stdout
    assert "Ana (check who 0.61)" in shown
    assert shown.count("check who") == 1
    sure = json.loads(onrecord("search", "it", "--speaker-confidence", "0.9", "--json").stdout)
    assert [(each["speaker"], each["speaker_confidence"]) for each in sure] == [("Bo", 0.97)]
    nothing = onrecord("search", "it", "--speaker-confidence", "0.98")
    assert "without --speaker-confidence there would be 3 statements" in nothing.stderr


def test_a_speaker_without_a_name_is_none_to_check(onrecord, tmp_path):
    text = "{s:{a1:Ana} and {a2:an aide}} {q:said} {c:it rains}. {s2:{a2:An aide}} {q2:said} {c2:it pours}."
    unsure = {"speaker_confidence": 0.5, "unresolved": None, "source_kind": "role"}
    speaking = {1: unsure | {"speakers": ("a1", "a2")}, 2: unsure | {"speakers": ("a2",)}}
    with Store(tmp_path / "onrecord.db") as store:
        store.keep(record_of(text, statements=speaking, actors={2: {"name": "an aide", "named": False}}))
    rows = json.loads(onrecord("search", "it", "--json").stdout)
    assert {row["content"]: row["speaker_named"] for row in rows} == {"it rains": True, "it pours": False}
    assert onrecord("search", "rains").stdout.count("check who 0.50") == 1
    assert "check who" not in onrecord("search", "pours").stdout


def test_a_misspelt_name_is_understood_and_said_so(filled):
    result = filled("search", "--speaker", "Ana Reyez")
    assert "onrecord: nothing is found\n" in result.stderr
    assert "onrecord: did you mean --speaker 'Ana Reyes'? It finds 2 statements\n" in result.stderr
    assert "the dam at Kelve is safe" in result.stdout
    as_json = filled("search", "--speaker", "Ana Reyez", "--json")
    assert json.loads(as_json.stdout) == []  # programs get what they asked for
    assert "did you mean --speaker 'Ana Reyes'?" in as_json.stderr


def test_what_to_leave_out_is_said_where_nothing_is_found(filled):
    result = filled("search", "dam", "--outlet", "Courier", "--from", "2000")
    assert "onrecord: without --outlet there would be 1 statement\n" in result.stderr
    assert "onrecord: without the words there would be 1 statement\n" in result.stderr
    assert result.stdout == ""
    fewer = filled("search", "--articles", "dam Lund")
    assert "onrecord: dam finds 1 article\n" in fewer.stderr


def test_a_period_that_ends_before_it_begins_is_an_error(filled):
    result = filled("search", "--from", "2024", "--to", "2023")
    assert result.exit_code == 2
    assert "This period ends before it begins: '2024 to 2023'" in result.stderr


def test_actors_are_listed_joined_and_split(filled):
    rows = json.loads(filled("actors", "list", "--json").stdout)
    assert [(row["name"], row["articles"], row["statements"]) for row in rows] == [
        ("Ana Reyes", 2, 2), ("Piet Lund", 1, 1),
    ]  # fmt: skip
    reyes, lund = (str(row["id"]) for row in rows)
    assert filled("actors", "merge", reyes, lund).stderr == f"onrecord: {reyes} Ana Reyes: 2 articles, 3 statements\n"
    assert "Lund" not in filled("actors", "list").stdout
    assert filled("actors", "split", reyes).exit_code == 0
    assert "Piet Lund" in filled("actors", "list", "lund").stdout
    assert filled("actors", "merge", reyes, "99").exit_code == 1
    assert filled("actors", "split", reyes).exit_code == 2
    assert filled("actors", "split", reyes, "--article", "2").exit_code == 0
    assert [row["articles"] for row in json.loads(filled("actors", "list", "reyes", "--json").stdout)] == [1, 1]


def test_tables_are_exported(filled, tmp_path):
    result = filled("export", "tables")
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == [
        "actors.csv", "articles.csv", "checks.csv", "events.csv", "mentions.csv", "quotation_statements.csv",
        "quotations.csv", "same_events.csv", "statements.csv", "stories.csv", "story_articles.csv", "times.csv",
    ]  # fmt: skip
    assert "statements.csv: 3 rows" in result.stderr
    assert filled("export", "-q", "--format", "jsonl", "--table", "actors", "tables").stderr == ""
    assert (tmp_path / "tables" / "actors.jsonl").exists()


@pytest.mark.parametrize("installed", [True, False])
def test_an_export_says_that_events_lack_coordinates_only_where_they_do(filled, monkeypatch, installed):
    monkeypatch.setattr("onrecord.eventdata.has_cities", lambda: installed)
    assert ("pip install 'onrecord[places]'" in filled("export", "tables").stderr) is not installed
    assert "places" not in filled("export", "tables", "--table", "times").stderr
    assert filled("export", "-q", "tables").stderr == ""


def test_a_folder_that_cannot_be_made_is_an_ordinary_error(filled, tmp_path):
    (tmp_path / "file").write_text("")
    assert filled("export", "file/tables").exit_code == 1


def test_articles_are_read_anew(onrecord, tmp_path):
    (tmp_path / "mine.txt").write_text(MINE)
    onrecord("add", "-q", "mine.txt")
    assert onrecord("reread").stderr == "onrecord: 0 read again, 0 could not be read\n"
    assert onrecord("reread", "--all").stderr == (
        "onrecord: 1 read again, 0 could not be read\nonrecord: no statement changed\n"
    )


def test_a_file_that_is_no_archive_is_an_ordinary_error(onrecord, tmp_path):
    (tmp_path / "onrecord.db").write_text(MINE * 50)
    result = onrecord("add", "mine.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("onrecord: This is no archive")


def test_new_articles_are_looked_for_again_and_again(onrecord, tmp_path, monkeypatch):
    passes = []

    def next_pass(seconds):
        passes.append(seconds)
        (tmp_path / f"{len(passes)}.txt").write_text(f"{MINE} It is day {len(passes)}.")
        if len(passes) > 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.cli.add.time.sleep", next_pass)
    result = onrecord("add", "--every", "2", ".")
    assert (passes, result.exit_code) == ([120.0, 120.0, 120.0], 130)
    counts = [line for line in result.stderr.splitlines() if "added" in line]
    assert counts[1:] == [
        "onrecord: 1 added, 0 changed, 0 known, 0 failed",
        "onrecord: 1 added, 0 changed, 1 known, 0 failed",
    ]


def test_what_can_be_chosen_is_what_there_is():
    assert get_args(Form) == FORMS
    assert get_args(Act) == ACTS
    assert get_args(SourceKind) == SOURCE_KINDS
    assert get_args(ActorKind) == ACTOR_KINDS
    assert (TABLES, FILE_FORMATS) == (archive.TABLES, archive.FILE_FORMATS)


def test_an_article_is_removed_for_good_and_stays_out(onrecord, tmp_path):
    (tmp_path / "mine.txt").write_text(MINE)
    (tmp_path / "ferry.txt").write_text("The ferry at Kelve is late, its captain said.")
    onrecord("add", "mine.txt", "ferry.txt")
    gone = onrecord("remove", "--yes", "--tombstone", "--why", "The owner asked.", "--who", "Ida", "1")
    assert (gone.exit_code, gone.stderr) == (0, "onrecord: article 1 removed\n")
    assert json.loads(onrecord("search", "mine", "--json").stdout) == []
    assert b"Oldfell" not in (tmp_path / "onrecord.db").read_bytes()
    again = onrecord("add", "mine.txt", "ferry.txt")
    assert again.exit_code == 0
    assert again.stderr.splitlines()[-1] == "onrecord: 0 added, 0 changed, 1 known, 0 failed, 1 removed before"
    assert "removed from the archive on 20" in again.stderr
    assert " by Ida: 'The owner asked.'. To add it nevertheless: onrecord add --again." in again.stderr
    nevertheless = onrecord("add", "--again", "mine.txt")
    assert nevertheless.stderr.splitlines()[-1] == "onrecord: 1 added, 0 changed, 0 known, 0 failed"


def test_nothing_is_removed_without_a_word(filled):
    before = filled("search", "--articles", "--json").stdout
    asked = filled("remove", "1")
    assert asked.exit_code == 2
    assert "Give --yes" in asked.stderr
    assert filled("remove", "--yes", "https://a.example/9").exit_code == 1
    assert filled("remove", "--yes").exit_code == filled("remove", "--yes", "--wipe", "1").exit_code == 2
    assert filled("remove", "--yes", "--why", "x", "1").exit_code == 2
    assert filled("remove", "--wipe").exit_code == 0
    assert filled("search", "--articles", "--json").stdout == before


def test_whoever_is_asked_may_say_no(filled, monkeypatch):
    monkeypatch.setattr("onrecord.cli.remove.is_terminal", lambda: True)
    refused = filled("remove", "https://a.example/1", input="n\n")
    assert refused.exit_code == 1
    assert "Kelve Post, 2024-05-03" in refused.stderr
    assert "Nothing was removed." in refused.stderr
    assert filled("remove", "1", input="y\n").exit_code == 0
    assert len(json.loads(filled("search", "--articles", "--json").stdout)) == 1
