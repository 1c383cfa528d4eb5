"""A string is cut up into places of a text, and put together again to the character."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.schema import Span
from onrecord.text.cutting import Copy, Words, at_spans, cut_up, from_json, put_together, to_json

TEXT = "“The dam at\n  Kelve is safe,” Ana Reyes said. THE DAM at Kelve, she added, is old."
texts = st.text(st.sampled_from("ab AB,.\n\tß"), max_size=40)


def forms(pieces):
    return [piece if isinstance(piece, str) else (TEXT[piece.start : piece.end], piece.change) for piece in pieces]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Ana Reyes said", [("Ana Reyes said", None)]),
        ("The dam at Kelve is safe", [("The dam at", None), " ", ("Kelve is safe", None)]),
        ("the dam: she ADDED", [("The", "lower"), " ", ("dam", None), ": ", ("she", None), " ", ("added", "upper")]),
        ("dam Kelve", [("dam", None), " ", ("Kelve", None)]),
        ("a bridge", ["a bridge"]),
        ("", []),
        (" … ", [" … "]),
    ],
)
def test_the_longest_runs_of_words_are_taken(value, found):
    assert forms(cut_up(value, [Words(TEXT)])) == found


def test_words_are_taken_from_where_they_are_looked_for():
    (first,) = cut_up("at", [Words(TEXT)])
    (later,) = cut_up("at", [Words(TEXT)], near=40)
    assert (first.start, later.start) == (9, TEXT.index("at Kelve,"))


def test_names_stay_and_single_words_of_a_sentence_too():
    words = [Words(TEXT)]
    assert forms(cut_up("Ana Reyes; she", words, kept=["Ana Reyes"])) == ["Ana Reyes; ", ("she", None)]
    assert forms(cut_up("added by Ana", words, least=2)) == ["added by Ana"]


def test_words_of_another_text_are_named():
    pieces = cut_up("the dam and the ferry", [Words("The dam."), Words("A dam and the ferry.", 7)])
    assert pieces == (Copy(0, 3, "lower"), " ", Copy(4, 7), " ", Copy(6, 19, None, 7))
    assert put_together(pieces, {None: "The dam.", 7: "A dam and the ferry."}) == "the dam and the ferry"


def test_spans_that_make_a_string_are_taken_as_they_are():
    text, spans = Words(TEXT), (Span(1, 19), Span(52, 55))
    raw = " … ".join(span.cut(TEXT) for span in spans)
    assert at_spans(raw, spans, text, " … ") == (Copy(1, 19), " … ", Copy(52, 55))
    flat = at_spans(" ".join(raw.split()), spans, text, " … ")
    assert put_together(flat, {None: TEXT}) == " ".join(raw.split())
    assert at_spans("something else", spans, text, " … ") is None


def runs(text, length):
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


@given(text=texts, other=texts, value=texts, near=st.integers(0, 50), least=st.integers(1, 3), kept=st.lists(texts))
@settings(max_examples=300, deadline=None)
def test_whatever_is_cut_up_is_put_together_again_and_no_longer_run_is_left(text, other, value, near, least, kept):
    both = [Words(text), Words(other, 3)]
    pieces = from_json(to_json(cut_up(value, both, near=near, least=least, kept=kept)))
    assert put_together(pieces, {None: text, 3: other}) == value
    there = runs(text, least) | runs(other, least)
    for piece in cut_up(value, both, near=near, least=least):
        assert not isinstance(piece, str) or not runs(piece, least) & there


@pytest.mark.parametrize(
    "written",
    ["", "{}", "[3]", '["a"', "[[1]]", "[[3, 1]]", "[[-1, 2]]", '[[1, 2, "eval"]]', "[[1, 2, {}]]", "[[1, 2, 3]]",
     '[[1, 2, null, "a"]]', "[[1, 2, null, 3, 4]]", "[[1.5, 2]]", "[null]"],
)  # fmt: skip
def test_what_is_no_piece_is_refused(written):
    with pytest.raises(ValueError):  # noqa: PT011 (JSON has errors of its own)
        from_json(written)
