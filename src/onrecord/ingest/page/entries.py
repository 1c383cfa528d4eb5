"""The entries of a live blog on a page: where each stands, who wrote it and when."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from onrecord.ingest.dates import normalize_date
from onrecord.ingest.page.authors import clean_authors
from onrecord.ingest.page.blocks import Block, Layout
from onrecord.ingest.page.linked import Update
from onrecord.ingest.stamps import LONGEST, local, moments, read_stamp
from onrecord.schema import LiveEntry, Paragraph, Span

FEWEST: Final = 2
"""One time alone heads no entries."""

MOST: Final = 1_000
"""No live blog has more entries; what follows is in none."""

OPENING: Final = 60
"""So many characters of an entry in the page's data tell which one it is."""

LONGEST_LINE: Final = 12
"""A line with a time and a name has no more words."""


class Kept(NamedTuple):
    """A block of the article: its number on the page, and its paragraph in the text."""

    at: int
    block: Block
    paragraph: Paragraph


class Draft(NamedTuple):
    """An entry by the numbers of its blocks, from `start` up to `end`, and the block that shows its time."""

    start: int
    end: int
    stamp: int | None


def stamp_of(block: Block, *, live: bool) -> str | None:
    """The words of a block that are the time of an entry; None where there are none.

    A time of day that stands alone is one. Where the page says that it is a live blog (`live`), so is one with its day,
    one that says how long ago that was, and one that shares its line with a name.

    >>> stamp_of(Block("text", "14:32"), live=False), stamp_of(Block("text", "7 May, 14:32"), live=False)
    ('14:32', None)
    """
    if block.zone not in (None, "byline", "body") or len(block.words) > 2 * LONGEST:
        return None
    stamp = read_stamp(block.words)
    if stamp is not None and stamp.alone and (live or (stamp.clock and not stamp.day)):
        return block.words
    if not live or not block.time_words or block.count > LONGEST_LINE:
        return None
    shown, beside = read_stamp(block.time_words), block.words.replace(block.time_words, " ").strip()
    named = not beside or block.zone == "byline" or bool(clean_authors([beside], []))
    return block.time_words if shown and shown.alone and named else None


def find_entries(
    layout: Layout, kept: Sequence[Kept], bylines: Sequence[int], updates: Sequence[Update], published: str | None
) -> tuple[LiveEntry, ...]:
    """Find the entries of a live blog in what was kept of its page.

    `bylines` are the numbers of the lines that name authors and were left out, `updates` what the page's data say of
    its entries, and `published` is when the page came out.
    """
    drafts = _drafts(layout, kept, updates)[:MOST]
    numbers = [each.at for each in kept]
    by_number = dict(zip(numbers, kept, strict=True))
    stamps = [None if draft.stamp is None else by_number[draft.stamp] for draft in drafts]
    read = [stamp and read_stamp(stamp.block.words) for stamp in stamps]
    told = iter(moments([stamp for stamp in read if stamp], published))
    entries = []
    for draft, stamp, shown in zip(drafts, stamps, read, strict=True):
        guess = next(told) if shown else None
        inside = kept[bisect_left(numbers, draft.start) : bisect_left(numbers, draft.end)]
        lines = [
            layout.blocks[at] for at in bylines[bisect_left(bylines, draft.start) : bisect_left(bylines, draft.end)]
        ]
        marked = next((block.time for block in (*([stamp.block] if stamp else []), *lines) if block.time), None)
        time = normalize_date(marked) if marked else None
        update = _update_of(inside, time, updates)
        time = time or (normalize_date(update.published) if update and update.published else None) or guess
        names = next(filter(None, map(_authors, lines)), update.authors if update else ())
        entries.append(
            LiveEntry(
                inside[0].paragraph.start,
                inside[-1].paragraph.end,
                author=", ".join(names) or None,
                time=local(time, shown) if time else None,
                time_span=Span(stamp.paragraph.start, stamp.paragraph.end) if stamp else None,
            )
        )
    return tuple(entries)


def _authors(line: Block) -> tuple[str, ...]:
    return clean_authors([line.words.replace(line.time_words or "\n", " ")], [])


def _drafts(layout: Layout, kept: Sequence[Kept], updates: Sequence[Update]) -> list[Draft]:
    """Divide a page into entries: by their times, else by the headlines that its data give them."""
    stamps = [each.at for each in kept if each.block.kind == "heading" and stamp_of(each.block, live=True)]
    if len(stamps) >= FEWEST:
        return _by_elements(layout, kept, stamps) or _one_after_another(kept, stamps, stamps, len(layout.blocks))
    headlines = {update.headline for update in updates}
    heads = [each.at for each in kept if each.block.kind == "heading" and each.block.words in headlines]
    return _one_after_another(kept, heads, [None] * len(heads), len(layout.blocks))


def _by_elements(layout: Layout, kept: Sequence[Kept], stamps: Sequence[int]) -> list[Draft]:
    """Take for each entry the largest element with its time and no other's; none where one of them holds no text."""
    before = [0] * (len(layout.blocks) + 1)
    texts = before.copy()
    numbers = frozenset(stamps)
    for each in kept:
        before[each.at + 1], texts[each.at + 1] = int(each.at in numbers), int(each.block.kind != "heading")
    before, texts = list(accumulate(before)), list(accumulate(texts))
    found: dict[int, Draft] = {}
    for region in layout.regions:
        if before[region.end] - before[region.start] == 1 and texts[region.end] > texts[region.start]:
            stamp = stamps[before[region.start]]
            if stamp not in found or region.end - region.start > found[stamp].end - found[stamp].start:
                found[stamp] = Draft(region.start, region.end, stamp)
    return [found[stamp] for stamp in stamps] if len(found) == len(stamps) else []


def _one_after_another(
    kept: Sequence[Kept], heads: Sequence[int], stamps: Sequence[int | None], end: int
) -> list[Draft]:
    """Let each entry go on to where the next begins: at its time, or at the headline that stands over each time."""
    places = {each.at: number for number, each in enumerate(kept)}
    above = [kept[places[at] - 1] if places[at] else None for at in heads]
    led = [each is not None and each.block.kind == "heading" and each.at not in heads for each in above]
    starts = [
        each.at if each is not None and over and 2 * sum(led) > len(led) else at
        for at, each, over in zip(heads, above, led, strict=True)
    ]
    return [Draft(*edges, stamp) for edges, stamp in zip(pairwise([*starts, end]), stamps, strict=True)]


def _update_of(blocks: Sequence[Kept], time: str | None, updates: Sequence[Update]) -> Update | None:
    """Find what the page's data say of an entry: by its headline, by how its text begins, or by its time."""
    headings = {each.block.words for each in blocks if each.block.kind == "heading"}
    openings = {each.block.words[:OPENING] for each in blocks if each.block.kind != "heading"}
    for update in updates:
        if update.headline in headings or (update.opening and any(map(update.opening.startswith, openings))):
            return update
    same = [update for update in updates if time and update.published and normalize_date(update.published) == time]
    return same[0] if len(same) == 1 else None
