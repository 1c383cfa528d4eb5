"""The date of an article that came without one: what its own words say of it."""

from collections.abc import Sequence

from onrecord.knowledge import Knowledge
from onrecord.recorder.config import DEFAULT, TimeConfig
from onrecord.recorder.times.find import Expression
from onrecord.recorder.times.publication import infer
from onrecord.schema import Article


def dated(
    article: Article, expressions: Sequence[Expression], table: Knowledge | None, config: TimeConfig = DEFAULT.times
) -> Article:
    """Give an article without a date the one that its words allow, or the reason why they allow none.

    With the table of actors, who is called by an office of state says when that was held.

    >>> from onrecord.recorder.times.find import find
    >>> text = "GENEVA, March 5, 2024 — The envoys met again."
    >>> dated(Article(id="a", text=text), find(text), None).published.value
    '2024-03-05'
    """
    if article.published is not None:
        return article
    found = infer(article.text, expressions, table.tenure if table else None, config)
    return article.model_copy(update={"undated": found} if isinstance(found, str) else {"published": found})
