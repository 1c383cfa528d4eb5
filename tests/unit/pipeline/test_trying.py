import pytest

import onrecord
from onrecord import InputError, SettingError, Settings
from onrecord.checks import CheckInput, CheckType, Finding

ARTICLE = "Mast falls\n\nThe mast of the Sula Star fell on Tuesday, the coastguard said."


def shouts(given: CheckInput):
    title = given.record.article.title
    if title and title.cut(given.text).endswith("!"):
        yield Finding("loud", "The headline shouts.", 0.9, about=(title,))


SHOUTING = CheckType("shouting", "Does the headline shout?", {"loud": "it ends with a bang"}, shouts)


@pytest.fixture(autouse=True)
def one_check(monkeypatch):
    monkeypatch.setattr("onrecord.checks.chosen", lambda which, **_: (SHOUTING,))


def found(record) -> list[tuple[str, str]]:
    return [(each.kind, each.about[0].cut(record.article.text)) for each in record.checks]


def test_a_headline_is_checked_in_place_of_the_article_s_own():
    assert found(onrecord.check(ARTICLE)) == []
    assert found(onrecord.check(ARTICLE, headline="Mast falls!")) == [("shouting", "Mast falls!")]


def test_what_is_known_of_the_article_counts_as_in_read():
    record = onrecord.check(ARTICLE, headline="Mast falls!", outlet="Kelve Post", id="mast")
    assert (record.article.outlet, record.article.id) == ("Kelve Post", "mast")


def test_checks_that_are_switched_off_are_not_passed_over_in_silence():
    with pytest.raises(SettingError, match="switched off"):
        onrecord.check(ARTICLE, settings=Settings(checks="none"))


def test_what_cannot_be_read_is_an_error():
    with pytest.raises(InputError):
        onrecord.check("")
