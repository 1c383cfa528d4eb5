"""Checks run again on what an archive holds, and a headline is tried on an article."""

import pytest

from onrecord import Archive
from onrecord.checks import CheckType, Finding
from onrecord.pipeline import checking
from onrecord.pipeline.checking import check_headline, recheck
from onrecord.schema import Span
from onrecord.settings import Settings
from tests.support import record_of

ARTICLE = """Bridge may close

The bridge may close in May, {s:the mayor} {q:said}, {c:unless the cruel floods stop}."""


def loaded(given):
    """Find "cruel" wherever it stands."""
    start = given.text.find("cruel")
    if start >= 0:
        yield Finding("emotive", "The outlet says “cruel”.", 0.9, evidence=(Span(start, start + 5),))


def headline(given):
    """Say that a headline with "will" is overstated, by the article's "may"."""
    title = given.record.article.title
    if title and "will" in title.cut(given.text):
        start = given.text.index("may close in May")
        yield Finding("overstated", "The body says “may”.", 0.8, about=(title,), evidence=(Span(start, start + 9),))


@pytest.fixture
def types(monkeypatch):
    """Two checks, of which one is shown."""
    made = (
        CheckType("headline", "Does the body bear it out?", {"overstated": "more than the body says"}, headline),
        CheckType("loaded", "Does the outlet judge?", {"emotive": "a word of feeling"}, loaded, precision=0.9),
    )
    monkeypatch.setattr("onrecord.checks.running.chosen.__defaults__", (made,))
    return made


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "news.db") as opened:
        opened.store.keep(record_of(ARTICLE, title=True))
        opened.store.keep(record_of("Nothing happened.", url="https://a.example/1"))
        yield opened


def test_the_checks_that_the_settings_choose_run_again_on_every_article(archive, types):
    steps = []
    assert archive.recheck(settings=Settings(checks="all"), report=lambda *step: steps.append(step)) == 1
    assert steps == [(1, 2), (2, 2)]
    assert [each.kind for each in archive.checks()] == ["loaded"]
    assert archive.recheck(settings=Settings(checks="all")) == 0
    archive.dismiss(1, "c1", why="It is about floods.")
    assert archive.recheck(settings=Settings(checks="none")) == 1
    assert list(archive.checks(dismissed=None)) == []
    archive.recheck(settings=Settings(checks="shown"))
    assert [each.dismissed.why for each in archive.checks(dismissed=True)] == ["It is about floods."]


def test_an_article_that_is_read_again_meanwhile_is_checked_as_it_is_then(archive, types, monkeypatch):
    other = record_of(ARTICLE.replace("cruel", "new"), title=True)
    checked = []

    def slowly(record, settings):
        if not checked:
            archive.store.replace(1, other)
        checked.append(record.article.text)
        return recheck(record, settings)

    monkeypatch.setattr("onrecord.pipeline.adding.recheck", slowly)
    assert archive.recheck(settings=Settings(checks="all")) == 0
    assert archive.record(1) == other
    assert len(checked) == 3


@pytest.fixture
def read_as_given(monkeypatch):
    """Give the article a record without the network."""

    def process_one(article, settings):
        return record_of("x").model_copy(update={"article": article, "statements": (), "actors": ()})

    monkeypatch.setattr(checking, "process_one", process_one)


def test_a_headline_is_tried_on_the_body_and_its_evidence_stands_in_the_article(types, read_as_given):
    record = record_of(ARTICLE, title=True)
    found = check_headline(record, "  Bridge will\nclose ", Settings())
    assert (found.verdict, found.about) == ("overstated", ())
    assert [each.cut(record.article.text) for each in found.evidence] == ["may close"]
    assert check_headline(record, "Bridge may close", Settings()) is None


def test_a_headline_is_tried_on_an_article_that_has_none_of_its_own(types, read_as_given):
    record = record_of(ARTICLE.partition("\n\n")[2])
    found = check_headline(record, "Bridge will close", Settings())
    assert [each.cut(record.article.text) for each in found.evidence] == ["may close"]
