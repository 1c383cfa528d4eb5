"""`onrecord audit` draws a sample, has it coded on the terminal or on a sheet, and shows what follows."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from onrecord.archive import Store
from onrecord.audits import PassageCode, StatementCode
from onrecord.cli.main import main
from tests.support import record_of
from tests.unit.archive.hand import dam


@pytest.fixture
def onrecord(tmp_path, monkeypatch):
    """Run the program in a folder with an archive, as its console script would."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    with Store(tmp_path / "onrecord.db") as store:
        store.keep_many((dam(outlet="Kelve Post", published=("2024", "given"), id=f"d{n}"), None) for n in range(12))
        store.keep(record_of("It rained."))

    def run(*args, **kwargs):
        return CliRunner().invoke(main, ["audit", *args], **kwargs)

    return run


def codes(path, audit=1, coder="Ada"):
    with Store(path / "onrecord.db", read_only=True) as store:
        return {each.unit: each.code for each in store.audit_codes(audit) if each.coder == coder}


def test_a_sample_is_drawn_and_listed(onrecord):
    made = onrecord("--sample", "10", "--seed", "4", "--outlet", "kelve post", "--name", "Spring", "--json")
    (audit,) = json.loads(made.stdout)
    assert (audit["name"], audit["seed"], audit["units"], audit["passages"]) == ("Spring", 4, 10, 5)
    assert audit["filters"] == {"outlet": "kelve post"}
    assert "onrecord audit code 1" in made.stderr
    assert json.loads(onrecord("--json").stdout) == [audit]
    assert "Spring" in onrecord().stdout


def test_with_a_filter_for_statements_none_are_passages(onrecord):
    assert json.loads(onrecord("--sample", "4", "--speaker", "Reyes", "--json").stdout)[0]["passages"] == 0
    refused = onrecord("--sample", "4", "--speaker", "Reyes", "--passages", "2")
    assert refused.exit_code == 2
    assert "can't be looked for in passages" in refused.stderr


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--seed", "4"), "--sample 200"),
        (("--sample", "4", "show", "1"), "--sample draws a new audit"),
        (("--sample", "0"), "sample"),
        (("--sample", "99999"), "size"),
        (("--sample", "4", "--outlet", "Nobody"), "nothing to draw from"),
    ],
)
def test_what_makes_no_sense_is_refused(onrecord, args, says):
    result = onrecord(*args)
    assert result.exit_code == 2
    assert says in result.stderr


def test_nothing_is_made_where_there_is_no_archive(onrecord, tmp_path):
    for args in (("--sample", "4"), ("code", "1"), ("remove", "1"), ()):
        assert onrecord(*args, "--archive", "none.db").exit_code == 1
    assert not (tmp_path / "none.db").exists()


def test_units_are_coded_with_keys_until_one_stops_and_gone_on_with(onrecord, tmp_path):
    onrecord("--sample", "4", "--passages", "0", "--seed", "1")
    first = onrecord("code", "1", "--coder", "Ada", input="y\n1\n2\nn\nq\n")
    assert "[" in first.stdout
    assert "2 of 4 units are coded by Ada" in first.stderr
    assert codes(tmp_path) == {
        1: StatementCode(statement="yes", speaker="listed", speakers=("a1",), act="deny"),
        2: StatementCode(statement="no"),
    }
    second = onrecord("code", "1", "--coder", "Ada", input="?\nb\ne\nn\n?\n?\n")
    assert "3 of 4" in second.stdout
    assert "4 of 4 units are coded by Ada" in second.stderr
    assert codes(tmp_path)[3] == StatementCode(statement="extent", speaker="nobody", act="unsure")
    assert codes(tmp_path)[4] == StatementCode(statement="unsure")
    assert "4 of 4" in onrecord("code", "1", "--coder", "Ada").stderr


def test_passages_are_coded_sentence_by_sentence(onrecord, tmp_path):
    onrecord("--sample", "3", "--passages", "3", "--outlet", "Kelve Post")
    onrecord("code", "1", "--coder", "Ada", input="pr\n\n?\n")
    assert codes(tmp_path) == {1: PassageCode(statements=(("person", "role"), ())), 2: PassageCode(statements=None)}


def test_an_answer_that_is_none_is_asked_for_again(onrecord, tmp_path):
    onrecord("--sample", "1", "--passages", "0")
    result = onrecord("code", "1", "--coder", "Ada", input="x\ny\n99\n0\n1\n9\n1\n")
    assert result.stdout.count("is none of these") == 4
    assert codes(tmp_path)[1].act == "assert"


def test_a_terminal_is_not_commanded_by_what_it_shows(onrecord, tmp_path):
    with Store(tmp_path / "onrecord.db") as store:
        store.keep(record_of("{s:Lund\x1b[2J} {q:said} {c:it\x1b[2J is}.", outlet="Bad \x1b[2J"))
    onrecord("--sample", "4", "--passages", "0", "--outlet", "Bad \x1b[2J")
    shown = onrecord("code", "1", "--coder", "Ada", input="q\n").stdout
    assert "\x1b[2J" not in shown
    assert "\\x1b[2J" in shown


def test_a_sheet_goes_out_and_comes_back_filled_in(onrecord, tmp_path):
    onrecord("--sample", "12", "--seed", "1")
    written = onrecord("export", "1").stdout
    rows = list(csv.DictReader(io.StringIO(written)))
    for row in rows:
        row.update({"? statements": "p"} if row["kind"] == "passage" else {"? statement": "no"})
    for delimiter, coder in ((",", "Ada"), (";", "Ben")):
        with (tmp_path / "sheet.csv").open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
            writer.writeheader()
            writer.writerows(rows)
        result = onrecord("import", "1", "sheet.csv", "--coder", coder)
        assert result.exit_code == 0, result.stderr
        assert "12 of 12 units" in result.stderr
        assert len(codes(tmp_path, coder=coder)) == 12


def test_all_that_was_coded_can_be_handed_on_beside_what_onrecord_says(onrecord, tmp_path):
    onrecord("--sample", "6", "--seed", "1", "--outlet", "Kelve Post")
    with Store(tmp_path / "onrecord.db") as store:
        units = store.audit_units(1)
        for unit in units:
            said = StatementCode(statement="yes", speaker="listed", speakers=("a1",), act="deny")
            heard = PassageCode(statements=tuple(("role",) for _ in getattr(unit.task, "sentences", ())))
            store.code_unit(1, unit.number, "Ada", said if unit.task.kind == "statement" else heard)
    rows = list(csv.DictReader(io.StringIO(onrecord("export", "1", "--codes").stdout)))
    assert {row["unit"] for row in rows} == {str(unit.number) for unit in units}
    assert {(row["question"], row["coded"], row["onrecord"]) for row in rows} == {
        ("statement", "yes", "yes"), ("speaker", "a1", "a1"), ("act", "deny", "assert"), ("statements", "r", "n"),
    }  # fmt: skip
    assert {row["probability"] for row in rows} == {"0.125", "0.25"}


def test_a_sheet_that_is_none_is_refused_and_nothing_is_kept(onrecord, tmp_path):
    onrecord("--sample", "4")
    for content in (b"\xff\xfe\x00", b"a,b\n1,2\n", b""):
        (tmp_path / "sheet.csv").write_bytes(content)
        result = onrecord("import", "1", "sheet.csv", "--coder", "Ada")
        assert result.exit_code in (1, 2)
        assert result.stderr
    assert codes(tmp_path) == {}


def test_results_are_tables_rows_or_differences(onrecord, tmp_path):
    onrecord("--sample", "40", "--seed", "1")
    with Store(tmp_path / "onrecord.db") as store:
        for unit in store.audit_units(1):
            if unit.task.kind == "statement":
                said = StatementCode(statement="yes", speaker="other", act="assert")
            else:
                said = PassageCode(statements=tuple(("person", "person") for _ in unit.task.sentences))
            for coder in ("Ada", "Ben"):
                store.code_unit(1, unit.number, coder, said)
    shown = onrecord("show", "1")
    assert "What onrecord has is a statement" in shown.stdout
    assert "100 (84 to 100)" in shown.stdout
    assert "aren't shown" in shown.stderr
    assert "--differences" in shown.stderr
    figures = json.loads(onrecord("show", "1", "--json").stdout)
    assert {each["figure"] for each in figures} == {"agreement", "alpha", "precision", "recall", "count"}
    statement = next(each for each in figures if each["question"] == "statement" and each["figure"] == "precision")
    assert (statement["value"], statement["of"], statement["by"]) == (1.0, 20, "all")
    assert onrecord("show", "1", "--csv").stdout.startswith("figure,question,by,group,of,value,low,high")
    differing = json.loads(onrecord("show", "1", "--differences", "--json").stdout)
    assert {each["question"] for each in differing} == {"speaker", "number of statements"}
    assert "1/s" in onrecord("show", "1", "--differences").stdout.replace(" ", "")


def test_an_audit_can_be_removed(onrecord):
    onrecord("--sample", "4")
    assert onrecord("remove", "1").exit_code == 0
    assert "nothing has been drawn" in onrecord().stderr
    for command in ("show", "code", "export", "remove"):
        result = onrecord(command, "1")
        assert result.exit_code == 1
        assert "There is no such audit" in result.stderr
