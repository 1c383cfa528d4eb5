"""What the page of a record looks like: in windows of any size, in the dark, in print, to a screen reader."""

import pytest

from onrecord.render import page, record_html
from onrecord.schema import KnownAs, Time
from tests.browser.looking import CONTRASTS, NARROW, in_view, mentions, point_at, runs_over
from tests.browser.records import BOUNDS, a_record, spoken
from tests.support import record_of


def test_the_actors_have_a_region_and_their_links_have_names(visit, cast_html):
    view = visit(cast_html)
    assert view.get_by_role("region", name="Actors").count() == 1
    assert view.get_by_role("navigation", name="The record").get_by_role("link").count() == 2
    view.eval_on_selector_all("details", "all => all.forEach(e => { e.open = true; })")
    assert view.get_by_role("link", name="Mention 3 of Tove Aas: her").count() == 1
    assert view.eval_on_selector_all("h1, h2, h3", "all => all.map(e => e.tagName)") == ["H1", "H2", "H2", "H2"]
    for each in view.locator("#actors a").all():
        assert each.aria_snapshot().split('"')[1:2], each.evaluate("e => e.outerHTML")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_of_actors_have_contrast_enough_lit_or_not(visit, cast_html, scheme):
    view = visit(cast_html, "#actor-1", color_scheme=scheme)
    view.click(".others > summary")
    point_at(view, "I", "I don’t believe")
    assert len(mentions(view, "lit") + mentions(view, "current")) == 7
    assert [each for each in view.evaluate(CONTRASTS) if each[1] < 4.5] == []


def test_scripts_in_the_names_of_actors_never_run(visit):
    hostile = "<script>alert(1)</script><img src=https://evil.example/x onerror=alert(2)>\u202e"
    known_as = KnownAs(name=hostile, office=hostile, as_of="2026")
    given = {"name": hostile, "id": hostile, "known_as": known_as}
    view = visit(page(record_of("{s:{a:the chief}} {q:said} {c:as much} to {a:him}.", actors={1: given})))
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
    view = visit(page(timed), **NARROW, color_scheme=scheme)
    assert view.get_by_role("region", name="Times").get_by_role("listitem").count() == 1
    assert view.inner_text(".marks li").split() == ["10", "April", "2026", "“Friday”", "statement", "1"]
    assert not runs_over(view)
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


@pytest.mark.parametrize("width", [320, 390, 700])
def test_a_phone_gets_one_column_and_nothing_sticks_out(visit, width):
    view = visit(page(a_record(id="x" * 200)), width=width, height=800)
    assert not runs_over(view)
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
    assert not runs_over(view)


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
    assert view.eval_on_selector_all("h1, h2, h3", "all => all.map(e => e.tagName)") == ["H1", "H2", "H2", "H2"]
    assert view.evaluate("[document.documentElement.lang, document.querySelector('main').lang]") == ["en", "en"]
    assert view.get_by_role("region", name="Statements").count() == 1
    assert view.get_by_role("main").count() == 1


def test_a_record_without_statements_makes_a_page_that_says_so(visit):
    view = visit(page(record_of("It rained all day.")))
    assert view.get_by_text("No statements were found in this article.").count() == 1
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
