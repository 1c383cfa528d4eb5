"""Where sentences begin: abbreviations, initials and quotations don't mislead."""

import pytest

from onrecord.schema import Article
from onrecord.text import TextStructure


def sentences(text: str) -> list[str]:
    structure = TextStructure.of(Article(id="a", text=text))
    ends = [*structure.sentences[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(structure.sentences, ends, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ada Moe and Lt. Col. Bo Poe met on Jan. 5 in the U.S. Senate.",
        "J. R. Holm of Acme Inc. won.",
        "She is the No. 3 House Democrat.",
        "“Is it safe?” she asked.",
        "The pier (built in 1931!) fell.",
        "It was Moe vs. Poe.",
    ],
)
def test_what_is_one_sentence_stays_whole(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        ["It rained.", "Then it snowed."],
        ["“It rained.”", "“Then it snowed,” she said."],
        ["Was it safe?", "No.", "It never was."],
        ["„Nobody asked us.“", "He left."],
        ["It cost 9 million.", "3 of them were lost."],
    ],
)
def test_sentences_are_told_apart(text):
    assert sentences(" ".join(text)) == text


def test_a_paragraph_begins_a_sentence_without_a_full_stop_before_it():
    assert sentences("Pier closed\n\nby the council") == ["Pier closed", "by the council"]


def test_a_short_line_ends_a_sentence_and_a_wrapped_one_does_not():
    wrapped = "The council of the town voted on Tuesday to close\nMarine Pier."
    assert sentences(f"Jens Wold\nThe pier fell.\n\n{wrapped}") == ["Jens Wold", "The pier fell.", wrapped]


def test_a_sentence_is_numbered_from_its_first_character():
    structure = TextStructure.of(Article(id="a", text="  No. It fell."))
    assert [structure.sentence(at) for at in (0, 2, 5, 6, 13)] == [-1, 0, 0, 1, 1]
    assert structure.sentences_in(3, 7) == (6,)
    assert structure.sentences_in(6, 6) == ()
