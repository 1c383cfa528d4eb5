"""The forms that a verb or a noun takes."""

import re
from typing import Final, Literal

PartOfSpeech = Literal["noun", "verb", "adjective", "adverb", "phrase"]

_VOWELS: Final = "aeiou"
_HISSES: Final = re.compile(r"(s|x|z|ch|sh)$")
_DOUBLES: Final = re.compile(r"[^aeiou]*(qu)?[aeiou][^aeiouwxy]|\w+(mit|pel|gret|stab)")
"""Verbs that double their last letter, as those of one syllable do: "slam", "admit"."""

_IRREGULAR: Final = {
    base: (past, participle)
    for base, past, participle in (
        line.split()
        for line in """
        bear bore borne
        beat beat beaten
        begin began begun
        bet bet bet
        bite bit bitten
        bleed bled bled
        blow blew blown
        break broke broken
        bring brought brought
        burst burst burst
        cast cast cast
        cling clung clung
        come came come
        creep crept crept
        cut cut cut
        dig dug dug
        fall fell fallen
        flee fled fled
        get got got
        give gave given
        go went gone
        grow grew grown
        hang hung hung
        hit hit hit
        keep kept kept
        lay laid laid
        leave left left
        let let let
        make made made
        overthrow overthrew overthrown
        ring rang rung
        rise rose risen
        say said said
        see saw seen
        send sent sent
        shine shone shone
        shoot shot shot
        sink sank sunk
        spend spent spent
        spin spun spun
        strike struck struck
        swear swore sworn
        sweep swept swept
        take took taken
        tear tore torn
        throw threw thrown
        thrust thrust thrust
        upset upset upset
        weep wept wept
        write wrote written
        """.strip().splitlines()
    )
}


def forms(base: str, part: PartOfSpeech) -> tuple[str, ...]:
    """Give the forms of a word, always in the same order; of a phrase, its first word changes.

    A verb has five, a noun two, everything else one.

    >>> forms("slam", "verb"), forms("fire back", "verb")[3], forms("tyranny", "noun"), forms("utterly", "adverb")
    (('slam', 'slams', 'slamming', 'slammed', 'slammed'), 'fired back', ('tyranny', 'tyrannies'), ('utterly',))
    """
    if part == "verb":
        first, space, rest = base.partition(" ")
        return tuple(form + space + rest for form in _verb(first))
    return (base, _plural(base)) if part == "noun" else (base,)


def _verb(base: str) -> tuple[str, str, str, str, str]:
    stem = base + base[-1] if _DOUBLES.fullmatch(base) else base + "k" if base.endswith("ic") else base
    if base.endswith("e"):
        going = base + "ing" if base.endswith(("ee", "oe", "ye")) else base[:-1] + "ing"
        done = base + "d"
    elif _ends_in_y(base):
        going, done = base + "ing", base[:-1] + "ied"
    else:
        going, done = stem + "ing", stem + "ed"
    return (base, _with_s(base), going, *_IRREGULAR.get(base, (done, done)))


def _plural(base: str) -> str:
    return base[:-3] + "men" if base.endswith("man") else _with_s(base)


def _with_s(base: str) -> str:
    if _ends_in_y(base):
        return base[:-1] + "ies"
    return base + "es" if _HISSES.search(base) else base + "s"


def _ends_in_y(base: str) -> bool:
    return base.endswith("y") and base[-2:-1] not in _VOWELS
