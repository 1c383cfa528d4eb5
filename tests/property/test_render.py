from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.render import page, record_html, segments, terminal
from onrecord.render.segments import blocks
from onrecord.schema import Article, Model, Record, Span, Statement

UNHURRIED = settings(deadline=None)  # the first page compiles the templates
TEXTS = st.text(st.characters() | st.sampled_from('\n\r\x1b\u202e<&" '), max_size=60)


@st.composite
def records(draw) -> Record:
    text = draw(TEXTS)
    cuts = st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted)

    def fragments(least: int) -> st.SearchStrategy[tuple[Span, ...]]:
        paired = cuts.map(lambda at: tuple(Span(a, b) for a, b in zip(at[::2], at[1::2], strict=False)))
        return paired.filter(lambda spans: len(spans) >= least)

    statements = []
    for i in range(draw(st.integers(0, 4)) if text else 0):
        within = draw(st.none() | st.sampled_from([each.id for each in statements])) if statements else None
        statements.append(
            Statement(
                id=f"s{i + 1}",
                source=draw(fragments(0)),
                cue=draw(fragments(0)),
                content=draw(fragments(1)),
                form="mixed",
                act="other",
                within=within,
                confidence=0.5,
            )
        )
    return Record(
        article=Article(id="a", text=text), statements=tuple(statements), model=Model(name="by hand", version="1")
    )


@UNHURRIED
@given(records())
def test_segments_side_by_side_are_the_text(record):
    text = record.article.text
    assert "".join(text[each.start : each.end] for each in segments(record)) == text


@UNHURRIED
@given(records())
def test_every_character_carries_the_marks_of_the_statements_over_it(record):
    for segment in segments(record):
        over = {
            (statement.id, role)
            for statement in record.statements
            for role in ("source", "cue", "content")
            for span in getattr(statement, role)
            if span.start <= segment.start and segment.end <= span.end
        }
        assert {(mark.statement.id, mark.role) for mark in segment.marks} == over


@UNHURRIED
@given(records())
def test_paragraphs_leave_out_nothing_but_space(record):
    text = record.article.text
    drawn = "".join(text[each.start : each.end] for _, members in blocks(record) for each in members)
    assert "".join(drawn.split()) == "".join(text.split())


@UNHURRIED
@given(records())
def test_any_record_can_be_drawn(record):
    assert terminal(record, words=True, colour=True)
    assert page(record).encode()
    assert record_html(record).encode()
