"""Articles and tokens a second, and how long one article takes."""

import time
from collections.abc import Iterable
from statistics import median

import onrecord
from bench.articles import Article, words
from bench.measure import Measure
from onrecord.encoder.network import WEIGHTS
from onrecord.encoder.pieces import load_tokenizer, split
from onrecord.settings import Settings

THREADS = (1, 2)


def measure(articles: list[Article], short: Article, runs: int) -> list[Measure]:
    """Rates of reading many articles, and the latency of a short one in a process that is warm."""
    tokenizer = load_tokenizer(WEIGHTS / "vocabulary.txt")
    tokens = sum(map(words, articles))
    pieces = sum(len(split(article["text"], tokenizer)) for article in articles)
    found = []
    for threads in THREADS:
        section = f"reading many, {threads} thread{'s' * (threads > 1)}"
        settings = Settings(threads=threads)
        read_all(articles[:2], settings)
        seconds = read_all(articles, settings)
        found += [
            Measure(section, "articles", len(articles) / seconds, "/s", f"{len(articles)} articles of PolNeAR dev"),
            Measure(section, "words", tokens / seconds, "/s", f"{tokens} tokens between white space"),
            Measure(section, "pieces", pieces / seconds, "/s", f"{pieces} word pieces"),
        ]
    for threads in THREADS:
        settings = Settings(threads=threads)
        each = sorted(_latency(short, settings) for _ in range(runs))
        detail = f"{words(short)} words; {each[0]:.3f} to {each[-1]:.3f}"
        found.append(Measure("reading one", f"{threads} thread{'s' * (threads > 1)}", median(each), "s", detail))
    return found


def read_all(articles: Iterable[Article], settings: Settings) -> float:
    """Seconds from articles to records. Raises what stands in the way of one, so that none is counted unread."""
    start = time.perf_counter()
    for result in onrecord.read_many(articles, settings=settings):
        if isinstance(result, onrecord.OnrecordError):
            raise result
    return time.perf_counter() - start


def _latency(article: Article, settings: Settings) -> float:
    start = time.perf_counter()
    onrecord.read(article, settings=settings)
    return time.perf_counter() - start
