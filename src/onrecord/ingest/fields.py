"""What can be known of an article besides its text, and which word counts where two say it.

First counts what is written down for the one article: the keys of a mapping or of a line of JSON, the fields of an
`Article`. Then comes what the caller gives by name for all articles of a source. Last comes what is found on a page, in
a feed or in the text itself.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

from onrecord.errors import InputError

FIELDS = ("id", "title", "published", "outlet", "byline", "url")


class Given(TypedDict, total=False):
    """What a caller can give by name; None and the empty string say nothing."""

    id: str | int | None
    title: str | None
    published: str | date | None
    outlet: str | None
    byline: str | None
    url: str | None


def given_fields(given: Mapping[str, Any]) -> dict[str, str]:
    """Take what a caller gives by name, as strings. Raises InputError for a name that is none of FIELDS.

    >>> given_fields({"outlet": "Kelve Post", "published": date(2024, 5, 3), "byline": None})
    {'published': '2024-05-03', 'outlet': 'Kelve Post'}
    >>> given_fields({"outlett": "Kelve Post"})
    Traceback (most recent call last):
    onrecord.errors.InputError: Nothing of this name can be known of an article: 'outlett'. Allowed: id, title, ...
    """
    for name in given:
        if name not in FIELDS:
            raise InputError("Nothing of this name can be known of an article", value=name, allowed=", ".join(FIELDS))
    return pick_fields(given)


def pick_fields(values: Mapping[str, Any]) -> dict[str, str]:
    """Pick those of FIELDS that the values say something of, as strings; other keys are left alone.

    A whole number is taken for an id, since many number their articles, and a `date` for a date. Raises InputError for
    any other value that is no string.

    >>> pick_fields({"id": 7, "outlet": "", "section": "Weather"})
    {'id': '7'}
    """
    return {name: _string(name, values[name]) for name in FIELDS if values.get(name) not in (None, "")}


def pick_article(values: Mapping[str, Any]) -> dict[str, str]:
    """Pick the `text` and the FIELDS of an article; raises InputError where there is no text.

    >>> pick_article({"text": "The river rose.", "id": 7})
    {'text': 'The river rose.', 'id': '7'}
    """
    text = values.get("text")
    if text is None:
        raise InputError("There is no text of an article", value=sorted(map(str, values)), allowed='a "text"')
    if not isinstance(text, str):
        raise InputError("The text of an article can't be this", value=text, allowed="a string")
    return {"text": text} | pick_fields(values)


def escape_surrogates(text: str) -> str:
    r"""Escape what can't be written in UTF-8, as it stands in names of files that are in another encoding.

    >>> print(escape_surrogates("caf\udce9.txt"))
    caf\udce9.txt
    """
    return text.encode("utf-8", "backslashreplace").decode()


def _string(name: str, value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise InputError(f"The {name} of an article can't be this", value=value, allowed="a string")
    return escape_surrogates(value)
