"""The language of the grammar, the letters of a text, and the days that follow another by their numbers."""

import re

import pytest

from onrecord.recorder.times.grammar import GRAMMAR
from onrecord.recorder.times.grammars import Grammar, Rule
from onrecord.recorder.times.meanings import NOTHING, Reading, Reference
from onrecord.recorder.times.patterns import Translation, literals
from onrecord.recorder.times.tokens import Tokens, ends_sentence
from tests.unit.recorder.times.reading import values, words

LETTERS = {"DAY": "12", "YEAR": "Y", "the": "t", "of": "o"}
MACROS = {"day": "(the )?day=DAY"}


def translated(pattern: str) -> Translation:
    return Translation.of(pattern, MACROS, LETTERS)


@pytest.mark.parametrize(
    ("pattern", "regex", "first", "empty"),
    [
        ("DAY", "[12]", "12", False), ("the DAY", "[t] [12]", "t", False),
        ("(the )?DAY", "(?:[t] )?[12]", "t12", False),
        ("the|of", "[t]|[o]", "to", False), ("(the|of)", "(?:[t]|[o])", "to", False), ("(the)?", "(?:[t])?", "t", True),
        ("(the)*of", "(?:[t])*[o]", "to", False), ("(the)+of", "(?:[t])+[o]", "t", False),
        ("(the){0,2}", "(?:[t]){0,2}", "t", False),
        ("(?<=the )DAY", "(?<=[t] )[12]", "12", False), ("DAY(?![-,])", "[12](?![-,])", "12", False),
        ("(?!the)of", "(?![t])[o]", "o", False),
        ("[ -]DAY", "[ -][12]", " -", False), ("DAY.YEAR", r"[12]\.[Y]", "12", False),
    ],
)  # fmt: skip
def test_a_pattern_becomes_a_regular_expression_over_letters(pattern, regex, first, empty):
    made = translated(pattern)
    assert (made.regex, made.first, made.empty) == (regex, frozenset(first), empty)


def test_a_name_that_stands_twice_has_two_groups_and_a_macro_its_own():
    made = translated("(<day>|day=YEAR) year=YEAR")
    assert made.groups == {"day": ("day_0", "day_1"), "year": ("year_0",)}
    assert re.fullmatch(made.regex, "t 1 Y")["day_0"] == "1"
    assert re.fullmatch(made.regex, "Y Y")["day_1"] == "Y"
    assert list(literals("(the )?year=YEAR of <day>")) == ["the", "of"]


def grammar(*rules: Rule) -> Grammar:
    return Grammar(rules, {}, "DIGITS soon")


def test_of_several_rules_the_first_that_reads_something_counts():
    def read(value: str | None):
        return lambda found: Reading("DATE", Reference(value)) if value else None

    small = grammar(Rule("DIGITS soon", read(None)), Rule("DIGITS", read("a")), Rule("soon", read("b")))
    found = list(small.search(Tokens.of("So 5 soon, soon 6.", small.lexicon)))
    assert [reading.meaning.value for _, reading in found] == ["a", "b", "b", "a"]
    nothing = grammar(Rule("DIGITS soon", lambda found: NOTHING), Rule("soon", read("b")))
    assert [reading.meaning.value for _, reading in nothing.search(Tokens.of("5 soon soon", nothing.lexicon))] == ["b"]


def test_what_stands_around_a_match_is_told_by_words_and_gaps():
    seen = []
    small = grammar(Rule("count=DIGITS soon", seen.append))
    list(small.search(Tokens.of("Then, says Ana: 5 Soon (we hope) so.", small.lexicon)))
    (found,) = seen
    assert (found.before(), found.before(2), found.before(3), found.before(4)) == ("Ana", "says", "Then", "")
    assert (found.after(), found.after(2), found.after(3), found.after(4)) == ("we", "hope", "so", "")
    assert (found.gap_before(), found.gap_after()) == (": ", " (")
    assert (found.has("count"), found.has("more"), found.written("count"), found.words("more")) == (
        True,
        False,
        "5",
        [],
    )


@pytest.mark.parametrize(
    ("digits", "others"),
    [("31", "30"), ("999", "100"), ("1000", "2199"), ("0959", "0000"), ("2200", "2359"), ("32", "99")],
)
def test_figures_of_one_range_have_one_letter(digits, others):
    assert GRAMMAR.lexicon[digits] == GRAMMAR.lexicon[others]


def test_figures_of_different_ranges_have_different_letters():
    ranges = ["0", "00", "1", "10", "25", "32", "100", "0959", "1000"]
    assert len({GRAMMAR.lexicon[digits] for digits in ranges}) == len(ranges)
    assert not {"12345", "2400"} & GRAMMAR.lexicon.keys()


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("a,b", "~x;x|"), ("a, b", "~x,x|"), ("a. b", "~x.x|"), ("a.b", "~x·x|"), ("a-b", "~x-x|"), ("a–b", "~x-x|"),
        ("a‐b", "~x-x|"), ("a/b", "~x/x|"), ("a:b", "~x:x|"), ("a'b", "~x'x|"), ("a’b", "~x'x|"), ("a 'b", "~x‘x|"),
        ("a ’b", "~x‘x|"), ("a; b", "~x|x|"), ("a – b", "~x–x|"), ("a - b", "~x–x|"), ("a (b", "~x(x|"),
        ("a\nb", "~x x|"), ("a  b", "~x x|"), ("a,\n b", "~x,x|"), ("a\n\nb", "~x|x|"), ("a$b", "~x$x|"),
        ("a $b", "~x$x|"),
        ("a% b", "~x$x|"), ("a … b", "~x|x|"), ("5a", "~x~x|"), ("a$", "~x$"),
    ],
)  # fmt: skip
def test_every_gap_has_its_letter(text, letters):
    assert Tokens.of(text, {}).letters == letters


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("one. Two", True), ("one? Two", True), ("one! Two", True), ("one.” Two", True), ("one\n\ntwo", True),
        ("one. two", False),
        ("U. Two", False), ("one, Two", False), ("one.Two", False), ("one Two", False), ("one.\n\ntwo", True),
        ("one: Two", False),
    ],
)  # fmt: skip
def test_a_sentence_ends_where_a_mark_and_a_capital_say_so(text, ends):
    parts = Tokens.of(text, {}).parts
    assert ends_sentence(parts, 2) is ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on April 24 and 25", {"April 24": "2024-04-24", "25": "2024-04-25"}),
        ("on Friday, April 26 and 27", {"Friday, April 26": "2024-04-26", "27": "2024-04-27"}),
        ("on April 24th and 25", {"April 24th": "2024-04-24"}),
        ("on April 24, 2023 and 25", {"April 24, 2023": "2023-04-24"}),
        ("in April and 25", {"April": "2024-04"}),
        ("on April 24 at noon and 25", {"April 24 at noon": "2024-04-24T12:00"}),
    ],
)  # fmt: skip
def test_more_days_of_a_month_follow_by_their_numbers_alone(text, expected):
    assert values(f"They will meet {text}.") == expected


def test_the_apostrophe_of_a_century_belongs_to_its_year():
    assert words("It fell in '98 and in ’99.") == ["'98", "’99"]
