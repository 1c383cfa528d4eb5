"""Text to pieces: offsets, cases and layouts survive whatever the text is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.inputs import CASES, LAYOUTS
from onrecord.encoder.network import VOCABULARY, WEIGHTS
from onrecord.encoder.pieces import case_of, flatten_typography, load_tokenizer, split

TOKENIZER = load_tokenizer(WEIGHTS / VOCABULARY)


def words(text: str) -> list[str]:
    pieces = split(text, TOKENIZER)
    return [text[s:e] for s, e in zip(pieces.starts, pieces.ends, strict=True)]


def test_every_piece_cuts_its_own_characters_out_of_the_text() -> None:
    assert words("“Café,” said Zoë 🙂 – e\u0301t") == ["“", "Café", ",", "”", "said", "Zoë", "🙂", "–", "e\u0301t"]


def test_a_piece_knows_what_stands_before_it() -> None:
    pieces = split("Flood\r\n\r\nThe river\nrose, again", TOKENIZER)
    names = [LAYOUTS[i] for i in pieces.layouts]
    assert names == ["paragraph", "paragraph", "space", "line", "glued", "space"]


def test_all_pieces_of_a_word_have_the_case_of_the_word() -> None:
    text = "NATO said iPhones cost 1996 McGilvary"
    pieces = split(text, TOKENIZER)
    case = {text[s:e]: CASES[c] for s, e, c in zip(pieces.starts, pieces.ends, pieces.cases, strict=True)}
    assert case["NATO"] == "upper"
    assert case["said"] == "lower"
    assert case["1996"] == "none"
    assert {CASES[c] for c, s in zip(pieces.cases, pieces.starts, strict=True) if s >= text.index("McG")} == {"mixed"}


@pytest.mark.parametrize(("word", "case"), [("É", "title"), ("O’", "title"), ("...", "none"), ("U.S", "upper")])
def test_a_case_is_told_of_odd_words_too(word: str, case: str) -> None:
    assert CASES[case_of(word)] == case


@given(st.text())
def test_typography_is_flattened_without_moving_a_character(text: str) -> None:
    assert len(flatten_typography(text)) == len(text)


@given(st.text())
def test_pieces_are_in_order_and_inside_the_text(text: str) -> None:
    pieces = split(text, TOKENIZER)  # several may share a character: a Hangul syllable is three
    assert all(0 <= s < e <= len(text) for s, e in zip(pieces.starts, pieces.ends, strict=True))
    assert (pieces.starts[1:] >= pieces.starts[:-1]).all()
    assert (pieces.ends[1:] >= pieces.ends[:-1]).all()
    assert len(pieces.ids) == len(pieces.cases) == len(pieces.layouts)


def test_an_empty_text_has_no_pieces() -> None:
    assert len(split("", TOKENIZER)) == 0
