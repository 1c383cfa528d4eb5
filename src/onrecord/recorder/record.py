"""Writes the record of an article."""

from operator import attrgetter

from onrecord.recorder import acts, cueless, nesting, statements
from onrecord.recorder.drafts import Pairs
from onrecord.recorder.forms import form
from onrecord.recorder.layout import Layout, Pair
from onrecord.recorder.quotations import Quotations
from onrecord.schema import Annotations, Article, Attribution, Model, Record, Span, Statement
from onrecord.schema.span import require_inside


def write(article: Article, annotations: Annotations, model: Model) -> Record:
    """Write the record of an article from what the network (`model`) marked in it.

    The same article, annotations and model give the same record. Raises ValueError where an annotation lies outside of
    the article's text.

    >>> from onrecord.schema import Attribution
    >>> article = Article(id="a", text="“We will reopen on Monday,” the mayor said.")
    >>> said = Attribution(source=(Span(28, 37),), cue=(Span(38, 42),), content=(Span(1, 25),), act="commit",
    ...                    confidence=0.9)
    >>> record = write(article, Annotations(attributions=(said,)), Model(name="by hand", version="1"))
    >>> record.statements[0].content_text, record.statements[0].form
    ('“We will reopen on Monday,”', 'direct')
    """
    text = article.text
    require_inside((span for found in annotations.attributions for span in _all(found)), text)
    layout = Layout.of(article)
    quotations = Quotations.of(text, layout.paragraphs)
    drafts = statements.draft(text, annotations, layout, quotations)
    if annotations.style == "full":  # in the flat style every statement has a cue
        drafts = sorted(cueless.complete(article, drafts, layout, quotations), key=attrgetter("place"))
    marked = {(span.start, span.end): span for found in annotations.attributions for span in _all(found)}
    written = tuple(
        Statement(
            id=_id(number),
            source=_spans(made.source, marked),
            cue=_spans(made.cue, marked),
            content=_spans(made.content, marked),
            form=form(text, made.content, made.anchor, quotations),
            act=acts.settle(text, made.cue, made.act) if made.cue else made.act,
            within=None if around is None else _id(around),
            confidence=made.confidence,
        )
        for number, (made, around) in enumerate(zip(drafts, nesting.within(drafts), strict=True))
    )
    return Record(article=article, statements=written, model=model)


def _id(number: int) -> str:
    return f"s{number + 1}"


def _all(found: Attribution) -> tuple[Span, ...]:
    return found.source + found.cue + found.content


def _spans(pairs: Pairs, marked: dict[Pair, Span]) -> tuple[Span, ...]:
    """The fragments as spans; most are just what the network marked, and need not be checked again."""
    return tuple(marked.get(pair) or Span(*pair) for pair in pairs)
