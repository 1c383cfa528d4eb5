"""What the table of actors knows of an article's actors: the country, the office, the usual name.

The text goes first. Who held an office is only proposed for a description ("the US president"), and only where nobody
in the article is known to hold it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.recorder.actors import names
from onrecord.recorder.actors.coreference import Cast, Draft
from onrecord.recorder.actors.mentions import Noted
from onrecord.schema import Article, KnownAs

DESCRIPTIONS: Final = 4
"""So many descriptions of an actor are looked up."""

_TITLES: Final = re.compile(r"(?:[^\W\d_a-z][\w.’'-]* ){1,4}$")
_WHOLE: Final = re.compile(
    r" (?:of|for) (?:the )?(?:[^\W\d_a-z][\w.’'-]*)(?: (?:of |and |the )?[^\W\d_a-z][\w.’'-]*){0,4}"
)

HELD: Final = 0.9
"""How sure it is that a description of an office means the holder whom the article names."""


def find_holders(article: Article, cast: Cast, table: Knowledge) -> None:
    """Join a description of an office with the person of the article who held it: "the US president" with "Obama"."""
    on = _date(article)
    people = [actor for actor in cast.drafts if actor.named and actor.kind == "person"]
    for actor in cast.drafts if people and on else ():
        if actor.named or actor.kind != "person":
            continue
        mentions = [cast.noted[i] for i in sorted(actor.mentions)]
        facts = (table.describe(words, kind="person", on=on) for words in _descriptions(article.text, mentions))
        fact = next(filter(None, facts), None)
        if fact is None or fact.office is None or fact.name == fact.office:
            continue
        holder = names.words(fact.name)
        bearing = [other for other in people if names.is_short_for(names.words(other.name), holder)
                   and names.surname(names.words(other.name)) == names.surname(holder)]  # fmt: skip
        if len(bearing) == 1:
            for number in actor.mentions:
                cast.certainty[number] = HELD
            cast.merge(bearing[0], actor)


def known(
    article: Article, cast: Cast, actors: Sequence[Draft], speaking: set[int], table: Knowledge
) -> list[KnownAs | None]:
    """What is known of each actor at the article's date; `speaking` has the `id` of those who speak."""
    on = _date(article)
    found = [_known(article.text, cast, actor, table, on, speaks=id(actor) in speaking) for actor in actors]
    told = {(each.country, each.office) for actor, each in zip(actors, found, strict=True) if each and actor.named}
    return [
        None if each and not actor.named and each.office and (each.country, each.office) in told else each
        for actor, each in zip(actors, found, strict=True)
    ]


def _date(article: Article) -> str | None:
    return article.published.value[:10] if article.published else None


def _known(text: str, cast: Cast, actor: Draft, table: Knowledge, on: str | None, *, speaks: bool) -> KnownAs | None:
    kind = actor.kind
    if actor.named and kind != "person":
        return table.describe(actor.name, kind=kind, on=on, speaks=speaks)
    if actor.named and (one := table.person(actor.name, on)):
        return one
    mentions = [cast.noted[i] for i in sorted(actor.mentions)]
    asked = _with_titles(text, mentions) if actor.named else _descriptions(text, mentions)
    answers = (table.describe(words, kind=kind, on=on, speaks=speaks) for words in asked)
    return next(filter(None, answers), None)


def _descriptions(text: str, mentions: list[Noted]) -> Iterator[str]:
    """An actor's descriptions: "the president of the Russian Federation", then "the president"."""
    for each in [each for each in mentions if each.form == "nominal"][:DESCRIPTIONS]:
        start, end = each.span
        if whole := _WHOLE.match(text, end):
            yield text[start : whole.end()]
        yield each.text


def _with_titles(text: str, mentions: list[Noted]) -> Iterator[str]:
    """A person's names where titles stand before them: "French President Macron"."""
    for each in [each for each in mentions if each.form == "name"][:DESCRIPTIONS]:
        if titles := _TITLES.search(text, max(0, each.span[0] - 60), each.span[0]):
            yield titles.group() + each.text
