"""Names that have a time in them and are none: a club, a film, a street, a newspaper, a house number."""

from itertools import takewhile
from typing import Final

from onrecord.recorder.times.grammars import PatternMatch
from onrecord.recorder.times.tokens import ends_sentence
from onrecord.recorder.times.words import listed

_PAPERS: Final = listed("Times Telegraph Mirror Express Mail Herald Post Independent Star Sun Globe World People Sport")
_ON_A_DAY: Final = listed("Mail Independent")
"""Newspapers that are called after a day: the Mail on Sunday."""

_NAMED_DAYS: Final = listed(
    "Bloody Super Cyber Giving Ruby Casual Sheffield Freaky Manic Stormy Given Black Blue Red Girl Man Joe Fat "
    "Mad Happy Gloomy Spy Golden Crazy Lazy Rainy Sunny TGI"
)
"""Behind one of these the name of a day is another name: "Bloody Sunday", "Any Given Sunday"."""

_CLUB: Final = ("Sheffield", "wednesday")
_NEAR: Final = 800
"""Parts of a text in front of a day, in which a club of that name counts."""

_PLACES: Final = listed(
    "Avenue Street Square Bridge Road Boulevard Lane Drive Way Court Park Stadium Airport Plaza Station Highway "
    "Hospital School University College Museum Memorial Monument Movement Alliance Coalition Brigade Brigades "
    "Committee Foundation Institute Party Revolution Club District Building House Terrace Place Parkway Quay "
    "Close Crescent movement alliance coalition brigade brigades bloc"
)
"""What is called after a day: "9th July Avenue", the "March 14 alliance"."""

_STREETS: Final = listed(
    "Avenue Ave Street St Square Road Rd Boulevard Blvd Lane Drive Court Parkway Highway Place Terrace Quay Close "
    "Crescent"
)
_STREET_WORDS: Final = 3
_HOLIDAY_NAMES: Final = listed("Agreement Accord Accords agreement accord accords Rising Island Islands Bunny Carol")
_TITLES: Final = listed("President Prime Mr Mrs Ms Dr Sen Gov Rep Secretary Senator Pope King Queen")
_SURE: Final = listed("on last next this by until till since from before after early late every each")
"""Behind one of these the name of a day is one, in a text that has a club of that name, too."""

_QUOTES: Final = frozenset("\"'“”‘’`")
_OPENING: Final = _QUOTES - set("”’")
_CLOSING: Final = _QUOTES - set("“‘`")
_WORDS: Final = 6
"""So many words of a title stand to either side of a day in it."""

_SMALL: Final = listed("a an the of and in on at for to with by from or")


def is_quoted(found: PatternMatch) -> bool:
    """Say whether quotation marks stand on both sides, as they do around a title."""
    return not _QUOTES.isdisjoint(found.gap_before()) and not _QUOTES.isdisjoint(found.gap_after())


def is_title(found: PatternMatch) -> bool:
    """Say whether an expression is a programme's title: “60 Minutes”, “This Week”."""
    return found.tokens.parts[found.match.end() - 1][0].isupper() and is_quoted(found)


def has_weekday(found: PatternMatch) -> bool:
    """Say whether a day belongs to a name: Sheffield Wednesday, “Friday Night Lights”, the Sunday Times."""
    before, after = found.before(), found.after() if found.gap_after() == " " else ""
    if before in _NAMED_DAYS or (before == "on" and found.before(2) in _ON_A_DAY):
        return True
    if after in _PAPERS or _is_of_club(found) or is_in_title(found):
        return True
    if not after[:1].isupper() or after in _TITLES:
        return False
    # "Friday Night Lights", "the Friday Group", "Wednesday Addams is back".
    named = found.words("daypart") and found.tokens.parts[found.match.end() - 1][0].isupper()
    return bool(named) or before.lower() in ("the", "a") or _opens_a_sentence(found)


def _opens_a_sentence(found: PatternMatch) -> bool:
    at = (found.match.start() | 1) - 1
    return at == 0 or ends_sentence(found.tokens.parts, at)


def _is_of_club(found: PatternMatch) -> bool:
    """Whether a text that speaks of Sheffield Wednesday can mean the club by the name of the day alone."""
    club, day = _CLUB
    if found.written("weekday") != day or found.before().lower() in _SURE:
        return False
    parts, at = found.tokens.parts, found.match.start() | 1
    near = parts[max(1, at - _NEAR) : at]
    return any(
        word == club and following.lower() == day for word, following in zip(near[::2], near[2::2], strict=False)
    )


def is_in_title(found: PatternMatch) -> bool:
    """Say whether an expression stands between quotation marks among words that all begin with a capital."""
    parts, first, last = found.tokens.parts, found.match.start() | 1, found.match.end() - 1
    before = _in_quotation(parts, range(first - 1, max(-1, first - 2 * _WORDS), -2))
    if before is None:
        return False
    after = _in_quotation(parts, range(last + 1, min(len(parts), last + 2 * _WORDS), 2))
    if after is None or not (before or after or parts[last][0].isupper()):
        return False
    return all(not word[0].islower() or word in _SMALL for word in (*before, *after))


def _in_quotation(parts: list[str], gaps: range) -> list[str] | None:
    """The words from an expression to where its quotation opens or closes; None where it does neither so near."""
    words: list[str] = []
    backward = gaps.step < 0
    for gap in gaps:
        written, beside = parts[gap], gap + gaps.step // 2
        mark = written[-1:] if backward else written.lstrip(",.!?")[:1]
        if mark and mark in (_OPENING if backward else _CLOSING) and (written not in _APOSTROPHES or gap == 0):
            return words
        if not (written.isspace() or written in _WITHIN) or not 0 <= beside < len(parts):
            return None
        words.append(parts[beside])
    return None


_APOSTROPHES: Final = frozenset("'’")
_WITHIN: Final = frozenset({", ", "-", "'", "’", ": "})
"""What may stand between the words of a title, beside spaces."""


def is_place(found: PatternMatch) -> bool:
    """Say whether a street, a building or a party has a day in its name: "9th July Avenue"."""
    return found.gap_after() == " " and found.after() in _PLACES


def is_address(found: PatternMatch) -> bool:
    """Say whether figures are the number of a house: "2024 Harbour Road"."""
    parts, at = found.tokens.parts, found.match.end() + 1
    words = parts[at : at + 2 * _STREET_WORDS : 2]
    gaps = parts[at - 1 : at - 1 + 2 * _STREET_WORDS : 2]
    named = list(takewhile(lambda each: each[0] == " " and each[1][:1].isupper(), zip(gaps, words, strict=False)))
    return any(word in _STREETS for _, word in named[1:])


def has_holiday(found: PatternMatch) -> bool:
    """Say whether something is called after a holiday: the Good Friday Agreement, Easter Island."""
    return found.gap_after() == " " and found.after() in _HOLIDAY_NAMES
