import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord.errors import InputError, OnrecordError, UnreadableInputError
from onrecord.ingest import expand, load, name_of, recognize, recognize_name
from onrecord.ingest.sources import (
    Address,
    Fields,
    File,
    Folder,
    Pattern,
    StandardInput,
    Stream,
    Text,
    holds_one,
    recognize_place,
    total_size,
)
from onrecord.schema import Article

TEXT = "Ferry runs again\n\nThe ferry will run again, its owner said."
PAGE = (
    "<!DOCTYPE html><html><body><h1>Ferry runs again</h1>"
    "<p>The ferry will run again on Friday, its owner said.</p></body></html>"
)
LINES = '{"text": "The ferry ran."}\n{"text": "The ferry sank."}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "c.jsonl", "d.png", ".hidden.txt", "deep/e.MD", ".git/f.txt"):
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
def test_a_folder_with_nothing_in_it_is_said(tmp_path, load_one, make):
    with pytest.raises(UnreadableInputError, match="folder with nothing in it"):
        load_one(make(tmp_path))


@pytest.mark.parametrize("path", ["no\x00path", "x" * 5000])
def test_what_is_no_path_is_said(load_one, path):
    with pytest.raises(UnreadableInputError, match="can't be opened"):
        load_one(Path(path))


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


def paths(source):
    return [each.path for each in expand(source)]


def test_a_folder_is_its_files_in_order(folder):
    assert paths(recognize(folder)) == [folder / name for name in ("a.html", "b.txt", "c.jsonl", "deep/e.MD")]


def test_a_pattern_is_what_it_matches_in_order(folder):
    assert paths(recognize(str(folder / "*.txt"))) == [folder / "b.txt"]
    assert paths(recognize(str(folder / "**" / "*.MD"))) == [folder / "deep" / "e.MD"]
    assert paths(recognize(str(folder / "dee*"))) == [folder / "deep" / "e.MD"]


def test_what_is_single_is_named_as_it_is():
    singles = [StandardInput(), Address("https://courier.example/*"), Text("It rained."), File(Path("a.txt"))]
    assert [next(expand(each)) for each in singles] == singles


ARTICLE = Article(id="a", text=TEXT)
STREAM = io.BytesIO(b"")


@pytest.mark.parametrize(
    ("given", "source"),
    [
        ("The river rose.", Text("The river rose.")),
        ("", Text("")),
        ("It rains.\nhttps://courier.example", Text("It rains.\nhttps://courier.example")),
        ("https://courier.example is down, she said", Text("https://courier.example is down, she said")),
        ("https://courier.example/a", Address("https://courier.example/a")),
        ("HTTP://courier.example", Address("HTTP://courier.example")),
        ("ftp://courier.example", Address("ftp://courier.example")),
        ("gone.txt", File(Path("gone.txt"))),
        ("news/gone", File(Path("news/gone"))),
        ("news/*.txt", Pattern("news/*.txt")),
        ("*", Pattern("*")),
        ("-", StandardInput()),
        (Path("gone"), File(Path("gone"))),
        (Path("-"), File(Path("-"))),
        (Path("*.txt"), File(Path("*.txt"))),
        ({"text": "It rained."}, Fields({"text": "It rained."})),
        (STREAM, Stream(STREAM, "The stream")),
        (ARTICLE, ARTICLE),
        (Text("gone.txt"), Text("gone.txt")),
        (File(Path("a.txt")), File(Path("a.txt"))),
    ],
)
def test_every_kind_of_source_is_told_apart(given, source):
    assert recognize(given) == source


def test_a_name_with_spaces_is_a_file_where_it_is_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert recognize("The river rose") == Text("The river rose")
    Path("The river rose").write_text(TEXT)
    assert recognize("The river rose") == File(Path("The river rose"))
    assert recognize(".") == recognize(Path()) == Folder(Path())


@pytest.mark.parametrize("name", ["The river rose.", "newz", "a b.txt", "x" * 5000, "no\0path", ""])
def test_a_word_of_the_command_line_is_never_a_text(name):
    assert recognize_name(name) == File(Path(name))


def test_a_word_of_the_command_line_is_an_address_a_pattern_a_folder_or_standard_input(tmp_path):
    names = ["-", "https://courier.example/*", "*.txt", str(tmp_path)]
    assert [recognize_name(name) for name in names] == [
        StandardInput(), Address("https://courier.example/*"), Pattern("*.txt"), Folder(tmp_path),
    ]  # fmt: skip


@pytest.mark.parametrize("given", [7, None, b"The river rose.", ["The river rose."]])
def test_what_is_no_source_is_said(given):
    with pytest.raises(InputError, match=rf"'{type(given).__name__}'. Allowed: a text, a path"):
        recognize(given)


def test_the_place_of_a_failure_is_never_a_pattern(tmp_path):
    assert recognize_place("news/*") == File(Path("news/*"))
    assert recognize_place("https://courier.example") == Address("https://courier.example")
    assert recognize_place("-") == File(Path("-"))


def test_a_stream_goes_by_its_name_where_that_is_one(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    with (tmp_path / "a.txt").open("rb") as stream:
        assert recognize(stream) == Stream(stream, str(tmp_path / "a.txt"))
    with open(0, "rb", closefd=False) as unnamed:  # its name is a number
        assert recognize(unnamed).name == "The stream"


@pytest.mark.parametrize(
    ("source", "one"),
    [
        (File(Path("a.txt")), True),
        (File(Path("a")), True),
        (File(Path("a.ndjson")), False),
        (File(Path("web.WARC.gz")), False),
        (File(Path("news.rss")), False),
        (Folder(Path("news")), False),
        (Pattern("a*.txt"), False),
        (Address("https://courier.example/feed.rss"), True),
        (StandardInput(), True),
        (ARTICLE, True),
    ],
)
def test_the_name_tells_whether_there_can_be_several_articles(source, one):
    assert holds_one(source) is one


def test_only_files_have_a_size(folder):
    assert total_size([Folder(folder), File(folder / "gone.txt")]) == 4 * len(TEXT)
    assert total_size([Folder(folder), StandardInput()]) is None


def test_a_name_that_is_not_unicode_can_be_written(tmp_path):
    assert name_of(File(Path("caf\udce9.txt"))) == "caf\\udce9.txt"


def test_a_file_with_brackets_in_its_name_is_a_file(tmp_path):
    path = tmp_path / "a[1].txt"
    path.touch()
    assert recognize(str(path)) == recognize_name(str(path)) == File(path)


def test_what_matches_nothing_is_an_error_when_it_is_loaded(tmp_path, settings):
    (tmp_path / "empty").mkdir()
    for source in (str(tmp_path / "*.txt"), tmp_path / "empty", str(tmp_path / "gone.txt"), Path("no\x00path")):
        (error,) = load(source, settings=settings)
        assert isinstance(error, OnrecordError)


def test_links_that_lead_in_a_circle_are_not_followed(folder):
    (folder / "deep" / "loop").symlink_to(folder)
    assert len(list(expand(Folder(folder)))) == 4
