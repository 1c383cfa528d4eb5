import json
import re

import pytest
from pyld import jsonld

from onrecord.exchange import write_web_annotations
from onrecord.exchange.web_annotation import CONTEXT, MEDIA_TYPE
from onrecord.schema import Record
from tests.checks import with_checks
from tests.events import harbour
from tests.support import record_of

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
DC = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
_IRI = {"@type": "@id"}
TERMS = {
    "id": "@id",
    "type": "@type",
    **{name: f"{OA}{name}" for name in (
        "Annotation", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "TextualBody", "start", "end",
        "exact", "prefix", "suffix", "classifying", "identifying", "describing", "assessing", "tagging", "linking",
        "commenting",
    )},
    **{name: {"@id": f"{OA}{iri}", **_IRI} for name, iri in (
        ("body", "hasBody"), ("target", "hasTarget"), ("source", "hasSource"), ("selector", "hasSelector"),
    )},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "first": {"@id": f"{AS}first", **_IRI},
    "total": f"{AS}totalItems",
    "startIndex": f"{AS}startIndex",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "creator": {"@id": f"{DC}creator", **_IRI},
    "Person": f"{FOAF}Person",
    "Organization": f"{FOAF}Organization",
    "Software": f"{AS}Application",
    "name": f"{FOAF}name",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
}  # fmt: skip
"""The terms of the standard's context that are used (Web Annotation Vocabulary, appendix A)."""


def expanded(written: str) -> dict:
    """Read JSON-LD as `pyld` does, with the terms above for the standard's context, and nothing from the net."""

    def load(address, _options):
        assert address == CONTEXT
        return {"contextUrl": None, "documentUrl": address, "document": {"@context": TERMS}}

    [collection] = jsonld.expand(json.loads(written), {"documentLoader": load})
    return collection


def names(node):
    """All names of properties, types and things in expanded JSON-LD."""
    if isinstance(node, list):
        for each in node:
            yield from names(each)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in ("@id", "@type"):
                yield from value if isinstance(value, list) else [value]
            elif key != "@value" and key != "@list":
                yield key
            if not isinstance(value, str):
                yield from names(value)


@pytest.fixture(scope="module")
def record() -> Record:
    found = {"kind": "unsourced", "verdict": "nobody", "about": ["residents fear"], "message": "Which residents?"}
    return with_checks(harbour(), found)


def items(record: Record, **more) -> list[dict]:
    return json.loads(write_web_annotations(record, **more))["first"]["items"]


def test_every_line_of_the_record_is_an_annotation(record):
    mentions = sum(len(actor.mentions) for actor in record.actors)
    lines = len(record.statements) + mentions + len(record.times) + len(record.events) + len(record.checks)
    collection = json.loads(write_web_annotations(record))
    assert collection["total"] == len(collection["first"]["items"]) == lines
    assert len({each["id"] for each in collection["first"]["items"]}) == lines


def test_every_name_is_an_absolute_address_when_a_library_has_read_it(record):
    for written in (
        write_web_annotations(record),
        write_web_annotations(record, home="https://desk.example/articles/7"),
    ):
        found = list(names(expanded(written)))
        assert len(found) > 1000
        assert [each for each in found if not re.match(r"(https?://|urn:onrecord:)\S+$", each)] == []


def test_no_word_of_ours_is_lost_in_reading(record):
    [page] = expanded(write_web_annotations(record))[f"{AS}first"]
    [listed] = page[f"{AS}items"]
    annotations = listed["@list"]
    assert all(each["@type"] == [f"{OA}Annotation"] for each in annotations)
    [said] = [each for each in annotations if each["@id"].endswith("#s2")]
    assert said[f"{OA}motivatedBy"] == [{"@id": f"{OA}classifying"}]
    assert said["urn:onrecord:terms:confidence"] == [{"@value": 0.95}]
    roles = [
        each["urn:onrecord:terms:role"][0]["@value"]
        for each in said[f"{OA}hasBody"]
        if "urn:onrecord:terms:role" in each
    ]
    assert roles == ["source", "cue", "speaker"]


def test_the_selectors_point_at_the_words(record):
    text = record.article.text
    for each in items(record):
        for target in each["target"] if isinstance(each["target"], list) else [each["target"]]:
            quote, position = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"])
            assert text[position["end"] :].startswith(quote["suffix"])


def test_a_content_in_pieces_has_as_many_targets():
    record = record_of("{c:“Yes,”} {s:she} {q:said}, {c:“we go.”}")
    [said] = items(record)
    assert [each["selector"][0]["exact"] for each in said["target"]] == ["“Yes,”", "“we go.”"]


def test_the_source_is_the_page_on_the_web_if_the_article_has_one():
    there = record_of("{s:She} {q:said} {c:yes}.", url="https://post.example/flood")
    assert items(there)[0]["target"]["source"] == "https://post.example/flood"
    for url in ("flood.html", "javascript:alert(1)", "https://post.example/a b", None):
        nowhere = record_of("{s:She} {q:said} {c:yes}.", url=url, id="flood 1")
        assert items(nowhere)[0]["target"]["source"] == "urn:onrecord:record:flood%201"
        assert items(nowhere, home="https://desk.example/articles/7")[0]["id"] == "https://desk.example/articles/7#s1"


def test_what_a_person_corrected_was_not_made_by_software(record):
    said = record.statements[0].model_copy(update={"corrected": True})
    record = Record.model_validate(
        record.model_copy(update={"statements": (said, *record.statements[1:])}).model_dump()
    )
    first, second, *_ = items(record, creators={"s1": "Ida Aas", "s2": "nobody"})
    assert first["creator"] == {"type": "Person", "name": "Ida Aas"}
    assert second["creator"]["type"] == "Software"
    assert items(record)[0]["creator"]["type"] == "Person"


def test_the_media_type_names_the_profile_of_the_standard():
    assert MEDIA_TYPE == 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
