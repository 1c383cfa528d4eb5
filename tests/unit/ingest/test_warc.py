"""Web archives, whole, damaged and hostile."""

import gzip
import io
import re
import tracemalloc
import zlib
from pathlib import Path

import pytest

from onrecord.errors import InputError, MissingExtraError, TooLargeError, UnreadableInputError
from onrecord.ingest import load, originals
from onrecord.ingest.documents import sandbox
from onrecord.ingest.failure import Failure
from onrecord.ingest.members import Member
from onrecord.ingest.warc import records
from onrecord.schema import Article, Original
from onrecord.settings import Settings

PAGE = (
    "<html><body><h1>Ferry runs again</h1><p>The ferry at Pier {} will run again on Friday, its owner said.</p>"
    "</body></html>"
)


def record(number, body=None, *, status="200 OK", kind="text/html; charset=utf-8", headers="", warc="response"):
    content = PAGE.format(number).encode() if body is None else body
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + content
    head = (
        f"WARC/1.0\r\nWARC-Type: {warc}\r\nWARC-Target-URI: https://pier.example/{number}\r\n"
        "WARC-Date: 2024-05-03T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype={warc}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def zipped(*records):
    """Compress as web archives are: each record a member of its own."""
    return b"".join(map(gzip.compress, records))


def read(content, settings=None):
    return list(load(io.BytesIO(content), settings=settings or Settings()))


def urls(found):
    return [each.url if isinstance(each, Article) else type(each) for each in found]


GOOD = [record(number) for number in range(3)]
URLS = [f"https://pier.example/{number}" for number in range(3)]


@pytest.mark.parametrize("content", [zipped(*GOOD), b"".join(GOOD)])
def test_a_web_archive_gives_its_pages_compressed_or_not(content):
    found = read(content)
    assert urls(found) == URLS
    assert found[1].text.endswith("The ferry at Pier 1 will run again on Friday, its owner said.")


@pytest.mark.parametrize("name", ["a.warc.gz", "A.WARC.GZ", "a.gz", "a"])
def test_a_web_archive_is_known_by_its_name_or_its_beginning(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(zipped(*GOOD))
    assert urls(load(path, settings=Settings())) == URLS


def test_what_is_no_page_is_passed_over():
    others = [
        record(7, status="404 Not Found"),
        record(8, kind="image/png", body=b"\x89PNG"),
        record(9, warc="request"),
        record(9, warc="metadata"),
    ]
    assert urls(read(zipped(GOOD[0], *others, GOOD[1]))) == URLS[:2]


DOCUMENTS = Path(__file__).parent / "documents" / "files"


@pytest.mark.parametrize(
    ("name", "kind", "address"),
    [
        ("fpdf_release.pdf", "application/pdf", "release"),
        ("fpdf_release.pdf", "application/octet-stream", "release.pdf?download=1"),
        ("fpdf_release.pdf", "text/html", "release"),  # as servers say of what they don't know
        (
            "python_docx_release.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "minutes",
        ),
        ("labels_in_capitals.srt", "application/x-subrip", "news"),
    ],
)
def test_a_document_in_a_web_archive_is_read_as_a_file_of_its_kind(name, kind, address):
    content = (DOCUMENTS / name).read_bytes()
    (alone,) = load(DOCUMENTS / name, settings=Settings())
    found = read(zipped(GOOD[0], record(address, content, kind=kind), GOOD[1]))
    assert found[1].text == alone.text
    assert found[1].places == alone.places
    assert urls(found) == [URLS[0], f"https://pier.example/{address}", URLS[1]]


def test_a_document_without_its_library_is_one_failed_line_of_a_web_archive(monkeypatch):
    monkeypatch.setattr(sandbox, "find_spec", lambda _module: None)
    content = (DOCUMENTS / "fpdf_release.pdf").read_bytes()
    found = read(zipped(GOOD[0], record("release", content, kind="application/pdf"), GOOD[1]))
    assert urls(found) == [URLS[0], MissingExtraError, URLS[1]]
    assert "https://pier.example/release" in str(found[1])


def test_a_picture_whose_address_ends_like_a_document_is_passed_over():
    assert urls(read(zipped(record("scan.pdf", b"\x89PNG", kind="image/png"), GOOD[1]))) == URLS[1:2]


def test_an_original_names_its_record_in_the_archive():
    found = list(originals(io.BytesIO(zipped(*GOOD)), settings=Settings()))
    assert [(each.line, each.address, each.charset) for each in found] == [
        (number + 1, url, "utf-8") for number, url in enumerate(URLS)
    ]


@pytest.mark.parametrize(
    ("headers", "encode"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress),
        ("Transfer-Encoding: chunked\r\n", lambda page: b"%x\r\n%b\r\n0\r\n\r\n" % (len(page), page)),
        ("Content-Encoding: gzip\r\n", lambda page: page),  # as crawlers leave it that undid the encoding
    ],
)
def test_encodings_of_the_server_are_undone(headers, encode):
    encoded = record(0, encode(PAGE.format(0).encode()), headers=headers)
    assert urls(read(zipped(encoded, GOOD[1]))) == URLS[:2]


def test_a_page_that_is_no_article_costs_only_itself():
    front = record(5, b"<html><body><ul><li><a href='/a'>News</a></li></ul></body></html>")
    found = read(zipped(GOOD[0], front, GOOD[1]))
    assert isinstance(found[1], InputError)
    assert urls([found[0], found[2]]) == URLS[:2]


def cut(content, keep):
    return content[: int(len(content) * keep)]


@pytest.mark.parametrize("keep", [0.98, 0.9, 0.7, 0.5, 0.34])
@pytest.mark.parametrize("whole", [zipped(*GOOD), b"".join(GOOD)], ids=["compressed", "plain"])
def test_an_archive_that_breaks_off_gives_what_is_whole_and_says_so(whole, keep):
    found = read(cut(whole, keep))
    articles = [each for each in found if isinstance(each, Article)]
    assert urls(articles) == URLS[: len(articles)]
    assert len(articles) < 3
    assert isinstance(found[-1], UnreadableInputError)
    assert len(articles) >= int(keep * 3) - 1
    assert all(each in read(whole) for each in articles)


def damaged(packed):
    """Damage what was packed, some bytes behind its beginning."""
    return packed[:60] + b"\xff" * 20 + packed[80:]


def longer(page, by):
    """Say that a record has more bytes than it has, or fewer."""
    return re.sub(rb"Content-Length: (\d+)", lambda found: b"Content-Length: %d" % (int(found[1]) + by), page, count=1)


BETWEEN = {
    "damaged": damaged(gzip.compress(GOOD[1])),
    "cut off": gzip.compress(GOOD[1])[:150],
    "zeros": bytes(300),
    "said to be a little longer": gzip.compress(longer(GOOD[1], 9)),
    "said to be far longer": gzip.compress(longer(GOOD[1], 5_000_000)),
}


@pytest.mark.parametrize("name", BETWEEN)
def test_a_damaged_record_of_a_compressed_archive_costs_only_itself(name):
    found = read(gzip.compress(GOOD[0]) + BETWEEN[name] + gzip.compress(GOOD[2]))
    assert urls(found) == [URLS[0], UnreadableInputError, URLS[2]]
    assert "Get the" in str(found[1])


def test_many_damaged_records_are_one_failure_each_in_whatever_chunks_they_come():
    packed = [gzip.compress(record(number)) for number in range(9)]
    content = b"".join(damaged(each) if number % 3 == 1 else each for number, each in enumerate(packed))
    for size in (1, 7, 100, 1 << 16):
        chunks = (content[at : at + size] for at in range(0, len(content), size))
        found = list(records(chunks, settings=Settings(), place="a.warc.gz", given={}))
        assert [each.line for each in found] == list(range(1, 10))
        assert [each.line for each in found if isinstance(each, Failure)] == [2, 5, 8]


def test_damage_at_the_end_says_how_much_is_read():
    found = read(zipped(*GOOD[:2]) + damaged(gzip.compress(GOOD[2])))
    assert urls(found) == [*URLS[:2], UnreadableInputError]
    assert "The 2 records before are read" in str(found[2])


def test_damage_in_an_archive_that_is_not_compressed_gives_what_came_before():
    found = read(b"".join([GOOD[0], longer(GOOD[1], 5_000_000), GOOD[2]]))
    assert urls(found) == [URLS[0], UnreadableInputError]


def converted(number, text):
    """A record of a text that somebody has made of a page (WET)."""
    body = text.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://pier.example/{number}\r\n"
        "WARC-Date: 2024-05-03T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def test_the_texts_that_were_made_of_pages_are_read(tmp_path):
    text = "Café at the pier reopens\n\nThe café at the pier will open again on Friday, its owner said."
    path = tmp_path / "a.warc.wet.gz"
    path.write_bytes(zipped(converted(0, text), converted(1, text.replace("Friday", "Monday"))))
    found = list(load(path, settings=Settings()))
    assert urls(found) == URLS[:2]
    assert found[0].text == text


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(b"WARC/1.0\r\n" + b"x" * 5_000_000),
        gzip.compress(b"WARC/1.0\r\nContent-Length: -5\r\n\r\n"),
        gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\nHTTP/1.1"),
        gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n"),
        b"WARC/1.0",
        b"WARC/9.9\r\n\r\n" * 100,
        gzip.compress(record(0, headers="Content-Encoding: gzip\r\n", body=b"\x1f\x8b not gzip")),
        gzip.compress(record(0, headers="Content-Encoding: zebra\r\n")),
        gzip.compress(record(0, headers="Transfer-Encoding: chunked\r\n", body=b"ffffffffffffffff\r\n" + b"a" * 100)),
    ],
)
def test_hostile_archives_are_errors_or_nothing(content):
    assert all(isinstance(each, InputError) for each in read(content))


@pytest.mark.parametrize(
    "bomb",
    [
        lambda: gzip.compress(record(0, b"<p>" + b"a" * 60_000_000), 1),
        lambda: gzip.compress(
            record(0, gzip.compress(b"<p>" + b"a" * 60_000_000), headers="Content-Encoding: gzip\r\n")
        ),
    ],
    ids=["a record", "a page"],
)
def test_a_small_file_that_unpacks_to_a_large_one_takes_little_memory(bomb):
    content = bomb() + zipped(GOOD[1])
    tracemalloc.start()
    found = read(content, Settings(fetch_limit=1_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(found[0], TooLargeError)
    assert urls(found[1:]) == URLS[1:2]
    assert peak < 30_000_000


def test_a_large_archive_is_read_in_the_memory_of_a_small_one():
    page = record(0, b"<html><p>" + b"No news today. " * 20_000 + b"</p></html>")
    most_held = held = 0

    def chunks():
        nonlocal held
        for _ in range(200):
            member = gzip.compress(page, 1)
            held += len(member)
            yield member

    for number, found in enumerate(records(chunks(), settings=Settings(), place="a.warc.gz", given={}), 1):
        assert isinstance(found, Original)
        most_held = max(most_held, held - number * len(gzip.compress(page, 1)))
    assert number == 200
    assert most_held < 30 * len(gzip.compress(page, 1))  # what the parser reads ahead


def test_a_stream_of_chunks_never_goes_back():
    stream = Member(iter([b"abc", b"de"]))
    assert (stream.read(2), stream.tell(), stream.read(5), stream.read(5), stream.read(5)) == (
        b"ab",
        2,
        b"c",
        b"de",
        b"",
    )
    with pytest.raises(io.UnsupportedOperation):
        stream.seek(0)


def chunked(body, *sizes, end=b"0\r\n\r\n", line=b"\r\n"):
    """Cut a body into chunks of such sizes, the rest last."""
    parts, at = [], 0
    for size in (*sizes, len(body)):
        part = body[at : at + size]
        at += size
        if part:
            parts.append(f"{len(part):x}".encode() + line + part + line)
    return b"".join(parts) + end


HELD = PAGE.format(7).encode()
ENDINGS = {
    "whole": chunked(HELD, 20, 40),
    "without the last line end": chunked(HELD, 20, 40, end=b"0\r\n"),
    "without the last chunk": chunked(HELD, 20, 40, end=b""),
    "with bare line ends": chunked(HELD, 20, 40, end=b"0\n\n", line=b"\n"),
    "with an extension": chunked(HELD, 20, 40).replace(b"14\r\n", b"14;name=value\r\n", 1),
    "joined already": HELD,
}


@pytest.mark.parametrize("body", ENDINGS.values(), ids=ENDINGS)
def test_no_chunk_s_size_stands_in_the_text(body):
    (article,) = read(record(7, body, headers="Transfer-Encoding: chunked\r\n"))
    assert article.text == "Ferry runs again\n\nThe ferry at Pier 7 will run again on Friday, its owner said."


@pytest.mark.parametrize("size", [60, 90, len(HELD) - 20])
def test_a_chunked_page_that_breaks_off_is_an_error(size):
    body = chunked(HELD, 20, 40)[:size]
    (error,) = read(record(7, body, headers="Transfer-Encoding: chunked\r\n"))
    assert isinstance(error, UnreadableInputError)
    assert "breaks off" in str(error)


def raw_deflate(content):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


PACKED = {
    "gzip": gzip.compress(HELD),
    "gzip in two members": gzip.compress(HELD[:50]) + gzip.compress(HELD[50:]),
    "gzip with zeros after it": gzip.compress(HELD) + bytes(20),
    "deflate": zlib.compress(HELD),
    "raw deflate": raw_deflate(HELD),
    "deflate, gzip": gzip.compress(zlib.compress(HELD)),
    "br, undone already": b"\xef\xbb\xbf" + HELD,
    "identity": HELD,
}


@pytest.mark.parametrize("name", PACKED)
def test_what_a_server_packed_is_unpacked(name):
    encoding = name.removeprefix("raw ").partition(" in")[0].partition(" with")[0].removesuffix(", undone already")
    (article,) = read(record(7, PACKED[name], headers=f"Content-Encoding: {encoding}\r\n"))
    assert article.text.endswith("The ferry at Pier 7 will run again on Friday, its owner said.")


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_what_was_packed_and_came_damaged_is_an_error(encoding):
    content = {"gzip": gzip.compress(HELD), "deflate": zlib.compress(HELD), "br": b"\x8b\x01\xff\x00"}[encoding]
    (error,) = read(record(7, content[:-12] or content, headers=f"Content-Encoding: {encoding}\r\n"))
    assert isinstance(error, UnreadableInputError)


def test_deflate_that_unpacks_to_too_much_is_refused():
    bomb = zlib.compress(bytes(50_000_000), 9)
    (error,) = read(record(7, bomb, headers="Content-Encoding: deflate\r\n"), Settings(fetch_limit=100_000))
    assert isinstance(error, TooLargeError)
