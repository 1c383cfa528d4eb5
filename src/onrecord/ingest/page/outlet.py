"""What the outlet of a page is called."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.knowledge.outlets import Outlets, fold, host_of

LONGEST_NAME: Final = 6
"""A name has no more words; what has more is a slogan."""

_ENDINGS: Final = {"co", "com", "org", "net", "gov", "ac", "edu", "go", "or"}
_SEPARATOR = re.compile(r"\s+[|–—·•»-]+\s+")


def name_outlet(
    sites: Iterable[str], title: str | None, headings: Iterable[str], url: str | None, outlets: Outlets
) -> str | None:
    """Name a page's outlet: by its domain, else by the name among those the page gives that is most like its domain.

    What the page's `title` has besides its heading is such a name, and so is what it ends with where the domain has it.

    >>> name_outlet(["Trusted since 1890", "kellingcourier"], "Flood | The Kelling Courier", [],
    ...             "https://www.kellingcourier.example/flood", Outlets({}, {}))
    'The Kelling Courier'
    """
    if known := outlets.at(url):
        return known
    names = [name for name in sites if len(name.split()) <= LONGEST_NAME and not name.startswith(("@", "http"))]
    ends = list(_ends(title)) if title else []
    besides = [end for end, _ in ends if len(end.split()) <= LONGEST_NAME]
    names += besides
    host = host_of(url).removeprefix("www.")
    labels = _labels(host)
    ranked = sorted(
        names, key=lambda name: (_likeness(name, labels), *_is_written_out(name), -len(fold(name))), reverse=True
    )
    if ranked and _likeness(ranked[0], labels):
        best: str | None = ranked[0]
    else:
        heads = {fold(heading) for heading in headings}
        sure = [end for end, rest in ends if end in besides and fold(rest) in heads]
        best = next(iter([*(name for name in names if name not in besides), *sure]), host or None)
    if best is None or host:  # a domain that isn't known is of another outlet, even if that goes by the same name
        return best
    return outlets.called(best) or best


def _ends(title: str) -> Iterator[tuple[str, str]]:
    """The last part of a title and the first, each with what else it has."""
    parts = _SEPARATOR.split(title)
    if len(parts) > 1:
        yield parts[-1], title[: title.rindex(parts[-1])].rstrip(" |–—·•»-")
        yield parts[0], title[len(parts[0]) :].lstrip(" |–—·•»-")


def _labels(host: str) -> list[str]:
    """The parts of a host that may be a name: of "news.courier.co.uk", courier and news."""
    parts = [part for part in host.split(".")[:-1] if part not in _ENDINGS]
    return [re.sub(r"[\W_]", "", part) for part in reversed(parts)]


def _likeness(name: str, labels: list[str]) -> int:
    """How much a name is like a domain: it is the same, its initials are, or one holds the other."""
    plain = fold(name)
    initials = "".join(word[0] for word in re.findall(r"\w+", name.casefold()))
    score = 0
    for label in labels:
        short = label.removeprefix("the")
        if plain in (label, short):
            return 3
        if len(initials) > 1 and initials in (label, short):
            score = max(score, 2)
        if len(plain) > 3 and len(short) > 3 and (plain in short or short in plain):
            score = max(score, 1)
    return score


def _is_written_out(name: str) -> tuple[bool, bool]:
    """Prefer "The Kelling Courier" to "kellingcourier" and to "kellingcourier.example"."""
    return "." not in name, any(char.isupper() for char in name)
