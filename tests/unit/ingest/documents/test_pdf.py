"""PDF documents of a dozen programs, and hostile ones."""

import io
import zlib
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.errors import EncryptedError, MissingExtraError, ScanError, TooLargeError, UnreadableInputError
from onrecord.ingest import load, originals, parse
from onrecord.ingest.documents import pdf, sandbox
from onrecord.schema import Article
from onrecord.settings import Settings
from tests.unit.ingest.documents.f1 import token_f1
from tests.unit.ingest.documents.stories import FERRY, HARBOUR, HOSPITAL, SCHOOL

FILES = Path(__file__).parent / "files"
STORIES = {
    "chrome_ragged": SCHOOL,
    "chrome_two_columns": HOSPITAL,
    "fpdf_release": HOSPITAL,
    "groff_footnotes": FERRY,
    "groff_two_columns": SCHOOL,
    "latex_footnotes": FERRY,
    "latex_two_columns": HARBOUR,
    "libreoffice_columns": HOSPITAL,
    "qpdf_rotated": SCHOOL,
    "reportlab_three_columns": SCHOOL,
    "typst_columns_footnotes": HARBOUR,
    "weasyprint_footnotes": FERRY,
}
FLOOR = 0.98
"""Of every file; the mean is held to MEAN."""

MEAN = 0.99


def read(name: str) -> Article:
    (article,) = load(FILES / f"{name}.pdf", settings=Settings())
    assert isinstance(article, Article), article
    return article


@pytest.fixture(scope="module")
def articles():
    return {name: read(name) for name in STORIES}


def notes(article: Article) -> dict[str, int]:
    return {note.kind: note.count for note in article.notes}


@pytest.mark.parametrize("name", STORIES)
def test_the_words_of_a_document_are_read_in_order(articles, name):
    assert token_f1(articles[name].text, STORIES[name].text) >= FLOOR


def test_documents_are_read_well_on_average(articles):
    scores = [token_f1(article.text, STORIES[name].text) for name, article in articles.items()]
    assert sum(scores) / len(scores) >= MEAN


@pytest.mark.parametrize("name", STORIES)
def test_the_title_is_the_document_s_own(articles, name):
    assert articles[name].title_text == STORIES[name].title


@pytest.mark.parametrize("name", STORIES)
def test_a_paragraph_is_one_paragraph_over_columns_and_pages(articles, name):
    found = [paragraph.cut(articles[name].text) for paragraph in articles[name].paragraphs]
    for wanted in STORIES[name].text.split("\n\n")[1 : 1 + len(STORIES[name].paragraphs)]:
        assert max(token_f1(each, wanted) for each in found) >= 0.98


@pytest.mark.parametrize("name", ["groff_footnotes", "latex_footnotes", "latex_two_columns", "typst_columns_footnotes",
                                  "weasyprint_footnotes"])  # fmt: skip
def test_footnotes_stand_after_the_text_and_their_marks_nowhere(articles, name):
    article, story = articles[name], STORIES[name]
    assert notes(article)["footnote"] == len(story.footnotes)
    last = [paragraph.cut(article.text) for paragraph in article.paragraphs[-len(story.footnotes) :]]
    for number, (found, wanted) in enumerate(zip(last, story.footnotes, strict=True), 1):
        assert found.startswith(str(number))
        assert found.endswith(wanted)
    spans = next(note.spans for note in article.notes if note.kind == "footnote")
    assert [span.cut(article.text) for span in spans] == last


def test_divided_words_are_joined_and_compounds_kept(articles):
    article = articles["latex_two_columns"]
    assert notes(article)["hyphen"] > 5
    assert "well-known" in article.text
    assert "twenty-four" in article.text
    for word in ("coun-cil", "engi-neers", "investi-gation"):
        assert word not in article.text
    spans = next(note.spans for note in article.notes if note.kind == "hyphen")
    assert all(span.cut(article.text).strip().isprintable() and " " not in span.cut(article.text) for span in spans)


@pytest.mark.parametrize(("name", "words"), [
    ("latex_two_columns", "Harrowgate Gazette"),
    ("groff_footnotes", "Norhaven Evening Post"),
    ("libreoffice_columns", "Press release"),
    ("reportlab_three_columns", "NEWSLETTER"),
    ("typst_columns_footnotes", "The Harrowgate Report"),
    ("weasyprint_footnotes", "Sund Shipping Review"),
])  # fmt: skip
def test_running_heads_and_page_numbers_are_left_out_and_noted(articles, name, words):
    assert words not in articles[name].text
    assert notes(articles[name])["running"] >= 2


def test_every_word_has_its_page(articles):
    for article in articles.values():
        assert article.places[0].start == 0
        assert article.places[-1].end == len(article.text)
        assert {place.place for place in article.places} <= {f"page {number}" for number in range(1, 5)}
        for before, after in pairwise(article.places):
            assert article.text[before.end : after.start].strip() == ""


def test_a_paragraph_over_two_pages_has_both():
    article = read("groff_footnotes")
    paragraph = article.paragraphs[5]
    within = [place for place in article.places if paragraph.covers(place)]
    assert {place.place for place in article.places} == {"page 1", "page 2"}
    assert within


def test_a_title_author_or_date_that_cannot_be_believed_is_none(articles):
    assert articles["reportlab_three_columns"].byline is None  # "admin"
    assert articles["reportlab_three_columns"].title_text == SCHOOL.title  # not "Layout 1"
    assert articles["groff_footnotes"].published is None  # made years after the judgment that it tells of


def test_a_title_author_and_date_that_fit_the_text_are_taken(articles):
    article = articles["typst_columns_footnotes"]
    assert article.byline == HARBOUR.byline
    assert (article.published.value, article.published.how) == ("2024-03-05", "metadata")


def test_what_is_given_goes_before_what_the_file_says():
    (article,) = load(
        FILES / "typst_columns_footnotes.pdf", settings=Settings(), byline="Ana Reyes", published="2024-03-06", id="h1"
    )
    assert (article.byline, article.published.value, article.published.how, article.id) == (
        "Ana Reyes", "2024-03-06", "given", "h1"
    )  # fmt: skip


def test_a_pdf_is_known_by_its_first_bytes():
    content = (FILES / "fpdf_release.pdf").read_bytes()
    (original,) = originals(io.BytesIO(content), settings=Settings())
    assert original.format == "pdf"
    assert parse(original, settings=Settings()).title_text == HOSPITAL.title


def test_a_pdf_by_the_wrong_name_is_a_pdf(tmp_path):
    path = tmp_path / "release.txt"
    path.write_bytes((FILES / "fpdf_release.pdf").read_bytes())
    (article,) = load(path, settings=Settings())
    assert article.title_text == HOSPITAL.title


def test_what_is_only_called_a_pdf_is_what_it_is(tmp_path):
    path = tmp_path / "release.pdf"
    path.write_text("<!doctype html><h1>Ferry runs</h1><p>The ferry will run again on Friday, its owner said.</p>")
    (article,) = load(path, settings=Settings())
    assert article.title_text == "Ferry runs"


def test_pages_that_are_pictures_give_an_error_of_their_own():
    (error,) = load(FILES / "ghostscript_scan.pdf", settings=Settings())
    assert isinstance(error, ScanError)
    assert "OCR" in str(error)


def test_a_document_behind_a_password_gives_an_error_of_its_own():
    (error,) = load(FILES / "qpdf_encrypted.pdf", settings=Settings())
    assert isinstance(error, EncryptedError)


@pytest.mark.parametrize("length", [20, 400, 3000])
def test_a_damaged_document_is_an_error_or_what_is_left_of_it(tmp_path, length):
    path = tmp_path / "broken.pdf"
    path.write_bytes((FILES / "groff_footnotes.pdf").read_bytes()[:length])
    (found,) = load(path, settings=Settings())
    assert isinstance(found, UnreadableInputError | ScanError)


def test_without_the_library_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr(sandbox, "find_spec", lambda name: None)
    (error,) = load(FILES / "fpdf_release.pdf", settings=Settings())
    assert isinstance(error, MissingExtraError)
    assert "onrecord[documents]" in str(error)


def made_pdf(stream: bytes, *, pages: int = 1, filters: str = "") -> bytes:
    """Write a PDF by hand: so many pages that all show one stream of content."""
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}/MediaBox[0 0 400 400]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Length {len(stream)}{filters}>>stream\n".encode() + stream + b"\nendstream",
        *[b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>"] * pages,
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj %s endobj\n" % (n, each) for n, each in enumerate(objects, 1))
    return body + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % (len(objects) + 1)


def show(*lines: str) -> bytes:
    shown = "".join(f"1 0 0 1 20 {380 - 14 * at} Tm ({line}) Tj " for at, line in enumerate(lines))
    return f"BT /F 10 Tf {shown} ET".encode()


SENTENCE = ("The river rose by a metre on Monday, the agency said,", "and the road along it was closed to everybody.")


def test_a_document_made_by_hand_is_read(tmp_path):
    path = tmp_path / "hand.pdf"
    path.write_bytes(made_pdf(show(*SENTENCE)))
    (article,) = load(path, settings=Settings())
    assert article.text == " ".join(SENTENCE)


def test_a_document_of_too_many_pages_is_refused(tmp_path):
    path = tmp_path / "many.pdf"
    path.write_bytes(made_pdf(show(*SENTENCE), pages=pdf.MOST_PAGES + 1))
    (error,) = load(path, settings=Settings())
    assert isinstance(error, TooLargeError)


def test_a_document_of_too_many_characters_is_refused(tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(made_pdf(show(*SENTENCE), pages=10))
    (error,) = load(path, settings=Settings(text_limit=500))
    assert isinstance(error, TooLargeError)


def test_a_stream_that_unpacks_to_gigabytes_ends_in_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS", 5)
    bomb = zlib.compress(zlib.compress(b" " * (1 << 28), 9), 9)
    path = tmp_path / "bomb.pdf"
    path.write_bytes(made_pdf(bomb, filters="/Filter[/FlateDecode/FlateDecode]"))
    (found,) = load(path, settings=Settings())
    assert isinstance(found, ScanError | TooLargeError | UnreadableInputError)


def test_a_document_that_takes_too_long_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    monkeypatch.setattr(sandbox, "PATIENCE", 0.001)
    (error,) = load(FILES / "fpdf_release.pdf", settings=Settings())
    assert isinstance(error, TooLargeError)
    assert "too long" in str(error)


def test_a_page_without_text_among_others_is_noted(tmp_path):
    content = made_pdf(show(*SENTENCE))
    image = (
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        b"stream\n0\nendstream"
    )
    picture = b"<</Length 15>>stream\nq /I Do Q      \nendstream"
    page = b"<</Type/Page/Parent 2 0 R/Contents 7 0 R/Resources<</XObject<</I 6 0 R>>>>>>"
    more = b"".join(b"%d 0 obj %s endobj\n" % (n, each) for n, each in ((6, image), (7, picture), (8, page)))
    content = content.replace(b"/Kids[5 0 R]/Count 1", b"/Kids[5 0 R 8 0 R]/Count 2").replace(
        b"trailer", more + b"trailer"
    )
    path = tmp_path / "half.pdf"
    path.write_bytes(content)
    (article,) = load(path, settings=Settings())
    assert notes(article) == {"unread": 1}


def test_words_off_the_page_are_not_read(tmp_path):
    path = tmp_path / "hidden.pdf"
    path.write_bytes(made_pdf(show(*SENTENCE) + b" BT /F 10 Tf 1 0 0 1 20 -900 Tm (Hidden words.) Tj ET"))
    (article,) = load(path, settings=Settings())
    assert "Hidden" not in article.text


def test_a_stamp_across_the_page_is_left_out_and_noted(tmp_path):
    path = tmp_path / "stamp.pdf"
    path.write_bytes(made_pdf(show(*SENTENCE) + b" BT /F 40 Tf .7 .7 -.7 .7 90 90 Tm (DRAFT) Tj ET"))
    (article,) = load(path, settings=Settings())
    assert article.text == " ".join(SENTENCE)
    assert notes(article) == {"turned": 1}
