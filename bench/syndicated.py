"""A report as other outlets print it: another headline, a byline, a dateline, other type, a few other words, a cut end.

The same seed makes the same copies. `update` makes what is no copy: the next version of a report, with much that is
new.
"""

import random
import re
from collections.abc import Callable, Sequence
from typing import Final

Edit = Callable[[list[str], random.Random], list[str]]

_TOWNS: Final = ("VELMAR", "PORT ELLERY", "SALTMARSH", "BRACK HILL", "NORTH TARN")
_AGENCIES: Final = ("Coastal Wire", "CW", "Union Press", "Meridian News Agency")
_REPORTERS: Final = ("Ada Moe", "Jonas Pell and Ruth Amadi", "Staff writers", "Our correspondent in Velmar")
_OUTLETS: Final = ("The Harbour Courier", "Velmar Post", "Tarn Valley Herald", "Northern Ledger")
_PROMPTS: Final = (
    "Read more: {headline}",
    "READ ALSO | What we know so far about the {word}",
    "Sign up for our morning newsletter and never miss a story.",
    "Watch: {headline}",
    "Advertisement",
)
_CREDITS: Final = (
    "© 2026 {agency}. All rights reserved. This material may not be published, broadcast or rewritten.",
    "This story was published from a news agency feed without changes to the text. Only the headline has been changed.",
    "Reporting by {reporter}; editing by {outlet}",
    "First published by {agency}.",
)
_TYPE: Final = (
    (("“", "”", "‘", "’"), ('"', '"', "'", "'")),
    (("—", "–"), (" - ", "-")),
    (("fi", "fl"), ("ﬁ", "ﬂ")),
    ((" per cent", " percent"), ("%", "%")),
    ((", ",), (",\u00a0",)),
    (("ment", "tion"), ("\u00adment", "\u00adtion")),
)
_WORDS: Final = (
    (r"\bsaid\b", "told reporters"), (r"\bsaid\b", "says"), (r"\bpercent\b", "per cent"), (r"\bon (\w+day)\b", r"\1"),
    (r"\b(\w+)or\b", r"\1our"), (r"\b(\w+)ize(d?)\b", r"\1ise\2"), (r"\bmore than\b", "over"), (r"\babout\b", "around"),
    (r"\bMr\.? ", ""), (r"\bthat\b ", ""), (r"\bhowever\b", "but"), (r"\btwo\b", "2"), (r"\bthree\b", "3"),
    (r"\bUnited States\b", "US"), (r"\bpeople\b", "persons"), (r"\bwhile\b", "as"), (r"\bafter\b", "following"),
)  # fmt: skip


def paragraphs(text: str) -> list[str]:
    """Divide a text at its empty lines, or where it has none, after every third sentence.

    >>> paragraphs("One.\\n\\nTwo."), len(paragraphs("It rained. It rained. It rained. It rained."))
    (['One.', 'Two.'], 2)
    """
    found = [each.strip() for each in re.split(r"\n\s*\n", text) if each.strip()]
    if len(found) > 3:
        return found
    sentences = re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])", " ".join(text.split()))
    divided = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
    return divided if len(divided) > len(found) else found


def syndicate(text: str, chance: random.Random, *, cut: float = 0.0) -> str:
    """Print a report as another outlet does, without about so much of it (`cut`, 0 to 1), mostly of its end."""
    parts = paragraphs(text)
    parts = _without_headline(parts)
    for edit in (_set_type, _edit_words):
        parts = edit(parts, chance)
    parts = _cut(parts, cut, chance)
    for edit in (_add_prompts, _add_credit, _add_head):
        parts = edit(parts, chance)
    return "\n\n".join(parts)


def update(text: str, other: str, chance: random.Random, *, new: float) -> str:
    """Write the next version of a report: about so much of it (`new`, 0 to 1) is another text's, where its head was."""
    parts, others = paragraphs(text), paragraphs(other)
    kept = _cut(parts, new, chance)
    words = sum(len(part.split()) for part in parts) * new
    while words > 0 and others:
        words -= len(others[0].split())
        kept.insert(1, others.pop(0))
    return "\n\n".join(kept)


def _cut(parts: list[str], share: float, chance: random.Random) -> list[str]:
    """Take paragraphs out until so many words are gone: from the end, and now and then one in the middle."""
    kept = list(parts)
    left = sum(len(part.split()) for part in parts) * share
    while left > 0 and len(kept) > 1:
        at = len(kept) - 1 if chance.random() < 0.8 else chance.randrange(1, len(kept))
        words = kept[at].split()
        if len(words) > left:
            kept[at] = " ".join(words[: len(words) - int(left)])
            break
        left -= len(words)
        del kept[at]
    return kept


def _headline(parts: Sequence[str], chance: random.Random) -> str:
    """Make another headline, of words of the report."""
    words = re.findall(r"\w{3,}", chance.choice(list(parts)))
    return " ".join(chance.sample(words, min(len(words), chance.randint(5, 9)))).capitalize()


def _without_headline(parts: list[str]) -> list[str]:
    """Take its own headline away, if it has one: a first line without a full stop."""
    has_headline = len(parts) > 1 and len(parts[0].split()) < 20 and not parts[0].endswith(".")
    return parts[1:] if has_headline else parts


def _set_type(parts: list[str], chance: random.Random) -> list[str]:
    for plain, other in chance.sample(_TYPE, chance.randint(1, 4)):
        for before, after in zip(plain, other, strict=True):
            parts = [part.replace(before, after) for part in parts]
    return parts


def _edit_words(parts: list[str], chance: random.Random) -> list[str]:
    """Follow the outlet's own rules of style, in most places."""
    for pattern, other in chance.sample(_WORDS, chance.randint(0, 4)):
        parts = [re.sub(pattern, other, part) if chance.random() < 0.7 else part for part in parts]
    return parts


def _add_prompts(parts: list[str], chance: random.Random) -> list[str]:
    parts = list(parts)
    for prompt in chance.sample(_PROMPTS, chance.randint(0, 2)):
        said = prompt.format(headline=_headline(parts, chance), word=chance.choice(parts[0].split() or ["day"]))
        parts.insert(chance.randint(1, len(parts)), said)
    return parts


def _add_credit(parts: list[str], chance: random.Random) -> list[str]:
    if chance.random() < 0.5:
        return parts
    credit = chance.choice(_CREDITS)
    return [*parts, credit.format(agency=chance.choice(_AGENCIES), reporter=chance.choice(_REPORTERS),
                                  outlet=chance.choice(_OUTLETS))]  # fmt: skip


def _add_head(parts: list[str], chance: random.Random) -> list[str]:
    first = re.sub(r"^[A-Z][A-Z ,.]+(?:\([^)]*\))? [—–-]+ ", "", parts[0])
    if chance.random() < 0.6:
        first = f"{chance.choice(_TOWNS)} ({chance.choice(_AGENCIES)}) — {first}"
    head = [_headline(parts, chance)]
    if chance.random() < 0.6:
        head.append(f"By {chance.choice(_REPORTERS)}\n{chance.choice(_OUTLETS)}, {chance.randint(1, 28)} May 2026")
    return [*head, first, *parts[1:]]
