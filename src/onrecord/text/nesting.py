"""Says which content stands inside which other one."""

from collections.abc import Iterable, Sequence

from onrecord.text.layout import Pair

Pairs = Sequence[Pair]


def within(statements: Sequence[tuple[Pairs, Pairs]]) -> list[int | None]:
    """Give for each statement, a content and a cue, the number of the innermost one around it, None if there is none.

    A statement is within another if that one's content holds its content and its cue, or without a cue, its content.
    The outer content is always the longer one, so that no chain of statements leads back to its beginning. Two
    statements that attribute the same words aren't within each other. Of two equally short statements around it, the
    first counts.

    *Order:* that of `statements`; the time is linear in them, times the depth that they are nested to.

    >>> within([([(0, 20)], [(21, 25)]), ([(8, 20)], [(3, 7)])])
    [None, 0]
    """
    outer: list[int | None] = [None] * len(statements)
    contents = [content for content, _ in statements]
    needed = [sorted((*content, *cue)) for content, cue in statements]
    size = [length(content) for content in contents]
    by_content = sorted(range(len(statements)), key=lambda number: contents[number][0][0])
    around: list[int] = []
    following = 0
    for number in sorted(range(len(statements)), key=lambda number: needed[number][0][0]):
        start = needed[number][0][0]
        while following < len(by_content) and contents[by_content[following]][0][0] <= start:
            around.append(by_content[following])
            following += 1
        around = [other for other in around if contents[other][-1][1] > start]
        possible = [other for other in around if size[other] > size[number] and holds(contents[other], needed[number])]
        outer[number] = min(possible, key=lambda other: (size[other], other), default=None)
    return outer


def length(pairs: Iterable[Pair]) -> int:
    """Count the characters of fragments.

    >>> length([(0, 3), (5, 6)])
    4
    """
    return sum(end - start for start, end in pairs)


def holds(outer: Sequence[Pair], inner: Iterable[Pair]) -> bool:
    """Tell whether each of the inner fragments lies in one of the outer fragments.

    >>> holds([(0, 9), (12, 20)], [(2, 4), (12, 14)]), holds([(0, 9)], [(2, 12)])
    (True, False)
    """
    return all(any(start <= s and e <= end for start, end in outer) for s, e in inner)
