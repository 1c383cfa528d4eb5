"""The codes by which other data call a country: ISO 3166, Wikidata, and its number in the system of states."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from onrecord.knowledge.dates import days

_DATA: Final = Path(__file__).parent / "data" / "codes.jsonl"
_NO_BEGIN: Final = "0000-00"
_NO_END: Final = "9999-99"


@dataclass(frozen=True, slots=True)
class StateNumber:
    """A number in the system of states (Gleditsch and Ward, Correlates of War), and the months in which it held."""

    number: int
    first: str
    last: str

    def may_hold(self, first: str, last: str) -> bool:
        """Tell whether it held in one of these months."""
        return self.first <= last and first <= self.last


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """What a country is called: `code` and `iso3` in ISO 3166, `wikidata` its item there."""

    code: str
    iso3: str
    wikidata: str
    states: tuple[StateNumber, ...] = ()

    def state_number(self, on: str | None) -> int | None:
        """Give the country's number at a date: a year, a month or a day. None if it has none then, or two.

        Without a date, it is the number that holds to this day. Raises ValueError for what is no date.

        >>> germany = codes_of("DE")
        >>> germany.state_number("1989-11-09"), germany.state_number("2024"), germany.state_number(None)
        (260, 255, 255)
        >>> codes_of("YE").state_number("1985") is None  # there were two Yemens
        True
        """
        if on is None:
            held = {state.number for state in self.states if state.last == _NO_END}
        else:
            when = days(on)
            held = {state.number for state in self.states if state.may_hold(when.first[:7], when.last[:7])}
        return held.pop() if len(held) == 1 else None


def codes_of(code: str) -> CountryCodes | None:
    """Give the codes of a country by its code of two letters; None if the package doesn't know the country.

    >>> codes_of("FR").iso3, codes_of("FR").wikidata, codes_of("ZZ")
    ('FRA', 'Q142', None)
    """
    return _packaged().get(code)


@cache
def _packaged() -> Mapping[str, CountryCodes]:
    return {line["code"]: _country(line) for line in map(json.loads, _DATA.read_text(encoding="utf-8").splitlines())}


def _country(line: Mapping[str, Any]) -> CountryCodes:
    states = (StateNumber(each["number"], each["from"] or _NO_BEGIN, each["to"] or _NO_END) for each in line["states"])
    return CountryCodes(line["code"], line["iso3"], line["wikidata"], tuple(states))
