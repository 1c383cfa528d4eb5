"""How much of a text is read rightly, word by word and in order."""

import re
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SHAPES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\u00ad": ""})


def token_f1(found: str, wanted: str) -> float:
    """Compare two texts by their longest common sequences of tokens: what stands out of order counts as wrong."""
    one, other = (_TOKEN.findall(text.translate(_SHAPES)) for text in (found, wanted))
    same = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return 2 * same / (len(one) + len(other))
