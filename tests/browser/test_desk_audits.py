"""An audit on the desk, from drawing a sample to its figures: with the keyboard alone, and for everybody."""

import pytest
from playwright.sync_api import expect

from onrecord.archive import Store
from tests.browser.conftest import serving
from tests.browser.looking import NARROW, WIDE, barriers, runs_over, wait_until
from tests.unit.archive.hand import dam


@pytest.fixture(scope="module")
def audited(chromium, tmp_path_factory):
    """A desk with articles of one outlet."""
    path = tmp_path_factory.mktemp("audits") / "news.db"
    with Store(path) as store:
        store.keep_many((dam(outlet="Kelve Post", published=("2024", "given"), id=f"d{n}"), None) for n in range(12))
    with serving(path) as address:
        yield address


def test_a_sample_is_drawn_coded_with_the_keyboard_alone_and_shown(audited, enter):
    page = enter(f"{audited}/audits", **WIDE)
    assert barriers(page) == []
    page.get_by_label("How many units").fill("20")
    page.get_by_label("What it is called").fill("Spring")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Spring")
    assert barriers(page) == []
    page.get_by_label("Who codes?").focus()
    page.keyboard.type("Ada")
    page.keyboard.press("Enter")
    looked = set()
    for number in range(1, 21):
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Unit {number}")
        wait_until(page, "document.activeElement.matches('main input, main textarea')")  # the first answer
        kind = "passage" if page.get_by_role("textbox", name="Ana Reyes said").count() else "statement"
        if kind not in looked:
            assert barriers(page) == []
            looked.add(kind)
        if kind == "passage":
            page.keyboard.type("p")
            page.keyboard.press("Tab")
            page.keyboard.type("p")
        else:
            page.keyboard.press("Space")
            page.get_by_label("Ana Reyes").press("Space")
            page.get_by_label("assert: says that it is so").press("Space")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("All is coded")
    assert looked == {"passage", "statement"}
    page.get_by_role("link", name="See what follows").press("Enter")
    row = page.get_by_role("row", name="What onrecord has is a statement")
    expect(row).to_contain_text("100 %")
    expect(page.get_by_role("heading", name="Corrected counts")).to_be_visible()
    assert barriers(page) == []
    narrow = enter(page.url, **NARROW, color_scheme="dark")
    assert not runs_over(narrow)
    assert barriers(narrow) == []
