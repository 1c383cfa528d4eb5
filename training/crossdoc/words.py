"""Make the table of words that comparing events needs: ``python -m training.crossdoc.words --data FOLDER``.

Its words are those that are most frequent in FNC-1's and worldnews' training parts, GUM's and MAVEN's articles, by
lemma, without names; the rarity of each is counted there. What a word means is its vector by MiniLM
(all-MiniLM-L6-v2, Apache 2.0), which has read the word's most frequent form alone, in the directions in which these
vectors differ most.
"""

import argparse
import csv
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.stories.events.lemmas import WORD, lemma
from onrecord.stories.events.words import FILE
from training import minilm
from training.gold import objects

WORDS: Final = 6000
WIDTH: Final = 24
FEWEST: Final = 3
"""A word that fewer articles have isn't in the table."""

_AT_ONCE: Final = 128


def main() -> None:
    """Read the command line, count, embed, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, default=FILE)
    given = parser.parse_args()
    articles, forms = count(texts(given.data))
    lemmas = sorted(forms, key=lambda each: (-forms[each].total(), each))[:WORDS]
    vectors = narrowed(embed([forms[each].most_common(1)[0][0] for each in lemmas]), WIDTH)
    whole = max(articles.values())
    rarities = np.array([math.log(whole / articles[each]) for each in lemmas], np.float16)
    np.savez_compressed(
        given.out,
        lemmas=np.frombuffer("\n".join(lemmas).encode("utf8"), np.uint8),
        vectors=np.round(vectors * 127).astype(np.int8),
        rarities=rarities,
    )
    print(f"{len(lemmas)} words, {given.out.stat().st_size:,} bytes")


def texts(data: Path) -> Iterator[str]:
    """Give the texts in which words are counted; nothing is measured on any of them."""
    csv.field_size_limit(10**9)
    with (data / "fnc1" / "train_bodies.csv").open(encoding="utf8", newline="") as rows:
        yield from (row["articleBody"] for row in csv.DictReader(rows))
    for name in ("worldnews/train.jsonl", "gum/train.jsonl"):
        yield from (each["text"] for each in objects(data / name))
    for part in ("dev", "test"):
        for row in json.loads((data / "maven" / f"{part}.json").read_text(encoding="utf8")):
            yield " ".join(row["tokens"])


def count(found: Iterable[str]) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """Count in how many texts each lemma stands, and its forms; a word written with a capital is taken for a name."""
    articles: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    capitals: Counter[str] = Counter()
    for text in found:
        seen = set()
        for word in WORD.findall(text):
            key = lemma(word)
            if not word[0].isalpha():
                continue
            seen.add(key)
            if word[0].isupper():
                capitals[key] += 1
            else:
                forms[key][word] += 1
        articles.update(seen)
    kept = {
        key: counted for key, counted in forms.items()
        if articles[key] >= FEWEST and counted.total() > capitals[key] and len(key) > 1
    }  # fmt: skip
    return articles, kept


def embed(words: Sequence[str]) -> NDArray[np.float32]:
    """Give the vectors of words that stand alone. *Shape:* ``(words, 384)``, each of length 1."""
    folder = minilm.folder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.enable_padding()
    encoder = minilm.reader(folder).encoder.eval()
    with torch.no_grad():
        for new in (encoder.cases, encoder.layouts, encoder.styles):
            new.weight.zero_()  # MiniLM has none of them
        found = []
        for at in range(0, len(words), _AT_ONCE):
            encoded = tokenizer.encode_batch(list(words[at : at + _AT_ONCE]))
            ids = torch.tensor([each.ids for each in encoded])
            mask = torch.tensor([each.attention_mask for each in encoded], dtype=torch.float32)
            nothing = torch.zeros_like(ids)
            states = encoder(ids, nothing, nothing, nothing[:, 0], ((1 - mask) * -1e9)[:, None, None])
            found.append(((states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)).numpy())
    return _unit(np.concatenate(found))


def narrowed(vectors: NDArray[np.float32], width: int) -> NDArray[np.float32]:
    """Keep the directions in which vectors differ most. *Shape:* to ``(words, width)``, each of length 1."""
    centred = vectors - vectors.mean(0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    return _unit(centred @ directions[:width].T)


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


if __name__ == "__main__":
    main()
