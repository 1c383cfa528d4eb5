"""The search page in a browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serving
from tests.browser.looking import LOOKS, barriers, runs_over
from tests.unit.desk.papers import fill


@pytest.fixture(scope="module")
def papers(chromium, tmp_path_factory):
    with serving(fill(tmp_path_factory.mktemp("papers") / "papers.db", rounds=6)) as address:
        yield address


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(
    "address", ["/search", "/search?q=dam&from=2023&to=2023&outlet=Harbour+Post", "/search?q=dam&in=articles",
                "/search?q=elephant&form=direct", "/search?speaker=Reyez&said=true", "/accuracy", "/programs"]
)  # fmt: skip
def test_nobody_is_kept_out_and_nothing_runs_over(papers, enter, look, address):
    page = enter(papers + address, **LOOKS[look])
    assert barriers(page) == []
    assert not runs_over(page)


def test_a_search_is_narrowed_and_widened_without_a_script(papers, enter):
    page = enter(papers + "/search", java_script_enabled=False)
    page.get_by_label("Words", exact=True).fill("dam")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="12 statements")).to_be_visible()
    assert page.locator("mark").first.inner_text() == "dam"
    page.get_by_role("link", name="Harbour Post").first.click()
    everything = page.get_by_role("heading", name="1 statement", exact=True)
    expect(everything).to_be_visible()
    page.get_by_role("link", name="Remove words: dam").click()
    expect(page.get_by_role("heading", name="6 statements")).to_be_visible()


def test_a_misspelt_name_leads_to_its_statements(papers, enter):
    page = enter(papers + "/search", java_script_enabled=False)
    page.get_by_text("Filters", exact=True).click()
    page.get_by_role("textbox", name="Speaker", exact=True).fill("Anna Reyez")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="Results for “Ana Reyes”")).to_be_visible()
    page.locator(".meant").get_by_role("link", name="Ana Reyes").click()
    expect(page.get_by_role("heading", name="24 statements")).to_be_visible()


def test_everything_stays_shown_while_one_searches_on(desk, enter):
    page = enter(desk + "/search", java_script_enabled=False)
    said = page.locator("#found").inner_text()
    page.get_by_role("link", name="Show everything").click()
    assert page.locator("#found").inner_text() != said
    page.get_by_role("searchbox", name="Words", exact=True).fill("bridge")
    page.get_by_role("button", name="Search").last.click()
    assert "everything=true" in page.url
    page.get_by_role("link", name="Show only what was said").click()
    assert "everything" not in page.url
    assert page.get_by_role("searchbox", name="Words", exact=True).input_value() == "bridge"


def test_what_is_said_stands_out_in_its_sentence(papers, enter):
    page = enter(papers + "/search?q=dam")
    sentence = page.locator("blockquote").first
    assert sentence.inner_text().startswith("Oren Valk said the dam")
    quiet, ink = (
        found.evaluate("each => getComputedStyle(each).color")
        for found in (sentence.locator(".around").first, sentence)
    )
    assert quiet != ink


def test_what_is_filled_in_stays_when_it_is_sent(papers, enter):
    page = enter(papers + "/search?q=dam&actor=1")
    page.get_by_text("Filters", exact=True).focus()
    page.get_by_label("From", exact=True).fill("2023")
    page.get_by_label("Act", exact=True).select_option("assert")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile("from=2023"))
    assert page.get_by_label("From", exact=True).input_value() == "2023"
    assert page.get_by_label("Act", exact=True).input_value() == "assert"
    assert page.get_by_role("list", name="Active filters").inner_text().replace("\n", " ").count("✕") == 4


def test_an_error_is_shown_beside_the_box(papers, enter):
    page = enter(papers + "/search")
    page.get_by_label("Words", exact=True).fill('""')
    page.get_by_role("button", name="Search").click()
    alert = page.get_by_role("alert")
    expect(alert).to_be_visible()
    assert page.get_by_label("Words", exact=True).get_attribute("aria-invalid") == "true"
    box, said = page.get_by_label("Words", exact=True).bounding_box(), alert.bounding_box()
    assert said["y"] - (box["y"] + box["height"]) < 30
    page.trouble[:] = [each for each in page.trouble if "status of 400" not in each]  # so it is meant to be


def test_the_table_is_saved_as_a_file(papers, enter):
    page = enter(papers + "/search?act=deny")
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV").click()
    assert saved.value.suggested_filename == "statements.csv"


def test_on_a_phone_the_facets_are_a_tap_away(papers, enter):
    page = enter(papers + "/search?q=dam", **LOOKS["phone"])
    page.get_by_role("link", name="Narrow the results").click()
    expect(page.get_by_role("complementary").get_by_text("Outlet", exact=True)).to_be_visible()


def test_every_row_of_figures_has_its_name_on_a_phone(papers, enter):
    page = enter(papers + "/accuracy", **LOOKS["phone"])
    names = page.locator(".table th[scope=row]")
    assert names.count() > 20
    assert all(name.is_visible() for name in names.all())
