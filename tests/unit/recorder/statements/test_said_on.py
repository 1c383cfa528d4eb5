"""Statements stand on the day on which they were made, where their clause tells."""

import time

import pytest

from onrecord.schema import Published
from tests.unit.recorder.hand import only, read

TUESDAY = Published(value="2024-03-05", how="given")


def day(marked: str) -> str | None:
    """The words that say when the only statement of a marked text was made."""
    record = read(marked, published=TUESDAY)
    said_on = only(record).said_on
    return next((time.span.cut(record.article.text) for time in record.times if time.id == said_on), None)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{c:It is safe}, {s:the mayor} {q:said} on Friday.", "Friday"),
        ("{c:It is safe}, {q:said} {s:Ana Reyes} on Friday.", "Friday"),
        ("{s:The mayor} {q:said} Friday {c:that it is safe}.", "Friday"),
        ("{s:The mayor} {q:told} reporters in Oslo on Friday {c:that it is safe}.", "Friday"),
        ("{s:The mayor} on Friday {q:denied} {c:that it is safe}.", "Friday"),
        ("On Friday, {s:the mayor} {q:said} {c:it is safe}.", "Friday"),
        ("It rained. But late on Friday, {s:the mayor} {q:said} {c:it is safe}.", "Friday"),
        ("{s:The mayor} {q:said last week} {c:that it is safe}.", "last week"),
        ("{c:It is safe}, {s:the mayor} {q:said} at noon on Friday.", "noon on Friday"),
        ("{c:It is safe}, {s:the mayor} {q:said} in a statement late Friday.", "late Friday"),
        ("{c:It is safe}, {s:the mayor} {q:said} in an interview last year.", "last year"),
        ("{c:It is safe}, {s:the mayor} {q:said} in a letter to the board of the port on Friday.", "Friday"),
        ("{c:It is safe}, {s:the mayor} {q:said} at Friday's briefing.", "Friday"),
        ("{c:It is safe}, {s:the mayor} {q:said} over the weekend.", "the weekend"),
        ("In a speech on Friday, {s:the mayor} {q:said} {c:it is safe}.", "Friday"),
        ("Speaking to reporters Friday in Oslo, {s:the mayor} {q:said} {c:it is safe}.", "Friday"),
        ("It rained. On Friday, {s:the mayor} {q:said} {c:it is safe}.", "Friday"),
        ("{s:The mayor}, in a speech to the union on Friday, {q:denied} {c:that it is safe}.", "Friday"),
        ("{s:The mayor} on Friday firmly {q:denied} {c:that it is safe}.", "Friday"),
        ("{s:The mayor} {q:signaled} to the union on Friday {c:that it is safe}.", "Friday"),
        ("{s:The mayor} {q:called} it “{c:a disgrace}” on Friday.", "Friday"),
        ("{c:It is safe}, {q:according to} {s:a report released Friday}.", "Friday"),
        ("{s:A March 2023 report} {q:found} {c:it safe}.", "March 2023"),
        ("{c:It is safe}, {q:said} {s:Ana}, {s:Reyes} on Friday.", "Friday"),
        ("And early Friday {s:she} {q:said} {c:as much}.", "early Friday"),
        ("{s:She} on Friday, {q:said} {c:as much}.", "Friday"),
        ("On Friday, {q:said} {s:she}, {c:as much}.", "Friday"),
        ("{c:It fell}. On Friday, {s:she} {q:said} {c:as much}.", "Friday"),
        ("{q:Said on Friday} {s:she}: {c:as much}.", "Friday"),
        ("{c:Much}, {s:she} {q:said} Friday or Saturday.", "Friday"),
    ],
)
def test_the_day_in_the_clause_of_a_cue_is_that_of_its_statement(marked, expected):
    assert day(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "{c:It is safe}, {s:the mayor} {q:said}.",
        "{s:The mayor} {q:said} {c:it will close on Friday}.",
        "{c:It is safe}, {q:said} {s:Ana Reyes, who resigned on Friday}.",
        "{c:It is safe}, {q:said} {s:Ana Reyes}, who resigned on Friday.",
        "{c:It is safe}, {s:she} {q:said}. On Friday it closed.",
        "{c:It is safe}, {s:she} {q:said} before it closed on Friday.",
        "The dam that burst on Friday is gone, and {s:she} {q:said} {c:as much}.",
        "It closed on Friday. {s:She} {q:said} {c:it is safe}.",
        "{s:She} {q:said} for two weeks {c:that it is safe}.",
        "{s:She} {q:said} every Friday {c:that it is safe}.",
        "{s:She} recently {q:said} {c:that it is safe}.",
        "{s:She} {q:said} of Friday's vote {c:that it is fair}.",
        "{c:It is fair}, {s:she} {q:said} about Friday's vote.",
        "{c:It is safe}, {s:she} {q:said} after the dam burst on Friday.",
        "On Friday, {s:aides} who {q:oppose} {c:the plan} met.",
        "{c:It is safe}, {s:she} {q:said}. © 2026 Harbour Press.",
        "{c:It is safe}, {s:she} {q:said} at 9 p.m.",
        "{s:She} {q:said}; on Friday {c:it closed}.",
        "{c:It is safe}, {q:said} {s:Ana Reyes} of Oslo on Friday.",
        "On Friday the dam burst and {s:she} {q:said} {c:as much}.",
        "{s:She} had on Friday {q:said} {c:as much}.",
        "{s:The Friday paper} {q:said} {c:as much}.",
        "On Friday {c:it fell}, {s:she} {q:said}.",
    ],
)
def test_a_day_elsewhere_is_not(marked):
    assert day(marked) is None


def test_nobody_is_heard_to_believe_something_on_a_day():
    record = read("{s:She} {q:knew} on Friday {c:that it is safe}.", published=TUESDAY, acts={1: "believe"})
    assert only(record).said_on is None


def test_words_in_others_words_have_the_day_that_stands_in_those():
    record = read(
        "{s1:The paper} {q1:said} on Friday {c1:{s2:the mayor} {q2:claimed} on Monday {c2:it is safe}}.",
        published=TUESDAY,
    )
    days = {time.id: time.value for time in record.times}
    assert [days[each.said_on] for each in record.statements if each.said_on] == ["2024-03-01", "2024-03-04"]


def test_quoted_words_count_from_the_day_on_which_they_were_spoken():
    record = read("“{c:We open tomorrow},” {s:she} {q:said} on Friday.", published=TUESDAY)
    tomorrow, friday = record.times
    assert (tomorrow.value, tomorrow.anchor, friday.value) == ("2024-03-02", friday.id, "2024-03-01")


def test_reported_words_count_from_the_article_s_date():
    record = read("{s:She} {q:said} on Friday {c:that they open tomorrow}.", published=TUESDAY)
    assert {time.value for time in record.times} == {"2024-03-01", "2024-03-06"}


def test_a_record_without_a_date_gets_one_from_its_words_or_the_reason():
    record = read("GENEVA, March 5, 2024 — {c:It is safe}, {s:she} {q:said} on Friday.")
    assert (record.article.published.value, record.article.published.how) == ("2024-03-05", "inferred")
    assert record.article.undated is None
    assert record.times[1].value == "2024-03-01"
    record = read("{c:It is safe}, {s:she} {q:said} on Friday.")
    assert record.article.published is None
    assert record.article.undated == "nothing in the text tells its year"
    assert (record.times[0].value, record.times[0].earliest) == ("XXXX-WXX-5", None)


def test_an_article_of_five_hundred_dates_has_them_all():
    text = " ".join(f"On May {day}, {year} it rained." for year in range(1990, 2040) for day in range(1, 11))
    record = read("{c:It rained}, {s:she} {q:said}. " + text, published=TUESDAY)
    assert len(record.times) == 500
    assert all(time.earliest == time.latest == time.value for time in record.times)


@pytest.mark.speed
def test_words_that_fit_in_many_ways_before_a_day_cost_no_time() -> None:
    hostile = "\n\n".join(
        f"{{s{n}:A paper released{' by' * 26} & Friday}} {{q{n}:said}} {{c{n}:it is safe}}." for n in range(1, 101)
    )
    began = time.process_time()
    assert len(read(hostile).statements) == 100
    assert time.process_time() - began < 3
