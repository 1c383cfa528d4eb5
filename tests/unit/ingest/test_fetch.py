import gzip
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord import __version__
from onrecord.errors import AddressRefusedError, BinaryInputError, FetchFailedError, NoArticleError
from onrecord.ingest.fetch import MOST_REDIRECTS, Validators, fetch, fetch_changed
from onrecord.settings import Settings

PAGE = (
    "<html><head><title>Ferry runs again</title></head><body><h1>Ferry runs again</h1>"
    "<p>The ferry to Sant Oru will run again on Friday, its owner told the harbour council’s café.</p></body></html>"
)
LOCAL = Settings(allow_private_addresses=True, fetch_timeout=30.0, fetch_limit=200_000)

MONDAY = "Mon, 30 Nov 2026 04:00:00 GMT"
BOMB = gzip.compress(b" " * 30_000_000)


class Handler(BaseHTTPRequestHandler):
    """A small site; each path misbehaves in its own way."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.seen.append(dict(self.headers))
        path, _, rest = self.path.partition("?")
        getattr(self, "serve_" + path.strip("/").partition("/")[0])(rest)

    def answer(
        self, body: bytes, kind: str | None = "text/html; charset=utf-8", status: int = 200, **headers: str
    ) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def serve_page(self, _: str) -> None:
        self.answer(PAGE.encode(), Set_Cookie="spy=1")

    def serve_latin(self, _: str) -> None:
        self.answer(PAGE.encode("cp1252"), "text/html; charset=ISO-8859-1")

    def serve_untyped(self, _: str) -> None:
        self.answer(PAGE.encode(), None)

    def serve_text(self, _: str) -> None:
        self.answer(b"Ferry runs again\n\nThe ferry will run again, its owner said.", "text/plain")

    def serve_picture(self, _: str) -> None:
        self.answer(b"\x89PNG", "image/png")

    def serve_liar(self, _: str) -> None:
        self.answer(b"%PDF-1.7", "text/html")

    def serve_empty(self, _: str) -> None:
        self.answer(b"")

    def serve_status(self, rest: str) -> None:
        self.answer(b"no", status=int(rest))

    def serve_to(self, rest: str) -> None:
        self.answer(b"x" * 50, status=302, Location=rest, Set_Cookie="spy=1")

    def serve_hop(self, rest: str) -> None:
        self.answer(b"", status=301, Location=f"/hop?{int(rest) - 1}" if rest != "1" else "/page")

    def serve_gzip(self, _: str) -> None:
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def serve_bomb(self, _: str) -> None:
        self.answer(BOMB, Content_Encoding="gzip")

    def serve_kept(self, _: str) -> None:
        if self.headers["If-None-Match"] == '"7"' or self.headers["If-Modified-Since"] == MONDAY:
            self.answer(b"", status=304)
        else:
            self.answer(PAGE.encode(), ETag='"7"', Last_Modified=MONDAY)

    def serve_marked(self, _: str) -> None:
        self.answer(PAGE.encode(), ETag="x" * 501, Last_Modified="caf\xe9")

    def serve_brotli(self, _: str) -> None:
        self.answer(b"\x0b\x02\x80", Content_Encoding="br")

    def serve_cut(self, _: str) -> None:
        self.answer(gzip.compress(PAGE.encode())[:-20], Content_Encoding="gzip")

    def serve_damaged(self, _: str) -> None:
        self.answer(b"this is not gzip", Content_Encoding="gzip")

    def serve_huge(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        for _ in range(1_000):
            self.wfile.write(b"<p>more and more</p>" * 1_000)

    def serve_drip(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"<p>")
            self.wfile.flush()
            time.sleep(0.1)

    def serve_slowhead(self, _: str) -> None:
        for letter in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 100:
            self.wfile.write(bytes([letter]))
            self.wfile.flush()
            time.sleep(0.1)

    def serve_hangup(self, _: str) -> None:
        self.close_connection = True

    def handle(self) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):  # the client left, as it should
            super().handle()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.seen = []
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    server.address = f"http://127.0.0.1:{server.server_port}"
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def get(site, load_one):
    site.seen.clear()
    return lambda path, settings=LOCAL, **given: load_one(site.address + path, settings=settings, **given)


def test_a_page_is_fetched_and_knows_its_address(get, site):
    article = get("/page#comments")
    assert article.title_text == "Ferry runs again"
    assert article.url == f"{site.address}/page"


def test_onrecord_says_who_it_is(get, site):
    get("/page")
    assert site.seen[0]["User-Agent"].startswith(f"onrecord/{__version__}")
    assert "Authorization" not in site.seen[0]


def test_a_redirect_is_followed_without_cookies(get, site):
    assert get("/to?/page").url == f"{site.address}/page"
    assert ["Cookie" in seen for seen in site.seen] == [False, False]


def test_the_address_that_is_given_stays(get):
    assert get("/page", url="https://courier.example/ferry").url == "https://courier.example/ferry"


@pytest.mark.parametrize("path", ["/latin", "/gzip", "/untyped"])
def test_a_page_is_unpacked_and_decoded(get, path):
    assert "harbour council’s café" in get(path).text


def test_plain_text_is_an_article_as_well(get, site):
    article = get("/text")
    assert article.text == "Ferry runs again\n\nThe ferry will run again, its owner said."
    assert (article.title_text, article.url) == ("Ferry runs again", f"{site.address}/text")


def test_private_addresses_are_refused_unless_allowed(get, site):
    with pytest.raises(AddressRefusedError, match=r"127\.0\.0\.1.*ONRECORD_ALLOW_PRIVATE_ADDRESSES"):
        get("/page", settings=Settings())
    assert site.seen == []


def test_a_redirect_to_a_private_address_is_refused(get, site, monkeypatch):
    # Let the first host pass as public, so that only the redirect's target is judged.
    from onrecord.ingest import guard

    judge = guard.require_public
    monkeypatch.setattr(guard, "require_public", lambda address, host: host == "127.0.0.1" or judge(address, host))
    with pytest.raises(AddressRefusedError, match="localhost"):
        get(f"/to?http://localhost:{site.server_port}/page", settings=Settings())
    assert len(site.seen) == 1


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://paper.example/a", "gopher://x/", "data:text/html,x"])
def test_a_redirect_off_the_web_is_refused(get, target):
    with pytest.raises(AddressRefusedError, match="http and https"):
        get(f"/to?{target}")


@pytest.mark.parametrize(
    "address", ["ftp://paper.example/a", "file:///etc/passwd", "http://", "http:///a", "http://[::1"]
)
def test_an_address_off_the_web_is_refused(load_one, address):
    with pytest.raises(AddressRefusedError):
        load_one(address)


def test_a_password_in_an_address_is_refused_and_not_repeated(load_one):
    with pytest.raises(AddressRefusedError) as caught:
        load_one("https://ines:hunter2@paper.example/a")
    assert "paper.example" in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_some_redirects_are_followed_and_no_more(get):
    assert get(f"/hop?{MOST_REDIRECTS}").title_text == "Ferry runs again"
    with pytest.raises(FetchFailedError, match=f"at most {MOST_REDIRECTS} redirects"):
        get(f"/hop?{MOST_REDIRECTS + 1}")


@pytest.mark.parametrize("path", ["/drip", "/slowhead"])
def test_a_slow_page_is_given_up_in_time(get, path):
    began = time.monotonic()
    with pytest.raises(FetchFailedError, match=f"too long.*{path}.*0.6 seconds.*fetch_timeout"):
        get(path, settings=Settings(allow_private_addresses=True, fetch_timeout=0.6))
    assert time.monotonic() - began < 6


@pytest.mark.parametrize("path", ["/huge", "/bomb"])
def test_a_page_too_large_is_given_up(get, path):
    with pytest.raises(FetchFailedError, match=r"too large.*200,000 bytes.*fetch_limit"):
        get(path)


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/picture", "image/png"),
        ("/brotli", "br"),
        ("/cut", "broke off"),
        ("/damaged", "damaged"),
        ("/status?404", "status 404.*no such page"),
        ("/status?500", "status 500"),
        ("/status?403", "status 403.*save the page"),
        ("/hangup", "can't be fetched"),
    ],
)
def test_what_goes_wrong_is_said(get, path, what):
    with pytest.raises(FetchFailedError, match=what):
        get(path)


def test_a_closed_port_is_said(load_one):
    with pytest.raises(FetchFailedError, match="can't be fetched"):
        load_one("http://127.0.0.1:9/a", settings=LOCAL)


def test_what_comes_is_judged_by_its_bytes(get):
    with pytest.raises(BinaryInputError):
        get("/liar")
    with pytest.raises(NoArticleError):
        get("/empty")


def test_proxies_of_the_environment_are_left_alone(get, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert get("/page").title_text == "Ferry runs again"


@pytest.mark.parametrize("address", ["http://xn--/", "https://xn--a.example/", "http://news.xn--\u00e9/"])
def test_a_host_that_is_written_in_no_script_is_refused(load_one, address):
    with pytest.raises(AddressRefusedError, match="no address on the web"):
        load_one(address)


@pytest.mark.parametrize("last", [Validators(etag='"7"'), Validators(modified=MONDAY), Validators('"7"', MONDAY)])
def test_a_page_that_is_here_already_is_not_sent_again(site, last):
    assert fetch_changed(site.address + "/kept", settings=LOCAL, types=(), last=last) is None


def test_a_page_that_has_changed_comes_with_what_its_server_says_of_it(site):
    page = fetch_changed(site.address + "/kept", settings=LOCAL, types=(), last=Validators('"6"'))
    assert page.content == PAGE.encode()
    assert page.validators == Validators('"7"', MONDAY)
    assert fetch(site.address + "/kept", settings=LOCAL).validators == Validators('"7"', MONDAY)


def test_nothing_that_a_server_says_of_a_page_can_spoil_the_next_request(site):
    assert fetch(site.address + "/marked", settings=LOCAL).validators == Validators(None, None)
    with pytest.raises(FetchFailedError, match="status 304"):  # nobody has asked whether it has changed
        fetch(site.address + "/status?304", settings=LOCAL)
