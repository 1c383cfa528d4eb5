"""Intervals have the values of the textbooks, and hold the truth as often as they say."""

from random import Random

import pytest

from onrecord.audits.intervals import FEWEST, ratio_of, share_of, student, wilson


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_a_share_has_the_interval_that_newcombe_printed_in_1998(part, whole, low, high):
    found = wilson(part, whole)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.value == part / whole


@pytest.mark.parametrize(("freedom", "quantile"), [(9, 2.262), (20, 2.086), (60, 2.000), (1000, 1.962)])
def test_student_s_quantiles_are_those_of_the_tables(freedom, quantile):
    assert student(freedom) == pytest.approx(quantile, abs=0.001)


def test_where_every_article_has_one_trial_nothing_clusters():
    clustered = share_of([(1, 1)] * 30 + [(0, 1)] * 10)
    assert clustered == pytest.approx(wilson(30, 40), abs=0.01)


def test_trials_that_cluster_tell_less():
    apart = share_of([(1, 1)] * 60 + [(0, 1)] * 40)
    together = share_of([(5, 5)] * 12 + [(0, 5)] * 8)
    assert apart.value == together.value
    assert together.high - together.low > 1.8 * (apart.high - apart.low)


def test_where_all_is_found_the_bound_is_that_of_as_many_articles():
    assert share_of([(2, 2)] * 20) == pytest.approx((1.0, wilson(20, 20).low, 1.0))
    assert share_of([(0, 2)] * 20) == pytest.approx((0.0, 0.0, wilson(0, 20).high))


def test_too_few_have_no_figure():
    assert share_of([(1, 1)] * (FEWEST - 1)) is None
    assert share_of([(9, 10), (8, 10)]) is None
    assert share_of([]) is None
    assert ratio_of([(1, 1)] * (FEWEST - 1) + [(0, 0)] * 50) is None
    assert ratio_of([(1, 0)] * 20) is None


def clusters(random, found, false, articles=4000):
    """Articles with statements: how many are found, how many are there, and how many are counted in all."""
    for _ in range(articles):
        there = random.choice((0, 1, 1, 1, 2, 2, 3, 5))
        chance = random.betavariate(10 * found, 10 * (1 - found))  # articles are not alike
        has = sum(random.random() < chance for _ in range(there))
        yield has, there, has + (random.random() < false)


@pytest.mark.parametrize("articles", [20, 80, 150])
@pytest.mark.parametrize(("found", "false"), [(0.93, 0.05), (0.75, 0.2)])
def test_shares_and_ratios_of_clustered_samples_cover_the_truth_as_often_as_they_say(articles, found, false):
    random = Random(20261130)
    population = list(clusters(random, found, false))
    recall = sum(has for has, *_ in population) / sum(there for _, there, _ in population)
    ratio = sum(there for _, there, _ in population) / sum(counted for *_, counted in population)
    covered = [0, 0]
    for _ in range(1000):
        sample = random.sample(population, articles)
        share = share_of([(has, there) for has, there, _ in sample])
        times = ratio_of([(there, counted) for _, there, counted in sample])
        covered[0] += share.low <= recall <= share.high
        covered[1] += times.low <= ratio <= times.high
    assert all(0.93 <= each / 1000 <= 0.98 for each in covered), covered
