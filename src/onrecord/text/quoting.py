"""Words as others quote them, and what is said of who says them."""

from collections.abc import Mapping
from typing import Final

from onrecord.schema import Act

ATTRIBUTION: Final[Mapping[Act, str]] = {
    "deny": "denied by",
    "confirm": "confirmed by",
    "ask": "asked by",
    "urge": "urged by",
    "commit": "promised by",
    "believe": "believed by",
}
"""What comes before the speaker's name: a denial must not read like an assertion."""

_OPENING: Final = "\"“„«‹'‘‚"
_CLOSING: Final = "\"”“»›'’‘"


def quoted(words: str) -> str:
    """Put quotation marks around words, unless there are some at both ends already.

    >>> quoted('"We said at once,"'), quoted("that “some” of it"), quoted("“One,” he said, “two”")
    ('“We said at once”', '“that “some” of it”', '“One,” he said, “two”')
    """
    bare = _unquoted(words)
    return words if bare is None else f"“{bare}”"


def unquoted(words: str) -> str:
    """Take the quotation marks away that stand around all of the words.

    >>> unquoted('"We said at once,"'), unquoted("“One,” he said, “two”")
    ('We said at once', '“One,” he said, “two”')
    """
    bare = _unquoted(words)
    return words if bare is None else bare


def _unquoted(words: str) -> str | None:
    """Give the words without the marks around them; None where these are marks of several quotations."""
    if len(words) < 3 or words[0] not in _OPENING or words[-1] not in _CLOSING:
        return words
    inside = words[1:-1]
    several = set(inside) & ({*_OPENING, *_CLOSING} - {"'", "’"})
    return None if several else inside.rstrip(",")
