"""How names are searched for: by any of their parts, however they are spelt, joined or shortened.

- Case and accents don't count. *ä*, *ö* and *ü* are found as *ae*, *oe* and *ue* too, and the other way round inside a
  word.
- What a hyphen or an apostrophe joins is found as one word and as several: *O'Hara* as *OHara*, *al-Haddad* as
  *Al Haddad*.
- Forms of address, initials and *Jr.* don't count beside a name: *Mrs. Reyes*.
- Particles and small words don't count beside two other words: *Ursula von der Leyen* is found as *Ursula Leyen*, and
  *the Bank of England* as *Bank England*. Beside one they do: *de la Cruz* isn't any *Cruz*. The Arabic article and
  *the* never count, since papers leave them out or write them in many ways.
- Particles are found joined to the name, and joined ones apart: *van den Berg* as *Vandenberg*.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, islice, product

from onrecord.archive.folding import fold
from onrecord.errors import QueryError
from onrecord.text.callings import HONORIFICS

MOST_WORDS = 64
_MOST_SPELLINGS = 24
"""In so many ways a name is looked for in a text; each is a look into the index."""

BETWEEN = 5
"""So many words more than those of a name may stand between its first and its last in a text: "Juan (de la) Cruz"."""

PARTICLES = frozenset(
    re.findall(
        r"\w+",
        "af al av ben bin bint da dal das de degli dei del della den der di do dos du e el ibn la las le los te ten ter"
        " van vom von y zu zum zur",
    )
)
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to"})
"""Words of the names of organizations, which others leave out or put otherwise."""
_ARTICLES = frozenset({"a", "al", "an", "el", "the"})
_JOINED_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "es", "ul"})
_GROWN_TOGETHER = re.compile(
    r"(o(?=[^\W\daeiou][rlh]?[aeiouy])|d(?=[aeious])|[ae]l(?=[^\W\daeiou]))(\w{4,})", re.IGNORECASE
)
"""Names that others write as two words: *Obrien*, *Dsouza*, *Alhaddad*."""

_JOINABLE = PARTICLES | {"mc", "mac", "fitz", "saint"}
"""Words that others join to the word after them."""
_PREFIXES = {
    "mc": ("mc",), "mac": ("mac",), "van": ("van",), "vander": ("van", "der"), "vanden": ("van", "den"),
    "von": ("von",), "vonder": ("von", "der"), "de": ("de",), "dela": ("de", "la"), "delos": ("de", "los"),
    "del": ("del",), "della": ("della",), "da": ("da",), "di": ("di",), "du": ("du",), "la": ("la",), "le": ("le",),
}  # fmt: skip
"""Such words where they are joined, and as others write them apart."""
_SHORTEST_REST = 4
"""What follows them has at least so many letters."""

_JOINED = re.compile(r"\w+(?:['’ʼ‘`´\u2010\u2011-]\w+)*")
_POSSESSIVE = re.compile(r"['’ʼ]s\b", re.IGNORECASE)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_DIGRAPH = re.compile(r"(?<=[b-df-hj-np-tv-z])([aou])e(?=[b-df-hj-np-tv-z]{2})", re.IGNORECASE)
"""An umlaut as it is written where there is none: inside a word, before two consonants, unlike that of *Michael*."""

Spelling = tuple[str, ...]
"""The words of a part of a name that stand side by side."""


@lru_cache(maxsize=256)
def name_match(name: str) -> str:
    """Write a name in the language of FTS5, for an index of names: its words in any order, in all their spellings.

    Raises QueryError where there is no word in it.

    >>> print(name_match("Ana Reyes"), "/", name_match("Mrs. Reyes"))
    "Ana" AND "Reyes" / "Reyes"
    >>> print(name_match("Ursula von der Leyen"))
    ("Ursula" AND "Leyen") OR ("Ursula" AND "vonderLeyen")
    >>> print(name_match("O'Hara"))
    "O Hara" OR "OHara"
    """
    written = []
    for reading in _readings(name):
        groups = [[f'"{" ".join(each)}"' for each in ways] for ways in reading]
        several = len(groups) > 1
        ways = (f"({' OR '.join(group)})" if several and len(group) > 1 else " OR ".join(group) for group in groups)
        written.append(" AND ".join(ways))
    several = len(written) > 1
    return " OR ".join(f"({each})" if several and " AND " in each else each for each in written)


@lru_cache(maxsize=256)
def passage_match(name: str) -> str:
    """Write a name in the language of FTS5, for an index of texts: likewise, but its words close to each other.

    Raises QueryError as `name_match` does.

    >>> print(passage_match("Ana Reyes"), "/", passage_match("von der Leyen"))
    NEAR("Ana" "Reyes", 5) / NEAR("von" "der" "Leyen", 6) OR "vonderLeyen"
    """
    more = len(_parts(name)) - len(_readings(name)[0])
    chosen = chain.from_iterable(product(*reading) for reading in _readings(name))
    ways = (_near(parts, max(BETWEEN, more)) for parts in chosen)
    return " OR ".join(dict.fromkeys(islice(ways, _MOST_SPELLINGS)))


def last_word_match(name: str) -> str:
    """Write the last word of a name that counts in the language of FTS5.

    >>> last_word_match("Siobhan O'Hara")
    '"O Hara" OR "OHara"'
    """
    return " OR ".join(f'"{" ".join(each)}"' for each in _readings(name)[0][-1])


def name_words(name: str) -> list[str]:
    """Give the words of a name that count, to be marked where they are found; particles aren't worth it.

    >>> name_words("Ursula von der Leyen")
    ['"Ursula"', '"Leyen"', '"vonderLeyen"']
    """
    found = []
    for reading in _readings(name):
        telling = [ways for ways in reading if not _tells_little(ways[0])] or reading
        found += [f'"{" ".join(each)}"' for ways in telling for each in ways]
    return list(dict.fromkeys(found))


def spellings(word: str) -> list[str]:
    """Give the ways in which a word can be spelt, its own first.

    >>> spellings("Müller"), spellings("Mueller"), spellings("Michael")
    (['Müller', 'Mueller'], ['Mueller', 'Muller'], ['Michael'])
    """
    return list(dict.fromkeys((word, word.translate(_UMLAUTS), _DIGRAPH.sub(r"\1", word))))


def _parts(name: str) -> list[Spelling]:
    """Take a name apart: a part is a word, or the words that a hyphen or an apostrophe joins."""
    parts = [tuple(re.findall(r"\w+", each)) for each in _JOINED.findall(_POSSESSIVE.sub("", fold(name)))]
    parts = [_without_article(part) for part in parts[:MOST_WORDS]]
    if not parts:
        raise QueryError("There is no name to search for", value=name, allowed="a name, or a part of one")
    return parts


Reading = list[list[Spelling]]
"""The parts of a name that count, each in all its spellings."""


def _readings(name: str) -> list[Reading]:
    """Read a name as it is written, and if it has particles, with these joined to what follows them."""
    parts = _parts(name)
    joined: list[Spelling] = []
    before = ""
    for part in parts:
        if len(part) == 1 and part[0].lower() in _JOINABLE and part is not parts[-1]:
            before += part[0]
        else:
            joined.append((before + part[0], *part[1:]))
            before = ""
    readings = [[_spellings(part) for part in _counting(parts)]]
    if len(joined) < len(parts):
        readings.append([[part] for part in _counting(joined)])
    return readings


def _counting(parts: list[Spelling]) -> list[Spelling]:
    """Choose the parts of a name that count."""
    parts = [part for part in parts if part[0].lower() not in HONORIFICS] or parts
    telling = [part for part in parts if not _tells_little(part)]
    if len(telling) > 1:
        return telling
    last = parts[-1]  # Malcolm X
    initials = [part for part in parts if len(part) == 1 and len(part[0]) == 1 and part is not last]
    return [part for part in parts if not (part in initials or part[0].lower() in _ARTICLES) or len(part) > 1] or parts


def _tells_little(part: Spelling) -> bool:
    word = part[0].lower()
    return len(part) == 1 and (len(word) == 1 or word in PARTICLES or word in _SMALL)


def _without_article(part: Spelling) -> Spelling:
    return part[1:] if len(part) > 1 and part[0].lower() in _JOINED_ARTICLES else part


def _spellings(part: Spelling) -> list[Spelling]:
    """Give the ways in which a part of a name may stand in a text."""
    apart = [tuple(chain.from_iterable(words)) for words in product(*map(_ways, part))]
    return list(dict.fromkeys(islice(apart + ([("".join(part),)] if len(part) > 1 else []), _MOST_SPELLINGS)))


def _ways(word: str) -> list[Spelling]:
    return [(each,) for each in spellings(word)] + [tuple(each.split()) for each in grown_together(word)]


def grown_together(word: str) -> list[str]:
    """Give the words apart that others have joined, if a word looks as if they had.

    >>> grown_together("OBrien"), grown_together("Vandenberg"), grown_together("bridge")
    (['O Brien'], ['van denberg', 'van den berg'], [])
    """
    found = _GROWN_TOGETHER.fullmatch(word)
    apart = [f"{found[1]} {found[2]}"] if found else []
    lower = word.lower()
    for prefix, words in _PREFIXES.items():
        if lower.startswith(prefix) and len(word) >= len(prefix) + _SHORTEST_REST:
            apart.append(" ".join((*words, lower[len(prefix) :])))
    return apart


def _near(parts: Sequence[Spelling], between: int) -> str:
    phrases = [f'"{" ".join(part)}"' for part in parts]
    if len(phrases) == 1:
        return phrases[0]
    return f"NEAR({' '.join(phrases)}, {sum(map(len, parts)) - len(parts[0]) - len(parts[-1]) + between})"
