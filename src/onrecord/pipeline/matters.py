"""The matters that an actor speaks of most: other actors, and words that are rarer in news than in what it says."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from onrecord.archive import Store
from onrecord.stories.frequencies import rarity
from onrecord.stories.terms import terms
from onrecord.stories.turns.words import words

MOST_READ: Final = 200
"""In so many statements words are counted: the newest."""

_LEAST: Final = 2
"""A word that fewer statements have is no matter."""

_RARE: Final = 2.0
"""A word is at least so rare in news."""

_SHORTEST: Final = 4


class Matter(NamedTuple):
    """A matter: its name, the words to search for, and in how many of the newest statements it stands."""

    name: str
    words: str
    statements: int


def matters(store: Store, actor: int, *, most: int = 12) -> list[Matter]:
    """List what an actor speaks of most: at most so many actors and as many words."""
    subjects = store.subjects(actor, most=most)
    named = {word.stem for each in subjects for word in words(each.name)}
    found = [Matter(each.name, phrase(each.name), each.statements) for each in subjects]
    return found + telling_words(store.newest_contents(actor, most=MOST_READ), most=most, known=named)


def telling_words(contents: Iterable[str], *, most: int, known: Iterable[str] = ()) -> list[Matter]:
    """Choose words that several contents have and that are rare elsewhere, without those whose stems are `known`.

    >>> telling_words(["The ferry is late", "No ferry today", "Ferries cost money"], most=2)
    [Matter(name='ferry', words='ferry', statements=3)]
    """
    having: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for content in contents:
        told = [word for word in words(content) if word.tells and len(word.form) >= _SHORTEST]
        having.update({word.stem for word in told})
        for word in told:
            forms[word.stem][content[word.start : word.end]] += 1
    left_out = set(known)
    weighed = []
    for stem, number in having.items():
        form = min(forms[stem], key=lambda each: (-forms[stem][each], each))
        rare = max(map(rarity, terms(form)), default=0.0)
        if number >= _LEAST and stem not in left_out and rare >= _RARE:
            weighed.append((-number * rare, form, number))
    return [Matter(form, form, number) for _, form, number in sorted(weighed)[:most]]


def phrase(name: str) -> str:
    """Write a name as it is searched for: its words one after the other.

    >>> phrase('Anna "Ann" Reyes'), phrase("Kelve")
    ('"Anna Ann Reyes"', 'Kelve')
    """
    bare = " ".join(name.replace('"', " ").split())
    return f'"{bare}"' if " " in bare else bare
