"""Tells whether a word that may be a title is a name in an article: "Dean" or the dean, "Major" or a major."""

import re
from collections.abc import Sequence
from typing import Final

from onrecord.recorder.actors import titles
from onrecord.schema import MarkedMention

_DETERMINED: Final = re.compile(r"\b(?:the|a|an|this|that|his|her|its|their|our|my|your|[Tt]he|A|An)\s\Z")
_COMMON: Final = re.compile(rf"\b(?:{'|'.join(sorted(titles.NAMED_FIRST | titles.NAMED_TOO))})\b")


class Namesakes:
    """The words of an article that are titles elsewhere, but names here.

    >>> from onrecord.schema import Span
    >>> text = "Sir John Major came. Major said so."
    >>> marked = [MarkedMention(span=Span(*pair), kind="person", form="name", confidence=0.9) for pair in
    ...           ((0, 14), (21, 26))]
    >>> Namesakes(text, marked).is_name(21, "Major")
    True
    """

    def __init__(self, text: str, mentions: Sequence[MarkedMention]) -> None:
        self._text = text
        self._surnames: set[str] = set()
        alone: set[str] = set()
        for mention in mentions:
            if mention.kind != "person" or mention.form == "pronoun":
                continue
            words = mention.span.cut(text)
            last = titles.plain(words.split()[-1]) if words.split() else ""
            if mention.form == "name" and titles.is_word(last) and not titles.is_title(words):
                self._surnames.add(last)
            elif words.casefold() in titles.NAMED_TOO and self._is_bare(mention.span.start, words):
                alone.add(words.casefold())
        self.forenames = (titles.NAMED_FIRST | alone).difference(_COMMON.findall(text))
        """The words in small letters that are forenames here, though they may be titles elsewhere."""

    def is_name(self, start: int, words: str) -> bool:
        """Tell whether a word that is a title elsewhere is somebody's name here, where it stands alone."""
        word = words.casefold()
        known = word in self._surnames or (word in titles.NAMED_TOO and word in self.forenames)
        return known and self._is_bare(start, words)

    def _is_bare(self, start: int, words: str) -> bool:
        return words[:1].isupper() and not _DETERMINED.search(self._text, max(0, start - 8), start)
