import json

import pytest

from onrecord.errors import BinaryInputError, EmptyInputError, JsonLineError, NotEnglishError, TooLargeError
from onrecord.ingest import load
from onrecord.ingest.chunks import split_lines
from onrecord.settings import Settings


@pytest.fixture
def read(tmp_path, settings):
    def read_it(*lines: str | bytes | dict, settings=settings, **given):
        path = tmp_path / "a.jsonl"
        written = [
            line if isinstance(line, bytes) else (json.dumps(line) if isinstance(line, dict) else line).encode()
            for line in lines
        ]
        path.write_bytes(b"\n".join(written))
        return list(load(path, settings=settings, **given))

    return read_it


def test_every_line_is_an_article_with_what_it_says(read):
    line = {
        "id": "f1",
        "text": "Ferry runs\r\n\r\nThe ferry runs, its owner said. 🚢 ",
        "title": "Ferry runs",
        "published": "2024-03-05",
        "outlet": "Courier",
        "byline": "Ines O'Dowd",
        "url": "https://courier.example/ferry",
        "tags": ["ferry"],
    }
    article, other = read(line, {"text": "It stopped, he said.", "id": 7})
    assert article.text == line["text"]
    assert article.title_text == "Ferry runs"
    assert (article.published.value, article.published.how) == ("2024-03-05", "given")
    assert [getattr(article, key) for key in ("id", "outlet", "byline", "url")] == [
        line[key] for key in ("id", "outlet", "byline", "url")
    ]
    assert other.id == "7"


def test_a_title_that_is_not_in_the_text_is_none_and_the_text_stays(read):
    (article,) = read({"text": "Ferry runs\n\nThe ferry runs, its owner said.", "title": "Owner speaks"})
    assert article.title is None
    assert article.text.startswith("Ferry runs")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{not json", "no JSON"),
        ("[1, 2]", "no object"),
        ('"The ferry runs."', "no object"),
        ("{}", "no text"),
        ('{"text": null}', "no text"),
        ('{"text": 5}', "text of an article can't be this"),
        ('{"text": "It ran, she said.", "title": ["a"]}', "title of an article can't be this"),
        ('{"text": "It ran, she said.", "id": true}', "id of an article can't be this"),
        ('{"text": "It ran, she said.", "published": "May or so"}', "date of publication.*May or so"),
        ('{"text": "It \\ud83d ran"}', "half of a character"),
        (b'{"text": "caf\xe9"}', "UTF-8"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_a_bad_line_is_one_error_and_the_rest_is_kept(read, line, what):
    first, error, last = read({"text": "It ran, she said."}, line, {"text": "It stopped, he said."})
    assert isinstance(error, JsonLineError)
    assert error.line == 2
    with pytest.raises(JsonLineError, match=rf"Line 2: .*a\.jsonl.*{what}.*Allowed: "):
        raise error
    assert (first.text, last.text) == ("It ran, she said.", "It stopped, he said.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (" ", EmptyInputError),
        ("a\x00b", BinaryInputError),
        (
            "Le maire a déclaré lundi que le pont rouvrira en mai, et que la ville paiera les travaux elle-même.",
            NotEnglishError,
        ),
        ("x" * 300, TooLargeError),
    ],
)
def test_a_line_whose_text_cannot_be_read_is_named(read, text, kind):
    (error,) = read({"text": text}, settings=Settings(text_limit=200))
    assert isinstance(error, kind)
    assert "a.jsonl, line 1" in str(error)


def test_blank_lines_a_mark_and_windows_line_ends_do_no_harm(read):
    first, error = read(b'\xef\xbb\xbf{"text": "It ran, she said."}\r', "", "  \r", "{}", "")
    assert first.text == "It ran, she said."
    assert error.line == 4


def test_what_is_given_holds_for_lines_that_say_nothing(read):
    first, second = read({"text": "It ran."}, {"text": "It ran.", "outlet": "Gazette"}, outlet="Courier")
    assert (first.outlet, second.outlet) == ("Courier", "Gazette")


def test_the_same_id_twice_is_allowed(read):
    assert [article.id for article in read({"text": "It ran.", "id": "a"}, {"text": "It sank.", "id": "a"})] == [
        "a",
        "a",
    ]


def test_a_line_too_long_is_passed_over_without_being_held(read):
    first, error, last = read(
        {"text": "It ran."}, {"text": "x" * 200_000}, {"text": "It sank."}, settings=Settings(text_limit=100)
    )
    assert (first.text, last.text) == ("It ran.", "It sank.")
    assert isinstance(error, JsonLineError)
    assert "longer line" in str(error)


def test_lines_are_read_one_by_one():
    def chunks():
        yield b'{"a": 1}\n{"b'
        raise AssertionError("read on before the first line was taken")

    assert next(split_lines(chunks(), 100)) == b'{"a": 1}'
