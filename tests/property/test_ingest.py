import json
from contextlib import suppress
from io import BytesIO

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError, OnrecordError
from onrecord.ingest import from_text, load
from onrecord.ingest.chunks import split_lines
from onrecord.ingest.jsonl import read_line, split_articles
from onrecord.ingest.paragraphs import find_paragraphs
from onrecord.schema import Article
from onrecord.settings import Settings

unhurried = settings(deadline=None)  # a first call imports what reads pages, or a name's look-up tables

SETTINGS = Settings(language_check=False, text_limit=10_000)

# Line ends, marks and the shapes of headlines come up often enough to meet each other.
PIECES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "\r\n",
            "\n\n",
            "\r",
            "\u2028",
            "\x85",
            " ",
            "- ",
            "> ",
            "# ",
            "1. ",
            "Ferry runs again",
            "said.",
            "“",
            "🚢",
            "e\u0301",
        ]
    ),
)
TEXTS = st.lists(PIECES, max_size=15).map("".join)


@unhurried
@given(TEXTS)
def test_a_text_is_an_article_to_the_character_or_an_input_error(text: str) -> None:
    try:
        article = from_text(text, settings=SETTINGS)
    except InputError:
        return
    assert article.text == text


@unhurried
@given(TEXTS)
def test_paragraphs_cover_all_words_in_order_and_are_trimmed(text: str) -> None:
    paragraphs = find_paragraphs(text)
    rest, at = "", 0
    for paragraph in paragraphs:
        words = paragraph.cut(text)
        assert words == words.strip()
        rest += text[at : paragraph.start]
        at = paragraph.end
    assert not (rest + text[at:]).strip()


@unhurried
@given(TEXTS.filter(lambda text: not text.startswith("\ufeff")))
def test_utf_8_is_read_back_as_it_was_written(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    (loaded,) = load(BytesIO(data), settings=SETTINGS)
    assert isinstance(loaded, OnrecordError) or loaded.text == text or text.lstrip().startswith(("{", "<"))


MARKUP = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            [
                "<p>", "</p>", "<h1>", "</h1>", "<div>", "</div>", "<ul><li>", "<blockquote>",
                "</blockquote>", "<footer>", "<table><tr><td>", "<br>",
                "<script type='application/ld+json'>", "</script>", '{"@type":"NewsArticle"}', "<form>",
                "<svg>", "<figure>", "<cite>", "<!--", "-->", "<![CDATA[", "<?xml?>", "&#0;", "&#xd800;",
                "&nbsp;", "<meta charset=utf-7>", "<meta charset=hex>", "<title>",
                "<time datetime=2024-01-01>", "<base href='//['>", "<link rel=canonical href='http://['>",
                "<html>", "</html>", "<frameset>", "<body>", "</body>", "<a href='http://['>",
                "The ferry will run again on Friday, its owner told the council. ",
            ]
        ),
    ),
    max_size=25,
).map("".join)  # fmt: skip


@unhurried
@given(MARKUP)
def test_any_markup_is_an_article_or_an_error_of_onrecord(markup: str) -> None:
    for loaded in load(BytesIO(("<html>" + markup).encode("utf-8", "surrogatepass")), settings=SETTINGS):
        assert isinstance(loaded, Article | OnrecordError)
        if isinstance(loaded, Article):
            assert loaded.text == "\n\n".join(paragraph.cut(loaded.text) for paragraph in loaded.paragraphs)


@unhurried
@given(st.binary(max_size=300))
@example(b"\xff\xfe\x00")
@example(b"<html><p>\xff")
@example(b'{"text":')
def test_any_bytes_are_articles_or_errors_of_onrecord(data: bytes) -> None:
    for loaded in load(BytesIO(data), settings=SETTINGS):
        assert isinstance(loaded, Article | OnrecordError)


@unhurried
@given(TEXTS, st.none() | TEXTS, st.lists(st.integers(1, 9), max_size=30))
def test_a_json_line_gives_its_text_whatever_the_chunks(text: str, title: str | None, sizes: list[int]) -> None:
    line = json.dumps({"text": text, "title": title}).encode()
    chunks, at = [], 0
    for size in sizes:
        chunks.append(line[at : at + size])
        at += size
    ((number, written),) = split_articles([*chunks, line[at:], b"\n"], settings=SETTINGS, name="a.jsonl")
    assert isinstance(written, bytes)
    with suppress(InputError):
        assert read_line(written, number, settings=SETTINGS, name="a.jsonl").text == text


@unhurried
@given(st.lists(st.binary(max_size=12), max_size=12), st.integers(1, 8))
def test_lines_are_split_as_bytes_do_it_and_bounded(chunks: list[bytes], limit: int) -> None:
    whole = b"".join(chunks).split(b"\n")
    if whole[-1] == b"":
        whole.pop()
    expected = [None if len(line) > limit else line.removesuffix(b"\r") for line in whole]
    assert list(split_lines(chunks, limit)) == expected
