from onrecord.render import segments
from onrecord.render.segments import blocks, outline, paragraphs
from onrecord.schema import Article, Paragraph, Record, Span
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
    record = record_of("Dam is sound\n\n{s:She} {q:says} {c:so}.\n\nMore", title=True, kinds={2: "heading"})
    assert [paragraph.kind for paragraph, _ in blocks(record)] == ["title", "text", "heading"]
    assert "".join(record.article.text[s.start : s.end] for s in list(blocks(record))[1][1]) == "She says so."


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


def test_an_article_without_text_has_no_segments():
    assert segments(record_of("")) == ()
