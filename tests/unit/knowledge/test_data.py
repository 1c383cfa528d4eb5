"""The table that ships is sound."""

import json
import subprocess
import sys
from collections import Counter
from itertools import pairwise

import pytest

from onrecord.knowledge import files
from onrecord.knowledge.dates import days
from onrecord.knowledge.entries import ORGANIZATIONS, bare, flaw, identity, names

ACTORS, HOLDERS = files.packaged("actors"), files.packaged("holders")
SHARED = {"Congo", "Georgia", "Jersey"}
"""Names that are two entries' on purpose: then they are nobody's."""


def test_every_line_could_stand_in_a_reader_s_file():
    assert [(found, entry) for entry in (*ACTORS, *HOLDERS) if (found := flaw(entry))] == []


def test_no_entry_comes_twice():
    counts = Counter(identity(entry) for entry in (*ACTORS, *HOLDERS))
    assert [one for one, count in counts.items() if count > 1] == []


def test_whatever_is_spoken_of_is_in_the_table():
    codes = {entry["code"] for entry in ACTORS if entry["kind"] == "country"}
    bodies = {bare(entry["name"]) for entry in ACTORS if entry["kind"] in ORGANIZATIONS}
    for entry in (*ACTORS, *HOLDERS):
        assert entry.get("country") in codes | {None}, entry
        assert entry.get("of") in codes | bodies | {None}, entry


def test_an_alias_is_one_entry_s_but_for_a_few():
    called = Counter(name for entry in ACTORS if entry["kind"] != "office" for name in set(names(entry)))
    assert {name for name, count in called.items() if count > 1} == SHARED


def test_nobody_holds_an_office_after_it_went_to_another():
    """But for terms that are known to be open as of an early date only."""
    terms: dict[tuple[str, str], list[dict]] = {}
    for entry in HOLDERS:
        if entry["office"] not in ("senator", "representative", "delegate"):
            terms.setdefault((entry["of"], entry["office"]), []).append(entry)
    for chain in terms.values():
        for before, after in pairwise(sorted(chain, key=lambda entry: entry["from"])):
            until = before["to"] or before["as_of"]
            assert days(until).first <= days(after["from"]).last, (before, after)


def test_every_fact_has_a_date_and_a_source():
    for entry in (*ACTORS, *HOLDERS):
        assert days(entry["as_of"]).first <= "2026-12-31"
        assert entry["source"]


@pytest.mark.parametrize("section", ["actors", "holders"])
def test_the_files_are_sorted_lines_of_json_and_not_large(section):
    lines = (files.DATA / f"{section}.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == list(files.packaged(section))
    assert sum(map(len, lines)) < 750_000
    kinds = [entry["kind"] for entry in files.packaged(section)]
    assert len(set(kinds)) == sum(a != b for a, b in pairwise(kinds)) + 1  # kind by kind


def test_names_are_names():
    for entry in HOLDERS:
        for name in (entry["name"], *entry.get("aliases", ())):
            assert not name.isupper() or len(name) < 4, name
            assert "," not in name.removesuffix(", Jr.").removesuffix(", Sr."), name
            assert name[0].isupper(), name


def test_importing_the_table_reads_nothing():
    code = (
        "import onrecord.knowledge as k; from onrecord.knowledge import files; k.load();"
        "print(files.packaged.cache_info().currsize); k.load().country('French');"
        "print(files.packaged.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "1"]  # and the holders not before they are asked for


def test_importing_the_package_does_not_load_the_table():
    code = "import onrecord, sys; print('onrecord.knowledge' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
