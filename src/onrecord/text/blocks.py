"""Quotations that a page sets apart as blocks, without marks, and the lines that sign them."""

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from onrecord.schema import Article
from onrecord.text.layout import Pair

_DASH: Final = re.compile(r"[—–―-]{1,2}\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class BlockQuotation:
    """A block's quoted words, and who signs them below, without the dash; None where nobody does."""

    words: Pair
    signature: Pair | None


def find_blocks(article: Article) -> tuple[BlockQuotation, ...]:
    """Find the blocks among an article's paragraphs; a signature ends one.

    >>> from onrecord.schema import Paragraph
    >>> paragraphs = (Paragraph(0, 8, "text"), Paragraph(10, 13, "quote"), Paragraph(15, 24, "quote"))
    >>> find_blocks(Article(id="a", text="He wrote\\n\\nNo.\\n\\n— Ada Moe", paragraphs=paragraphs))
    (BlockQuotation(words=(10, 13), signature=(17, 24)),)
    """
    found: list[BlockQuotation] = []
    for kind, run in groupby(article.paragraphs, key=lambda paragraph: paragraph.kind):
        start = end = None
        for paragraph in run if kind == "quote" else ():
            dash = _DASH.match(article.text, paragraph.start, paragraph.end)
            if dash and start is not None and end is not None:
                found.append(BlockQuotation((start, end), (dash.end(), paragraph.end)))
                start = None
            elif not dash:
                start = paragraph.start if start is None else start
                end = paragraph.end
        if start is not None and end is not None:
            found.append(BlockQuotation((start, end), None))
    return tuple(found)
