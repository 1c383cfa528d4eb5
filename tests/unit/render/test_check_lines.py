import pytest

from onrecord.render import checks_terminal, terminal
from onrecord.render.check_lines import MAX_FINDINGS, MAX_PASSAGES
from onrecord.schema import Elsewhere
from tests.checks import ferry, with_checks
from tests.support import record_of

WHOLE = {"kind": "against", "verdict": "identical"}


@pytest.fixture(autouse=True)
def a_terminal_with_colours(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def test_the_findings_stand_under_the_record_the_worst_first_each_with_its_words():
    drawn = terminal(ferry(), width=90, colour=False)
    assert (
        drawn[drawn.index("Checks\n") : drawn.index("\n4 statements")]
        == """\
Checks
  5 findings · 1 against, 2 headline, 1 loaded, 1 unsourced
 c4  against · altered
     The quotation and the original differ: “far, not on that day” is missing.
     checked: “No boat was fit to sail.”
     original (coastguard.srt, 00:01:02): No boat was fit to sail far, not on that day.
 c3  headline · wrong detail
     The headline has 14 deaths; the body has 12.
     headline: 14 deaths
     evidence: killed 12 people
 c2  headline · overstated
     The headline has the minister promise to reopen the ferry; in the body she only
     might.
     headline: Minister promises to reopen Kelve ferry
     evidence: she might reopen the ferry “if the inspectors agree”
     evidence: nothing had been decided
 c1  loaded · judgment
     The outlet itself calls the owners cruel.
     evidence: cruel
 c5  unsourced · passive  ? 0.60
     Nobody is named who believes that the pumps had failed.
     checked: the pumps had failed
     evidence: It is believed
"""
    )


def test_a_headline_that_is_supported_is_told_where_checks_stand_alone_and_not_under_a_record():
    assert "supported" not in terminal(ferry(), colour=False)
    assert checks_terminal(ferry(), colour=False).endswith("\nIt fits: headline supported 0.90\n")


def test_many_quotations_that_are_as_in_the_original_take_one_line():
    drawn = checks_terminal(with_checks(record_of("It rained."), *[WHOLE] * 12), colour=False)
    assert drawn.endswith("\n\nThe checks found nothing.\nIt fits: against identical 12 times\n")


def test_checks_that_found_nothing_are_named_only_where_they_stand_alone():
    record = record_of("{s:Reyes} {q:said} {c:no}.", outlet="Kelve Post")
    assert "hecks" not in terminal(record, colour=False)
    assert checks_terminal(record, colour=False) == (
        "Article without a headline\nKelve Post · date unknown\n\nThe checks found nothing.\n"
    )


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_line_is_wider_than_the_terminal(width):
    for draw in (terminal, checks_terminal):
        assert max(map(len, draw(ferry(), width=width, colour=False).split("\n"))) <= width


def test_a_verdict_is_told_by_a_word_and_by_a_colour():
    drawn = terminal(ferry(), width=100, colour=True)
    assert "\x1b[1;31mwrong detail\x1b[0m" in drawn
    assert "\x1b[1;33moverstated\x1b[0m" in drawn


def test_only_so_many_findings_and_passages_are_drawn_and_the_rest_is_counted():
    words = [f"x{i:02}" for i in range(9)]
    finding = {"kind": "loaded", "verdict": "emotive", "about": words}
    drawn = terminal(with_checks(record_of(" ".join(words)), *[finding] * (MAX_FINDINGS + 3)), colour=False)
    assert drawn.count("checked: x0") == MAX_FINDINGS * MAX_PASSAGES
    assert drawn.count(f"and {9 - MAX_PASSAGES} more passages") == MAX_FINDINGS
    assert "  and 3 more findings\n" in drawn


def test_nothing_from_a_finding_controls_the_terminal():
    hostile = "\x1b[31m[bold]x\x1b]0;y\x07\u202e"
    record = with_checks(
        record_of(f"It {hostile} rained."),
        {
            "kind": "against",
            "verdict": "altered",
            "id": hostile,
            "message": hostile,
            "about": [hostile],
            "elsewhere": [Elsewhere(file=hostile, place=hostile, text=hostile)],
        },
    )
    for draw in (terminal, checks_terminal):
        drawn = draw(record, width=100, colour=False)
        assert not {"\x1b", "\x07", "\u202e"} & set(drawn)
        assert drawn.count("[bold]x") == 6
