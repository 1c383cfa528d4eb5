"""Keeps mentions apart that stand in different scenes, whatever the network thinks that they refer to."""

from collections.abc import Sequence

from onrecord.recorder.actors.mentions import FIRST_PERSON
from onrecord.schema import Antecedent, MarkedMention
from onrecord.text import TextStructure


def keep_apart(structure: TextStructure, mentions: Sequence[MarkedMention]) -> tuple[MarkedMention, ...]:
    """Take from mentions the antecedents in other scenes: names alone tell who is meant in both.

    The "I" of whoever writes an entry of a live blog is nobody of whom it tells.
    """
    if not structure.entries and not structure.headlines:
        return tuple(mentions)
    scenes = [structure.scene(each.span.start) for each in mentions]

    authors = frozenset(number for number, each in enumerate(mentions) if _is_author(structure, each))

    def reached(number: int, before: Antecedent) -> bool:
        if (number in authors) is not (before.mention in authors):
            return False
        return scenes[number].reaches(scenes[before.mention], pronoun=mentions[number].form == "pronoun")

    return tuple(
        mention.model_copy(update={"antecedents": tuple(each for each in mention.antecedents if reached(number, each))})
        for number, mention in enumerate(mentions)
    )


def _is_author(structure: TextStructure, mention: MarkedMention) -> bool:
    """Whether a mention is the first person of an entry, outside of all quotations."""
    at = mention.span.start
    return (
        mention.form == "pronoun"
        and structure.scene(at).entry >= 0
        and mention.span.cut(structure.text).casefold() in FIRST_PERSON
        and not structure.quotations.at(at)
    )
