"""What each sign of a loaded word weighs: ``python -m training.loaded --data FOLDER``.

Fits one logistic regression for the check `loaded` on `headlines/train.jsonl`, where the outlet's own loaded words are
marked: on the signs of words, on what is known of words besides (`training.wordfacts`), and on what the shipped encoder
sees of them (`training.wordstates`). The figures that are printed are of articles that the weights were not fitted on.
With ``--write`` the weights go into the package: signs and words with a number each, the weights of the encoder's
states as the network's head, and nothing else of the articles.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize

import onrecord
from onrecord.checks.given import CheckInput
from onrecord.checks.loaded import weights as package
from onrecord.checks.loaded.flags import Flag, Scored, flags
from onrecord.checks.loaded.signs import READING, Signs, signs
from onrecord.checks.loaded.tokens import Token, tokens
from onrecord.checks.loaded.weights import Weights
from onrecord.checks.loaded.wordlist import KINDS, shipped
from onrecord.encoder.network import WEIGHTS
from onrecord.schema import UNMARKED, Record
from onrecord.settings import Settings
from training.gold import Json, objects
from training.wordfacts import WordFacts, know
from training.wordstates import REFERENCE, even, head, reference, seen

Floats = NDArray[np.float64]

FOLDS: Final = 5
NEAR_COPIES: Final = frozenset({"fnc_388", "APW19990312.0251"})
"""Articles that share a fourth of their text with one that figures are measured on."""

RIDGE: Final = 1.0
RIDGE_OF_STATES: Final = 1000.0
"""How lightly the weights of signs and facts are held to zero, and how firmly those of the encoder's states."""

ROUNDS: Final = 60
RIDGE_OF_KINDS: Final = 3.0

FEWEST: Final = {"word": 2, "cue": 2, "pair": 6}
"""The fewest articles that must have a sign, by what stands before its "="; three for any other."""

MOST_WORDS: Final = 5000
"""How many words the package keeps, the likeliest of all."""

LEAST: Final = 0.03
LEAST_OF_KINDS: Final = 0.25
"""Smaller weights are left out."""

IN_CONTENT: Final = 0.15
"""The most of all flags that may stand in a statement's content."""

THRESHOLDS: Final = np.arange(0.14, 0.9, 0.03)
HIGHER: Final = (0.0, 0.05, 0.1, 0.2, 0.3)
"""How much higher the threshold in a statement's content may be."""


class Example(NamedTuple):
    """An article's words, the signs of those that can be flagged, by their numbers, and what the gold has there."""

    tokens: list[Token]
    signs: dict[int, Signs]
    gold: list[Json]

    def kind(self, number: int) -> str | None:
        """How the gold has a word loaded; None if it hasn't."""
        place = self.tokens[number].start
        return next((str(each["kind"]) for each in self.gold if each["start"] <= place < each["end"]), None)


class Rows(NamedTuple):
    """All words that can be flagged: the article of each, how it is loaded, its signs and facts; the signs' names; what
    the encoder sees of it, made even.
    """

    article: NDArray[np.int64]
    word: list[str]
    kind: list[str | None]
    known: sp.csr_matrix
    names: list[str]
    states: NDArray[np.float32]

    @property
    def loaded(self) -> NDArray[np.bool_]:
        """Whether each word is loaded."""
        return np.array([kind is not None for kind in self.kind])


def main() -> None:
    """Read the command line and the articles, print what the thresholds bring on held-out articles, write weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--records", type=Path, help="records of headlines/train.jsonl, so that nothing is read again")
    parser.add_argument("--vectors", type=Path, default=Path("build/loaded/vectors.npz"), help="where vectors are kept")
    parser.add_argument("--states", type=Path, default=Path("build/loaded/states.npz"), help="where states are kept")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    given = parser.parse_args()
    facts = know(given.data, shipped(), given.vectors)
    articles = [
        article for article in objects(given.data / "headlines" / "train.jsonl") if article["id"] not in NEAR_COPIES
    ]
    found = list(examples(articles, given.records))
    states = of_signs(found, seen(articles, given.states))
    mean, deviation = even(states)
    rows = lay_out(found, facts, (states - mean) / deviation)
    fold = rows.article % FOLDS
    likely = np.zeros(len(fold))
    for held_out in range(FOLDS):
        here, others = fold == held_out, fold != held_out
        fitted = binary(rows.known[others], rows.states[others], rows.loaded[others])
        print(f"fold {held_out + 1} of {FOLDS}", file=sys.stderr, flush=True)
        likely[here] = fitted.likely(rows.known[here], rows.states[here])
    threshold, in_content = choose(found, likely)
    if given.write:
        fitted = binary(rows.known, rows.states, rows.loaded)
        write(finished(rows, facts, fitted.known, threshold, in_content))
        (WEIGHTS / "loaded.onnx").write_bytes(head(fitted.states, mean, deviation))
        REFERENCE.write_text(json.dumps(reference(fitted.states, mean, deviation)) + "\n", encoding="utf8")


def examples(articles: Sequence[Json], records: Path | None) -> Iterator[Example]:
    """Give the signs of the words of every article."""
    read = {record.article.text: record for record in _records(articles, records)}  # two have the id of another
    for article in articles:
        found = tokens(CheckInput(read[article["text"]]), shipped())
        yield Example(found, dict(signs(found)), article["loaded"])


def _records(articles: Sequence[Json], records: Path | None) -> Iterator[Record]:
    if records is not None:
        yield from map(Record.from_json, records.read_text(encoding="utf8").splitlines())
        return
    sources = [{key: each[key] for key in ("id", "text", "published") if each.get(key)} for each in articles]
    for record in onrecord.read_many(sources, settings=Settings(checks="none")):
        if isinstance(record, Exception):
            raise record
        yield record


def of_signs(found: Sequence[Example], states: Sequence[NDArray[np.float16]]) -> NDArray[np.float32]:
    """Give the states of the words that can be flagged, of all articles. *Shape:* ``(words, 2 * width)``."""
    return np.concatenate([of[list(each.signs)] for each, of in zip(found, states, strict=True)]).astype(np.float32)


def lay_out(found: Sequence[Example], facts: WordFacts, states: NDArray[np.float32]) -> Rows:
    """Make a row of each word that can be flagged."""
    articles = Counter(sign for each in found for sign in {sign for shown in each.signs.values() for sign in shown})
    articles.pop(READING)  # nothing is read here: the states are in its place
    names = sorted(name for name, n in articles.items() if n >= FEWEST.get(name.partition("=")[0], 3))
    places = [(i, number) for i, each in enumerate(found) for number in each.signs]
    words = [found[i].tokens[number].word for i, number in places]
    shown = _matrix([found[i].signs[number] for i, number in places], names)
    return Rows(
        np.array([i for i, _ in places]),
        words,
        [found[i].kind(number) for i, number in places],
        sp.hstack([shown, facts.rows(words)]).tocsr(),
        names,
        states,
    )


def _matrix(shown: Sequence[Signs], names: Sequence[str]) -> sp.csr_matrix:
    numbers = {name: number for number, name in enumerate(names)}
    cells = [
        (row, numbers[sign], strength)
        for row, each in enumerate(shown)
        for sign, strength in each.items()
        if sign in numbers
    ]
    rows, columns, values = zip(*cells, strict=True)
    return sp.csr_matrix((values, (rows, columns)), shape=(len(shown), len(names)))


class Fitted(NamedTuple):
    """What a logistic regression makes of signs and facts, and of states."""

    known: Floats
    states: NDArray[np.float32]

    def likely(self, known: sp.csr_matrix, states: NDArray[np.float32]) -> Floats:
        """Tell how likely words are loaded. *Shape:* ``(words, columns)``, ``(words, states)`` to ``(words,)``."""
        scores: Floats = known @ self.known + np.maximum(states @ self.states, UNMARKED)
        return 1 / (1 + np.exp(-scores))


def binary(known: sp.csr_matrix, states: NDArray[np.float32], y: NDArray[np.bool_]) -> Fitted:
    """Fit a logistic regression, held to zero."""
    n = known.shape[1]
    ridge = np.repeat([RIDGE, RIDGE_OF_STATES], [n, states.shape[1]])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = known @ weights[:n] + states @ weights[n:].astype(np.float32)
        off = 1 / (1 + np.exp(-scores)) - y
        slope = np.concatenate([known.T @ off, states.T @ off.astype(np.float32)]) + ridge * weights
        return float(np.logaddexp(0, scores).sum() - scores @ y + ridge * weights @ weights / 2), slope

    start = np.zeros(len(ridge))
    best: Floats = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    return Fitted(best[:n], best[n:].astype(np.float32))


def softmax(x: sp.csr_matrix, y: NDArray[np.int64]) -> Floats:
    """Fit a multinomial logistic regression. *Shape:* ``(columns, kinds)``."""
    right = np.eye(len(KINDS))[y]

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(x.shape[1], len(KINDS))
        scores = x @ weights
        scores -= scores.max(1, keepdims=True)
        likely = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
        slope = x.T @ (likely - right) + RIDGE_OF_KINDS * weights
        return float(-(np.log(likely) * right).sum() + RIDGE_OF_KINDS * flat @ flat / 2), slope.ravel()

    best: Floats = minimize(loss, np.zeros(x.shape[1] * len(KINDS)), jac=True, method="L-BFGS-B").x
    return best.reshape(x.shape[1], len(KINDS))


def finished(rows: Rows, facts: WordFacts, fitted: Floats, threshold: float, in_content: float) -> Weights:
    """Put what is known of each word into one number; keep the likeliest words, and all that are listed."""
    own = dict(zip(rows.names, fitted, strict=False))
    meant = facts.table @ fitted[len(rows.names) :]
    listed = shipped().words
    kept = {*np.argsort(-meant)[:MOST_WORDS].tolist(), *(n for n, word in enumerate(facts.names) if word in listed)}
    numbers = {name: number for number, name in enumerate(facts.names)}
    others = [meant[numbers[word]] for word in rows.word if word in numbers and numbers[word] not in kept]
    other = float(np.mean(others))
    for word, number in numbers.items():  # what else is known of a frequent word goes into the weight of its sign
        if number not in kept and f"word={word}" in own:
            own[f"word={word}"] += meant[number] - other
    kinds = np.array([KINDS.index(kind) for kind in rows.kind if kind in KINDS])
    told = softmax(rows.known[rows.loaded][:, : len(rows.names)], kinds)
    return Weights(
        threshold=threshold,
        threshold_in_content=in_content,
        other=round(other, 2),
        words={facts.names[number]: round(float(meant[number]), 2) for number in sorted(kept)},
        signs={name: round(float(weight), 2) for name, weight in own.items() if abs(weight) >= LEAST} | {READING: 1.0},
        kinds={
            name: [round(float(weight), 1) for weight in row]
            for name, row in zip(rows.names, told, strict=True)
            if np.abs(row).max() >= LEAST_OF_KINDS and not name.startswith("pair=")
        },
    )


def choose(found: Sequence[Example], likely: Floats) -> tuple[float, float]:
    """Choose the thresholds with the best F1 of all that flag few enough words in contents; print what each brings."""
    left = iter(likely)
    asked = [[Scored(number, float(next(left)), KINDS[0]) for number in each.signs] for each in found]
    keen = [[each for each in of if each.probability >= THRESHOLDS[0]] for of in asked]
    best, chosen = 0.0, (0.5, 0.5)
    print(
        "| threshold | in a content | flags | right | of the gold | F1 | in a content |\n|---|---|---|---|---|---|---|"
    )
    for outside, higher in product(THRESHOLDS.tolist(), HIGHER):
        loaded = [list(_over(each, of, outside, outside + higher)) for each, of in zip(found, keen, strict=True)]
        hits, made, gold, deep = np.sum(list(map(count, found, loaded)), axis=0)
        f1 = 200 * hits / (made + gold)
        shares = (100 * hits / made, 100 * hits / gold, f1, 100 * deep / made)
        print(f"| {outside:.2f} | {outside + higher:.2f} | {made} | {' | '.join(f'{share:.1f}' for share in shares)} |")
        if deep <= IN_CONTENT * made and f1 > best:
            best, chosen = f1, (round(outside, 2), round(outside + higher, 2))
    return chosen


def _over(article: Example, asked: Iterable[Scored], outside: float, inside: float) -> Iterator[Scored]:
    for each in asked:
        if each.probability >= (inside if article.tokens[each.number].depth else outside):
            yield each


def count(article: Example, loaded: Iterable[Scored]) -> tuple[int, int, int, int]:
    """Count an article's flags: those that hit the gold, all, the gold, and those in a statement's content."""
    made = list(flags(article.tokens, loaded))
    free = list(made)
    for gold in article.gold:
        hit = next((flag for flag in free if flag.start < gold["end"] and flag.end > gold["start"]), None)
        if hit is not None:
            free.remove(hit)
    return len(made) - len(free), len(made), len(article.gold), _in_content(article, made)


def _in_content(article: Example, made: Sequence[Flag]) -> int:
    deep = {token.start for token in article.tokens if token.depth}
    return sum(flag.start in deep for flag in made)


def write(fitted: Weights) -> None:
    """Write the weights into the package."""
    path = Path(package.__file__).with_name("weights.json")
    path.write_text(json.dumps(fitted.__dict__, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
