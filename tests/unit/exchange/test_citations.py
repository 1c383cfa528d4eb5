import json

import bibtexparser
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.exchange import Citation, cite, write_bibtex, write_csl, write_ris
from onrecord.exchange.addresses import addresses
from onrecord.exchange.citations.bibtex import escape
from onrecord.schema import Article
from tests.support import record_of
from tests.unit.archive.hand import FERRY_PAGES

HARD = "Rain & {wind}: 100 % of $5 #1 ~ ^ \\ _x_ “so”"


@pytest.fixture(scope="module")
def record():
    return record_of(
        f"{HARD.replace('{', '(').replace('}', ')')}\n\n{{s:{{a1:Ana Reyes}}}} {{q:denied}} {{c:a 5 % leak}}.",
        title=True, outlet="Kelve Post & Mail", byline="By Ada Moe, Jens Wold and Li",
        published=("2024-03-05", "given"),
        url="https://post.example/a_b?c=1&d=%20#e", statements={1: {"act": "deny"}},
    )  # fmt: skip


@pytest.fixture(scope="module")
def citation(record):
    return cite(record, record.statements[0], archived="https://desk.example/articles/7")


def test_a_citation_has_what_reference_managers_ask_for(citation):
    assert citation.authors == ("Ada Moe", "Jens Wold", "Li")
    assert (citation.outlet, citation.date) == ("Kelve Post & Mail", (2024, 3, 5))
    assert citation.quotation == "“a 5 % leak”, denied by Ana Reyes"
    assert (citation.url, citation.archived) == (
        "https://post.example/a_b?c=1&d=%20#e",
        "https://desk.example/articles/7",
    )
    assert citation.id.startswith("kelvepostmail2024rain-")
    assert citation.id.endswith("-s1")


def test_bibtex_is_read_back_by_a_library(record, citation):
    read = bibtexparser.parse_string(write_bibtex([cite(record), citation]))
    assert (len(read.entries), read.failed_blocks) == (2, [])
    fields = {each.key: each.value for each in read.entries[1].fields}
    assert read.entries[1].entry_type == "article"
    assert fields["author"] == "{Ada Moe} and {Jens Wold} and {Li}"
    assert fields["journal"] == r"Kelve Post \& Mail"
    assert (fields["year"], fields["month"], fields["day"]) == ("2024", "mar", "5")
    assert fields["url"] == citation.url
    assert fields["note"] == r"“a 5 \% leak”, denied by Ana Reyes"
    assert fields["addendum"] == r"Archived at \url{https://desk.example/articles/7}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
@settings(deadline=None)
def test_no_text_breaks_a_bibtex_entry(words):
    title = " ".join(words.split())
    read = bibtexparser.parse_string(write_bibtex([Citation(id="a", title=title or "x", outlet=title or None)]))
    assert (len(read.entries), read.failed_blocks) == (1, [])


def test_signs_of_latex_are_printed_as_they_are():
    assert escape("{a} \\b") == r"\{a\} \textbackslash{}b"


def test_ris_is_read_back_by_a_library(record, citation):
    [article, said] = rispy.loads(write_ris([cite(record), citation]))
    assert article["type_of_reference"] == "NEWS"
    assert said["authors"] == ["Ada Moe", "Jens Wold", "Li"]
    assert (said["year"], said["date"]) == ("2024", "2024/03/05")
    assert said["secondary_title"] == "Kelve Post & Mail"
    assert said["urls"] == [citation.url]
    assert said["notes"] == ["“a 5 % leak”, denied by Ana Reyes"]
    assert said["unknown_tag"]["AV"] == ["https://desk.example/articles/7"]
    assert "notes" not in article


def test_csl_json_is_an_array_of_newspaper_articles(citation):
    [item] = json.loads(write_csl([citation]))
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2024, 3, 5]]}
    assert item["author"][0] == {"literal": "Ada Moe"}
    assert (item["URL"], item["archive_location"]) == (citation.url, citation.archived)
    assert item["note"] == "“a 5 % leak”, denied by Ana Reyes"


def test_words_out_of_a_document_have_their_page():
    second = cite(FERRY_PAGES, FERRY_PAGES.statements[1])
    assert (second.page, second.note) == ("2", "“the timetable is new”, Lund (page 2)")
    assert "SP  - 2\r\n" in write_ris([second])
    assert json.loads(write_csl([second]))[0]["page"] == "2"


def test_what_is_not_known_is_left_out():
    bare = cite(record_of("It rained, {s:she} {q:said} {c:so}."))
    assert (bare.title, bare.outlet, bare.date, bare.authors, bare.url) == (
        "It rained, she said so.",
        None,
        (),
        (),
        None,
    )
    assert write_bibtex([bare]).startswith("@misc{")
    assert set(json.loads(write_csl([bare]))[0]) == {"id", "type", "title", "language"}


def test_a_page_of_a_web_archive_is_cited_as_the_page_and_its_copy():
    address = "https://web.archive.org/web/20240305101500/https://post.example/dam"
    assert addresses(Article(id="a", text="", url=address)) == ("https://post.example/dam", address)
    assert addresses(Article(id="a", text="", url=address), "https://desk.example/articles/7").archived.startswith(
        "https://desk"
    )
    assert addresses(Article(id="a", text="", url="https://post.example/")) == ("https://post.example/", None)
