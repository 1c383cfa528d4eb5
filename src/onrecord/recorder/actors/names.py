"""Compares names: their titles, which of two is the fuller, and whether they can be one person's."""

import re
from collections.abc import Sequence
from typing import Final, Literal

from onrecord.recorder.text import INVISIBLE

Gender = Literal["he", "she"]

_PARTY: Final = re.compile(r"(?:[RDI]|DFL|Lab|Con|LD)-(?!Day\b)[A-Z][\w. ]{0,18}")
_WORD: Final = re.compile(r"[^\W_]+(?:[.'’‑-][^\W_]+)*\.?")
_POSSESSIVE: Final = re.compile(r"(?:['’]s|(?<=s)['’])$")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HE: Final = _set("mr sir king prince lord congressman sheikh sheik father brother pope baron duke count")
_SHE: Final = _set("mrs ms miss dame lady queen princess congresswoman sister baroness duchess countess")

TITLES: Final = (
    _HE
    | _SHE
    | _set("""
    acting adm admiral ambassador analyst archbishop assemblyman assemblywoman attorney ayatollah bishop brig
    brigadier candidate capt captain cardinal chair chairman chairwoman chancellor chief cllr co-chairman coach col
    colonel commander commissioner consul corporal councillor councilman councilwoman cpl czar dean delegate democrat
    democratic deputy detective dictator director doctor dr economist emir envoy ex ex-president executive first
    foreign former gen general gov governor imam inspector interior judge justice leader lieutenant lt maj major mayor
    minister nominee ofc officer opposition pollster premier president presidential press prime prof professor rep
    representative republican rev reverend secretary sen senator senior sergeant sgt sheriff speaker special spokesman
    spokesperson spokeswoman state superintendent treasurer vice whip
""")
)
"""Words before a name that aren't part of it."""

_KEPT: Final = _set("king queen pope prince princess sheikh sheik emir sir dame lord lady")
"""Titles that stay with a single name: King Abdullah, Pope Francis."""

_KNIGHTED: Final = _set("sir dame lord lady")
"""Titles that stay with a forename or a surname, and are no word of either: Sir Tom, Dame Ellen."""

_SUFFIXES: Final = _set("jr sr ii iii iv esq phd md")
_PARTICLES: Final = _set("al el de da del della di du van von der den ten bin ibn la le abu st")
_LEGAL_FORMS: Final = _set("inc corp co ltd llc plc corporation company group ag sa gmbh limited incorporated")


_UNSEEN: Final = dict.fromkeys(map(ord, INVISIBLE)) | {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
"""What nobody sees in a name: soft hyphens, spaces without a width, and that letters are joined into one."""


def seen(name: str) -> str:
    """Write a name as it is seen.

    >>> seen("Brand\u00advold"), seen("Ho\ufb00mann")
    ('Brandvold', 'Hoffmann')
    """
    return name if name.isascii() else name.translate(_UNSEEN)


def words(name: str) -> tuple[str, ...]:
    """Give the words of a name that tell it from others: in lower case, without possessive, articles, dots, suffixes.

    >>> words("the Orsha Co.'s"), words("Ruben Halasz Jr.")
    (('orsha', 'co'), ('ruben', 'halasz'))
    """
    found = [word.replace(".", "").replace("’", "'") for word in _WORD.findall(without_possessive(name).casefold())]
    kept = [word for word in found if word not in _SUFFIXES and word not in {"the", "a", "an"}]
    return tuple(kept or found)


def personal_words(name: str) -> tuple[str, ...]:
    """The words of a person's name that tell it from others: the title of a knight, a dame or a lord doesn't.

    >>> personal_words("Sir Tom"), personal_words("King Abdullah"), personal_words("Lady")
    (('tom',), ('king', 'abdullah'), ('lady',))
    """
    found = words(name)
    return found[1:] if len(found) > 1 and found[0] in _KNIGHTED else found


def without_possessive(name: str) -> str:
    """Cut off the ending that makes a name a possessive.

    >>> without_possessive("Putin’s"), without_possessive("the Senators’")
    ('Putin', 'the Senators')
    """
    return _POSSESSIVE.sub("", name)


def title_length(name: str) -> int:
    """Count the characters of the titles before a person's name.

    >>> "Vice President Ida Berg"[title_length("Vice President Ida Berg"):]
    'Ida Berg'
    >>> title_length("King Abdullah"), title_length("Major")
    (0, 0)
    """
    found = list(_WORD.finditer(name))
    first = 0
    while first < len(found) - 1 and _is_title(found[first].group()):
        first += 1
    if first and len(found) - first == 1 and found[first - 1].group().casefold() in _KEPT:
        first -= 1
    return found[first].start() if first else 0


def _is_title(word: str) -> bool:
    return all(part in TITLES for part in word.casefold().rstrip(".").split("-"))


_GENERIC: Final = _set("""
    police government officials officers authorities eyewitnesses witnesses investigators prosecutors residents people
    critics supporters experts analysts researchers scientists reporters lawmakers voters protesters media army military
    rebels militants troops soldiers doctors sources everyone everybody nobody someone
""")
_PROPER: Final = re.compile(
    r"(?:['’]s?)? (?:government|administration|campaign|ministry|embassy|parliament|army|navy|regime)$"
)


def is_generic(name: str) -> bool:
    """Tell whether something looks like a name only because it begins a sentence.

    >>> is_generic("Police"), is_generic("Reyes")
    (True, False)
    """
    found = words(name)
    return len(found) == 1 and found[0] in _GENERIC


def is_title(name: str) -> bool:
    """Tell whether something that looks like a person's name is only a title.

    >>> is_title("the U.S. Secretary of State"), is_title("Secretary Rusk"), is_title("the Queen")
    (True, False, True)
    """
    found = [word for word in words(name) if word not in {"us", "uk", "of"}]
    return bool(found) and all(_is_title(word) for word in found)


def is_party(name: str) -> bool:
    """Tell whether something is only the party and the state that stand behind a politician's name.

    >>> is_party("R-Ky"), is_party("D-N.Y."), is_party("D-Day")
    (True, True, False)
    """
    return bool(_PARTY.fullmatch(name))


def is_proper(description: str) -> bool:
    """Tell whether a description of an organization is as good as its name, because it says whose it is.

    >>> is_proper("the British government"), is_proper("Clinton’s campaign"), is_proper("The campaign")
    (True, True, False)
    """
    head = _PROPER.search(description)
    whose = description[: head.start()].split() if head else []
    return any(word[0].isupper() and word != "The" for word in whose)


def lead(name: str) -> int:
    """Count the characters before a name that are an article, or words without a capital if others have one.

    >>> "the nonpartisan Debate Commission"[lead("the nonpartisan Debate Commission"):], lead("de Gaulle"), lead("isis")
    ('Debate Commission', 0, 0)
    """
    start = 4 if name[:4].casefold() == "the " else 0
    for word in _WORD.finditer(name, start):
        if not word.group()[0].islower() or word.group() in _PARTICLES:
            return word.start()
    return start


_DAYS: Final = _set("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december
""")
_FORENAME: Final = re.compile(r"([^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?\s)$")


def forename_before(text: str, start: int) -> int:
    """Where a name begins that may have lost its forename: one capitalised word further in front, if that is no title,
    no day, and does not begin a sentence.

    >>> text = "Then Minister Ruben Halasz left. When Halasz came"
    >>> text[forename_before(text, text.index("Halasz")):][:12], forename_before(text, 38) == 38
    ('Ruben Halasz', True)
    """
    before = _FORENAME.search(text, max(0, start - 30), start)
    if before is None or "\n" in before.group():
        return start
    word = before.group().strip()
    front = text[max(0, before.start() - 4) : before.start()]
    starts = front.rstrip()[-1:] in (*'.!?:;”"“‘', "") or front[-1:] == "\n"
    if starts or word.isupper() or _is_title(word) or word.casefold() in _DAYS:
        return start
    return before.start()


def gender(name: str) -> Gender | None:
    """Tell the gender that a title before a name shows.

    >>> gender("Mrs. Merkel"), gender("Angela Merkel")
    ('she', None)
    """
    for word in _WORD.findall(name)[:-1]:
        plain = word.casefold().rstrip(".")
        if plain in _HE or plain in _SHE:
            return "he" if plain in _HE else "she"
    return None


def surname(name: tuple[str, ...]) -> str:
    """Give the last word of a name, which is written as `words` does.

    >>> surname(("rana", "al-haddad"))
    'haddad'
    """
    last = name[-1] if name else ""
    first, _, rest = last.partition("-")
    return rest if rest and first in _PARTICLES else last


def is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether a short name can mean the person with a full one; both are written as `words` does.

    >>> full = ("ana", "luz", "reyes")
    >>> [is_short_for(short, full) for short in (("reyes",), ("ana", "reyes"), ("a", "reyes"), ("eva",))]
    [True, True, True, False]
    """
    if not short or len(short) > len(full):
        return False
    if len(short) == 1:
        return surname(short) == surname(full) or short[0] == full[0] or short[0] in full
    if surname(short) != surname(full) and short[-1] not in full:
        return False
    rest = list(full)
    for word in short:
        fits = next((i for i, other in enumerate(rest) if _same_word(word, other)), None)
        if fits is None:
            return False
        del rest[: fits + 1]
    return True


def _same_word(a: str, b: str) -> bool:
    if surname((a,)) == surname((b,)):
        return True
    return min(len(a), len(b)) == 1 and a[0] == b[0]


def without_legal_form(name: tuple[str, ...]) -> tuple[str, ...]:
    """Cut "Inc." and the like off the words of an organization's name, which are written as `words` does.

    >>> without_legal_form(words("Orsha Co."))
    ('orsha',)
    """
    return tuple(word for word in name if word not in _LEGAL_FORMS) or name


def is_initials(name: str) -> bool:
    """Tell whether a name looks like initials.

    >>> is_initials("NFB"), is_initials("U.N."), is_initials("Iran")
    (True, True, False)
    """
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def initials(name: str) -> tuple[str, ...]:
    """What a name of several words can be called by its initials: of its capitalised words, of all,
    and without the first word, which is often a country.

    >>> initials("Ministry of Harbour Safety"), initials("Reyes")
    (('MHS', 'MOHS', 'HS'), ())
    """
    parts = [part for word in _WORD.findall(name) for part in re.split(r"[-‑]", word) if part]
    if len(parts) < 2:
        return ()
    capitals = "".join(part[0] for part in parts if part[0].isupper())
    every = "".join(part[0].upper() for part in parts)
    return tuple(dict.fromkeys(key for key in (capitals, every, capitals[1:]) if len(key) > 1))


def fullest(names: Sequence[str]) -> str:
    """Pick the fullest of an actor's names: the most words, then the most letters, and not all in capitals.

    >>> fullest(["PUTIN", "Putin", "V. Putin", "Vladimir Putin"])
    'Vladimir Putin'
    """

    def rank(name: str) -> tuple[int, int, bool]:
        found = words(name)
        spelled = [word for word in found if len(word) > 1]
        return len(spelled), sum(map(len, found)), not name.isupper()

    return max(names, key=rank)  # of equals, the first
