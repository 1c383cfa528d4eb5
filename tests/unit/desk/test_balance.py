"""What passed between two actors becomes a picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.dealings import Dealing
from onrecord.desk.balance import balance_chart
from onrecord.schema.account import ACCOUNTS, COUNTED
from onrecord.schema.leaning import LEANINGS

months = st.dates().map(lambda day: f"{day:%Y-%m}".zfill(7))
leanings = st.sampled_from(sorted(set(LEANINGS.values())))
dealings = st.lists(
    st.builds(Dealing, st.none() | months, leanings, st.sampled_from(ACCOUNTS), st.integers(1, 10**6)), max_size=30
)


def test_cooperation_stands_above_the_line_and_conflict_below_it():
    chart = balance_chart([Dealing("2024-01", "cooperation", "outlet", 3), Dealing("2024-01", "conflict", "source", 1)])
    (january,) = chart.periods
    above, below = january.parts
    assert above.y + above.height == chart.line == below.y
    assert above.height > below.height > 0


def test_what_the_outlet_tells_stands_nearer_to_the_line_than_what_a_source_says():
    chart = balance_chart([Dealing("2024-01", "conflict", "source", 2), Dealing("2024-01", "conflict", "outlet", 1)])
    told, said = chart.periods[0].parts
    assert (told.account, said.account) == ("outlet", "source")
    assert told.y + told.height == said.y


@pytest.mark.parametrize("account", sorted(set(ACCOUNTS) - set(COUNTED)))
def test_what_does_not_count_stands_in_no_column(account):
    chart = balance_chart([Dealing("2024-01", "conflict", account, 7), Dealing("2024-01", "conflict", "outlet", 1)])
    (january,) = chart.periods
    assert january.side("conflict") == 1
    assert january.marks[account].count == 7
    assert [lane.name for lane in chart.lanes] == [account]


def test_what_leans_to_no_side_has_a_lane():
    chart = balance_chart([Dealing("2024-01", "neither", "outlet", 2), Dealing("2024-01", "neither", "denied", 1)])
    assert {name: mark.count for name, mark in chart.periods[0].marks.items()} == {"neither": 2, "denied": 1}
    assert chart.periods[0].parts == ()


def test_a_long_time_is_drawn_in_years():
    chart = balance_chart([Dealing("2010-03", "conflict", "outlet", 2), Dealing("2024-05", "conflict", "outlet", 1)])
    assert chart.unit == "year"
    assert [(each.name, each.side("conflict")) for each in chart.periods][::14] == [("2010", 2), ("2024", 1)]


def test_without_a_date_there_is_no_picture():
    assert balance_chart([]) is None
    assert balance_chart([Dealing(None, "conflict", "outlet", 2)]) is None


@given(dealings)
def test_nothing_is_lost_and_all_of_it_is_inside(made):
    chart = balance_chart(made)
    if chart is None:
        assert not any(each.month for each in made)
        return
    counted = sum(part.count for each in chart.periods for part in each.parts)
    apart = sum(mark.count for each in chart.periods for mark in each.marks.values())
    assert counted + apart + chart.undated + chart.before == sum(each.count for each in made)
    assert all(part.account in COUNTED for each in chart.periods for part in each.parts)
    for each in chart.periods:
        assert chart.left <= each.x <= each.x + each.width <= chart.width
        assert all(0 <= part.y <= part.y + part.height <= chart.height for part in each.parts)
        assert all(0 <= mark.y <= mark.y + chart.mark_height <= chart.height for mark in each.marks.values())
