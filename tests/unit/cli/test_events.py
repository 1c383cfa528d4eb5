"""`onrecord events` finds events in the archive, and says of each on whose word it stands."""

import csv
import io
import json
from typing import get_args

import pytest
from click.testing import CliRunner

from onrecord.archive import Store
from onrecord.archive.listing import EVENT_COLUMNS, event_row
from onrecord.cli.events import STANDINGS, STATUSES, TYPES, _shown
from onrecord.cli.main import main
from onrecord.schema import EventStatus, EventType, StandingKind
from tests.events import harbour, with_events
from tests.support import record_of
from tests.unit.archive.eventful import strike
from tests.unit.archive.hand import dam


@pytest.fixture
def onrecord(tmp_path, monkeypatch):
    """Run the program in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    return lambda *args: CliRunner().invoke(main, args)


@pytest.fixture
def filled(onrecord):
    with Store("onrecord.db") as store:
        store.keep(harbour())
        store.keep(strike())
    return onrecord


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (["--limit", "0"], 19),
        (["--limit", "3"], 3),
        (["--type", "protest"], 2),
        (["--who", "Brack", "--whom", "dockers"], 1),
        (["--where", "Portugal"], 2),
        (["--country", "PT"], 2),
        (["--from", "2024-05-04", "--to", "2024-05-05", "--dated"], 1),
        (["--status", "planned"], 1),
        (["--standing", "unclear"], 1),
        (["--on-word-of", "outlet", "--outlet", "verrin gazette"], 2),
        (["--on-word-of", "Marn"], 0),
        (["--on-word-of", "Marn", "--denied"], 1),
        (["--denied"], 2),
        (["--happened", "--limit", "0"], 12),
        (["--confidence", "0.95"], 0),
    ],
)
def test_options_narrow_what_is_found(filled, options, number):
    assert len(json.loads(filled("events", "--json", *options).stdout)) == number
    rows = list(csv.DictReader(io.StringIO(filled("events", "--csv", *options).stdout)))
    assert len(rows) == number
    assert all(tuple(row) == EVENT_COLUMNS for row in rows)
    table = filled("events", *options)
    assert table.exit_code == 0
    assert (table.stderr == "onrecord: nothing is found\n") is (number == 0)


def test_the_table_shows_who_does_what_the_standing_and_the_sentence(filled):
    shown = " ".join(filled("events", "--standing", "unclear").stdout.split())
    assert (
        "1/e11 told 2026-03-12 The Sallow Courier Three men — talks unclear, 1/s5 Three men [met] them there." in shown
    )


def test_days_counts_and_standings_are_put_in_words(filled):
    with Store("onrecord.db") as store:
        shown = [_shown(event_row(event)) for event in store.events(outlet="Verrin Gazette")]
    assert [each["day"] for each in shown] == [
        "2024-06-01 to 2024-08-31", "told 2024-05-06", "told 2024-05-06", "2024-05-04", "said 2024-05-03",
    ]  # fmt: skip
    assert shown[0]["on whose word"].words == "demanded by The union (hypothetical), 2/s4"
    assert shown[1]["event"] == "Ilse Marn; Tovin Hale — talks — Odo Brack · Port Verrin"
    assert shown[2]["event"] == "Odo Brack — aid — the dockers · 2,500,000 GBP"
    assert shown[2]["on whose word"].words == "said by Tovin Hale, as Ilse Marn denied, 2/s2"


def test_a_text_cannot_command_the_terminal(onrecord):
    marked = "{a1:Ana \x1b]0;owned\x07 Reyes} [bold red]hit[/] the \u202ewall."
    hit = {"trigger": "[bold red]hit[/]", "type": "assault", "who": ["Ana \x1b]0;owned\x07 Reyes"]}
    with Store("onrecord.db") as store:
        store.keep(with_events(record_of(marked), hit))
    shown = onrecord("events").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold red]hit[/]" in shown


def test_an_archive_without_events_says_how_to_find_them(onrecord):
    with Store("onrecord.db") as store:
        store.keep(dam())
    assert "onrecord reread" in onrecord("events").stderr
    assert "no such archive" in onrecord("events", "--archive", "nowhere.db").stderr


@pytest.mark.parametrize("wrong", ["--from=May", "--who=…", "--type=war", "--on-word-of=…"])
def test_what_cannot_be_asked_is_a_usage_error(filled, wrong):
    assert filled("events", wrong).exit_code == 2


def test_what_can_be_chosen_is_what_there_is():
    assert (get_args(EventType), get_args(EventStatus), get_args(StandingKind)) == (TYPES, STATUSES, STANDINGS)
