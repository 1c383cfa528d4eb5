"""Write down how the trained pair classifier weighs headlines: ``python -m training.headlines.reference``.

The shipped one is compared with it. Headlines and articles are the project's own invented ones: each article's title
against its own body, and against the body of the article after it. The network runs in float32 with torch.
"""

import argparse
import json
from pathlib import Path
from typing import Final

import torch

from onrecord.checks.headline.passages import closest
from onrecord.encoder.heads.verdicts import VERDICTS
from onrecord.encoder.network import VOCABULARY, WEIGHTS
from onrecord.encoder.pieces import load_tokenizer
from training import model, shipped
from training.headlines.batches import Pair, collate
from training.headlines.examples import Example, sentences_of
from training.headlines.train import scores
from training.reference import ARTICLES

REFERENCE: Final = Path("tests/contract/headlines.json")


def main() -> None:
    """Read the command line, weigh, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, default=Path("build/headlines/pairs.pt"), help="what training wrote")
    given = parser.parse_args()
    reader = shipped.reader(WEIGHTS).eval()
    pairs = model.PairClassifier(reader).eval()
    pairs.load_state_dict(torch.load(given.pairs, weights_only=True))
    tokenizer = load_tokenizer(WEIGHTS / VOCABULARY)
    rows = []
    for headline, passage in weighed():
        pair = Pair.of(Example(headline, passage, supported=False), tokenizer)
        with torch.no_grad():
            verdicts, _, _ = scores(reader, pairs, collate([pair]))
        likely = dict(zip(VERDICTS, verdicts.softmax(-1)[0].tolist(), strict=True))
        rows.append({"headline": headline, "passage": passage, "verdicts": {v: round(p, 3) for v, p in likely.items()}})
    REFERENCE.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf8")


def weighed() -> list[tuple[str, str]]:
    """The headlines and passages: the first lines of articles, against their own bodies and others'."""
    texts = [path.read_text(encoding="utf8").strip() for path in sorted(ARTICLES.glob("*.txt"))]
    split = [text.partition("\n") for text in texts]
    out = []
    for number, (headline, _, body) in enumerate(split):
        for other in (body, split[(number + 1) % len(split)][2]):
            sentences = [other[a:b] for a, b in sentences_of(other)]
            out.append((headline.strip(), "".join(f"{sentences[n]}\n" for n in closest(headline, sentences))))
    return out


if __name__ == "__main__":
    main()
