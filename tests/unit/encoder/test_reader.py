"""Many texts at a time: each keeps its context and its place."""

import threading
import time

import pytest

from onrecord.encoder import Reader
from onrecord.schema import Annotations
from onrecord.settings import Settings


@pytest.fixture
def reader(monkeypatch):
    """Make readers without a network, which annotate a text as soon as its event is set."""
    events = {}

    def make(**settings):
        made = Reader.__new__(Reader)
        made._settings, made._threads = Settings(**settings), settings.get("threads", 2)

        def annotate(text, _run, checkpoint):
            if checkpoint is not None:
                checkpoint()
            assert events.setdefault(text, threading.Event()).wait(20)
            if text == "broken":
                raise ZeroDivisionError(text)
            return Annotations(style="full")

        made._annotations = annotate
        made.events = events
        return made

    yield make
    for event in events.values():
        event.set()


def ready(reader, *texts):
    for text in texts:
        reader.events[text] = threading.Event()
        reader.events[text].set()


def test_a_context_leaves_with_its_text_whichever_is_done_first(reader):
    made = reader(batch=8, threads=2)
    ready(made, "b")
    made.events["a"] = threading.Event()
    threading.Timer(0.1, made.events["a"].set).start()
    found = list(made.annotate([("a", 1), (None, 2), ("b", 3), (None, 4)]))
    assert [(annotations is None, context) for annotations, context in found] == [
        (False, 1), (True, 2), (False, 3), (True, 4),
    ]  # fmt: skip


def test_where_there_is_no_text_nothing_waits(reader):
    taken = []

    def texts():
        for number in range(100):
            taken.append(number)
            yield None, number

    for annotations, number in reader(batch=64).annotate(texts()):
        assert annotations is None
        assert taken[-1] == number


def test_no_more_are_in_flight_than_the_batch(reader):
    made = reader(batch=3)
    made.events["0"] = threading.Event()
    ready(made, *map(str, range(1, 9)))
    taken = []

    def texts():
        for number in range(9):
            taken.append(number)
            yield str(number), number

    timer = threading.Timer(0.2, made.events["0"].set)
    found = made.annotate(texts())
    timer.start()
    assert next(found)[1] == 0
    assert taken == [0, 1, 2]
    assert [number for _, number in found] == list(range(1, 9))


def test_one_thread_reads_a_text_only_when_its_turn_comes(reader):
    made = reader(batch=8, threads=1)
    ready(made, "0", "1", "2")
    taken, threads = [], threading.active_count()

    def texts():
        for number in range(3):
            taken.append(number)
            yield str(number), number

    for _, number in made.annotate(texts()):
        assert taken == list(range(number + 1))
        assert threading.active_count() == threads


def test_what_is_done_does_not_wait_for_a_whole_batch(reader):
    made = reader(batch=1000)
    ready(made, "a")
    out = []

    def texts():
        yield "a", "a"
        for number in range(900):  # as from a feed of slow pages
            if out:
                return
            time.sleep(0.01)
            yield None, number
        raise AssertionError("it waits for the rest")

    for _, context in made.annotate(texts()):
        out.append(context)
    assert out[0] == "a"


def test_a_defect_comes_out_in_its_place(reader):
    made = reader()
    ready(made, "a", "broken")
    found = made.annotate([("a", 1), ("broken", 2)])
    assert next(found)[1] == 1
    with pytest.raises(ZeroDivisionError):
        next(found)


@pytest.mark.parametrize("threads", [1, 2])
def test_what_a_checkpoint_raises_ends_the_reading(reader, threads):
    made = reader(threads=threads)
    ready(made, "a", "b")
    calls = []

    def checkpoint():
        calls.append(1)
        if len(calls) == 2:
            raise InterruptedError

    found = made.annotate([("a", 1), ("b", 2)], checkpoint)
    assert next(found)[1] == 1
    with pytest.raises(InterruptedError):
        next(found)


def test_a_checkpoint_is_passed_before_every_window():
    made = Reader.load(Settings(threads=1))
    windows = []
    short, long = "The ferry sails, the owner said. ", "The bridge is safe, the mayor said on Monday. "
    made.annotate_one(short, lambda: windows.append(1))
    in_short, windows[:] = len(windows), []
    made.annotate_one(long * 100, lambda: windows.append(1))
    assert 1 <= in_short < len(windows)
