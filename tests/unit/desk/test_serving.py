"""The desk as a process of its own, over real connections."""

import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import httpx
import pytest
import uvicorn
from click.testing import CliRunner

from onrecord.cli.main import main
from onrecord.desk import serving
from onrecord.desk.application import application
from onrecord.desk.serving import is_loopback
from tests.unit.desk.conftest import BRIDGE

TOKEN = "kelve-bridge-saltmarsh-42"
LONG = (
    "“The dam at Kelve is safe,” Ana Reyes, the transport minister, said on Monday, and denied any cracks.\n\n" * 5_000
)
"""It takes a minute or more to read."""

LISTENING = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "from onrecord.cli.main import main; main()"
)
"""The program, deaf to no Ctrl-C: one that is run in the background may have been started so."""


def started(*arguments, **more):
    command = [sys.executable, "-m", "onrecord.cli.main", "serve", "--port", "0", *map(str, arguments)]
    command[1:3] = ["-c", LISTENING]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **more)


@contextmanager
def served(*arguments):
    process = started(*arguments)
    try:
        line = process.stderr.readline()
        found = re.search(r"http://\S+/", line)
        assert found, line + process.stderr.read()
        with httpx.Client(base_url=found[0], timeout=30) as client:
            yield process, client
    finally:
        process.kill()
        process.wait(10)


def refused(*arguments):
    """Run the program in this process, where it must end before it serves anything."""
    done = CliRunner().invoke(main, ["serve", "--port", "0", *map(str, arguments)])
    assert done.stdout == ""
    return done.exit_code, done.stderr


def test_an_archive_is_made_where_there_is_none_and_served_until_ctrl_c(tmp_path):
    with served("--archive", tmp_path / "new.db") as (process, client):
        assert client.get("/api/totals").json()["articles"] == 0
        assert client.get("/").status_code == 200
        assert client.post("/api/read", json={"text": BRIDGE}).status_code == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert "Traceback" not in process.stderr.read()
    assert (tmp_path / "new.db").is_file()


def test_sigterm_stops_it_too(path):
    with served("--archive", path) as (process, client):
        assert client.get("/api/totals").json()["articles"] == 2
        process.terminate()
        assert process.wait(10) == -signal.SIGTERM
        assert "Traceback" not in process.stderr.read()


@pytest.mark.parametrize("way", ["articles", "read"])
def test_ctrl_c_does_not_wait_for_a_long_article(path, way):
    with served("--archive", path) as (process, client):
        if way == "articles":
            job = client.post("/api/articles", json={"text": LONG}).headers["location"]
            while client.get(job).json()["state"] == "waiting":
                time.sleep(0.05)
        else:
            with pytest.raises(httpx.TimeoutException):
                client.post("/api/read", json={"text": LONG}, timeout=1.5)
        process.send_signal(signal.SIGINT)
        assert process.wait(15) == 130
        assert "Traceback" not in process.stderr.read()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT count(*) FROM articles").fetchone() == (3,)


def test_a_port_that_is_taken_is_an_ordinary_error(path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, said = refused("--archive", path, "--port", port)
    assert code == 2
    assert f"127.0.0.1:{port}" in said
    assert "--port" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_nobody_else_is_let_in_without_a_token(path, host):
    code, said = refused("--archive", path, "--host", host)
    assert code == 2
    assert "--token" in said
    assert len(said.splitlines()) == 1


def test_an_address_that_is_not_of_this_machine_is_an_ordinary_error(path):
    code, said = refused("--archive", path, "--host", "192.0.2.1", "--token", TOKEN)
    assert code == 2
    assert "192.0.2.1" in said


def test_a_token_that_is_short_is_refused(path):
    code, said = refused("--archive", path, "--token", "short")
    assert code == 2
    assert "short'" not in said  # it may be meant to be secret


def test_a_token_from_the_environment_is_asked_for(path, monkeypatch):
    monkeypatch.setenv("ONRECORD_TOKEN", TOKEN)
    with served("--archive", path, "--host", "0.0.0.0") as (_, client):
        assert client.get("/api/totals").status_code == 401
        assert client.get("/api/totals", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


@pytest.mark.parametrize("content", [b"no archive " * 1000, None])
def test_what_is_no_archive_is_said_before_anything_is_served(tmp_path, content):
    path = tmp_path / "other.db"
    if content is None:
        sqlite3.connect(path).executescript("CREATE TABLE theirs (id)")
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    code, said = refused("--archive", path)
    assert code == 1
    assert "other.db" in said
    assert len(said.splitlines()) == 1
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_named(tmp_path):
    code, said = refused("--archive", tmp_path / "nowhere" / "news.db")
    assert code == 1
    assert "nowhere" in said


def test_two_desks_on_one_archive_see_the_same(path):
    with served("--archive", path) as (_, one), served("--archive", path) as (_, other):
        for client, text in (
            (one, BRIDGE),
            (other, "The weir is old, Ana Reyes said."),
            (one, "It is late, she said."),
        ):
            job = client.post("/api/articles", json={"text": text}).headers["location"]
            while not client.get(job).json()["ended_at"]:
                time.sleep(0.05)
            assert client.get(job).json()["state"] == "done"
        assert one.get("/api/totals").json()["articles"] == other.get("/api/totals").json()["articles"] == 5


def test_clients_that_break_off_or_dawdle_keep_nobody_waiting(path):
    with served("--archive", path) as (_, client):
        port = client.base_url.port
        host = f"Host: localhost:{port}\r\n".encode()
        post = b"POST /api/read HTTP/1.1\r\n" + host + b"Content-Type: application/json\r\n"
        halves = [
            b"GET / HTTP/1.1\r\n" + host,
            post + b"Content-Length: 900\r\n\r\n{",
            post + b"Transfer-Encoding: chunked\r\n\r\n5\r\n",
            b"\x16\x03\x01 no HTTP at all\r\n\r\n",
            b"GET / HTTP/1.1\r\n" + host + b"X: " + b"x" * 100_000,
        ]  # fmt: skip
        open_ones = []
        for half in halves * 5:
            connection = socket.create_connection(("127.0.0.1", port))
            connection.sendall(half)
            open_ones.append(connection)
        assert client.get("/api/totals", timeout=5).status_code == 200
        for connection in open_ones:
            connection.close()
        assert client.get("/api/totals", timeout=5).status_code == 200


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: local"])
def test_a_connection_without_a_request_ends_and_makes_room(begun, path, monkeypatch):
    monkeypatch.setattr(serving, "REQUEST_TIMEOUT", 0.2)
    config = uvicorn.Config(application(path), http=serving._Connection, lifespan="off", log_config=None)
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        running = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        running.start()
        with socket.create_connection(listening.getsockname(), timeout=10) as connection:
            connection.sendall(begun)
            assert connection.recv(1) == b""
        server.should_exit = True
        running.join(10)


def test_connections_are_kept(path):
    with served("--archive", path) as (_, client):
        answers = [client.get("/api/totals") for _ in range(5)]
        streams = {id(each.extensions["network_stream"]) for each in answers}
        assert len(streams) == 1


def test_only_this_machine_itself_is_loopback():
    assert all(map(is_loopback, ["127.0.0.1", "127.1.2.3", "::1", "localhost", "LOCALHOST"]))
    assert not any(map(is_loopback, ["0.0.0.0", "::", "192.168.1.5", "news.example", "localhost.example", ""]))
