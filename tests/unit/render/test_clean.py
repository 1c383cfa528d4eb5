import unicodedata

import pytest

from onrecord.render.clean import clean, one_line


def test_escape_sequences_lose_their_escape_character():
    assert clean("\x1b]0;owned\x07\x1b[2J") == "␛]0;owned␇␛[2J"


@pytest.mark.parametrize("character", ["\u202e", "\u202a", "\u2066", "\u2069", "\x9b", "\ud800", "\ufff9"])
def test_what_steers_the_display_shows_as_a_symbol(character):
    assert clean(f"a{character}b") == "a\N{REPLACEMENT CHARACTER}b"


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c"])
def test_marks_that_turn_numbers_around_are_dropped(mark):
    assert clean(f"from 10{mark} to {mark}20") == "from 10 to 20"


def test_no_control_character_but_tab_and_line_end_is_left():
    every = "".join(map(chr, range(0x3000)))
    assert {c for c in clean(every) if unicodedata.category(c) == "Cc"} == {"\t", "\n"}


@pytest.mark.parametrize("text", ["naïve – “Größe”", "שלום عالم", "👩‍🚒 e\u0301", "x\u00a0y"])
def test_words_of_any_script_stay_as_they_are(text):
    assert clean(text) == text


def test_every_kind_of_line_end_becomes_one_space():
    assert one_line(" a\r\n\u2028b\u2029\x85c\t") == "a b c"
