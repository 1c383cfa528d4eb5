import pytest

from onrecord.checks import CheckInput, Finding
from onrecord.checks.undated import undated
from onrecord.checks.undated.relative import MOST_PLACES
from onrecord.schema import Published, Span, Time
from tests.events import span_of
from tests.support import record_of


def found(text: str, *, published: str | None = None) -> list[Finding]:
    return list(undated(CheckInput(record_of(text, published=(published, "given") if published else None))))


def relative(
    text: str, *expressions: tuple[str, str], published: Published | None = None, **time: str
) -> list[Finding]:
    """Find what counts from an article's date, where the record has these expressions with these values."""
    record = record_of(text, published=published)
    spans = [(span_of(text, words), value) for words, value in expressions]
    times = tuple(
        Time(**{"id": f"t{i}", "start": span.start, "end": span.end, "kind": "DATE", "value": value} | time)
        for i, (span, value) in enumerate(spans, start=1)
    )
    return list(undated(CheckInput(record.model_copy(update={"times": times}))))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The pier opens on 31 April.", "“31 April”: April has 30 days."),
        ("The pier opens on April 31.", "“April 31”: April has 30 days."),
        ("April 31, when the pier opens, is near.", "“April 31”: April has 30 days."),
        ("The pier opens on the 31st of June.", "“the 31st of June”: June has 30 days."),
        ("It opened on 29 February 2023 at noon.", "“29 February 2023”: February has 28 days in 2023."),
        ("It opened Feb. 30, 2024.", "“Feb. 30, 2024”: February has 29 days in 2024."),
        ("It opened Sept. 31, 2021.", "“Sept. 31, 2021”: September has 30 days."),
        ("It was dated May 35, 2022.", "“May 35, 2022”: May has 31 days."),
        ("The file is of 2022-11-31.", "“2022-11-31”: November has 30 days."),
        ("The train left at 25:30 GMT.", "“25:30 GMT”: no clock shows 25:30."),
        ("The train left at 10:75 a.m. on time.", "“10:75 a.m.”: no clock shows 10:75."),
    ],
)
def test_a_day_that_no_calendar_has_is_found(text, message):
    [finding] = found(text)
    assert (finding.verdict, finding.message) == ("impossible", message)
    assert finding.about[0].cut(text) == message[1 : message.index("”")]


@pytest.mark.parametrize(
    "text",
    [
        "In April 31 people drowned.",  # a number of people
        "It may 31 times have failed, as of April 30, 2024.",
        "On 29 February it rained.",  # in some years there is one
        "On 29 February 2024 it rained.",
        "It was on 04/31/2022 or 31/04/2022.",  # may be anything
        "It was the 31st, in April.",
        "The score was 28–31 April’s best.",
        "Order 2022-11-31-7 and page /2022-11-31/ are no days.",
        "It was 30 February 1712 in Sweden.",  # another calendar
        "He ran the mile in 25:30, and the video is 10:75 long.",
        "The shop is open until 24:00 GMT.",
        "They paid $31 April’s rent of £1.31 May be more.",
    ],
)
def test_what_may_be_no_date_or_one_of_another_calendar_is_left_alone(text):
    assert found(text) == []


def test_a_day_of_the_week_that_is_not_the_dates_is_left_to_the_check_for_conflicts():
    assert found("It opened on Tuesday, 4 May 2022.", published="2022-05-06") == []


def test_the_same_wrong_date_is_found_once():
    assert len(found("On 31 April it rained. It was on 31 April.")) == 1


def test_a_published_date_that_is_in_no_calendar_is_no_error():
    assert found("It opened on Tuesday, May 4.", published="2022-02-31") == []


def test_what_counts_from_a_date_that_is_not_known_is_one_finding():
    text = (
        "The pier closed on Friday. Last year it was painted, two years ago mended, and in 1990 built. Friday was wet."
    )
    [finding] = relative(
        text,
        ("Friday#1", "XXXX-WXX-5"),
        ("Last year", "XXXX"),
        ("two years ago", "XXXX"),
        ("Friday#2", "XXXX-WXX-5"),
    )
    assert finding.verdict == "no_date"
    assert finding.message == (
        "“Friday”, “Last year” and “two years ago” count from the article’s date, which isn’t known."
    )
    assert [span.cut(text) for span in finding.about] == ["Friday", "Last year", "two years ago", "Friday"]


def test_one_expression_counts_alone():
    [finding] = relative("It closed on Friday.", ("Friday", "XXXX-WXX-5"))
    assert finding.message == "“Friday” counts from the article’s date, which isn’t known."


def test_a_date_that_is_known_too_coarsely_is_told():
    year = Published(value="2016", how="inferred", evidence=(Span(0, 2),))
    [finding] = relative("It closed on Friday.", ("Friday", "XXXX-WXX-5"), published=year)
    assert finding.message == "“Friday” counts from the article’s date, of which only “2016” is known."
    assert finding.evidence == (Span(0, 2),)


@pytest.mark.parametrize(
    ("text", "expression", "value", "time"),
    [
        ("It closed on Friday.", "Friday", "2024-03-01", {"earliest": "2024-03-01", "latest": "2024-03-01"}),
        ("It is shut on a Friday.", "Friday", "XXXX-WXX-5", {}),
        ("It is shut on Fridays.", "Fridays", "XXXX-WXX-5", {"kind": "SET"}),
        ("It is shut every Friday.", "every Friday", "XXXX-WXX-5", {}),
        ("It rained, and the next day it snowed.", "the next day", "XXXX-XX-XX", {}),
        ("It is shut to this day.", "this day", "XXXX-XX-XX", {}),
        ("It is shut now.", "now", "PRESENT_REF", {}),
        ("It opened in May.", "May", "XXXX-05", {}),
        ("“It closed on Friday,” she said.", "Friday", "XXXX-WXX-5", {}),
    ],
)
def test_what_is_placed_or_no_certain_day_or_somebody_elses_word_needs_no_date(text, expression, value, time):
    assert relative(text, (expression, value), **time) == []


def test_a_day_of_the_week_that_the_text_gives_with_its_date_is_placed():
    text = "It fell on Friday, 1 March 2024. On Friday it rained. On Monday it snowed."
    record = record_of(text)
    times = (
        Time(id="t1", start=11, end=31, kind="DATE", value="2024-03-01", earliest="2024-03-01", latest="2024-03-01"),
        Time(id="t2", start=36, end=42, kind="DATE", value="XXXX-WXX-5"),
        Time(id="t3", start=57, end=63, kind="DATE", value="XXXX-WXX-1"),
    )
    [finding] = undated(CheckInput(record.model_copy(update={"times": times})))
    assert [span.cut(text) for span in finding.about] == ["Monday"]


def test_with_a_date_nothing_is_undated():
    dated = Published(value="2024-03-05", how="given")
    assert relative("It was shut until Friday.", ("Friday", "XXXX-WXX-5"), published=dated) == []


def test_a_finding_names_only_so_many_places():
    text = " ".join(f"On Friday {i} it rained." for i in range(50))
    times = [(f"Friday#{i + 1}", "XXXX-WXX-5") for i in range(50)]
    [finding] = relative(text, *times)
    assert len(finding.about) == MOST_PLACES
