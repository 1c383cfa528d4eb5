"""Takes a person's name apart into titles, given names, surname and suffix, and finds the bones of a surname."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from onrecord.knowledge.persons import fold

WOMEN: Final = frozenset({"mrs", "ms", "miss", "dame", "lady", "madam", "queen", "princess", "congresswoman", "sister"})
MEN: Final = frozenset({"mr", "sir", "lord", "king", "prince", "congressman", "brother", "father"})
TITLES: Final = (
    WOMEN
    | MEN
    | frozenset(
        re.findall(
            r"\w+",
            """
    mx dr doctor prof professor rev reverend bishop archbishop cardinal pope rabbi imam sheikh sheik shaikh ayatollah
    judge justice hon honorable president vice deputy assistant acting former ex then senior junior chief chairman
    chairwoman chair minister premier chancellor secretary general state attorney senator sen representative rep
    congressman congresswoman gov governor lt lieutenant mayor councilman councilwoman councillor councilor cllr
    alderman assemblyman assemblywoman commissioner ambassador director manager coach captain capt col colonel maj
    major sgt sergeant cpl corporal pvt private adm admiral gen brig brigadier cmdr commander officer detective
    inspector constable sheriff trooper agent staff counsel press spokesman spokeswoman spokesperson editor reporter
    author actor actress singer king queen prince princess emir sultan shah sheikha baroness countess
    duchess lord lady sir dame leader speaker whip treasurer prosecutor lawyer solicitor pastor
    """,
        )
    )
)
"""Words before a name that say what somebody is. A part of "Staff Rahm Emanuel" is one, too."""

SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What tells a child from a parent of the same name."""

_ALSO_SURNAMES: Final = frozenset(
    {"king", "bishop", "pope", "judge", "prince", "major", "lord", "sheriff", "constable"}
)
"""Such words that are surnames, too."""

_LETTERS_BEHIND: Final = frozenset({"phd", "md", "mp", "mep", "qc", "kc", "esq", "obe", "mbe", "cbe"})
_PARTICLES: Final = frozenset(
    {"al", "el", "bin", "bint", "ibn", "ben", "van", "von", "der", "den", "de", "la", "di", "da", "du", "dos", "del",
     "ter", "le"}
)  # fmt: skip
"""Words before a surname that some papers leave out, join to it or write otherwise."""

_ALSO_GIVEN: Final = frozenset({"ben", "van"})
"""Such words that are first names, too."""

_OF: Final = re.compile(r"\bof\b", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_APOSTROPHE: Final = re.compile(r"['’ʼ‘`´]")
_SOUNDS: Final = (
    ("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("ph", "f"), ("kh", "k"), ("gh", "k"), ("ck", "k"),
    ("q", "k"), ("g", "k"), ("c", "k"), ("x", "ks"), ("w", "v"), ("z", "s"), ("j", "y"),
)  # fmt: skip
_WEAK: Final = re.compile(r"[aeiouyh]")
_TWICE: Final = re.compile(r"(.)\1+")


class PersonName(NamedTuple):
    """A person's name in small letters without accents: given names, initials among them, a surname, and a suffix.

    `titles` are the words before it that say what the person is. Without given names it is a surname alone.
    """

    given: tuple[str, ...]
    surname: str
    suffix: str
    titles: frozenset[str]


def person_name(name: str) -> PersonName | None:
    """Take a name apart; None where nothing but titles is left, or it is no name: "Attorney General of Mexico".

    >>> person_name("Sen. José P. O’Hara, Jr.")
    PersonName(given=('jose', 'p'), surname='ohara', suffix='jr', titles=frozenset({'sen'}))
    >>> person_name("Mrs. Reyes").given, person_name("Abdel-Fattah al-Sisi").given, person_name("Communications Chief")
    ((), ('abdel', 'fattah'), None)
    """
    words = fold(_APOSTROPHE.sub("", _POSSESSIVE.sub("", name.strip()))).split()
    suffix = ""
    while len(words) > 1 and (words[-1] in SUFFIXES or words[-1] in _LETTERS_BEHIND):
        last = words.pop()
        suffix = last if last in SUFFIXES else suffix
    titles: set[str] = set()
    while len(words) > 1 and words[0] in TITLES:
        titles.add(words.pop(0))
    if (
        not words
        or not words[-1].isalpha()
        or _OF.search(name)
        or (words[-1] in TITLES and words[-1] not in _ALSO_SURNAMES)
    ):
        return None
    first = words[:1] if len(words) > 1 and words[0] in _ALSO_GIVEN else []
    kept = [*first, *(word for word in words[len(first) : -1] if word not in _PARTICLES)]
    given = tuple(letter for word in kept for letter in _initials(word))
    return PersonName(given, words[-1], suffix, frozenset(titles))


@lru_cache(maxsize=50_000)
def bones(surname: str) -> str:
    """Give what all spellings of a surname have in common, as far as can be: the sounds of its consonants.

    Surnames with the same bones may still differ: *Bell* and *Ball*.

    >>> bones("qaddafi") == bones("gadhafi"), bones("zelenskyy") == bones("zelensky"), bones("reyes")
    (True, True, 'rs')
    """
    letters = surname
    for written, sound in _SOUNDS:
        letters = letters.replace(written, sound)
    return _TWICE.sub(r"\1", _WEAK.sub("", letters)) or surname[:1]


def surname_bones(name: str) -> str:
    """Give the bones of a person's surname, empty where the name has none.

    >>> surname_bones("Ana Reyes"), surname_bones("the Senator")
    ('rs', '')
    """
    found = person_name(name)
    return bones(found.surname) if found else ""


def _initials(word: str) -> tuple[str, ...]:
    """Part initials that stand together: "jr" for J. R. has no vowel, and no name is as short as that."""
    return tuple(word) if len(word) in (2, 3) and not re.search(r"[aeiouy]", word) else (word,)
