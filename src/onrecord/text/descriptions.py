"""What stands before a name and says what its bearer is: "embattled mayor" of "embattled mayor Jane Doe"."""

import re
from collections.abc import Sequence
from typing import Final

from onrecord.text import roles
from onrecord.text.roles import words

_REACH: Final = 80
"""So many characters before a name are looked at."""

_MOST: Final = 6
"""The most words before the one that says what somebody is."""

_WORD: Final = re.compile(r"\S+")
_PLAIN: Final = re.compile(r"[^\W\d_][\w.’'&‑-]*\Z")
"""A word without a mark before or behind it, except the stop of "Gov."."""

_LONGEST_SHORT: Final = 6
"""A longer word with a stop ends a sentence."""

_ARTICLES: Final = words("the a an his her its their our my your this")
_BEFORE_NOUNS: Final = words("of by with from at for about against between among before after including like")
"""What follows these up to a role is a part of the description, whatever its words are."""

_EDGES: Final = words("""
    and but or nor as by with from of in on at to for into over under after before since until while when where who whom
    which whose than about against between among through during without if because though although
    that how nothing nobody everybody
    said says told tells asked asks is was are were be been being has have had will would did does do not also then
    he she they we i you it called named like including
    today yesterday tomorrow earlier later meanwhile monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december
""")
"""Words that no description reaches over."""

_PEOPLE: Final = roles.PERSONS | words("""
    ally biographer choreographer creator critic dancer dentist ex-boyfriend ex-girlfriend ex-husband ex-wife fiance
    fiancee financier fugitive girlfriend boyfriend humorist illustrator influencer insider intern lobbyist loyalist
    marine matriarch model patriarch philanthropist preacher programmer quarterback realtor receiver refugee rival
    roommate sculptor stylist supermodel translator youtuber master guard medic paramedic fisherman shopkeeper miner
    postman golfer sprinter boxer cyclist swimmer jockey referee umpire conductor pianist violinist drummer bassist
    songwriter screenwriter chemist astronomer
""")
"""Words that say what somebody is before a name, beside those that people are called by alone."""

_PROFESSIONS: Final = ("ologist", "ician", "ographer")

_BENDING: Final = roles.LIMITING | words("""
    current sitting incumbent interim caretaker longtime long-time veteran senior chief top leading prominent
    then new old first second national local federal state retired late embattled disgraced outspoken controversial
    convicted accused jailed imprisoned fired deposed exiled elected appointed renowned celebrated respected seasoned
    republican democratic conservative liberal
""")
"""Words that say more of a role, and are never a verb before it."""


def before_name(text: str, start: int) -> int:
    """Find where the description begins that a name follows at once; `start`, where the name begins, if there is none.

    Where neither an article nor a preposition shows its beginning, only words count that are no verb: better too few.

    >>> text = "Jurors freed disgraced financier Jon Lund; the unloved mayor Ana Reyes and former Gov. Roe left."
    >>> [text[before_name(text, at) : at] for at in map(text.index, ("Jon", "Ana", "Roe"))]
    ['disgraced financier ', 'the unloved mayor ', 'former Gov. ']
    """
    first = max(0, start - _REACH)
    line = text.rfind("\n", first, start) + 1
    found = list(_WORD.finditer(text, max(first, line), start))
    if first > line and found and found[0].start() == first:
        del found[0]  # cut in the middle
    before = [each.group() for each in found]
    if not before or not text.startswith(" ", start - 1) or not _is_role(before[-1]):
        return start
    return found[_first(before)].start()


def _is_role(word: str) -> bool:
    return _inside(word) and _is_person(word) and not roles.is_plural(word)


def _is_person(word: str) -> bool:
    return roles.role(word) in _PEOPLE or word.casefold().endswith(_PROFESSIONS)


def _inside(word: str) -> bool:
    """Tell whether a description may reach over a word."""
    ends = word.endswith(".") and len(word) > _LONGEST_SHORT and not re.search(r"\w\.\w", word)
    return bool(_PLAIN.match(word)) and not ends and word.casefold() not in _EDGES


def _joins(before: Sequence[str], at: int) -> bool:
    """Tell whether a word is the "of" of a name: "Bank of Canada economist"."""
    return at > 0 and before[at] == "of" and before[at - 1][:1].isupper() and before[at + 1][:1].isupper()


def _first(before: Sequence[str]) -> int:
    """Number the first word of the description that ends with the last of these words."""
    head = len(before) - 1
    edge = head
    while edge > max(0, head - _MOST) and (_inside(before[edge - 1]) or _joins(before, edge - 1)):
        edge -= 1
        if _is_article(before[edge]):
            break
    article = edge < head and _is_article(before[edge])
    if article and before[edge].casefold() not in _ARTICLES:  # all of whose it is: "star Jon Lund’s"
        while edge and _inside(before[edge - 1]) and _safe(before[edge - 1]):
            edge -= 1
    closed = article or (edge > 0 and before[edge - 1].casefold() in _BEFORE_NOUNS)
    if closed and not any(map(_like_verb, before[edge + 2 * article : head])):
        return edge
    first = head
    while first > edge + article and (_safe(before[first - 1]) or _joins(before, first - 1)):
        first -= 1
    return first


def _is_article(word: str) -> bool:
    """Tell whether a description begins with a word: an article, or whose it is ("CNN’s")."""
    return word.casefold() in _ARTICLES or (word[0].isupper() and word.endswith(("’s", "'s")))


def _safe(word: str) -> bool:
    """Tell whether a word can only belong to the description that follows it."""
    return word.casefold() in _BENDING or not word.islower() or "-" in word or _is_person(word)


def _like_verb(word: str) -> bool:
    return word.islower() and word.endswith(("ed", "ing")) and word not in _BENDING
