import json

import pytest

from onrecord.cli.sources import holds_one_article
from onrecord.ingest import recognize_name
from onrecord.schema import Record


def ids(output):
    return [json.loads(line)["article"]["id"] for line in output.splitlines()]


def test_records_come_in_the_order_of_their_articles(onrecord):
    result = onrecord("read", "--jsonl", "--batch", "2", "b", "3.jsonl", "a")
    assert ids(result.stdout) == ["b", "3.jsonl-0", "3.jsonl-1", "3.jsonl-2", "a"]
    assert (result.exit_code, result.stderr) == (0, "")


def test_one_failure_is_named_and_the_rest_is_delivered(onrecord):
    result = onrecord("read", "--jsonl", "a", "missing-1", "missing-2", "b", "missing-3")
    assert ids(result.stdout) == ["a", "b"]
    assert result.exit_code == 3
    named = [line.split(": ")[1] for line in result.stderr.splitlines()]
    assert named[:3] == ["missing-1", "missing-2", "missing-3"]
    assert result.stderr.splitlines()[-1] == "onrecord: 2 read, 3 could not be read"


def test_failures_are_named_in_their_place_however_far_articles_are_read_ahead(onrecord):
    result = onrecord("read", "--batch", "10", "--jsonl", "a", "missing-1", "b")
    lines = result.output.splitlines()
    assert [("missing-1" in line, line.startswith("{")) for line in lines[:3]] == [
        (False, True),
        (True, False),
        (False, True),
    ]


def test_where_nothing_can_be_read_the_exit_code_is_1(onrecord):
    result = onrecord("read", "missing-1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("onrecord: missing-1: There is no such file")
    assert onrecord("read", "missing-1", "missing-2").exit_code == 1


def test_quiet_says_only_what_could_not_be_read(onrecord):
    result = onrecord("read", "--quiet", "a", "missing-1")
    assert len(result.stderr.splitlines()) == 1
    assert "missing-1" in result.stderr


def test_memory_stays_flat_however_many_articles_there_are(onrecord, desk):
    assert onrecord("read", "--jsonl", "--batch", "4", "500.jsonl").exit_code == 0
    assert desk.loaded == 500
    assert desk.most_held <= 5


def test_one_article_as_json_is_one_indented_record(onrecord):
    written = onrecord("read", "--json", "a").stdout
    assert Record.from_json(written).article.id == "a"
    assert written.startswith('{\n  "schema": "onrecord/1",')


@pytest.mark.parametrize("sources", [("a", "b"), ("2.jsonl",), ("1.jsonl",), ("0.jsonl",)])
def test_what_may_hold_several_articles_is_an_array_however_many_it_holds(onrecord, sources):
    records = json.loads(onrecord("read", "--json", *sources).stdout)
    assert isinstance(records, list)
    assert len(records) == sum(int(each[0]) if each.endswith(".jsonl") else 1 for each in sources)


@pytest.mark.parametrize("form", [("--json",), ("--html", "page.html"), ("--html", "-")])
def test_several_articles_on_standard_input_are_never_lost_in_silence(onrecord, desk, form):
    desk.piped = 2
    result = onrecord("read", *form, input="…")
    assert result.exit_code == 2
    assert "several articles in standard input" in result.stderr


def test_several_articles_on_standard_input_become_lines(onrecord, desk):
    desk.piped = 2
    assert ids(onrecord("read", "--jsonl", input="…").stdout) == ["--0", "--1"]


def named_one(name):
    return holds_one_article([recognize_name(name)])


def test_names_are_told_apart_from_patterns_and_folders(tmp_path):
    odd = tmp_path / "what [now].txt"
    odd.write_text("Nobody knows, she said.", encoding="utf-8")
    assert named_one(str(odd))
    assert not named_one(str(tmp_path))
    assert not named_one(str(tmp_path / "*.txt"))
    for name in ("web.warc", "web.WARC.gz", "news.rss", "news.atom", "news.ndjson"):
        assert not named_one(name)


def test_an_array_is_whole_when_nothing_could_be_read(onrecord):
    result = onrecord("read", "--json", "missing-1", "missing-2")
    assert json.loads(result.stdout) == []
    assert result.exit_code == 1


def test_an_input_with_nothing_in_it_is_an_error(onrecord):
    result = onrecord("read", "--jsonl", "0.jsonl", "a")
    assert ids(result.stdout) == ["a"]
    assert result.exit_code == 3
    assert result.stderr.startswith("onrecord: 0.jsonl: There is no article in it.")


def test_ctrl_c_delivers_what_was_done(onrecord, desk):
    desk.stop_before = "9.jsonl-3"
    result = onrecord("read", "--jsonl", "9.jsonl")
    assert ids(result.stdout) == ["9.jsonl-0", "9.jsonl-1", "9.jsonl-2"]
    assert result.exit_code == 130
    assert result.stderr == "onrecord: stopped; 3 read, 0 could not be read\n"


def test_ctrl_c_leaves_a_whole_array(onrecord, desk):
    desk.stop_before = "9.jsonl-1"
    assert len(json.loads(onrecord("read", "--json", "9.jsonl").stdout)) == 1


def test_what_nobody_foresaw_keeps_its_traceback(onrecord, desk, monkeypatch):
    def broken(record):
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr(Record, "to_json", broken)
    result = onrecord("read", "--jsonl", "a")
    assert isinstance(result.exception, ZeroDivisionError)


def test_what_is_known_of_an_article_reaches_it(onrecord, desk):
    options = {
        "id": "x",
        "title": "Ferry",
        "published": "2026-11-24",
        "outlet": "Post",
        "byline": "A",
        "url": "http://b",
    }
    assert onrecord("read", "a", *(f"--{name}={value}" for name, value in options.items())).exit_code == 0
    assert desk.given["a"] == options


@pytest.mark.parametrize("sources", [("a", "b"), ("2.jsonl",), ("*.txt",), (".",)])
def test_what_is_known_of_one_article_is_not_given_to_many(onrecord, sources):
    result = onrecord("read", "--title", "Ferry", *sources)
    assert result.exit_code == 2
    assert result.stderr.startswith("onrecord: --title is about one article.")


@pytest.mark.parametrize(
    "forms",
    [("--json", "--jsonl"), ("--json", "--words"), ("--jsonl", "--html", "x.html"), ("--html", "x.html", "--words")],
)
def test_two_forms_of_output_are_one_too_many(onrecord, forms):
    result = onrecord("read", "a", *forms)
    assert result.exit_code == 2
    assert "Choose one" in result.stderr


def test_standard_input_is_read_when_something_is_piped_in(onrecord, desk):
    result = onrecord("read", "--jsonl", input="Nobody was hurt, the mayor said.")
    assert (result.exit_code, list(desk.given)) == (0, ["-"])


def test_an_option_goes_before_the_environment(onrecord, desk):
    environment = {"ONRECORD_BATCH": "7"}
    onrecord("read", "--jsonl", "20.jsonl", env=environment)
    assert desk.most_held == 7
    desk.loaded = desk.delivered = desk.most_held = 0
    onrecord("read", "--jsonl", "--batch", "3", "20.jsonl", env=environment)
    assert desk.most_held == 3


@pytest.mark.parametrize(
    ("args", "env", "named"),
    [
        (("--threads", "-1"), {}, "ONRECORD_THREADS"),
        (("--threads", "many"), {}, "'--threads'"),
        (("--style", "loose"), {}, "'loose'"),
        (("--width", "3"), {}, "'--width'"),
        ((), {"ONRECORD_STYLE": "loose"}, "ONRECORD_STYLE"),
    ],
)
def test_a_wrong_setting_is_a_usage_error(onrecord, args, env, named):
    result = onrecord("read", *args, "a", env=env)
    assert result.exit_code == 2
    assert named in result.stderr
    assert result.stderr.startswith("onrecord: ")
    assert not result.stdout


def test_a_file_name_cannot_command_the_terminal(onrecord):
    result = onrecord("read", "missing\x1b[2J\u202etxt", "missing\nonrecord: all is well")
    assert "\x1b" not in result.stderr
    assert "\u202e" not in result.stderr
    assert [line[:8] for line in result.stderr.splitlines()] == ["onrecord"] * 3
