"""What articles call somebody besides the name: titles and descriptions, and what contradicts what."""

import re
from collections.abc import Iterable
from typing import Final

from onrecord.knowledge.surnames import MEN, TITLES, WOMEN, person_name

_SAME: Final = {
    "sen": "senator", "rep": "representative", "congressman": "representative", "congresswoman": "representative",
    "gov": "governor", "gen": "general", "col": "colonel", "sgt": "sergeant", "capt": "captain", "adm": "admiral",
    "lt": "lieutenant", "prof": "professor", "rev": "reverend", "premier": "minister", "councilman": "councillor",
    "councilwoman": "councillor", "councilor": "councillor", "spokeswoman": "spokesman", "spokesperson": "spokesman",
    "chairwoman": "chairman", "chair": "chairman", "sheik": "sheikh", "maj": "major", "cmdr": "commander",
}  # fmt: skip
"""The same title in other words."""

_TELL_LITTLE: Final = WOMEN | MEN | frozenset(
    {"dr", "doctor", "mx", "vice", "deputy", "assistant", "acting", "former", "ex", "then", "senior", "junior", "hon",
     "honorable", "state", "reporter", "author", "leader", "staff", "press", "president"}
)  # fmt: skip
"""Titles that many have, or that only bend another one; "president" is anybody who presides."""

_WORD: Final = re.compile(r"[^\W\d_]+")


def titles(called: Iterable[str]) -> frozenset[str]:
    """Find the titles in what articles call somebody: in front of the name, or at the end of a description.

    >>> sorted(titles(["Sen. Ana Reyes", "Mrs. Reyes", "the congresswoman", "the mayor of Port Vale"]))
    ['mayor', 'representative', 'senator']
    """
    found: set[str] = set()
    for words in called:
        name = person_name(words)
        written = name.titles if name and words[:1].isupper() else _heads(words)
        found.update(_SAME.get(title, title) for title in written)
    return frozenset(found - _TELL_LITTLE)


def contradict(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether what articles call two people can't be of one: Mr. and Mrs.

    >>> contradict(["Mr. Reyes"], ["Ana Reyes", "Ms. Reyes"]), contradict(["Reyes"], ["Ms. Reyes"])
    (True, False)
    """
    (his, her), (their_his, their_her) = _forms_of_address(one), _forms_of_address(other)
    return (his and not her and their_her and not their_his) or (her and not his and their_his and not their_her)


def _forms_of_address(called: Iterable[str]) -> tuple[bool, bool]:
    found: set[str] = set()
    for words in called:
        found.update(word.lower() for word in _WORD.findall(words)[:1])
    return not found.isdisjoint(MEN), not found.isdisjoint(WOMEN)


def _heads(words: str) -> Iterable[str]:
    """Give the titles in a description before any "of", "in" or comma: that is where its head stands."""
    head = re.split(r",| (?:of|in|for|at|from|who|with|and) ", words, maxsplit=1)[0]
    return [word for word in map(str.lower, _WORD.findall(head)[-1:]) if word in TITLES]
