import pytest

from onrecord.render import terminal
from onrecord.render.event_lines import MAX_EVENTS
from tests.events import harbour, with_doubt, with_events
from tests.support import record_of


@pytest.fixture(autouse=True)
def a_terminal_with_colours(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def part(drawn: str) -> str:
    """What stands from the heading of the events up to the actors."""
    return drawn[drawn.index("Events\n") : drawn.index("\nActors")]


def test_the_events_stand_by_day_each_with_its_standing_in_a_word():
    assert (
        part(terminal(harbour(), width=100, colour=False))
        == """\
Events
  11 events, told 14 times · 8 told by the outlet, 3 said, 1 denied, 1 promised, 1 unclear · 1 not
  happened, 1 planned, 1 possible
  10 March 2026
   e2  told      Gunmen — attack “shelled” — the fish market · Sallow Harbour
   └ e7  said      attack “bombardment” · said by Mirel Tash, the provincial governor, statement 1
   └ e8  denied    his men — attack “fired on” — the market · denied by General Odo Brack, statement
                   2
   e3  told      attack “killed” — at least 12 people · Sallow Harbour (inferred) · at least 12
                 killed · day inferred
  11 March 2026
   e1  told      Governor — change of office “resigns”
  └ e13  told      Mirel Tash — change of office “resigned”
  13 March 2026
   e9  promised  withdrawal “withdraw” (planned) — her guards · promised by Mirel Tash, as General
                 Odo Brack reported, statement 4
  no date
   e4  told      General Odo Brack's troops — coercion “seized” — the radio station
   e5  told      Mirel Tash — accusation “accused” — General Odo Brack
   e6  said      General Odo Brack — request “ordered” · said by Mirel Tash, the provincial
                 governor, statement 1
  e10  said      boats — movement “carried” — rifles · the island · said by A harbour pilot,
                 statement 5  ? 0.55
  e11  unclear   Three men — talks “met” · may belong to statement 5
  e12  told      They — attack “strike” (possible)
  e14  told      decision “imposed” (not happened) — curfew
"""
    )


def test_an_event_in_words_too_unsure_for_a_statement_names_whose_they_may_be():
    doubted = terminal(with_doubt(harbour(), "e12", "fear", "residents"), width=100, colour=False)
    assert "e12  unclear   They — attack “strike” (possible) · may be said by “residents”" in doubted
    doubted = terminal(with_doubt(harbour(), "e12", "fear"), width=100, colour=False)
    assert "attack “strike” (possible) · may be said by somebody: “fear”" in doubted


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(map(len, terminal(harbour(), width=width, colour=False).split("\n"))) <= width


def test_a_denial_is_told_by_a_word_and_by_a_colour():
    drawn = terminal(harbour(), width=100, colour=True)
    assert "\x1b[1;31mdenied  \x1b[0m" in drawn
    assert "\x1b[36msaid    \x1b[0m" in drawn


def test_a_record_without_events_has_no_heading_for_them():
    assert "Events" not in terminal(record_of("It rained."), colour=False)


def test_only_so_many_events_are_drawn_and_the_rest_is_counted():
    record = with_events(
        record_of(" ".join(f"x{i:03}" for i in range(MAX_EVENTS + 7))),
        *({"trigger": f"x{i:03}", "type": "other"} for i in range(MAX_EVENTS + 7)),
    )
    drawn = terminal(record, width=80, colour=False)
    assert drawn.count("other “x") == MAX_EVENTS
    assert "  and 7 more lines\n" in drawn


def test_nothing_from_an_event_controls_the_terminal():
    record = with_events(
        record_of("The \x1b[31mmob\x1b]0;x\x07 [bold]beat[/bold] a\u202e man."),
        {
            "trigger": "[bold]beat[/bold]",
            "type": "assault",
            "who": ["\x1b[31mmob\x1b]0;x\x07"],
            "whom": ["a\u202e man"],
        },
    )
    drawn = terminal(record, width=100, colour=False)
    assert not {"\x1b", "\x07", "\u202e"} & set(drawn)
    assert "attack “[bold]beat[/bold]”" in drawn
