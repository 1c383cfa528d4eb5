"""The figures of events are told on the desk's page and in the docs, if they were measured."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from docs import figures as docs
from onrecord.archive import Store
from onrecord.desk import figures
from onrecord.desk.application import application
from onrecord.desk.pages.accuracy import event_rows, event_types, levels
from tests.unit.desk.test_search_page import text

EVENTS, PLV, WIKIEVENTS = "events of worldnews dev", "plv in five folds", "wikievents dev"
OF_EVENTS = {
    ("trigger", "p"): 84.4, ("trigger", "r"): 78.3, ("trigger", "f1"): 81.2,
    ("typed", "p"): 70.6, ("typed", "f1"): 68.4, ("arguments", "f1"): 55.7,
    ("whole", "f1"): 37.9, ("same", "p"): 61.1, ("same", "f1"): 49.5,
    ("status", "accuracy"): 86.2, ("status", "macro"): 58.8, ("word", "right"): 83.3, ("word", "leak"): 4.6,
    ("word", "reverse"): 3.4, ("word", "unclear"): 7.5,
    **{(role, what): 50.5 for role in ("who", "whom", "where", "when", "amount") for what in ("p", "r", "f1")},
    **{("type", kind, what): f1 for kind, f1 in (("move", 72.6), ("assault", 81.8), ("life", 99.1))
       for what in ("found", "p", "r", "f1")},
    **{("status", "negated", what): 44.3 for what in ("found", "p", "r", "f1")},
    ("event confidence", "0.8", "mean"): 85.1, ("event confidence", "0.8", "right"): 82.7,
    ("event confidence", "0.9", "mean"): 94.9, ("event confidence", "0.9", "right"): 93.8,
}  # fmt: skip
ELSEWHERE = {
    PLV: {("regression", "macro-F1"): 75.2, ("best trigger", "macro-F1"): 63.9},
    WIKIEVENTS: {
        ("chosen", "trigger", "f1"): 66.1,
        ("as they are", "trigger", "p"): 41.4,
        ("as they are", "trigger", "r"): 71.9,
        ("as they are", "trigger", "f1"): 52.5,
    },
}


def rows(run: str, told: dict[tuple[str, ...], float]) -> Iterator[dict]:
    for what, value in told.items():
        of = 7 if "life" in what else 900
        yield {"run": run, "what": what, "value": value, "low": value - 2, "high": value + 1, "of": of, "articles": 60}


@pytest.fixture
def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[figures.Accuracy]:
    """A file of figures that has those of events, too."""
    known = json.loads(figures.FILE.read_text(encoding="utf-8"))
    known["figures"] = [each for each in known["figures"] if each["run"] not in (EVENTS, *ELSEWHERE)]
    for run, told in {EVENTS: OF_EVENTS, **ELSEWHERE}.items():
        known["figures"] += rows(run, told)
        known["golds"][run] = {"says": "invented", "corpus": "invented", "what": "events", "articles": 60,
                               "marked_by": "people", "agreement": "none"}  # fmt: skip
    yield from reading(known, tmp_path, monkeypatch)


@pytest.fixture
def unmeasured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[figures.Accuracy]:
    known = json.loads(figures.FILE.read_text(encoding="utf-8"))
    known["figures"] = [each for each in known["figures"] if each["run"] not in (EVENTS, *ELSEWHERE)]
    known["golds"] = {run: gold for run, gold in known["golds"].items() if run not in (EVENTS, *ELSEWHERE)}
    yield from reading(known, tmp_path, monkeypatch)


def reading(known: dict, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[figures.Accuracy]:
    path = folder / "accuracy.json"
    path.write_text(json.dumps(known), encoding="utf-8")
    monkeypatch.setattr(figures, "FILE", path)
    for cached in (figures.accuracy, figures._by_place):
        cached.cache_clear()
    yield figures.accuracy()
    for cached in (figures.accuracy, figures._by_place):
        cached.cache_clear()


def page(folder: Path) -> str:
    with Store(folder / "news.db"):
        pass
    answer = TestClient(application(folder / "news.db"), base_url="http://localhost").get("/accuracy")
    assert answer.status_code == 200
    return text(answer.text)


def test_the_page_tells_how_many_events_are_right_and_on_whose_word(measured, tmp_path):
    shown = page(tmp_path)
    assert "Of ten events in an article, it finds eight." in shown
    for row in event_rows(measured):
        assert f"{row.words} {round(row.figure.value)} % {row.figure.interval}" in shown
    assert "It happens to 5 % of the events that only a source tells of (3 to 6)" in shown
    assert "8 % of all are left “unclear”" in shown
    assert "0.9 or more 94 % 92 to 95" in shown


def test_the_page_says_nothing_of_events_that_were_not_measured(unmeasured, tmp_path):
    assert "only a source tells of" not in page(tmp_path)
    assert event_rows(unmeasured) == event_types(unmeasured) == levels(unmeasured, EVENTS, "event confidence") == []


def test_types_are_in_order_of_their_f1_and_those_of_few_events_are_last(measured):
    assert [(row.type, row.few) for row in event_types(measured)] == [
        ("assault", False),
        ("move", False),
        ("life", True),
    ]


TABLES = (docs.events, docs.events_in_words, docs.event_arguments, docs.event_types, docs.event_statuses,
          docs.event_confidences, docs.events_elsewhere)  # fmt: skip


def test_the_docs_give_figures_with_their_intervals(measured):
    assert "| events found, by their trigger, F1 | 81.2 (79–82) | 93.1 |" in docs.events()
    assert "finds 78 % (76 to 79). Of what it finds, 84 % are events (82 to 85)" in docs.events_in_words()
    assert "4.6 % are given to the outlet as its own word (3 to 6)" in docs.events_in_words()
    assert "| when | 900 | 50.5 (48–52) | 50.5 (48–52) | 50.5 (48–52) |" in docs.event_arguments()
    assert docs.event_types().splitlines()[-1] == "| life | 7 | 99 (97–100) | 99 (97–100) | 99 (97–100) | 99 (97–100) |"
    assert docs.event_statuses().splitlines()[2:] == [
        "| negated | 900 | 44 (42–45) | 44 (42–45) | 44 (42–45) | 44 (42–45) |"
    ]
    assert "| invented | 0.9–1.0 | 900 | 95 | 94 (92–95) |" in docs.event_confidences()
    assert "60 sentences: macro-F1, with a regression in five folds | 75.2 (73–76) | 82.1" in docs.events_elsewhere()
    assert "| … of all events, precision | 41.4 (39–42) | – |" in docs.events_elsewhere()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_the_docs_say_what_was_not_measured(unmeasured, table):
    assert table() == "The network that ships wasn't measured on this."
