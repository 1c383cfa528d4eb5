"""Which articles are the same: by their canonical address, else by the id they were given, else by their text."""

from hashlib import sha256
from typing import NamedTuple

from onrecord.copies import canonical
from onrecord.schema import Article, article_id

BY_TEXT = "text:"
"""Begins the identity of an article that has no address and no id."""


class Identity(NamedTuple):
    """The key that makes two articles the same, and the hash of the text, which shows a change."""

    key: str
    text_hash: bytes

    @property
    def by_text(self) -> bool:
        """Whether the article has no address and no id, so that only its text identifies it."""
        return self.key.startswith(BY_TEXT)


def identify(article: Article) -> Identity:
    """Give the identity of an article.

    >>> identify(Article(id="a", text="Rain.", url="https://Paper.example/rain/?utm_source=feed#top")).key
    'url:paper.example/rain'
    >>> identify(Article(id="rain-1", text="Rain.")).key
    'id:rain-1'
    >>> identify(Article(id=article_id("Rain."), text="Rain.")).by_text
    True
    """
    text_hash = sha256(article.text.encode("utf-8", "surrogatepass")).digest()
    if article.url:
        return Identity(f"url:{canonical(article.url)}", text_hash)
    if article.id != article_id(article.text):
        return Identity(f"id:{article.id}", text_hash)
    return Identity(f"{BY_TEXT}{text_hash.hex()}", text_hash)
