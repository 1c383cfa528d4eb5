import time

import pytest

from onrecord.recorder.times import words
from onrecord.recorder.times.find import find
from onrecord.recorder.times.grammar import GRAMMAR, RULES
from onrecord.recorder.times.tokens import BARRIER, NO_CLASS, Tokens


def test_every_rule_is_made_of_classes_that_are_in_the_tables():
    assert len(RULES) > 30  # compiling the grammar looks every class up


def test_a_word_has_one_letter_for_all_of_its_classes():
    assert GRAMMAR.lexicon["second"] != GRAMMAR.lexicon["sixth"]
    assert GRAMMAR.lexicon["sixth"] == GRAMMAR.lexicon["fifth"]


def test_a_name_is_written_with_a_capital_letter():
    assert GRAMMAR.lexicon["May"] == GRAMMAR.lexicon["MAY"] != GRAMMAR.lexicon["may"]
    assert "tuesday" not in GRAMMAR.lexicon


def test_no_word_of_a_table_is_written_in_capitals():
    for table in words.TABLES.values():
        assert all(word == word.lower() for word in table)


def test_letters_stand_in_turns_with_gaps():
    tokens = Tokens.of("U.S. troops (in 1990s) left—then.", {})
    assert len(tokens.letters) == len(tokens.parts)
    assert "".join(tokens.parts) == tokens.text
    assert set(tokens.letters[1::2]) == {NO_CLASS}
    assert tokens.letters[-1] == BARRIER


def test_a_text_of_no_words_has_no_times():
    for text in ("", " ", "\n\n", "…", "'", "‘'‘"):
        assert list(GRAMMAR.search(Tokens.of(text, GRAMMAR.lexicon))) == []


@pytest.mark.speed
@pytest.mark.parametrize("words", ["the ", "one ", "1,", "first ", "more than ", "full fiscal ", "5 years after "])
def test_a_text_of_such_words_alone_takes_no_longer_than_its_length(words):
    def seconds(count: int) -> float:
        start = time.process_time()
        find(words * count + "year")
        return time.process_time() - start

    assert seconds(20_000) < 16 * max(seconds(2_500), 0.01)  # eight times as long; were it squared, 64 times
