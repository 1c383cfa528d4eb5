"""Which media are an article's own: the one that it is published in, and the agency that it comes from."""

import re
from typing import Final

from onrecord.checks.given import CheckInput
from onrecord.checks.second_hand.media import Medium
from onrecord.knowledge import outlets

_HEAD: Final = 400
"""A dateline stands in so many characters."""

_DATELINE: Final = re.compile(
    r"\((?P<brackets>[A-Z][\w .&-]{1,40})\)\s*(?:[-–—_:]|\Z)|\A\W*(?P<line>[A-Z][\w .&-]{1,40}) / [A-Z]"
)
"""Where an agency's name stands in front of its article."""

_FAMILIES: Final = frozenset({"abc", "ap", "bbc", "cbc", "cbs", "cnn", "fox", "itv", "nbc", "npr", "pbs", "sky"})
"""Houses with several outlets, which all begin with one name."""

_SHORTEST: Final = 4
"""A shorter name is no part of another one."""


class OwnMedia:
    """Tells an article's own media from others; `is_known` is false where nothing tells any of them."""

    def __init__(self, given: CheckInput) -> None:
        article, table = given.record.article, outlets.load()
        start = article.title.end if article.title else 0
        agencies = {name for found in _DATELINE.finditer(given.text[start : start + _HEAD]) for name in found.groups()}
        published = {article.outlet, table.at(article.url)} | agencies
        self.is_known = any(published)
        named = published | set((article.byline or "").split(", "))
        self._names = {each for name in named if name for each in (name.strip(), table.called(name)) if each}

    def covers(self, medium: Medium) -> bool:
        """Tell whether a medium is the article's own, as far as its name tells: "the Times" of The New York Times."""
        return medium.is_named and any(
            _is_same(own, other) for own in self._names for other in {medium.name, medium.outlet}
        )


def _is_same(own: str, other: str) -> bool:
    first, second = sorted(map(outlets.fold, (own, other)), key=len)
    if first == second or (len(first) >= _SHORTEST and (second.startswith(first) or second.endswith(first))):
        return True
    house = own.casefold().split(maxsplit=1)[0]
    return house in _FAMILIES and other.casefold().split(maxsplit=1)[0] == house
