"""Taking an article and a statement along, in a browser."""

import re
import zipfile

import pytest

from onrecord.exchange.returning import origin_of
from tests.browser.looking import LOOKS, barriers, runs_over


def test_an_article_is_saved_for_brat_with_the_keyboard_alone(enter, desk, numbers, tmp_path):
    page = enter(f"{desk}/articles/{numbers['bridge']}", accept_downloads=True)
    page.get_by_text("Take along", exact=True).focus()
    page.keyboard.press("Enter")
    assert barriers(page) == []
    for _ in range(2):
        page.keyboard.press("Tab")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert origin_of(saved.value.suggested_filename).number == numbers["bridge"]
    saved.value.save_as(tmp_path / "saved.zip")
    with zipfile.ZipFile(tmp_path / "saved.zip") as packed:
        assert any(name.endswith(".ann") for name in packed.namelist())


def test_a_statement_is_cited_and_saved_as_a_claim(enter, desk, numbers, tmp_path):
    page = enter(f"{desk}/articles/{numbers['bridge']}", accept_downloads=True)
    page.locator(".card a.cite").first.click()
    page.wait_for_url(re.compile(r"/statements/s1/cite$"))
    with page.expect_download() as saved:
        page.get_by_role("link", name="Claim (schema.org)").click()
    saved.value.save_as(tmp_path / "claim.jsonld")
    assert '"@type": "Claim"' in (tmp_path / "claim.jsonld").read_text(encoding="utf-8")


@pytest.mark.parametrize("look", LOOKS)
def test_nobody_is_kept_out_of_the_page_that_cites(enter, desk, numbers, look):
    page = enter(f"{desk}/articles/{numbers['hostile']}/statements/s1/cite", **LOOKS[look])
    assert barriers(page) == []
    assert not runs_over(page)
