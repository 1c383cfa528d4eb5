"""A statement as a schema.org Claim, and the skeleton of the ClaimReview that a fact-check of it needs, in JSON-LD.

The properties are those of https://schema.org/Claim and https://schema.org/ClaimReview; which of them a review needs
is as Google's guide for fact-checks says ("Fact check (ClaimReview) structured data").
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from onrecord.exchange.addresses import addresses, line_address
from onrecord.exchange.quoting import as_written, on_one_line, sources
from onrecord.schema import Actor, Article, Record, SourceKind, Statement
from onrecord.text.quoting import unquoted

CONTEXT: Final = "https://schema.org"

_CLAIMS: Final = ("assert", "confirm", "commit")
"""What of these acts is said is what is claimed. Of a denial, the claim is the whole sentence."""

_PERSONS: Final[tuple[SourceKind | None, ...]] = ("person", "role", "anonymous")


class Missing(NamedTuple):
    """A property that a review lacks, whether it can't do without, and what goes there."""

    property: str
    required: bool
    what: str


_NEEDED: Final = (
    Missing("claimReviewed", True, "a short summary of the claim"),
    Missing("url", True, "the address of the page with the fact-check"),
    Missing("reviewRating.alternateName", True, "the verdict in words, such as “Mostly false”"),
    Missing("author.name", False, "who publishes the fact-check"),
    Missing("datePublished", False, "when the fact-check was published"),
    Missing("itemReviewed.author.name", False, "who makes the claim"),
    Missing("itemReviewed.datePublished", False, "when the claim was made"),
    Missing("itemReviewed.appearance.url", False, "the address of a page on which the claim appears"),
)


def write_claim(record: Record, statement: Statement, *, home: str | None = None, archived: str | None = None) -> str:
    """Write a statement as a Claim: what is claimed, by whom, when, and in which article it appears.

    `home` is the address of the record's page, and `archived` that of a kept copy of the article. Whether the claim
    appears there first, nobody knows, so `firstAppearance` is left out.

    >>> from onrecord.schema import Model, Span
    >>> said = Statement(id="s1", source=[Span(5, 9)], cue=[Span(10, 14)], content=[Span(0, 3)], form="indirect",
    ...                  act="assert", source_kind="person", confidence=0.9)
    >>> record = Record(article=Article(id="a", text="Yes, Mary said."), statements=[said],
    ...                 model=Model(name="by hand", version="1"))
    >>> claim = json.loads(write_claim(record, record.statements[0]))
    >>> claim["text"], claim["author"]
    ('Yes', {'@type': 'Person', 'name': 'Mary'})
    """
    return _written({"@context": CONTEXT, **_claim(record, statement, home, archived)})


def write_claim_review(
    record: Record, statement: Statement, *, home: str | None = None, archived: str | None = None
) -> str:
    """Write the skeleton of a ClaimReview of a statement; what a fact-checker has to say is empty.

    `missing_in` lists what is still to be filled in.

    >>> from onrecord.schema import Model, Span
    >>> said = Statement(id="s1", source=[Span(5, 9)], cue=[Span(10, 14)], content=[Span(0, 3)], form="indirect",
    ...                  act="assert", source_kind="person", confidence=0.9)
    >>> record = Record(article=Article(id="a", text="Yes, Mary said."), statements=[said],
    ...                 model=Model(name="by hand", version="1"))
    >>> review = json.loads(write_claim_review(record, record.statements[0]))
    >>> [each.property for each in missing_in(review) if each.required]
    ['url', 'reviewRating.alternateName']
    """
    claim = _claim(record, statement, home, archived)
    return _written(
        {
            "@context": CONTEXT,
            "@type": "ClaimReview",
            "url": "",
            "claimReviewed": claim["text"],
            "itemReviewed": claim,
            "author": {"@type": "Organization", "name": "", "url": ""},
            "datePublished": "",
            "reviewRating": {"@type": "Rating", "alternateName": ""},
        }
    )


def missing_in(review: Mapping[str, Any]) -> list[Missing]:
    """List what a ClaimReview lacks: what it can't do without first, then what it should have.

    >>> [each.property for each in missing_in({"claimReviewed": "The dam is safe."})][:2]
    ['url', 'reviewRating.alternateName']
    """
    return [each for each in _NEEDED if not any(_values(review, each.property.split(".")))]


def _values(value: Any, path: list[str]) -> Iterator[Any]:
    """Give what stands at the end of a path; where there are several of a thing, one of them is enough."""
    for each in value if isinstance(value, list) else [value]:
        if not path:
            yield each
        elif isinstance(each, Mapping):
            yield from _values(each.get(path[0]), path[1:])


def _written(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _claim(record: Record, statement: Statement, home: str | None, archived: str | None) -> dict[str, Any]:
    words = statement.content_text if statement.act in _CLAIMS else as_written(record, statement)
    claim = {
        "@type": "Claim",
        "@id": line_address(record.article, statement.id, home),
        "text": unquoted(on_one_line(words)),
        "author": _authors(record, statement),
        "datePublished": _day(record, statement),
        "appearance": _appearance(record.article, archived),
    }
    return {name: value for name, value in claim.items() if value}


def _authors(record: Record, statement: Statement) -> dict[str, Any] | list[dict[str, Any]] | None:
    speakers = [_agent(actor) for actor in record.speakers(statement)]
    if not speakers:
        kind = "Person" if statement.source_kind in _PERSONS else "Organization"
        speakers = [{"@type": kind, "name": name} for name in sources(record, statement)]
    return speakers[0] if len(speakers) == 1 else speakers or None


def _agent(actor: Actor) -> dict[str, Any]:
    agent = {"@type": "Person" if actor.kind == "person" else "Organization", "name": on_one_line(actor.name)}
    if actor.kind == "person" and actor.known_as and actor.known_as.office:
        agent["jobTitle"] = actor.known_as.office
    return agent


def _day(record: Record, statement: Statement) -> str | None:
    """Give the day on which it was said, if it is known, else that of the article."""
    said = next((time for time in record.times if time.id == statement.said_on), None)
    if said and said.earliest and said.earliest == said.latest:
        return said.earliest
    return record.article.published.value if record.article.published else None


def _appearance(article: Article, archived: str | None) -> dict[str, Any]:
    page, copy = addresses(article, archived)
    about: dict[str, Any] = {
        "@type": "NewsArticle",
        "url": page,
        "headline": on_one_line(article.title_text or "") or None,
        "datePublished": article.published.value if article.published else None,
        "dateModified": article.updated,
        "author": {"@type": "Person", "name": on_one_line(article.byline)} if article.byline else None,
        "publisher": {"@type": "Organization", "name": on_one_line(article.outlet)} if article.outlet else None,
        "archivedAt": copy,
    }
    return {name: value for name, value in about.items() if value}
