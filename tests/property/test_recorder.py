from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.recorder import RecorderConfig
from onrecord.schema import (
    Annotations,
    Antecedent,
    Article,
    MarkedMention,
    Paragraph,
    Record,
    Span,
)
from onrecord.text.layout import Layout
from onrecord.text.quotations import Quotations
from tests.unit.recorder.hand import attribution, recorded

ACTS = ["assert", "deny", "confirm", "ask", "urge", "commit", "believe", "other"]

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=150)
newspaper = st.lists(
    st.sampled_from([
        *"\"“”„‟«»‹›‘’‚'`", "``", "''", "\n", "\n\n", " ", ", ", ". ", "? ", ": ", "—", "–", " - ", "(@x)", "Q: ",
        "A: ", "*", "SMITH: ", "Ana Reyes", "said", "did not", "denied", "the miners' strike", "'90s", "6'2\"", "U.S.",
        "…", "...", "é", "We spoke to", "I", "\r\n", "\u00a0", "pic.twitter.com/a", "😱",
    ]),
    max_size=40,
).map("".join)  # fmt: skip
texts = anything | newspaper


def fragments(draw: st.DrawFn, length: int, least: int = 0) -> tuple[Span, ...]:
    most = max(least, min(3, (length + 1) // 2))
    count = draw(st.integers(least, most))
    ends = draw(st.lists(st.integers(0, length), min_size=2 * count, max_size=2 * count, unique=True).map(sorted))
    return tuple(map(Span, ends[::2], ends[1::2]))


@st.composite
def read(draw: st.DrawFn) -> tuple[Article, Annotations]:
    text = draw(texts)
    attributions = [
        attribution(
            source=fragments(draw, len(text)),
            cue=fragments(draw, len(text)),
            content=fragments(draw, len(text), least=1),
            act=draw(st.sampled_from(ACTS)),
            confidence=draw(st.floats(0, 1)),
        )
        for _ in range(draw(st.integers(0, 5)) if text else 0)
    ]
    paragraphs = tuple(
        Paragraph(s.start, s.end, draw(st.sampled_from(["text", "quote"]))) for s in fragments(draw, len(text))
    )
    title = next(iter(fragments(draw, len(text))), None)
    article = Article(id="a", text=text, title=title, paragraphs=paragraphs)
    return article, Annotations(attributions=tuple(attributions))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(read())
def test_whatever_is_marked_the_record_is_valid_and_the_same_again(given_):
    article, annotations = given_
    record = recorded(article, annotations)
    assert Record.from_json(record.to_json()) == record
    assert recorded(article, annotations).to_json() == record.to_json()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(read())
def test_the_order_of_the_annotations_does_not_matter(given_):
    article, annotations = given_
    backwards = Annotations(attributions=annotations.attributions[::-1])
    assert recorded(article, backwards).to_json() == recorded(article, annotations).to_json()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(read())
def test_every_statement_keeps_the_rules_of_the_record(given_):
    article, annotations = given_
    statements = recorded(article, annotations).statements
    by_id = {s.id: s for s in statements}
    assert list(by_id) == [f"s{number + 1}" for number in range(len(statements))]
    starts = [min(span.start for span in s.cue + s.content) for s in statements]
    assert starts == sorted(starts)
    assert len({(s.cue, s.content) for s in statements}) == len(statements)
    for statement in statements:
        taken = [i for span in statement.spans for i in range(span.start, span.end)]
        assert len(taken) == len(set(taken))
        for span in statement.spans:
            words = span.cut(article.text)
            assert words == words.strip()
        if statement.within:
            outer = by_id[statement.within]
            inner = statement.content + statement.cue
            assert all(any(around.covers(span) for around in outer.content) for span in inner)


WORDS = {
    "Ana Reyes": ("person", "name"), "Reyes": ("person", "name"), "Eva Holm": ("person", "name"),
    "Orsha Lines": ("organization", "name"), "the mayor": ("person", "nominal"), "a senior aide": ("person", "nominal"),
    "the company": ("organization", "nominal"), "the two": ("group", "nominal"), "they": ("group", "pronoun"),
    "she": ("person", "pronoun"), "he": ("person", "pronoun"), "it": ("organization", "pronoun"),
    "I": ("person", "pronoun"), "we": ("group", "pronoun"),
}  # fmt: skip
"""Words for actors, and what the network would mark them as."""


@st.composite
def told(draw: st.DrawFn) -> tuple[Article, Annotations]:
    """An article of sentences in which an actor says something, with any links between the mentions."""
    text, attributions, mentions = "Mayor ", [], []

    def mention(words: str) -> Span:
        nonlocal text
        span = Span(len(text), len(text) + len(words))
        text += words
        kind, form = WORDS[words]
        before = draw(st.lists(st.integers(0, len(mentions) - 1), max_size=2, unique=True)) if mentions else []
        links = [Antecedent(number, draw(st.sampled_from([0.1, 0.3, 0.45, 0.5]))) for number in before]
        mentions.append(MarkedMention(span=span, kind=kind, form=form, confidence=0.9, antecedents=tuple(links)))
        return span

    for _ in range(draw(st.integers(1, 6))):
        quoted = draw(st.booleans())
        text += "“" if quoted else ""
        first = len(text)
        mention(draw(st.sampled_from(list(WORDS))))
        text += draw(st.sampled_from([" and ", " met ", ", "]))
        mention(draw(st.sampled_from(list(WORDS))))
        content = Span(first, len(text))
        text += ",” " if quoted else ", "
        source = mention(draw(st.sampled_from(list(WORDS))))
        cue = Span(len(text) + 1, len(text) + 5)
        text += draw(st.sampled_from([" said. ", " said.\n\n"]))
        named = draw(st.sampled_from([None, 0.0, 0.5, 1.0]))
        attributions.append(attribution([source], [cue], [content], confidence=0.9, named=named))
    article = Article(id="a", text=text)
    return article, Annotations(attributions=tuple(attributions), mentions=tuple(mentions))


signs = st.sampled_from(["nobody", "latest", "second", "link", "spoke_here", "subject", "often"])
weights = st.dictionaries(
    st.sampled_from(["he", "it", "nominal", "none"]), st.dictionaries(signs, st.floats(-5, 5)), max_size=4
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(told(), weights)
def test_the_speaker_of_a_statement_is_the_actor_that_its_source_is_a_mention_of(given_, weights):
    article, annotations = given_
    config = RecorderConfig.model_validate({"speakers": {"weights": weights}})
    record = recorded(article, annotations, config)
    actors = {(mention.start, mention.end): actor for actor in record.actors for mention in actor.mentions}
    for statement in record.statements:
        (source,) = statement.source
        actor = actors.get((source.start, source.end))
        if actor is None:
            continue
        if statement.speakers:
            assert statement.speakers in ((actor.id,), actor.members)
        else:  # what is left open is no mention of somebody with a name, beside that person's other mentions
            assert actor.members is None
            assert not actor.named or all(mention.form == "name" for mention in actor.mentions), actor


@given(texts)
@example("“a\n\n“b")
@example("'a\n\n'b' \"c")
@example('a" b" “c')
def test_quotations_stand_apart_or_in_each_other(text):
    def check(level, start, end):
        for quotation in level:
            assert start <= quotation.start < quotation.end <= end
            assert quotation.opening or quotation.closing
            assert quotation.opening + quotation.closing <= quotation.end - quotation.start
            check(quotation.inner, quotation.start, quotation.end)
            start = quotation.end

    layout = Layout.of(Article(id="a", text=text))
    check(Quotations.of(text, layout.paragraphs).outermost, 0, len(text))


@given(newspaper)
def test_a_quotation_that_is_not_closed_never_goes_on_into_a_paragraph_that_does_not_open_it_again(text):
    layout = Layout.of(Article(id="a", text=text))
    for quotation in Quotations.of(text, layout.paragraphs).outermost:
        first, last = layout.number(quotation.start), layout.number(quotation.end - 1)
        for number in range(first + 1, last + 1):
            assert text[layout.starts[number]] in "\"“„`'‘‚«»‹›”‟＂"
