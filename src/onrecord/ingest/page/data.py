"""An article's text out of its page's data, where the page itself has less of it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from onrecord.ingest.page.blocks import Block, Layout
from onrecord.ingest.page.body import Body
from onrecord.ingest.page.lines import asks_to_pay, line_of
from onrecord.ingest.page.linked import LinkedData, one_line

LONGEST: Final = 1_000_000
LEAST_MORE: Final = 1.25
"""The data count where they have so many times the words of the page."""

LEAST_NEW: Final = 0.2
"""And where so much of them stands nowhere on the page: else it was left out of the article for what it is."""

LEAST_KNOWN: Final = 0.6
"""So much of what was found on the page stands in the data as well, where both are of one article."""

LONGEST_TEASER: Final = 250
"""What is shown to those who don't pay has no more words."""

_PARAGRAPH_END = re.compile(r"</p>|<br\s*/?>|\r?\n\s*", re.IGNORECASE)
_MARKUP = re.compile(r"^\s*(?:\+\+\+.*|\|\|\|.*|\[#.*\]|[-*_]{3,}|#{1,6}\s+)|\{:\s*[^{}\n]{0,80}\}", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\s]{1,500}\)")
_STRESS = re.compile(r"(?<![\w*_])[*_]{1,3}(?=\S)([^*_\n]{1,200}?)(?<=\S)[*_]{1,3}(?![\w*_])")


def complete(body: Body, layout: Layout, linked: LinkedData) -> Body:
    """Say whether the page shows the beginning alone; if not, take its data where they have more of the article."""
    words = sum(block.count for block in body.blocks)
    at_end = [layout.blocks[at] for at in body.prompts_at_end]
    if words <= LONGEST_TEASER and linked.free is not True and any(asks_to_pay(block.words) for block in at_end):
        body.cut = True
        return body
    if not linked.body or linked.free is False or len(linked.body.split()) < max(50, LEAST_MORE * words):
        return body
    paragraphs = _paragraphs(linked.body[:LONGEST])
    told = _pairs(paragraphs)
    shown = _pairs(block.words for block in layout.blocks)
    found = _pairs(block.words for block in body.blocks)
    if not told or len(told - shown) < LEAST_NEW * len(told) or len(found & told) < LEAST_KNOWN * len(found):
        return body
    blocks = [Block("text", each) for each in paragraphs]
    return replace(body, blocks=blocks, numbers=[-1] * len(blocks), bylines=[], left_out=[], from_data=True)


def _paragraphs(written: str) -> list[str]:
    plain = _LINK.sub(r"\1", _MARKUP.sub("", written))
    parts = (one_line(part) for part in _PARAGRAPH_END.split(_STRESS.sub(r"\1", plain)))
    return [part for part in parts if part and line_of(part) is None]


def _pairs(texts: Iterable[str]) -> set[tuple[str, str]]:
    words = [word for text in texts for word in re.findall(r"\w+", text.casefold())]
    return set(pairwise(words))
