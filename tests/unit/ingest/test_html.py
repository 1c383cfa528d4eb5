import logging

import pytest

from onrecord.errors import (
    BinaryInputError,
    EmptyInputError,
    InputError,
    NoArticleError,
    NotEnglishError,
    TooLargeError,
)

PARAGRAPH = "<p>The ferry to Sant Oru will run again on Friday, its owner told the harbour council on Monday.</p>"


@pytest.fixture
def load_html(load_one, tmp_path):
    def load_it(page: str | bytes, **given):
        path = tmp_path / "page.html"
        path.write_bytes(page if isinstance(page, bytes) else page.encode())
        return load_one(path, **given)

    return load_it


def test_a_page_gives_its_article_and_nothing_around_it(load_page):
    article = load_page("news")
    for words in ("A court on Tuesday", "turbidity readings", "What happens next", "Carl Udo, said: “We are confident"):
        assert words in article.text
    for words in (
        "cookies",
        "Sport",
        "Related stories",
        "Oyster prices",
        "newsletter",
        "All rights",
        "at anchor",
        "By Ines",
    ):
        assert words not in article.text


def test_paragraphs_are_joined_by_an_empty_line_and_the_title_is_first(load_page):
    article = load_page("news")
    assert article.text == "\n\n".join(paragraph.cut(article.text) for paragraph in article.paragraphs)
    assert article.paragraphs[0].kind == "title"
    assert article.title_text == "Harbour dredging halted after oyster growers win order"
    assert article.text.count("Harbour dredging halted") == 1


def test_paragraphs_have_the_kinds_of_the_page(load_page):
    article = load_page("news")
    kinds = {paragraph.cut(article.text): paragraph.kind for paragraph in article.paragraphs}
    assert kinds["What happens next"] == "heading"
    assert kinds["pay for an independent survey."] == "item"
    assert kinds["“We will comply, and we will appeal.”"] == "quote"
    assert kinds["A judge said the silt plume could reach the beds within a day."] == "text"


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("“Nobody from the authority came to look. We measured", "said Ruth Penhale"),
        ("“We will comply, and we will appeal.”", "Port authority statement"),
        ("“My grandfather worked these beds.", "Edith Lanyon, oyster grower"),
    ],
)
def test_quotations_in_blocks_are_kept_with_their_source(load_page, words, source):
    text = load_page("news").text
    assert text.count(words) == 1
    assert text.index(words) < text.index(source) < text.index(words) + 200


def test_pull_quotes_are_not_read_twice(load_page):
    text = load_page("news").text
    assert text.count("Nobody from the authority came to look") == 1
    assert text.count("a real and present risk") == 1


def test_a_live_blog_gives_every_entry(load_page):
    article = load_page("live")
    found = [(paragraph.kind, paragraph.cut(article.text)) for paragraph in article.paragraphs]
    assert ("heading", "Bridge closed") in found
    assert ("text", "The county has closed the old bridge to all traffic, a spokeswoman confirmed.") in found
    assert [words for _, words in found][-2:] == [
        "We warned at 05:10, at 06:00 and at 07:30. Nobody was surprised who read them.",
        "— River Agency (@riveragency)",
    ]


@pytest.mark.parametrize("name", ["front", "links", "login", "shell"])
def test_a_page_without_an_article_is_refused(load_page, name):
    with pytest.raises(NoArticleError, match=f"{name}.html"):
        load_page(name)


@pytest.mark.parametrize("page", ["<html></html>", "<!doctype html>", "<html><body><p>Not found.</p></body></html>"])
def test_a_page_with_next_to_nothing_is_refused(load_html, page):
    with pytest.raises((NoArticleError, EmptyInputError)):
        load_html(page)


def test_an_empty_html_file_is_refused(load_html):
    with pytest.raises((NoArticleError, EmptyInputError)):
        load_html("")


def test_a_page_nested_without_end_is_refused_in_time(load_html):
    with pytest.raises(InputError):
        load_html("<html><body>" + "<div>" * 30_000 + PARAGRAPH)


def test_a_picture_called_html_is_binary(load_html):
    with pytest.raises(BinaryInputError):
        load_html(b"\x89PNG\r\n\x1a\n\x00\x00\x00")


def test_a_short_article_on_a_page_full_of_links_is_read_alone(load_html):
    links = "".join(f'<li><a href="/{n}">Ward {n}: what to know about the vote</a></li>' for n in range(60))
    article = load_html(
        f"<html><body><nav><ul>{links}</ul></nav><div><h1>Ferry runs again</h1>{PARAGRAPH}</div>"
        f"<footer><p>Registered in Kelling, no 12345, and regulated by the press council.</p><ul>{links}</ul></footer>"
        "</body></html>"
    )
    assert article.text == f"Ferry runs again\n\n{PARAGRAPH[3:-4]}"


def test_lines_of_an_interview_stay_lines(load_html):
    article = load_html(
        "<html><h1>The interview</h1><p><b>Q: Did you know about the letter?</b><br>A: No. I saw it on television.<br>"
        f"Q: And   now?<br>A: Now I want an inquiry.</p>{PARAGRAPH}</html>"
    )
    assert article.paragraphs[1].cut(article.text).split("\n") == [
        "Q: Did you know about the letter?",
        "A: No. I saw it on television.",
        "Q: And now?",
        "A: Now I want an inquiry.",
    ]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ('<meta charset="macintosh">', "mac_roman"),
        ("", "utf-8"),
        ("", "utf-16"),
        ('<meta charset="iso-8859-1">', "utf-8"),
        ('<meta charset="no-such-thing">', "utf-8"),
    ],
)
def test_a_page_is_decoded_as_it_says_or_as_it_is(load_html, declared, encoding):
    page = f"<html><head>{declared}</head><body><h1>Café “Heron” opens</h1>{PARAGRAPH}</body></html>"
    assert load_html(page.encode(encoding)).title_text == "Café “Heron” opens"


def test_an_xml_declaration_does_no_harm(load_html):
    page = (
        '<?xml version="1.0" encoding="iso-8859-1"?><html xmlns="http://www.w3.org/1999/xhtml"><head/>'
        f"<body><h1>Café opens</h1>{PARAGRAPH}</body></html>"
    )
    assert load_html(page.encode("iso-8859-1")).title_text == "Café opens"


def test_the_text_decides_its_language_not_the_page(load_html, load_page):
    assert load_page("live").language == "en"  # its html element says German
    german = (
        "<p>Der Bürgermeister sagte am Montag, die Brücke werde im Mai wieder geöffnet, und er sei froh darüber.</p>"
    )
    with pytest.raises(NotEnglishError):
        load_html(f'<html lang="en"><body><h1>Brücke wird wieder geöffnet</h1>{german}{german}</body></html>')


def test_what_is_given_goes_before_the_metadata(load_page):
    article = load_page("news", title="Court halts dredging", published="2024", outlet="Mirror", byline="N. N.", id="x")
    assert article.title_text == "Court halts dredging"
    assert (article.published.value, article.published.how) == ("2024", "given")
    assert (article.outlet, article.byline, article.id) == ("Mirror", "N. N.", "x")


def test_nothing_is_printed_about_a_bad_page(load_page, capfd):
    logging.lastResort.setLevel(logging.WARNING)
    with pytest.raises(NoArticleError):
        load_page("shell")
    assert capfd.readouterr() == ("", "")


def test_a_page_of_tags_without_end_is_refused_before_it_fills_the_memory(load_html):
    with pytest.raises(TooLargeError, match=r"tags.*200,000"):
        load_html(PARAGRAPH + "<p>" * 200_000)
