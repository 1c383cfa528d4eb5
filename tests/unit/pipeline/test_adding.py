"""From sources into an archive, with the network that ships."""

import gzip
import inspect
import io
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import onrecord
from onrecord import Archive, Settings
from onrecord.archive import Store
from onrecord.errors import NotEnglishError
from onrecord.pipeline.adding import Tally
from onrecord.schema import Original

MINE = "The mine at Oldfell is safe, its owner said."
FERRY = "The ferry will sail again on Monday, the harbour master said."
GERMAN = "Der Bürgermeister sagte am Dienstag, dass der Damm über der Stadt sicher sei und nicht geleert werde. " * 3


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "news.db") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "news"
    made.mkdir()
    (made / "a.txt").write_text(MINE)
    (made / "b.jsonl").write_text("\n".join(json.dumps({"text": text, "outlet": "Post"}) for text in (FERRY, MINE, "")))
    return made


def contents(archive):
    return sorted(statement.content for statement in archive.statements())


def places(archive):
    return [(failure.place.rpartition("/")[2], failure.line) for failure in archive.failures()]


def test_all_of_a_folder_is_added_and_what_fails_is_noted(archive, folder):
    outcomes = []
    tally = archive.add(folder, folder / "nowhere.txt", report=outcomes.append)
    assert tally == Tally(added=2, known=1, failed=2)
    assert sorted((each.status, each.line) for each in outcomes if each.place.endswith("b.jsonl")) == [
        ("added", 1), ("failed", 3), ("known", 2),
    ]  # fmt: skip
    assert contents(archive) == ["The ferry will sail again on Monday", "The mine at Oldfell is safe"]
    assert places(archive) == [("b.jsonl", 3), ("nowhere.txt", None)]


def test_what_is_known_is_not_read_again(archive, folder, monkeypatch):
    archive.add(folder)
    monkeypatch.setattr("onrecord.ingest.parse", lambda *args, **kwargs: pytest.fail("it was read again"))
    (folder / "a.txt").rename(folder / "moved.txt")
    assert archive.add(folder) == Tally(known=3)
    assert places(archive) == [("b.jsonl", 3)]


def test_what_is_known_of_all_goes_in_by_name(archive, folder):
    archive.add(folder / "a.txt", outlet="Oldfell News", published="2024-05-03")
    (found,) = archive.articles()
    assert (found.article.outlet, found.article.day) == ("Oldfell News", "2024-05-03")


def test_a_text_a_mapping_and_standard_input_are_sources_too(archive, monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"The dam is safe, its keeper said.")))
    assert archive.add(MINE, {"text": FERRY, "url": "https://post.example/ferry"}, "-") == Tally(added=3)
    assert [found.article.url for found in archive.articles(words="ferry")] == ["https://post.example/ferry"]


@pytest.mark.parametrize("pattern", ["news/*", "news/*.txt", "*/a.txt"])
def test_a_pattern_is_a_source(archive, folder, monkeypatch, pattern):
    monkeypatch.chdir(folder.parent)
    assert archive.add(pattern).added in (1, 2)
    assert "The mine at Oldfell is safe" in contents(archive)


@pytest.mark.parametrize("name", ["newz/", "newz/*", "2024.warc.gz", "feed.rss", "a.text"])
def test_the_name_of_what_is_not_there_is_no_text(archive, name):
    assert archive.add(name) == Tally(failed=1)


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are characters there")
def test_names_of_files_in_another_encoding_stop_nothing(archive, folder):
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text(FERRY + " It is late.")
    (folder / os.fsdecode(b"\xff.txt")).write_text("")
    assert archive.add(folder, folder / os.fsdecode(b"\xfe.txt")).failed == 3
    assert places(archive) == [("b.jsonl", 3), ("\\udcff.txt", None), ("\\udcfe.txt", None)]
    assert archive.original(archive.store.numbers()[-1]).place.endswith("caf\\udce9.txt")


@pytest.mark.parametrize("source", [MINE, {"text": MINE}, "-", "a.txt"])
def test_half_a_character_that_is_given_stops_nothing(archive, folder, monkeypatch, source):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(MINE.encode())))
    monkeypatch.chdir(folder)
    assert archive.add(source, outlet="caf\udce9") == Tally(added=1)
    assert archive.article(1).outlet == "caf\\udce9"


def test_records_do_not_depend_on_the_number_of_workers(tmp_path):
    sources = [{"text": f"{FERRY} {MINE} That was on day {number}.", "id": str(number)} for number in range(12)]
    written = []
    for threads, batch in ((1, 1), (2, 64), (5, 3)):
        with Archive(tmp_path / f"{threads}.db") as archive:
            archive.add(*sources, settings=Settings(threads=threads, batch=batch))
            written.append([archive.record(number).to_json() for number in archive.store.numbers()])
    assert written[0] == written[1] == written[2]
    assert len(written[0]) == 12


def test_reading_anew_reads_what_another_version_has_read(archive, folder):
    archive.add(folder)
    assert archive.reread() == Tally()
    before = [archive.record(number) for number in archive.store.numbers()]
    archive.store._connection.execute("UPDATE articles SET program = '0.0.1' WHERE id = 2")
    archive.store._connection.execute("DELETE FROM statements")
    assert archive.outdated() == [2]
    assert archive.reread() == Tally(changed=1)
    assert archive.outdated() == []
    assert len(contents(archive)) == 1
    assert archive.reread(everything=True) == Tally(changed=2)
    assert [archive.record(number) for number in archive.store.numbers()] == before
    assert len(contents(archive)) == 2


def test_where_an_article_can_be_read_no_more_its_record_stays(archive):
    archive.add(MINE, settings=Settings())
    outcomes = []
    tally = archive.reread(everything=True, settings=Settings(text_limit=5), report=outcomes.append)
    assert tally == Tally(failed=1)
    assert (outcomes[0].article, outcomes[0].error.what) == (1, "The text is too long to be one article")
    assert contents(archive) == ["The mine at Oldfell is safe"]
    assert archive.failures() == []


def test_a_file_that_failed_is_tried_again_where_it_is(archive, tmp_path):
    path = tmp_path / "late.txt"
    assert archive.add(path) == Tally(failed=1)
    assert archive.retry() == Tally(failed=1)
    assert archive.failures()[0].tries == 2
    path.write_text(MINE)
    assert archive.retry() == Tally(added=1)
    assert archive.failures() == []


def test_a_line_that_failed_is_kept_and_tried_again_from_its_bytes(archive, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": MINE}) + "\n" + json.dumps({"text": GERMAN}))
    outcomes = []
    archive.add(path, report=outcomes.append)
    assert isinstance(outcomes[-1].error or outcomes[0].error, NotEnglishError)
    path.unlink()
    (failure,) = archive.failures()
    assert (failure.line, failure.kept, failure.error) == (2, True, "NotEnglishError")
    assert archive.retry(settings=Settings(language_check=False)) == Tally(added=1)
    assert archive.failures() == []


def test_a_file_in_which_much_failed_is_opened_once_to_try_it_again(archive, tmp_path):
    path = tmp_path / "news.jsonl"
    too_long, known = "x" * 200_000, json.dumps({"text": MINE})
    path.write_text("\n".join([too_long, known, too_long, json.dumps({"text": GERMAN}), too_long]))
    small = Settings(text_limit=1000)
    assert archive.add(path, settings=small) == Tally(added=1, failed=4)
    read = []
    assert archive.retry(settings=small, report=read.append) == Tally(known=1, failed=4)
    assert sorted((each.line, each.status) for each in read) == [
        (1, "failed"), (2, "known"), (3, "failed"), (4, "failed"), (5, "failed"),
    ]  # fmt: skip
    assert sorted((failure.line, failure.tries) for failure in archive.failures()) == [(1, 2), (3, 2), (4, 2), (5, 2)]
    path.write_text(known)
    assert archive.retry(settings=Settings(language_check=False)) == Tally(added=1, known=1)


def test_a_line_that_failed_is_not_tried_again_until_the_settings_change(archive, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": MINE}) + "\n" + json.dumps({"text": GERMAN}))
    archive.add(path)
    assert archive.add(path) == Tally(known=1)
    assert archive.add(path, settings=Settings(language_check=False)) == Tally(added=1, known=1)


def test_a_file_that_can_be_opened_again_no_longer_stands_among_the_failures(archive, tmp_path):
    path = tmp_path / "news.jsonl"
    archive.add(path)
    path.write_text(json.dumps({"text": MINE}))
    assert archive.add(path) == Tally(added=1)
    assert archive.failures() == []


def test_two_inputs_that_failed_are_two_failures(archive, monkeypatch):
    for text in (GERMAN, GERMAN + "Nein."):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
        archive.add("-")
    assert len(archive.failures()) == 2
    assert archive.retry(settings=Settings(language_check=False)) == Tally(added=2)


@pytest.mark.parametrize("source", ["-", "a stream"])
def test_what_can_not_be_had_again_is_kept_however_often_it_fails(archive, monkeypatch, source):
    stream = io.BytesIO(GERMAN.encode())
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=stream))
    archive.add(source if source == "-" else stream)
    for tries in range(1, 4):
        (failure,) = archive.failures()
        assert (failure.tries, failure.kept) == (tries, True)
        assert archive.retry() == Tally(failed=1)
    assert archive.retry(settings=Settings(language_check=False)) == Tally(added=1)
    assert archive.failures() == []


def test_an_article_is_added_once_and_keeps_what_it_is(archive):
    article = onrecord.read({"text": MINE, "outlet": "Oldfell News"}).article
    assert archive.add(article) == Tally(added=1)
    assert archive.add(article) == Tally(known=1)
    assert archive.record(1).article == article


def test_what_finds_things_is_the_store(archive):
    archive.add(MINE)
    assert isinstance(archive.store, Store)
    assert not isinstance(archive, Store)
    assert archive.store.totals() == archive.totals()


def test_methods_of_the_store_keep_their_names_and_words():
    for name, method in vars(Archive).items():
        of_store = getattr(Store, name, None)
        if of_store is not None and not name.startswith("_"):
            assert method.__name__ == of_store.__name__
            assert method.__doc__
            ours, theirs = (list(inspect.signature(each).parameters) for each in (method, of_store))
            assert ours[1:-1] == theirs[1:-1]


@pytest.mark.parametrize("name", [
    "search", "statements", "articles", "count", "record", "original", "actors", "merge", "split", "decisions", "undo",
    "reindex", "rows", "failures",
    "add", "reread", "retry", "outdated", "close",
])  # fmt: skip
def test_what_the_docs_promise_is_there(name):
    assert inspect.getdoc(getattr(Archive, name))


def test_a_web_archive_is_read_and_its_pages_come_back(archive, tmp_path):
    page = f"<html><body><h1>Mine is safe</h1><p>{MINE} Nobody was hurt there on Monday.</p></body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/mine\r\n"
    head += b"WARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2024-05-03T00:00:00Z\r\n"
    head += b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(http)
    path = tmp_path / "web.warc.gz"
    path.write_bytes(gzip.compress(head + http + b"\r\n\r\n"))
    assert archive.add(path) == Tally(added=1)
    assert archive.add(path) == Tally(known=1)
    original = archive.original(1)
    assert original == Original(
        page, "html", place=str(path), line=1, charset="utf-8", address="https://post.example/mine"
    )
    assert archive.article(1).url == "https://post.example/mine"
    assert archive.reread(everything=True) == Tally(changed=1)


def test_how_much_is_read_is_told(archive, folder):
    read = []
    archive.add(folder, bytes_read=read.append)
    assert sum(read) == sum(path.stat().st_size for path in folder.iterdir())


DOCUMENTS = Path(__file__).parents[1] / "ingest" / "documents" / "files"


def test_documents_are_kept_with_their_bytes_and_read_anew_from_them(archive, tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("fpdf_release.pdf", "pandoc_plain.docx", "voices.vtt", "no_labels.srt"):
        (folder / name).write_bytes((DOCUMENTS / name).read_bytes())
    assert archive.add(folder) == Tally(added=4)
    numbers = archive.outdated(everything=True)
    before = {number: archive.record(number).article for number in numbers}
    assert {article.places[0].place for article in before.values() if article.places} == {"page 1", "00:00:01"}
    for path in folder.iterdir():
        path.unlink()
    assert archive.reread(everything=True) == Tally(changed=4)
    assert {number: archive.record(number).article for number in numbers} == before
    assert {archive.store.original(number).format for number in numbers} == {"pdf", "docx", "vtt", "srt"}
