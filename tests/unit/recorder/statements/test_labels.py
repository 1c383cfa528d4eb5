"""A word in front of a colon is a speaker's label only where something says so."""

import pytest

from onrecord.recorder.statements.rules.labels import is_name
from tests.unit.recorder.hand import read, said


@pytest.mark.parametrize(
    "words",
    [
        "Ana Reyes",
        "MACRON",
        "Ursula von der Leyen",
        "O’Hara",
        "J. R. Holm",
        "A B C D E F",
        "Anna-Lena Holm",
        "Ana y Luz",
    ],
)
def test_words_that_can_be_a_name(words):
    assert is_name(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Read this",
        "10",
        "what is",
        "A B C D E F G",
        "Ana 2",
        "ana Reyes",
        "Ana reyes",
        "Ana of it Reyes",
        "Ana: Reyes",
    ],
)
def test_words_that_cannot_be_a_name(words):
    assert not is_name(words)


def labelled(text: str) -> list[tuple[str, str]]:
    return said(read(text))


LINE = ": The river is ours."


@pytest.mark.parametrize(
    "text",
    [
        f"REYES{LINE}\n\nREYES{LINE}",  # in capitals, and it comes back
        f"We met Ana Reyes in May.\n\nReyes{LINE}\n\nReyes{LINE}",  # it comes back, and the text knows it
        f"We met Ana Reyes in May.\n\nAna Reyes (Labour){LINE}",  # it has a role, and the text knows it
        "Reyes: “The river is ours.”",  # a quotation follows
        f"{{c:So}}, {{s:Ana Reyes}} {{q:said}}.\n\nReyes{LINE}",  # the article quotes it
    ],
)
def test_a_label_is_believed_for_a_reason(text):
    assert "The river is ours" in [content.strip("“”.") for _, content in labelled(text)]


@pytest.mark.parametrize(
    "text",
    [
        f"REYES{LINE}",  # once
        f"Reyes{LINE}\n\nReyes{LINE}",  # known from nowhere
        f"We met Ana Reyes in May.\n\nReyes{LINE}",  # once
        f"Ana Reyes (Labour){LINE}",  # known from nowhere
        f"We met in Reyes.\n\nREYES{LINE}\n\nREYES{LINE}",  # a place
        f"We met near Reyes.\n\nREYES{LINE}\n\nREYES{LINE}",
        f"We met Ana Reyes in May.\n\nReyes (AFP){LINE}\n\nReyes (AFP){LINE}",  # an agency
        f"We met Ana Reyes in May.\n\nReyes (2024){LINE}\n\nReyes (2024){LINE}",  # a year
        f"Photo{LINE}\n\nPHOTO{LINE}\n\nPHOTO{LINE}",
        f"Q{LINE}\n\nQ{LINE}",  # a question without answers
        f"REYES{LINE}\n\nREYES:",
        f"Then REYES{LINE}\n\nThen REYES{LINE}",
        "Reyes: “The river” is ours.",  # no sentence of four words
    ],
)
def test_a_label_without_a_reason_is_not(text):
    assert labelled(text) == []


def test_a_label_is_believed_before_a_short_quotation_that_is_a_sentence():
    assert labelled("• Skipper: ‘We were robbed’") == [("Skipper", "‘We were robbed’")]
    assert labelled("• Skipper: ‘We Were Soldiers’") == []  # a title


def test_a_label_ends_with_its_paragraph_or_where_the_next_begins():
    assert labelled("REYES: One.\n\nTwo.\n\nREYES: Three.\nREYES: Four.") == [
        ("REYES", "One"), ("REYES", "Three"), ("REYES", "Four"),
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["*", "_", "#", ">", "•", "**", "“"])
def test_decoration_around_a_label_is_no_part_of_it(mark):
    found = labelled(f"{mark}REYES: The river is ours.\n\n{mark}REYES: All of it.")
    assert [source for source, _ in found] == ["REYES", "REYES"]


def test_a_label_of_eighty_characters_is_read_and_a_longer_one_is_none():
    for length, found in ((80, 2), (81, 0)):
        name = "A" * length
        assert len(labelled(f"{name}: So.\n\n{name}: And so.")) == found


def test_questions_and_answers_are_believed_together_alone():
    assert len(labelled("Q: Why?\n\nA: So.")) == 2
    assert labelled("Q: Why?\n\nB: So.") == []


def test_a_place_that_speaks_before_a_quotation_is_believed():
    assert len(labelled("We met in Reyes.\n\nReyes: “The river is ours.”")) == 1
