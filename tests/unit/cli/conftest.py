"""A reader without a network: what stands in for ingest and pipeline while the command line alone is tested."""

from collections.abc import Iterator
from itertools import islice

import pytest
from click.testing import CliRunner

import onrecord.pipeline.adding
import onrecord.pipeline.checking  # what is first imported while a stand-in is in place would keep it
from onrecord.cli.main import main
from onrecord.errors import UnreadableInputError
from onrecord.ingest import Failure
from onrecord.ingest.sources import StandardInput
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
        self.record = lambda id_: record_of(WORDS, id=id_)

    def originals(self, source, *, settings, **given):
        name = "-" if isinstance(source, StandardInput) else str(source.path)
        self.given[name] = given
        if name.endswith(".jsonl") or name == "-":
            for i in range(self.piped if name == "-" else int(name.removesuffix(".jsonl"))):
                yield self._article(f"{name}-{i}")
        elif name.startswith("missing"):
            yield Failure(name, UnreadableInputError("There is no such file", value=name))
        else:
            yield self._article(name)

    def _article(self, name):
        self.loaded += 1
        self.most_held = max(self.most_held, self.loaded - self.delivered)
        return Article(id=name, text=record_of(WORDS).article.text)

    def process_pairs(self, pairs, settings) -> Iterator:
        while batch := tuple(islice(pairs, settings.batch)):
            for found, context in batch:
                if isinstance(found, Failure):
                    yield found, context
                    continue
                if found.id == self.stop_before:
                    raise KeyboardInterrupt
                self.delivered += 1
                yield self.record(found.id), context


@pytest.fixture
def desk(monkeypatch):
    served = Desk()
    monkeypatch.setattr("onrecord.ingest.originals", served.originals)
    monkeypatch.setattr("onrecord.pipeline.process.process_pairs", served.process_pairs)
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
