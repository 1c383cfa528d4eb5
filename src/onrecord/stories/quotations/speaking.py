"""Whether two statements have one speaker, and whether they are of one story and one day."""

from datetime import date
from typing import Final, Literal

from onrecord.stories.quotations.shelf import StatementView
from onrecord.text.comparing import may_be_one, name_words

DAYS: Final = 3
"""Reports of one statement come out within so many days; what is said like it later is said anew."""

Relation = Literal["same", "other", "unknown"]


def relation(one: StatementView, other: StatementView) -> Relation:
    """Tell whether two statements are by the same speaker, as far as names tell it.

    Only persons with names are told apart: "a spokesman" may be anybody, and a ministry speaks through its minister.
    """
    if not one.speakers or not other.speakers:
        return "unknown"
    if not {each.actor for each in one.speakers}.isdisjoint(each.actor for each in other.speakers):
        return "same"
    pairs = [(mine, its) for mine in one.speakers for its in other.speakers]
    if not all(each.named for pair in pairs for each in pair):
        return "unknown"
    persons = [pair for pair in pairs if all(each.kind == "person" for each in pair)]
    if any(may_be_one(name_words(mine.name), name_words(its.name)) for mine, its in persons):
        return "same"
    return "other" if len(persons) == len(pairs) else "unknown"


def of_one_story(one: StatementView, other: StatementView) -> bool:
    """Tell whether two statements are in one story, and not further apart than reports of one statement are."""
    if one.story is None or one.story != other.story:
        return False
    if one.day is None or other.day is None:
        return True
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days) <= DAYS


def on_other_days(one: StatementView, other: StatementView) -> bool:
    """Tell whether two statements are said to be of days that surely aren't the same."""
    if not (one.said_from and one.said_to and other.said_from and other.said_to):
        return False
    return one.said_to < other.said_from or other.said_to < one.said_from
