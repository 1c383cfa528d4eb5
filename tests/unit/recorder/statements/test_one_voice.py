"""No quotation is in two mouths, and no source is put together from two sentences."""

from tests.unit.recorder.hand import read, said


def test_a_quotation_that_two_statements_claim_belongs_to_the_one_in_its_sentence():
    record = read(
        "{c1:“The levy is fair,”} {q1:tweeted} {s1:Pim Oduya}. "
        "{c1,2:“We will see you in court,”} {s2:the lawyer} {q2:said}."
    )
    assert said(record) == [("Pim Oduya", "“The levy is fair,”"), ("the lawyer", "“We will see you in court,”")]


def test_a_statement_whose_only_quotation_is_somebody_elses_is_none():
    record = read("{s1:Oduya} {q1:spoke} first. {c1,2:“We will see you in court,”} {s2:the lawyer} {q2:said}.")
    assert said(record) == [("the lawyer", "“We will see you in court,”")]


def test_what_stands_beside_the_quotation_stays_with_the_one_who_loses_it():
    record = read("{s1:Oduya} {q1:hoped} {c1:to win}. {c1,2:“We will see you in court,”} {s2:the lawyer} {q2:said}.")
    assert said(record) == [("Oduya", "to win"), ("the lawyer", "“We will see you in court,”")]


def test_a_statement_that_is_left_with_the_words_of_another_of_its_cue_is_no_second_one():
    record = read(
        "{s1,2:Oduya} {q1,2:hoped} {c1,2:to win}. {c1,3:“We will see you in court,”} {s3:the lawyer} {q3:said}."
    )
    assert said(record) == [("Oduya", "to win"), ("the lawyer", "“We will see you in court,”")]
    record = read("{s1,2:Oduya} {q1,2:hoped} {c1,2:to win}.\n\n{c1:“We will see you in court.”}\n— Ida Berg, lawyer")
    assert said(record) == [("Oduya", "to win"), ("Ida Berg, lawyer", "“We will see you in court.”")]


def test_a_statement_within_another_keeps_the_words_that_both_have():
    record = read("{s1:Oduya} {q1:said} {c1:that {s2:the lawyer} {q2:called} it {c2:“a very poor joke”}}.")
    assert [s.content_text for s in record.statements] == [
        "that the lawyer called it “a very poor joke”",
        "“a very poor joke”",
    ]
    assert record.statements[1].within == "s1"


def test_words_without_marks_may_be_in_two_statements():
    record = read("{s1:Oduya} {q1:said} and {s2:the lawyer} {q2:thought} {c1,2:that it would rain}.")
    assert len(record.statements) == 2


def test_a_source_keeps_only_what_stands_in_the_sentence_of_its_cue():
    record = read("{c1:“Did you know?”} {q1:asked} {s1,2:Paula Reyes}. {c2:“No,”} {q2:answered} {s2:Victor Hume}.")
    assert said(record) == [("Paula Reyes", "“Did you know?”"), ("Victor Hume", "“No,”")]


def test_a_source_that_runs_over_the_end_of_a_sentence_is_cut():
    record = read("It was {s:Reyes. Costa} {q:said} {c:that it fell}.")
    assert said(record) == [("Costa", "that it fell")]


def test_an_item_of_a_list_ends_what_is_said_in_the_one_before():
    record = read("» {c:“It is fair,”} {q:said} {s:Pim Oduya}.\n{c:» Opponents plan to appeal}.")
    assert said(record) == [("Pim Oduya", "“It is fair,”")]


def test_a_report_holds_what_is_said_according_to_it():
    record = read("{c1,2:“It fell twice,”} {s1:Moe} {q1:said} on Monday, {q2:according to} {s2:the Post}.")
    assert {(s.source_text, s.content_text, s.within) for s in record.statements} == {
        ("the Post", "“It fell twice,” Moe said", None),
        ("Moe", "“It fell twice,”", record.statements[0].id),
    }


def test_a_source_of_punctuation_alone_breaks_nothing():
    assert said(read("{c:It rained}, {s:“—”} {q:said} so."))[0][1] == "It rained"
