"""Write words with their citation: who says them, and where they stand."""

from collections.abc import Mapping
from typing import Final

from onrecord.render.clean import one_line
from onrecord.schema import Act, Form

ATTRIBUTION: Final[Mapping[Act, str]] = {
    "deny": "denied by",
    "confirm": "confirmed by",
    "ask": "asked by",
    "urge": "urged by",
    "commit": "promised by",
    "believe": "believed by",
}
"""What comes before the speaker's name: a denial must not read like an assertion."""

SOURCE_NOT_NAMED: Final = "source not named"

_OPENING = "\"“„«‹'‘‚"
_CLOSING = "\"”“»›'’‘"


def cite(words: str, *where: str | None) -> str:
    """Write words with all that is known of where they come from, in order.

    >>> cite("It is safe", "Ana Reyes", None, "Kelve Post", "5 March 2024")
    '“It is safe” — Ana Reyes, Kelve Post, 5 March 2024'
    """
    return f"{quoted(one_line(words))} — {', '.join(filter(None, (one_line(each or '') for each in where)))}"


def attribution(names: str, act: Act) -> str:
    """Say who says something, and what they do with it where they don't just say it.

    >>> attribution("Ana Reyes", "assert"), attribution("Ana Reyes", "deny"), attribution("", "deny")
    ('Ana Reyes', 'denied by Ana Reyes', 'denied by source not named')
    """
    return " ".join(filter(None, (ATTRIBUTION.get(act), names or SOURCE_NOT_NAMED)))


def reporter(outlet: str | None, title: str | None, form: Form | None) -> str:
    """Name the outlet, else the title, and say that it reports the words if they aren't all the speaker's own.

    >>> reporter("Kelve Post", "Dam is safe", "direct"), reporter(None, "Dam is safe", "mixed")
    ('Kelve Post', 'as reported by Dam is safe')
    """
    name = one_line(outlet or "") or one_line(title or "")
    if form == "direct":
        return name
    return f"as reported by {name}" if name else "as reported"


def quoted(words: str) -> str:
    """Put quotation marks around words, unless there are some at both ends already.

    >>> quoted('"We said at once,"'), quoted("that “some” of it"), quoted("“One,” he said, “two”")
    ('“We said at once”', '“that “some” of it”', '“One,” he said, “two”')
    """
    if len(words) < 3 or words[0] not in _OPENING or words[-1] not in _CLOSING:
        return f"“{words}”"
    inside = words[1:-1]
    several = set(inside) & ({*_OPENING, *_CLOSING} - {"'", "’"})
    return words if several else f"“{inside.rstrip(',')}”"
