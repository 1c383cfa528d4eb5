"""Sources: whatever is cut wherever, every article comes once and in order."""

import gzip
import io
import json
from datetime import date
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pyarrow
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st
from pyarrow import parquet

from onrecord.cluster import web
from onrecord.cluster.finding import _whole_lines, find
from onrecord.cluster.sources import Part, units_of
from onrecord.cluster.storage import Location
from onrecord.errors import AddressRefusedError, StorageError
from onrecord.ingest import Failure, parse
from onrecord.settings import Settings
from tests.unit.cluster.making import article, write_lines

SETTINGS = Settings(allow_private_addresses=True)
HOWEVER_BUSY = how(suppress_health_check=[HealthCheck.too_slow], deadline=None)
"""A machine on which much else runs draws slowly."""


def found(*sources, split=1 << 20, settings=SETTINGS):
    units = units_of([str(source) for source in sources], split=split, settings=settings)
    return [each for unit in units for each in find(unit, settings, {})]


def texts(*sources, **how):
    return [
        str(each.error) if isinstance(each, Failure) else parse(each, settings=SETTINGS).text
        for each in found(*sources, **how)
    ]


@given(
    st.lists(st.binary(max_size=12).map(lambda line: line.replace(b"\n", b"")), max_size=12),
    st.integers(1, 20),
    st.booleans(),
)
@HOWEVER_BUSY
def test_every_line_begins_in_one_part(lines, split, ends):
    content = b"\n".join(lines) + (b"\n" if ends else b"")
    file = io.BytesIO(content)
    parts = [
        Part("a", "lines", start, min(start + split, len(content)), len(content))
        for start in range(0, max(len(content), 1), split)
    ]
    assert b"".join(b"".join(_whole_lines(file, part)) for part in parts) == content


def test_a_part_begins_with_a_line_however_long_the_one_before_is():
    content = b"a" * 3_000_000 + b"\n" + b"b" * 10 + b"\nc"
    pieces = [b"".join(_whole_lines(io.BytesIO(content), Part("a", "lines", start, start + 1_000_000, len(content))))
              for start in range(0, len(content), 1_000_000)]  # fmt: skip
    assert [piece[:1] for piece in pieces] == [b"a", b"", b"", b"b"]
    assert pieces[3] == b"b" * 10 + b"\nc"


@pytest.mark.parametrize("split", [50, 999, 5_000, 1 << 20])
def test_lines_are_all_there_however_they_are_cut(tmp_path, split):
    news = write_lines(tmp_path / "a.jsonl", [article(number) for number in range(20)])
    assert texts(news, split=split) == [article(number)["text"] for number in range(20)]


def test_a_place_in_a_later_part_says_from_where_its_lines_are_counted(tmp_path):
    news = write_lines(tmp_path / "a.jsonl", [{"title": "none"}] * 40)
    places = {(each.place, each.line) for each in found(news, split=200) if isinstance(each, Failure) or each.format}
    assert (str(news), 1) in places
    assert (f"{news}, from byte 200", 1) in places


@pytest.mark.parametrize("suffix", [".gz", ".zst", ".bz2"])
def test_packed_lines_are_read(tmp_path, suffix):
    lines = "".join(json.dumps(article(number)) + "\n" for number in range(5)).encode()
    how = {".gz": "gzip", ".zst": "zstd", ".bz2": "bz2"}[suffix]
    path = tmp_path / f"a.jsonl{suffix}"
    with pyarrow.CompressedOutputStream(str(path), how) as stream:
        stream.write(lines)
    assert texts(path) == [article(number)["text"] for number in range(5)]


def parquet_of(path, number, rows_a_group=3):
    rows = [article(each) | {"published": date(2024, 3, 5), "id": each, "section": "news"} for each in range(number)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=rows_a_group)
    return path


@pytest.mark.parametrize("split", [1, 3_000, 1 << 20])
def test_rows_of_parquet_are_all_there_and_numbered(tmp_path, split):
    path = parquet_of(tmp_path / "a.parquet", 10)
    each = found(path, split=split)
    assert [one.line for one in each] == list(range(1, 11))
    read = [parse(one, settings=SETTINGS) for one in each]
    assert [(one.text, one.id, one.published.value) for one in read] == [
        (article(number)["text"], str(number), "2024-03-05") for number in range(10)
    ]


def test_parquet_without_texts_says_which_columns_it_has(tmp_path):
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table({"body": ["Rain."]}), path)
    (failure,) = found(path)
    assert "column named text" in str(failure.error)
    assert "body" in str(failure.error)
    (tmp_path / "b.parquet").write_bytes(b"not at all")
    (failure,) = found(tmp_path / "b.parquet")
    assert "isn't a Parquet file" in str(failure.error)


def test_a_null_text_is_a_failure_of_its_row(tmp_path):
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table({"text": ["The river rose, the agency said.", None]}), path)
    good, bad = found(path)
    assert (good.line, bad.line) == (1, 2)
    assert isinstance(bad, Failure)


def warc_record(kind, url, content, headers=()):
    lines = [b"WARC/1.0", b"WARC-Type: " + kind, b"WARC-Target-URI: " + url, b"WARC-Date: 2024-03-05T00:00:00Z",
             b"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>", *headers,
             b"Content-Length: %d" % len(content)]  # fmt: skip
    return b"\r\n".join(lines) + b"\r\n\r\n" + content + b"\r\n\r\n"


def page(number):
    text = article(number)["text"]
    html = (
        f"<html><head><title>Kelve {number}</title></head><body><article><p>{text}</p></article></body></html>".encode()
    )
    answer = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(html) + html
    )
    url = article(number)["url"].encode()
    return warc_record(b"response", url, answer, [b"Content-Type: application/http; msgtype=response"])


def test_pages_of_a_web_archive_are_found_in_order(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(gzip.compress(page(number)) for number in range(6)))
    each = found(path)
    assert [one.address for one in each] == [article(number)["url"] for number in range(6)]
    assert {one.place for one in each} == {str(path)}
    assert article(3)["text"][:60] in texts(path)[3]


def test_texts_of_a_wet_file_are_found(tmp_path):
    path = tmp_path / "a.warc.wet.gz"
    records = (
        warc_record(b"conversion", article(number)["url"].encode(), article(number)["text"].encode(),
                    [b"Content-Type: text/plain"])
        for number in range(3)
    )  # fmt: skip
    path.write_bytes(b"".join(map(gzip.compress, records)))
    assert texts(path) == [article(number)["text"] for number in range(3)]
    assert texts(tmp_path) == texts(path)


def test_folders_patterns_and_small_files_are_read_in_order(tmp_path):
    for number in (3, 1, 2):
        write_lines(tmp_path / "news" / f"{number}.jsonl", [article(number)])
    (tmp_path / "news" / "4.txt").write_text(article(4)["text"], encoding="utf-8")
    (tmp_path / "news" / ".hidden.jsonl").write_text("{}", encoding="utf-8")
    (tmp_path / "news" / "picture.png").write_bytes(b"\x89PNG")
    assert texts(tmp_path / "news") == [article(number)["text"] for number in (1, 2, 3, 4)]
    assert texts(tmp_path / "news" / "[12].jsonl") == [article(1)["text"], article(2)["text"]]
    assert len(units_of([str(tmp_path / "news")], split=1 << 20, settings=SETTINGS)) == 1


class Server(BaseHTTPRequestHandler):
    """Serves `content`, with or without ranges, and fails now and then."""

    content = b""
    ranges = True
    fails = 0

    def do_GET(self):
        cls = type(self)
        if cls.fails:
            cls.fails -= 1
            self.send_error(503)
            return
        wanted = self.headers.get("Range")
        if wanted and cls.ranges:
            start, end = (int(each) for each in wanted.removeprefix("bytes=").split("-"))
            piece = cls.content[start : end + 1]
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{start + len(piece) - 1}/{len(cls.content)}")
        else:
            piece = cls.content
            self.send_response(200)
        self.send_header("Content-Length", str(len(piece)))
        self.end_headers()
        self.wfile.write(piece)

    def log_message(self, *_):
        pass


@pytest.fixture
def serve():
    servers = []

    def start(content, *, ranges=True, fails=0):
        handler = type("Handler", (Server,), {"content": content, "ranges": ranges, "fails": fails})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        Thread(target=partial(server.serve_forever, 0.05), daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("ranges", [True, False])
def test_files_on_the_web_are_read_in_pieces(serve, monkeypatch, ranges):
    monkeypatch.setattr(web, "PIECE", 1000)
    lines = "".join(json.dumps(article(number)) + "\n" for number in range(8)).encode()
    address = serve(lines, ranges=ranges, fails=2) + "/a.jsonl"
    assert texts(address, split=3_000) == [article(number)["text"] for number in range(8)]


def test_parquet_on_the_web_is_read(serve, tmp_path):
    content = parquet_of(tmp_path / "a.parquet", 5).read_bytes()
    assert texts(serve(content) + "/a.parquet") == [article(number)["text"] for number in range(5)]


def test_a_private_address_is_refused_unless_it_is_allowed(serve):
    with pytest.raises(AddressRefusedError, match="not public"):
        found(serve(b"{}") + "/a.jsonl", settings=Settings())


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(StorageError, match=r"nowhere\.jsonl"):
        found("/nowhere.jsonl")
    with pytest.raises(StorageError, match="can't be opened"):
        Location("gopher://paper.example/a").read()
