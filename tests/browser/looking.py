"""What the tests of pages do again and again: wait, point at characters, and look at what has changed.

A test says on which character of the text it clicks, and how large its window is where that makes a difference. So it
depends neither on the font nor on where the lines break.
"""

import os
from time import monotonic

_WIDTH, _HEIGHT = map(int, (os.environ.get("ONRECORD_TEST_WINDOW") or "1280x800").split("x"))

WINDOW = {"width": _WIDTH, "height": _HEIGHT}
"""The window of a test to which its size makes no difference: `ONRECORD_TEST_WINDOW` sets another, such as 390x640."""

WIDE = {"width": 1280, "height": 800}
"""A window in which the statements stand beside the text."""

NARROW = {"width": 390, "height": 800}
"""A window in which the statements stand under the text, as on a phone."""

LOOKS = {
    "light": {"color_scheme": "light", **WIDE},
    "dark": {"color_scheme": "dark", **WIDE},
    "phone": {"color_scheme": "light", "width": 360, "height": 780},
}
"""How a page is looked at: the options of a window."""


def wait_until(view, condition: str, seconds: float = 10) -> None:
    """Wait for a condition; asked from outside, for the page's own policy forbids it to evaluate a string."""
    end = monotonic() + seconds
    while not view.evaluate(condition):
        assert monotonic() < end, f"never came true: {condition}"
        view.wait_for_timeout(20)


_SPOT = """(root, [words, phrase, selector]) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), nodes = [];
  let text = "";
  while (walker.nextNode()) {
    if (selector && !walker.currentNode.parentElement.matches(selector)) continue;
    nodes.push([walker.currentNode, text.length]);
    text += walker.currentNode.data;
  }
  const first = phrase === null ? text.search(/\\S/) : text.indexOf(phrase);
  if (first < 0) throw new Error(`not there: ${phrase ?? selector}`);
  if (phrase !== null && text.includes(phrase, first + 1)) throw new Error(`there more than once: ${phrase}`);
  const at = phrase === null ? first : first + phrase.indexOf(words) + Math.floor((words.length - 1) / 2);
  const [node, start] = nodes.findLast(([, start]) => start <= at);
  const character = document.createRange();
  character.setStart(node, at - start);
  character.setEnd(node, at - start + 1);
  const middle = () => {
    const box = character.getClientRects()[0];
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const hit = () => document.elementFromPoint(...middle()) === node.parentElement;
  if (!hit()) node.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
  if (!hit()) scrollBy({ top: middle()[1] - innerHeight / 2, behavior: "instant" });
  if (!hit()) throw new Error(`something covers it: ${words ?? selector}`);
  return middle();
}"""


def spot(view, words: str, phrase: str | None = None) -> tuple[float, float]:
    """Bring words of the text into view and give the middle of their middle character.

    The words, or the phrase that they are part of, must stand exactly once in the article.
    """
    assert words in (phrase or words)
    x, y = view.locator("main").evaluate(_SPOT, [words, phrase or words, None])
    return x, y


def point_at(view, words: str, phrase: str | None = None) -> None:
    """Move the pointer to a character of the text."""
    view.mouse.move(*spot(view, words, phrase))


def click_on(view, words: str, phrase: str | None = None) -> None:
    """Click on a character of the text."""
    view.mouse.click(*spot(view, words, phrase))


def click_on_own(view, selector: str) -> None:
    """Click on the first character that is in an element itself, and in none inside of it."""
    view.mouse.click(*view.locator("main").evaluate(_SPOT, [None, None, selector]))


def classes(view, how: str) -> set[str]:
    """The statements of which a card or words carry the class: "lit" or "current"."""
    return set(view.eval_on_selector_all(f".{how}", "all => all.map(e => e.dataset.statement ?? e.id)"))


def mentions(view, how: str) -> list[str]:
    """The words in the text that an actor's mentions light up."""
    return view.locator(f"main .mention.{how}").all_inner_texts()


def focused(view) -> str | None:
    """The id of the card that has the focus."""
    return view.evaluate("document.activeElement.closest('.card')?.id ?? null")


def in_view(view, selector: str) -> bool:
    """Whether all of an element is inside of the window."""
    return view.eval_on_selector(
        selector, "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }"
    )


def runs_over(view) -> bool:
    """Whether anything sticks out at the right."""
    return view.evaluate("document.documentElement.scrollWidth > innerWidth")


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
"""The contrast of every text on a page with what is behind it."""


COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""The rules of axe that a page in the dark can break where it keeps them in the light."""


def barriers(page) -> list[str]:
    """What axe finds that would keep somebody out: serious and critical violations, each with where it is.

    Dark pages differ from light ones in their colours alone, so nothing else is looked at there.
    """
    from axe_playwright_python.sync_playwright import Axe

    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    options = {"resultTypes": ["violations"], **(COLOURS if dark else {})}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{each['id']}: {node['html'][:120]} ({node.get('failureSummary', '')})"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]
