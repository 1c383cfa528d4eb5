"""A quotation that an article gives twice."""

import pytest

from onrecord.checks import CheckInput, Finding
from onrecord.checks.quotation import quotation
from onrecord.schema import Record
from tests.support import record_of


def found(record: Record) -> list[Finding]:
    return list(quotation(CheckInput(record)))


def twice(first: str, second: str) -> str:
    """Give an article that quotes {a1} with some words, and later with others."""
    return (
        f"{{s1:{{a1:Ana Reyes}}}} {{q1:spoke}} on Monday: {{c1:“{first}”}}\n\n"
        "The council meets again in May. Nobody else was asked.\n\n"
        f"{{c2:“{second}”}} was what {{s2:{{a1:Reyes}}}} {{q2:said}}, as people remember it."
    )


SAID = "We will not close the last school in the valley"


@pytest.mark.parametrize(
    ("second", "verdict"),
    [
        ("We will not close the last road in the valley", "reworded"),
        ("We will not shut the last school in the valley", "reworded"),
        ("We will not close the school in the valley", "reworded"),
        ("We will close the last school in the valley", "turned"),
        ("We may not close the last school in the valley", "turned"),
    ],
)
def test_a_quotation_in_other_words_is_found(second: str, verdict: str) -> None:
    record = record_of(twice(SAID, second))
    (finding,) = found(record)
    assert finding.verdict == verdict
    assert [span.cut(record.article.text) for span in finding.about] == [second]
    assert [span.cut(record.article.text) for span in finding.evidence] == [SAID]
    assert finding.statements == ("s1", "s2")


@pytest.mark.parametrize(
    "second",
    [
        SAID,
        "We will not … close the last school in the valley",
        "We will not close the last school […]",
        "[W]e will not close the last school in [Lund]",
        "we will not close the last school",
        "the last school in the valley",
        "We won’t close the last school in the valley",
        "We will not – uh – close the last school in the valley",
        "We will not close that last school in the valley",
        "We will not open a new school on the hill",
        "The last school has been in the valley for a hundred years, and nobody will ever close it",
    ],
)
def test_the_same_words_written_otherwise_and_other_sentences_are_not_found(second: str) -> None:
    assert found(record_of(twice(SAID, second))) == []


def test_the_message_has_both_wordings() -> None:
    assert found(record_of(twice(SAID, "We will close the last school in the valley")))[0].message == (
        "Quoted once with “not” and once without it: “We will not close the last school in the valley” and “We will"
        " close the last school in the valley”"
    )


def test_a_quotation_in_another_order_is_found() -> None:
    record = record_of(twice(SAID, "In the valley we will not close the last school"))
    (finding,) = found(record)
    assert finding.message == (
        "Quoted in two ways: “We will not close the last school in the valley” and “In the valley we will not close"
        " the last school”"
    )
    record = record_of(twice("The school is safe. The bridge is closed", "The bridge is closed. The school is safe"))
    (finding,) = found(record)
    assert finding.verdict == "reworded"


def test_a_headline_may_shorten_but_not_change_what_somebody_said() -> None:
    body = "\n\n{s:{a1:Ana Reyes}} {q:said}: {c:“We will not close the last small school in the valley.”}"
    assert found(record_of(f"Reyes: ‘We will not close the last school in the valley’{body}", title=True)) == []
    (finding,) = found(record_of(f"Reyes: ‘We will not sell the last small school in the valley’{body}", title=True))
    assert finding.verdict == "reworded"


def test_words_of_two_people_are_found() -> None:
    text = (
        "{c1:“The bridge was never safe in winter,”} {s1:{a1:Ana Reyes}} {q1:said}.\n\nIt was closed in May.\n\n"
        "{c2:“The bridge was never safe in winter,”} {s2:{a2:Tom Hale}} {q2:said}."
    )
    (finding,) = found(record_of(text))
    assert finding.verdict == "two_speakers"
    assert finding.message == (
        "The same words are quoted from Ana Reyes and from Tom Hale: “The bridge was never safe in winter”"
    )


@pytest.mark.parametrize(
    "second",
    [
        "{c2:“The bridge was never safe in spring,”} {s2:{a2:Tom Hale}} {q2:said}.",
        "{c2:“The bridge was never safe in winter,”} {s2:{a1:Reyes}} {q2:said}.",
        "{a2:Tom Hale} came. {c2:“The bridge was never safe in winter,”} {s2:{a2:he}} {q2:said}.",
        "{c2:“They say ‘the bridge was never safe in winter’ now,”} {s2:{a2:Tom Hale}} {q2:said}.",
    ],
)
def test_similar_words_those_of_somebody_without_a_name_and_those_quoted_by_others_are_not(second: str) -> None:
    first = "{c1:“The bridge was never safe in winter,”} {s1:{a1:Ana Reyes}} {q1:said}."
    assert found(record_of(f"{first}\n\nIt was closed in May.\n\n{second}")) == []


def test_an_interrupted_quotation_is_compared_as_one() -> None:
    text = twice(SAID, "We will not close the last school,” she said, “in the county")
    (finding,) = found(record_of(text))
    assert len(finding.about) == 2


def test_what_somebody_says_twice_in_one_breath_is_no_finding() -> None:
    text = (
        "{c:“We will close the school in May,”} {s:{a1:Ana Reyes}} {q:said}, {c:“and we will close the church in May.”}"
    )
    assert found(record_of(text)) == []


def test_what_somebody_says_again_among_other_things_is_no_finding() -> None:
    first = "We will close the last school in the valley. It has nine children, and the roof leaks everywhere"
    second = "Of course we will close a last school in the valley. Parents have told me that they want a bus instead"
    assert found(record_of(twice(first, second))) == []
