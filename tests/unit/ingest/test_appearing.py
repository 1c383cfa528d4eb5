"""Files that appear in a folder, told by looks; nothing waits here."""

import os

import pytest

from onrecord.ingest.appearing import Appearing
from onrecord.ingest.sources import File, Folder, Pattern


@pytest.fixture
def news(tmp_path):
    (tmp_path / "old.txt").write_text("The weir is old.")
    return Appearing(Folder(tmp_path))


def names(found):
    return [each.path.name for each in found]


def test_what_is_there_already_counts_as_new_once(news):
    assert [names(news.look()) for _ in range(3)] == [[], ["old.txt"], []]


def test_a_file_that_is_still_written_waits_until_it_stands_still(news, tmp_path):
    news.look(), news.look()
    part = tmp_path / "long.txt"
    part.write_text("The ferry")
    assert names(news.look()) == []
    part.write_text("The ferry sails")
    assert names(news.look()) == []
    assert names(news.look()) == ["long.txt"]


def test_a_file_of_the_same_size_that_was_written_anew_has_changed(news, tmp_path):
    news.look(), news.look()
    os.utime(tmp_path / "old.txt", (1, 1))
    assert [names(news.look()) for _ in range(3)] == [[], ["old.txt"], []]


def test_a_file_that_comes_back_is_new(news, tmp_path):
    news.look(), news.look()
    (tmp_path / "old.txt").rename(tmp_path / "kept.away")
    assert names(news.look()) == []
    (tmp_path / "kept.away").rename(tmp_path / "old.txt")
    assert [names(news.look()) for _ in range(2)] == [[], ["old.txt"]]


def test_folders_inside_are_looked_at_and_what_is_hidden_or_unknown_is_not(news, tmp_path):
    (tmp_path / "2026" / "11").mkdir(parents=True)
    (tmp_path / "2026" / "11" / "a.html").write_text("<p>The dam.")
    (tmp_path / ".half.txt").write_text("The")
    (tmp_path / "photo.jpg").write_bytes(b"\xff")
    news.look()
    assert names(news.look()) == ["a.html", "old.txt"]


@pytest.mark.parametrize("kind", [Folder, File])
def test_where_there_is_nothing_nothing_is_found_until_it_comes(tmp_path, kind):
    place = tmp_path / "later"
    news = Appearing(kind(place))
    assert news.look() == []
    file = place if kind is File else place / "a.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text("The dam.")
    assert [names(news.look()) for _ in range(2)] == [[], [file.name]]


def test_a_pattern_is_looked_at_likewise(tmp_path):
    news = Appearing(Pattern(str(tmp_path / "*.txt")))
    assert news.look() == []
    (tmp_path / "a.txt").write_text("The dam.")
    assert [names(news.look()) for _ in range(2)] == [[], ["a.txt"]]
