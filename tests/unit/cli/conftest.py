"""A reader without a network: what stands in for ingest and pipeline while the command line alone is tested."""

from collections.abc import Iterator
from itertools import islice

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main
from onrecord.errors import UnreadableInputError
from onrecord.schema import Article
from tests.support import record_of

WORDS = "{c:The ferry sails again on Monday}, {s:the harbour master} {q:said}."


class Desk:
    """Serves articles by the name of their input, and counts how many are held at once."""

    def __init__(self):
        self.loaded = 0
        self.delivered = 0
        self.most_held = 0
        self.given = {}
        self.stop_before = None
        self.piped = 1

    def expand(self, sources):
        return iter(sources)

    def load(self, source, *, settings, **given):
        self.given[source] = given
        if source.endswith(".jsonl") or source == "-":
            for i in range(self.piped if source == "-" else int(source.removesuffix(".jsonl"))):
                yield self._article(f"{source}-{i}")
        elif source.startswith("missing"):
            yield UnreadableInputError("There is no such file", value=source)
        else:
            yield self._article(source)

    def _article(self, name):
        self.loaded += 1
        self.most_held = max(self.most_held, self.loaded - self.delivered)
        return Article(id=name, text=record_of(WORDS).article.text)

    def read_many(self, sources, *, settings) -> Iterator:
        while batch := tuple(islice(sources, settings.batch)):
            for article in batch:
                if article.id == self.stop_before:
                    raise KeyboardInterrupt
                self.delivered += 1
                yield record_of(WORDS, id=article.id)


@pytest.fixture
def desk(monkeypatch):
    served = Desk()
    monkeypatch.setattr("onrecord.ingest.expand", served.expand)
    monkeypatch.setattr("onrecord.ingest.load", served.load)
    monkeypatch.setattr("onrecord.pipeline.read_many", served.read_many)
    return served


@pytest.fixture
def onrecord(desk, tmp_path, monkeypatch):
    """Run the program in an empty folder, as its console script would."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*args, **kwargs):
        return CliRunner().invoke(main, args, **kwargs)

    return run
