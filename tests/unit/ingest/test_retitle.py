import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import InputError, Settings
from onrecord.ingest import from_text
from onrecord.ingest.retitle import with_headline
from onrecord.schema import Article, LiveEntry, Note, Paragraph, Place, Published, Span

TEXT = "NEWS RELEASE\n\nMast falls\n\nAda Moe, 14:32\nThe mast fell on 4 May.\n\nIt was tall."
TITLE = Span(14, 24)


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def article(**fields) -> Article:
    given = {
        "id": "a",
        "text": TEXT,
        "title": TITLE,
        "paragraphs": (
            Paragraph(0, 12, "text"),
            Paragraph(14, 24, "title"),
            Paragraph(*at("Ada Moe, 14:32\nThe mast fell on 4 May."), "text"),
            Paragraph(*at("It was tall."), "text"),
        ),
    }
    return Article(**given | fields)


def test_the_text_is_the_headline_an_empty_line_and_the_body():
    tried = with_headline(article(), "Mast \n stands")
    assert tried.text == "Mast stands\n\nAda Moe, 14:32\nThe mast fell on 4 May.\n\nIt was tall."
    assert tried.title_text == "Mast stands"
    assert [(each.kind, each.cut(tried.text)) for each in tried.paragraphs] == [
        ("title", "Mast stands"),
        ("text", "Ada Moe, 14:32\nThe mast fell on 4 May."),
        ("text", "It was tall."),
    ]


def test_whatever_points_at_the_body_points_at_the_same_words():
    start, end = at("Ada Moe, 14:32\nThe mast fell on 4 May.")
    entry = LiveEntry(start, end, author="Ada Moe", author_span=Span(*at("Ada Moe")), time_span=Span(*at("14:32")))
    tried = with_headline(
        article(
            published=Published(value="2026-05-04", how="inferred", evidence=(Span(*at("4 May")),)),
            places=(Place(0, at("The mast")[0], "page 1"), Place(at("The mast")[0], len(TEXT), "page 2")),
            entries=(entry,),
            notes=(Note(kind="replaced", count=2, spans=(Span(0, 4), Span(*at("tall")))),),
        ),
        "Mast stands",
    )
    text = tried.text
    assert [each.cut(text) for each in tried.published.evidence] == ["4 May"]
    assert [(each.place, each.cut(text)[:8]) for each in tried.places] == [
        ("page 1", "Ada Moe,"),
        ("page 2", "The mast"),
    ]
    assert [each.cut(text) for each in tried.entries[0].spans] == ["Ada Moe", "14:32"]
    assert [(each.count, [span.cut(text) for span in each.spans]) for each in tried.notes] == [(2, ["tall"])]


def test_a_date_that_only_the_old_headline_told_is_inferred_anew():
    tried = with_headline(article(published=Published(value="2026", how="inferred", evidence=(TITLE,))), "Mast stands")
    assert tried.published is None
    given = article(published=Published(value="2026", how="given"))
    assert with_headline(given, "Mast stands").published.value == "2026"


def test_an_id_that_is_a_hash_of_the_text_is_made_anew_and_any_other_stays():
    hashed = from_text("Mast falls\n\nThe mast fell on Tuesday, they said.", settings=Settings())
    assert with_headline(hashed, "Mast stands").id not in (hashed.id, "a")
    assert with_headline(article(), "Mast stands").id == "a"


def test_an_article_without_a_headline_gets_one():
    bare = Article(id="a", text="\n  The mast fell.")
    assert with_headline(bare, "Mast falls").text == "Mast falls\n\nThe mast fell."


@pytest.mark.parametrize("headline", ["", " \n", "…", "“”"])
def test_a_headline_has_words(headline):
    with pytest.raises(InputError, match="A headline has words"):
        with_headline(article(), headline)


@given(st.text(min_size=1).filter(lambda text: any(map(str.isalnum, text))), st.integers(0, len(TEXT) - 1), st.data())
def test_every_headline_makes_an_article_whose_spans_cut_what_they_cut_before(headline, start, data):
    end = data.draw(st.integers(start + 1, len(TEXT)))
    place = Place(start, end, "page 1")
    tried = with_headline(article(places=(place,)), headline)
    body = at("Ada Moe")[0]
    assert [each.cut(tried.text) for each in tried.places] == [TEXT[max(start, body) : end]][: end > body]
