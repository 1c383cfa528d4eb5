"""What every page of the desk has in common: its masthead, its foot, and results before filters."""

import re

import pytest
from fastapi.testclient import TestClient

from onrecord.desk.application import application
from onrecord.desk.pages.templates import MORE_PAGES, NAVIGATION
from tests.unit.desk.papers import fill


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    path = tmp_path_factory.mktemp("papers") / "papers.db"
    fill(path)
    return TestClient(application(path), base_url="http://localhost")


@pytest.mark.parametrize("address", [address for address, _ in NAVIGATION + MORE_PAGES])
def test_every_page_leads_to_every_other_and_says_where_one_is(client, address):
    html = client.get(address).text
    for other, name in NAVIGATION + MORE_PAGES:
        assert re.search(rf'<a href="{other}"(?: aria-current="page")?>{re.escape(name)}</a>', html), other
    assert re.findall(r'<a href="([^"]*)" aria-current="page"', html) == [address]
    assert html.count("<h1") == 1


def test_no_page_is_named_twice():
    addresses = [address for address, _ in NAVIGATION + MORE_PAGES]
    assert len(set(addresses)) == len(addresses)


@pytest.mark.parametrize(
    ("page", "used"),
    [
        ("/stories", "outlet=Courier"),
        ("/quotations", "speaker=Reyes"),
        ("/events", "who=Reyes"),
        ("/checks", "outlet=Courier"),
        ("/search", "speaker=Reyes"),
        ("/actors/1/over-time", "outlet=Courier"),
    ],
)
def test_filters_are_folded_away_until_one_is_used_or_wrong(client, page, used):
    folded, opened = '<details class="more">', '<details class="more" open>'
    for query, expected in (("", folded), (f"?{used}", opened), ("?from=soon", opened)):
        assert expected in client.get(page + query).text, query
