"""What is told in an entry of a live blog counts from the entry's own day."""

import pytest

from onrecord.schema import LiveEntry, Published, Record, Span
from tests.support import parse
from tests.unit.recorder.hand import read

TUESDAY = Published(value="2024-05-07", how="given")


def read_entry(marked: str, time: str | None, **more) -> Record:
    """Read an entry that begins with its stamp, "16:40" or "7 May", behind other paragraphs or none."""
    text, _ = parse(marked)
    start = next(text.index(stamp) for stamp in ("16:40", "7 May") if stamp in text)
    entry = LiveEntry(start, len(text), time=time, time_span=Span(start, start + 5))
    return read(marked, published=TUESDAY, entries=(entry,), **more)


def times(record) -> list[tuple[str, str, str | None]]:
    return [(time.span.cut(record.article.text), time.value, time.anchor) for time in record.times]


def test_tomorrow_in_an_entry_is_the_day_after_the_entry_s():
    record = read_entry("Lido.\n\n16:40\nIt will shut tomorrow.", "2024-05-09T16:40")
    assert times(record) == [("16:40", "2024-05-09T16:40", None), ("tomorrow", "2024-05-10", "t1")]


def test_outside_of_the_entries_days_count_from_the_article_s():
    record = read_entry("It shut today.\n\n16:40\nIt is quiet.", "2024-05-09T16:40")
    assert times(record)[0] == ("today", "2024-05-07", "published")


def test_an_entry_whose_day_is_unknown_changes_nothing():
    record = read_entry("Lido.\n\n16:40\nIt will shut tomorrow.", None)
    assert times(record) == [("tomorrow", "2024-05-08", "published")]


def test_an_entry_s_day_without_a_clock_is_a_date():
    record = read_entry("7 May\nIt will shut tomorrow.", "2024-05-09")
    assert [(each.kind, each.value) for each in record.times] == [("DATE", "2024-05-09"), ("DATE", "2024-05-10")]


def test_what_is_said_in_an_entry_was_said_on_its_day():
    record = read_entry("16:40\n\n{s:Per Hagen} {q:said} {c:it is over}.", "2024-05-09T16:40")
    (said,) = record.statements
    assert (said.said_on, said.said_on_how, record.times[0].value) == ("t1", "dateline", "2024-05-09T16:40")


def test_the_time_that_heads_an_entry_is_no_part_of_its_first_sentence():
    record = read_entry("16:40\n{s:Hagen} {q:says} {c:it is over}.", "2024-05-09T16:40")
    assert record.statements[0].said_on_how == "dateline"


@pytest.mark.parametrize(
    ("marked", "how"),
    [
        ("16:40\n\n{s:Hagen} {q:said} on Monday {c:it is over}.", "sentence"),
        ("16:40\n\n{s:Hagen} {q:said} in an earlier interview {c:it is over}.", None),
        ("16:40\n\n{s:Hagen} {q:hopes} {c:it is over}.", None),
    ],
)
def test_what_tells_of_another_day_goes_before_the_entry_s(marked, how):
    acts = {1: "believe"} if "hopes" in marked else None
    record = read_entry(marked, "2024-05-09T16:40", acts=acts)
    assert record.statements[0].said_on_how == how


def test_a_quotation_before_the_day_of_its_entry_is_read_again_keeps_its_own_day():
    marked = "16:40\n\n“{c:We open tomorrow},” {s:Hagen} {q:said} on Monday."
    record = read_entry(marked, "2024-05-09T16:40")
    assert [value for _, value, _ in times(record)] == ["2024-05-09T16:40", "2024-05-07", "2024-05-06"]
