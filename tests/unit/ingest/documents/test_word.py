"""Word documents of several programs, and hostile ones."""

import io
import zipfile
from pathlib import Path

import pytest

from onrecord.errors import EncryptedError, MissingExtraError, TooLargeError, UnreadableInputError
from onrecord.ingest import load, originals
from onrecord.ingest.documents import sandbox, word
from onrecord.schema import Article
from onrecord.settings import Settings
from tests.unit.ingest.documents.f1 import token_f1
from tests.unit.ingest.documents.stories import FERRY, HARBOUR, HOSPITAL, SCHOOL

FILES = Path(__file__).parent / "files"
STORIES = {
    "handmade_fields": FERRY,
    "handmade_tracked_changes": FERRY._replace(footnotes=()),
    "libreoffice_footnotes": FERRY,
    "libreoffice_from_html": SCHOOL,
    "pandoc_footnotes": HARBOUR,
    "pandoc_plain": SCHOOL,
    "python_docx_columns": SCHOOL,
    "python_docx_layout_table": HARBOUR._replace(footnotes=()),
    "python_docx_release": HOSPITAL,
}
FLOOR = 0.985


def read(name: str) -> Article:
    (article,) = load(FILES / f"{name}.docx", settings=Settings())
    assert isinstance(article, Article), article
    return article


@pytest.fixture(scope="module")
def articles():
    return {name: read(name) for name in (*STORIES, "python_docx_list_and_table")}


def notes(article: Article) -> dict[str, int]:
    return {note.kind: note.count for note in article.notes}


@pytest.mark.parametrize("name", STORIES)
def test_the_words_of_a_document_are_read_in_order(articles, name):
    assert token_f1(articles[name].text, STORIES[name].text) >= FLOOR


@pytest.mark.parametrize("name", STORIES)
def test_title_and_paragraphs_are_those_of_the_document(articles, name):
    assert articles[name].title_text == STORIES[name].title
    assert len(articles[name].paragraphs) == len(STORIES[name].text.split("\n\n"))


@pytest.mark.parametrize("name", ["handmade_fields", "libreoffice_footnotes", "pandoc_footnotes"])
def test_footnotes_stand_after_the_text_and_their_marks_nowhere(articles, name):
    article, story = articles[name], STORIES[name]
    assert notes(article)["footnote"] == 2
    last = [paragraph.cut(article.text) for paragraph in article.paragraphs[-2:]]
    assert last == [f"{number} {note}" for number, note in enumerate(story.footnotes, 1)]
    assert "[1]" not in article.text


def test_lists_tables_and_quotations_are_kept_apart(articles):
    article = articles["python_docx_list_and_table"]
    kinds = [paragraph.kind for paragraph in article.paragraphs]
    assert kinds == ["title", "item", "item", "item", "heading", "item", "item", "item", "quote"]
    assert article.paragraphs[6].cut(article.text) == "Norhaven | 41 | 1,107"


def test_what_was_deleted_or_commented_is_left_out_and_noted(articles):
    article = articles["handmade_tracked_changes"]
    assert "a very large sum" not in article.text
    assert "Check the sum" not in article.text
    assert "to pay a fine of 800,000" in article.text
    assert notes(article) == {"comment": 1, "deleted": 1}


def test_running_heads_are_left_out_and_noted(articles):
    assert "Regional health authority\n" not in articles["python_docx_release"].text
    assert notes(articles["python_docx_release"])["running"] == 2


def test_title_author_and_date_count_where_they_can_be_believed(articles):
    assert articles["python_docx_release"].byline == "Peter Quill"
    assert articles["python_docx_columns"].published is None  # a date of 1999
    assert articles["python_docx_columns"].byline is None  # "admin"
    assert articles["python_docx_layout_table"].byline is None  # "Windows User"
    assert articles["python_docx_layout_table"].published.value == "2024-03-05"


def test_a_word_document_is_known_by_its_first_bytes():
    (original,) = originals(io.BytesIO((FILES / "pandoc_plain.docx").read_bytes()), settings=Settings())
    assert original.format == "docx"


@pytest.mark.parametrize(("content", "kind", "words"), [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, UnreadableInputError, "save it as .docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), EncryptedError, "password"),
    (b"PK\x03\x04 and nothing more", UnreadableInputError, "can't be read"),
])  # fmt: skip
def test_what_cannot_be_opened_says_why(tmp_path, content, kind, words):
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    (error,) = load(path, settings=Settings())
    assert isinstance(error, kind)
    assert words in str(error)


def test_a_file_of_the_old_format_says_how_to_save_it(tmp_path):
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (error,) = load(path, settings=Settings())
    assert "save it as .docx" in str(error)


def changed(name: str, member: str, content: bytes) -> bytes:
    """Give a document with one part changed."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(FILES / f"{name}.docx") as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for each in source.namelist():
            target.writestr(each, content if each == member else source.read(each))
    return packed.getvalue()


DOCTYPE = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_every_encoding(encoding):
    content = changed("handmade_fields", "word/document.xml", DOCTYPE.encode(encoding))
    (error,) = load(io.BytesIO(content), settings=Settings())
    assert isinstance(error, UnreadableInputError)
    assert "document type" in str(error)


def test_xml_that_unpacks_to_too_much_is_refused():
    content = changed("handmade_fields", "word/document.xml", b" " * (word.MOST_XML + 1))
    assert len(content) < 200_000
    (error,) = load(io.BytesIO(content), settings=Settings())
    assert isinstance(error, TooLargeError)


def test_elements_nested_without_end_are_an_error():
    nested = b"<w:document xmlns:w='x'>" + b"<w:p>" * 100_000 + b"</w:p>" * 100_000 + b"</w:document>"
    (error,) = load(io.BytesIO(changed("handmade_fields", "word/document.xml", nested)), settings=Settings())
    assert isinstance(error, UnreadableInputError | TooLargeError)


def test_without_the_library_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr(sandbox, "find_spec", lambda name: None)
    (error,) = load(FILES / "pandoc_plain.docx", settings=Settings())
    assert isinstance(error, MissingExtraError)
    assert "onrecord[documents]" in str(error)
