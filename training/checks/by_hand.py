"""Articles that contradict themselves in ways that no generator finds: each of `by_hand.jsonl` is one of our texts with
a few words exchanged by somebody who had read it.

    python -m training.checks.by_hand --data FOLDER --out FILE.jsonl

Parts no longer add up to their whole, a share doesn't fit its count, a day of the week doesn't fit its date, before and
after are reversed, an office has two holders, a person two names, and the dead speak. They are scored as those of
`conflicts`: found is a finding that overlaps the altered words and one of the other places. There are no unaltered
articles here; they are the same as there.
"""

import json
from pathlib import Path
from typing import Literal, TypedDict

from training.checks.alterations import Kind
from training.checks.conflicts import Article
from training.checks.made import HERE, Text, arguments, moved, once, ours, replaced, write


class Exchange(TypedDict):
    """A line of the file: `old` stands once in the text of this id, and each of `others` once in its body."""

    of: str
    kind: Kind | Literal["dead"]
    """What is altered; "dead" is somebody who speaks after their death."""
    old: str
    new: str
    others: list[str]


def exchanges(path: Path = HERE / "by_hand.jsonl") -> list[Exchange]:
    """Load what was altered by hand."""
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def exchanged(text: Text, exchange: Exchange, number: int) -> Article:
    """Alter a text by hand.

    Raises:
        ValueError: if the words don't stand in the text once.
    """
    old, new = exchange["old"], exchange["new"]
    start = once(text.text, old, text.id)
    at = start, start + len(old)
    found = [(once(text.text, other, text.id, text.body), len(other)) for other in exchange["others"]]
    return Article(
        f"{text.id}/hand-{number}",
        text.id,
        replaced(text.text, at, new),
        exchange["kind"],
        (start, start + len(new)),
        tuple(moved((place, place + length), at, new) for place, length in found),
        old,
    )


def main() -> None:
    """Write the articles that were altered by hand."""
    given = arguments(__doc__)
    texts = {text.id: text for text in ours()}
    articles = [exchanged(texts[each["of"]], each, number) for number, each in enumerate(exchanges(), 1)]
    print(f"{write(given.out, articles)} altered by hand: {given.out}")


if __name__ == "__main__":
    main()
