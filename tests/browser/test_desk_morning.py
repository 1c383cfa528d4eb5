"""A fact-checker's morning: a person is found, a wrong line corrected, counted anew, taken to another tool and back."""

import re
import zipfile

import cassis
import pytest
from playwright.sync_api import expect

from onrecord.archive import Store
from tests.browser.conftest import serving
from tests.browser.looking import WIDE
from tests.support import record_of

HARBOUR = (
    "Harbour\n\n{c1:The quay will hold}, {s1:{a1:Ana Reyes}} {q1:said}. {a2:Tom Lund} shook his head. "
    "{c2:“It is sinking,”} {s2:{a1:he}} {q2:told} the council."
)


@pytest.fixture
def harbour(chromium, tmp_path):
    """The archive and the address of a desk with an article in which a quotation has the wrong speaker."""
    path = tmp_path / "harbour.db"
    with Store(path) as store:
        store.keep(record_of(HARBOUR, title=True, outlet="Harbour Post", published=("2024-03-08", "given")))
    with serving(path) as address:
        yield path, address


def test_a_person_is_found_misquoted_put_right_counted_and_taken_to_another_tool_and_back(harbour, enter, tmp_path):
    path, address = harbour
    page = enter(address, **WIDE, accept_downloads=True)
    page.get_by_role("searchbox").first.fill("sinking")
    page.keyboard.press("Enter")
    found = page.locator("main .entries").first
    expect(found).to_contain_text("It is sinking")
    found.get_by_role("link", name="Ana Reyes").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ana Reyes")
    expect(page.locator(".in-all")).to_contain_text("2 statements")

    page.locator("main a[href*='/articles/1#s2']").first.click()
    page.wait_for_url(re.compile("#s2$"))
    page.keyboard.press("e")
    form = page.locator(".correct-form")
    form.locator("select[name=speakers]").select_option("a2")
    form.get_by_label("Why").fill("He shook his head.")
    form.get_by_role("button", name="Correct", exact=True).click()
    expect(page.locator("#s2 .corrected-line")).to_be_visible()
    for name, count in (("Ana Reyes", "1 statement"), ("Tom Lund", "1 statement")):
        page.goto(f"{address}/actors")
        page.locator("main").get_by_role("link", name=name).first.click()
        expect(page.locator(".in-all")).to_contain_text(count)

    page.goto(f"{address}/articles/1")
    page.get_by_text("Take along", exact=True).click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="INCEpTION").first.click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    with zipfile.ZipFile(file) as packed:
        xmi = next(name for name in packed.namelist() if name.endswith(".xmi"))
        types = next(name for name in packed.namelist() if name.endswith(".xml"))
        with packed.open(types) as written:
            known = cassis.load_typesystem(written)
        with packed.open(xmi) as written:
            read = cassis.load_cas_from_xmi(written, typesystem=known)
        packed.extract(xmi, tmp_path)
    said = {each.get_covered_text(): each for each in read.select("onrecord.Statement")}
    assert said.keys() == {"The quay will hold", "“It is sinking,”"}
    page.locator("#returned").set_input_files(tmp_path / xmi)
    page.locator("form[action$='/returned'] button").click()
    expect(page.locator("main")).to_contain_text(re.compile("nothing", re.IGNORECASE))
    with Store(path, read_only=True) as store:
        assert [each.decision.why for each in store.corrections(1)] == ["He shook his head."]
