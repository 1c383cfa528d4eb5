"""A reader's own file of actors."""

import json
from pathlib import Path
from time import process_time

import pytest

from onrecord import knowledge
from onrecord.errors import ActorsFileError
from onrecord.knowledge import files

FACT = {"as_of": "2026-11", "source": "our desk"}
HOLDER = {"kind": "holder", "name": "Ada Quill", "of": "FR", "office": "president", "from": "2030-05-14", "to": None}
LATE = HOLDER | {"as_of": "2031-01", "source": "our desk"}
PARTY = {"kind": "party", "name": "the Harbour Party", "country": "NZ", "aliases": ["Harbourites"]} | FACT


@pytest.fixture
def written(tmp_path):
    def write(*lines: object) -> Path:
        path = tmp_path / "actors.jsonl"
        text = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def refusal(path: Path) -> ActorsFileError:
    with pytest.raises(ActorsFileError) as caught:
        knowledge.load(path)
    return caught.value


def test_the_documented_example_can_be_used():
    table = knowledge.load(Path(__file__).parents[3] / "docs" / "actors.jsonl")
    assert table.describe("Halyard House", kind="organization", on=None).name == "Government of New Zealand"
    assert table.person("Ada M. Quill", "2025").office == "President of the Strait Commission"
    assert table.describe("the strait chief", kind="person", on="2025").name == "Ada Quill"


def test_a_file_extends_the_table(written):
    table = knowledge.load(written(PARTY, "", LATE))
    assert table.describe("Harbourites", kind="organization", on=None).country == "NZ"
    assert table.describe("the French president", kind="person", on="2030-06").name == "Ada Quill"
    assert table.describe("the French president", kind="person", on="2018").name == "Emmanuel Macron"
    assert table.country("the Dutch") == "NL"


def test_a_line_stands_in_the_place_of_the_table_s(written):
    own = {"kind": "armed group", "name": "Hezbollah", "country": "SY", "aliases": ["the Party"]} | FACT
    table = knowledge.load(written(own))
    assert table.describe("Hezbollah", kind="organization", on=None).country == "SY"
    assert table.describe("Hizbullah", kind="organization", on=None) is None


def test_a_term_can_be_mended(written):
    obama = {"kind": "holder", "name": "Barack Obama", "of": "US", "office": "president", "from": "2009-01-20"}
    table = knowledge.load(written(obama | {"to": "2010-01-01"} | FACT))
    assert table.describe("the US president", kind="person", on="2012").name == "President of the United States"
    assert table.describe("the US president", kind="person", on="2009-06").name == "Barack Obama"


def test_a_reader_s_name_goes_before_the_table_s(written):
    table = knowledge.load(written({"kind": "organization", "name": "the Kremlin"} | FACT))
    assert table.describe("the Kremlin", kind="organization", on=None).country is None


def test_a_reader_s_country_and_body_can_be_spoken_of_in_any_order(written):
    country = {"kind": "country", "name": "Westmark", "code": "ZZ", "adjectives": ["Westmarker"]} | FACT
    table = knowledge.load(written(LATE | {"of": "ZZ"}, country))
    assert table.describe("the Westmarker president", kind="person", on="2030-08").office == "President of Westmark"


def test_the_packaged_table_stays_as_it_was(written):
    knowledge.load(written(PARTY))
    assert knowledge.load().describe("Harbourites", kind="organization", on=None) is None


def test_the_same_file_is_read_once_and_a_changed_one_anew(written):
    first = knowledge.load(written(PARTY))
    assert knowledge.load(written(PARTY)) is not None
    path = written(PARTY, LATE)
    assert knowledge.load(path) is knowledge.load(path)
    assert first.person("Ada Quill", "2030-08") is None
    assert knowledge.load(path).person("Ada Quill", "2030-08").country == "FR"


def test_a_byte_order_mark_and_windows_lines_are_read(tmp_path):
    path = tmp_path / "actors.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(PARTY).encode() + b"\r\n\r\n" + json.dumps(LATE).encode() + b"\r\n")
    assert knowledge.load(path).person("Ada Quill", "2030-08").country == "FR"


def test_an_empty_file_adds_nothing(written):
    assert knowledge.load(written()).country("French") == "FR"


@pytest.mark.parametrize(
    ("line", "what", "value"),
    [
        ("{", "isn't JSON", "{"),
        ("[" * 19_000, "isn't JSON", "[[["),
        ("name: France", "isn't JSON", "name"),
        ("[1]", "no JSON object", "[1]"),
        ("null", "no JSON object", ""),
        ({"name": "x"} | FACT, "no such kind", "missing"),
        ({"kind": "club", "name": "x"} | FACT, "no such kind", "club"),
        ({"kind": ["party"]}, "no such kind", "party"),
        ({"kind": "party"} | FACT, "needs 'name'", "as_of"),
        ({"kind": "party", "name": "x"}, "needs 'as_of'", "kind"),
        (PARTY | {"colour": "red"}, "has no such key", "colour"),
        (PARTY | {"name": ""}, "'name' can't be used", "''"),
        (PARTY | {"name": " x"}, "'name' can't be used", " x"),
        (PARTY | {"name": "a\x1b[31mb"}, "'name' can't be used", "\\x1b"),
        (PARTY | {"name": "x" * 201}, "'name' can't be used", "xxx"),
        (PARTY | {"name": 7}, "'name' can't be used", "7"),
        (PARTY | {"name": None}, "'name' can't be used", "null"),
        (PARTY | {"aliases": "HP"}, "'aliases' can't be used", "HP"),
        (PARTY | {"aliases": ["HP", "HP"]}, "'aliases' can't be used", "HP"),
        (PARTY | {"aliases": ["Sea Party", "HP", "HP"]}, "it has a name twice", "'HP'"),
        (PARTY | {"aliases": ["x\u200b"]}, "'aliases' can't be used", "\\u200b"),
        (PARTY | {"aliases": None}, "'aliases' can't be used", "null"),
        (PARTY | {"aliases": [["HP"]]}, "'aliases' can't be used", "HP"),
        (PARTY | {"aliases": [str(i) for i in range(101)]}, "'aliases' can't be used", "0"),
        (PARTY | {"aliases": ["Harbour Party"]}, "comes twice", "Harbour Party"),
        (PARTY | {"ambiguous": ["Port"]}, "must be among the names", "Port"),
        (PARTY | {"country": "New Zealand"}, "'country' can't be used", "New Zealand"),
        (PARTY | {"country": "XY"}, "neither in the table nor in this file", "XY"),
        (LATE | {"of": "the Atlantis Club"}, "neither in the table nor in this file", "Atlantis"),
        (LATE | {"from": "14 May 2030"}, "'from' can't be used", "14 May"),
        (LATE | {"from": "2030-02-30"}, "'from' can't be used", "2030-02-30"),
        (LATE | {"from": "0000"}, "'from' can't be used", "0000"),
        (LATE | {"from": "2030-05-14T10:00"}, "'from' can't be used", "T10"),
        (LATE | {"from": "2030-5-14"}, "'from' can't be used", "2030-5-14"),
        (LATE | {"from": 2030}, "'from' can't be used", "2030"),
        (LATE | {"from": None}, "'from' can't be used", "null"),
        (LATE | {"to": "2029"}, "ends before it begins", "2029"),
        (LATE | {"as_of": "2029"}, "begins after 'as_of'", "2029"),
        (LATE | {"as_of": "soon"}, "'as_of' can't be used", "soon"),
        ({"kind": "place", "name": "Port Ida", "country": "NZ", "seat": 1} | FACT, "'seat' can't be used", "1"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_with_its_number_and_value(written, line, what, value):
    error = refusal(written(LATE | {"of": "GB"}, "", line))
    assert error.line == 3
    assert "Line 3" in str(error)
    assert what in str(error)
    assert value in str(error)
    assert error.allowed
    assert len(str(error)) < 900


def test_a_year_s_end_is_not_before_its_own_days(written):
    knowledge.load(written(LATE | {"to": "2030"}))


def test_an_entry_that_comes_twice_is_refused(written):
    error = refusal(written(PARTY, PARTY | {"name": "Harbour Party", "aliases": []}))
    assert error.line == 2
    assert "line 1" in str(error)


def test_an_alias_of_two_entries_is_refused(written):
    other = {"kind": "organization", "name": "the Harbour Club", "aliases": ["Harbourites"]} | FACT
    error = refusal(written(PARTY, other))
    assert (error.line, error.value) == (2, "Harbourites")
    assert "line 1" in str(error)


def test_a_file_that_is_not_there_is_named(tmp_path):
    error = refusal(tmp_path / "nowhere.jsonl")
    assert "nowhere.jsonl" in str(error)
    assert error.line is None


@pytest.mark.parametrize("name", ["", "a\0b"])
def test_a_folder_or_an_impossible_path_is_refused(tmp_path, name):
    refusal(tmp_path / name)


def test_a_line_that_is_not_utf8_is_refused(tmp_path):
    path = tmp_path / "actors.jsonl"
    path.write_bytes(json.dumps(PARTY).encode() + b"\n" + '{"kind": "Élysée"}'.encode("latin-1"))
    assert "UTF-8" in str(refusal(path))
    assert refusal(path).line == 2


def test_a_file_or_a_line_without_end_is_refused(tmp_path, written):
    assert "too long" in str(refusal(written(json.dumps(PARTY) + " " * files.LONGEST_LINE)))
    path = tmp_path / "large.jsonl"
    with path.open("wb") as file:
        file.truncate(files.LARGEST_FILE + 1)
    assert "too large" in str(refusal(path))


def test_ten_times_the_lines_take_about_ten_times_as_long(written):
    def seconds(count: int) -> float:
        path = written(*({"kind": "party", "name": f"Party {i}"} | FACT for i in range(count)))
        best = float("inf")
        for _ in range(3):
            started = process_time()
            assert len(files.read(path)) == count
            best = min(best, process_time() - started)
        return best

    assert seconds(10_000) < 30 * seconds(1_000)


def test_a_file_is_never_run(written, tmp_path):
    trap = tmp_path / "trap"
    refusal(written(f"__import__('pathlib').Path({str(trap)!r}).touch()"))
    assert not trap.exists()
