"""Which punctuation and which quotation marks go with the words of a statement."""

import pytest

from onrecord.recorder.statements.drafts import StatementDraft, shared, without
from onrecord.recorder.statements.edges import strip, tidy, trim
from onrecord.text import holds, length
from tests.unit.recorder.hand import only, read


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        (" it fell, ", "it fell"), (",;:–— it fell", "it fell"), ("it fell;:–—-", "it fell"), (".5 fell", ".5 fell"),
        ("-3 fell", "-3 fell"), ("- it fell", "it fell"), (". it fell", "it fell"), (".” it fell", "” it fell"),
        ("…it fell…", "…it fell…"), ("it fell...", "it fell..."), ("it fell..", "it fell.."), ("it fell.", "it fell"),
        ("in the U.S.", "in the U.S."), ("at 5 p.m.", "at 5 p.m."), ("Acme Inc.", "Acme Inc."),
        ("and so on, etc.", "and so on, etc."),
        ("the incinc.", "the incinc"), ("it fell?", "it fell?"), ("it fell!", "it fell!"), ("(it fell)", "(it fell)"),
        ("Ana Holm Jr.", "Ana Holm Jr."), ("Bros.", "Bros."),
    ],
)  # fmt: skip
def test_punctuation_that_only_joins_is_taken_off(text, trimmed):
    found = trim(text, 0, len(text))
    assert found
    assert text[slice(*found)] == trimmed


def test_a_full_stop_stays_where_the_sentence_goes_on():
    for behind, stays in (
        (" and left", True),
        (", and left", True),
        ("; so", True),
        (" And left", False),
        ("\nand", False),
    ):
        text = "it fell." + behind
        assert trim(text, 0, 8) == ((0, 8) if stays else (0, 7)), behind


@pytest.mark.parametrize("text", ["", " ", ",", ". ,", "–", "- -"])
def test_nothing_is_left_of_punctuation_alone(text):
    assert trim(text, 0, len(text)) is None


def test_white_space_alone_is_stripped_in_the_flat_style():
    assert strip(" a: ", 0, 4) == (1, 3)
    assert strip("   ", 0, 3) is None
    assert strip("ab", 0, 2) == (0, 2)


def test_fragments_are_sorted_and_joined_where_they_touch_or_only_space_parts_them():
    text = "one two, three four"
    pairs = [(9, 14), (0, 3), (4, 7), (15, 19)]
    assert tidy(text, pairs, trim) == ((0, 7), (9, 19))
    assert tidy(text, [(0, 5), (3, 7)], trim) == ((0, 7),)
    assert tidy(text, [(0, 7), (1, 3)], trim) == ((0, 7),)


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("{s:She} {q:said}  “  {c:it rained}.", "“  it rained"),
        ("{s:She} {q:said} “    {c:it rained}.”", "it rained.”"),
        ("{s:She} {q:said} “{c:it rained}...”", "“it rained...”"),
        ("{s:She} {q:said} “{c:it rained}....”", "“it rained"),
        ("{s:She} {q:said} “‘{c:it rained}’”", "“‘it rained’”"),
        ("{c:“It fell,” }{s:she} {q:said}", "“It fell,”"),
        ("{c:It fell “}{s:she} {q:said}", "It fell"),
        ("“It fell{c:” and it rained}, {s:he} {q:said}.", "and it rained"),
        ("{s:He} {q:said} {c:it rained “}and left”.", "it rained"),
        ("“{c1:It fell, }{s1:she} {q1:said}, {c1:twice}.”", "It fell … twice"),
        ("“{s:She} {q:said} {c:it fell}.”", "it fell"),
        ("“{s:She} {q:said} {c:it fell.”}", "it fell"),
        ("{c:“It fell,} {s:she} {q:said}, {c:“twice.”}", "“It fell … “twice.”"),
        ("{q:Said} {s:Ana} ({c:“no”}).", "“no”"),
    ],
)  # fmt: skip
def test_a_content_takes_in_the_marks_of_its_own_quotation(marked, content):
    assert only(read(marked)).content_text == content


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("{c:It rained}, {q:according to} {c:a clerk}.", "a clerk"),
        ("{c:It rained}, {q:according to}{c: a clerk}.", "a clerk"),
        ("{c:It rained}, {q:According to} {c:a clerk}", "a clerk"),
        ("{c:It rained}, {q:as per} {c:a clerk}", ""),
        ("{c:It rained}, {q:according to} then {c:a clerk}", ""),
        ("{c:It rained}, {s:he} said {q:according to} {c:a clerk}", "he"),
        ("{c:It rained}, {q:according to} {c:, so}", ""),
    ],
)
def test_the_source_behind_according_to_is_told_from_the_content(marked, source):
    assert only(read(marked)).source_text == source


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("By Ada\n{s:Politics\n\nPremier Quist} {c:lied}.", "Premier Quist"),
        ("{s:Ada Holt\n\nHe} {q:fell} {c:ill}.", "He"),
        ("{q:Said} {s:Ada\n\nHolt}, {c:no}.", "Ada"),
        ("One.\n\n{s:Ada\n\nBerlin\n\nOslo} {c:fell}.", "Oslo"),
        ("It fell. {s:Ada Holt} {q:said} {c:as much}.", "Ada Holt"),
        ("{s:Ada Holt}\nHe {q:said} {c:as much}.", "Ada Holt"),
    ],
)
def test_a_source_stands_in_the_paragraph_of_its_cue(marked, source):
    assert only(read(marked)).source_text == source


@pytest.mark.parametrize(
    ("marked", "paragraphs"),
    [
        ("{s:She} {q:said} {c:it rained.\n\nThe sun\n\nThe moon} came.", 1),
        ("{c:It rained.\n\nThe sun} {s:she} {q:said}.", 2),
        ("Well {c:it rained:\n\nThe sun} {s:she} {q:said}.", 2),
        ("Well {c:it rained:\n\nThe sun.\n\nThe moon} {s:she} {q:said}.", 3),
        ("{s:She} {q:said} {c:“it rained”.\n\n“The sun”} came.", 1),
        ("{s:She} {q:said} {c:“it rained.”\n\n“The sun”} came.", 2),
        ("{s:She} {q:said} {c:“it rained.”\n\nThe sun “x”} came.", 1),
        ("{s:She} {q:said} {c:“it rained.\n\n“The sun.”\n\nThe moon} came.", 2),
    ],
)
def test_a_content_goes_on_over_paragraphs_only_where_something_carries_it(marked, paragraphs):
    assert only(read(marked)).content_text.count("\n\n") == paragraphs - 1


def test_what_fragments_share_and_hold_is_counted_in_characters():
    assert (length([]), length([(2, 5), (9, 10)])) == (0, 4)
    assert (shared([(0, 4)], [(4, 9)]), shared([(0, 9)], [(2, 3), (5, 20)])) == (0, 5)
    assert holds([(0, 4)], []) is True
    assert (holds([(0, 4)], [(0, 4)]), holds([(0, 4)], [(0, 5)]), holds([(1, 4)], [(0, 4)])) == (True, False, False)
    assert list(without([(0, 9), (12, 20)], [(0, 2), (8, 14)])) == [(2, 8), (14, 20)]
    assert list(without([(0, 9)], [(0, 9)])) == []
    assert list(without([(5, 9)], [(0, 5), (9, 12)])) == [(5, 9)]


def test_a_draft_is_sorted_by_where_its_cue_or_content_begins_and_the_longer_goes_first():
    def made(content, cue=(), source=()):
        return StatementDraft(tuple(source), tuple(cue), tuple(content), "assert", 0.5)

    outer, inner, late = made([(0, 30)], [(40, 44)]), made([(0, 9)], [(10, 12)]), made([(5, 7)], source=[(0, 2)])
    assert sorted([late, inner, outer], key=lambda draft: draft.place) == [outer, inner, late]
    assert (made([(5, 7)], [(1, 2)], [(0, 1)]).anchor, late.anchor) == (((1, 2),), ((0, 2),))
