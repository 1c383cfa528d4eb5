"""When outlets told a story, as a picture."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive import StoredArticle, ToldBy
from onrecord.desk.timeline import MOST_MARKS, MOST_TICKS, Item, item_rows, timeline
from onrecord.stories.firsts import period


def article(number, outlet, published):
    return StoredArticle(
        id=number, article_id=str(number), title=f"Number {number}", outlet=outlet, byline=None, url=None,
        published=published, day=(published or "")[:10] or None, updated=None, language="en", version=1, latest=True,
        model="m", added_at="2024-01-01", read_at="2024-01-01",
    )  # fmt: skip


def drawn(*articles):
    """Draw articles, of which the first of each outlet is given as its first."""
    first = {}
    for each in articles:
        first.setdefault(each.outlet, []).append(each)
    return timeline([ToldBy(outlet, own[0], len(own)) for outlet, own in first.items()], articles)


dates = st.one_of(
    st.none(),
    st.dates().map(str),
    st.datetimes(timezones=st.just(UTC)).map(lambda when: f"{when:%Y-%m-%dT%H:%MZ}".zfill(17)),
    st.sampled_from(["2024-05", "2024", "2024-02-31", "9999-12-31", "0001-01-01T00:30+14:00", "2024-05-03T08:00"]),
)
told = st.lists(st.tuples(st.sampled_from(["Courier", "Post", "courier", None]), dates), min_size=1, max_size=8)


@given(told)
def test_every_mark_is_inside_the_picture_and_who_is_first_has_nobody_before(articles):
    made = drawn(*(article(number, *each) for number, each in enumerate(articles, 1)))
    marks = [mark for row in made.rows for mark in row.marks]
    assert all(-0.01 <= mark.x <= mark.x + mark.width <= 100.02 for mark in marks)
    assert len(made.ticks) <= MOST_TICKS
    assert bool(made.first) == bool(marks)
    ends = [period(mark.article.published).end for mark in marks]
    for mark in marks:
        if mark.first:
            start, end = period(mark.article.published)
            assert all(start < other or end == other for other in ends)


def test_a_day_is_as_wide_as_it_is_and_a_moment_has_no_width():
    made = drawn(article(1, "Courier", "2024-05-03"), article(2, "Post", "2024-05-04T12:00Z"))
    assert [(row.outlet, [(mark.x, mark.width, mark.first) for mark in row.marks]) for row in made.rows] == [
        ("Courier", [(0, 50, True)]),
        ("Post", [(75, 0, False)]),
    ]
    assert [tick.label for tick in made.ticks] == ["3 May", "4 May"]


def test_a_single_day_is_divided_into_hours():
    made = drawn(article(1, "Courier", "2024-05-03T06:00Z"))
    assert [(tick.label, tick.position) for tick in made.ticks][:2] == [("00:00", 0), ("06:00", 25)]
    assert made.rows[0].marks[0].x == 25


def test_an_outlet_has_one_first_article_and_so_many_marks():
    made = drawn(*(article(number, "Courier", "2024-05-03") for number in range(1, MOST_MARKS + 5)))
    (row,) = made.rows
    assert len(row.marks) == MOST_MARKS
    assert [mark.article.id for mark in row.marks if mark.first] == [1]
    assert row.articles == MOST_MARKS + 4


def test_outlets_without_a_day_come_last_and_have_no_marks():
    made = drawn(article(1, "Courier", None), article(2, "Post", "2024-05"), article(3, None, "2024-05-03"))
    assert [row.outlet for row in made.rows] == [None, "Courier", "Post"]
    assert [len(row.marks) for row in made.rows] == [1, 0, 0]
    assert [each.id for each in made.first] == [3]


@pytest.mark.parametrize(
    ("published", "start", "hours"),
    [("2024-05-03T08:00Z", datetime(2024, 5, 3, 8, tzinfo=UTC), 0),
     ("2024-05-03", datetime(2024, 5, 3, tzinfo=UTC), 24),
     ("2024-05-03T23:30-0400", datetime(2024, 5, 4, 3, 30, tzinfo=UTC), 0),
     ("2024-05-03T08:00", datetime(2024, 5, 3, tzinfo=UTC), 24)],
)  # fmt: skip
def test_a_date_is_a_moment_only_with_an_hour_and_a_zone(published, start, hours):
    found = period(published)
    assert (found.start, (found.end - found.start).total_seconds() / 3600) == (start, hours)


@pytest.mark.parametrize("published", [None, "2024", "2024-05", "2024-02-31", "9999-12-31"])
def test_what_is_no_day_is_no_period(published):
    assert period(published) is None


def test_a_part_of_a_story_is_drawn_in_the_frame_of_the_whole_story():
    whole = [article(1, "Courier", "2024-05-03"), article(2, "Post", "2024-05-04T12:00Z"), article(3, "Herald", None)]
    late, early, undated = (
        Item(name, "#", frozenset(those)) for name, those in (("b", {2}), ("a", {1, 2}), ("c", {3}))
    )
    rows = item_rows([late, undated, early], whole, most=5)
    assert [row.item.words for row in rows] == ["a", "b"]
    assert [[(mark.x, mark.width, mark.first) for mark in row.marks] for row in rows] == [
        [(0, 50, True), (75, 0, False)],
        [(75, 0, True)],
    ]
    assert [[each.id for each in row.first] for row in rows] == [[1], [2]]
    assert item_rows([late, early], whole, most=1) == rows[:1]
    assert item_rows([Item("gone", "#", frozenset({9}))], whole, most=5) == ()


@given(told)
def test_nobody_had_a_part_surely_before_those_that_are_said_to_be_first(articles):
    whole = [article(number, *each) for number, each in enumerate(articles, 1)]
    for row in item_rows([Item("all", "#", frozenset(each.id for each in whole))], whole, most=1):
        assert {each.id for each in row.first} <= {each.id for each in whole}
        ends = [period(mark.article.published).end for mark in row.marks]
        for each in row.first:
            start, end = period(each.published)
            assert all(start < other or end == other for other in ends)
