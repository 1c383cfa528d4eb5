"""From originals to records: in order, without an archive, and from one process into another."""

import multiprocessing
import pickle
import sys
from concurrent.futures import ProcessPoolExecutor

import pytest

from onrecord import Record, Settings
from onrecord.errors import EmptyInputError, ModelError, NotEnglishError, OnrecordError
from onrecord.ingest import Failure, originals
from onrecord.pipeline import process as process_module
from onrecord.pipeline.process import process, process_one, process_pairs
from onrecord.schema import Article, Original
from tests.support import read_shard

MINE = "The mine at Oldfell is safe, its owner said."
GERMAN = "Der Bürgermeister sagte am Dienstag, dass der Damm über der Stadt sicher sei und nicht geleert werde. " * 3
SETTINGS = Settings(threads=2, batch=3)


def original(text, place="a.txt", **more):
    return Original(text.encode(), "text", place=place, **more)


UNFETCHED = Failure("https://post.example/gone", OnrecordError("There is no answer"))
MIXED = [
    original("", "empty.txt"),
    original(f"{MINE} It is day one.", "one.txt"),
    UNFETCHED,
    original(GERMAN, "german.txt", line=4, given={"outlet": "Post"}),
    Article(id="ready", text=MINE),
    original(f"{MINE} It is day two.", "two.txt"),
    original(" ", "blank.txt"),
]


def what_came(result):
    return type(result.error).__name__ if isinstance(result, Failure) else result.article.text.removeprefix(MINE)


MIXED_RESULTS = [
    "EmptyInputError", " It is day one.", "OnrecordError", "NotEnglishError", "", " It is day two.", "EmptyInputError",
]  # fmt: skip


@pytest.mark.parametrize("batch", [1, 2, 64])
def test_records_and_failures_come_in_the_order_of_their_originals(batch):
    assert list(map(what_came, process(MIXED, Settings(batch=batch)))) == MIXED_RESULTS


def test_every_result_comes_with_the_context_that_its_original_came_with():
    found = list(process_pairs(((each, number) for number, each in enumerate(MIXED)), SETTINGS))
    assert [number for _, number in found] == list(range(len(MIXED)))
    assert [what_came(result) for result, _ in found] == MIXED_RESULTS


def test_a_failure_has_its_original_and_its_error():
    (failure,) = process([MIXED[3]], SETTINGS)
    assert isinstance(failure.error, NotEnglishError)
    assert failure == Failure("german.txt", failure.error, 4, {"outlet": "Post"}, MIXED[3])


def test_a_failure_comes_out_as_it_went_in():
    (failure,) = process([UNFETCHED], SETTINGS)
    assert failure is UNFETCHED


def test_an_article_is_read_as_it_stands():
    page = b"<html><body><h1>Mine is safe</h1><p>" + MINE.encode() + b" Nobody was hurt there.</p></body></html>"
    (whole,) = process([Original(page, "html", place="a.html")], SETTINGS)
    (again,) = process([whole.article], SETTINGS)
    assert again == whole


@pytest.mark.parametrize("each", MIXED, ids=MIXED_RESULTS)
def test_one_is_read_as_many_are(each):
    (among_many,) = process([each], SETTINGS)
    alone = process_one(each, SETTINGS)
    assert what_came(alone) == what_came(among_many)
    assert not isinstance(alone, Record) or alone == among_many


def test_no_more_originals_are_taken_than_are_in_flight():
    taken = []

    def endless():
        while True:
            taken.append(None)
            yield original(f"{MINE} It is day {len(taken)}.")

    results = process(endless(), SETTINGS)
    for done in range(1, 10):
        next(results)
        assert len(taken) < done + SETTINGS.batch


def test_failures_without_end_are_not_gathered():
    taken = []

    def endless():
        yield original(MINE)
        while True:
            taken.append(None)
            yield original("")

    results = process(endless(), SETTINGS)
    assert isinstance(next(results), Record)
    for done in range(1, 100):
        assert isinstance(next(results).error, EmptyInputError)
        assert len(taken) < done + SETTINGS.batch


@pytest.mark.parametrize("value", [SETTINGS, *MIXED], ids=["settings", *MIXED_RESULTS])
def test_what_goes_in_can_be_pickled(value):
    assert _same(pickle.loads(pickle.dumps(value)), value)


@pytest.mark.parametrize("each", MIXED, ids=MIXED_RESULTS)
def test_what_comes_out_can_be_pickled(each):
    (result,) = process([each], SETTINGS)
    assert _same(pickle.loads(pickle.dumps(result)), result)


def _same(one, other):
    """Equal, but for errors, which are only ever equal to themselves."""
    if not isinstance(one, Failure):
        return one == other
    told = [(each.place, each.line, each.given, each.original, repr(each.error)) for each in (one, other)]
    return told[0] == told[1]


def test_another_process_gives_the_same(tmp_path):
    here = list(process(MIXED, SETTINGS))
    context = multiprocessing.get_context("spawn")  # nothing is inherited: all that goes over is pickled
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        there = pool.submit(read_shard, MIXED, SETTINGS).result()
    assert len(there) == len(here)
    assert all(map(_same, there, here))


def test_reading_touches_no_archive():
    assert "sqlite3" not in loaded_by(
        "list(process([Original(b'The mine is safe, its owner said.', 'text', 'a')], Settings()))"
    )


def loaded_by(code):
    import subprocess

    imports = "import sys; from onrecord.pipeline.process import process; from onrecord.schema import Original; "
    program = f"{imports}from onrecord import Settings; {code}; print(*sys.modules)"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()


def test_originals_go_straight_into_reading(tmp_path):
    (tmp_path / "a.txt").write_text(MINE)
    (tmp_path / "b.txt").write_text("")
    results = process(originals(tmp_path, settings=SETTINGS, outlet="Post"), SETTINGS)
    assert [each.article.outlet if isinstance(each, Record) else each.place for each in results] == [
        "Post", str(tmp_path / "b.txt"),
    ]  # fmt: skip


def a_network_with(thresholds, monkeypatch):
    reader = process_module.load_reader(Settings())
    monkeypatch.setattr(type(reader), "thresholds", property(lambda _self: thresholds))
    process_module.load_config.cache_clear()
    monkeypatch.setattr(process_module, "load_config", process_module.load_config.__wrapped__)


def test_the_thresholds_that_come_with_the_network_count(monkeypatch):
    article = Article(id="a", text="Ana Reyes opened the harbour. “It is safe,” she said.")
    assert process_one(article, Settings()).statements[0].speakers
    a_network_with({"speakers": {"certain": 1.0, "named_alone": 0.0}}, monkeypatch)
    assert process_one(article, Settings()).statements[0].speakers is None


@pytest.mark.parametrize("thresholds", [{"speakers": {"certian": 0.9}}, {"speakers": {"certain": 1.5}}])
def test_thresholds_that_cannot_be_used_are_an_error_of_the_network(thresholds, monkeypatch):
    a_network_with(thresholds, monkeypatch)
    with pytest.raises(ModelError, match=r"speakers\.cert\w+: "):
        process_one(Article(id="a", text="It rained."), Settings())


def test_a_setting_leaves_the_events_out():
    article = Article(id="a", text="Gunmen killed four people in Harda on Monday. Police arrested two men.")
    found, left_out = (process_one(article, Settings(events=events)) for events in (True, False))
    assert {event.trigger.cut(article.text) for event in found.events} >= {"killed", "arrested"}
    assert left_out.events == ()
    assert left_out.statements == found.statements
