"""What first names are called for short, and how else they are spelt: Bill is William, Muhammad is Mohammed."""

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from onrecord.knowledge.files import DATA
from onrecord.knowledge.persons import fold

FILE: Final = DATA / "nicknames.txt"
"""Our own list: a name, ":", and its short forms; or a name, "=", and its other spellings."""

Names = frozenset[str]


class _Table(NamedTuple):
    """For a first name in small letters: the names that it is short for, and the name as which all spellings count."""

    long: Mapping[str, Names]
    usual: Mapping[str, str]


def usual_spelling(name: str) -> str:
    """Give the spelling that stands for all spellings of a first name; the name itself where only one is known.

    >>> usual_spelling("muhammad"), usual_spelling("ana")
    ('mohammed', 'ana')
    """
    return _table().usual.get(name, name)


def long_forms(name: str) -> Names:
    """Give the first names that somebody of this name may have in full, itself among them; in their usual spelling.

    >>> sorted(long_forms("bill")), sorted(long_forms("alex"))
    (['bill', 'william'], ['alejandro', 'alex', 'alexander', 'alexandra', 'alexei'])
    """
    usual = usual_spelling(name)
    return _table().long.get(usual, frozenset()) | {usual}


def is_nickname(one: str, other: str) -> bool:
    """Tell whether one of two first names is short for the other, or both are short for the same.

    >>> is_nickname("bill", "william"), is_nickname("bob", "rob"), is_nickname("christopher", "christine")
    (True, True, False)
    """
    return usual_spelling(one) != usual_spelling(other) and bool(long_forms(one) & long_forms(other))


@cache
def _table() -> _Table:
    long: dict[str, set[str]] = {}
    usual: dict[str, str] = {}
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    for line in lines:
        if "=" in line:
            name, others = (part.strip() for part in line.split("="))
            usual |= {fold(other): fold(name) for other in others.split(", ")}
    for line in lines:
        if ":" in line:
            name, others = (part.strip() for part in line.split(":"))
            for other in map(fold, others.split(", ")):
                long.setdefault(usual.get(other, other), set()).add(usual.get(fold(name), fold(name)))
    return _Table({name: frozenset(found) for name, found in long.items()}, usual)
