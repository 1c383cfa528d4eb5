"""Whether two statements have one speaker, and whether they were made on one day."""

from typing import Literal

from onrecord.stories.quotations.shelf import StatementView
from onrecord.text.comparing import may_be_one, name_words

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


def on_other_days(one: StatementView, other: StatementView) -> bool:
    """Tell whether two statements are said to be of days that surely aren't the same."""
    if not (one.said_from and one.said_to and other.said_from and other.said_to):
        return False
    return one.said_to < other.said_from or other.said_to < one.said_from
