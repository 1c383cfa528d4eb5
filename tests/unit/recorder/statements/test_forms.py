import pytest

from tests.unit.recorder.hand import only, read


@pytest.mark.parametrize(
    ("marked", "form"),
    [
        ("{c:“We will go,”} {s:she} {q:said}.", "direct"),
        ("“{c:We will go},” {s:she} {q:said}.", "direct"),
        ("{c:“We will go}” {s:she} {q:said}.", "direct"),
        ('{c:"We will go,"} {s:she} {q:said}, {c:"and rest."}', "direct"),
        ("{c:'The miners' strike is over,'} {s:she} {q:said}.", "direct"),
        ("{c:``We will go''}, {s:she} {q:said}.", "direct"),
        ("{c:«We will go»}, {s:she} {q:said}.", "direct"),
        ("{c:„We will go“}, {s:she} {q:said}.", "direct"),
        ("{s:She} {q:said}: {c:“We will go.\n\n“Then we rest.\n\n“Then we work.”}", "direct"),
        ("{s:She} {q:said} {c:the strike was “a mess”}.", "mixed"),
        ("{s:She} {q:said} {c:that “we will go”}.", "mixed"),
        ("{s:She} {q:said} {c:the “strike” would go on}.", "mixed"),
        ("{c:The strike is over}, {s:she} {q:said}.", "indirect"),
        ("{s:She} {q:said} {c:the miners' strike wasn't over}.", "indirect"),
        ("{s:She}, called “the boss”, {q:said} {c:the strike was over}.", "indirect"),
        ("{s:“The boss”} {q:said} {c:the strike was over}.", "indirect"),
    ],
)
def test_the_form_is_decided_by_the_marks_that_are_there(marked, form):
    assert only(read(marked)).form == form


def test_a_quotation_around_the_cue_is_not_the_inner_statements_own():
    record = read("“{c1:{s2:I} {q2:think} {c2:we will win}},” {s1:he} {q1:said}.")
    assert [(s.content_text, s.form) for s in record.statements] == [
        ("“I think we will win,”", "direct"),
        ("we will win", "indirect"),
    ]


def test_a_quotation_in_a_quotation_is_the_inner_statements_own():
    record = read("“{c1:{s2:He} {q2:told} me {c2:‘no’}},” {s1:she} {q1:said}.")
    assert [s.form for s in record.statements] == ["direct", "direct"]
    assert record.statements[1].content_text == "‘no’"


@pytest.mark.parametrize(
    ("marked", "form"),
    [
        ("{c:“We will go}, {s:she} {q:said}.", "direct"),
        ("{c:We will go,”} {s:she} {q:said}.", "direct"),
        ("{c:We will go},” {s:she} {q:said}.", "direct"),
        ("“We will go, he said. {s:She} {q:said} {c:the plan was bad}.", "indirect"),
        ("{s:She} {q:said} {c:the plan was bad}. He called it good” again.", "indirect"),
    ],
)
def test_a_missing_mark_makes_nothing_else_a_quotation(marked, form):
    assert only(read(marked)).form == form


def test_a_missing_mark_does_not_reach_the_next_paragraph():
    record = read("He said “we will go.\n\n{s:She} {q:said} {c:the plan was bad}.\n\n{s2:It} {q2:hopes} {c2:to win}.")
    assert [s.form for s in record.statements] == ["indirect", "indirect"]
