"""Findings are found by what checks say of which article, and stay dismissed for as long as somebody wants it."""

import json

import pytest

from onrecord.archive import Count, Store
from onrecord.archive.listing import CHECK_COLUMNS, check_row
from onrecord.errors import NotInArchiveError, QueryError
from onrecord.schema import Elsewhere, Record
from tests.checks import ferry, with_checks
from tests.support import record_of
from tests.unit.archive.test_reindexing import dump

FLOOD = """Flood kills 12 in Marden

The river killed twelve people on Monday, the mayor said. Its banks gave way at noon.

By the evening the town counted 15 dead. The cruel river rose again. Nobody had warned the town."""


def flood(*checks, text=FLOOD, **article):
    """An article about a flood, with two findings unless others are given."""
    record = record_of(text, title=True, **{"outlet": "Marden Post", "published": ("2026-03-02", "given")} | article)
    conflict = {"kind": "conflict", "verdict": "number", "about": ["twelve people"], "evidence": ["15 dead"],
                "message": "12 dead in one place, 15 in another.", "confidence": 0.9}  # fmt: skip
    loaded = {"kind": "loaded", "verdict": "emotive", "evidence": ["cruel"], "message": "The outlet says “cruel”.",
              "confidence": 0.6}  # fmt: skip
    return with_checks(record, *(checks or (conflict, loaded)))


def again(record, *checks):
    """The same record with other findings."""
    return with_checks(record.model_copy(update={"checks": ()}), *checks)


@pytest.fixture
def told(store):
    store.keep(ferry())
    store.keep(flood())
    return store


def found(store, **asked):
    return [f"{each.article.id}/{each.check_id}" for each in store.checks(**asked)]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, ["1/c1", "1/c2", "1/c3", "1/c4", "1/c5", "2/c1", "2/c2"]),
        ({"kind": "headline"}, ["1/c2", "1/c3"]),
        ({"verdict": "supported"}, ["1/c6"]),
        ({"kind": "loaded", "verdict": "emotive"}, ["2/c2"]),
        ({"outlet": "marden post"}, ["2/c1", "2/c2"]),
        ({"outlet": "Marden"}, []),
        ({"since": "2026-04"}, ["1/c1", "1/c2", "1/c3", "1/c4", "1/c5"]),
        ({"until": "2026-03"}, ["2/c1", "2/c2"]),
        ({"since": "2026-03-02", "until": "2026-03-02"}, ["2/c1", "2/c2"]),
        ({"confidence": 0.95}, ["1/c3", "1/c4"]),
        ({"article": 2}, ["2/c1", "2/c2"]),
        ({"dismissed": True}, []),
        ({"limit": 2, "offset": 4}, ["1/c5", "2/c1"]),
    ],
)
def test_findings_are_found_by_all_that_is_asked(told, asked, ids):
    assert found(told, **asked) == ids
    if "limit" not in asked:
        assert told.count_checks(**asked) == Count(len(ids))


@pytest.mark.parametrize("wrong", [{"since": "May"}, {"confidence": 2}, {"since": "2025", "until": "2024"}])
def test_what_cannot_be_asked_is_refused(told, wrong):
    with pytest.raises(QueryError):
        told.checks(**wrong)


def test_a_finding_comes_with_its_words_its_sentence_and_its_lines_of_the_record(told):
    (conflict,) = told.checks(kind="conflict")
    assert [each.text for each in conflict.about] == ["twelve people"]
    assert [(each.text, FLOOD[each.start : each.end]) for each in conflict.evidence] == [("15 dead", "15 dead")]
    assert FLOOD[conflict.start : conflict.end] == "twelve people"
    assert conflict.context.text == "The river killed twelve people on Monday, the mayor said."
    assert [piece.text for piece in conflict.context.pieces if piece.content] == ["twelve people"]
    assert (conflict.level, conflict.number, conflict.dismissed) == ("error", 1, None)
    (promise,) = told.checks(verdict="overstated")
    assert (promise.statements, promise.events, promise.number) == (("s2", "s3"), ("e2",), 2)
    (altered,) = told.checks(kind="against")
    assert altered.elsewhere == (
        Elsewhere(file="coastguard.srt", place="00:01:02", text="No boat was fit to sail far, not on that day."),
    )
    assert told.check(2, "c1") == conflict
    with pytest.raises(NotInArchiveError, match="2/c99"):
        told.check(2, "c99")


def test_a_finding_without_a_place_in_the_text_is_found_too(store):
    store.keep(flood({"kind": "undated", "verdict": "no_date", "message": "The article has no date."}))
    (check,) = store.checks()
    assert (check.start, check.end, check.context, check.about, check.evidence) == (None, None, None, (), ())
    assert check_row(check)["context"] is None


def test_a_row_has_everything_that_a_cell_can_hold(told):
    rows = [check_row(each) for each in told.checks(dismissed=None)]
    assert all(tuple(row)[: len(CHECK_COLUMNS)] == CHECK_COLUMNS for row in rows)
    json.dumps(rows)
    promise = rows[1]
    assert promise["evidence"].split(" … ")[1] == "nothing had been decided"
    assert (promise["statements"], promise["dismissed"], promise["reason"]) == ("s2; s3", False, None)
    assert rows[3]["elsewhere_words"][0]["place"] == "00:01:02"


def test_counts_stand_beside_the_precision_of_their_check_and_nothing_else_is_counted(told):
    told.dismiss(2, "c2", why="It was cruel.")
    counts = told.check_counts({"loaded": 0.9, "headline": 0.85, "unsourced": 0.7}, most=5)
    assert [(each.kind, each.precision, each.count, each.dismissed) for each in counts.kinds] == [
        ("headline", 0.85, 2, 0), ("loaded", 0.9, 1, 1), ("unsourced", 0.7, 1, 0),
    ]  # fmt: skip
    headline, loaded, _ = counts.kinds
    assert [(each.outlet, each.count, each.articles) for each in headline.outlets] == [("Kelve Evening News", 2, 1)]
    assert [each.outlet for each in loaded.outlets] == ["Kelve Evening News"]
    assert counts.complete
    assert told.check_counts({}).kinds == ()
    (only,) = told.check_counts(
        {"loaded": 0.9, "conflict": 0.9}, outlet="Marden Post", dismissed=True, kind="loaded"
    ).kinds
    assert (only.count, only.dismissed) == (0, 1)


def test_all_findings_of_an_article_are_listed_also_those_that_fit_and_those_that_are_dismissed(told):
    told.dismiss(1, "c1", why="It is a quotation.")
    assert [each.check_id for each in told.article_checks(1)] == ["c1", "c2", "c3", "c4", "c5", "c6"]
    with pytest.raises(NotInArchiveError):
        told.article_checks(9)


def test_a_dismissal_is_kept_with_who_why_and_when_and_can_be_taken_back(told):
    number = told.dismiss(2, "c1", why="The toll rose.", who="Ida")
    assert found(told, article=2) == ["2/c2"]
    (gone,) = told.checks(dismissed=True)
    assert (gone.dismissed.decision, gone.dismissed.who, gone.dismissed.why) == (number, "Ida", "The toll rose.")
    (decision,) = told.decisions()
    assert (decision.kind, decision.subject, decision.decided_at) == ("dismiss", "article 2", gone.dismissed.at)
    assert (
        decision.summary == "in article 2, this finding (conflict) is dismissed: 12 dead in one place, 15 in another."
    )
    assert told.undo(number, who="Piet") == []
    assert found(told, article=2) == ["2/c1", "2/c2"]
    assert [each.undone_by for each in told.decisions()] == ["Piet"]
    told.dismiss(2, "c1", why="After all.")
    told.undismiss(2, "c1")
    assert found(told, dismissed=True) == []


def test_what_cannot_be_dismissed_says_why(told):
    with pytest.raises(NotInArchiveError, match="2/c9"):
        told.dismiss(2, "c9", why="No.")
    with pytest.raises(QueryError, match="for a reason"):
        told.dismiss(2, "c1", why="  ")
    with pytest.raises(QueryError, match="too long"):
        told.dismiss(2, "c1", why="no " * 1000)
    told.dismiss(2, "c1", why="No.")
    with pytest.raises(QueryError, match="before, by decision 1"):
        told.dismiss(2, "c1", why="No.")
    with pytest.raises(QueryError, match="isn't dismissed"):
        told.undismiss(2, "c2")
    assert len(told.decisions()) == 1


CONFLICT = {"kind": "conflict", "verdict": "number", "about": ["twelve people"], "evidence": ["15 dead"]}
SAME = CONFLICT | {"message": "Other words.", "evidence": ["12"]}


@pytest.mark.parametrize(
    ("checks", "dismissed"),
    [
        ([CONFLICT], ["c1"]),
        ([{"kind": "loaded", "verdict": "emotive", "evidence": ["cruel"]}, SAME], ["c2"]),
        ([CONFLICT | {"kind": "quotation"}], []),
        ([CONFLICT | {"verdict": "toll"}], []),
        ([CONFLICT | {"about": ["twelve"]}], []),
        ([CONFLICT | {"evidence": ["12"]}, CONFLICT], ["c2"]),
        ([CONFLICT | {"evidence": ["12"]}, CONFLICT | {"evidence": ["noon"]}], []),
        ([], []),
    ],
)
def test_a_dismissal_holds_for_the_same_check_at_the_same_words_after_the_article_is_read_again(
    store, checks, dismissed
):
    store.keep(flood())
    store.dismiss(1, "c1", why="The toll rose.")
    store.replace(1, again(flood(), *checks))
    assert [each.check_id for each in store.checks(dismissed=True)] == dismissed
    store.replace(1, flood())
    assert found(store, dismissed=True) == ["1/c1"]


def test_the_same_words_in_another_sentence_are_not_dismissed(store):
    text = FLOOD + " It was a cruel night."
    first, second = ({"kind": "loaded", "verdict": "emotive", "evidence": [f"cruel#{number}"]} for number in (1, 2))
    store.keep(flood(first, second, text=text))
    store.dismiss(1, "c1", why="A river can't mind.")
    assert found(store) == ["1/c2"]
    store.replace(1, flood(second, first, text=text))
    assert found(store) == ["1/c1"]


def test_a_dismissal_holds_in_a_new_version_of_the_article(store):
    store.keep(flood(url="https://marden.example/flood"))
    store.dismiss(1, "c1", why="The toll rose.")
    status, number = store.keep(flood(text=FLOOD + "\n\nMore rain is expected.", url="https://marden.example/flood"))
    assert (status, number) == ("changed", 2)
    assert found(store, dismissed=None) == ["2/c1", "2/c2"]
    assert found(store, dismissed=True) == ["2/c1"]
    store.undo(1)
    assert found(store) == ["2/c1", "2/c2"]
    assert store.article_checks(1) == []


def test_an_article_elsewhere_with_the_same_words_is_not_touched(store):
    store.keep(flood(url="https://marden.example/flood"))
    store.keep(flood(url="https://other.example/flood"))
    store.dismiss(1, "c1", why="The toll rose.")
    assert found(store, dismissed=True) == ["1/c1"]
    store.reindex()
    assert found(store, dismissed=True) == ["1/c1"]


def test_reindexing_gives_the_same_tables(told):
    told.dismiss(1, "c5", why="The inspectors believe it.")
    before = dump(told)
    told.reindex()
    assert dump(told) == before


def test_findings_are_replaced_without_reading_the_article_again(told):
    told.dismiss(2, "c1", why="The toll rose.")
    before, article = told.record(2), told.article(2)
    after = again(before, {"kind": "loaded", "verdict": "emotive", "evidence": ["cruel"]}, CONFLICT)
    assert told.put_checks(2, after)
    assert told.record(2) == after
    assert told.article(2) == article
    assert found(told, article=2, dismissed=None) == ["2/c1", "2/c2"]
    assert found(told, dismissed=True) == ["2/c2"]
    assert list(told.statements(article=2)) == list(told.statements(article=2))
    told.reindex()
    assert found(told, dismissed=True) == ["2/c2"]


def test_findings_of_a_record_that_is_no_longer_there_are_not_kept(told):
    other = told.record(2).model_copy(update={"statements": (), "checks": ()})
    changed = Record.model_validate(other.model_dump() | {"model": {"name": "another", "version": "2"}})
    assert not told.put_checks(2, changed)
    assert found(told, article=2) == ["2/c1", "2/c2"]


def test_an_earlier_version_has_no_findings_to_search(store):
    store.keep(flood(url="https://marden.example/flood"))
    store.keep(flood(text=FLOOD + "\n\nMore rain.", url="https://marden.example/flood"))
    record = store.record(1)
    assert store.put_checks(1, again(record, CONFLICT))
    assert found(store) == ["2/c1", "2/c2"]
    assert len(store.record(1).checks) == 1


def test_an_archive_of_someone_else_s_making_shows_its_findings_read_only(told):
    with Store(told.path, read_only=True) as store:
        assert found(store, kind="conflict") == ["2/c1"]
