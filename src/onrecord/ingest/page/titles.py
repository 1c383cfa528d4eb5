"""A page's title: its own heading, and not what it calls itself elsewhere."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from onrecord.ingest.page.blocks import Block
from onrecord.ingest.page.zones import Zone
from onrecord.knowledge.outlets import fold

ALIKE: Final = 0.5
"""A heading shares so many of the words of a title given elsewhere, where it is the article's."""

TELLING: Final = 3
"""A title of fewer words says little ("Home", "News"): then the page's main heading is taken, whatever it is."""

_NOT_OF_ARTICLES: Final[set[Zone | None]] = {"menu", "related", "prompt", "comments", "advert", "share"}
_SEPARATOR = re.compile(r"\s+[|–—·:•»-]+\s+")
_KICKER: Final = 3
"""A word or three before a bar name a section rather than begin a title."""


class Title(NamedTuple):
    """A title, and the number of the block that it stands in, where it stands on the page."""

    words: str | None
    at: int | None = None


def find_title(blocks: list[Block], said: Iterable[str | None], outlets: Iterable[str]) -> Title:
    """Choose a page's title: the main heading that is like a title `said` in its data, else what is said first.

    >>> blocks = [Block("heading", "The Courier", level=1), Block("heading", "Flood closes the road", level=1)]
    >>> find_title(blocks, ["Road closed by flood | The Courier"], ["The Courier"])
    Title(words='Flood closes the road', at=1)
    """
    names = {fold(outlet) for outlet in outlets}
    titles = [short for title in said if title and (short := without_outlet(title, names)) and fold(short) not in names]
    heads = [at for at, block in enumerate(blocks) if _may_be_title(block, names)]
    best, most = None, 0.0
    for at in heads:
        alike = max((_alike(blocks[at], title) for title in titles), default=0.0)
        if alike >= ALIKE and alike > most:
            best, most = at, alike
    main = [at for at in heads if blocks[at].level == 1]
    if best is None and main and not any(len(title.split()) >= TELLING for title in titles):
        best = main[0] if len(main) == 1 or blocks[main[0]].count > 1 else None
    if best is None:
        return Title(titles[0] if titles else None)
    return Title(_without_kicker(" ".join(blocks[best].words.split()), titles), best)


def without_outlet(title: str, names: set[str]) -> str:
    """Take the outlet's name off either end of a title; `names` are folded.

    >>> without_outlet("Flood closes road - twice | News | The Courier", {"courier"})
    'Flood closes road - twice | News'
    """
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and fold(parts[-1]) in names:
        return title[: title.rindex(parts[-1])].rstrip(" |–—·:•»-")
    if len(parts) > 1 and fold(parts[0]) in names:
        return title[len(parts[0]) :].lstrip(" |–—·:•»-")
    return title


def _may_be_title(block: Block, names: set[str]) -> bool:
    return block.level > 0 and block.zone not in _NOT_OF_ARTICLES and fold(block.words) not in names


def _alike(block: Block, title: str) -> float:
    """How many of its words a main heading shares with a title; a lesser heading must be just the same."""
    if fold(block.words) == fold(title):
        return 1.0 + (block.level == 1)
    ours, theirs = (set(re.findall(r"\w+", words.casefold())) for words in (block.words, title))
    if block.level > 1 or len(ours) < 2:
        return 0.0
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _without_kicker(words: str, titles: list[str]) -> str:
    parts = words.split(" | ", 1)
    if len(parts) == 2 and len(parts[0].split()) <= _KICKER and any(fold(parts[1]) == fold(title) for title in titles):
        return parts[1]
    return words
