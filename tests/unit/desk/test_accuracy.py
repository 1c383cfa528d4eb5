"""How good is this?"""

import json
import re

import pytest
from fastapi.testclient import TestClient

from onrecord.archive import Store
from onrecord.desk.application import application
from onrecord.desk.figures import FILE, accuracy
from onrecord.desk.pages.accuracy import MIN_CASES, case_rows, high_confidence_share, in_ten
from tests.unit.desk.test_search_page import text


@pytest.fixture
def client(tmp_path):
    with Store(tmp_path / "news.db"):
        pass
    return TestClient(application(tmp_path / "news.db"), base_url="http://localhost")


def test_the_page_tells_the_measured_figures(client):
    answer = client.get("/accuracy")
    assert answer.status_code == 200
    world = accuracy().statements["worldnews dev, full"]
    shown = text(answer.text)
    for share in (world.overlap.r, world.overlap.p, high_confidence_share(world)):
        assert f"{round(share)} %" in shown
    assert f"{world.gold} statements" in shown
    for case in case_rows(world.kinds):
        assert case.words in shown


def test_the_page_tells_the_intervals_and_who_marked_the_gold(client):
    shown = text(client.get("/accuracy").text)
    measured = accuracy()
    for run, what in (("worldnews dev, full", ("linked overlap", "r")), ("quotes dev", ("named, all", "right"))):
        figure = measured.figure(run, *what)
        assert f"{round(figure.value)} % {figure.interval}" in shown
    for gold in measured.marked:
        assert f"{gold.corpus}: {gold.what} {gold.articles} articles {gold.marked_by} {gold.agreement}" in shown
    assert {gold.marked_by for gold in measured.marked} == {"people", "a language model", "the publishers"}


def test_every_figure_lies_in_its_interval_and_says_whose_gold_it_is():
    measured = accuracy()
    for each in measured.figures:
        if each.articles >= 5:
            assert each.low <= each.value <= each.high, each
        else:
            assert each.interval == "", each
        assert measured.golds[each.run].marked_by, each


def test_programs_get_the_file_as_it_is(client):
    assert client.get("/api/accuracy").json() == json.loads(FILE.read_text(encoding="utf-8"))


def test_no_figure_stands_in_the_template():
    from onrecord.desk.pages.templates import templates

    source, _, _ = templates().loader.get_source(templates(), "accuracy.html")
    words = re.sub(r"\{[{%].*?[%}]\}|<svg.*?</svg>|<!--.*?-->|<[^>]+>", " ", source, flags=re.DOTALL)
    assert set(re.findall(r"(?<![F\d])\d[\d.]*", words)) <= {"0.9", "95", "2015", "2016", "100"}


def test_shares_of_few_statements_are_marked():
    cases = case_rows(accuracy().statements["worldnews dev, full"].kinds)
    assert {case.few for case in cases} == {True, False}
    assert all(case.few == (case.gold < MIN_CASES) for case in cases)


@pytest.mark.parametrize(("share", "said"), [(0, "none"), (82.4, "eight"), (75.5, "seven to eight"), (100, "ten"),
                                             (97, "ten"), (4, "none to one")])  # fmt: skip
def test_shares_are_said_as_so_many_of_ten(share, said):
    assert in_ten(share) == said
