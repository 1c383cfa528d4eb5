import re
from time import monotonic

import pytest

from onrecord.render import page, record_html
from onrecord.schema import KnownAs, Time
from tests.support import record_of

ARTICLE = """{c6:Weir will hold}, {s6:agency} {q6:says}

{s1:The river agency} {q1:said} on Friday that {c1:the weir at Lund Mill would hold}. {s2:Its director, Tove Aas}, \
{q2:denied} {c2:that {s3:inspectors} {q3:had warned} {c3:of a collapse}}.

Residents worry

{c4:“We sleep with our boots on,”} {q4:said} {s4:Arvid Nes}, who lives below it. {s5:The county} {q5:urged} people \
{c5:to “stay away from the banks”}.
"""
BOUNDS = {"earliest": "2026-04-10", "latest": "2026-04-10"}
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


SPOKEN = """{s1:{a1:Tove Aas}}, {a1:the director of {a2:the river agency}}, {q1:said} {c1:the weir would hold}. \
{s2:{a3:Arvid Nes}} {q2:told} {a1:her} {c2:“{a3:I} don’t believe {a2:the agency}”}.

{a4:Lund Mill} is old, and {a4:it} leaks. {a1:She} knows.

{s3:{a5/nominal:the minister}} {q3:urged} {c3:calm}. {s4:Aas} {q4:left} {c4:for {a6:the coast}}."""


def spoken(filler: int = 0):
    *first, last = SPOKEN.split("\n\n")
    known_as = KnownAs(name="Ivo Lang", country="NO", office="Minister of Energy", as_of="2026-01")
    return record_of(
        "\n\n".join([*first, *["The water rose a little and fell a little. " * 8] * filler, last]),
        actors={
            2: {"kind": "organization"},
            4: {"kind": "place"},
            5: {"known_as": known_as},
            6: {"kind": "place"},
        },
        statements={4: {"unresolved": "“Aas” may be Tove or Jon Aas", "source_kind": "person"}},
    )


@pytest.fixture(scope="module")
def cast_html() -> str:
    return page(spoken())


def mentions(view, how: str) -> list[str]:
    """The words in the text that an actor's mentions light up."""
    return view.locator(f"main .mention.{how}").all_inner_texts()


HERS = ["Tove Aas", "the director of ", "the river agency", "her", "She"]


def test_pointing_at_one_mention_lights_them_all(visit, cast_html):
    view = visit(cast_html)
    view.hover("main .mention >> text=/^She$/")
    assert mentions(view, "lit") == HERS
    assert view.locator(".speaker.lit").all_inner_texts() == ["Tove Aas"]
    view.hover("main .mention[data-actor=actor-2] >> nth=1")
    assert mentions(view, "lit") == ["the river agency", "the agency"]
    view.hover(".parts")
    assert mentions(view, "lit") == []


def test_a_mention_in_a_statement_lights_both(visit, cast_html):
    view = visit(cast_html)
    view.hover("main .mention >> text=/^I$/")
    assert mentions(view, "lit") == ["Arvid Nes", "I"]
    assert "s2" in classes(view, "lit")


def test_the_keyboard_lights_an_actor_s_mentions_from_the_list_and_from_a_card(visit, cast_html):
    view = visit(cast_html)
    view.focus("#actor-1 .name a")
    assert mentions(view, "lit") == HERS
    view.focus("#s2 .speaker")
    assert mentions(view, "lit") == ["Arvid Nes", "I"]
    view.focus("#s2 .to-text")
    assert mentions(view, "lit") == []


def test_clicking_a_mention_outside_of_statements_shows_its_actor(visit, cast_html):
    view = visit(cast_html)
    view.click("main .mention >> text=/^it$/")
    wait_until(view, "location.hash === '#actor-4'")
    assert mentions(view, "current") == ["Lund Mill", "it"]
    wait_until(view, "document.querySelector('.others').open")
    assert in_view(view, "#actor-4")
    view.keyboard.press("Escape")
    assert (mentions(view, "current"), view.evaluate("location.hash")) == ([], "")


def test_clicking_a_mention_inside_a_statement_keeps_both_marked(visit, cast_html):
    view = visit(cast_html)
    view.click("main .mention >> text=/^I$/")
    wait_until(view, "location.hash === '#s2'")
    assert mentions(view, "current") == ["Arvid Nes", "I"]
    view.click("text=is old, and")
    assert mentions(view, "current") == []


def test_a_speaker_leads_to_the_actor_and_an_actor_to_its_words(visit):
    view = visit(page(spoken(filler=30)))
    view.click("#s3 .speaker")
    wait_until(view, "location.hash === '#actor-5'")
    assert in_view(view, "#actor-5 .name")
    assert in_view(view, "main .mention[data-actor=actor-5]")
    view.click("#actor-1 summary")
    view.click("#actor-1 li a >> nth=0")
    wait_until(view, "location.hash === '#actor-1-at-1'")
    assert in_view(view, "main .mention[data-actor=actor-1] >> nth=0")
    assert mentions(view, "current") == HERS
    view.click("#actor-1 .said a")
    wait_until(view, "location.hash === '#s1'")
    assert in_view(view, "#s1")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_bar_over_the_statements_covers_nothing_that_was_asked_for(visit, width):
    view = visit(page(spoken()), width=width, height=500)
    for place in ("#actor-1", "#s1", "#actor-4", "#s2", "#actors", "#statements-heading"):
        view.evaluate(f"location.hash = '{place}'")
        wait_until(
            view,
            f"document.querySelector('{place}').getBoundingClientRect().top"
            " >= document.querySelector('.parts').getBoundingClientRect().bottom",
        )
        assert abs(view.locator(".parts").bounding_box()["y"]) < 1


def test_without_javascript_mentions_light_up_where_one_is_pointed_at_or_asked_for(visit, cast_html):
    view = visit(cast_html, java_script_enabled=False)
    colour = "e => getComputedStyle(e).backgroundColor"
    bare = view.locator("main .mention >> text=/^her$/").evaluate(colour)
    view.hover("main .mention >> text=/^She$/")
    lit = view.locator("main .mention >> text=/^her$/").evaluate(colour)
    assert lit != bare
    view.hover(".counts >> nth=0")
    assert view.locator("main .mention >> text=/^her$/").evaluate(colour) == bare
    view.click("#actor-1 .name a")
    view.hover(".counts >> nth=-1")
    assert view.locator("main .mention >> text=/^her$/").evaluate(colour) == lit


def test_a_tap_on_a_phone_lights_an_actor_up_and_stays_where_it_is(visit):
    view = visit(page(spoken(filler=10)), width=390, height=800, has_touch=True, is_mobile=True)
    view.tap("main .mention >> text=/^it$/")
    assert mentions(view, "current") == ["Lund Mill", "it"]
    assert view.evaluate("scrollY") < 400
    assert view.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_actors_have_a_region_and_their_links_have_names(visit, cast_html):
    view = visit(cast_html)
    assert view.get_by_role("region", name="Actors").count() == 1
    assert view.get_by_role("navigation", name="The record").get_by_role("link").count() == 2
    view.eval_on_selector_all("details", "all => all.forEach(e => { e.open = true; })")
    assert view.get_by_role("link", name="Mention 3 of Tove Aas: her").count() == 1
    assert view.eval_on_selector_all("h1, h2, h3", "all => all.map(e => e.tagName)") == ["H1", "H2", "H2"]
    for each in view.locator("#actors a").all():
        assert each.aria_snapshot().split('"')[1:2], each.evaluate("e => e.outerHTML")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_of_actors_have_contrast_enough_lit_or_not(visit, cast_html, scheme):
    view = visit(cast_html, "#actor-1", color_scheme=scheme)
    view.click(".others > summary")
    view.hover("main .mention >> text=/^I$/")
    assert len(mentions(view, "lit") + mentions(view, "current")) == 7
    assert [each for each in view.evaluate(CONTRASTS) if each[1] < 4.5] == []


def test_scripts_in_the_names_of_actors_never_run(visit):
    hostile = "<script>alert(1)</script><img src=https://evil.example/x onerror=alert(2)>\u202e"
    known_as = KnownAs(name=hostile, office=hostile, as_of="2026")
    given = {"name": hostile, "id": hostile, "known_as": known_as}
    view = visit(page(record_of("{s:{a:the chief}} {q:said} {c:so} to {a:him}.", actors={1: given})))
    assert view.locator("img").count() == 0
    assert "<script>alert(1)</script>" in view.inner_text(".speaker")
    assert "\u202e" not in view.content()
    view.hover(".speaker")
    assert mentions(view, "lit") == ["the chief", "him"]


def test_a_notebook_lights_mentions_up_without_a_script(visit):
    view = visit('<!doctype html><meta charset="utf-8">' + record_html(spoken()) + record_html(spoken()))
    for fold in view.locator("summary >> text=The article’s text").all():
        fold.click()
    colour = "all => all.map(e => getComputedStyle(e).backgroundColor)"
    her = ".text .mention.actor-1 >> text=/^her$/"
    bare = view.locator(her).evaluate_all(colour)
    view.hover(".text .mention.actor-1 >> text=/^She$/ >> nth=0")
    first, second = view.locator(her).evaluate_all(colour)
    assert (first != bare[0], second) == (True, bare[1])
    view.hover("summary >> text=The article’s text >> nth=1")
    view.locator(".actor.actor-1 >> nth=1").focus()
    first, second = view.locator(her).evaluate_all(colour)
    assert (first, second != bare[1]) == (bare[0], True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_times_stand_in_a_list_that_leads_to_their_words_on_a_phone_too(visit, scheme):
    marked = a_record(filler=10)
    start = marked.article.text.index("Friday")
    friday = Time(id="t1", start=start, end=start + 6, kind="DATE", value="2026-04-10", **BOUNDS)
    said = marked.statements[0].model_copy(update={"said_on": "t1"})
    timed = marked.model_copy(update={"times": (friday,), "statements": (said, *marked.statements[1:])})
    view = visit(page(timed), width=390, height=800, color_scheme=scheme)
    assert view.get_by_role("region", name="Times").get_by_role("listitem").count() == 1
    assert view.inner_text(".marks li").split() == ["10", "April", "2026", "“Friday”", "statement", "1"]
    assert view.evaluate("document.documentElement.scrollWidth") <= 390
    assert [each for each in view.evaluate(CONTRASTS) if each[1] < 4.5] == []
    view.get_by_role("link", name="“Friday”").click()
    assert view.inner_text(":target + .time") == "Friday"
    assert in_view(view, ":target + .time")


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
