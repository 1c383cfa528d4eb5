"""Words that tell what is to come without a verb of the future: "talks resume Monday", "put off until Thursday", "ahead
of Sunday's vote"."""

from typing import Final

from onrecord.recorder.times.words import listed

_VERBS: Final = {
    "starts": "start", "begins": "begin", "ends": "end", "opens": "open", "closes": "close", "resumes": "resume",
    "expires": "expire", "arrives": "arrive", "departs": "depart", "sails": "sail", "leaves": "leave",
    "returns": "return", "faces": "face", "hosts": "host", "votes": "vote", "meets": "meet", "plays": "play",
    "visits": "visit", "flies": "fly", "reopens": "reopen", "reconvenes": "reconvene", "convenes": "convene",
    "airs": "air", "premieres": "premiere", "launches": "launch", "matures": "mature", "appears": "appear",
    "testifies": "testify", "travels": "travel", "sits": "sit", "turns": "turn", "tours": "tour", "retires": "retire",
    "concludes": "conclude", "finishes": "finish", "kicks": "kick", "takes": "take", "goes": "go", "comes": "come",
    "runs": "run", "falls": "fall", "heads": "head", "awaits": "await", "marks": "mark", "celebrates": "celebrate",
}  # fmt: skip
"""Verbs whose present tells what is fixed for a day to come, singular and plural."""

_PLURALS: Final = frozenset(_VERBS.values())

_NEEDS: Final = {
    "kicks": listed("off"), "takes": listed("place effect office over part"), "comes": listed("into before due out"),
    "goes": listed("on to into before live ahead under"), "falls": listed("on"),
    "runs": listed("until from through to"), "heads": listed("to for into"),
}  # fmt: skip
"""What has to stand behind some of them."""

_MOVES_OF_PRICES: Final = listed("up down higher lower")
"""Behind one of these "closes" and "opens" tell of a market, and of what has been."""

_SUBJECTS: Final = listed("they we you who which people police both all")
_FORWARD: Final = listed("preparing bracing gearing braced")
"""Verbs that look ahead where "for" follows."""

_ALL: Final = _PLURALS | _FORWARD | _VERBS.keys()
_BACKWARD: Final = listed("was were been")
_PHRASES: Final = frozenset({
    ("ahead", "of"), ("eve", "of"), ("advance", "of"), ("run", "up"), ("lead", "up"), ("leading", "up"),
    ("build", "up"),
    ("countdown", "to"), ("looking", "to"), ("looks", "to"),
})  # fmt: skip
"""Two words in front of what is to come."""

_MOVED: Final = listed(
    "put pushed moved delayed postponed adjourned deferred rescheduled brought extended shifted switched slipped "
    "remanded"
)
"""What is done to a day that is then told with "to", "for" or "until"."""

_GIVEN: Final = listed("give gives gave given suspended banned barred jailed")
"""What lasts from now on, where "until" follows."""

_LASTING: Final = listed(
    "stayed waited remained lasted ran lived served ruled worked continued kept fought played slept reigned led "
    "was were stood lay sat did"
)
"""What went on up to then, where "until" follows."""


def is_scheduled(parts: list[str], at: int) -> bool:
    """Say whether a word of a text's parts is a verb in the present that tells of a day to come.

    >>> is_scheduled(["", "Talks", " ", "resume", " ", "Monday", "."], 3), is_scheduled(["", "The", " ", "end", "."], 3)
    (True, False)
    """
    word = parts[at]
    if word not in _ALL:
        return False
    following = parts[at + 2] if at + 2 < len(parts) else ""
    if word in _PLURALS:
        before = parts[at - 2] if at > 2 else ""
        plural = before[-1:] == "s" and before[-2:] != "ss" and len(before) > 3
        if not plural and before.lower() not in _SUBJECTS:
            return False
        word = next(single for single, each in _VERBS.items() if each == word)
    elif word not in _VERBS:
        return word in _FORWARD and following in ("for", "up") and parts[at - 2] not in _BACKWARD
    needed = _NEEDS.get(word)
    return following not in _MOVES_OF_PRICES if needed is None else following in needed


def leads_ahead(parts: list[str], at: int) -> bool:
    """Say whether a word and the one before it lead to what is to come: "ahead of", "the run-up"."""
    return at > 2 and (parts[at - 2].lower(), parts[at]) in _PHRASES


def is_moved(parts: list[str], at: int) -> bool:
    """Say whether a word tells that something gets another day, or is set for one."""
    word, following = parts[at], parts[at + 2] if at + 2 < len(parts) else ""
    return word in _MOVED or (word == "set" and following in ("for", "down"))


def is_given(word: str) -> bool:
    """Say whether a word tells what lasts from now on until a day."""
    return word in _GIVEN


def has_lasted(word: str) -> bool:
    """Say whether a word tells what went on until a day."""
    return word in _LASTING
