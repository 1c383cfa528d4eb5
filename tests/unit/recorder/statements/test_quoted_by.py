"""Who is quoted says it; who quotes only hands it on."""

import pytest

from tests.unit.recorder.hand import only, read, said


@pytest.mark.parametrize(
    "marked",
    [
        "{c:Union leader Bo Grell} {q:was quoted} by {s:the Daily Lantern} {c:as saying that he would resign}.",
        "{c:Union leader Bo Grell} {q:was cited} by {s:the Lantern} on Monday {c:as saying that he would resign}.",
        "{c:Union leader Bo Grell} {q:was quoted} by {s:the Daily Lantern} {q:as saying} {c:that he would resign}.",
        "{c:Union leader Bo Grell} {q:has been quoted} by {s:the Daily Lantern} {c:as warning that he would resign}.",
    ],
)
def test_who_is_quoted_by_a_paper_is_the_source(marked):
    statement = only(read(marked))
    assert (statement.source_text, statement.content_text) == ("Union leader Bo Grell", "that he would resign")


def test_a_passive_of_another_verb_keeps_its_agent():
    record = read("{c:The mayor} {q:was told} by {s:engineers} {c:that the tower was safe}.")
    assert only(record).source_text == "engineers"


def test_a_paper_that_quotes_somebody_holds_what_he_says():
    record = read("{s:The agency} {q:quoted} {c:Defence Minister Aud Lien as saying the ships had left port}.")
    assert [(s.source_text, s.cue_text, s.content_text, s.within) for s in record.statements] == [
        ("The agency", "quoted", "Defence Minister Aud Lien as saying the ships had left port", None),
        ("Defence Minister Aud Lien", "as saying", "the ships had left port", "s1"),
    ]


def test_what_the_network_has_read_within_a_report_is_not_added_again():
    record = read("{s1:The agency} {q1:quoted} {c1:{s2:Aud Lien} {q2:as saying} {c2:the ships had left port}}.")
    assert len(record.statements) == 2


def test_a_paper_that_quotes_words_has_no_second_speaker():
    assert said(read("{s:The agency} {q:quoted} {c:a report on the ships}.")) == [
        ("The agency", "a report on the ships")
    ]


def test_a_quotation_in_front_of_the_paper_belongs_to_whom_it_quotes():
    record = read("{c:“I will not resign,”} {s:the Lantern} {q:quoted} {c:Okoye as saying}.")
    assert {(s.source_text, s.content_text, s.within) for s in record.statements} == {
        ("the Lantern", "“I will not resign,” … Okoye as saying", None),
        ("Okoye", "“I will not resign,”", record.statements[0].id),
    }
