import pytest

from onrecord.cli.output import slug
from tests.support import record_of


def test_one_article_becomes_one_page(onrecord, tmp_path):
    result = onrecord("read", "--html", "story.html", "a")
    assert (result.exit_code, result.output) == (0, "")
    assert "<html" in (tmp_path / "story.html").read_text(encoding="utf-8")


def test_a_page_can_go_to_standard_output(onrecord, tmp_path):
    result = onrecord("read", "--html", "-", "a")
    assert "<html" in result.stdout
    assert not list(tmp_path.iterdir())


def test_several_articles_become_pages_in_a_folder(onrecord, tmp_path):
    assert onrecord("read", "--html", "pages/", "one.txt", "two.txt", "2.jsonl").exit_code == 0
    written = sorted(path.name for path in (tmp_path / "pages").iterdir())
    assert written == ["2.jsonl-0.html", "2.jsonl-1.html", "one.html", "two.html"]


def test_a_folder_that_is_there_needs_no_slash(onrecord, tmp_path):
    (tmp_path / "pages").mkdir()
    assert onrecord("read", "--html", "pages", "one.txt").exit_code == 0
    assert (tmp_path / "pages" / "one.html").is_file()


def test_two_inputs_of_one_name_never_overwrite_each_other(onrecord, tmp_path):
    onrecord("read", "--html", "pages/", "a/Story.txt", "b/story.txt", "c/story~2.txt")
    assert len(list((tmp_path / "pages").iterdir())) == 3


@pytest.mark.parametrize("target", ["all.html", "nowhere", "-"])
def test_several_articles_do_not_go_into_one_file(onrecord, tmp_path, target):
    result = onrecord("read", "--html", target, "a", "b")
    assert result.exit_code == 2
    assert "Name an existing folder" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_page_in_a_folder_that_is_not_there_is_a_usage_error(onrecord):
    result = onrecord("read", "--html", "nowhere/story.html", "a")
    assert result.exit_code == 2
    assert "no folder nowhere" in result.stderr


def test_a_folder_that_cannot_be_made_is_an_ordinary_error(onrecord, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = onrecord("read", "--html", "file/pages/", "a", "b")
    assert result.exit_code == 1
    assert result.stderr.startswith("onrecord: Could not write to file/pages: ")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("standard input", "standard-input"),
        ("../../etc/passwd", "passwd"),
        ("..", "article"),
        (".hidden.txt", "hidden"),
        ("https://example.org/", "example"),
        ("HTTPS://example.org/a/the%20ferry.html?x=/y#z", "the-20ferry"),
        ("x" * 300 + ".txt", "x" * 80),
        ("straße/Überschrift №1.txt", "Überschrift-1"),
        ("year.jsonl", "id-of-it"),
        ("year.warc.gz", "id-of-it"),
        ("news.RSS", "id-of-it"),
    ],
)
def test_a_page_is_named_after_its_article_and_stays_in_its_folder(source, name):
    assert slug(source, record_of("{c:Yes}, {s:he} {q:said}.", id="../id of/it")) == name
