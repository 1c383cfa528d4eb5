"""What another reading changed is counted, and listed if somebody asks."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from onrecord.archive import Store
from onrecord.cli.main import main
from onrecord.corrections import Edit, correction_of
from onrecord.schema import Original
from tests.support import record_of

FERRY = "{c1:The ferry sails on Monday}, {s1:{a1:Ana Reyes}} {q1:said}. {s2:{a2:Tom Lund}} {q2:feared} {c2:a storm}."
WITHOUT = (
    FERRY.replace("{c1:", "").replace("day},", "day,").replace("{s1:{a1:Ana Reyes}} {q1:said}", "{a1:Ana Reyes} said")
)


@pytest.fixture
def reread(tmp_path, monkeypatch):
    """Read an archived article whose record is `FERRY` again, as what is given."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    record = record_of(FERRY, id="a")
    with Store("onrecord.db") as store:
        store.keep(record, Original(record.article.text.encode(), "text", place="ferry.txt"))

    def again(marked, *args, **more):
        read = record_of(marked, id="a", **more)
        monkeypatch.setattr(
            "onrecord.pipeline.adding.process_pairs", lambda pairs, *_: ((read, task) for _, task in pairs)
        )
        return CliRunner().invoke(main, ("reread", "--all", *args))

    return again


def test_what_was_gained_and_lost_or_has_another_act_is_counted(reread):
    assert reread(FERRY).stderr.endswith("onrecord: no statement changed\n")
    assert reread(WITHOUT).stderr == "onrecord: 1 read again, 0 could not be read\nonrecord: 1 statement lost\n"
    back = reread(FERRY, statements={2: {"act": "believe"}})
    assert back.stderr.endswith("onrecord: 1 statement gained, 1 with another act\n")
    assert (back.exit_code, back.stdout) == (0, "")


def test_changes_are_listed_with_what_was_there_before_and_after(reread):
    changed = reread(FERRY, "--changes", statements={1: {"speakers": ("a2",)}, 2: {"act": "believe"}})
    lines = [line.split() for line in changed.stdout.splitlines()]
    assert [
        "1",
        "s1",
        "other",
        "speaker",
        "The",
        "ferry",
        "sails",
        "on",
        "Monday",
        "Ana",
        "Reyes",
        "Tom",
        "Lund",
    ] in lines
    assert ["1", "s2", "other", "act", "a", "storm", "assert", "believe"] in lines
    assert changed.stderr.endswith("1 statement with another speaker, 1 with another act\n")


def test_a_statement_whose_speaker_is_known_no_more_is_nobody_s(reread):
    silent = {1: {"speakers": None, "unresolved": "unclear"}}
    assert "Ana Reyes" in (listed := reread(FERRY, "--changes", statements=silent).stdout)
    assert "nobody" in listed


def test_programs_get_each_change_as_json_or_csv(reread):
    [row] = json.loads(reread(WITHOUT, "--json").stdout)
    assert row == {
        "article": 1, "what": "lost", "statement": "s1", "start": 0, "content": "The ferry sails on Monday",
        "before": None, "after": None, "decision": None,
    }  # fmt: skip
    [row] = csv.DictReader(io.StringIO(reread(FERRY, "--csv").stdout))
    assert (row["what"], row["article"], row["content"]) == ("gained", "1", "The ferry sails on Monday")
    assert reread(FERRY, "--json", "--csv").exit_code == 2
    assert json.loads(reread(FERRY, "--json", "--quiet").stdout) == []


def test_a_correction_that_finds_its_words_no_more_is_named_with_its_decision(reread):
    with Store("onrecord.db") as store:
        [decision] = store.put_right(1, correction_of(store.record(1), Edit(what="statement", line="s1", act="deny")))
    changed = reread(record_of("{s:{a1:Ana Reyes}} {q:said} {c:it sank}.").article.text, "--json")
    [*statements, lost] = json.loads(changed.stdout)
    assert [row["what"] for row in statements] == ["lost", "lost"]
    assert (lost["what"], lost["article"], lost["decision"]) == ("correction", 1, decision)
    assert "The ferry sails on Monday" in lost["before"]
    assert changed.stderr.endswith("2 statements lost; 1 correction finds its words no more\n")


def test_what_comes_from_a_text_cannot_command_the_terminal(reread):
    evil = FERRY.replace("a storm", "a \x1b[2J [red]storm")
    shown = reread(evil, "--changes").stdout
    assert "\x1b" not in shown
    assert "[red]" in shown


def test_what_was_read_before_a_stop_is_listed(reread, monkeypatch):
    def stopped(pairs, *_):
        yield record_of(WITHOUT, id="a"), next(pairs)[1]
        raise KeyboardInterrupt

    reread(FERRY)
    monkeypatch.setattr("onrecord.pipeline.adding.process_pairs", stopped)
    result = CliRunner().invoke(main, ("reread", "--all", "--json"))
    assert "stopped; 1 of 1 read again" in result.stderr
    assert [row["what"] for row in json.loads(result.stdout)] == ["lost"]
