"""The table that ships is sound."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import FrozenInstanceError
from itertools import pairwise

import pytest

from onrecord.knowledge import files
from onrecord.knowledge.dates import days
from onrecord.knowledge.entries import Country, Holder, Office, Organization, bare, identity, names
from onrecord.knowledge.lines import read_line

SECTIONS = {"actors": files.actors(), "holders": files.holders()}
ACTORS, HOLDERS = SECTIONS.values()
SHARED = {"Congo", "Georgia", "Jersey"}
"""Names that are two entries' on purpose: then they are nobody's."""


@pytest.mark.parametrize("section", SECTIONS)
def test_every_line_could_stand_in_a_reader_s_file(section):
    """What is read in a hurry is what the checks of a reader's own lines would have made of it."""
    lines = (files.DATA / f"{section}.jsonl").read_text(encoding="utf-8").splitlines()
    assert [read_line(line) for line in lines] == list(SECTIONS[section])


@pytest.mark.parametrize("entry", [ACTORS[0], HOLDERS[0]])
def test_an_entry_never_changes(entry):
    with pytest.raises(FrozenInstanceError):
        entry.name = "Port Ida"


def test_no_entry_comes_twice():
    counts = Counter(identity(entry) for entry in (*ACTORS, *HOLDERS))
    assert [one for one, count in counts.items() if count > 1] == []


def test_whatever_is_spoken_of_is_in_the_table():
    codes = {entry.code for entry in ACTORS if isinstance(entry, Country)}
    bodies = {bare(entry.name) for entry in ACTORS if isinstance(entry, Organization)}
    for entry in (*ACTORS, *HOLDERS):
        assert getattr(entry, "country", None) in codes | {None}, entry
        assert getattr(entry, "of", None) in codes | bodies | {None}, entry


def test_an_alias_is_one_entry_s_but_for_a_few():
    called = Counter(name for entry in ACTORS if not isinstance(entry, Office) for name in set(names(entry)))
    assert {name for name, count in called.items() if count > 1} == SHARED


def test_nobody_holds_an_office_after_it_went_to_another():
    """But for terms that are known to be open as of an early date only."""
    terms: dict[tuple[str, str], list[Holder]] = {}
    for entry in HOLDERS:
        if entry.office not in ("senator", "representative", "delegate"):
            terms.setdefault((entry.of, entry.office), []).append(entry)
    for chain in terms.values():
        for before, after in pairwise(sorted(chain, key=lambda entry: entry.since)):
            until = before.until or before.as_of
            assert days(until).first <= days(after.since).last, (before, after)


def test_every_fact_has_a_date_and_a_source():
    for entry in (*ACTORS, *HOLDERS):
        assert days(entry.as_of).first <= "2026-12-31"
        assert entry.source


@pytest.mark.parametrize("section", SECTIONS)
def test_the_files_are_sorted_lines_of_json_and_not_large(section):
    lines = (files.DATA / f"{section}.jsonl").read_text(encoding="utf-8").splitlines()
    assert sum(map(len, lines)) < 750_000
    kinds = [json.loads(line)["kind"] for line in lines]
    assert len(set(kinds)) == sum(a != b for a, b in pairwise(kinds)) + 1  # kind by kind


def test_names_are_names():
    for entry in HOLDERS:
        for name in (entry.name, *entry.aliases):
            assert not name.isupper() or len(name) < 4, name
            assert "," not in name.removesuffix(", Jr.").removesuffix(", Sr."), name
            assert name[0].isupper(), name


def test_importing_the_table_reads_nothing():
    code = (
        "import onrecord.knowledge as k; from onrecord.knowledge import files; k.load();"
        "print(files.actors.cache_info().currsize); k.load().country('French');"
        "print(files.actors.cache_info().currsize, files.holders.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "1", "0"]  # and the holders not before they are asked for


def test_importing_the_package_does_not_load_the_table():
    code = "import onrecord, sys; print('onrecord.knowledge' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
