import pytest

from onrecord.ingest.dates import find_dates, is_later, normalize_date


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("7 May 2024", "2024-05-07"),
        ("Tuesday, May 7, 2024", "2024-05-07"),
        ("Tue 7th May 2024", "2024-05-07"),
        ("7 May 2024 at 9:15pm", "2024-05-07T21:15"),
        ("May 7, 2024 12:05 a.m. GMT", "2024-05-07T00:05+00:00"),
        ("2024/05/07", "2024-05-07"),
        ("2024-05-07 09:15:00.0", "2024-05-07T09:15:00"),
        ("20240507", "2024-05-07"),
        ("2024-05-07,", "2024-05-07"),
        ("Tue May 07 2024 09:15:00 GMT+0200 (Central European Summer Time)", "2024-05-07T09:15:00+02:00"),
        ("Wed, 01 Jul 15 00:00:00 +0200", "2015-07-01T00:00:00+02:00"),
        ("Fri, 01 Jul 99 00:00:00 +0200", "1999-07-01T00:00:00+02:00"),
        ("Mon, 7 Oct 2024 24:00:00 GMT", "2024-10-08T00:00:00+00:00"),
        ("Wed, 02 Oct 2024 13:45:00 EDT", "2024-10-02T13:45:00-04:00"),
        ("10 Sept 2024", "2024-09-10"),
        ("1727876700", "2024-10-02T13:45:00+00:00"),
        ("1727876700000", "2024-10-02T13:45:00+00:00"),
        ("25/12/2024", "2024-12-25"),
        ("05/05/2024", "2024-05-05"),
    ],
)
def test_a_date_is_read_as_papers_and_machines_write_it(written, expected):
    assert normalize_date(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "10/02/2024",
        "31 April 2024",
        "7 May",
        "May 2024 or so",
        "soon",
        "",
        "7 May 2024 was a Tuesday",
        "1" * 200,
        "99:99",
    ],
)
def test_what_is_no_date_or_could_be_two_is_left_open(written):
    assert normalize_date(written) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: Tuesday, May 7, 2024 / Updated: May 9, 2024", ("2024-05-07", "2024-05-09")),
        ("Last updated 9 May 2024", (None, "2024-05-09")),
        ("First published on 7 May 2024 and updated on 9 May 2024", ("2024-05-07", "2024-05-09")),
        ("Updated: 9 May 2024 | Published: 7 May 2024", ("2024-05-07", "2024-05-09")),
        ("By Kari Solli, 7 May 2024 09:15", ("2024-05-07T09:15", None)),
        ("Nothing of the kind", (None, None)),
    ],
)
def test_a_line_tells_when_an_article_came_out_and_when_it_was_changed(line, expected):
    assert find_dates(line) == expected


@pytest.mark.parametrize(
    ("value", "other", "later"),
    [
        ("2024-05-09", "2024-05-07", True),
        ("2024-05-07", "2024-05-07T09:15", False),
        ("2024-05-07T10:00", "2024-05-07T09:15+01:00", True),
        ("2024-05-07T09:00:00+02:00", "2024-05-07T08:30:00Z", False),
        ("2024-05-06", "2024-05-07", False),
        ("2024", "2024-05-07", False),
    ],
)
def test_a_change_counts_where_it_is_surely_later(value, other, later):
    assert is_later(value, other) is later
