"""Where the desk shows what an answer rests on."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import quote, urlsplit

from onrecord.errors import SettingError
from onrecord.render.clean import clean
from onrecord.settings import DESK


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a desk's pages; `base` is what they all begin with.

    >>> Addresses.at("https://desk.example/").statement(12, "s3")
    'https://desk.example/articles/12#s3'
    """

    base: str

    @classmethod
    def at(cls, desk: str) -> Self:
        """Take the address of a desk; raises SettingError for what is none."""
        try:
            parts = urlsplit(desk)
            is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            is_address = False
        if not is_address or parts.query or parts.fragment or not desk.isprintable() or " " in desk:
            raise SettingError(
                "The desk's address can't be used",
                value=desk,
                allowed=f"an http or https address without ? and #, such as {DESK}",
            )
        return cls(desk.rstrip("/"))

    def article(self, number: int) -> str:
        """The page of an article."""
        return f"{self.base}/articles/{number}"

    def statement(self, article: int, statement_id: str) -> str:
        """The same page at one statement."""
        return f"{self.article(article)}#{quote(clean(statement_id), safe='')}"

    def event(self, article: int, event_id: str) -> str:
        """The same page at one event; at its list of events if the id isn't one of ours.

        >>> Addresses("").event(12, "e3"), Addresses("").event(12, "fire")
        ('/articles/12#event-3', '/articles/12#events')
        """
        digits = event_id[1:]
        ours = event_id[:1] == "e" and digits.isascii() and digits.isdecimal()
        return f"{self.article(article)}#{f'event-{digits}' if ours else 'events'}"

    def finding(self, article: int, number: int) -> str:
        """The same page at one finding, by its place in the record, from 1."""
        return f"{self.article(article)}#finding-{number}"

    def actor(self, number: int) -> str:
        """The page of an actor."""
        return f"{self.base}/actors/{number}"

    def story(self, number: int) -> str:
        """The page of a story."""
        return f"{self.base}/stories/{number}"

    def quotation(self, number: int) -> str:
        """The page of a quotation."""
        return f"{self.base}/quotations/{number}"
