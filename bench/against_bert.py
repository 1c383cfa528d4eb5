"""onrecord and a BERT-base tagger on the same articles, in turns, so that their ratio holds on a busy machine too."""

import time

import onnxruntime as ort

from bench.articles import Article
from bench.figures import Aim, Figure, Result
from bench.probe import read_all
from onrecord.encoder.network import WEIGHTS, load_network
from onrecord.encoder.pieces import load_tokenizer
from onrecord.settings import Settings

SECTION = "beside a BERT-base tagger"
KINDS = {"float32": False, "int8": True}
AIMS = {"float32": Aim(at_least=10), "int8": Aim(at_least=4)}
TRIAL = 3
"""Articles on which the ways to batch the tagger are tried."""


def measure(articles: list[Article], threads: int, rounds: int) -> list[Result]:
    """Measure how many times as fast onrecord is, end to end, as the median of several rounds.

    In each round, onrecord runs before each tagger, and its two times are averaged.
    """
    from bench.bert import Size, tagger
    from bench.tagger import Tagger

    ort.set_default_logger_severity(3)
    network = load_network(WEIGHTS)
    given = {
        "tokenizer": load_tokenizer(WEIGHTS / "vocabulary.txt"),
        "window": network.length,
        "stride": network.stride,
    }
    texts = [article["text"] for article in articles]
    middle = len(texts) // 2
    trial = texts[middle : middle + TRIAL]
    taggers = {
        kind: Tagger.fastest(tagger(Size(), quantised=quantised), threads, trial, **given)
        for kind, quantised in KINDS.items()
    }
    settings = Settings(threads=threads)
    read_all(articles[:2], settings)
    own: list[list[float]] = []
    others: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for _ in range(rounds):
        own.append([])
        for kind, each in taggers.items():
            own[-1].append(read_all(articles, settings))
            start = time.perf_counter()
            each.tag(texts)
            others[kind].append(time.perf_counter() - start)
    seconds = [sum(each) / len(each) for each in own]
    found = [
        Result(
            Figure(SECTION, "onrecord", "articles/s", note=f"{threads} threads, {len(texts)} articles"),
            tuple(len(texts) / each for each in seconds),
        )
    ]
    for kind, each in taggers.items():
        name = f"BERT-base {kind}"
        rate, ratio = (
            Figure(SECTION, name, "articles/s", note=str(each.plan)),
            Figure(SECTION, f"as fast as {name}", "×", aim=AIMS[kind]),
        )
        found += [
            Result(rate, tuple(len(texts) / other for other in others[kind])),
            Result(ratio, tuple(other / mine for other, mine in zip(others[kind], seconds, strict=True))),
        ]
    return found
