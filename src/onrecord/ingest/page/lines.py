"""What a paragraph of a page is by its words: a link to another story, a request to the reader, a byline, a date."""

import re
from typing import Final, Literal

from onrecord.ingest.page.phrases import ADVERT, ASKING, BYLINE, CREDIT, DATE, LEAD, LEAD_ALONE, OFFER, PAY, PROMPT

Line = Literal["related", "prompt", "byline", "caption", "advert"]

LONGEST: Final = 400
"""A longer paragraph is none of these, in characters."""

LONGEST_BYLINE: Final = 160

MOST_WORDS: Final = 60
"""A request to the reader has no more words."""

LINKED: Final = 0.2
"""So much of a line that leads elsewhere is a link, where it isn't told by how it ends."""

_SPOKEN = re.compile(r"[\"“”«»]|\bsa(?:id|ys)\b")


def line_of(words: str, *, linked: float = 0.0) -> Line | None:
    """Say what a paragraph is by its words, `linked` of which are links; None where it may as well be the article's.

    >>> line_of("READ MORE: Mayor denies it"), line_of("Sign up for our newsletter."), line_of("By Ada Moe")
    ('related', 'prompt', 'byline')
    >>> line_of("“Sign up for the newsletter,” the mayor said.") is None
    True
    """
    if len(words) > LONGEST:
        return None
    if LEAD_ALONE.match(words) or (LEAD.match(words) and (linked > LINKED or not words.endswith(("”", '"')))):
        return "related"
    if ADVERT.match(words):
        return "advert"
    if DATE.match(words) or (len(words) < LONGEST_BYLINE and BYLINE.match(words)):
        return "byline"
    if CREDIT.match(words):
        return "caption"
    return "prompt" if words.count(" ") < MOST_WORDS and _is_prompt(words) else None


def asks_to_pay(words: str) -> bool:
    """Say whether a line tells that the rest is for those who pay or register.

    >>> asks_to_pay("Subscribe to continue reading"), asks_to_pay("Sign up for our newsletter")
    (True, False)
    """
    return bool(PAY.search(words[:LONGEST]))


def _is_prompt(words: str) -> bool:
    if PROMPT.match(words):
        return True
    return bool(ASKING.search(words) and OFFER.search(words)) and not _SPOKEN.search(words)
