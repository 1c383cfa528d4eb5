"""What no reader would call a statement is left out, and what is one stays."""

import pytest

from tests.unit.recorder.hand import read

NOISE = """
{s:Residents} {q:like} {c:him} | {s:Orn} {q:thinks} {c:so} | {s:Orn} {q:declined} {c:to}
| {s:The club} {q:praised} {c:her} | {s:Anyone} {q:says} {c:the pier is safe} | {s:Orn} {q:did} {c:that it leaked}
| {s:Three reporters} {q:were denied} {c:entry to the hall}
| {s:A late goal} {q:denied} {c:Rovers a win}
"""
KEPT = """
{s:Orn} {q:denied} {c:it} | {s:Orn} {q:has confirmed} {c:this} | {s:Orn} {q:cannot confirm} {c:that}
| {s:Orn} {q:said} {c:“So”} | {s:Orn} {q:demanded} {c:calm} | {s:Orn} {q:likes} {c:his plan}
| {s:Someone} {q:said} {c:the pier is safe} | {s:Her deputy} {q:did}, {c:that “it was safe”}
| {s:Orn} {q:won’t} {c:close the pier} | {c:The report} {q:was denied by} {s:Orn}
| {s:Orn} {q:denied} {c:that they would win} | {s:Orn} {q:praised} {c:“Rovers”}
"""


@pytest.mark.parametrize("marked", [marked.strip() for marked in NOISE.split("|")])
def test_what_no_reader_calls_a_statement_is_left_out(marked):
    assert not read(f"{marked}.").statements


@pytest.mark.parametrize("marked", [marked.strip() for marked in KEPT.split("|")])
def test_what_somebody_says_stays_however_short(marked):
    assert len(read(f"{marked}.").statements) == 1


def test_a_single_word_is_no_liking_but_may_be_a_demand():
    marked = "{s:Orn} {q:backs} {c:Reyes}."
    assert not read(marked, acts={1: "other"}).statements
    assert not read(marked, acts={1: "believe"}).statements
    assert read(marked, acts={1: "urge"}).statements


def test_the_flat_style_keeps_everything_that_the_network_marked():
    assert len(read("{s:Residents} {q:like} {c:him}.", style="flat").statements) == 1


def test_what_stands_inside_of_noise_is_a_statement_of_its_own():
    record = read("{s1:Orn} {q1:will} {c1:when {s2:Reyes} {q2:says} {c2:that the pier is safe}}.")
    assert [(statement.act, statement.within) for statement in record.statements] == [("assert", None)]
