"""What is no difference between two passages."""

import pytest

from onrecord.text.comparing import cut_words, spoken, written


def forms(text: str) -> list[str]:
    return [word.form for word in spoken(text, 0, len(text))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We Will Leave", "we will leave"),
        ("the “so-called” deal", "the 'so called' deal"),
        ("it’s over — finished", "it's over – finished"),
        ("We don’t know", "We do not know"),
        ("We cannot stay", "We can't stay"),
        ("They’re going to", "They are gonna"),
        ("the colour of defence", "the color of defense"),
        ("they travelled to the centre", "they traveled to the center"),
        ("we recognised and analysed it", "we recognized and analyzed it"),
        ("fourteen people", "14 people"),
        ("twenty-five per cent", "25%"),
        ("five million dollars", "$5m"),
        ("2.5 million", "2,500,000"),
        ("two hundred men", "200 men"),
        ("the U.S. and the UK", "the US and the U.K."),
        ("We, uh, we’ll um see", "We, we will see"),
        ("a café", "a cafe\u0301"),
        ("Thank you [applause] all", "Thank you all"),
        ("Thank you (Laughter.) all", "Thank you all"),
        ("Read it at https://paper.example/a?b=c today", "Read it at today"),
    ],
)
def test_the_same_words_written_otherwise_are_the_same(one: str, other: str) -> None:
    assert forms(one) == forms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we filed it", "we filled it"),
        ("four of them", "for of them"),
        ("the minister’s car", "the ministers car"),
        ("2 million", "3 million"),
        ("£5", "$5"),
        ("we are", "we were"),
        ("(and I) left", "left"),
    ],
)
def test_other_words_are_not(one: str, other: str) -> None:
    assert forms(one) != forms(other)


def test_words_know_where_they_stand() -> None:
    text = "He said: “We don’t have $5 million.”"
    words = spoken(text, 9, len(text))
    assert [text[word.start : word.end] for word in words] == ["We", "do", "n’t", "have", "$5 million", "$5 million"]


def test_a_quotation_keeps_its_gaps_and_brackets() -> None:
    text = "… [W]e told [the minister] ... to wait . . . d**n it …"
    assert [(word.form, word.kind) for word in written(text, 0, len(text))] == [
        ("we", "edited"),
        ("told", "word"),
        ("the minister", "insert"),
        ("…", "gap"),
        ("to", "word"),
        ("wait", "word"),
        ("…", "gap"),
        ("d**n", "edited"),
        ("it", "word"),
    ]


def test_words_know_where_sentences_begin() -> None:
    text = "We left. They stayed!\n\nNobody came"
    assert [word.form for word in spoken(text, 0, len(text)) if word.begins] == ["we", "they", "nobody"]


def test_what_is_shown_is_one_line_and_never_long() -> None:
    text = "We\nleft " + "and left " * 100
    shown = cut_words(spoken(text, 0, len(text)), text, 40)
    assert shown.startswith("We left and left")
    assert shown.endswith(" …")
    assert len(shown) <= 40
