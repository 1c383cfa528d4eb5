"""`onrecord mcp` as a program: an assistant's client starts it and speaks with it on standard input and output."""

import json
import os
import signal
import subprocess
import sys

import pytest
from mcp import Client, StdioServerParameters

from onrecord import __version__

PROGRAM = ["-c", "from onrecord.cli.main import main; main()", "mcp", "--archive"]


@pytest.fixture(scope="module")
def program(archive, portal):
    """The client of a program that runs for all tests here."""
    started = StdioServerParameters(command=sys.executable, args=[*PROGRAM, str(archive)], env=dict(os.environ))
    with portal.wrap_async_context_manager(Client(started)) as client:
        yield client


def test_a_client_finds_the_tools_and_quotes_the_archive(program, portal):
    assert (program.server_info.name, program.server_info.version) == ("onrecord", __version__)
    assert "search_statements" in {tool.name for tool in portal.call(program.list_tools).tools}
    result = portal.call(program.call_tool, "search_statements", {"speaker": "Valk", "act": "deny"})
    (found,) = result.structured_content["statements"]
    assert found["words"] == "that Tamaria had attacked Kelve"
    assert found["link"] == "http://127.0.0.1:8000/articles/1#s2"


def test_an_error_of_the_archive_reaches_the_client(program, portal):
    result = portal.call(program.call_tool, "read_article", {"number": 99})
    assert result.is_error
    assert "There is no such article: 99" in result.content[0].text


def test_standard_output_has_messages_alone_and_the_end_of_the_input_ends_it(archive):
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
    }
    ready = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    call = {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "search_actors", "arguments": {}}}
    lines = "".join(json.dumps(each) + "\n" for each in (hello, ready, call))
    started = subprocess.Popen(
        [sys.executable, *PROGRAM, str(archive)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    started.stdin.write(lines.encode())
    started.stdin.flush()
    answers = [json.loads(started.stdout.readline()) for _ in range(2)]
    rest, errors = started.communicate(timeout=60)
    assert [each["id"] for each in answers] == [1, 2]
    assert answers[0]["result"]["instructions"]
    assert answers[1]["result"]["structuredContent"]["actors"]
    assert rest == b""
    assert started.returncode == 0
    assert errors.decode() == f"onrecord: an assistant can ask {archive} on standard input (Ctrl-C stops it)\n"


def test_ctrl_c_stops_it_while_it_waits(archive):
    started = subprocess.Popen(
        [sys.executable, *PROGRAM, str(archive)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert b"can ask" in started.stderr.readline()
    started.send_signal(signal.SIGINT)
    assert started.wait(timeout=60) == 130
    assert started.stderr.read() == b"onrecord: stopped\n"
    assert started.stdout.read() == b""
