from types import SimpleNamespace

import pytest

from bench import profiler
from bench.profiler import CALLS, REST, Stopwatch, wrapped


class Clock:
    """A clock that moves only when it is told to."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def pass_by(self, seconds):
        self.now += seconds


def test_while_a_part_runs_the_one_that_called_it_does_not():
    clock = Clock()
    watch = Stopwatch(clock)
    inner = watch.wrap("network", lambda: clock.pass_by(5))

    def decode():
        clock.pass_by(1)
        inner()
        clock.pass_by(2)

    outer = watch.wrap("decoding", decode)
    with watch.part(REST):
        outer()
        clock.pass_by(4)
    assert watch.seconds == {"network": 5, "decoding": 3, REST: 4}


def test_a_part_that_fails_is_counted_and_left():
    clock = Clock()
    watch = Stopwatch(clock)

    def fail():
        clock.pass_by(3)
        raise ValueError("unread")

    with watch.part(REST):
        with pytest.raises(ValueError, match="unread"):
            watch.wrap("ingest", fail)()
        clock.pass_by(1)
    assert watch.seconds == {"ingest": 3, REST: 1}


def test_what_is_wrapped_answers_as_before_and_is_unwrapped_after(monkeypatch):
    module = SimpleNamespace(Reader=type("Reader", (), {"read": lambda self, text: text.upper()}))
    monkeypatch.setattr(profiler, "import_module", {"encoder": module}.__getitem__)
    before = module.Reader.read
    broken = [("reading", "encoder", "Reader.read"), ("lost", "nowhere", "read")]
    with pytest.raises(KeyError, match="nowhere"), wrapped(Stopwatch(), broken):
        pass  # a call that isn't there leaves no other wrapped
    assert module.Reader.read is before
    watch = Stopwatch()
    with wrapped(watch, [("reading", "encoder", "Reader.read")]):
        assert module.Reader().read("words") == "WORDS"
    assert module.Reader.read is before
    assert watch.seconds["reading"] > 0


def test_every_call_is_where_it_is_looked_for():
    with wrapped(Stopwatch(), CALLS):
        pass
