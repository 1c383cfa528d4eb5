import re
import unicodedata

import pytest
from rich.cells import cell_len

from onrecord.render import terminal
from onrecord.schema import Actor, KnownAs, Mention, Record
from tests.support import record_of

STYLE = re.compile(r"\x1b\[[0-9;]*m")
ARTICLE = """{c4:Ferry is safe}, {s4:operator} {q4:says}

{s1:The operator} {q1:denied} {c1:that the ferry had been overloaded}. {c2:“{s3:Inspectors} {q3:found} \
{c3:nothing wrong},”} {q2:said} {s2:Karin Holt}, its director.

{c5:“We were told to wait.”}
"""


@pytest.fixture
def record():
    return record_of(
        ARTICLE,
        title=True,
        kinds={2: "quote"},
        outlet="The Sound Gazette",
        byline="Per Lind",
        published=("2026-03-09", "metadata"),
        statements={1: {"act": "deny"}, 5: {"confidence": 0.33}},
    )


@pytest.fixture(autouse=True)
def a_terminal_with_colours(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def test_a_record_is_its_headline_its_date_its_statements_and_their_count(record):
    assert (
        terminal(record, width=80, colour=False)
        == """\
Ferry is safe, operator says
The Sound Gazette · Per Lind · 9 March 2026 · from its metadata

  1  The operator · denied  deny  indirect
     that the ferry had been overloaded

  2  Karin Holt · said  assert  direct
     “Inspectors found nothing wrong,”

    └ 3  Inspectors · found  assert  indirect
         nothing wrong

  4  operator · says  assert  indirect
     Ferry is safe

  5  no source  assert  direct  ? 0.33
     “We were told to wait.”

5 statements · 2 direct, 3 indirect · 4 assert, 1 deny · 1 nested · 1 without a
source · 1 of low confidence
"""
    )


SPOKEN = """{s1:{a1:Karin Holt}}, {a1:the director}, {q1:denied} {c1:it}. {s2:{a1:She}} {q2:promised} {c2:to stay}. \
{s3:{a2:An aide}} {q3:said} {c3:no}. {s4:Holt} {q4:hoped} {c4:for more}. {s5:{a3/nominal:the US president}} {q5:wrote} \
{c5:“Stay”} in {a4:Oslo}.
"""


@pytest.fixture
def spoken():
    office = KnownAs(name="Cora Hale", country="US", office="President of the United States", as_of="2009-01")
    return record_of(
        SPOKEN,
        actors={2: {"named": False}, 3: {"known_as": office}, 4: {"kind": "place"}},
        statements={
            3: {"speakers": ("a2",), "unresolved": None, "source_kind": "anonymous"},
            4: {"unresolved": "“Holt” may be Karin or Lars Holt", "source_kind": "person"},
        },
    )


def test_each_statement_names_its_speaker_and_the_actors_follow(spoken):
    assert (
        terminal(spoken, width=90, colour=False)
        == """\
Article without a headline
date unknown

  1  Karin Holt · denied  assert  indirect
     it

  2  Karin Holt (She) · promised  assert  indirect
     to stay

  3  An aide [anonymous] · said  assert  indirect
     no

  4  Holt [person] · hoped  assert  indirect
     for more
     ? speaker unresolved: “Holt” may be Karin or Lars Holt

  5  the US president [table: Cora Hale, President of the United States] · wrote  assert
     direct
     “Stay”

Actors
  Karin Holt  person  2 statements (1, 2)  3 mentions
    “the director”
  the US president  person  1 statement (5)  1 mention
    [table: Cora Hale, President of the United States, US, as of January 2009]
  Also speaking: An aide 1
  Also mentioned: Oslo 1
  1 statement without a known speaker: “Holt” may be Karin or Lars Holt (4)

5 statements · 1 direct, 4 indirect · 5 assert · 1 with a speaker unresolved
"""
    )


def test_a_speaker_who_is_not_sure_is_to_be_checked():
    shown = terminal(record_of(SPOKEN, statements={2: {"speaker_confidence": 0.649}, 1: {"speaker_confidence": 0.96}}))
    assert "Karin Holt (She) · promised  assert  indirect  ? check who 0.64\n" in shown
    assert shown.count("check who") == 1
    assert "1 with a speaker to check\n" in shown


def test_a_speaker_without_a_name_is_none_to_check():
    aide = {"speakers": ("a2",), "unresolved": None, "source_kind": "anonymous", "speaker_confidence": 0.5}
    shown = terminal(record_of(SPOKEN, statements={3: aide}))
    assert "An aide" in shown
    assert "check who" not in shown
    assert "to check" not in shown


def test_several_speakers_are_all_named():
    record = record_of(
        "{s:{a1:Ana} and {a2:Bo}, both tired,} {q:said} {c:as much}.",
        statements={1: {"speakers": ("a1", "a2"), "unresolved": None}},
    )
    assert "Ana, Bo (Ana and Bo, both tired,) · said" in terminal(record, colour=False)


def test_sixty_actors_leave_the_view_readable():
    said = "".join(f"{{s{i}:{{a{i}:Person Number{i}}}}} {{q{i}:said}} {{c{i}:it}}. " for i in range(1, 21))
    others = "".join(f"{{a{i}:Town{i}}} " for i in range(21, 61))
    drawn = terminal(record_of(said + others), width=100, colour=False)
    actors = drawn.split("\nActors\n")[1].split("\n\n")[0].split("\n")
    assert len(actors) < 25
    assert sum("Person Number" in line for line in actors) == 15 + 1
    assert "and 10 more" in drawn


def test_reasons_without_end_are_counted():
    said = "".join(f"{{s{i}:X}} {{q{i}:said}} {{c{i}:it}}. " for i in range(1, 10))
    reasons = {i: {"unresolved": f"reason {i}"} for i in range(1, 10)}
    drawn = terminal(record_of(said + "{a:Lund}", statements=reasons), colour=False)
    assert drawn.count("without a known speaker") == 5
    assert "  4 more statements for other reasons\n" in drawn


def test_a_record_without_actors_has_no_list_of_them(record):
    assert "Actors" not in terminal(record, colour=False)


def test_mentions_do_not_tear_the_words_of_the_text_apart():
    marked = "{s:{a1:Karin Holt}} {q:said} {c:“{a2:we} told {a3:the mayor of {a4:Lund}} so.”}"
    drawn = terminal(record_of(marked), words=True, colour=False)
    assert "{Karin Holt} <said> [“we told the mayor of Lund so.”]¹" in drawn


def test_the_text_shows_the_roles_in_brackets_where_there_are_no_styles(record):
    drawn = terminal(record, width=100, words=True, colour=False)
    assert drawn.startswith("[Ferry is safe]⁴, {operator} <says>\n")
    assert "In the text: {source}  <cue>  [content]¹" in drawn
    assert "[“{Inspectors} <found> [nothing wrong]³,”]² <said> {Karin Holt}, its director." in " ".join(drawn.split())
    assert "│  [“We were told to wait.”]⁵" in drawn


def test_the_text_shows_the_roles_in_colour(record):
    drawn = terminal(record, width=100, words=True, colour=True)
    assert "\x1b[1;36mKarin Holt\x1b[0m" in drawn
    assert "\x1b[3;35msaid\x1b[0m" in drawn
    assert "\x1b[32mthat the ferry had been overloaded\x1b[0m" in drawn
    assert "\x1b[4;32mnothing wrong\x1b[0m" in drawn  # a content within a content is underlined too


def test_each_act_has_its_own_colour(record):
    drawn = terminal(record, colour=True)
    assert "\x1b[1;31mdeny\x1b[0m" in drawn
    assert "\x1b[2massert\x1b[0m" in drawn


def test_no_color_takes_the_colours_away_and_leaves_the_roles_apart(record, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    drawn = terminal(record, words=True, colour=True)
    codes = {code for style in STYLE.findall(drawn) for code in style[2:-1].split(";")}
    assert codes <= {"0", "1", "2", "3", "4"}
    assert "[nothing wrong]³" in STYLE.sub("", drawn)


def test_without_a_terminal_nothing_is_styled(record):
    assert "\x1b" not in terminal(record, words=True)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("colour", [True, False])
def test_no_line_is_wider_than_the_terminal(record, width, colour):
    for line in STYLE.sub("", terminal(record, width=width, words=True, colour=colour)).split("\n"):
        assert cell_len(line) <= width


def test_a_width_out_of_range_is_brought_into_it(record):
    assert terminal(record, width=10, colour=False) == terminal(record, width=60, colour=False)
    assert terminal(record, width=999, colour=False) == terminal(record, width=200, colour=False)


def test_a_word_longer_than_the_line_is_folded_and_not_cut():
    drawn = terminal(record_of("{s:He} {q:typed} {c:" + "z" * 500 + "}."), width=60, words=True, colour=False)
    assert drawn.count("z") == 1000


def test_deep_nesting_keeps_room_for_the_words():
    marked = "".join(f"{{c{i}:{{s{i}:A{i}}} {{q{i}:said}} " for i in range(1, 31)) + "so" + "}" * 30
    drawn = terminal(record_of(marked), width=60, colour=False)
    assert max(len(line) - len(line.lstrip()) for line in drawn.split("\n")) < 30
    assert "A30 · said" in drawn


HOSTILE = "\x1b]0;owned\x07\x1b[2J \u202eevil\u202c [red]markup[/red] :warning:\x9b31m\ud800"


def test_nothing_from_the_article_steers_the_terminal():
    record = record_of(
        f"{HOSTILE}\n\n{{s:{HOSTILE}}} {{q:said{HOSTILE}}} {{c:so {HOSTILE}}}.",
        title=True,
        outlet=HOSTILE,
        byline=HOSTILE,
        statements={1: {"id": f"s{HOSTILE[:-1]}"}},
        id="hostile",
    )
    for colour in (True, False):
        drawn = STYLE.sub("", terminal(record, words=True, colour=colour))
        assert {c for c in drawn if unicodedata.category(c) in ("Cc", "Cs")} == {"\n"}
        assert not set(drawn) & set("\u202e\u202c")
        assert "[red]markup[/red] :warning:" in drawn


def test_nothing_from_an_actor_steers_the_terminal(record):
    words = HOSTILE[:-1]
    known_as = KnownAs(name=words, country="US", office=words, as_of="2009")
    fields = {"kind": "person", "named": False, "mentions": (Mention(0, 5, "name"),), "known_as": known_as}
    actors = (Actor(id="a1", name=words, **fields), Actor(id=words, name=words, **fields))
    open_ = {"speakers": None, "unresolved": words}
    first, second, *_ = record.statements
    hostile = Record(
        article=record.article,
        actors=actors,
        statements=(
            first.model_copy(update={"speakers": ("a1",), "unresolved": None}),
            second.model_copy(update=open_),
        ),
        model=record.model,
    )
    drawn = STYLE.sub("", terminal(hostile, words=True, colour=True))
    assert {c for c in drawn if unicodedata.category(c) in ("Cc", "Cs")} == {"\n"}
    assert not set(drawn) & set("\u202e\u202c")
    assert drawn.count("[red]markup[/red]") > 5


def test_a_record_without_statements_says_so_plainly():
    drawn = terminal(record_of("It rained all day."), words=True, colour=False)
    assert drawn.endswith("It rained all day.\n\nNo statements were found in this article.\n")
    assert drawn.startswith("Article without a headline\ndate unknown\n")


def test_an_article_without_text_says_so():
    assert "The article has no text." in terminal(record_of("", id="empty"), words=True, colour=False)


def test_what_a_person_has_put_right_is_said_so(record):
    said = record.statements[0].model_copy(update={"corrected": True})
    fixed = record.model_copy(update={"statements": (said, *record.statements[1:])})
    assert terminal(fixed, width=80, colour=False).count("deny  indirect  corrected") == 1
