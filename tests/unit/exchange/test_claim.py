import json

import pytest
from jsonschema import Draft202012Validator
from pyld import jsonld

from onrecord.exchange import missing_in, write_claim, write_claim_review
from onrecord.schema import KnownAs, Record
from tests.events import harbour, with_events
from tests.support import record_of

SCHEMA_ORG = "http://schema.org/"
TEXT = {"type": "string", "minLength": 1}
AGENT = {
    "type": "object",
    "required": ["@type", "name"],
    "properties": {"@type": {"enum": ["Person", "Organization"]}, "name": TEXT},
}
ADDRESS = {"type": "string", "pattern": "^https?://"}
DAY = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d.*)?)?$"}
CLAIM = {
    "type": "object",
    "required": ["@type", "appearance"],
    "properties": {
        "@type": {"const": "Claim"},
        "@id": TEXT,
        "text": TEXT,
        "author": {"anyOf": [AGENT, {"type": "array", "items": AGENT, "minItems": 2}]},
        "datePublished": DAY,
        "appearance": {
            "type": "object",
            "required": ["@type"],
            "properties": {
                "@type": {"const": "NewsArticle"}, "url": ADDRESS, "headline": TEXT, "datePublished": DAY,
                "dateModified": DAY, "author": AGENT, "publisher": AGENT, "archivedAt": ADDRESS,
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}  # fmt: skip
"""A claim in the shape of the examples that are published for ClaimReview: `itemReviewed` is a Claim, its `author` a
Person or an Organization with a name, its `appearance` a CreativeWork with an address."""

REVIEW = {
    "type": "object",
    "required": ["@context", "@type", "claimReviewed", "reviewRating", "url"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "ClaimReview"},
        "claimReviewed": TEXT,
        "url": ADDRESS,
        "datePublished": DAY,
        "author": AGENT,
        "itemReviewed": CLAIM,
        "reviewRating": {
            "type": "object",
            "required": ["@type", "alternateName"],
            "properties": {"@type": {"const": "Rating"}, "alternateName": TEXT},
        },
    },
    "additionalProperties": False,
}  # fmt: skip
"""A review with what a fact-check can't do without."""


def claim(record: Record, number: int = 0, **more) -> dict:
    written = json.loads(write_claim(record, record.statements[number], **more))
    Draft202012Validator(CLAIM | {"properties": CLAIM["properties"] | {"@context": {}}}).validate(written)
    return written


@pytest.fixture(scope="module")
def record() -> Record:
    return record_of(
        "The dam\n\n{s:{a1:Ana Reyes}} {q:said} {c:“The dam is safe.”} {s2:{a1/pronoun:She}} {q2:denied} {c2:a leak}. "
        "{s3:Officials} {q3:said} {c3:so, too}. {c4:It holds}. {s5:{a2:Lund}} {q5:promised} {c5:help}.",
        title=True, url="https://post.example/dam", outlet="Kelve Post", byline="Ada Moe",
        published=("2024-03-05", "given"),
        statements={2: {"act": "deny"}, 3: {"source_kind": "group"}, 5: {"act": "commit"}},
        actors={
            1: {"known_as": KnownAs(name="Ana Reyes", office="Minister of Dams", as_of="2024")},
            2: {"kind": "place"},
        },
    )  # fmt: skip


def test_a_claim_has_its_words_author_day_and_appearance(record):
    assert claim(record, archived="https://desk.example/articles/7") == {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": f"urn:onrecord:record:{record.article.id}#s1",
        "text": "The dam is safe.",
        "author": {"@type": "Person", "name": "Ana Reyes", "jobTitle": "Minister of Dams"},
        "datePublished": "2024-03-05",
        "appearance": {
            "@type": "NewsArticle",
            "url": "https://post.example/dam",
            "headline": "The dam",
            "datePublished": "2024-03-05",
            "author": {"@type": "Person", "name": "Ada Moe"},
            "publisher": {"@type": "Organization", "name": "Kelve Post"},
            "archivedAt": "https://desk.example/articles/7",
        },
    }


def test_a_denial_never_reads_like_what_it_denies(record):
    assert claim(record, 1)["text"] == "She denied a leak"
    assert claim(record, 4)["text"] == "help"


def test_whoever_has_no_name_is_called_as_in_the_article(record):
    assert claim(record, 2)["author"] == {"@type": "Organization", "name": "Officials"}
    assert "author" not in claim(record, 3)
    assert claim(record, 4)["author"] == {"@type": "Organization", "name": "Lund"}


def test_the_day_on_which_it_was_said_counts_for_more_than_the_article_s():
    record = with_events(
        record_of("{s:She} {q:said} on Friday {c:it holds}.", published=("2024-03-05", "given")),
        times={"Friday": ("2024-03-01", "2024-03-01")},
    )
    said = record.statements[0].model_copy(update={"said_on": "t1"})
    record = Record.model_validate(record.model_copy(update={"statements": (said,)}).model_dump())
    assert claim(record)["datePublished"] == "2024-03-01"


def test_every_statement_of_an_article_gives_a_valid_claim():
    for number in range(len(harbour().statements)):
        claim(harbour(), number)


def test_a_review_lacks_just_what_a_fact_checker_has_to_say(record):
    review = json.loads(write_claim_review(record, record.statements[0]))
    assert [each.property for each in missing_in(review) if each.required] == ["url", "reviewRating.alternateName"]
    assert not Draft202012Validator(REVIEW).is_valid(review)
    filled = review | {
        "url": "https://check.example/dam",
        "datePublished": "2024-03-08",
        "author": {"@type": "Organization", "name": "The Check"},
        "reviewRating": {"@type": "Rating", "alternateName": "Mostly false"},
    }
    assert missing_in(filled) == []
    Draft202012Validator(REVIEW).validate(filled)


def test_several_appearances_or_authors_need_but_one_that_says_it():
    item = {"author": [{"name": ""}, {"name": "Ana Reyes"}], "appearance": [{"@type": "NewsArticle"}]}
    lacking = [each.property for each in missing_in({"itemReviewed": item})]
    assert "itemReviewed.author.name" not in lacking
    assert "itemReviewed.appearance.url" in lacking


def test_every_property_is_one_of_schema_org_s_when_a_library_has_read_it(record):
    def load(address, _options):
        return {"contextUrl": None, "documentUrl": address, "document": {"@context": {"@vocab": SCHEMA_ORG}}}

    written = json.loads(write_claim_review(record, record.statements[0]))
    [review] = jsonld.expand(written, {"documentLoader": load})
    assert review["@type"] == [f"{SCHEMA_ORG}ClaimReview"]
    [item] = review[f"{SCHEMA_ORG}itemReviewed"]
    assert item[f"{SCHEMA_ORG}text"] == [{"@value": "The dam is safe."}]
    assert item["@id"].startswith("urn:onrecord:")
