"""The noun that a number counts: "14 elderly patients" are patients."""

import re
from typing import Final

LONGEST_PHRASE: Final = 4
"""So many words are looked at to find the noun that a number counts."""

_WORD: Final = re.compile(r"[ -](?P<word>[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]*)*)")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_IRREGULAR: Final = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "police": "police", "staff": "staff",
    "personnel": "personnel", "crew": "crew", "cattle": "cattle", "sheep": "sheep", "fish": "fish", "teeth": "tooth",
    "aircraft": "aircraft", "troops": "troops", "lives": "life", "wives": "wife", "crises": "crisis",
    "policemen": "policeman", "policewomen": "policewoman", "firemen": "fireman", "gunmen": "gunman",
    "servicemen": "serviceman", "fishermen": "fisherman", "congressmen": "congressman", "countrymen": "countryman",
    "spokesmen": "spokesman", "midwives": "midwife", "thieves": "thief", "knives": "knife", "buses": "bus",
}  # fmt: skip

_STOP: Final = frozenset(
    re.findall(
        r"\S+",
        """
    a an the and or but nor of in on at to for from by with without within into onto over under after before since until
    while when where who whom which that as than if because so then there here this these those it its he his him she
    her they their them we our us you your i my me is are was were be been being has have had do does did will would can
    could may might must shall should not no yet still also only just even already ago later earlier since per each
    every down up off out about around against across along through during between among toward towards behind near
    beyond says said told took came went got made says was's later's including compared plus minus versus vs via despite
    """,
    )
)
_VERBS: Final = frozenset(
    re.findall(
        r"\S+",
        """
    says was is has does goes comes takes makes gets puts sits runs meets leaves gives shows begins ends lies stands
    holds plus less this his hers its ours theirs yours us as across towards always perhaps sometimes besides thus yes
    """,
    )
)
"""What ends in "s" and is no noun."""


def counted(text: str, position: int) -> tuple[list[str], tuple[str, int, str] | None]:
    """Read the words behind a number up to the noun that it counts: its singular, where it ends, and as written."""
    words: list[str] = []
    while len(words) < LONGEST_PHRASE and (found := _WORD.match(text, position)):
        word = found["word"]
        if word.lower() in _STOP:
            break
        word = _POSSESSIVE.sub("", word)
        words.append(word)
        position = found.end()
        if (one := singular(word)) is not None:
            return words, (one, found.start("word") + len(word), word)
    return words, None


def singular(word: str) -> str | None:
    """Give the singular of a plural noun; None if the word isn't one.

    >>> singular("councillors"), singular("families"), singular("people"), singular("boss"), singular("drowned")
    ('councillor', 'family', 'person', None, None)
    """
    small = word.lower()
    last = small.rsplit("-", 1)[-1]
    if last in _IRREGULAR:
        return small.removesuffix(last) + _IRREGULAR[last]
    if len(last) < 4 or not last.endswith("s") or last.endswith(("ss", "us", "is", "'s")) or last in _VERBS:
        return None
    if last.endswith("ies") and len(last) > 4:
        return small[:-3] + "y"
    return small[:-2] if last.endswith(("ches", "shes", "xes", "sses")) else small[:-1]
