"""Says which statement is inside the content of which other one."""

from collections.abc import Sequence

from onrecord.recorder.statements.drafts import StatementDraft, holds, length


def within(drafts: Sequence[StatementDraft]) -> list[int | None]:
    """Give for each draft the number of the innermost one around it, None if there is none.

    A statement is within another if that one's content holds its content and its cue, or without a cue, its content.
    The outer content is always the longer one, so that no chain of statements leads back to its beginning. Two
    statements that attribute the same words aren't within each other. Of two equally short statements around it, the
    first counts.

    *Order:* that of `drafts`; the time is linear in them, times the depth that they are nested to.
    """
    outer: list[int | None] = [None] * len(drafts)
    needed = [sorted(made.content + made.cue) for made in drafts]
    size = [length(made.content) for made in drafts]
    by_content = sorted(range(len(drafts)), key=lambda number: drafts[number].content[0][0])
    around: list[int] = []
    following = 0
    for number in sorted(range(len(drafts)), key=lambda number: needed[number][0][0]):
        start = needed[number][0][0]
        while following < len(by_content) and drafts[by_content[following]].content[0][0] <= start:
            around.append(by_content[following])
            following += 1
        around = [other for other in around if drafts[other].content[-1][1] > start]
        possible = [
            other for other in around if size[other] > size[number] and holds(drafts[other].content, needed[number])
        ]
        outer[number] = min(possible, key=lambda other: (size[other], other), default=None)
    return outer
