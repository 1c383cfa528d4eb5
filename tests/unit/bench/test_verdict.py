import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.figures import Aim, Figure, Result
from bench.verdict import Verdict, compare

SECONDS = Figure("reading", "one article", "s", better="lower")
RATE = Figure("reading", "articles", "/s", better="higher")
STEADY = (1.0, 1.01, 0.99, 1.0, 1.0)
ROUGH = (1.0, 1.6, 0.7, 1.3, 0.9)


def times(factor, values=STEADY):
    return tuple(factor * value for value in values)


def verdict(figure, now, before):
    return compare(Result(figure, now, before)).verdict


def test_what_takes_longer_than_the_baseline_is_worse():
    assert verdict(SECONDS, times(1.2), STEADY) is Verdict.WORSE


def test_what_takes_less_time_than_the_baseline_is_better():
    assert verdict(SECONDS, times(0.8), STEADY) is Verdict.BETTER


def test_a_rate_is_worse_where_it_is_lower():
    assert verdict(RATE, times(0.8), STEADY) is Verdict.WORSE
    assert verdict(RATE, times(1.2), STEADY) is Verdict.BETTER


def test_the_same_values_are_the_same():
    assert verdict(SECONDS, STEADY, STEADY) is Verdict.SAME


def test_a_change_within_the_tolerance_is_the_same_however_surely_it_was_measured():
    assert verdict(SECONDS, times(1.029), STEADY) is Verdict.SAME
    assert verdict(SECONDS, times(1.031), STEADY) is Verdict.WORSE


def test_a_figure_may_have_a_tolerance_of_its_own():
    size = Figure("the archive", "bytes", "B", better="lower", tolerance=0.01)
    assert verdict(size, times(1.02), STEADY) is Verdict.WORSE


def test_a_change_that_noise_could_have_made_is_the_same():
    noisy = tuple(1.2 * value for value in (1.5, 0.7, 1.0, 1.3, 0.8))
    found = compare(Result(SECONDS, noisy, STEADY))
    assert found.verdict is Verdict.SAME
    assert found.change > SECONDS.tolerance
    assert found.margin > found.change


def test_noise_that_falls_on_both_builds_of_a_turn_hides_nothing():
    assert verdict(SECONDS, times(1.2, ROUGH), ROUGH) is Verdict.WORSE


def test_a_change_far_beyond_the_noise_is_found_on_a_busy_machine():
    assert verdict(SECONDS, times(4, (1.1, 0.9, 1.2, 0.8, 1.0)), ROUGH) is Verdict.WORSE


def test_two_builds_that_are_the_same_rarely_look_different():
    chance = random.Random(5)

    def values():
        return tuple(math.exp(chance.gauss(0, 0.1)) for _ in range(5))

    found = [verdict(SECONDS, values(), values()) for _ in range(2000)]
    assert found.count(Verdict.WORSE) < 40  # one in a hundred is what the margin is made for
    assert found.count(Verdict.BETTER) < 40


@given(
    st.lists(st.tuples(st.floats(1e-3, 1e6), st.floats(1e-3, 1e6)), min_size=2, max_size=8),
)
def test_exchanging_the_builds_turns_better_into_worse(pairs):
    now, before = map(tuple, zip(*pairs, strict=True))
    there, back = verdict(SECONDS, now, before), verdict(SECONDS, before, now)
    opposite = {Verdict.WORSE: Verdict.BETTER, Verdict.BETTER: Verdict.WORSE, Verdict.SAME: Verdict.SAME}
    assert back is opposite[there]


def test_the_change_and_the_margin_are_shares():
    found = compare(Result(SECONDS, times(1.2), STEADY))
    assert found.change == pytest.approx(0.2)
    assert found.margin == pytest.approx(SECONDS.tolerance)


def test_failures_are_worse_where_there_were_none():
    failed = Figure("the desk", "requests that failed", "", better="lower")
    assert verdict(failed, (2, 1, 4), (0, 0, 0)) is Verdict.WORSE
    assert verdict(failed, (0, 0, 0), (0, 0, 0)) is Verdict.SAME
    assert verdict(failed, (0, 0, 0), (1, 1, 3)) is Verdict.BETTER
    assert verdict(failed, (0, 1, 0), (0, 0, 0)) is Verdict.SAME  # one turn of three is no sign


def test_without_a_baseline_nothing_is_compared():
    assert compare(Result(SECONDS, STEADY)).verdict is Verdict.ALONE


def test_a_figure_that_is_only_shown_is_not_compared():
    assert verdict(Figure("start-up", "python alone", "s"), times(3), STEADY) is Verdict.ALONE


def test_what_the_baseline_cannot_do_is_new():
    assert compare(Result(SECONDS, STEADY, new=True)).verdict is Verdict.NEW


def test_one_turn_cannot_tell_a_change_from_noise():
    with pytest.raises(ValueError, match="one article"):
        verdict(SECONDS, (2.0,), (1.0,))


def test_many_turns_are_judged_too():
    assert verdict(SECONDS, times(1.2) * 8, STEADY * 8) is Verdict.WORSE


def test_an_aim_is_met_at_its_edge():
    assert Aim(at_least=10.0).met(10.0)
    assert not Aim(at_least=10.0).met(9.99)
    assert Aim(at_most=0.15).met(0.15)
    assert not Aim(at_most=0.15).met(0.151)


def test_a_missed_aim_makes_no_figure_worse():
    peak = Figure("memory", "peak", "MB", better="lower", aim=Aim(at_most=1))
    result = Result(peak, (900.0, 901.0), (900.0, 899.0))
    assert result.aim_met is False
    assert compare(result).verdict is Verdict.SAME
