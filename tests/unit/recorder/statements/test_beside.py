"""Quotations that the network missed: beside a verb of speech, behind their speaker's sentence, in an exchange."""

import pytest

from onrecord.recorder.config import DEFAULT
from tests.unit.recorder.hand import only, read, read_mentions, said


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("It fell. “I saw it fall into the sea,” he went on.", "he", "went on"),
        ("It fell. “I saw it fall into the sea,” Ana Reyes added.", "Ana Reyes", "added"),
        (
            "It fell. “Did it fall into the sea?” Mayor Ana Reyes was quoted as saying.",
            "Mayor Ana Reyes",
            "was quoted as saying",
        ),
        ("It fell. Ana Reyes shot back: “I saw it fall into the sea.”", "Ana Reyes", "shot back"),
        ("It fell. Ana Reyes replied with a smile, “I saw it fall into the sea.”", "Ana Reyes", "replied"),
        ("It fell. And she went on: “I saw it fall into the sea.”", "she", "went on"),
    ],
)
def test_the_subject_of_a_verb_of_speech_beside_a_quotation_says_it(text, source, cue):
    statement = only(read_mentions(text, *([("Ana Reyes", "person name")] if "Ana" in text else [])))
    assert (statement.source_text, statement.cue_text) == (source, cue)
    assert statement.confidence == DEFAULT.statements.beside


@pytest.mark.parametrize(
    "text",
    [
        "It fell. “I saw it fall into the sea” was what it said.",
        "It fell. The sign on the pier said: “Do not feed the gulls here”.",
        "It fell. They sang “The Ballad of the Old Pier”, and Ana Reyes smiled.",
        "It fell. Near the pier Ana Reyes added a sign: “Do not feed the gulls here”.",
    ],
)
def test_titles_signs_and_other_subjects_are_left_alone(text):
    assert said(read_mentions(text, *([("Ana Reyes", "person name")] if "Ana" in text else []))) == []


@pytest.mark.parametrize(
    "before",
    [
        "{c:“It fell,”} {s:Reyes} {q:said}.",
        "{s:Reyes} {q:said} {c:it fell}.",
        "{c:“It fell,”} {s:Reyes} {q:told} reporters on Monday.",
    ],
)
def test_a_quotation_goes_on_behind_the_sentence_of_its_speaker(before):
    assert said(read(f"{before} “It fell into the sea.”"))[-1] == ("Reyes", "“It fell into the sea.”")


@pytest.mark.parametrize(
    "marked",
    [
        "{s1:Reyes} {q1:said} {c1:it fell}, but {s2:Costa} {q2:said} {c2:it stood}. “It fell into the sea.”",
        "{s:Reyes} {q:said} {c:it fell}. It was late. “It fell into the sea.”",
        "{s:Reyes} {q:said} {c:it fell}. “It fell” is a song.",
    ],
)
def test_it_does_not_where_somebody_else_could_speak(marked):
    assert [source for source, _ in said(read(marked))] == ["Reyes", "Costa"][: marked.count("{q")]


def test_a_question_and_an_answer_side_by_side_are_nobodys_for_certain():
    record = read(
        "{c:“No,”} {q:answered} {s:Hume}. {c:“Did anyone tell you?”} {c:“Not until last March.”}",
    )
    assert said(record) == [("Hume", "“No,”"), ("", "“Did anyone tell you?”"), ("", "“Not until last March.”")]


def test_who_asks_does_not_answer():
    record = read("{s:Reyes} {q:asked}: {c:“Did anyone tell you?”} {c:“Not until last March.”}")
    assert said(record) == [("Reyes", "“Did anyone tell you?”"), ("", "“Not until last March.”")]


def test_the_answer_in_the_next_paragraph_is_not_given_to_who_asked():
    record = read("{c:“Were you there at noon?”} {q:asked} {s:Reyes}.\n\n“I was there with my brother.”")
    assert said(record) == [("Reyes", "“Were you there at noon?”"), ("", "“I was there with my brother.”")]


def test_an_exchange_over_paragraphs_is_not_all_the_first_ones():
    record = read("{c:“I was,”} {q:said} {s:Ives}.\n\n{c:“With whom were you there?”}\n\n{c:“With my own brother.”}")
    assert said(record)[0] == ("Ives", "“I was,”")
    assert ("Ives", "“With my own brother.”") not in said(record)


def test_a_signature_signs_a_question_with_its_answer():
    assert said(read("“Ours?” “All of it.” — Ana Reyes")) == [("Ana Reyes", "“Ours?” “All of it.”")]
