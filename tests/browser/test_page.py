import re
from time import monotonic

import pytest

from onrecord.render import page, record_html
from tests.support import record_of

ARTICLE = """{c6:Weir will hold}, {s6:agency} {q6:says}

{s1:The river agency} {q1:said} on Friday that {c1:the weir at Lund Mill would hold}. {s2:Its director, Tove Aas}, \
{q2:denied} {c2:that {s3:inspectors} {q3:had warned} {c3:of a collapse}}.

Residents worry

{c4:“We sleep with our boots on,”} {q4:said} {s4:Arvid Nes}, who lives below it. {s5:The county} {q5:urged} people \
{c5:to “stay away from the banks”}.
"""
ACTS = {2: {"act": "deny"}, 3: {"confidence": 0.5}, 5: {"act": "urge"}}


def wait_until(view, condition: str, seconds: float = 10) -> None:
    """Wait for a condition; asked from outside, for the page's own policy forbids it to evaluate a string."""
    end = monotonic() + seconds
    while not view.evaluate(condition):
        assert monotonic() < end, f"never came true: {condition}"
        view.wait_for_timeout(20)


def a_record(filler: int = 0, **fields):
    """The article, with paragraphs of no interest before the last one to make it long."""
    *first, last = ARTICLE.strip().split("\n\n")
    marked = "\n\n".join(
        [*first, *["The water rose a little and fell a little, as it does in spring. " * 4] * filler, last]
    )
    return record_of(
        marked,
        title=True,
        kinds={2: "heading"},
        outlet="Lund Evening News",
        byline="Siri Moe",
        published=("2026-04-10", "metadata"),
        statements=ACTS,
        url="https://news.example/weir",
        **fields,
    )


@pytest.fixture(scope="module")
def html() -> str:
    return page(a_record())


def classes(view, how: str) -> set[str]:
    """The statements of which a card or words carry the class: "lit" or "current"."""
    return set(view.eval_on_selector_all(f".{how}", "all => all.map(e => e.dataset.statement ?? e.id)"))


def in_view(view, selector: str) -> bool:
    return view.eval_on_selector(
        selector, "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }"
    )


def words(view, text: str):
    return view.locator("main [data-statement]", has_text=re.compile(f"^{re.escape(text)}$")).last


def focused(view) -> str:
    return view.evaluate("document.activeElement.closest('.card')?.id ?? null")


def test_scripts_in_an_article_never_run(visit):
    hostile = "<script>alert(1)</script><img src=https://evil.example/x onerror=alert(2)>\u202eeslaf"
    view = visit(
        page(record_of(f"{hostile}\n\n{{s:{hostile}}} {{q:said}} {{c:{hostile}}}.", title=True, byline=hostile))
    )
    assert view.locator("img").count() == 0
    assert "<script>alert(1)</script>" in view.inner_text("h1")
    assert "\u202e" not in view.content()


def test_the_policy_stops_a_script_that_is_not_the_page_s_own(visit, html):
    view = visit(html.replace("</body>", "<script>document.title = 'taken'</script></body>"))
    assert view.title() == "Weir will hold, agency says – the record"
    assert any("Content Security Policy" in each for each in view.trouble)
    view.trouble.clear()


def test_pointing_at_a_card_lights_its_words(visit, html):
    view = visit(html)
    view.hover("#s4 blockquote")
    assert classes(view, "lit") == {"s4"}
    assert view.locator("main .lit").all_inner_texts() == ["“We sleep with our boots on,”", "4", "said", "Arvid Nes"]


def test_pointing_at_words_lights_the_innermost_statement(visit, html):
    view = visit(html)
    words(view, "of a collapse").hover()
    assert classes(view, "lit") == {"s3"}
    words(view, "that ").hover()
    assert classes(view, "lit") == {"s2"}
    view.hover("text=Residents worry")
    assert classes(view, "lit") == set()


def test_clicking_words_makes_their_statement_current_and_names_it_in_the_address(visit, html):
    view = visit(html)
    words(view, "of a collapse").click()
    assert view.evaluate("location.hash") == "#s3"
    assert classes(view, "current") == {"s3"}


def test_clicking_a_card_shows_its_words(visit):
    view = visit(page(a_record(filler=30)))
    assert not in_view(view, "[data-statement=s5].content")
    view.click("#s5 blockquote")
    wait_until(view, "location.hash === '#s5'")
    assert in_view(view, "[data-statement=s5].content")
    assert in_view(view, "#s5")
    assert classes(view, "current") == {"s5"}


BOTH_IN_VIEW = """() => ["#s5", "[data-statement=s5].content"].every((selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight;
})"""


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_permalink_opens_with_its_statement_marked_and_both_sides_in_view(visit, motion):
    view = visit(page(a_record(filler=30)), "#s5")
    view.emulate_media(reduced_motion=motion)
    for _ in range(2):  # as opened, and once more after having looked elsewhere
        wait_until(view, BOTH_IN_VIEW)
        assert classes(view, "current") == {"s5"}
        view.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        view.click("#s5 .permalink")


def test_an_id_with_any_characters_can_be_linked_to(visit):
    odd = record_of("{c1:“Go,”} {s1:he} {q1:said}.", statements={1: {"id": 'a"b %41/ü 7'}})
    view = visit(page(odd))
    view.click(".number a")
    assert classes(view, "current") == {'a"b %41/ü 7'}
    view.goto(view.url)
    assert classes(view, "current") == {'a"b %41/ü 7'}


def test_a_hash_that_names_nothing_does_no_harm(visit, html):
    assert classes(visit(html, "#s99"), "current") == set()
    assert classes(visit(html, "#%E0%A4%A"), "current") == set()


def test_j_and_k_and_the_arrows_go_through_the_statements(visit, html):
    view = visit(html)
    seen = []
    for key in ("j", "j", "ArrowDown", "k", "ArrowUp", "k"):
        view.keyboard.press(key)
        seen.append(focused(view))
    assert seen == ["s1", "s2", "s3", "s2", "s1", "s1"]
    assert classes(view, "lit") == {"s1"}


def test_enter_keeps_a_statement_and_escape_lets_go(visit, html):
    view = visit(html)
    view.keyboard.press("j")
    view.keyboard.press("Enter")
    assert (classes(view, "current"), view.evaluate("location.hash")) == ({"s1"}, "#s1")
    view.keyboard.press("Escape")
    assert (classes(view, "current"), view.evaluate("location.hash")) == (set(), "")


def test_the_keyboard_goes_from_the_text_to_the_card_and_back(visit, html):
    view = visit(html)
    view.focus(".text .number a[data-statement=s4]")
    view.keyboard.press("Enter")
    wait_until(view, "document.activeElement.matches('#s4 .permalink')")
    view.focus("#s4 .to-text")
    view.keyboard.press("Enter")
    wait_until(view, "document.activeElement.matches('.number [data-statement=s4]')")


OUTLINED = """() => {
  const seen = (element) => element && getComputedStyle(element).outlineStyle !== "none";
  const focused = document.activeElement;
  return seen(focused) || seen(focused.closest(".card")) || seen(focused.nextElementSibling);
}"""


def test_what_has_the_focus_can_be_seen(visit, html):
    view = visit(html)
    for _ in range(25):
        view.keyboard.press("Tab")
        outlined = view.evaluate(OUTLINED)
        assert outlined, view.evaluate("document.activeElement.outerHTML")


def test_the_first_tab_offers_to_skip_to_the_statements(visit, html):
    view = visit(html)
    view.keyboard.press("Tab")
    assert in_view(view, ".skip")
    view.keyboard.press("Enter")
    assert view.evaluate("document.activeElement.id") == "statements"


def test_filters_leave_what_was_chosen_and_say_how_much(visit, html):
    view = visit(html)
    view.check("input[value=direct]")
    view.check("input[value=mixed]")
    assert view.locator(".card:visible").count() == 2
    assert view.inner_text("[role=status]") == "2 of 6 shown"
    view.check("input[value=urge]")
    assert [each.get_attribute("id") for each in view.locator(".card:visible").all()] == ["s5"]
    view.check("input[value=deny]")
    view.uncheck("input[value=urge]")
    assert view.inner_text("[role=status]") == "None of the 6 statements is like that"
    view.click("text=Show all")
    assert view.locator(".card:visible").count() == 6
    assert view.inner_text("[role=status]") == ""


def test_keys_pass_over_what_is_filtered_out(visit, html):
    view = visit(html)
    view.check("input[value=direct]")
    view.keyboard.press("j")
    assert focused(view) == "s4"


def test_words_of_a_hidden_statement_bring_it_back(visit, html):
    view = visit(html)
    view.check("input[value=direct]")
    assert not view.is_visible("#s1")
    words(view, "the weir at Lund Mill would hold").click()
    view.wait_for_selector("#s1", state="visible")


def test_without_javascript_everything_can_be_read_and_followed(visit, html):
    view = visit(html, java_script_enabled=False)
    assert view.locator(".card:visible").count() == 6
    assert not view.is_visible(".filters")
    assert not view.is_visible(".keys")
    assert "1 direct, 4 indirect, 1 mixed" in view.inner_text(".counts")
    view.click(".text .number a >> text=4")
    assert view.url.endswith("#s4")


@pytest.mark.parametrize("width", [320, 390, 700])
def test_a_phone_gets_one_column_and_nothing_sticks_out(visit, width):
    view = visit(page(a_record(id="x" * 200)), width=width, height=800)
    assert view.evaluate("document.documentElement.scrollWidth") <= width
    assert view.evaluate(
        "document.querySelector('#statements').getBoundingClientRect().top + scrollY"
    ) >= view.evaluate("document.querySelector('main').getBoundingClientRect().bottom + scrollY")


@pytest.mark.parametrize("width", [1024, 1440, 2560])
def test_a_wide_window_sets_text_and_statements_side_by_side_in_lines_that_can_be_read(visit, html, width):
    view = visit(html, width=width, height=900)
    box = {name: view.locator(name).bounding_box() for name in (".text", "#statements")}
    assert box[".text"]["x"] + box[".text"]["width"] < box["#statements"]["x"]
    size = view.eval_on_selector(".text", "e => parseFloat(getComputedStyle(e).fontSize)")
    assert box[".text"]["width"] / size < 36  # about 80 characters
    assert view.evaluate("document.documentElement.scrollWidth") <= width


def test_in_print_every_statement_stands_and_the_controls_are_gone(visit, html):
    view = visit(html)
    view.emulate_media(media="print")
    assert view.locator(".card:visible").count() == 6
    assert not view.is_visible(".filters fieldset")
    assert not view.is_visible(".keys")
    assert view.eval_on_selector(".statements", "e => getComputedStyle(e).position") == "static"
    assert view.is_visible("text=1 direct, 4 indirect, 1 mixed")


def test_roles_are_told_apart_without_colour(visit, html):
    view = visit(html)
    look = """e => ["fontWeight", "fontStyle", "textDecorationStyle", "textDecorationThickness", "textUnderlineOffset"]
        .map(name => getComputedStyle(e)[name]).join(" ")"""
    selectors = (".text .source", ".text .cue", ".text .content:not(.nested)", ".text .content.nested", ".text")
    assert len({view.eval_on_selector(selector, look) for selector in selectors}) == 5


CONTRASTS = """() => {
  const rgb = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const over = (front, back) => back.map((c, i) => front[i] * front[3] + c * (1 - front[3]));
  const light = (c) => { const [r, g, b] = c.map((x) => (x /= 255) <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility() || element.closest("script, style")) continue;
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.unshift(rgb(getComputedStyle(e).backgroundColor));
    const back = layers.reduce((under, layer) => over(layer, under), [255, 255, 255]);
    const [a, b] = [light(over(rgb(getComputedStyle(element).color), back)), light(back)].sort((x, y) => y - x);
    found.push([node.data.trim().slice(0, 40), (a + .05) / (b + .05)]);
  }
  return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_has_contrast_enough(visit, html, scheme):
    view = visit(html, "#s3", color_scheme=scheme)
    view.check("input[value=assert]")
    view.hover("#s1 blockquote")
    measured = view.evaluate(CONTRASTS)
    assert len(measured) > 60
    assert [each for each in measured if each[1] < 4.5] == []


def test_dark_is_dark(visit, html):
    view = visit(html, color_scheme="dark")
    assert view.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(21, 22, 26)"


def test_whatever_can_be_used_has_a_name_and_the_headings_are_in_order(visit, html):
    view = visit(html)
    for role in ("link", "checkbox", "button"):
        for each in view.get_by_role(role).all():
            assert each.aria_snapshot().split('"')[1:2], each.evaluate("e => e.outerHTML")
    assert view.eval_on_selector_all("h1, h2, h3", "all => all.map(e => e.tagName)") == ["H1", "H2", "H2"]
    assert view.evaluate("[document.documentElement.lang, document.querySelector('main').lang]") == ["en", "en"]
    assert view.get_by_role("region", name="Statements").count() == 1
    assert view.get_by_role("main").count() == 1


def test_a_record_without_statements_makes_a_page_that_says_so(visit):
    view = visit(page(record_of("It rained all day.")))
    assert view.inner_text(".empty") == "No statements were found in this article."
    view.keyboard.press("j")
    assert view.inner_text("h1") == "Article without a headline"


def test_the_notebook_fragment_leaves_the_page_around_it_alone(visit):
    look = "e => JSON.stringify([...getComputedStyle(e)].map(p => getComputedStyle(e)[p]))"
    around = '<!doctype html><meta charset="utf-8"><ol><li class="source">x</li></ol>'
    alone = visit(around).eval_on_selector("li.source", look)
    view = visit(around + record_html(a_record()))
    assert view.eval_on_selector("li.source", look) == alone
    view.click("summary")
    assert view.is_visible(".onrecord .text >> text=Residents worry")
