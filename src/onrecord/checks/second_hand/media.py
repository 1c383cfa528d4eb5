"""Which words name a medium: a newspaper, an agency, a broadcaster."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from onrecord.knowledge import outlets

LONGEST: Final = 120
"""In longer words no medium is looked for, in characters."""

_AGENCIES: Final = frozenset({
    "AFP", "Agence France-Presse", "Agence France Presse", "UPI", "United Press International", "Interfax", "ITAR-TASS",
    "Itar-Tass", "Tass", "RIA Novosti", "Anadolu", "IRNA", "ISNA", "Tasnim", "KCNA", "Yonhap", "Kyodo", "ANSA", "DPA",
    "dpa", "Press Trust of India", "PTI", "ANI", "SANA", "WAFA", "Antara", "Bernama", "Ukrinform", "NTB", "Ritzau",
})  # fmt: skip
"""News agencies that the table of outlets doesn't have."""

_FORM: Final = re.compile(
    r"(?!University |Breaking |Fake |Good |Canada |Australia |Deutsche )(?:(?!of )[\w&.’'-]+ ){1,3}"
    r"(?:Times|Herald|Tribune|Gazette|Chronicle|Courier|Telegraph|Guardian|Observer|Post|Daily|Journal|News|Newspaper"
    r"|Television|TV|Radio|Press|Examiner|Inquirer|Dispatch|News Agency|news agency)"
)
"""How the names of media end that no table knows."""

_NO_MEDIUM: Final = frozenset({"I", "Nature", "Vanguard", "Metro", "Time", "Press", "News", "Post"})
"""Names that mostly mean something else."""

_AROUND: Final = frozenset({
    "a", "an", "the", "of", "in", "by", "from", "on", "at", "to", "as", "its", "their", "own", "this", "that",
    "and", "report", "reports", "reporting", "article", "articles", "story", "stories", "account", "accounts",
    "investigation", "exclusive", "newspaper", "newspapers", "paper", "papers", "daily", "weekly", "tabloid",
    "broadsheet", "magazine", "publication", "broadcaster", "channel", "network", "station", "television", "tv",
    "radio", "website", "site", "blog", "online", "news", "agency", "agencies", "wire", "service", "outlet",
    "outlets", "media", "programme", "program", "show", "state", "state-run", "state-owned", "state-controlled",
    "official", "semi-official", "government-run", "public", "private", "independent", "local", "national",
    "regional", "international", "foreign", "financial", "business", "conservative", "liberal", "leading",
    "influential", "largest", "popular", "gossip", "trade", "sister", "rival", "earlier", "late", "last",
    "yesterday", "today", "week", "month", "reporter", "reporters", "correspondent", "correspondents",
})  # fmt: skip
"""The words that may stand around a medium's name in a source: "a report in the … newspaper"."""

_BEFORE: Final = frozenset({"some", "several", "other", "unconfirmed", "recent", "press"})
"""Words that may stand before them and begin a sentence."""

MOST_BEFORE: Final = 2
"""So many words with a capital may stand in front of a name and belong to it."""

_AROUND_ENDS: Final = ("-based", "-language", "-owned", "-run", "-backed")

_RUN: Final = re.compile(r"(?:[A-Z0-9][\w&.+-]*|dpa\b)(?: (?:(?:of|the|de) )?[A-Z0-9][\w&.+-]*| news agency){0,5}")
"""Words that begin with capitals, as names do."""

_FIRST: Final = re.compile(r"(?:The|A|An|In|According to)(?: |\Z)")
_DAY: Final = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_WORD: Final = re.compile(r"[\w-]+")
_POSSESSIVE: Final = re.compile(r"[’']s\b")

_KIND: Final = r"(?:media|television|TV|radio|newspapers?|news agency|press|broadcaster)"
_WHOSE: Final = r"(?!Social\b|The\b)[A-Z][\w-]+(?:[’']s)? "
_UNNAMED: Final = re.compile(
    r"(?:(?:[Tt]he|[Ss]ome|[Ss]everal|[Oo]ther|[Uu]nconfirmed|[Rr]ecent) )?(?:"
    rf"(?:{_WHOSE})?(?:[Ss]tate(?:-run|-owned|-controlled)?|[Oo]fficial|[Ll]ocal|[Nn]ational|[Ff]oreign) {_KIND}"
    r"(?: reports?| outlets?)?"
    rf"|(?:{_WHOSE})?(?:[Mm]edia|[Pp]ress|[Nn]ewspaper|[Tt]elevision|TV) reports"
    rf"|{_WHOSE}(?:media|newspapers))"
)
"""Media without a name: "Iranian state television", "local media", "press reports"."""


class Medium(NamedTuple):
    """A medium as some words name it: its name there, where it stands in them, and how the table calls it."""

    name: str
    start: int
    end: int
    outlet: str
    is_named: bool = True


def medium_in(words: str) -> Medium | None:
    """Find the medium that the words of a source name, if they name one, and nobody but its reporter.

    >>> [found and found.name for found in map(medium_in, ("a report in the Daily Mail", "Bild’s editor", "she"))]
    ['Daily Mail', None, None]
    >>> medium_in("Iranian state television").is_named
    False
    """
    if len(words) > LONGEST:
        return None
    if _UNNAMED.fullmatch(words):
        first, space, rest = words.partition(" ")
        name = f"{first.lower()}{space}{rest}" if first.lower() in _AROUND | _BEFORE else words
        return Medium(name, 0, len(words), words.casefold(), is_named=False)
    runs = tuple(_runs(words))
    found = next(filter(None, (_named(words, *run) for run in runs)), None)
    return found if found and _stands_alone(words, found, runs) else None


def is_medium(name: str) -> bool:
    """Tell whether a name is a medium's.

    >>> [is_medium(name) for name in ("BBC", "Kelling Courier", "Ana Reyes", "I")]
    [True, True, False, False]
    """
    if name in _NO_MEDIUM:
        return False
    return name in _AGENCIES or bool(_FORM.fullmatch(name)) or _table().called(name) is not None


@cache
def _table() -> outlets.Outlets:
    return outlets.load()


def _runs(words: str) -> Iterator[tuple[int, int]]:
    """Give the places of the names in some words, without the words that begin a sentence, and days of the week."""
    for run in _RUN.finditer(words):
        start, end = run.span()
        while first := _FIRST.match(words, start, end):
            start = first.end()
        end = start + len(words[start:end].rstrip(".-"))
        if start < end and not _DAY.fullmatch(words, start, end):
            yield start, end


def _named(words: str, start: int, end: int) -> Medium | None:
    """Find a medium's name at the end of a run of names, behind at most two of a country: "South Korean Yonhap".

    A single word that the table has with an article is a name only behind one: "Sun reported a loss" is of no paper.
    Behind other words it is one only if it is a medium's whole name: "The Weekly Standard" is not the Standard.
    """
    capitals = 0
    while start < end and capitals <= MOST_BEFORE:
        name = words[start:end]
        outlet = _table().called(name)
        if " " in name or outlet is None:
            fits = True
        elif capitals:
            fits = outlets.fold(name) == outlets.fold(outlet) and not outlet.startswith("The ")
        else:
            fits = not outlet.startswith("The ") or words[:start].lower().endswith("the ")
        if fits and is_medium(name) and (name[0].isupper() or name in _AGENCIES):
            return Medium(name, start, end, outlet or name)
        capitals += name[0].isupper()
        start = words.find(" ", start, end) + 1 or end
    return None


def _stands_alone(words: str, found: Medium, runs: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether all other words only say what kind of medium it is, whose, and who of it reports."""
    for start, end in runs:
        if start <= found.start < end:
            fits = " of " not in words[start : found.start]
        elif start < found.start:
            fits = " " not in words[start:end]
        else:
            fits = _POSSESSIVE.match(words, found.end) is not None
        if not fits:
            return False
    named = (*runs, (found.start, found.end))
    plain = _POSSESSIVE.sub("  ", words)
    around = (word for word in _WORD.finditer(plain) if not any(start <= word.start() < end for start, end in named))
    return all(_may_stand_around(word[0].lower()) for word in around)


def _may_stand_around(word: str) -> bool:
    return word in _AROUND or word.isdigit() or word.endswith(_AROUND_ENDS)
