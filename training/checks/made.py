"""What test articles are made from, and how they are kept: our texts, GUM's open documents, spans, lines of JSON.

Nothing here or beside it knows the checks or the recorder: what is right was decided before there was a check.
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from training.gold import GoldMention, articles

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")

HERE: Final = Path(__file__).parent
TEXTS: Final = HERE / "texts"
SPEECHES: Final = HERE / "speeches"
FACTS: Final = HERE / "facts"
SEED: Final = 2026

Span = tuple[int, int]
"""Half-open, in code points of the text."""


@dataclass(frozen=True)
class Text:
    """A text that test articles are made from; its body begins at `body`, after the headline."""

    id: str
    text: str
    body: int
    mentions: tuple[GoldMention, ...] = ()


def ours(folder: Path = TEXTS) -> list[Text]:
    """Load the texts that were invented for this: a headline, an empty line, and the body."""
    return [_text(path.stem, path.read_text("utf8").strip()) for path in sorted(folder.glob("[0-9]*.txt"))]


def gum(data: Path, genres: Sequence[str]) -> list[Text]:
    """Load GUM's documents of these genres, of the training part first.

    Raises:
        SystemExit: if the folder of the corpora has no GUM.
    """
    found: list[Text] = []
    for part in ("train", "dev"):
        path = data / "gum" / f"{part}.jsonl"
        if not path.is_file():
            raise SystemExit(f"{path} is missing: --data must name the folder that holds gum/{part}.jsonl")
        found += [
            _text(gold["id"], gold["text"], tuple(gold.get("mentions", ())))
            for gold in articles(path)
            if gold["id"].split("_")[1] in genres
        ]
    return found


def _text(name: str, text: str, mentions: tuple[GoldMention, ...] = ()) -> Text:
    headline, gap, _ = text.partition("\n\n")
    return Text(name, text, len(headline) + len(gap) if gap else 0, mentions)


def chance(*names: object) -> random.Random:
    """Give the chance that belongs to these names alone, so that one more text changes nothing for the others."""
    return random.Random("/".join(map(str, names)))


def in_turns(groups: Iterable[Sequence[T]]) -> Iterator[T]:
    """Give the first of every group, then the second of every group, and so on."""
    left = [list(reversed(group)) for group in groups]
    while left := [group for group in left if group]:
        for group in left:
            yield group.pop()


def replaced(text: str, span: Span, new: str) -> str:
    """Put other words in the place of a span."""
    return text[: span[0]] + new + text[span[1] :]


def moved(span: Span, at: Span, new: str) -> Span:
    """Give where a span lies after `new` took the place of `at`, which it doesn't touch."""
    shift = len(new) - (at[1] - at[0]) if span[0] >= at[1] else 0
    return span[0] + shift, span[1] + shift


def once(text: str, words: str, name: str, start: int = 0) -> int:
    """Find where words stand that must stand once.

    Raises:
        ValueError: if they stand nowhere after `start`, or at several places.
    """
    if (count := text.count(words, start)) != 1:
        raise ValueError(f"{name}: {words!r} stands {count} times in the text; it must stand there once")
    return text.index(words, start)


def write(path: Path, items: "Iterable[DataclassInstance]") -> int:
    """Write dataclasses as lines of JSON, and say how many."""
    lines = [json.dumps(asdict(item), ensure_ascii=False) for item in items]
    path.write_text("".join(f"{line}\n" for line in lines), "utf8")
    return len(lines)


def arguments(about: str) -> argparse.Namespace:
    """Read what every generator asks for: `--data` and `--out`."""
    parser = argparse.ArgumentParser(description=about.partition("\n\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora, with gum/ in it")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.jsonl", help="where the articles are written")
    return parser.parse_args()
