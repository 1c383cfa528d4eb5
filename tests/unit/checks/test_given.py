from datetime import date

import pytest

from onrecord.checks import CheckInput
from onrecord.schema import Record, Span
from tests.support import record_of


def cut(given: CheckInput, spans: tuple[Span, ...]) -> list[str]:
    return [span.cut(given.text) for span in spans]


def an_input(marked: str, **fields: object) -> CheckInput:
    return CheckInput(record_of(marked, **fields))


def test_sentences_have_no_white_space_at_their_ends_and_stop_with_their_paragraph():
    given = an_input("Pier falls\n\nIt rained.  “It fell,” she said. No\n\n one saw it.\n", title=True)
    assert cut(given, given.sentences) == ["Pier falls", "It rained.", "“It fell,” she said.", "No", "one saw it."]


@pytest.mark.parametrize(
    ("position", "words"), [(0, "It rained."), (9, "It rained."), (11, "It fell."), (18, "It fell.")]
)
def test_a_character_belongs_to_the_sentence_that_begins_last_before_it(position, words):
    given = an_input("It rained. It fell.")
    assert given.sentence(position).cut(given.text) == words


def test_what_stands_before_the_first_sentence_belongs_to_it():
    given = an_input("\n\n  It rained. It fell.")
    assert given.sentence(0).cut(given.text) == "It rained."
    assert (given.number(0), given.number(len(given.text) - 1)) == (0, 1)


def test_an_article_without_words_has_no_sentences():
    given = an_input(" \n ")
    assert given.sentences == given.told_in == ()


def test_quotations_and_blocks_are_quoted():
    text = "She said: “It fell.” Then she wrote:\n\nThe pier fell, and we ran.\n\nIt rained."
    given = an_input(text, kinds={1: "quote"})
    quoted = [given.is_quoted(text.index(words)) for words in ("She", "It fell", "Then", "and we", "It rained")]
    assert quoted == [False, True, False, True, False]


def test_the_innermost_statement_around_a_character_is_the_shortest():
    given = an_input("{s1:Ada Moe} {q1:said} {c1:{s2:the board} {q2:hopes} {c2:it will rain}}. It rained.")
    at = {words: given.innermost(given.text.index(words)) for words in ("rain", "board", "It rained")}
    assert {words: each and each.id for words, each in at.items()} == {"rain": "s2", "board": "s1", "It rained": None}


def test_a_sentence_lists_the_statements_with_words_in_it():
    given = an_input("{s1:She} {q1:said} {c1:it fell}. {c1:It was old}. {s2:He} {q2:said} {c2:no}. It rained.")
    assert [[each.id for each in statements] for statements in given.told_in] == [["s1"], ["s1"], ["s2"], []]


def test_statements_and_actors_are_found_by_their_ids():
    given = an_input("{s:{a1:Ada Moe}} {q:said} {c:it fell}.")
    assert given.statements["s1"].content_text == "it fell"
    assert given.actors["a1"].name == "Ada Moe"


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-03-01", date(2024, 3, 1)),
        ("2024-03-01T18:40Z", date(2024, 3, 1)),
        ("2024-03", None),
        ("2024-02-31", None),
    ],
)
def test_the_articles_day_is_known_only_if_it_is_given_and_in_the_calendar(published, day):
    assert an_input("It fell.", published=(published, "given")).published_on == day
    assert an_input("It fell.").published_on is None


def test_only_the_title_is_the_title():
    given = an_input("Pier falls\n\nIt rained.", title=True)
    assert [given.in_title(position) for position in (0, 9, 10, 12)] == [True, True, False, False]
    assert not an_input("It rained.").in_title(0)


def test_looking_things_up_leaves_the_record_as_it_is():
    record = record_of("{s:{a1:Ada Moe}} {q:said} {c:it fell}.")
    given = CheckInput(record)
    before = record.to_json()
    assert given.sentences
    assert given.told_in
    assert Record.from_json(before) == record == given.record
