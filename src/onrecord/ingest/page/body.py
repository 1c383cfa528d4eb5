"""Which blocks of a page are its article."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Final, Literal

from onrecord.ingest.page.authors import is_name, read_credit
from onrecord.ingest.page.blocks import Block, Layout, Region
from onrecord.ingest.page.entries import FEWEST as FEWEST_IF_LIVE
from onrecord.ingest.page.entries import stamp_of
from onrecord.ingest.page.lines import Line, line_of
from onrecord.ingest.page.zones import Zone
from onrecord.ingest.stamps import FEWEST
from onrecord.schema import NoteKind

ARTICLE_ZONES: Final = {None, "standfirst", "body", "post"}

MARKED_SHARE: Final = 0.6
"""What a page calls its body is believed where it holds this share of the prose found without such a name."""

MOST_AROUND: Final = 1.3
"""A body around the region that is worth most is taken whole where it has no more than so much of its prose."""

LONGEST_LINK: Final = 25
"""A paragraph of so many words that is all link may be a sentence of the article that links to its source."""

LONGEST_BLURB: Final = 40
MOST_QUOTES: Final = 500
"""No article has more quotations in blocks; a hostile page may, to keep its reader busy."""

FRAGMENT: Final = 5
"""A line of fewer words that is no sentence and no heading ("3 min", "Share") tells of a menu, not of an article."""

_MARKS = re.compile(r"[\"'“”‘’«»]")

Reason = Zone | Line | Literal["repeated"]
"""Why a block is no part of an article; what is `repeated` stands in it already."""

_NOTED: Final[dict[Reason, NoteKind]] = {
    "related": "related",
    "prompt": "prompt",
    "caption": "caption",
    "advert": "advert",
    "aside": "aside",
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Blocks of one kind that were left out after the article's block of a number, -1 for those in front of all."""

    kind: NoteKind
    after: int


@dataclass(slots=True)
class Body:
    """An article's blocks in order, and what was left out between them.

    `numbers` are the numbers of its blocks on the page, and `bylines` of the lines that name authors and were left out.
    """

    blocks: list[Block] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    bylines: list[int] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    prompts_at_end: list[int] = field(default_factory=list)
    from_data: bool = False
    cut: bool = False


def find_body(layout: Layout, title_at: int | None = None, *, live: bool = False) -> Body:
    """Choose the article's blocks; `title_at` is the number of the heading that is its title, where it has one.

    `live` says that the page calls itself a live blog.
    """
    spans = _chosen(layout)
    if not spans:
        return Body()
    start, end = spans[0][0], spans[-1][1]
    end = _before_next_article(layout, title_at, start, end)
    body = Body()
    inside = [at for first, last in spans for at in range(first, min(last, end))]
    if title_at is not None:
        inside = _after_title(layout.blocks, title_at, inside, start)
    _keep(layout.blocks, inside, body, live=live)
    _trim(body)
    body.prompts_at_end = _prompts_after(layout.blocks, inside, body)
    return body


def _worth(block: Block) -> float:
    """How much a block speaks for the article's being there."""
    if block.zone not in ARTICLE_ZONES:
        return 0.0
    if block.is_link:
        return -float(block.count)
    if block.kind == "heading":
        return 0.0
    return float(block.prose) or -float(min(block.count, FRAGMENT))


def _chosen(layout: Layout) -> list[tuple[int, int]]:
    """Find where the article stands: in the regions that the page calls its body, or in the one that is worth most."""
    sums = [0.0, *accumulate(_worth(block) for block in layout.blocks)]
    prose = [0, *accumulate(block.prose if block.zone in ARTICLE_ZONES else 0 for block in layout.blocks)]
    best = max(layout.regions, key=lambda region: (sums[region.end] - sums[region.start], region.depth), default=None)
    if best is None or prose[best.end] == prose[best.start]:
        return []
    around = [
        region
        for region in layout.regions
        if region.zone == "body" and region.start <= best.start and region.end >= best.end
    ]
    if around and prose[around[-1].end] - prose[around[-1].start] <= MOST_AROUND * (
        prose[best.end] - prose[best.start]
    ):
        return [(around[-1].start, around[-1].end)]
    marked: list[Region] = []
    for region in layout.regions:
        if region.zone == "body" and (not marked or region.start >= marked[-1].end):
            marked.append(region)
    inside = [region for region in marked if best.start <= region.start and region.end <= best.end]
    held = sum(prose[region.end] - prose[region.start] for region in inside)
    if inside and held >= MARKED_SHARE * (prose[best.end] - prose[best.start]):
        return [(region.start, region.end) for region in inside]
    return [(best.start, best.end)]


def _before_next_article(layout: Layout, title_at: int | None, start: int, end: int) -> int:
    """Stop where another article begins below the first, as on pages that go on and on."""
    if title_at is None:
        return end
    own = [r for r in layout.regions if r.tag == "article" and r.start <= title_at < r.end]
    heads = (at for at in range(max(start, title_at + 1), end) if layout.blocks[at].level == 1)
    for at in heads:
        if own and not any(r.start <= at < r.end for r in own):
            return at
    return end


def _after_title(blocks: list[Block], title_at: int, inside: list[int], start: int) -> list[int]:
    """Leave off what stands in front of the title, and add the lines between it and the body that stand for it."""
    if title_at >= start:
        before = sum(blocks[at].prose for at in inside if at < title_at)
        after = sum(blocks[at].prose for at in inside if at > title_at)
        return (
            [at for at in inside if at > title_at] if before < 0.3 * after else [at for at in inside if at != title_at]
        )
    under = [at for at in range(title_at + 1, start) if _is_standfirst(blocks[at])]
    return [*under[:3], *inside]


def _is_standfirst(block: Block) -> bool:
    if block.linked > 0.3 or block.kind == "item" or line_of(block.words):
        return False
    return block.zone == "standfirst" or (block.zone is None and block.count >= 8)


def _keep(blocks: list[Block], inside: list[int], body: Body, *, live: bool) -> None:
    """Sort out what stands inside of an article without being part of it."""
    stamps = _stamps(blocks, inside, live=live)
    running = _running(blocks[at] for at in inside)
    seen: set[str] = set()
    quotes = 0
    reason: Reason | None = None
    for at in inside:
        block = blocks[at]
        if at in stamps:
            reason = None
            body.blocks.append(replace(block, kind="heading", words=stamps[at], zone=None))
            body.numbers.append(at)
            if stamps[at] != block.words:
                body.bylines.append(at)
            continue
        reason = _reason(block, blocks[at - 1] if at else None, reason, stamped=at - 1 in stamps, live=bool(stamps))
        if reason == "related" and block.zone is None and _is_over_text(blocks, at):
            reason = None
        if reason is None and block.kind == "quote" and block.zone is None and block.count > 3 and quotes < MOST_QUOTES:
            quotes += 1
            reason = "repeated" if fold_quotation(block.words) in running else None
        if reason is None and block.count > 8:
            reason = "repeated" if block.words in seen else None
            seen.add(block.words)
        if reason == "byline":
            body.bylines.append(at)
        if reason is None:
            body.blocks.append(block)
            body.numbers.append(at)
        elif kind := _NOTED.get(reason):
            body.left_out.append(LeftOut(kind, len(body.blocks) - 1))


def _stamps(blocks: list[Block], inside: list[int], *, live: bool) -> dict[int, str]:
    """Find the times that head the entries of a live blog, and their words; none where it is no live blog."""
    found = {at: words for at in inside if (words := stamp_of(blocks[at], live=live))}
    return found if len(found) >= (FEWEST_IF_LIVE if live else FEWEST) else {}


def _reason(block: Block, above: Block | None, before: Reason | None, *, stamped: bool, live: bool) -> Reason | None:
    """Say why a block is no part of the article; None where it is. `before` is the reason of the block above it."""
    if block.zone == "post":
        return None
    if block.zone not in ARTICLE_ZONES:
        return block.zone
    return line_of(block.words, linked=block.linked) or _reason_by_place(
        block, above, before, stamped=stamped, live=live
    )


def _reason_by_place(
    block: Block, above: Block | None, before: Reason | None, *, stamped: bool, live: bool
) -> Reason | None:
    if block.is_link and (block.kind == "heading" or block.count < LONGEST_LINK):
        return "related"
    if block.kind == "item" and before in ("prompt", "related"):
        return before  # what a subscription offers, or the stories of a list
    if block.kind == "quote" and before == "repeated" and block.words.startswith("—"):
        return before
    headed = live and above is not None and (stamped or above.kind == "heading" or above.zone == "byline")
    if headed and (is_name(block.words) or read_credit(block.words)):
        return "byline"  # who wrote an entry
    return None


def _is_over_text(blocks: list[Block], at: int) -> bool:
    """Say whether a heading that is a link stands over a text of the article: a blurb of another story is shorter."""
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    return blocks[at].kind == "heading" and below is not None and below.zone is None and below.prose >= LONGEST_BLURB


def _running(blocks: Iterable[Block]) -> str:
    """The running text, as quotations are looked for in it: one that only repeats it is there to be seen."""
    return "\n".join(fold_quotation(block.words) for block in blocks if block.kind == "text" and block.zone is None)


def fold_quotation(words: str) -> str:
    """Leave of a quotation only what counts when it is looked for.

    >>> fold_quotation("“We will comply,  and we will appeal.”")
    'we will comply, and we will appeal'
    """
    return " ".join(_MARKS.sub("", words).casefold().split()).strip(".,;: ")


def _trim(body: Body) -> None:
    """Take off headings without a text below them, and the scraps after the last sentence."""
    while body.blocks and (
        body.blocks[-1].kind == "heading" or (body.blocks[-1].count < 4 and not body.blocks[-1].ends_sentence)
    ):
        body.blocks.pop()
        body.numbers.pop()


def _prompts_after(blocks: list[Block], inside: list[int], body: Body) -> list[int]:
    """The requests to the reader that follow the article's last block directly."""
    if not body.blocks:
        return []
    last = next(at for at in reversed(inside) if blocks[at] is body.blocks[-1])
    return [at for at in range(last + 1, min(last + 15, len(blocks))) if blocks[at].zone in ("prompt", None)]
