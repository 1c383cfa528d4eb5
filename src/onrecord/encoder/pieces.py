"""Splits a text into word pieces, and keeps what a lower-case vocabulary loses: case, spacing, paragraph breaks."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.encoder.inputs import CASES, LAYOUTS
from onrecord.schema import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

CLS, SEP = 101, 102
"""The pieces before and after every window."""

_LIKE = str.maketrans({
    **dict.fromkeys("“”„‟«»＂〝〞", '"'),
    **dict.fromkeys("‘’‚‛‹›ʼ＇", "'"),
    **dict.fromkeys("–—―‒", "-"),
    **dict.fromkeys("\u00a0\u2007\u202f\u200b\ufeff", " "),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one text. *Shape:* every array ``(pieces,)``; `starts` and `ends` are code points of the text."""

    ids: "NDArray[np.int64]"
    cases: "NDArray[np.int64]"
    layouts: "NDArray[np.int64]"
    starts: "NDArray[np.int64]"
    ends: "NDArray[np.int64]"

    def __len__(self) -> int:
        return len(self.ids)


def flatten_typography(text: str) -> str:
    """Write a text with one kind of double quote, single quote, dash and space; no character moves.

    >>> flatten_typography("“We’re done” – ``really''")
    '"We\\'re done" - " really "'
    """
    return text.translate(_LIKE).replace("``", '" ').replace("''", ' "')


@cache
def load_tokenizer(vocabulary: Path) -> "Tokenizer":
    """Load the WordPiece tokenizer of a vocabulary, one piece a line (BERT, Devlin et al. 2019)."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer

    tokenizer = Tokenizer(WordPiece.from_file(str(vocabulary), unk_token="[UNK]"))  # noqa: S106 (a token of the vocabulary)
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


def split(text: str, tokenizer: "Tokenizer") -> Pieces:
    """Split a text into pieces; offsets are code points of `text`."""
    import numpy as np

    encoding = tokenizer.encode(flatten_typography(text), add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    return Pieces(np.array(encoding.ids, dtype=np.int64), _cases(text, encoding.word_ids, starts, ends),
                  _layouts(text, starts, ends), starts, ends)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def case_of(word: str) -> int:
    """Give the number of a word's case in `CASES`.

    >>> [CASES[case_of(w)] for w in ("said", "Putin", "NATO", "iPhone", "1996", "I")]
    ['lower', 'title', 'upper', 'mixed', 'none', 'title']
    """
    if word.islower():
        return CASES.index("lower")
    if not any(map(str.isalpha, word)):
        return CASES.index("none")
    if word[0].isupper() and (len(word) == 1 or word[1:].islower() or not any(map(str.isalpha, word[1:]))):
        return CASES.index("title")
    return CASES.index("upper" if word.isupper() else "mixed")


def _cases(
    text: str, words: list[int | None], starts: "NDArray[np.int64]", ends: "NDArray[np.int64]"
) -> "NDArray[np.int64]":
    import numpy as np

    word = np.array(words, dtype=np.int64)
    if not len(word):
        return word
    first = np.flatnonzero(np.diff(word, prepend=-1))
    last = np.append(first[1:], len(word)) - 1
    case = [case_of(text[s:e]) for s, e in zip(starts[first].tolist(), ends[last].tolist(), strict=True)]
    return np.repeat(np.array(case, dtype=np.int64), last - first + 1)


_BREAK = re.compile(r"\n|\r\n?")


def _layouts(text: str, starts: "NDArray[np.int64]", ends: "NDArray[np.int64]") -> "NDArray[np.int64]":
    import numpy as np

    layouts = np.full(len(starts), LAYOUTS.index("glued"), dtype=np.int64)
    if not len(starts):
        return layouts
    before = np.concatenate([[0], ends[:-1]])
    layouts[starts > before] = LAYOUTS.index("space")
    layouts[0] = LAYOUTS.index("paragraph")
    for at in {m.start() for m in _BREAK.finditer(text)}:
        i = int(np.searchsorted(starts, at, side="right"))
        if 0 < i < len(starts):
            lines = len(_BREAK.findall(text, int(ends[i - 1]), int(starts[i])))
            layouts[i] = LAYOUTS.index("paragraph" if lines > 1 else "line")
    return layouts


def spans_of(fragments: list[tuple[int, int]], pieces: Pieces) -> tuple[Span, ...]:
    """Turn fragments into characters; those that meet within a character, which several pieces may share, are one."""
    spans: list[Span] = []
    for first, last in fragments:
        start, end = int(pieces.starts[first]), int(pieces.ends[last - 1])
        if spans and start < spans[-1].end:
            start = spans.pop().start
        spans.append(Span(start, end))
    return tuple(spans)
