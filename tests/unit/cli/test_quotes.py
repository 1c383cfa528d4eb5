"""`onrecord quotes` finds quotations in the archive, and shows who gives one and what differs."""

import json

import pytest
from click.testing import CliRunner

from onrecord.archive import Store
from onrecord.cli.main import main
from tests.quotations import gathered, put_dam


@pytest.fixture
def onrecord(tmp_path, monkeypatch):
    """Run the program in a folder with an archive."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    with Store("onrecord.db") as store:
        put_dam(store)
        gathered(store)
    return lambda *args: CliRunner().invoke(main, args)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], [1]),
        (["--least", "1"], [1, 3]),
        (["siren", "--least", "1"], [3]),
        (["--speaker", "Hale"], []),
        (["--kind", "cut", "--turned"], [1]),
    ],
)
def test_words_and_options_narrow_what_is_found(onrecord, options, found):
    assert [each["quotation"] for each in json.loads(onrecord("quotes", *options, "--json").stdout)] == found


def test_the_table_has_the_fullest_words_and_who_printed_them_first(onrecord):
    shown = " ".join(onrecord("quotes").stdout.split())
    assert "2024-05-02" in shown
    assert "turned" in shown


def test_a_quotation_is_shown_with_what_each_wording_leaves_out(onrecord):
    found = json.loads(onrecord("quotes", "--quotation", "4", "--json").stdout)
    assert [(each["outlet"], each["kind"], each["turn"]) for each in found] == [
        ("herald", "identical", None), ("courier", "identical", None), ("post", "cut", "not"),
    ]  # fmt: skip


def test_what_is_no_quotation_is_an_error_that_says_where_to_look(onrecord):
    made = onrecord("quotes", "--quotation", "77")
    assert made.exit_code == 1
    assert "onrecord quotes" in made.stderr
