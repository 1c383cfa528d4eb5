"""The articles that everything is measured on: the development split of PolNeAR."""

import json
from pathlib import Path
from typing import Any

from bench.figures import MissingError

Article = dict[str, Any]
"""The keys of a line of JSON, as `onrecord.read_many` takes them."""

FILE = Path("polnear") / "dev.jsonl"
KEYS = ("id", "title", "published", "outlet", "text")


def load(data: Path) -> list[Article]:
    """Read the articles in a folder of corpora. Raises MissingError, which says where they should be."""
    path = data / FILE
    if not path.is_file():
        raise MissingError(f"{path} is missing: --data must name the folder that holds {FILE}")
    with path.open(encoding="utf8") as lines:
        return [{key: line[key] for key in KEYS if key in line} for line in map(json.loads, lines)]


def words(article: Article) -> int:
    """How many tokens white space makes of an article."""
    return len(article["text"].split())


def of_length(articles: list[Article], length: int) -> Article:
    """The article whose number of words comes nearest to `length`."""
    return min(articles, key=lambda article: abs(words(article) - length))


def sample(articles: list[Article], every: int) -> list[Article]:
    """One article in so many, short and long ones in the proportion in which they come.

    >>> [len(a["text"]) for a in sample([{"text": "so " * n} for n in range(1, 8)], 3)]
    [6, 15]
    """
    return sorted(articles, key=words)[every // 2 :: every]
