"""What the network marked in a golden article, as it is stored: NAME.json.gz, with the network's name and version.

The golden records are written from these, so that they are the same on every processor.
"""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from onrecord.schema import Annotations, Article, Model, article_id
from onrecord.schema.base import Frozen
from tests.golden.agreement import Pair, too_low

SUFFIX = ".json.gz"
DIGITS = 4
"""Decimals of a stored probability."""


class Annotated(Frozen):
    """An article's annotations, with the network that made them and the hash of the text that it read."""

    model: Model
    text: str
    annotations: Annotations

    @classmethod
    def of(cls, article: Article, annotations: Annotations, model: Model) -> Self:
        """Take what the network marked in an article; probabilities are rounded as they are stored."""
        marked = {"annotations": annotations.model_dump(mode="json"), "model": model.model_dump(mode="json")}
        return cls.model_validate_json(json.dumps(_rounded(marked | {"text": article_id(article.text)})))

    def fits(self, article: Article) -> bool:
        """Tell whether the article still has the text that the network read."""
        return self.text == article_id(article.text)

    def is_like(self, other: "Annotated") -> bool:
        """Tell whether it is of the same text and by the same network."""
        return (self.text, self.model) == (other.text, other.model)


def load(path: Path) -> Annotated:
    """Read stored annotations."""
    return Annotated.model_validate_json(gzip.decompress(path.read_bytes()))


def save(path: Path, annotated: Annotated) -> None:
    """Store annotations. The same ones give the same bytes."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(annotated.model_dump_json().encode("utf-8"), mtime=0))


def out_of_date(
    stored: Mapping[str, Annotated], now: Mapping[str, Annotated], articles: Mapping[str, Article]
) -> set[str]:
    """Name the articles whose annotations must be stored anew, with what is stored of each and what is marked now.

    Those of another text or by another network must. All others must only if they differ, as a whole, by more than
    processors do: so an update on another processor leaves them as they are.
    """
    comparable = {name for name in now if name in stored and now[name].is_like(stored[name])}
    pairs = [Pair(name, articles[name].text, stored[name].annotations, now[name].annotations) for name in comparable]
    return set(now) if too_low(pairs) else set(now) - comparable


def _rounded(value: Any) -> Any:
    match value:
        case float():
            return round(value, DIGITS)
        case dict():
            return {key: _rounded(each) for key, each in value.items()}
        case list():
            return [_rounded(each) for each in value]
    return value
