import re

import pytest

from onrecord.render import page, record_html, segments, terminal
from onrecord.render.times import MAX_MARKS, timeline
from onrecord.schema import Record, Time
from tests.support import record_of

ARTICLE = """{s1:{a1:Ana Reyes}} {q1:said} on Friday {c1:the pier cracked in 2021}. {s2:Bo Lind} {q2:denied} {c2:it} \
two days later. Inspectors come every spring."""
DAYS = {
    "Friday": ("2024-03-01", "2024-03-01"),
    "2021": ("2021-01-01", "2021-12-31"),
    "two days later": ("2024-03-03", "2024-03-03"),
    "every spring": (None, None),
}


def at_times(record: Record, days: dict[str, tuple[str | None, str | None]], **said_on: str) -> Record:
    """The record with a time at each of the words, and its statements said on the times that are named."""
    times = []
    for words, (earliest, latest) in days.items():
        start = record.article.text.index(words)
        times.append((start, start + len(words), earliest, latest))
    return Record(
        article=record.article,
        statements=tuple(s.model_copy(update={"said_on": said_on.get(s.id)}) for s in record.statements),
        actors=record.actors,
        times=tuple(
            Time(
                id=f"t{i}",
                start=start,
                end=end,
                kind="DATE",
                value=earliest or "XXXX-SP",
                earliest=earliest,
                latest=last,
            )
            for i, (start, end, earliest, last) in enumerate(sorted(times, key=lambda each: each[:2]), start=1)
        ),
        model=record.model,
    )


@pytest.fixture
def record():
    return at_times(record_of(ARTICLE), DAYS, s1="t1", s2="t3")


def test_marks_stand_in_the_order_of_their_days_with_the_statements_made_then(record):
    marks = timeline(record).marks
    assert [(mark.days, [each.words for each in mark.named], [s.id for s in mark.said]) for mark in marks] == [
        ("2021", ["2021"], []),
        ("1 March 2024", ["Friday"], ["s1"]),
        ("3 March 2024", ["two days later"], ["s2"]),
    ]


def test_marks_are_laid_out_to_scale(record):
    whole, friday, later = timeline(record).marks
    assert (whole.at, later.at) == (0, 100)
    assert 99 < friday.at < 100
    assert 31 < whole.width < 32  # a year of a little more than three


def test_times_of_the_same_days_make_one_mark():
    same = ("2024-03-01", "2024-03-01")
    (mark,) = timeline(at_times(record_of("Friday came, that day of rain."), {"Friday": same, "that day": same})).marks
    assert [each.words for each in mark.named] == ["Friday", "that day"]


def test_times_without_days_are_counted_and_left_out(record):
    assert timeline(record).left_out == "1 time without known days"
    assert "Not shown: 1 time without known days." in page(record)


def test_no_more_marks_than_can_be_read_and_days_of_statements_come_first():
    days = {f"day{i:03}": (f"{1900 + i}-05-01", f"{1900 + i}-05-01") for i in range(MAX_MARKS + 10)}
    last = f"t{MAX_MARKS + 10}"
    drawn = timeline(at_times(record_of("{s:He} {q:said} {c:as much}. " + " ".join(days)), days, s1=last))
    assert (len(drawn.marks), drawn.more, drawn.left_out) == (MAX_MARKS, 10, "10 more times")
    assert [each.id for each in drawn.marks[-1].said] == ["s1"]


def test_a_day_that_no_calendar_has_keeps_its_place():
    days = {"one": ("2023-02-27", "2023-02-27"), "two": ("2023-02-30", "2023-02-30"), "three": ("2023-03-09",) * 2}
    assert [mark.named[0].words for mark in timeline(at_times(record_of("one two three"), days)).marks] == [*days]
    assert "2023-02-30" in page(at_times(record_of("one two three"), days))


def test_the_terminal_says_when_a_statement_was_made(record):
    drawn = terminal(record, width=100, colour=False)
    assert "1  Ana Reyes · said · Friday → 1 March 2024  assert" in drawn
    assert "2  Bo Lind · denied · two days later → 3 March 2024  assert" in drawn


def test_a_day_that_is_not_known_is_left_in_the_text_s_words():
    record = at_times(record_of("{s:He} {q:said} {c:as much} one Friday."), {"one Friday": (None, None)}, s1="t1")
    assert "He · said · one Friday  assert" in terminal(record, colour=False)


def test_each_mark_links_to_its_words(record):
    html = page(record)
    for number, words in enumerate(DAYS, start=1):
        assert re.search(rf'<span class="place" id="time-{number}"></span><span class="time"[^>]*>{words}</span>', html)
    assert set(re.findall(r'href="#(time-\d+)"', html)) == {"time-1", "time-2", "time-3"}
    assert '<a class="said-on" href="#time-1" aria-label="Said on: Friday → 1 March 2024">' in html


def test_a_time_cuts_no_mark_in_two(record):
    assert page(record).count('<span class="content" data-statement="s1">') == 1


def test_times_that_overlap_are_all_found_and_only_the_first_is_marked():
    days = {"March 2024": ("2024-03-01", "2024-03-31"), "2024, or": ("2024-01-01", "2024-12-31")}
    record = at_times(record_of("In March 2024, or so."), days)
    assert [(each.start, each.end, bool(each.time)) for each in segments(record)] == [
        (0, 3, False),
        (3, 13, True),
        (13, 21, False),
    ]
    assert {"time-1", "time-2"} <= set(re.findall(r'id="(time-\d)"', page(record)))


def test_words_from_outside_are_escaped():
    hostile = "<img src=x>\u202e"
    html = page(at_times(record_of(f"In {hostile} it rained."), {hostile: ("2024-03-01", "2024-03-01")}))
    assert "<img" not in html
    assert "\u202e" not in html


def test_without_times_there_is_no_timeline():
    assert 'id="times"' not in page(record_of(ARTICLE))


def test_a_notebook_says_when_a_statement_was_made_and_what_days_words_mean(record):
    html = record_html(record)
    assert "indirect · Friday → 1 March 2024" in html
    assert '<span class="time" title="1 March 2024">Friday</span>' in html
    assert 'id="time-1"' not in html
