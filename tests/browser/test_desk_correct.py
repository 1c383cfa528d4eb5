"""Correcting an article on the desk: with the mouse, with the keyboard alone, and without scripts."""

import pytest
from playwright.sync_api import expect

from onrecord.archive import Store
from tests.browser.conftest import serving
from tests.browser.looking import LOOKS, WIDE, barriers, runs_over
from tests.events import with_events
from tests.support import record_of

FERRY = (
    "Ferry\n\n{c1:The ferry at 𝐊elve is safe}, {s1:{a1:Ana Reyes}} {q1:said} at \u200enoon.\n\n"
    "{a2:Zoe\u0301 Lund} met 𝐊elve’s {a3/nominal:sailors} on Friday, and police arrested one. "
    "{c2:“It leaks,”} {s2:{a1:she}} {q2:told} {a2:Lund}."
)


@pytest.fixture
def ferry(chromium, tmp_path):
    """The archive and the address of a desk with one article."""
    path = tmp_path / "ferry.db"
    record = record_of(FERRY, title=True, outlet="Harbour Post")
    event = {"trigger": "arrested", "type": "coerce", "when": ["Friday"]}
    with Store(path) as store:
        store.keep(with_events(record, event, times={"Friday": ("2024-03-08", "2024-03-08")}))
    with serving(path) as address:
        yield path, f"{address}/articles/1"


def statements(path):
    with Store(path, read_only=True) as store:
        record = store.record(1)
        return [
            (each.source_text, each.cue_text, each.content_text, [actor.name for actor in record.speakers(each)])
            for each in record.statements
        ]


def drag(page, words):
    """Select words of the text with the mouse."""
    box = page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + words.length);
            const { left, right, top, bottom } = range.getBoundingClientRect();
            return { left, right, middle: (top + bottom) / 2 };
          }
        }""",
        words,
    )
    page.mouse.move(box["left"] + 0.5, box["middle"])
    page.mouse.down()
    page.mouse.move(box["right"] - 0.5, box["middle"], steps=4)
    page.mouse.up()


def test_words_that_are_selected_with_the_mouse_go_into_the_form_to_the_character(ferry, enter):
    path, address = ferry
    page = enter(address, **WIDE)
    page.locator("#s2 .permalink").click()
    drag(page, " Lund")
    tools = page.get_by_role("group", name="The selected words")
    expect(tools.get_by_role("button").first).to_have_text("Content of 2")
    tools.get_by_role("button", name="Speaker of 2").click()
    form = page.get_by_role("form", name="Correct: Statement 2")
    expect(form.locator("[name=speakers_words]")).to_be_focused()
    drag(page, "sailors")
    tools.get_by_role("button", name="Who speaks").click()
    expect(form.locator("[name=speakers_words]")).to_have_value("sailors")
    drag(page, "elve’s ")
    tools.get_by_role("button", name="Source").click()
    form.get_by_label("Why").fill("They told her.")
    form.get_by_label("Your name").fill("Ida Holm")
    form.get_by_role("button", name="Correct", exact=True).click()
    expect(page.locator("#s2 .corrected-line summary")).to_have_text("Corrected by Ida Holm")
    assert statements(path)[1] == ("elve’s", "told", "“It leaks,”", ["sailors"])
    page.locator("#s1 .permalink").click()
    drag(page, "noon")
    tools.get_by_role("button", name="Cue of 1").click()
    page.get_by_role("button", name="Correct", exact=True).click()
    expect(page.locator("#s1 .corrected-line")).to_be_visible()
    assert statements(path)[0][1] == "noon"
    page.locator("#s2 .corrected-line summary").click()
    expect(page.locator("#s2 .before")).to_have_text("Before: speakers Ana Reyes; source she")
    page.locator("#s2").get_by_role("button", name="Take back").click()
    expect(page.locator("#s2 .corrected-line")).to_have_count(0)
    assert statements(path)[1][3] == ["Ana Reyes"]


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def tab_to(page, name, most=40):
    """Press Tab until a control of this name has the focus."""
    for _ in range(most):
        press(page, "Tab")
        if (
            page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent")
            == name
        ):
            return
    raise AssertionError(f"Tab doesn't lead to {name}")


def test_the_keyboard_alone_corrects_adds_and_takes_out(ferry, enter):
    path, address = ferry
    page = enter(address, **WIDE)
    press(page, "j", "j", "e")
    form = page.locator(".correct-form")
    expect(form.locator("select[name=speakers]")).to_be_focused()
    tab_to(page, "Select in the text: Source")
    press(page, "Enter")  # the text is there now, at the words that the field has
    expect(page.locator("#said")).to_have_text("she")
    press(page, "ArrowUp", "Shift+ArrowRight")
    expect(page.locator("#said")).to_have_text("Zoe\u0301 Lund")
    press(page, "Enter")
    expect(form.locator("[name=source]")).to_have_value("Zoe\u0301 Lund")
    expect(form.locator("[name=source]")).to_be_focused()
    press(page, "Escape")
    expect(page.locator("#said")).to_contain_text("The form has changes.")
    tab_to(page, "Correct")
    press(page, "Enter")
    expect(page.locator("#s2 .corrected-line")).to_be_visible()
    assert statements(path)[1][0] == "Zoe\u0301 Lund"

    page.wait_for_load_state()
    press(page, "w")  # from the statement that the address names, back to the beginning of its paragraph
    press(page, "ArrowUp", "ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Enter")
    expect(page.get_by_role("button", name="Content of 2")).to_be_focused()
    tab_to(page, "Missing statement")
    press(page, "Enter")
    expect(form.locator("[name=content]")).to_have_value("𝐊elve’s sailors")
    tab_to(page, "Add")
    press(page, "Enter")
    expect(page.locator(".card")).to_have_count(3)
    assert [content for *_, content, _ in statements(path)][1] == "𝐊elve’s sailors"

    page.goto(address)
    press(page, "j", "x")
    expect(page.get_by_role("button", name="Not a statement")).to_be_focused()
    press(page, "Enter")
    expect(page.locator(".card")).to_have_count(2)
    expect(page.locator("#corrections")).to_contain_text("is no statement")


def test_without_scripts_a_line_is_corrected_on_a_page_of_its_own(ferry, enter):
    path, address = ferry
    page = enter(address, java_script_enabled=False)
    page.get_by_role("link", name="Correct statement 1").click()
    page.get_by_label("Who speaks").select_option("Zoe\u0301 Lund (person)")
    page.get_by_label("Content").fill("no such words")
    page.get_by_role("button", name="Correct", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("doesn't have these words")
    page.trouble.clear()  # the browser notes that the desk has refused it
    page.get_by_label("Content").fill("The ferry")
    page.get_by_role("button", name="Correct", exact=True).click()
    expect(page.locator("#corrections")).to_contain_text("the speaker is Zoe\u0301 Lund")
    assert statements(path)[0] == ("Ana Reyes", "said", "The ferry", ["Zoe\u0301 Lund"])


@pytest.mark.parametrize("look", LOOKS)
def test_nobody_is_kept_out_of_correcting_and_nothing_runs_over(ferry, enter, look):
    _, address = ferry
    page = enter(address, **LOOKS[look])
    page.get_by_role("link", name="Correct statement 2").click()
    expect(page.locator(".correct-form")).to_be_visible()
    assert barriers(page) == []
    assert not runs_over(page)
    page.locator("[name=act]").select_option("deny")
    page.locator(".correct-form").get_by_label("Why").fill("She never said that." * 20)
    page.get_by_role("button", name="Correct", exact=True).click()
    page.locator("#s2 .corrected-line summary").click()
    for there in ("", "/correct?what=actor&line=a1", "/correct?what=statement&line=s1", "/../../decisions"):
        if there:
            page.goto(address + there)
        assert barriers(page) == []
        assert not runs_over(page)
