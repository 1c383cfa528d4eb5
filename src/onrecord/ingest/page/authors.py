"""Who wrote an article: names, and nothing that only stands where a name should."""

import re
from collections.abc import Iterable
from typing import Final

from onrecord.knowledge.outlets import fold

MOST: Final = 12
LONGEST: Final = 300
LONGEST_NAME: Final = 60
MOST_WORDS: Final = 6

_BY = re.compile(
    r"^(?:(?:words|story|text|written|reporting|posted|report|analysis|review)\s+)?(?:by|from):?\s+", re.IGNORECASE
)
_NO_NAME = re.compile(r"[\d@/:?!\"“”<>=_|]|\.\w{2,4}$|\w{3,}\.\s")
_STOP = re.compile(r"(?<=\w{4})\.$")
_AND = re.compile(r"\s*(?:[;|/•·]|\s+(?:and|with|&)\s+|&|\n)\s*", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*|[a-z]{1,3}[-'’][A-Z][\w'’-]*")
_PARTICLE = re.compile(
    r"d[aeiou]|d[eao]s|dell?a?|van|von|de[nr]|ter|l[ae]|[ea]l|bin|bint|ibn|a[fv]|zu|y|e|of|in|for|the"
)
_ROLES: Final = """
    analyst associate bureau business chief columnist columnists contributor contributors correspondent correspondents
    critic deputy desk director editor editors entertainment fellow health intern journalist journalists lecturer news
    photographer political presenter producer producers professor reporter reporters science senior sport sports staff
    technology writer writers
"""
_ROLE = re.compile(rf"\b(?:{'|'.join(_ROLES.split())}|in [A-Z]\w+)\b", re.IGNORECASE)
_NOBODY: Final = {
    "noauthor", "admin", "administrator", "editor", "editors", "editorial", "staff", "staffwriter", "staffreporter",
    "unknown", "anonymous", "none", "null", "undefined", "author", "authors", "guest", "guestauthor", "user", "root",
    "webmaster", "newsdesk", "webdesk", "newsroom", "newsteam", "team", "contributor", "contributors", "reporter",
    "agencies", "agency", "na", "wordpress", "default", "test", "by", "name", "website", "online", "superuser",
    "seealso", "readmore", "followus", "share", "subscribe", "aboutus", "contactus", "allposts",
}  # fmt: skip
_STAFF = r"(?:(?:staff|news|web) )?(?:reporters?|writers?|correspondents?|desk|team|staff)"
MOST_OF_CREDIT: Final = 4
"""A name that stands in a line without "By" has no more words."""

_WHERE = re.compile(r"(?:,| \||,? (?:in|at|from|for|on|outside|reporting|\())(?= |$)")
"""Behind a name: where its bearer is, or what."""

_TOGETHER = re.compile(r" and |, | & ")
_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_TITLES: Final = frozenset(
    ["mayor", "president", "minister", "chancellor", "king", "queen", "prince", "princess", "sir", "dame", "lord",
     "lady", "mr", "mrs", "ms", "dr", "senator", "governor", "judge", "captain", "general", "the", "a", "an", "live",
     "breaking", "update", "updates", "watch", "exclusive"]
)  # fmt: skip
"""A line that begins with one of these is about somebody, and names nobody who wrote it."""

_COLLECTIVE = re.compile(rf"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){{0,2}} {_STAFF}")
"""Such as a paper calls those of its own whom it doesn't name."""


def clean_authors(written: Iterable[str], outlets: Iterable[str]) -> tuple[str, ...]:
    """Take the names out of what is written where authors should stand; none where nobody is named.

    The outlet's own name says nothing, and neither do "admin", a slogan, a role or a sentence.

    >>> clean_authors(["By Ada Moe, Health Correspondent and Jens Wold"], [])
    ('Ada Moe', 'Jens Wold')
    >>> clean_authors(["No Author", "News you can trust since 1890", "The Courier"], ["Courier"])
    ()
    """
    ours = {fold(outlet) for outlet in outlets}
    found: dict[str, str] = {}
    for each in written:
        line = _BY.sub("", " ".join(each[:LONGEST].split()))
        for part in _AND.split(line):
            for name in _of_part(_STOP.sub("", part.strip(" ,"))):
                key = fold(name)
                if key and key not in _NOBODY and key not in ours:
                    found.setdefault(key, name)
    return tuple(found.values())[:MOST]


def read_credit(line: str) -> tuple[str, ...]:
    """Read a line that does nothing but name who wrote something, and where they are; no names where it may do more.

    >>> read_credit("Kari Solli and Jens Wold"), read_credit("Kari Solli in Oslo"), read_credit("Mayor Finn Aspelund")
    (('Kari Solli', 'Jens Wold'), ('Kari Solli',), ())
    """
    where = _WHERE.search(line)
    named = line[: where.start()] if where else line
    if len(line) > LONGEST or not named.strip() or named.isupper() or _SENTENCE.search(line):
        return ()
    names = clean_authors([named], [])
    parts = _TOGETHER.split(named)
    whole = len(names) == len(parts) and all(map(is_name, parts))
    short = all(2 <= len(name.split()) <= MOST_OF_CREDIT for name in names)
    return names if whole and short and named.split()[0].casefold() not in _TITLES else ()


def _of_part(part: str) -> list[str]:
    """Read one part of a byline: a name, several with commas, or a name and what they are."""
    names = [piece.strip() for piece in part.split(",")]
    if len(names) == 2 and all(len(name.split()) == 1 for name in names):
        family, given = names
        return [f"{given} {family}"] if is_name(f"{given} {family}") and not _ROLE.search(given) else []
    found = [name for number, name in enumerate(names) if is_name(name) and (number == 0 or not _ROLE.search(name))]
    return found if found and (found[0] == names[0] or len(names) == 1) else []


def is_name(name: str) -> bool:
    """Say whether a line may be somebody's name: a few words, all of them such as names have.

    >>> is_name("Ursula von der Leyen"), is_name("Mayor says he will quit"), is_name("admin42")
    (True, False, False)
    """
    words = name.split()
    if not 1 <= len(words) <= MOST_WORDS or len(name) > LONGEST_NAME or _NO_NAME.search(name):
        return False
    if _COLLECTIVE.fullmatch(name):
        return True
    if len(words) == 1:  # an agency, or a name that is known alone
        return name[0].isupper() and "-" not in name and (len(name) > 2 or name.isupper())
    return all(_CAPITAL.fullmatch(word) or _PARTICLE.fullmatch(word) for word in words) and bool(
        _CAPITAL.fullmatch(words[-1])
    )
