"""Corrections through the archive, with the network that ships: undone, read again, and given as gold."""

import pytest

from onrecord import Archive, Settings
from onrecord.corrections import Edit, Named
from onrecord.errors import CorrectionError, NotInArchiveError

FERRY = "The ferry will sail again on Monday, the harbour master Ana Reyes said. Tom Lund, a diver, listened."


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "news.db") as opened:
        opened.add({"text": FERRY, "published": "2024-05-03"})
        yield opened


def names(archive):
    record = archive.record(1)
    return [actor.name for each in record.statements for actor in record.speakers(each)]


def days(archive):
    return [each.value for each in archive.record(1).times]


def lund() -> Edit:
    start = FERRY.index("Tom Lund")
    return Edit(what="statement", line="s1", speakers=(Named(start=start, end=start + 8),))


def test_a_correction_counts_everywhere_and_is_undone(archive):
    [decision] = archive.correct(1, lund(), who="eva", why="I was there.")
    assert names(archive) == ["Tom Lund"]
    assert archive.count(speaker="Tom Lund").number == 1
    [made] = archive.store.corrections(1)
    assert (made.decision.id, made.decision.who, made.effect) == (decision, "eva", "holds")
    archive.undo(decision, who="tom")
    assert names(archive) == ["Ana Reyes"]
    assert archive.store.corrections(1) == []


def test_all_edits_hold_or_none(archive):
    with pytest.raises(CorrectionError, match="says so already"):
        archive.correct(1, lund(), Edit(what="statement", line="s1", act="assert"))
    assert names(archive) == ["Ana Reyes"]
    with pytest.raises(NotInArchiveError):
        archive.correct(9, lund())


def test_with_another_date_the_article_is_read_again_and_monday_is_another_day(archive):
    assert days(archive) == ["2024-05-06"]
    [decision] = archive.correct(1, Edit(what="article", published="2024-06-07"))
    assert (archive.record(1).article.published.value, days(archive)) == ("2024-06-07", ["2024-06-10"])
    assert archive.reread(everything=True).changed == 1
    assert days(archive) == ["2024-06-10"]
    archive.undo(decision)
    assert (archive.record(1).article.published.value, days(archive)) == ("2024-05-03", ["2024-05-06"])


def test_gold_has_what_was_corrected_and_with_checked_only_what_was_read_whole(archive):
    assert list(archive.gold()) == []
    archive.correct(1, lund())
    [line] = archive.gold()
    assert [(each["speaker"], each["sure"]) for each in line["attributions"]] == [("Tom Lund", True)]
    assert (line["checked"], list(archive.gold(checked=True))) == (False, [])
    archive.store.check_whole(1)
    [line] = archive.gold(checked=True)
    assert line["checked"]


def test_a_rereading_reports_what_changed_and_which_corrections_find_their_words_no_more(archive):
    [decision] = archive.correct(1, lund())
    outcomes = []
    archive.reread(everything=True, report=outcomes.append)
    assert [(each.status, each.changes, each.lost) for each in outcomes] == [("changed", (), ())]
    assert names(archive) == ["Tom Lund"]  # the correction holds
    record = archive.store.record_as_read(1)
    other = record.model_copy(update={"statements": (), "events": (), "checks": ()})
    archive.store.replace(1, other)
    archive.reread(everything=True, report=outcomes.append)
    assert [each.what for each in outcomes[-1].changes] == ["gained"]
    assert outcomes[-1].lost == ()  # its words are there again
    assert [each.decision.id for each in archive.store.corrections(1)] == [decision]


def test_a_failed_rereading_leaves_the_corrected_record(archive):
    archive.correct(1, lund())
    outcomes = []
    archive.reread(everything=True, settings=Settings(text_limit=5), report=outcomes.append)
    assert [(each.status, each.changes) for each in outcomes] == [("failed", ())]
    assert names(archive) == ["Tom Lund"]
