"""`onrecord stories` finds stories in the archive, and shows who told one."""

import json

import pytest
from click.testing import CliRunner

from onrecord.archive import Store
from onrecord.cli.main import main
from onrecord.pipeline.gathering import gather
from tests.stories import gathered, put_dams_and_ferry
from tests.unit.pipeline.test_accounts import FIRST, SECOND


@pytest.fixture
def onrecord(tmp_path, monkeypatch):
    """Run the program in a folder with an archive."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    with Store("onrecord.db") as store:
        put_dams_and_ferry(store)
        gathered(store)
    return lambda *args: CliRunner().invoke(main, args)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], [1]),
        (["--least", "1"], [2, 1]),
        (["--least", "1", "--order", "largest"], [1, 2]),
        (["leaks"], [1]),
        (["dam", "sails"], []),
        (["--from", "2024-05-05", "--least", "1"], [2]),
        (["--outlet", "post"], [1]),
        (["--actor", "1"], [1]),
    ],
)
def test_words_and_options_narrow_what_is_found(onrecord, options, found):
    assert [each["story"] for each in json.loads(onrecord("stories", *options, "--json").stdout)] == found


def test_the_table_has_the_title_the_days_and_how_many_told_it(onrecord):
    shown = onrecord("stories").stdout
    assert "DAM leaks" in shown
    assert "2024-05-03 to 2024-05-04" in shown


def test_a_story_is_shown_with_the_first_article_first(onrecord):
    found = json.loads(onrecord("stories", "--story", "3", "--json").stdout)
    assert [(each["story"], each["article"], each["outlet"]) for each in found] == [(1, 1, "courier"), (1, 3, "post")]
    table = onrecord("stories", "--story", "3").stdout
    assert table.index("courier") < table.index("post")


def test_nothing_found_is_said(onrecord):
    made = onrecord("stories", "--least", "9")
    assert (made.exit_code, made.stdout, made.stderr) == (0, "", "onrecord: nothing is found\n")


def test_what_is_no_story_is_an_error_that_says_where_to_look(onrecord):
    made = onrecord("stories", "--story", "77")
    assert made.exit_code == 1
    assert "There is no such story: 77" in made.stderr
    assert "onrecord stories" in made.stderr


@pytest.fixture
def collapsed(onrecord):
    """An archive in which two outlets tell of one event, with different tolls."""
    with Store("onrecord.db") as store:
        store.keep_many([(FIRST, None), (SECOND, None)])
        gather(store)
    return onrecord


def test_the_accounts_of_an_event_are_shown_version_by_version(collapsed):
    shown = collapsed("stories", "--story", "5", "--events").stdout
    assert "≠ how many" in shown
    assert shown.index("12 killed") < shown.index("15 killed")
    assert "courier" in shown
    accounts = json.loads(collapsed("stories", "--story", "5", "--events", "--json").stdout)
    tolls = [each for event in accounts for each in event["comparisons"] if each["aspect"] == "count"]
    assert [version["count"]["least"] for version in tolls[0]["versions"]] == [12, 15]


def test_a_story_whose_articles_share_no_event_says_so(onrecord):
    made = onrecord("stories", "--story", "1", "--events")
    assert (made.exit_code, made.stderr) == (0, "onrecord: no event is told by several of its articles\n")


@pytest.mark.parametrize("options", [["--events"], ["--events", "--story", "1", "--csv"]])
def test_what_has_no_accounts_or_no_rows_is_refused(onrecord, options):
    made = onrecord("stories", *options)
    assert made.exit_code == 2
    assert "--" in made.stderr
