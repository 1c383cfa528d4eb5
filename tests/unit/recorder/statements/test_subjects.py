"""The sentence gives a source that the network left open: an agent, a subject behind its verb, or a shared one."""

import pytest

from tests.unit.recorder.hand import only, read, said


@pytest.mark.parametrize(
    ("marked", "source", "content"),
    [
        ("{c:She} {q:was urged} by {c:allies to wait}.", "allies", "She … to wait"),
        ("{c:The claim} {q:was rejected} by Marsh on Monday.", "Marsh", "The claim"),
        ("{c:He} {q:was told} by two of the engineers {c:that it was safe}.", "two", "He … that it was safe"),
    ],
)
def test_who_stands_behind_by_is_the_source_of_a_passive(marked, source, content):
    statement = only(read(marked))
    assert (statement.source_text, statement.content_text) == (source, content)


def test_by_with_a_day_or_after_an_active_verb_gives_nobody():
    assert only(read("{q:Promised} by letter {c:that it would reopen}.")).source_text == ""


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("{c:He did not}, {q:replied} clerk Joe Budd.", "clerk Joe Budd"),
        ("{c:“Pay up,”} {q:texted} his agent, Rita Moore.", "his agent, Rita Moore"),
        ("{c:“Pay up,”} {q:texted} Rita Moore, laughing.", "Rita Moore"),
        ("{c:“Pay up,”} {q:said} the lawyer.", "the lawyer"),
    ],
)
def test_who_stands_behind_the_verb_is_the_source_where_the_words_stand_before_it(marked, source):
    assert only(read(marked)).source_text == source


@pytest.mark.parametrize(
    "marked",
    [
        "It rained, as was {q:said} on Monday {c:that it would}.",
        "{c:“Pay up,”} {q:said} on Monday.",
        "{c:Gusts of 150 km/h} {q:were expected on} the coast.",
        "{q:Asked} Rita Moore: {c:is it over?}",
    ],
)
def test_other_words_behind_a_verb_are_no_source(marked):
    assert only(read(marked)).source_text == ""


@pytest.mark.parametrize(
    "marked",
    [
        "{s1:She} {q1:denied} {c1:taking the money}, and {q2:promised} {c2:to publish her accounts}.",
        "{s1:She} {q1:called} {c1:the plan “a gift”} but {q2:said} {c2:it would fail}.",
        "{s1:She} {q1:praised} {c1:the plan}, {q2:adding} {c2:that it would fail}.",
        "{s1:She} {q1:praised} {c1:the plan} and later {q2:said} {c2:it would fail}.",
    ],
)
def test_verbs_that_share_a_subject_share_the_source(marked):
    assert [source for source, _ in said(read(marked))] == ["She", "She"]


@pytest.mark.parametrize(
    "marked",
    [
        "{s1:She} {q1:denied} {c1:it}. {q2:Promised} was {c2:an account of the money}.",
        "{s1:She} {q1:denied} {c1:it}, the council {q2:promised} {c2:to publish}.",
        "They read {s1:the letter}, which {q1:warned} {c1:of a fire}, and {q2:promised} {c2:to publish}.",
        "{s1:She} {q1:denied} {c1:it}, and the bank {q2:promised} {c2:to publish}.",
    ],
)
def test_another_subject_is_not_passed_over(marked):
    assert said(read(marked))[1][0] == ""


def test_a_subject_outside_of_a_quotation_is_not_that_of_a_verb_in_it():
    record = read("{s1:She} {q1:said}: {c1:“It rained and {q2:hoping} {c2:for sun} was vain.”}")
    assert record.statements[1].source_text == ""


def test_a_relative_clause_is_said_by_the_noun_before_it():
    record = read("{s1:Costa, who {q2:said} {c2:he had warned them},} {q1:urged} {c1:members to vote no}.")
    assert {source for source, _ in said(record)} == {"Costa", "Costa, who said he had warned them"}


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("Ana Reyes, a former envoy to Ida Berg, issued a statement {q:calling} {c:it absurd}.", "Ana Reyes"),
        ("By noon, the Tidal Board had sent an angry letter to Berg, {q:saying} {c:it would sue}.", "the Tidal Board"),
        ("On Monday, Reyes, who was ill, wrote a note to Berg {q:warning} {c:that it leaked}.", "Reyes"),
    ],
)
def test_who_sent_out_a_text_is_the_source_of_what_a_participle_says_it_says(marked, source):
    assert only(read(marked)).source_text == source


@pytest.mark.parametrize(
    "marked",
    [
        "On Monday, a bus left. Reyes read a statement {q:calling} {c:it absurd}.",
        "Reyes issued a statement. It was short, {q:calling} {c:it absurd}.",
        "Reyes issued a statement that {q:called} {c:it absurd}.",
        "On Monday issued a statement {q:calling} {c:it absurd}.",
    ],
)
def test_a_participle_behind_another_clause_gets_no_source(marked):
    assert only(read(marked)).source_text == ""
