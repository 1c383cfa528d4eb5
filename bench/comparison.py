"""onrecord and the yardstick on the same articles, taking turns, so that their ratio holds on a busy machine too."""

import time
from statistics import median

import onnxruntime as ort

from bench.articles import Article
from bench.measure import Measure
from bench.throughput import read_all
from onrecord.encoder.network import WEIGHTS, load_network
from onrecord.encoder.pieces import load_tokenizer
from onrecord.settings import Settings

SECTION = "beside a BERT-base tagger"
KINDS = {"float32": False, "int8": True}
TRIAL = 3
"""Articles on which the ways to batch the yardstick are tried."""


def measure(articles: list[Article], threads: int, rounds: int) -> list[Measure]:
    """How many times as many articles a second onrecord reads, end to end: the median of several rounds.

    In a round onrecord runs before each yardstick, and the two times of its own are averaged.
    """
    from bench.bert import Size, tagger
    from bench.yardstick import Tagger

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
    found = [Measure(SECTION, "onrecord", len(texts) / median(seconds), "articles/s",
                     f"{threads} threads, {len(texts)} articles, {rounds} round{'s' * (rounds > 1)}")]  # fmt: skip
    for kind, each in taggers.items():
        ratios = [other / mine for other, mine in zip(others[kind], seconds, strict=True)]
        found += [
            Measure(SECTION, f"BERT-base {kind}", len(texts) / median(others[kind]), "articles/s", str(each.plan)),
            Measure(SECTION, f"as fast as BERT-base {kind}", median(ratios), "×",
                    f"{min(ratios):.1f} to {max(ratios):.1f}"),
        ]  # fmt: skip
    return found
