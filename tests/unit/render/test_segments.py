from time import process_time

import pytest

from onrecord.render import segments
from onrecord.render.mentions import MAX_DEPTH
from onrecord.render.segments import blocks, outline, paragraphs
from onrecord.schema import Actor, Article, Mention, Model, Paragraph, Record, Span
from tests.support import record_of

NESTED = "{s1:The minister} {q1:said} {c1:that {s2:experts} {q2:believe} {c2:the dam is sound}}."


def shown(record: Record) -> list[tuple[str, str]]:
    """Each segment's words, and its marks as "1 content" and so on."""
    return [
        (
            record.article.text[segment.start : segment.end],
            ", ".join(f"{mark.statement.id} {mark.role}" for mark in segment.marks),
        )
        for segment in segments(record)
    ]


def test_a_segment_knows_every_statement_over_it_the_outermost_first():
    assert shown(record_of(NESTED)) == [
        ("The minister", "s1 source"),
        (" ", ""),
        ("said", "s1 cue"),
        (" ", ""),
        ("that ", "s1 content"),
        ("experts", "s1 content, s2 source"),
        (" ", "s1 content"),
        ("believe", "s1 content, s2 cue"),
        (" ", "s1 content"),
        ("the dam is sound", "s1 content, s2 content"),
        (".", ""),
    ]


def test_an_outer_statement_comes_first_whatever_the_order_in_the_record():
    record = record_of("{c2:Aides {q1:hinted} {c1:at a deal}}, {s2:he} {q2:said}.")
    inner = next(segment for segment in segments(record) if len(segment.closes) == 2)
    assert [mark.statement.id for mark in inner.marks] == ["s2", "s1"]
    assert [statement.id for statement in inner.closes] == ["s1", "s2"]


def test_a_source_of_two_statements_carries_both():
    record = record_of("{s1,2:Ines Roth} {q1:denied} {c1:the theft} and {q2:called} for {c2:a retrial}.")
    assert shown(record)[0] == ("Ines Roth", "s1 source, s2 source")


def test_a_content_opens_once_and_closes_at_each_fragment():
    record = record_of("{c:“The port,”} {q:said} {s:Ana Reyes}, {c:“will close.”}")
    opened = [segment.start for segment in segments(record) if segment.opens]
    closed = [record.article.text[segment.start : segment.end] for segment in segments(record) if segment.closes]
    assert opened == [0]
    assert closed == ["“The port,”", "“will close.”"]


def test_no_segment_runs_over_the_end_of_a_paragraph():
    record = record_of("{s:He} {q:wrote}: {c:“It was late.\n\nIt was cold.”}")
    *_, before, between, after = shown(record)
    assert [before, between, after] == [
        ("“It was late.", "s1 content"),
        ("\n\n", "s1 content"),
        ("It was cold.”", "s1 content"),
    ]
    assert [segment.paragraph is None for segment in segments(record)[-3:]] == [False, True, False]


def test_a_content_that_ends_between_paragraphs_closes_at_its_last_words():
    record = record_of("{s:He} {q:wrote}: {c:It was late.\n\n}It was cold.")
    (closing,) = [segment for segment in segments(record) if segment.closes]
    assert record.article.text[closing.start : closing.end] == "It was late."


def test_blocks_are_the_paragraphs_with_their_kinds():
    record = record_of("Dam is sound\n\n{s:She} {q:says} {c:as much}.\n\nMore", title=True, kinds={2: "heading"})
    assert [paragraph.kind for paragraph, _ in blocks(record)] == ["title", "text", "heading"]
    assert "".join(record.article.text[s.start : s.end] for s in list(blocks(record))[1][1]) == "She says as much."


def test_lines_that_the_paragraphs_leave_out_are_laid_out_too():
    article = Article(id="a", text="One.\nTwo.\n \nThree.", paragraphs=(Paragraph(5, 9, "quote"),))
    assert paragraphs(article) == (Paragraph(0, 4, "text"), Paragraph(5, 9, "quote"), Paragraph(12, 18, "text"))


def test_a_title_that_no_paragraph_covers_is_one_itself():
    article = Article(id="a", text="Flood\nThe river rose.", title=Span(0, 5), paragraphs=(Paragraph(6, 21, "text"),))
    assert paragraphs(article)[0] == Paragraph(0, 5, "title")


def test_nested_statements_follow_the_one_they_are_within():
    record = record_of("{c1:a {c3:b {c4:c}}} {s1:x} {q1:said}. {c2:d} {s2:y} {q2:said}.")
    assert [(statement.id, depth) for statement, depth in outline(record)] == [
        ("s1", 0),
        ("s3", 1),
        ("s4", 2),
        ("s2", 0),
    ]


def mentioned(record: Record) -> list[tuple[str, str]]:
    """Each segment's words, and the mentions over it as "a1.2": the second of actor 1."""
    return [
        (
            record.article.text[segment.start : segment.end],
            " ".join(f"{each.actor.id}.{each.number}" for each in segment.mentions),
        )
        for segment in segments(record)
    ]


def test_mentions_nest_the_outermost_first():
    assert mentioned(record_of("{a1:The mayor of {a2:Lund}, {a1:Ana}}, left {a2:the town}.")) == [
        ("The mayor of ", "a1.1"),
        ("Lund", "a1.1 a2.1"),
        (", ", "a1.1"),
        ("Ana", "a1.1 a1.2"),
        (", left ", ""),
        ("the town", "a2.2"),
        (".", ""),
    ]


def test_a_mention_may_cross_the_edges_of_statements_and_of_other_mentions():
    text = "Ana Reyes Lima said as much."
    first = Actor(id="a1", name="Ana Reyes", kind="person", named=True, mentions=(Mention(0, 9, "name"),))
    other = Actor(id="a2", name="Reyes Lima", kind="person", named=True, mentions=(Mention(4, 14, "name"),))
    marked = record_of("Ana {s:Reyes} Lima {q:said} {c:as much}.")
    record = Record(article=marked.article, statements=marked.statements, actors=(first, other), model=marked.model)
    assert record.article.text == text
    assert mentioned(record)[:4] == [("Ana ", "a1.1"), ("Reyes", "a1.1 a2.1"), (" Lima", "a2.1"), (" ", "")]
    assert [[mark.role for mark in segment.marks] for segment in segments(record)][:3] == [[], ["source"], []]


def test_each_mention_begins_once_at_the_first_words_it_covers():
    record = record_of("It rained.{a1/nominal:\n\n{a1:Lund} was wet.\n\n}{a2:Bo} left.")
    begun = [
        (
            record.article.text[segment.start : segment.end],
            [f"{each.actor.id}.{each.number}" for each in segment.begins],
        )
        for segment in segments(record)
        if segment.begins
    ]
    assert begun == [("Lund", ["a1.1", "a1.2"]), ("Bo", ["a2.1"])]


def test_of_mentions_nested_very_deep_the_innermost_are_kept():
    first, *_ = segments(record_of("{a:" * 30 + "x" + " z}" * 30))
    assert [each.mention.end for each in first.mentions] == [1 + 2 * i for i in range(MAX_DEPTH, 0, -1)]


@pytest.mark.parametrize("shape", ["in a row", "nested", "crossing"])
def test_ten_times_the_mentions_take_about_ten_times_as_long(shape):
    def seconds(count: int) -> float:
        text = "x" * (3 * count)
        spans = {
            "in a row": lambda i: (2 * i, 2 * i + 1),
            "nested": lambda i: (i, 3 * count - i),
            "crossing": lambda i: (i, i + count),
        }[shape]
        mentions = tuple(Mention(*spans(i), "name") for i in range(count))
        actor = Actor(id="a1", name="x", kind="person", named=True, mentions=mentions)
        model = Model(name="by hand", version="1")
        record = Record(article=Article(id="a", text=text), actors=(actor,), model=model)
        best = float("inf")
        for _ in range(3):
            started = process_time()
            assert len(segments(record)) > count
            best = min(best, process_time() - started)
        return best

    assert seconds(10_000) < 40 * seconds(1_000)


def test_an_article_without_text_has_no_segments():
    assert segments(record_of("")) == ()
