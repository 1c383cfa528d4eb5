"""Finds "I" and "we" in quotations: they are their speaker's."""

from collections.abc import Sequence

from onrecord.recorder.actors.mentions import FIRST_PERSON
from onrecord.recorder.statements.drafts import Draft
from onrecord.recorder.text.quotations import Quotations
from onrecord.schema import MarkedMention


def find(text: str, mentions: Sequence[MarkedMention], said: Sequence[Draft], quotations: Quotations) -> dict[int, int]:
    """The mentions of whoever speaks, each with the number of the statement in whose quotation it stands.

    That is the innermost statement around it that is attributed from outside of the quotation: in “I think so,” Reyes
    said, "I" is Reyes, whatever stands around "think".
    """
    contents = sorted((start, end, number) for number, made in enumerate(said) for start, end in made.content)
    out: dict[int, int] = {}
    around: list[tuple[int, int, int]] = []
    following = 0
    for i, mention in enumerate(mentions):
        start, end = mention.span.start, mention.span.end
        while following < len(contents) and contents[following][0] <= start:
            around.append(contents[following])
            following += 1
        around = [content for content in around if content[1] > start]
        if mention.form != "pronoun" or text[start:end].casefold() not in FIRST_PERSON:
            continue
        inside = sorted((c[1] - c[0], c[2]) for c in around if end <= c[1])
        for quotation in reversed(quotations.at(start)):
            owners = [k for _, k in inside if not any(quotation.start <= s < quotation.end for s, _ in said[k].anchor)]
            owners = [k for k in owners if quotation.overlaps(said[k].content)]
            if owners:
                out[i] = owners[0]
                break
        else:  # after a speaker's label ("REYES: I think so") no marks are needed
            labelled = [k for _, k in inside if said[k].source and not said[k].cue]
            if labelled:
                out[i] = labelled[0]
    return out
