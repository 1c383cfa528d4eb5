"""A second giving of a quotation differs in words, or is only written otherwise; and it is where it is said to be."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.checks.made import Text
from training.checks.variants import Twice, drawn, made, quoted, second_changed
from training.checks.wordings import CHANGES, HARMLESS, TURNING, Change, Harmless, changed, harmless, without_fillers

WORDS = (
    "We did not close the old school in the valley, and they paid 14 teachers for the year. "
    "It was a grey time of salt and bread."
)
SEEDS = st.integers(0, 10_000)


@pytest.mark.parametrize("change", CHANGES)
@settings(max_examples=25)
@given(seed=SEEDS)
def test_every_change_says_it_in_other_words(change: Change, seed: int) -> None:
    new = changed(change, WORDS, random.Random(seed))
    assert new is not None
    assert tokens(new) != tokens(WORDS)


def tokens(words: str) -> list[str]:
    return re.findall(r"\w+", words.lower())


@settings(max_examples=25)
@given(seed=SEEDS)
def test_what_is_reordered_has_the_same_words(seed: int) -> None:
    new = changed("reordered", WORDS, random.Random(seed))
    assert new is not None
    assert sorted(tokens(new)) == sorted(tokens(WORDS))


def test_a_dropped_not_is_dropped_and_one_is_added_where_there_was_none() -> None:
    rng = random.Random(1)
    assert changed("negation", "We did not know", rng) == "We did know"
    assert changed("negation", "I can't say", rng) == "I can say"
    assert changed("negation", "That is the end", rng) == "That is not the end"


def test_an_exchanged_word_takes_its_article_along() -> None:
    assert changed("word", "for a new one", random.Random(1)) == "for an old one"


@pytest.mark.parametrize("kind", HARMLESS)
@settings(max_examples=25)
@given(seed=SEEDS)
def test_nothing_harmless_leaves_out_what_turns_the_words(kind: Harmless, seed: int) -> None:
    new = harmless(kind, WORDS, random.Random(seed))
    assert new is not None
    assert len(TURNING.findall(new)) >= len(TURNING.findall(WORDS))


@pytest.mark.parametrize(
    ("kind", "words", "written"),
    [
        ("capital", "We wait", "we wait"),
        ("capital", "Lund waits", None),
        ("spelling", "the colour of it", "the color of it"),
        ("cut", "We wait here today, and we sing too", "We wait here today"),
        ("cut", "We wait here today, but not for long", None),
        ("marks", "we’re here", "we're here"),
        ("fillers", "We, uh, wait", "We wait"),
        ("ellipsis", "We wait", None),
    ],
)
def test_harmless_ways_of_writing(kind: Harmless, words: str, written: str | None) -> None:
    assert harmless(kind, words, random.Random(1)) == written


def test_fillers_are_left_out_with_their_commas() -> None:
    assert without_fillers("Um, we, you know, went, and er left") == "We went, and left"
    assert without_fillers("You know them and we know you") == "You know them and we know you"


TEXT = Text(
    "01-hall",
    "Hall to close\n\nThe hall will close.\n\n"
    "“We kept the keys of the hall in a tin for nine years,” said Ada Moss, and wept.\n\n"
    "“You held on and you did not let go,” Bo Lane said. “You held on,” he said again, “and you did not let go.”",
    15,
)


def span(words: str, nth: int = 0) -> tuple[int, int]:
    start = [m.start() for m in re.finditer(re.escape(words), TEXT.text)][nth]
    return start, start + len(words)


TWICE = Twice(
    TEXT, span("You held on and you did not let go"), (span("You held on", 1), span("and you did not let go", 1))
)


def test_a_second_giving_in_parts_is_changed_in_its_longest_part() -> None:
    article = second_changed(TWICE, "negation", random.Random(1))
    assert article is not None
    assert article.differs
    assert [article.text[slice(*part)] for part in article.second] == ["You held on", "and you did let go"]
    assert article.text[slice(*article.first)] == "You held on and you did not let go"


def test_other_marks_stand_about_every_part() -> None:
    article = second_changed(TWICE, "marks", random.Random(1))
    assert article is not None
    assert not article.differs
    assert not any(article.text[start - 1] == "“" for start, _ in article.second)
    assert len(article.text) == len(TEXT.text)


def test_a_long_quotation_that_is_given_once_gets_a_second_giving_at_the_end() -> None:
    [match] = quoted(TEXT, [TWICE.first])
    assert match["after"] == "Ada Moss"
    articles = list(made(TEXT, 5, 1))
    kinds = {article.kind for article in articles}
    assert {"negation", "number", "brackets", "fillers", "capital"} <= kinds
    for article in articles:
        first, *_ = article.second
        assert article.text.startswith(TEXT.text)
        assert first[0] > len(TEXT.text)
        assert article.text[slice(*article.first)] == article.was
        same = tokens(article.text[slice(*first)]) == tokens(article.was)
        assert not (article.differs and same)


def test_articles_are_drawn_in_turns_over_the_kinds() -> None:
    articles = drawn(list(made(TEXT, 5, 1)), 4, 1)
    assert len({article.kind for article in articles}) == 4
