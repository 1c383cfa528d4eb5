"""What the blocks of a page are for: names are believed only where what they name fits."""

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from onrecord.ingest.page.blocks import Block, Layout, Region
from onrecord.ingest.page.lines import line_of
from onrecord.ingest.page.zones import Zone

MOST_OF_A_PAGE: Final = 0.4
"""A zone with a larger share of the page's prose may not be what its name says, but hold the article."""

NEARLY_ALL: Final = 0.75
"""With such a share it surely holds the article."""

REST_OF_A_BODY: Final = 0.25
"""Beside a box in it, a body has at least this share of the page's prose."""

LONGEST_STANDFIRST: Final = 80
LONGEST_PAYWALL: Final = 120
"""So many words a standfirst has at most, and a request to pay."""

_PART_OF_ARTICLES: Final = {"standfirst", "body", "post"}
_HEADERS: Final = {"share", "byline"}
"""The boxes around a headline, where a standfirst may stand."""

_PERHAPS_A_POST: Final = {"share", "caption", "advert", "aside"}


def mark_zones(layout: Layout) -> Layout:
    """Give each block of a page the zone of the outermost region that is what its name says.

    >>> region = Region(1, 2, 1, "div", "related")
    >>> blocks = [Block("text", "The river rose again on Monday, the agency said."), Block("text", "Tram stops.")]
    >>> [block.zone for block in mark_zones(Layout(blocks, [region])).blocks]
    [None, 'related']
    """
    _Marking(layout.blocks, layout.regions).mark()
    return layout


class _Marking:
    """Marks the blocks of a page; sums over blocks make every question about a region cheap."""

    def __init__(self, blocks: list[Block], regions: list[Region]) -> None:
        self.blocks = blocks
        self.regions = regions
        for run in _teasers(blocks, regions):
            for block in blocks[run.start : run.stop]:
                block.zone = "related"
        self.prose = [0, *accumulate(block.prose * (block.zone is None) for block in blocks)]
        self.words = [0, *accumulate(block.count for block in blocks)]
        self.mains = [0, *accumulate(_main_marks(blocks, regions))]

    def mark(self) -> None:
        """Mark all blocks."""
        marked, around = 0, None
        for number, region in enumerate(self.regions):
            zone = region.zone
            inside = region.start < marked and not (zone == "standfirst" and around in _HEADERS)
            if zone is None or inside or not self._holds(number, zone):
                continue
            for block in self.blocks[region.start : region.end]:
                block.zone = self._settled(block, "prompt" if zone == "paywall" else zone, around)
            if zone not in _PART_OF_ARTICLES:
                marked, around = region.end, zone

    def _settled(self, block: Block, zone: Zone, around: Zone | None) -> Zone:
        """Choose between the zone that a block has already, and that of a region around it."""
        if block.zone is None or (zone == "standfirst" and block.zone == around):
            return zone
        if zone in _PART_OF_ARTICLES or (block.zone == "post" and zone in _PERHAPS_A_POST):
            return block.zone
        return zone

    def _holds(self, number: int, zone: Zone) -> bool:
        """Say whether a region is what its name says."""
        region = self.regions[number]
        if zone in ("body", "post"):
            return False  # a body may hold anything; posts are marked as they are written
        words = self.words[region.end] - self.words[region.start]
        if zone == "standfirst":
            return words <= LONGEST_STANDFIRST
        if zone == "paywall":
            return words <= LONGEST_PAYWALL and self._asks(region)
        return self._is_beside_the_article(number, zone)

    def _asks(self, region: Region) -> bool:
        inside = self.blocks[region.start : region.end]
        return any(line_of(block.words, linked=block.linked) == "prompt" for block in inside)

    def _is_beside_the_article(self, number: int, zone: Zone) -> bool:
        """Say whether a region is no article: it is small, or nothing tells that the article stands in it."""
        region = self.regions[number]
        prose = self.prose[region.end] - self.prose[region.start]
        if prose <= MOST_OF_A_PAGE * self.prose[-1]:
            return True
        if prose >= NEARLY_ALL * self.prose[-1]:
            return False
        around = self._around(number)
        if not around and self.mains[-1] > 0 and self.mains[region.end] == self.mains[region.start]:
            return True
        return zone == "aside" and around - prose >= REST_OF_A_BODY * self.prose[-1]

    def _around(self, number: int) -> int:
        """The words of prose in the smallest body or article that a region stands in."""
        region = self.regions[number]
        return next(
            (
                self.prose[outer.end] - self.prose[outer.start]
                for outer in (self.regions[at] for at in range(number - 1, -1, -1))
                if (outer.zone == "body" or outer.tag in _MAIN_TAGS)
                and outer.end >= region.end
                and outer.end - outer.start > region.end - region.start
            ),
            0,
        )


LONGEST_TEASER: Final = 70
FEWEST_TEASERS: Final = 3


def _teasers(blocks: list[Block], regions: list[Region]) -> Iterator[range]:
    """Find lists of other stories: elements side by side, each with a link and a few words below it."""
    runs: dict[tuple[str, int], list[Region]] = {}
    for region in regions:
        key = (region.tag, region.depth)
        run = runs.setdefault(key, [])
        if not _is_teaser(blocks, region):
            continue
        if run and run[-1].end != region.start:
            if len(run) >= FEWEST_TEASERS:
                yield range(run[0].start, run[-1].end)
            run.clear()
        run.append(region)
    yield from (range(run[0].start, run[-1].end) for run in runs.values() if len(run) >= FEWEST_TEASERS)


def _is_teaser(blocks: list[Block], region: Region) -> bool:
    if not 2 <= region.end - region.start <= 7 or region.tag in ("ul", "ol", "table"):
        return False
    inside = blocks[region.start : region.end]
    first = next((block for block in inside if block.is_link and block.count >= 4), None)
    return first is not None and first in inside[:3] and sum(block.count for block in inside) <= LONGEST_TEASER


_MAIN_TAGS: Final = {"article", "main"}


def _main_marks(blocks: list[Block], regions: list[Region]) -> list[int]:
    """Mark the blocks that stand where a page says that its article is, and its main headings."""
    marks = [int(block.level == 1) for block in blocks]
    end = 0
    for region in regions:
        if region.end > end and region.tag in _MAIN_TAGS:
            for at in range(max(region.start, end), region.end):
                marks[at] = 1
            end = region.end
    return marks
