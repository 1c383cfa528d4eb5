import pytest

from onrecord.recorder import write
from onrecord.schema import Annotations, Article, Attribution, Span
from tests.unit.recorder.hand import MODEL, only, read, said


@pytest.mark.parametrize(
    ("marked", "source", "cue", "content"),
    [
        ("{c:The plan is bad, }{s:she }{q: said}.", "she", "said", "The plan is bad"),
        ("{s:She} {q:said} {c:that the plan is bad.}", "She", "said", "that the plan is bad"),
        ("{s:Reyes, the mayor,} {q:said} {c:it is bad;}", "Reyes, the mayor", "said", "it is bad"),
        ("{s:She} {q:said}{c:: it is bad} –", "She", "said", "it is bad"),
        ("{s:She} {q:said} {c:is it bad?}", "She", "said", "is it bad?"),
        ("{s:She} {q:hopes} {c:to see the U.S.}", "She", "hopes", "to see the U.S."),
        ("{s:The U.S.} {q:hopes} {c:to win.}", "The U.S.", "hopes", "to win"),
        ("{s:Acme Co.} {q:said} {c:yes...}", "Acme Co.", "said", "yes..."),
        ("{s:She} {q:said} {c:the rate is .5 per cent}.", "She", "said", "the rate is .5 per cent"),
        ("{s:She} {q:said} “{c:it is bad}.”", "She", "said", "“it is bad.”"),
        ("{s:She} {q:said} “{c:it is bad.}”", "She", "said", "“it is bad.”"),
        ("“{c:It is bad},” {s:she} {q:said}.", "she", "said", "“It is bad,”"),
        ("{s:She} {q:said} `` {c:it is bad} , '' twice.", "She", "said", "`` it is bad , ''"),
        ("{s:She} {q:said} {c:“it is bad}” and left.", "She", "said", "“it is bad”"),
        ("{s:She} {q:said} {c:it is “bad}”.", "She", "said", "it is “bad”"),
        ("{s:She} {q:said} {c:“it is bad.}", "She", "said", "“it is bad."),
        ("{c:It is bad, “}he left {q:saying}.", "", "saying", "It is bad"),
    ],
)
def test_fragments_are_trimmed_and_quotations_keep_their_marks(marked, source, cue, content):
    statement = only(read(marked))
    assert (statement.source_text, statement.cue_text, statement.content_text) == (source, cue, content)


def test_the_marks_of_an_outer_statement_are_not_the_inner_ones():
    record = read("“{c1:{s2:I} {q2:think} {c2:we will win,”}} {s1:he} {q1:said}.")
    assert [s.content_text for s in record.statements] == ["“I think we will win,”", "we will win"]


def test_a_character_has_one_role_in_a_statement():
    record = read("{s:The {q:minister} {c:said}} {c:{q:that} it rained}.")
    statement = only(record)
    taken = [i for span in statement.spans for i in range(span.start, span.end)]
    assert len(taken) == len(set(taken))
    assert (statement.cue_text, statement.source_text) == ("minister … that", "The … said")
    assert statement.content_text == "it rained"


def test_fragments_that_only_a_space_parts_are_one():
    assert only(read("{s:She} {q:said} {c:it} {c:rained}.")).content_text == "it rained"
    assert only(read("{c:It rained}, {s:she} {q:said}, {c:a lot}.")).content_text == "It rained … a lot"


def test_a_content_of_punctuation_alone_is_no_statement():
    assert read("{s:She} {q:said}{c:, .} and left.").statements == ()


def test_the_same_words_under_the_same_cue_are_one_statement():
    text = "It rained, she said."
    one = Attribution(source=(), cue=(Span(15, 19),), content=(Span(0, 10),), act="assert", confidence=0.5)
    two = one.model_copy(update={"source": (Span(11, 14),), "content": (Span(0, 9),), "confidence": 0.9})
    for order in ((one, two), (two, one)):
        record = write(Article(id="a", text=text), Annotations(attributions=order), MODEL)
        assert (only(record).source_text, only(record).confidence) == ("she", 0.9)


def test_words_attributed_with_a_cue_are_not_attributed_again_without_one():
    record = read("{c1,2:It rained}, {s1:she} {q1:said}. {s2:He} left.")
    assert only(record).cue_text == "said"


def test_statements_stand_in_the_order_of_the_text():
    record = read("{c2:{s3:It} {q3:hopes} {c3:to win}}, {s2:she} {q2:said}. {s1:He} {q1:said} {c1:no}.")
    assert [(s.id, s.cue_text) for s in record.statements] == [("s1", "said"), ("s2", "hopes"), ("s3", "said")]


def test_a_content_ends_with_its_paragraph():
    assert only(read("{s:She} {q:said} {c:it rained.\n\nThe sun} came out.")).content_text == "it rained"


@pytest.mark.parametrize(
    "marked",
    [
        "{s:She} {q:said}: {c:“It rained.\n\n“Then it snowed.”}",
        "{s:She} {q:said}: {c:“It rained.”\n\n“It snowed.”}",
        "{s:She} {q:said}: {c:“It rained.\n\nThen it snowed.”}",
        "{s:She} {q:said}:\n\n{c:It rained.\n\nThen it snowed}.",
        "{s:She} {q:denied} {c:these things:\n\nIt rained}.",
    ],
)
def test_a_content_goes_on_over_paragraphs_where_something_carries_it(marked):
    assert "\n\n" in only(read(marked)).content_text


def test_confidence_is_passed_through():
    assert only(read("{c:It rained}, {s:she} {q:said}.")).confidence == 0.8


def test_an_annotation_outside_of_the_text_is_refused():
    wrong = Attribution(source=(), cue=(Span(0, 2),), content=(Span(3, 90),), act="assert", confidence=0.5)
    with pytest.raises(ValueError, match="past the end"):
        write(Article(id="a", text="He said."), Annotations(attributions=(wrong,)), MODEL)


def test_an_article_without_statements_has_a_record_too():
    assert said(read("It rained.")) == []
    assert said(read("")) == []


def test_in_the_flat_style_sources_and_cues_keep_the_edges_that_the_network_gave_them() -> None:
    marked = "{s:Ada Holt, who runs the ferry,} {q:said:} {c:the pier is closed}."
    flat, full = only(read(marked, style="flat")), only(read(marked))
    assert (flat.source_text, flat.cue_text) == ("Ada Holt, who runs the ferry,", "said:")
    assert (full.source_text, full.cue_text) == ("Ada Holt, who runs the ferry", "said")


def test_in_the_flat_style_no_statement_is_added() -> None:
    signed = "“The pier is closed until spring.” — Ada Holt, harbour master"
    assert not read(signed, style="flat").statements
    assert len(read(signed).statements) == 1


def test_who_stands_behind_according_to_is_the_source_and_no_content() -> None:
    statement = only(read("{c:The ministry}, {q:according to} {c:its own auditor, lost the files}."))
    assert statement.source_text == "its own auditor"
    assert statement.content_text == "The ministry … lost the files"


def test_a_content_that_only_follows_according_to_is_left_alone() -> None:
    assert only(read("{q:According to} {c:which law, nobody could tell}.")).source == ()


def test_a_source_does_not_run_on_from_the_paragraph_before() -> None:
    statement = only(read("By Ada Holt\n{s:Political Editor\n\nPremier Orla Quist} {q:accused} {c:him of lying}."))
    assert statement.source_text == "Premier Orla Quist"
