"""Keeps mentions apart that stand in different scenes, whatever the network thinks that they refer to."""

from collections.abc import Sequence

from onrecord.recorder.text import TextStructure
from onrecord.schema import Antecedent, MarkedMention


def keep_apart(structure: TextStructure, mentions: Sequence[MarkedMention]) -> tuple[MarkedMention, ...]:
    """Take from mentions the antecedents in other scenes: names alone tell who is meant in both."""
    if not structure.entries and not structure.headlines:
        return tuple(mentions)
    scenes = [structure.scene(each.span.start) for each in mentions]

    def reached(number: int, before: Antecedent) -> bool:
        return scenes[number].reaches(scenes[before.mention], pronoun=mentions[number].form == "pronoun")

    return tuple(
        mention.model_copy(update={"antecedents": tuple(each for each in mention.antecedents if reached(number, each))})
        for number, mention in enumerate(mentions)
    )
