"""Whatever an assistant asks, the archive stays as it is."""

import sqlite3
import sys

import pytest
from mcp import Client

from onrecord import Settings
from onrecord.archive import Store
from onrecord.archive.migrations import STEPS
from onrecord.assistant import server
from onrecord.errors import ArchiveError, AssistantError, NotAnArchiveError, SettingError
from tests.unit.assistant.conftest import fill


def test_no_tool_changes_a_byte_of_the_archive(client, portal, archive, ask):
    before = archive.read_bytes()
    quotation = ask("search_quotations")["quotations"][0]["number"]
    for tool in portal.call(client.list_tools).tools:
        number = quotation if tool.name == "quotation" else 1
        required = {"number": number, "text": "The mine is safe, its owner said."}
        arguments = {name: required[name] for name in tool.input_schema.get("required", ())}
        assert not portal.call(client.call_tool, tool.name, arguments).is_error
    assert archive.read_bytes() == before


def test_an_archive_that_is_only_read_refuses_to_be_written(archive):
    with Store(archive, read_only=True, as_is=True) as store, pytest.raises(ArchiveError):
        store.merge(1, 2)


def test_an_earlier_version_is_refused_rather_than_brought_up_to_date(tmp_path):
    path = fill(tmp_path / "news.db")
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) - 1}")
    before = path.read_bytes()
    with pytest.raises(NotAnArchiveError, match="onrecord actors list"):
        server(path, settings=Settings())
    assert path.read_bytes() == before


def test_an_archive_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(NotAnArchiveError, match="onrecord add"):
        server(tmp_path / "none.db", settings=Settings())
    assert list(tmp_path.iterdir()) == []


def test_an_archive_that_is_taken_away_while_it_is_asked_is_an_error(tmp_path, portal):
    path = fill(tmp_path / "news.db")
    with portal.wrap_async_context_manager(Client(server(path, settings=Settings()))) as client:
        path.unlink()
        result = portal.call(client.call_tool, "search_statements", {})
    assert result.is_error
    assert "There is no such archive" in result.content[0].text
    assert not path.exists()


@pytest.mark.parametrize(
    "desk", ["ftp://desk", "desk", "http://", "http://desk/?a=1", "http://desk/#a", "http://a b", "http://[x"]
)
def test_what_is_no_address_of_a_desk_is_refused(archive, desk):
    with pytest.raises(SettingError, match="http"):
        server(archive, settings=Settings(), desk=desk)


def test_without_the_sdk_an_error_says_how_to_install_it(archive, monkeypatch):
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    with pytest.raises(AssistantError, match=r"pip install 'onrecord\[mcp\]'"):
        server(archive, settings=Settings())
