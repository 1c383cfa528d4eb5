"""Who speaks, whatever the network marks: no quotation in two mouths, no source from two sentences, one answer each."""

import re
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.schema import Annotations, Antecedent, Article, MarkedMention, Record, Span, Statement
from onrecord.text import TextStructure
from tests.unit.recorder.hand import attribution, recorded

PIECES = st.sampled_from([
    "Ana Reyes", "Costa", "he", "She", "I", "the mayor", "Sen. Bo Holm", "said", "asked", "was quoted by", "as saying",
    "according to", "and", "put it this way:", "It rained for three days", "“It rained.”", "“Did you know?”", "“No,”",
    "‘never again’", "“", "”", ". ", ", ", "\n\n", "\n", "— Ana Reyes, mayor", "Reyes: ", "THE COURT: ", "Q: ", "A: ",
])  # fmt: skip
NAMED = re.compile(r"Ana Reyes|Costa|Bo Holm|the mayor|\b(?:[Hh]e|She|I)\b")
TEXTS = st.lists(PIECES, min_size=3, max_size=30).map(" ".join)


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, Annotations]:
    """An article of words that make up news, with attributions and mentions in any of their places."""
    text = draw(TEXTS)
    words = [at for at in range(len(text)) if text[at] != " " and (at == 0 or text[at - 1] == " ")]

    def span(most: int) -> Span:
        first = draw(st.integers(0, len(words) - 1))
        last = min(len(words), first + draw(st.integers(1, most)))
        end = words[last] - 1 if last < len(words) else len(text)
        return Span(words[first], end)

    def fragments(least: int, most: int) -> tuple[Span, ...]:
        found = sorted({span(most) for _ in range(draw(st.integers(least, 2)))})
        return tuple(found[:1]) if len(found) == 2 and found[0].end > found[1].start else tuple(found)

    attributions = [
        attribution(
            source=fragments(0, 4),
            cue=fragments(0, 2),
            content=fragments(1, 12),
            confidence=draw(st.sampled_from([0.4, 0.9])),
            named=draw(st.sampled_from([None, 0.1, 0.95])),
        )
        for _ in range(draw(st.integers(0, 5)))
    ]
    places = [Span(*found.span()) for found in NAMED.finditer(text) if draw(st.booleans())]
    mentions = []
    for number, place in enumerate(places):
        before = draw(st.sets(st.integers(0, number - 1), max_size=2)) if number else set()
        mentions.append(
            MarkedMention(
                span=place,
                kind=draw(st.sampled_from(["person", "organization", "group"])),
                form=draw(st.sampled_from(["name", "nominal", "pronoun"])),
                confidence=0.9,
                antecedents=tuple(Antecedent(each, draw(st.sampled_from([0.2, 0.5, 0.95]))) for each in sorted(before)),
            )
        )
    byline = draw(st.sampled_from([None, "Ada Moe", "Ana Reyes", "Ada Moe and Jens Wold"]))
    article = Article(id="a", text=text, byline=byline)
    return article, Annotations(attributions=tuple(attributions), mentions=tuple(mentions))


checked = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)


def direct(structure: TextStructure, statement: Statement) -> set[int]:
    """The characters of a statement that stand in its own quotation marks."""
    anchor = [(span.start, span.end) for span in statement.cue or statement.source]
    found: set[int] = set()
    for span in statement.content:
        for quotation in structure.quotations.own((span.start, span.end), anchor):
            found.update(range(max(span.start, quotation.start), min(span.end, quotation.end)))
    return found


def around(record: Record, statement: Statement) -> set[str]:
    """The ids of the statements that a statement is within."""
    by_id = {each.id: each for each in record.statements}
    found: set[str] = set()
    while statement.within:
        found.add(statement.within)
        statement = by_id[statement.within]
    return found


@checked
@given(articles())
def test_two_speakers_never_share_quoted_words(given_):
    record = recorded(*given_)
    structure = TextStructure.of(record.article)
    for one, other in combinations(record.statements, 2):
        if one.speakers == other.speakers or one.id in around(record, other) or other.id in around(record, one):
            continue
        shared = direct(structure, one) & direct(structure, other)
        assert not any(record.article.text[at].isalnum() for at in shared), (one, other)


@checked
@given(articles())
def test_a_source_stands_in_one_sentence(given_):
    record = recorded(*given_)
    structure = TextStructure.of(record.article)
    for statement in record.statements:
        sentences = {structure.sentence(at) for span in statement.source for at in (span.start, span.end - 1)}
        assert len(sentences) < 2, statement.source_text


@checked
@given(articles())
def test_nobody_with_a_name_speaks_who_stands_in_his_own_words_only(given_):
    record = recorded(*given_)
    for statement in record.statements:
        for actor in record.speakers(statement):
            outside = [m for m in actor.mentions if not any(span.covers(m) for span in statement.content)]
            assert outside, (statement.content_text, actor.name)


@checked
@given(articles())
def test_the_mention_that_a_source_is_belongs_to_its_speaker(given_):
    record = recorded(*given_)
    actors = {(m.start, m.end): actor for actor in record.actors for m in actor.mentions}
    for statement in record.statements:
        place = (statement.source[0].start, statement.source[-1].end) if len(statement.source) == 1 else None
        actor = actors.get(place) if place else None
        if actor is None or not actor.named:
            continue
        assert statement.speakers is None or actor.id in statement.speakers, (statement.source_text, actor.name)
