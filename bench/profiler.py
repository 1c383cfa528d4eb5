"""Shows where the time goes, by wrapping the calls between the parts, so that onrecord needs no code for it."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from importlib import import_module
from typing import Any

import onrecord
from bench.articles import Article
from bench.figures import Figure, Result
from onrecord.settings import Settings

SECTION = "share of time, one thread"
REST = "the rest"

CALLS = (
    ("encoder network", "onrecord.encoder.network", "Network.encode"),
    ("role head", "onrecord.encoder.network", "Network.roles"),
    ("anchor, act and source heads", "onrecord.encoder.network", "Network.anchors"),
    ("anchor, act and source heads", "onrecord.encoder.network", "Network.acts"),
    ("anchor, act and source heads", "onrecord.encoder.network", "Network.sources"),
    ("mention, link and speaker heads", "onrecord.encoder.network", "Network.mentions"),
    ("mention, link and speaker heads", "onrecord.encoder.network", "Network.links"),
    ("mention, link and speaker heads", "onrecord.encoder.network", "Network.speakers"),
    ("event heads", "onrecord.encoder.network", "Network.triggers"),
    ("event heads", "onrecord.encoder.network", "Network.arguments"),
    ("event heads", "onrecord.encoder.network", "Network.statuses"),
    ("event heads", "onrecord.encoder.network", "Network.same"),
    ("pair classifier", "onrecord.encoder.network", "Network.pairs"),
    ("word pieces", "onrecord.encoder.reader", "split"),
    ("decoding", "onrecord.encoder.reader", "Reader.annotate_one"),  # what of it is none of the above
    ("ingest", "onrecord.ingest", "parse"),
    ("recorder", "onrecord.recorder", "write"),
    ("checks", "onrecord.checks", "check"),  # but for the pair classifier
    ("JSON", "onrecord.schema", "Record.to_json"),
)
"""Name of a part, and the module and the function through which it is called; a function's time is that of its part
until it calls another part."""


class Stopwatch:
    """Adds up the seconds of every part; while a part runs, the clock of the one that called it stops.

    By default, these are processor seconds of this thread, so that a busy machine makes no difference.
    """

    def __init__(self, clock: Callable[[], float] = time.thread_time) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._clock = clock
        self._running = [REST]
        self._since = clock()

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count the time within as that of a part."""
        self._lap()
        self._running.append(name)
        try:
            yield
        finally:
            self._lap()
            self._running.pop()

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, with its time counted as that of a part."""

        @wraps(function)
        def run(*args: Any, **keywords: Any) -> Any:
            with self.part(name):
                return function(*args, **keywords)

        return run

    def _lap(self) -> None:
        now = self._clock()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now


@contextmanager
def wrapped(watch: Stopwatch, calls: Iterable[tuple[str, str, str]] = CALLS) -> Iterator[None]:
    """Put a stopwatch on calls, and take it off again."""
    before: list[tuple[Any, str, Any]] = []
    try:
        for name, module, path in calls:
            owner: Any = import_module(module)
            *outer, last = path.split(".")
            for each in outer:
                owner = getattr(owner, each)
            before.append((owner, last, getattr(owner, last)))
            setattr(owner, last, watch.wrap(name, getattr(owner, last)))
        yield
    finally:
        for owner, last, function in reversed(before):
            setattr(owner, last, function)


def measure(articles: list[Article]) -> list[Result]:
    """Shares of the parts in reading articles on one thread and writing their records as JSON."""
    settings = Settings(threads=1)
    onrecord.read(articles[0], settings=settings)  # loading the network is counted elsewhere
    watch = Stopwatch()
    with wrapped(watch), watch.part(REST):
        for article in articles:
            onrecord.read(article, settings=settings).to_json()
    total = sum(watch.seconds.values())
    return [
        Result(Figure(SECTION, name, "%"), (100 * seconds / total,))
        for name, seconds in sorted(watch.seconds.items(), key=lambda part: -part[1])
    ]
