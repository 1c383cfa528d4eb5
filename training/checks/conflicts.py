"""Articles that contradict themselves: one number, name or date is altered, and its other places are not.

    python -m training.checks.conflicts --data FOLDER --out FILE.jsonl

How it is scored. Each line is an article for the check `conflict`. An altered one is *found* where a finding of that
kind has, in its `about` and `evidence` together, a span that overlaps `altered` and one that overlaps one of `others`.
Lines without `kind` are the unaltered articles; there, any finding of that kind is a *false alarm*, and the figure
is the share of unaltered articles with one. GUM's documents are real, so a finding there may be right (one of them
spells a source's name in two ways): look at each before it is counted.

The facts of our texts are marked by hand; those of GUM's news and interviews are found by narrow patterns (see
`facts`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from training.checks.alterations import Kind, altered
from training.checks.facts import Fact, marked, patterned
from training.checks.made import SEED, Span, Text, arguments, chance, gum, in_turns, moved, ours, replaced, write

MADE: Final = 500
WORDS: Final = 300
"""Words of a document of GUM at least."""
OF_GUM: Final = 3
"""Articles made at most from one document of GUM, whose facts are nearly all names."""


@dataclass(frozen=True)
class Article:
    """An article, altered at one place, or unaltered (`kind` is None)."""

    id: str
    of: str
    """The id of the unaltered article."""
    text: str
    kind: Kind | Literal["dead"] | None = None
    altered: Span | None = None
    others: tuple[Span, ...] = ()
    """The other places that give the same fact."""
    was: str | None = None
    """The words that stood there before."""


def unaltered(text: Text) -> Article:
    """Give a text as it is."""
    return Article(text.id, text.id, text.text)


def made(text: Text, facts: Sequence[Fact], seed: int) -> Iterator[Article]:
    """Alter each place of each fact, one in an article, in turns over the facts; of a name only one place."""
    chance_of = [chance(seed, text.id, index) for index in range(len(facts))]
    counts = [1 if fact.kind == "name" else len(fact.values) for fact in facts]
    places = [chance_of[i].sample(fact.values, counts[i]) for i, fact in enumerate(facts)]
    order = chance(seed, text.id).sample(range(len(facts)), len(facts))
    for index, place in in_turns([[(i, place) for place in places[i]] for i in order]):
        fact = facts[index]
        was = text.text[slice(*place)]
        new = altered(fact.kind, was, text.text, chance_of[index], fact.holder)
        if new is not None:
            yield Article(
                f"{text.id}/{fact.kind}-{place[0]}",
                text.id,
                replaced(text.text, place, new),
                fact.kind,
                (place[0], place[0] + len(new)),
                tuple(moved(other, place, new) for other in (*fact.values, *fact.support) if other != place),
                was,
            )


def drawn(sources: Iterable[tuple[Text, Sequence[Fact], int]], count: int, seed: int) -> list[Article]:
    """Draw altered articles in turns over the texts, at most so many of each, until there are enough."""
    groups = [list(made(text, facts, seed))[:most] for text, facts, most in sources]
    return list(in_turns(groups))[:count]


def main() -> None:
    """Write the articles, altered and unaltered."""
    given = arguments(__doc__)
    own = ours()
    found = [t for t in gum(given.data, ("news", "interview")) if len(t.text.split()) >= WORDS]
    sources = [*((t, marked(t), MADE) for t in own), *((t, patterned(t), OF_GUM) for t in found)]
    articles = drawn(sources, MADE, SEED)
    count = write(given.out, [*articles, *map(unaltered, [*own, *found])])
    print(f"{len(articles)} altered of {len({a.of for a in articles})}, {count - len(articles)} unaltered: {given.out}")


if __name__ == "__main__":
    main()
