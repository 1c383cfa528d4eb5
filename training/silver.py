"""What CoreNLP marked in PolNeAR automatically: names and coreference, with its errors."""

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.encoder.pieces import Pieces
from training import mentions
from training.gold import Json


def marked(analysis: Json, text: str, pieces: Pieces) -> mentions.Marked:
    """Give the names and the coreference that CoreNLP found in an article of PolNeAR."""
    tokens = [(*token, text[token[0] : token[1]]) for token in analysis["tokens"]]
    starts = np.array([token[0] for token in tokens])
    kinds = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place"}
    names: dict[int, tuple[int, int, str]] = {}  # by each of its tokens
    i = 0
    while i < len(tokens):
        j = i
        while j < len(tokens) and tokens[j][5] == tokens[i][5] and tokens[j][2] == tokens[i][2]:
            j += 1
        if tokens[i][5] in kinds:
            names |= dict.fromkeys(range(i, j), (tokens[i][0], tokens[j - 1][1], kinds[tokens[i][5]]))
        i = max(j, i + 1)
    found: dict[tuple[int, int], tuple[int, int, int, str, bool]] = {}
    for number, cluster in enumerate(analysis["clusters"]):
        cut = [_cut(tokens, starts, names, *span) for span in cluster]
        known = Counter(kind for *_, kind in filter(None, cut) if kind)
        if not known:
            continue
        kind = known.most_common(1)[0][0]
        for mention in filter(None, cut):
            start, end, form, own = mention
            found.setdefault((start, end), (start, end, mentions.label(own or kind, form), str(number), True))
    for start, end, kind in names.values():
        found.setdefault((start, end), (start, end, mentions.label(kind, "name"), f"alone {text[start:end]}", True))
    return mentions.marked(pieces, text, found.values(), 1.0, names_only=True)


def _cut(
    tokens: list[Any], starts: NDArray[np.int64], names: dict[int, tuple[int, int, str]], start: int, end: int
) -> tuple[int, int, str, str | None] | None:
    """A mention of CoreNLP cut after its head: start, end, form, and kind where a name or a pronoun shows it."""
    inside = range(int(np.searchsorted(starts, start)), int(np.searchsorted(starts, end)))
    if not inside:
        return None
    numbers = {tokens[i][3] for i in inside}
    heads = [i for i in inside if tokens[i][6] not in numbers]
    head = heads[0] if heads else inside[-1]
    if head in names:
        return names[head][0], names[head][1], "name", names[head][2]
    tag, word = tokens[head][4], text_of(tokens, head)
    if tag.startswith("PRP"):
        kind = "person" if word in mentions.PERSONAL else "group" if word in mentions.PLURAL else None
        return tokens[head][0], tokens[head][1], "pronoun", kind
    return start, tokens[head][1], "nominal", None


def text_of(tokens: list[Any], i: int) -> str:
    """A token's word in lower case; its text is carried as the last item of the list."""
    return str(tokens[i][-1]).casefold()


def load(data: Path) -> dict[str, Json]:
    """What CoreNLP marked, by article."""
    with gzip.open(data / "polnear" / "train_corenlp.jsonl.gz", "rt", encoding="utf8") as lines:
        return {each["id"]: each for each in map(json.loads, lines)}
