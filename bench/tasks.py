"""Everything that is measured. To add a figure, add it to a task here, and its value to what the task measures."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import against_bert, articles, desk, large_archive, pages, profiler, start_up
from bench.articles import Article
from bench.builds import Build
from bench.figures import Aim, Figure, Result

THREADS = 2
ABOUT = 800
"""Words of the article that stands for one article."""


@dataclass(frozen=True)
class Work:
    """The articles that everything is measured on, and how many of them."""

    folder: Path
    """Where the articles lie for the length of a run."""
    kept: Path
    """Where the large archives stay from one run to the next."""
    all: list[Article]
    quick: bool
    pages: Path | None = None
    """Where saved pages lie, if there are any."""

    @property
    def one(self) -> Article:
        """The article that stands for one article."""
        return articles.of_length(self.all, ABOUT)

    @property
    def some(self) -> list[Article]:
        """A sample, for what takes long."""
        return articles.sample(self.all, 17 if self.quick else 5)

    @property
    def many(self) -> list[Article]:
        """All articles, or when it is to be quick, a sample of them."""
        return articles.sample(self.all, 6) if self.quick else self.all

    @property
    def archived(self) -> int:
        """How many articles the large archive holds."""
        return 2_000 if self.quick else 100_000

    def text(self) -> Path:
        """The one article as a text file."""
        return self._written("one.txt", self.one["text"])

    def lines(self, name: str, chosen: list[Article]) -> str:
        """Articles as a .jsonl file."""
        return str(self._written(f"{name}.jsonl", "".join(json.dumps(each) + "\n" for each in chosen)))

    def _written(self, name: str, text: str) -> Path:
        path = (self.folder / name).resolve()
        if not path.is_file():
            path.write_text(text, encoding="utf8")
        return path


@dataclass(frozen=True)
class Task:
    """Figures that are measured together, on both builds: one call of `measure` is one turn of one build."""

    title: str
    measure: Callable[[Build, Work], dict[str, float]]
    figures: tuple[Figure, ...]
    turns: int = 5
    """Of each build, in a full run."""
    quick_turns: int = 3


@dataclass(frozen=True)
class Extra:
    """Figures of this code alone, which explain or place the others and are compared with nothing."""

    title: str
    measure: Callable[[Work], list[Result]]


def _start_up(build: Build, work: Work) -> dict[str, float]:
    return start_up.measure(build, work.text())


def _reading(build: Build, work: Work) -> dict[str, float]:
    return build.probe("reading", articles=work.lines("many", work.many), article=work.lines("one", [work.one]),
                       threads=[1, THREADS], runs=3 if work.quick else 9)  # fmt: skip


def _memory(build: Build, work: Work) -> dict[str, float]:
    return build.probe("memory", articles=work.lines("many", work.many), passes=2 if work.quick else 3)


def _adding(build: Build, work: Work) -> dict[str, float]:
    return build.probe("adding", articles=work.lines("some", work.some), threads=THREADS)


def _searching(build: Build, work: Work) -> dict[str, float]:
    path = large_archive.made(build, work.kept, work.archived)
    return build.probe("searching", path=str(path.resolve()), queries=100 if work.quick else 600)


def _telling(build: Build, work: Work) -> dict[str, float]:
    path = large_archive.made(build, work.kept, work.archived)
    return build.probe("telling", path=str(path.resolve()), queries=100 if work.quick else 600)


def _desk(build: Build, work: Work) -> dict[str, float]:
    path = large_archive.made(build, work.kept, work.archived)
    return desk.measure(build, path, 5 if work.quick else 60)


START, READING, MEMORY, ARCHIVE, LARGE, DESK = (
    "start-up", "reading", "memory", "the archive", "a large archive", "the desk, under several clients",
)  # fmt: skip

TASKS = (
    Task("starting", _start_up, (
        Figure(START, "python alone", "s"),
        Figure(START, "import onrecord", "s", "lower", Aim(at_most=0.15), 0.05),
        Figure(START, "onrecord --help", "s", "lower", Aim(at_most=0.3), 0.05),
        Figure(START, "onrecord read, one article", "s", "lower", Aim(at_most=1.0), note="as JSON; files are cached"),
        Figure(START, "processor time of --help", "s", "lower", None, 0.05, "steadier on a busy machine"),
        Figure(START, "processor time of read, one article", "s", "lower"),
    ), turns=11, quick_turns=5),
    Task("reading, on one and on two threads", _reading, (
        Figure(READING, "articles, 1 thread", "/s", "higher"),
        Figure(READING, "articles, 2 threads", "/s", "higher"),
        Figure(READING, "processor time of an article", "s", "lower", note="on 1 thread; steadier on a busy machine"),
        Figure(READING, "one article, 1 thread", "s", "lower", note="the network is loaded"),
        Figure(READING, "one article, 2 threads", "s", "lower"),
    ), quick_turns=5),
    Task("watching the memory", _memory, (
        Figure(MEMORY, "peak", "MB", "lower", Aim(at_most=600)),
        Figure(MEMORY, "growth", "×", "lower", Aim(at_most=1.1), note="after several passes, against after the first"),
    ), turns=3),
    Task("filling an archive", _adding, (
        Figure(ARCHIVE, "adding", "/s", note=f"{THREADS} threads"),
        Figure(ARCHIVE, "adding against reading alone", "×", "higher", Aim(at_least=0.9), note="rates, in turns"),
        Figure(ARCHIVE, "bytes of an article", "B", "lower", tolerance=0.01, note="text, record, original and indexes"),
    )),
    Task("asking a large archive", _searching, (
        Figure(LARGE, "bytes of a synthetic article", "B", "lower", tolerance=0.01),
        Figure(LARGE, "search, median", "ms", "lower", Aim(at_most=30), 0.05, "all that a page of results shows"),
        Figure(LARGE, "search, 99 in 100", "ms", "lower", Aim(at_most=150), 0.1),
        Figure(LARGE, "actor page, median", "ms", "lower", Aim(at_most=30), 0.05, "all that an actor's page shows"),
        Figure(LARGE, "actor page, 99 in 100", "ms", "lower", Aim(at_most=150), 0.1),
    )),
    Task("asking for stories", _telling, (
        Figure(LARGE, "story page, median", "ms", "lower", Aim(at_most=30), 0.05, "all that a story's page shows"),
        Figure(LARGE, "story page, 99 in 100", "ms", "lower", Aim(at_most=150), 0.1),
    )),
    Task("serving eight clients", _desk, (
        Figure(DESK, "requests", "/s", "higher", tolerance=0.05, note="clients and server on the same cores"),
        Figure(DESK, "a request, median", "ms", "lower", tolerance=0.05),
        Figure(DESK, "a request, 99 in 100", "ms", "lower", tolerance=0.1),
        Figure(DESK, "requests that failed", "", "lower", Aim(at_most=0)),
        Figure(DESK, "the desk's memory", "MB", "lower", tolerance=0.05),
        Figure(DESK, "growth of the desk's memory", "×", "lower", Aim(at_most=1.1), 0.05),
    ), turns=3),
)  # fmt: skip
"""What is compared with the baseline."""

EXTRAS = (
    Extra("taking turns with BERT-base", lambda work: against_bert.measure(work.some, THREADS, 1 if work.quick else 3)),
    Extra("timing the steps of a start", lambda work: start_up.steps(work.text(), 3 if work.quick else 9)),
    Extra("reading saved pages", lambda work: pages.measure(work.pages, 1 if work.quick else 3)),
    Extra("looking where the time goes", lambda work: profiler.measure(work.some)),
)
