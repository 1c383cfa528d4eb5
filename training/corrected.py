"""Corrected records as one more corpus: the file that ``onrecord gold`` writes.

In an article that a person has read whole, everything is as it should be. In any other, only what that person has put
right is known: it is learned from, and what nobody has looked at is not.
"""

import json
from pathlib import Path
from typing import Final

from training.gold import GoldArticle
from training.overlap import measured, near_copies

_NEEDED: Final = ("id", "text", "checked", "attributions", "quotes", "mentions", "actors", "events")
_MOST_NAMED: Final = 10


def load(path: Path, data: Path) -> list[GoldArticle]:
    """Load the articles of a file of corrections, each with what a person has looked at.

    Raises SystemExit if the file isn't what ``onrecord gold`` writes, or if it holds what is measured on: the figures
    would then tell how well the network knows by heart.
    """
    articles = [looked_at(_article(path, number, line)) for number, line in enumerate(_lines(path), 1) if line.strip()]
    copies = list(near_copies(articles, measured(data)))
    if copies:
        named = ", ".join(f"{each.id} ({each.share:.0%} of {each.other})" for each in copies[:_MOST_NAMED])
        raise SystemExit(
            f"{path} holds {len(copies)} articles that are measured on, or much of their text: {named}. "
            "Take these lines out of the file."
        )
    return articles


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(f"{path} can't be read ({error}): --corrections must name a file of UTF-8") from error


def _article(path: Path, number: int, line: str) -> GoldArticle:
    try:
        article: GoldArticle = json.loads(line)
    except ValueError as error:
        raise SystemExit(f"{path}, line {number} isn't JSON: write the file with `onrecord gold`") from error
    lacking = [key for key in _NEEDED if key not in article] if isinstance(article, dict) else list(_NEEDED)
    if lacking:
        raise SystemExit(f"{path}, line {number} has no {', '.join(lacking)}: write the file with `onrecord gold`")
    return article


def looked_at(article: GoldArticle) -> GoldArticle:
    """Leave out what nobody has looked at."""
    if article["checked"]:
        return article
    known = article.copy()
    known["attributions"] = [each for each in article["attributions"] if each["sure"]]
    known["quotes"] = [each for each in article["quotes"] if each["sure"]]
    known["events"] = [each if each and each["sure"] else None for each in article["events"]]
    return known
