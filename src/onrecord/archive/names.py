"""How names are searched for: by any of their parts, however they are spelt, joined or shortened.

- Case and accents don't count. *ä*, *ö* and *ü* are found as *ae*, *oe* and *ue* too, and the other way round inside a
  word.
- What a hyphen or an apostrophe joins is found as one word and as several: *O'Hara* as *OHara*, *al-Haddad* as
  *Al Haddad*.
- Forms of address, initials and *Jr.* don't count beside a name: *Mrs. Reyes*.
- Particles don't count beside two other words: *Ursula von der Leyen* is found as *Ursula Leyen*. Beside one they do:
  *de la Cruz* isn't any *Cruz*. The Arabic article never counts, since papers write it in many ways or not at all.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, islice, product

from onrecord.archive.folding import fold
from onrecord.errors import QueryError

MOST_WORDS = 64
_MOST_SPELLINGS = 24
"""In so many ways a name is looked for; each is a look into the index."""

BETWEEN = 3
"""So many words more than those of a name may stand between its first and its last: "Juan (de la) Cruz"."""

HONORIFICS = frozenset(
    re.findall(r"\w+", "mr mrs ms miss mx dr sir dame lord lady prof professor jr sr ii iii phd md mp")
)
PARTICLES = frozenset(
    re.findall(
        r"\w+",
        "af al av ben bin bint da dal das de degli dei del della den der di do dos du e el ibn la las le los te ten ter"
        " van vom von y zu zum zur",
    )
)
_ARTICLES = frozenset({"al", "el"})
_JOINED_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "es", "ul"})
_GROWN_TOGETHER = re.compile(
    r"(o(?=[^\W\daeiou][rlh]?[aeiouy])|d(?=[aeious])|[ae]l(?=[^\W\daeiou]))(\w{4,})", re.IGNORECASE
)
"""Names that others write as two words: *Obrien*, *Dsouza*, *Alhaddad*."""

_JOINED = re.compile(r"\w+(?:['’ʼ‘`´\u2010\u2011-]\w+)*")
_POSSESSIVE = re.compile(r"['’ʼ]s\b", re.IGNORECASE)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_DIGRAPH = re.compile(r"(?<=[b-df-hj-np-tv-z])([aou])e(?=[b-df-hj-np-tv-z]{2})", re.IGNORECASE)
"""An umlaut as it is written where there is none: inside a word, before two consonants, unlike that of *Michael*."""

Spelling = tuple[str, ...]
"""The words of a part of a name that stand side by side."""


@lru_cache(maxsize=256)
def name_match(name: str) -> str:
    """Write a name in the language of FTS5: its words close to each other, in any order, in all their spellings.

    Raises QueryError where there is no word in it.

    >>> print(name_match("Ana Reyes"), "/", name_match("Mrs. Reyes"))
    NEAR("Ana" "Reyes", 3) / "Reyes"
    >>> print(name_match("Ursula von der Leyen"), "/", name_match("von der Leyen"))
    NEAR("Ursula" "Leyen", 3) / NEAR("von" "der" "Leyen", 4)
    >>> print(name_match("O'Hara"))
    "O Hara" OR "OHara"
    """
    all_parts = _parts(name)
    counting = _counting(all_parts)
    between = max(BETWEEN, len(all_parts) - len(counting))
    ways = islice(product(*map(_spellings, counting)), _MOST_SPELLINGS)
    return " OR ".join(dict.fromkeys(_near(chosen, between) for chosen in ways))


def name_words(name: str) -> list[str]:
    """Give the words of a name that count, to be marked where they are found; particles aren't worth it.

    >>> name_words("Ursula von der Leyen")
    ['"Ursula"', '"Leyen"']
    """
    parts = _counting(_parts(name))
    telling = [part for part in parts if len(part) > 1 or not _is_small(part[0])] or parts
    return [f'"{" ".join(spelling)}"' for part in telling for spelling in _spellings(part)]


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


def _counting(parts: list[Spelling]) -> list[Spelling]:
    """Choose the parts of a name that count."""
    parts = [part for part in parts if part[0].lower() not in HONORIFICS] or parts
    telling = [part for part in parts if len(part) > 1 or not _is_small(part[0])]
    if len(telling) > 1:
        return telling
    return [part for part in parts if len(part) > 1 or part[0].lower() not in _ARTICLES] or parts


def _is_small(word: str) -> bool:
    return len(word) == 1 or word.lower() in PARTICLES


def _without_article(part: Spelling) -> Spelling:
    return part[1:] if len(part) > 1 and part[0].lower() in _JOINED_ARTICLES else part


def _spellings(part: Spelling) -> list[Spelling]:
    """Give the ways in which a part of a name may stand in a text."""
    apart = [tuple(chain.from_iterable(words)) for words in product(*map(_ways, part))]
    return apart + ([("".join(part),)] if len(part) > 1 else [])


def _ways(word: str) -> list[Spelling]:
    found = _GROWN_TOGETHER.fullmatch(word)
    return [(each,) for each in spellings(word)] + ([(found[1], found[2])] if found else [])


def _near(parts: Sequence[Spelling], between: int) -> str:
    phrases = [f'"{" ".join(part)}"' for part in parts]
    if len(phrases) == 1:
        return phrases[0]
    return f"NEAR({' '.join(phrases)}, {sum(map(len, parts)) - len(parts[0]) - len(parts[-1]) + between})"
