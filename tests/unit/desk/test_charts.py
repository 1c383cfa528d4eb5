"""Counts become charts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive import Bar
from onrecord.desk.charts import HEIGHT, MAX_MONTHS, MAX_YEARS, WIDTH, bar_chart, column_chart, nice_ceiling

months = st.dates().map(lambda day: f"{day:%Y-%m}".zfill(7))


def test_months_in_which_nothing_was_said_are_columns_of_nothing():
    chart = column_chart([Bar("2023-11", 3), Bar("2024-02", 1)])
    assert [(column.period, column.count, column.height > 0) for column in chart.columns] == [
        ("2023-11", 3, True), ("2023-12", 0, False), ("2024-01", 0, False), ("2024-02", 1, True),
    ]  # fmt: skip
    assert (chart.unit, chart.highest.name) == ("month", "November 2023")


def test_a_long_time_is_drawn_in_years():
    chart = column_chart([Bar("2015-01", 2), Bar("2015-12", 1), Bar("2024-02", 4)])
    assert chart.unit == "year"
    assert [column.count for column in chart.columns] == [3, 0, 0, 0, 0, 0, 0, 0, 0, 4]


def test_as_many_months_as_fit_are_months():
    last = f"{2020 + (MAX_MONTHS - 1) // 12}-{(MAX_MONTHS - 1) % 12 + 1:02}"
    chart = column_chart([Bar("2020-01", 1), Bar(last, 1)])
    assert (chart.unit, len(chart.columns)) == ("month", MAX_MONTHS)


def test_statements_without_a_date_are_counted_beside_the_chart():
    assert column_chart([Bar(None, 4), Bar("2024-03", 1)]).undated == 4
    assert column_chart([Bar(None, 4)]) is None
    assert column_chart([]) is None


def test_a_date_centuries_off_does_not_flatten_the_rest():
    chart = column_chart([Bar("0203-05", 1), Bar("2024-01", 9)])
    assert (len(chart.columns), chart.before) == (MAX_YEARS, 1)
    assert chart.columns[-1].count == 9


bars_of_months = st.lists(
    st.builds(Bar, months, st.integers(1, 10**6)), min_size=1, max_size=30, unique_by=lambda bar: bar.value
)


@given(bars_of_months)
def test_every_column_stands_inside_the_chart_and_nothing_is_lost(bars):
    chart = column_chart(bars)
    assert sum(column.count for column in chart.columns) + chart.before == sum(bar.count for bar in bars)
    for column in chart.columns:
        assert 0 <= column.x <= column.x + column.width <= WIDTH
        assert 0 <= column.y <= column.y + column.height <= HEIGHT
    assert len(chart.x_ticks) < 25


@pytest.mark.parametrize("number", [1, 2, 3, 9, 10, 11, 99, 100, 101, 4096, 10**6])
def test_an_axis_ends_at_a_round_number_not_far_above(number):
    assert number <= nice_ceiling(number) <= max(2, 3 * number)


def test_bars_are_as_long_as_their_share_of_the_longest():
    told = [
        (each.value, each.length, each.share) for each in bar_chart([Bar("Courier", 8), Bar("Post", 2), Bar(None, 0)])
    ]
    assert told == [("Courier", 100.0, 80.0), ("Post", 25.0, 20.0)]
    assert bar_chart([]) == ()
