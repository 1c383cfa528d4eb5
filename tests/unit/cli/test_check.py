import json

import pytest

from onrecord.checks import CHECKS, CheckType
from onrecord.cli.check import KINDS
from onrecord.ingest import parse
from onrecord.schema import Article, Record
from tests.checks import ferry, with_checks
from tests.support import record_of

SHOWN = CheckType("headline", "Does the body bear it out?", {"wrong_detail": "one detail differs"}, lambda _: iter(()),
                  precision=0.91, measured="60 findings on made-up articles")  # fmt: skip
ASKED_FOR = CheckType("loaded", "Does the outlet judge?", {"judgment": "praise or blame"}, lambda _: iter(()))
WITH_ORIGINAL = CheckType("against", "Is it as in the original?", {"cut": "words are missing"}, lambda _: iter(()),
                          needs=frozenset({"originals"}), precision=0.99, measured="200 pairs")  # fmt: skip
TABLE = (SHOWN, ASKED_FOR, WITH_ORIGINAL)


@pytest.fixture(autouse=True)
def table(monkeypatch):
    """A table of checks of which one is shown, one has to be asked for, and one needs an original."""
    monkeypatch.setattr("onrecord.checks.CHECKS", TABLE)
    monkeypatch.setattr(
        "onrecord.checks.chosen", lambda which, **_: tuple(each for each in TABLE if which == "all" or each.shown)
    )


@pytest.fixture
def with_findings(desk):
    desk.record = lambda id_: ferry().model_copy(update={"article": ferry().article.model_copy(update={"id": id_})})
    return desk


def test_the_findings_of_each_article_stand_under_its_headline_and_its_record_is_left_out(onrecord, with_findings):
    result = onrecord("check", "a", "b")
    assert (result.exit_code, result.stderr) == (0, "")
    first, second = result.stdout.split("\n\n\n")
    assert first + "\n" == second
    assert first.startswith("Minister promises to reopen Kelve ferry after 14 deaths\nKelve Evening News · Siri Moe")
    assert " c3  headline · wrong detail\n" in first
    assert "the coastguard · said" not in first


def test_an_article_without_findings_says_so(onrecord):
    assert onrecord("check", "a").stdout.endswith("\n\nThe checks found nothing.\n")


def test_json_holds_the_checks_as_the_record_has_them(onrecord, with_findings):
    (one, several) = (json.loads(onrecord("check", "--json", *names).stdout) for names in ("a", "ab"))
    assert one == several[0]
    assert list(one) == ["source", "article", "title", "checks"]
    assert (one["source"], one["article"]) == ("a", "a")
    assert one["checks"] == json.loads(ferry().to_json())["checks"]


def test_json_lines_hold_a_finding_each_the_worst_first(onrecord, with_findings):
    lines = [json.loads(line) for line in onrecord("check", "--jsonl", "my article", "b").stdout.splitlines()]
    assert len(lines) == 2 * len(ferry().checks)
    assert [line["ruleId"] for line in lines[:6]] == [
        "against/altered",
        "headline/wrong_detail",
        "headline/overstated",
        "loaded/judgment",
        "unsourced/passive",
        "headline/supported",
    ]
    files = {line["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for line in lines}
    assert files == {"my%20article", "b"}


def test_the_exit_code_is_0_whatever_is_found_unless_a_check_is_watched(onrecord, with_findings):
    assert onrecord("check", "a").exit_code == 0
    assert onrecord("check", "--fail-on", "headline", "a").exit_code == 4
    assert onrecord("check", "--all", "--fail-on", "loaded", "--fail-on", "headline", "a").exit_code == 4


def test_a_watched_check_that_found_nothing_or_that_all_is_well_leaves_the_exit_code_alone(onrecord, desk):
    assert onrecord("check", "--fail-on", "headline", "a").exit_code == 0
    supported = {"kind": "headline", "verdict": "supported"}
    desk.record = lambda id_: with_checks(record_of("It rained.", id=id_), supported)
    assert onrecord("check", "--fail-on", "headline", "a").exit_code == 0


def test_what_could_not_be_read_is_named_and_what_was_found_counts_for_more(onrecord, with_findings):
    result = onrecord("check", "--fail-on", "headline", "a", "missing-1")
    assert result.exit_code == 4
    assert result.stderr.startswith("onrecord: missing-1: There is no such file")
    assert onrecord("check", "a", "missing-1").exit_code == 3
    assert onrecord("check", "--fail-on", "headline", "missing-1").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--json", "--jsonl", "a"), "--json and --jsonl are two forms"),
        (("--checks", "none", "a"), "The checks are switched off by the setting checks: 'none'"),
        (
            ("--checks", "shown", "--fail-on", "loaded", "a"),
            "this check isn't made with --checks shown. Leave that out.",
        ),
        (("--fail-on", "against", "a"), "this check needs an original. Name one with --against."),
        (("--headline", "Rain", "a", "b"), "--headline and --against are for one article"),
        (("--against", "speech.pdf", "a", "b"), "--headline and --against are for one article"),
        (("--id", "x", "a", "b"), "--id is about one article"),
    ],
)
def test_a_command_line_that_makes_no_sense_is_refused(onrecord, arguments, said):
    result = onrecord("check", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.fixture
def read_here(monkeypatch, tmp_path):
    """An article in a file, and a reader that finds something in whatever it is given."""
    (tmp_path / "mast.txt").write_text("Mast falls\n\nThe mast stood firm on Tuesday, they said.", encoding="utf-8")

    def read(found, settings) -> Record:
        article = found if isinstance(found, Article) else parse(found, settings=settings)
        title = article.title_text
        bare = Record(article=article, model=record_of("x").model)
        return with_checks(bare, {"kind": "headline", "verdict": "contradicted", "about": [title]})

    monkeypatch.setattr("onrecord.pipeline.checking.process_one", read)
    return read


def test_a_headline_is_tried_in_place_of_the_article_s_own(onrecord, read_here, monkeypatch):
    asked = []

    def recheck(record, settings, originals, files, *, tried):
        asked.append(tried)
        return record

    monkeypatch.setattr("onrecord.pipeline.checking.recheck", recheck)
    result = onrecord("check", "--headline", "Mast   stands firm", "mast.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Mast stands firm\n")
    assert "checked" not in result.stdout
    assert "     headline: Mast stands firm\n" in result.stdout
    assert onrecord("check", "--headline", "Mast stands firm", "--fail-on", "headline", "mast.txt").exit_code == 4
    assert asked == [True, True]


def test_a_headline_without_words_is_refused(onrecord, read_here):
    result = onrecord("check", "--headline", " … ", "mast.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("onrecord: mast.txt: A headline has words: ' … '.")


def test_originals_are_read_and_handed_on_with_the_article(onrecord, read_here, monkeypatch):
    handed = []

    def recheck(record, settings, originals, files, *, tried):
        assert not tried
        handed.extend(originals)
        return record

    monkeypatch.setattr("onrecord.pipeline.checking.recheck", recheck)
    result = onrecord("check", "--against", "mast.txt", "mast.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [each.article.title_text for each in handed] == ["Mast falls"]


def test_the_list_says_what_each_check_asks_how_often_it_is_right_and_when_it_is_made(onrecord):
    shown = " ".join(onrecord("check", "--list").stdout.split())
    assert "headline Does the body bear it out? wrong detail: one detail differs 91% of 60 findings on" in shown
    assert "not measured with --all" in shown
    assert "with --against" in shown
    rows = json.loads(onrecord("check", "--list", "--json").stdout)
    assert [(row["kind"], row["shown"], row["needs"]) for row in rows] == [
        ("headline", True, []),
        ("loaded", False, []),
        ("against", True, ["originals"]),
    ]


def test_every_check_of_the_table_can_be_watched():
    assert {each.kind for each in CHECKS} <= set(KINDS)
