"""What stands around a word that looks like a time and is none: May the minister, 1984 the book, a score, a model."""

from typing import Final

from onrecord.recorder.times.grammars import PatternMatch
from onrecord.recorder.times.names import has_weekday, is_address, is_in_title, is_quoted
from onrecord.recorder.times.words import TABLES, listed

_LEADS: Final = listed(
    "in of by since last this next until till from early late mid and to through between before after during for on "
    "or around about beginning ending starting effective dated circa past every each than"
)
"""Words that a month or a year stands behind."""

_LOOSE_LEADS: Final = listed("of and to for from or by than about on after with")
"""Those that a name can stand behind as well."""

_LISTS: Final = listed("and or than with about")
_NAMES_TOO: Final = listed("may march mar jan jun april june august")
_WORKS: Final = listed("novel book film movie orwell album song classic reading read")
_NUMBERED: Final = listed(
    "no number flight room page boeing airbus route highway model peugeot channel unit apollo code section article "
    "resolution rule act title chapter windows office xbox nokia core line bus train rs iso suite box gate lot "
    "extension paragraph verse psalm platform apartment pier locker ward docket serial batch regulation "
    "directive ref lots"
)
_COUNTED: Final = listed(
    "people troops dollars points votes jobs miles kilometers kilometres meters metres feet pounds tons tonnes percent "
    "per shares soldiers men women children workers students employees police officers households euros yen cars rpm "
    "calories copies words pages seats acres hectares homes houses years degrees watts mm km mph"
)
_SEASON_LEADS: Final = listed("in by since until during of through throughout over for from before after")
_BARE_SEASON_LEADS: Final = listed("in by since until")
_CLOCK_LEADS: Final = listed("at by until till around before after from since about to")


def is_weekday(found: PatternMatch) -> bool:
    """Say whether the name of a day means one: "Sun" by itself doesn't, nor does the Sunday Times."""
    return found.value("weekday", "WEEKDAY") is not None and not has_weekday(found)


def is_month(found: PatternMatch) -> bool:
    """Say whether the name of a month by itself means one: May, March, April and June are other things, too."""
    before, ambiguous = found.before(), found.written("month") in _NAMES_TOO
    beside = found.gap_before() in (" ", "\n")
    led = beside and (before.lower() in _LEADS or (before.lower() == "the" and _leads_on(found)))
    names = found.gap_after() == " " and found.after()[:1].isupper()
    if led:
        if ambiguous and before.lower() in _LISTS:
            return found.before(2).lower() in TABLES["MONTH"]  # "March and May", and not "he and May"
        return not (ambiguous and names and before.lower() in _LOOSE_LEADS)
    if found.value("month", "MONTH") is None and found.gap_after()[:1] != ".":
        return False  # an abbreviation needs its full stop
    return not (ambiguous or names or (beside and before[:1].isupper()))


def _leads_on(found: PatternMatch) -> bool:
    """Whether a noun follows: "the March summit", and not "the march on the capital"."""
    return found.after().islower() and found.after() not in ("on", "of")


def is_year(found: PatternMatch) -> bool:
    """Say whether figures by themselves are a year: they stand where a year can stand, and count nothing."""
    figures, before = found.written("year"), found.before().lower()
    gap = found.gap_before()
    if gap == " " and before.isdigit() and len(before) > 2:
        return False  # a telephone number
    if not 1900 <= int(figures) <= 2059 and not (_stands_as_a_year(found) and int(figures) < 2100):
        return False
    if before in _NUMBERED or before in _WORKS or (before == "s" and found.before(2) == "Orwell"):
        return False
    if (found.gap_after() == " " and found.after().lower() in _COUNTED) or is_address(found) or _is_tally(found):
        return False
    return not (is_quoted(found) or is_in_title(found)) and (gap != "-" or before.isalpha() or len(before) == 4)


def _stands_as_a_year(found: PatternMatch) -> bool:
    """Whether figures stand where hardly anything but a year does: "in 1848", "(1848)", "from 1848 to 1861"."""
    if found.gap_before()[-1:] == "(" or found.gap_after()[:1] == ")":
        return True
    before = found.before().lower()
    if not found.gap_before().isspace():
        return False
    if before in _LEADS - _LOOSE_LEADS:
        return True
    if before == "from":
        return found.after() in _RANGES
    return before in _RANGES and found.before(2).isdigit() and len(found.before(2)) == 4


def leads_to_years(found: PatternMatch) -> bool:
    """Say whether a period of years, however old, can stand here: "the 1861-65 war"."""
    return found.gap_before()[-1:] == "(" or found.before().lower() in _LEADS | {"the"}


def _is_tally(found: PatternMatch) -> bool:
    """Whether figures are votes or points against others: "the vote was 2000 to 1999", "by 2012 votes to 1990"."""
    figures = found.written("year")
    if found.before() == "to":
        counted = found.before(2) in _COUNTED
        against, lead = (found.before(3), "by") if counted else (found.before(2), found.before(3))
        descends = against > figures
    else:
        against, lead = found.after(2) if found.after() == "to" else "", found.before()
        descends = against < figures
    return against.isdigit() and len(against) == 4 and (descends or lead in _TALLIES)


_TALLIES: Final = listed("was were is by voted vote votes passed won lost approved rejected stood score defeated beat")
_RANGES: Final = listed("to until till through and or")


def is_season(found: PatternMatch) -> bool:
    """Say whether a season by itself is one: "fall" and "spring" are verbs, and a city has its fall."""
    before = found.before().lower()
    if found.has("the"):
        return found.after() != "of" and before in _SEASON_LEADS
    return before in _BARE_SEASON_LEADS


def is_of_a_game(found: PatternMatch) -> bool:
    """Say whether a quarter is one of a game."""
    at = found.match.start() | 1
    return not _GAMES.isdisjoint(found.tokens.parts[max(1, at - _SENTENCE) : at + _SENTENCE])


_GAMES: Final = listed(
    "touchdown touchdowns quarterback yard yards halftime pointer rebounds kickoff fumble interception"
)
_SENTENCE: Final = 24
"""Parts."""


def is_clock(found: PatternMatch) -> bool:
    """Say whether figures are a time of day: without a.m., p.m. or a zone a word has to lead to them, for they could be
    a score."""
    if found.has("half"):
        return int(found.written("hour")) <= 12
    return found.has("zone") or not found.has("minute") or found.before().lower() in _CLOCK_LEADS
