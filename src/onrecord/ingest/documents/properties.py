"""What a file says of itself - title, author, date - and how much of that is to be believed."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from onrecord.ingest.dates import find_dates, normalize_date
from onrecord.ingest.headline import locate_title
from onrecord.ingest.page.authors import clean_authors

NEAR: Final = 45
"""A file was made so many days from a date that its text names, or the date says nothing of the text."""

HEAD: Final = 2_000
"""So many characters at the beginning say when the document came out."""

SHORT: Final = 60
"""A line of at most so many characters with a date in it gives the document's own."""

_NO_TITLE = re.compile(
    r"untitled|document\d*|microsoft (?:word|powerpoint)\b.*|.*\.(?:docx?|pdf|odt|rtf|indd|qxp|tex|html?|pages|p65)"
    r"|(?:layout|print|slide|scan|draft|template|press release|title)\s*\d*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PDF_DATE = re.compile(r"D?:?\s*(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z|[+-])(\d\d)?'?(\d\d)?'?)?")
_PROGRAM = re.compile(
    r"\b(?:windows|microsoft|office|adobe|acrobat|libreoffice|openoffice|python-docx|user|owner|scanner|printer|xerox|"
    r"ricoh|canon|dell|lenovo|acer|asus|pdf|template|unknown|system|service|temp|default)\b",
    re.IGNORECASE,
)


class Properties(NamedTuple):
    """What a file says of itself, as it is written there; None for what it doesn't say."""

    title: str | None = None
    author: str | None = None
    created: str | None = None


def believed_title(properties: Properties, lines: Iterable[str]) -> str | None:
    """Give the title where the document shows it too: one of its first lines, or what several of them make together.

    >>> believed_title(Properties(title="Harbour wall to be rebuilt"), ["HARBOUR WALL", "Harbour wall to be rebuilt"])
    'Harbour wall to be rebuilt'
    >>> believed_title(Properties(title="Microsoft Word - draft3.doc"), ["Microsoft Word - draft3.doc"]) is None
    True
    """
    title = " ".join((properties.title or "").split())
    if len(title.split()) < 2 or _NO_TITLE.fullmatch(title):
        return None
    return title if any(locate_title(title, line) for line in lines) else None


def believed_author(properties: Properties) -> str | None:
    """Give the author where a name stands there, of two words or more; a user's name or a program's is none.

    >>> believed_author(Properties(author="Ines O'Dowd")), believed_author(Properties(author="Windows User"))
    ("Ines O'Dowd", None)
    """
    written = properties.author or ""
    if _PROGRAM.search(written):
        return None
    names = [name for name in clean_authors([written], []) if len(name.split()) > 1]
    return ", ".join(names) or None


def believed_date(properties: Properties, text: str) -> str | None:
    """Give the day on which the file was made, where the text's own dates don't speak against it.

    A date that stands in a short line at the head of the text is the document's own, and is left to whoever reads the
    text: the file was made then or later. A full date within a sentence there must be near, else a year must be that
    the text names.

    >>> made = Properties(created="D:20240305184000+01'00'")
    >>> believed_date(made, "The river rose in March 2024."), believed_date(made, "A report of 1998.")
    ('2024-03-05', None)
    >>> believed_date(made, "HARROWGATE, 4 March 2024\\n\\nThe river rose.") is None
    True
    """
    written = _day(properties.created)
    if written is None:
        return None
    named = [(len(line), found[:10]) for line in text[:HEAD].splitlines() if (found := find_dates(line)[0] or "")]
    own = [day for length, day in named if length <= SHORT and len(day) == 10]
    if own:
        return written if written in own else None
    full = [day for _, day in named if len(day) == 10]
    if full:
        made = date.fromisoformat(written)
        return written if any(abs((made - date.fromisoformat(day)).days) <= NEAR for day in full) else None
    years = {int(year) for year in _YEAR.findall(text)}
    return written if not years or any(abs(int(written[:4]) - year) <= 1 for year in years) else None


def _day(created: str | None) -> str | None:
    """The day of a date as PDF or Word writes it, None where it names no day."""
    if not created:
        return None
    if found := _PDF_DATE.fullmatch(created.strip()):
        written = normalize_date("-".join(part for part in found.groups()[:3] if part))
    else:
        written = normalize_date(created)
    if written is None or len(written) < 10 or int(written[:4]) < 1980:
        return None
    return written[:10]
