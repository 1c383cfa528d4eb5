"""The pages of actors in a browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serving
from tests.browser.looking import LOOKS, WIDE, barriers, runs_over
from tests.unit.desk.papers import fill


@pytest.fixture(scope="module")
def papers(chromium, tmp_path_factory):
    with serving(fill(tmp_path_factory.mktemp("papers") / "papers.db", rounds=6)) as address:
        yield address


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("address", ["/actors", "/actors?name=nobody", "/actors/1"])
def test_nobody_is_kept_out_and_nothing_runs_over(papers, enter, look, address):
    page = enter(papers + address, **LOOKS[look])
    for summary in page.locator("main details > summary").all():
        summary.click()
    assert barriers(page) == []
    assert not runs_over(page)


def test_what_papers_say_can_be_compared_down_a_column(papers, enter):
    page = enter(papers + "/actors/1", **WIDE)
    table = page.get_by_role("table", name="Descriptions and names by outlet", exact=True)
    cells = [table.get_by_role("cell").filter(has_text=words) for words in ("the dictator", "the autocrat")]
    above, below = (cell.bounding_box() for cell in cells)
    assert (above["x"], above["width"]) == (below["x"], below["width"])
    assert above["y"] + above["height"] <= below["y"]


def test_a_description_leads_to_the_article_that_uses_it(papers, enter):
    page = enter(papers + "/actors/1")
    page.get_by_role("link", name="the dictator").first.click()
    assert "and the dictator smiled" in page.locator("main, .sheet").first.inner_text()


def test_a_column_of_the_chart_leads_to_its_statements(papers, enter):
    page = enter(papers + "/actors/1")
    title = page.locator("svg rect title").first.text_content()
    month, count = title.split(": ")
    page.locator("svg rect.column").first.click()
    found = page.get_by_role("heading", name=f"{count} statement")
    expect(found).to_be_visible()
    assert month in page.get_by_role("list", name="Active filters").inner_text()


def test_the_chart_has_a_table_for_who_can_not_see_it(papers, enter):
    page = enter(papers + "/actors/1")
    assert page.get_by_role("group", name="Statements by month").count() == 1
    page.get_by_text("As a table", exact=True).click()
    expect(page.get_by_role("table", name="Statements by month")).to_be_visible()


def test_actors_are_merged_and_split_without_a_script(chromium, tmp_path, enter):
    with serving(fill(tmp_path / "papers.db")) as address:
        page = enter(address + "/actors/1", java_script_enabled=False)
        page.get_by_text("Merge or split", exact=True).click()
        page.get_by_label("Merge with actors (numbers)").fill("2")
        page.get_by_role("button", name="Merge").click()
        assert page.locator(".in-all").inner_text().startswith("36 statements")
        page.get_by_text("Merge or split", exact=True).click()
        page.get_by_role("button", name="Split").click()
        assert page.locator(".in-all").inner_text().startswith("24 statements")
