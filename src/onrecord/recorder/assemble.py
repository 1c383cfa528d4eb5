"""Writes the record of an article."""

from operator import attrgetter

from onrecord.knowledge import Knowledge
from onrecord.recorder import times
from onrecord.recorder.actors import coreference as actors
from onrecord.recorder.actors import first_person, speakers
from onrecord.recorder.actors import recover as overlooked
from onrecord.recorder.actors.coreference import Cast
from onrecord.recorder.actors.link import find_holders, known
from onrecord.recorder.actors.speakers import Spoken
from onrecord.recorder.statements import acts, cueless, nesting
from onrecord.recorder.statements import attributed as statements
from onrecord.recorder.statements.drafts import Pairs
from onrecord.recorder.statements.forms import form
from onrecord.recorder.statements.said_on import quoted_on, said_on
from onrecord.recorder.text.layout import Layout, Pair
from onrecord.recorder.text.quotations import Quotations
from onrecord.recorder.times.dating import dated
from onrecord.schema import Actor, Annotations, Article, Attribution, KnownAs, Mention, Model, Record, Span, Statement
from onrecord.schema.span import require_inside


def write(article: Article, annotations: Annotations, model: Model, table: Knowledge | None = None) -> Record:
    """Write the record of an article from what the network (`model`) marked in it.

    With the table of actors, what it knows of them is added. The same article, annotations, model and table give the
    same record. Raises ValueError where an annotation lies outside of the article's text.

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
    require_inside((mention.span for mention in annotations.mentions), text)
    layout = Layout.of(article)
    quotations = Quotations.of(text, layout.paragraphs)
    drafts = statements.draft(text, annotations, layout, quotations)
    if annotations.style == "full":  # in the flat style every statement has a cue
        drafts = sorted(cueless.complete(article, drafts, layout, quotations), key=attrgetter("place"))
    forms = [form(text, made.content, made.anchor, quotations) for made in drafts]
    expressions = times.find(text)
    article = dated(article, expressions, table)
    published = article.published.value if article.published else None
    days = said_on(text, drafts, expressions)
    placed = times.place(expressions, published, quoted_on(drafts, forms, days, expressions))
    mentions = overlooked.complete(text, annotations.mentions, drafts)
    owners = first_person.find(text, mentions, drafts, quotations)
    cast = actors.gather(text, mentions, owners)
    if table:
        find_holders(article, cast, table)
    resolver = speakers.Resolver(text, cast, drafts, owners)
    spoken = [resolver.resolve(number) for number in range(len(drafts))]
    _give_first_person(cast, owners, spoken)
    kept = _kept(cast, spoken)
    numbers = {id(actor): f"a{number + 1}" for number, actor in enumerate(kept)}
    marked = {(span.start, span.end): span for found in annotations.attributions for span in _all(found)}
    written = tuple(
        Statement(
            id=_id(number),
            source=_spans(made.source, marked),
            cue=_spans(made.cue, marked),
            content=_spans(made.content, marked),
            form=forms[number],
            act=acts.settle(text, made.cue, made.act) if made.cue else made.act,
            speakers=tuple(numbers[id(actor)] for actor in who.actors) or None,
            unresolved=who.unresolved,
            source_kind=who.kind,
            said_on=None if (day := days[number]) is None else times.name(day),
            within=None if around is None else _id(around),
            confidence=made.confidence,
        )
        for number, (made, who, around) in enumerate(zip(drafts, spoken, nesting.within(drafts), strict=True))
    )
    speaking = {id(actor) for who in spoken for actor in who.actors}
    facts = known(article, cast, kept, speaking, table) if table else [None] * len(kept)
    written_actors = tuple(
        _actor(cast, actor, numbers[id(actor)], fact) for actor, fact in zip(kept, facts, strict=True)
    )
    return Record(article=article, statements=written, actors=written_actors, times=times.write(placed), model=model)


def _give_first_person(cast: Cast, owners: dict[int, int], spoken: list[Spoken]) -> None:
    """Make "I" and "we" in a quotation mentions of its speaker; where there is none, of one actor without a name."""
    nobody: dict[int, actors.Draft] = {}
    for mention, statement in owners.items():
        if cast.actors[mention] is None and cast.counts(mention):
            who = spoken[statement].actors
            actor = who[0] if len(who) == 1 else nobody.setdefault(statement, actors.Draft())
            cast.join(mention, actor, spoken[statement].certainty)


def _kept(cast: Cast, spoken: list[Spoken]) -> list[actors.Draft]:
    """The actors that a reader would miss: all but a single pronoun that nothing else is known of."""
    speaking = {id(actor) for who in spoken for actor in who.actors}

    def known(actor: actors.Draft) -> bool:
        return len(actor.mentions) > 1 or cast.noted[actor.mentions[0]].form != "pronoun"

    return [actor for actor in cast.drafts if id(actor) in speaking or known(actor)]


def _actor(cast: Cast, actor: actors.Draft, name: str, fact: KnownAs | None) -> Actor:
    noted = sorted((cast.noted[i] for i in actor.mentions), key=lambda each: each.span)
    described = [each.text for form in ("nominal", "pronoun") for each in noted if each.form == form]
    return Actor(
        id=name,
        name=_one_line(actor.name if actor.named else described[0]),
        kind=actor.kind,
        named=actor.named,
        mentions=tuple(Mention(*each.span, each.shown) for each in noted),
        known_as=fact,
    )


def _one_line(name: str) -> str:
    return " ".join(name.split())


def _id(number: int) -> str:
    return f"s{number + 1}"


def _all(found: Attribution) -> tuple[Span, ...]:
    return found.source + found.cue + found.content


def _spans(pairs: Pairs, marked: dict[Pair, Span]) -> tuple[Span, ...]:
    """The fragments as spans; most are just what the network marked, and need not be checked again."""
    return tuple(marked.get(pair) or Span(*pair) for pair in pairs)
