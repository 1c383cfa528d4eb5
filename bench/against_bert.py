"""onrecord and a BERT-base tagger on the same articles, in turns, so that their ratio holds on a busy machine too."""

import time

import onnxruntime as ort

from bench.articles import Article
from bench.figures import Aim, Figure, Result
from bench.probe import read_all
from onrecord.encoder.network import WEIGHTS, load_network
from onrecord.encoder.pieces import load_tokenizer
from onrecord.settings import Checks, Settings

SECTION = "beside a BERT-base tagger"
KINDS = {"float32": False, "int8": True}
AIMS = {"float32": Aim(at_least=12), "int8": Aim(at_least=4)}
READINGS: dict[str, Checks] = {"onrecord": "all", "onrecord without checks": "none"}
"""What is compared with the taggers. Every head of the network reads in both; no tagger checks what it has tagged."""

TRIAL = 3
"""Articles on which the ways to batch the tagger are tried."""


def measure(articles: list[Article], threads: int, rounds: int) -> list[Result]:
    """Measure how many times as fast onrecord is, end to end, as the median of several rounds.

    In each round, onrecord reads before each tagger, with and without checks, and its two times are averaged.
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
    settings = {name: Settings(threads=threads, checks=checks) for name, checks in READINGS.items()}
    read_all(articles[:2], settings["onrecord"])
    own: dict[str, list[float]] = {name: [] for name in READINGS}
    others: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for _ in range(rounds):
        for kind, each in taggers.items():
            for name in READINGS:
                own[name].append(read_all(articles, settings[name]))
            start = time.perf_counter()
            each.tag(texts)
            others[kind].append(time.perf_counter() - start)
    seconds = {name: _averaged(own[name], len(KINDS)) for name in READINGS}
    found = [
        Result(
            Figure(SECTION, name, "articles/s", note=f"{threads} threads, {len(texts)} articles"),
            tuple(len(texts) / each for each in seconds[name]),
        )
        for name in READINGS
    ]
    for kind, each in taggers.items():
        tagger_name = f"BERT-base {kind}"
        rate = Figure(SECTION, tagger_name, "articles/s", note=str(each.plan))
        found.append(Result(rate, tuple(len(texts) / other for other in others[kind])))
        for name, mine in seconds.items():
            ratio = Figure(SECTION, f"{name}, as fast as {tagger_name}", "×", aim=AIMS[kind])
            found.append(Result(ratio, tuple(other / ours for other, ours in zip(others[kind], mine, strict=True))))
    return found


def _averaged(seconds: list[float], each: int) -> list[float]:
    """The mean of every so many values that follow each other."""
    return [sum(seconds[i : i + each]) / each for i in range(0, len(seconds), each)]
