"""What coders see: all of a text in passages, and words around a statement that don't give away who speaks."""

import pytest

from onrecord.audits.cutting import BEFORE, MOST_CANDIDATES, cut_passage, cut_statement
from onrecord.audits.passages import LONGEST, LONGEST_SENTENCE, MOST_SENTENCES, cut_text
from tests.support import record_of
from tests.unit.archive.hand import cast, dam


@pytest.mark.parametrize(
    "text",
    ["Flood\n\nThe river rose. Nobody was hurt.\n", "One. " * 400, "x" * 5000, "a\nb\n\n\n c. D. \n", "", " \n "],
)
def test_all_of_a_text_is_in_exactly_one_passage(text):
    spans = [span for each in cut_text(text) for span in each]
    assert spans == sorted(spans)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())


def test_a_passage_is_a_paragraph_and_a_long_one_is_cut_between_sentences():
    assert [len(each) for each in cut_text("A dam. It is safe.\n\nOne more.")] == [2, 1]
    for each in cut_text("It is perfectly safe to cross the dam, whatever they say, she said. Nobody is. " * 200):
        assert each[-1][1] - each[0][0] <= LONGEST
    assert {len(each) for each in cut_text("No. " * 80)} == {MOST_SENTENCES}
    assert max(end - start for each in cut_text("x" * 9000) for start, end in each) == LONGEST_SENTENCE


def test_a_statement_stands_in_its_sentence_with_its_content_marked():
    record = dam()
    unit = cut_statement(record, record.statements[0], {"a1": 1, "a2": 2})
    assert unit.text == "Ana Reyes said the dam at Kelve is safe."
    assert [each.cut(unit.text) for each in unit.content] == ["the dam at Kelve is safe"]
    assert unit.after.strip() == "The mayor knew of the cracks, she added."
    assert (unit.speakers, unit.act) == (("a1",), "assert")


def test_those_to_choose_from_stand_in_the_order_of_the_text_whoever_speaks():
    record = cast("Piet Lund came. {c:It is safe}, {s:Ana Reyes} {q:said}.",
                  {"name": "Ana Reyes"}, {"name": "Piet Lund"}, speakers={1: "a1"})  # fmt: skip
    unit = cut_statement(record, record.statements[0], {})
    assert [(each.id, each.name) for each in unit.candidates] == [("a2", "Piet Lund"), ("a1", "Ana Reyes")]


def test_actors_who_are_one_in_the_archive_are_one_to_choose():
    record = cast("{c:It is safe}, {s:Reyes} {q:said}. Ana Reyes left.",
                  {"name": "Ana Reyes"}, {"name": "Reyes"}, speakers={1: "a2"})  # fmt: skip
    unit = cut_statement(record, record.statements[0], {"a1": 7, "a2": 7})
    assert [each.id for each in unit.candidates] == ["a1"]
    assert unit.speakers == ("a1",)


def test_units_are_bounded_whatever_the_text_is():
    names = [f"Ana Reyes{n}" for n in range(300)]
    long = f"{'no end ' * 3000}, {' '.join(names)}, {{s:{names[299]}}} {{q:said}} {{c:{'on and ' * 3000}on}}."
    record = cast(long, *({"name": each} for each in names), speakers={1: "a300"})
    unit = cut_statement(record, record.statements[0], {})
    assert len(unit.before) <= BEFORE
    assert len(unit.text) <= 6000
    assert len(unit.candidates) == MOST_CANDIDATES
    assert "a300" in {each.id for each in unit.candidates}
    assert all(each.end <= len(unit.text) for each in unit.content)


def test_statements_are_in_the_sentence_where_they_begin():
    record = record_of("{s:Lund} {q:said} {c:it rains. It pours}. It is late, {s2:he} {q2:added}, {c2:and dark}.")
    (sentences,) = cut_text(record.article.text)
    unit = cut_passage(record, sentences)
    assert [(each.sentence, each.statement) for each in unit.found] == [(0, "s1"), (2, "s2")]
    assert [each.cut(unit.text) for each in unit.sentences][1] == "It pours."


def test_what_stands_in_another_passage_is_not_counted():
    record = record_of("Flood. It rose.\n\n{s:Lund} {q:said} {c:it rains}.")
    first, second = cut_text(record.article.text)
    assert cut_passage(record, first).found == ()
    assert len(cut_passage(record, second).found) == 1
    assert cut_passage(record, second).before.startswith("Flood.")
