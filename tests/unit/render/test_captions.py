import pytest

from onrecord.render import captions
from onrecord.schema import Published, Span
from tests.support import record_of

TWO = "{s1:She} {q1:denied} {c1:that {s2:he} {q2:said} {c2:so}}. {c3:“Never.”}"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2026", "2026"),
        ("2026-05", "May 2026"),
        ("2026-05-02", "2 May 2026"),
        ("2026-05-02T09:30", "2 May 2026, 09:30"),
        ("2026-05-02T09:30:11.25Z", "2 May 2026, 09:30 UTC"),
        ("2026-05-02T09:30+0200", "2 May 2026, 09:30 UTC+02:00"),
        ("2026-13-45", "2026-13-45"),
        ("2026-00", "2026-00"),
    ],
)
def test_a_date_is_written_as_finely_as_it_is_known(value, written):
    assert captions.date(record_of("x", published=(value, "given")).article) == written


def test_how_the_date_is_known_is_said():
    assert captions.date_source(record_of("x", published=("2026", "given")).article) == "as given to onrecord"
    assert captions.date_source(record_of("x", published=("2026", "metadata")).article) == "from its metadata"
    assert captions.date_source(record_of("x").article) == "date unknown"


def test_an_inferred_date_shows_the_words_that_give_it_away():
    published = Published(value="2022", how="inferred", evidence=(Span(3, 7), Span(9, 18)))
    article = record_of("In 2021, last year", published=published).article
    assert captions.date_source(article) == "inferred from “2021”, “last year”"


def test_evidence_without_end_is_cut_and_counted():
    spans = tuple(Span(i * 100, i * 100 + 90) for i in range(6))
    article = record_of("x" * 600, published=Published(value="2022", how="inferred", evidence=spans)).article
    assert captions.date_source(article) == "inferred from " + ", ".join(["“" + "x" * 79 + "…”"] * 4) + " and 2 more"


def test_an_article_without_a_date_says_why():
    article = record_of("It rained.", undated="nothing in the text\ntells its year").article
    assert captions.date_source(article) == "date unknown: nothing in the text tells its year"


@pytest.mark.parametrize(
    ("earliest", "latest", "written"),
    [
        ("2024-03-01", "2024-03-01", "1 March 2024"),
        ("2021-01-01", "2021-12-31", "2021"),
        ("2010-01-01", "2019-12-31", "2010 to 2019"),
        ("2023-02-01", "2023-02-28", "February 2023"),
        ("2024-12-01", "2025-02-28", "December 2024 to February 2025"),
        ("2024-03-04", "2024-03-10", "4 March 2024 to 10 March 2024"),
        ("0000-13-01", "0000-13-31", "0000-13-01 to 0000-13-31"),
    ],
)
def test_days_are_written_as_months_and_years_where_they_are_whole_ones(earliest, latest, written):
    assert captions.days(earliest, latest) == written


def test_counts_name_forms_acts_and_what_to_look_at():
    record = record_of(TWO, statements={1: {"act": "deny"}, 3: {"confidence": 0.4}})
    assert captions.counts(record) == [
        "3 statements",
        "1 direct, 2 indirect",
        "2 assert, 1 deny",
        "1 nested",
        "1 without a source",
        "1 of low confidence",
    ]


def test_counts_name_the_speakers_that_were_left_open():
    record = record_of("{s1:Lind} {q1:left} {c1:a mess}. {c2:So?}", statements={1: {"unresolved": "Bo or Eva Lind"}})
    assert captions.counts(record)[-1] == "1 with a speaker unresolved"


def test_a_record_without_statements_says_so():
    assert captions.counts(record_of("It rained.")) == ["No statements were found in this article."]


def test_a_confidence_never_looks_higher_than_it_is():
    shown = [
        captions.confidence(record_of("{c:x}", statements={1: {"confidence": c}}).statements[0])
        for c in (0.6999, 0.29, 0.995, 1)
    ]
    assert shown == ["0.69", "0.29", "0.99", "1.00"]


def test_an_id_that_is_no_number_is_shown_whole():
    assert captions.number(record_of("{c:x}", statements={1: {"id": "quote-a"}}).statements[0]) == "quote-a"
