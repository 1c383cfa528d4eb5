import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord.errors import OnrecordError, UnreadableInputError
from onrecord.ingest import expand, load
from onrecord.ingest.sources import named

TEXT = "Ferry runs again\n\nThe ferry will run again, its owner said."
PAGE = (
    "<!DOCTYPE html><html><body><h1>Ferry runs again</h1>"
    "<p>The ferry will run again on Friday, its owner said.</p></body></html>"
)
LINES = '{"text": "The ferry ran."}\n{"text": "The ferry sank."}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "c.jsonl", "d.pdf", ".hidden.txt", "deep/e.MD", ".git/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    return tmp_path


def count(source, settings) -> int:
    return len([article for article in load(source, settings=settings) if not isinstance(article, Exception)])


@pytest.mark.parametrize(
    ("name", "content", "articles"),
    [
        ("a.txt", TEXT, 1),
        ("a", TEXT, 1),
        ("a.md", TEXT, 1),
        ("a.HTM", PAGE, 1),
        ("a.ndjson", LINES, 2),
        ("a.dat", LINES, 2),
        ("a", LINES, 2),
        ("a.txt", LINES, 1),
    ],
)
def test_the_suffix_or_the_beginning_tells_the_format(tmp_path, settings, name, content, articles):
    (tmp_path / name).write_text(content)
    assert count(tmp_path / name, settings) == articles


@pytest.mark.parametrize("before", ["", "\ufeff", "\n\n", "<!-- saved -->\n", '<?xml version="1.0"?>\n'])
@pytest.mark.parametrize("name", ["a", "a.txt"])
def test_a_page_is_a_page_under_any_name(tmp_path, load_one, before, name):
    (tmp_path / name).write_text(before + PAGE, encoding="utf-8")
    assert load_one(tmp_path / name).text == "Ferry runs again\n\nThe ferry will run again on Friday, its owner said."


@pytest.mark.timeout(20)
def test_a_text_of_nothing_but_comments_is_told_at_once(load_one):
    text = "<!---->" * 500 + "The ferry ran, its owner said."
    assert load_one(io.BytesIO(text.encode())).text == text


@pytest.mark.parametrize(("content", "articles"), [(TEXT, 1), (PAGE, 1), (LINES, 2)])
def test_standard_input_is_any_format(monkeypatch, settings, content, articles):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
    assert count("-", settings) == articles


def test_a_format_is_told_however_slowly_the_bytes_come(settings):
    class Trickle(io.RawIOBase):
        left = io.BytesIO(PAGE.encode())

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            return self.left.readinto(memoryview(buffer)[:1])

    (article,) = load(io.BufferedReader(Trickle()), settings=settings)
    assert "<" not in article.text


def test_without_standard_input_that_is_said(monkeypatch, load_one):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UnreadableInputError, match="standard input"):
        load_one("-")


def test_lines_are_read_lazily(settings):
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            line = b'{"text": "The ferry ran."}\n'
            buffer[: len(line)] = line
            return len(line)

    articles = load(io.BufferedReader(Endless()), settings=settings)
    assert [next(articles).text for _ in range(1000)] == ["The ferry ran."] * 1000


@pytest.mark.parametrize("make", [Path, str])
def test_a_folder_is_no_input(tmp_path, load_one, make):
    with pytest.raises(UnreadableInputError, match="folder"):
        load_one(make(tmp_path))


@pytest.mark.parametrize("path", ["no\x00path", "x" * 5000])
def test_what_is_no_path_is_said(load_one, path):
    with pytest.raises(UnreadableInputError, match="can't be opened"):
        load_one(path)


def test_a_file_that_may_not_be_opened_is_said(tmp_path, load_one, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root, whom checks often run as, may open every file
    with pytest.raises(UnreadableInputError, match=r"may not be opened.*a\.txt"):
        load_one(path)


def test_a_file_that_breaks_off_is_said(load_one):
    class Broken(io.RawIOBase):
        name = "a.txt"

        def readable(self) -> bool:
            return True

        def readinto(self, _) -> int:
            raise OSError(5, "Input/output error")

    with pytest.raises(UnreadableInputError, match=r"Input/output error.*a\.txt"):
        load_one(io.BufferedReader(Broken()))


def test_a_folder_is_its_files_in_order(folder):
    assert list(expand([folder])) == [folder / name for name in ("a.html", "b.txt", "c.jsonl", "deep/e.MD")]


def test_patterns_files_addresses_and_standard_input_keep_their_order(folder):
    sources = ["-", str(folder / "*.txt"), "https://courier.example/*", folder / "a.html", str(folder / "**" / "*.MD")]
    assert list(expand(sources)) == [
        "-",
        str(folder / "b.txt"),
        "https://courier.example/*",
        folder / "a.html",
        str(folder / "deep" / "e.MD"),
    ]


def test_what_a_command_names_is_a_path_unless_it_is_an_address(folder):
    sources = ["-", str(folder / "*.txt"), "https://courier.example/*", str(folder), "The river rose."]
    assert named(sources) == ["-", folder / "b.txt", "https://courier.example/*", folder, Path("The river rose.")]


def test_a_file_with_brackets_in_its_name_is_a_file(tmp_path):
    path = tmp_path / "a[1].txt"
    path.touch()
    assert list(expand([str(path)])) == [str(path)]


def test_what_matches_nothing_is_an_error_when_it_is_loaded(tmp_path, settings):
    (tmp_path / "empty").mkdir()
    sources = [str(tmp_path / "*.txt"), tmp_path / "empty", str(tmp_path / "gone.txt"), "no\x00path"]
    assert list(expand(sources)) == sources
    for source in sources:
        (error,) = load(source, settings=settings)
        assert isinstance(error, OnrecordError)


def test_links_that_lead_in_a_circle_are_not_followed(folder):
    (folder / "deep" / "loop").symlink_to(folder)
    assert len(list(expand([folder]))) == 4
