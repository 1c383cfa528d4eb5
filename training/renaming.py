"""Other surnames for the persons of an article, so that no network learns articles by heart.

With few articles and many passes, the links between mentions are soon learned by their names. With new surnames in
every pass, only what the text says of them is left to learn from. First names stay, as they tell he from she.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from copy import deepcopy
from itertools import accumulate
from typing import Any, Final, cast

import numpy as np

from training.gold import GoldArticle

_SURNAME: Final = re.compile(r"(?:[^\W\d_]+['’-])*([^\W\d_]{3,})(?:['’]s?)?$")
_SPANS: Final = ("source", "cue", "content", "trigger", "agent", "object", "place", "time", "amount")
"""What is a list of spans in an attribution or an event."""


def surnames(gold: GoldArticle) -> set[str]:
    """The surnames of an article's persons, but for those that are other words, too ("White", in "White House")."""
    persons = [m for m in gold["mentions"] if m["kind"] == "person" and m.get("form") == "name"]
    places = [(m["start"], m["end"]) for m in persons]
    last = {_last(gold["text"][m["head"][0] : m["head"][1]]) for m in persons}
    return {name for name in last if name and all(_held(at.span(), places) for at in _found(name, gold["text"]))}


def renamed(gold: GoldArticle, pool: Sequence[str], rng: np.random.Generator) -> GoldArticle:
    """Give an article in which every surname is another one of the pool, with all its spans moved along."""
    own = sorted(surnames(gold))
    new = dict(zip(own, rng.choice(np.array(pool), len(own), replace=False).tolist(), strict=True))
    found = sorted((at.start(), at.end(), new[name]) for name in own for at in _found(name, gold["text"]))
    text, edges = [], 0
    for start, end, name in found:
        text += [gold["text"][edges:start], name]
        edges = end
    moved = deepcopy(gold)
    moved["text"] = "".join([*text, gold["text"][edges:]])
    shift = _shift(found)
    for part in ("attributions", "events"):
        for each in cast(list[dict[str, Any] | None], moved.get(part, ())):
            for role in _SPANS:
                if each and each.get(role):
                    each[role] = [(shift(start), shift(end)) for start, end in each[role]]
    for mention in moved.get("mentions", ()):
        mention["start"], mention["end"] = shift(mention["start"]), shift(mention["end"])
        mention["head"] = (shift(mention["head"][0]), shift(mention["head"][1]))
    for quotation in moved.get("quotes", ()):
        quotation["start"], quotation["end"] = shift(quotation["start"]), shift(quotation["end"])
    return moved


def _shift(found: Sequence[tuple[int, int, str]]) -> Callable[[int], int]:
    """Give what takes a position in the old text to the new one; one in a surname goes to the end of the new one."""
    ends = [end for _, end, _ in found]
    grown = [0, *accumulate(len(name) - (end - start) for start, end, name in found)]

    def shift(position: int) -> int:
        before = bisect_right(ends, position)
        if before < len(found) and found[before][0] < position:
            return ends[before] + grown[before + 1]
        return position + grown[before]

    return shift


def _last(name: str) -> str:
    match = _SURNAME.search(name)
    return match[1] if match and match[1][0].isupper() and not match[1].isupper() else ""


def _found(name: str, text: str) -> list[re.Match[str]]:
    return list(re.finditer(rf"\b{re.escape(name)}\b", text))


def _held(span: tuple[int, int], places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in places)
