"""The parts of an article that are scenes of their own: nothing outside tells whom "he" or "the mayor" means there."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from onrecord.schema import Article, Paragraph
from onrecord.text.layout import Pair

LONGEST: Final = 200
"""No headline in a list has more characters."""

LONGEST_LEAD: Final = 6
"""A line of so many words that ends with a colon names a list of headlines; a longer one is the list's own sentence."""

_BULLET: Final = re.compile(r"[-*•‣◦▪·–]?\s*(?:\(?\d{1,2}[.)])?\s*")
_HEADLINE: Final = re.compile(r"[\"'“‘]?[^\W_a-z].*(?<![.;,:…])[\"'”’]?(?<!\.[\"'”’])", re.DOTALL)


def other_headlines(article: Article) -> tuple[Pair, ...]:
    """Find the items of lists that are headlines of other stories, or of parts of this one.

    >>> items = (Paragraph(0, 25, "item"), Paragraph(26, 44, "item"))
    >>> other_headlines(Article(id="a", text="• Mayor says he will quit\\n• the second item.", paragraphs=items))
    ((0, 25),)
    """
    return tuple(_find(article))


def _find(article: Article) -> Iterator[Pair]:
    lead: Paragraph | None = None
    for paragraph in article.paragraphs:
        if paragraph.kind != "item":
            lead = paragraph
            continue
        words = paragraph.cut(article.text)
        bullet = _BULLET.match(words)
        headline = words[bullet.end() if bullet else 0 :]
        if len(headline) <= LONGEST and len(headline.split()) > 2 and _HEADLINE.fullmatch(headline):
            led = lead.cut(article.text).rstrip() if lead and lead.end - lead.start < LONGEST else ""
            if not led.endswith(":") or len(led.split()) <= LONGEST_LEAD:
                yield paragraph.start, paragraph.end


class Scene(NamedTuple):
    """The numbers of the headline in a list and of the entry in a live blog that something stands in; -1 for none."""

    headline: int
    entry: int

    def reaches(self, other: "Scene", *, pronoun: bool) -> bool:
        """Tell whether a description or a pronoun in this scene can mean somebody in the other.

        In a headline none can mean anybody outside. An entry bounds pronouns alone: the one above it was written later,
        and maybe by somebody else.
        """
        return self.headline == other.headline and (self.entry == other.entry or not pronoun)


def find_number(pairs: tuple[Pair, ...], position: int) -> int:
    """Give the number of the pair around a character, -1 where it stands in none.

    >>> [find_number(((2, 4), (6, 8)), position) for position in (1, 3, 4, 6)]
    [-1, 0, -1, 1]
    """
    number = bisect_right(pairs, position, key=lambda pair: pair[0]) - 1
    return number if number >= 0 and position < pairs[number][1] else -1
