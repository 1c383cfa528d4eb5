"""Make the table of words that comparing events needs: ``python -m training.crossdoc.words --data FOLDER``.

Its words are lemmas, without names: first those that are a trigger somewhere in MAVEN, RAMS, WikiEvents' training part
or worldnews' training part, the most frequent ones first, then the most frequent ones of FNC-1's training part. What a
word means is its vector by MiniLM (all-MiniLM-L6-v2, Apache 2.0), which has read the word's most frequent form alone,
in the directions in which these vectors differ most.
"""

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.stories.events.lemmas import LIGHT, WORD, lemma
from onrecord.stories.events.words import FILE, STEPS
from training import minilm
from training.gold import objects
from training.typed import load as load_typed

WORDS: Final = 3600
WIDTH: Final = 64
FEWEST: Final = 2
"""A word that is a trigger less often is none."""

_AT_ONCE: Final = 128

Forms = Mapping[str, Counter[str]]
"""How often each form of a lemma was seen."""


def main() -> None:
    """Read the command line, count, embed, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, default=FILE)
    given = parser.parse_args()
    triggered, written = counted(triggers(given.data)), counted(texts(given.data))
    frequent = [each for each in by_frequency(triggered) if triggered[each].total() >= FEWEST]
    lemmas = list(dict.fromkeys([*frequent, *by_frequency(written)]))[:WORDS]
    shown = [(triggered.get(each) or written[each]).most_common(1)[0][0] for each in lemmas]
    vectors = narrowed(embed(shown), WIDTH)
    np.savez_compressed(
        given.out,
        lemmas=np.frombuffer("\n".join(lemmas).encode("utf8"), np.uint8),
        vectors=np.round(vectors * STEPS).astype(np.int8),
    )
    print(f"{len(lemmas)} words, {len(frequent)} of them triggers, {given.out.stat().st_size:,} bytes")


def triggers(data: Path) -> Iterator[str]:
    """Give the words of triggers that corpora mark, each as often as they do."""
    for typed in load_typed(data):
        yield from (typed.text[start:end] for start, end, _ in typed.triggers)
    for article in objects(data / "worldnews" / "events_train.jsonl"):
        for event in article["events"]:
            yield from (article["text"][start:end] for start, end in event["trigger"])


def texts(data: Path) -> Iterator[str]:
    """Give texts in which words are counted."""
    csv.field_size_limit(10**9)
    with (data / "fnc1" / "train_bodies.csv").open(encoding="utf8", newline="") as rows:
        yield from (row["articleBody"] for row in csv.DictReader(rows))


def counted(found: Iterable[str]) -> Forms:
    """Count the forms of each lemma in texts; a lemma that is mostly written with a capital is taken for a name."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    capitals: Counter[str] = Counter()
    for text in found:
        for word in WORD.findall(text):
            if word.casefold() in LIGHT or not word[0].isalpha():
                continue
            if word[0].isupper():
                capitals[lemma(word)] += 1
            else:
                forms[lemma(word)][word] += 1
    return {key: each for key, each in forms.items() if each.total() > capitals[key] and len(key) > 1}


def by_frequency(forms: Forms) -> list[str]:
    """Order lemmas by how often they were seen."""
    return sorted(forms, key=lambda each: (-forms[each].total(), each))


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
    unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


if __name__ == "__main__":
    main()
