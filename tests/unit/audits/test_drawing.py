"""A sample is random, and the same seed draws it again."""

from collections import Counter

from onrecord.audits.drawing import draw, in_turn, new_seed


def test_every_unit_has_the_same_chance_at_every_place():
    drawn = [draw(range(20), 5, str(seed)) for seed in range(2000)]
    counted = Counter(each for sample in drawn for each in sample)
    firsts = Counter(sample[0] for sample in drawn)
    assert sum((counted[each] - 500) ** 2 / 500 for each in range(20)) < 30.14  # chi-square, 19 degrees, 5 %
    assert sum((firsts[each] - 100) ** 2 / 100 for each in range(20)) < 30.14
    assert all(len(set(sample)) == 5 for sample in drawn)


def test_the_same_seed_draws_the_same_units_on_every_machine():
    assert draw(range(1000), 5, "7") == draw(iter(range(1000)), 5, "7") == [307, 611, 120, 481, 190]
    assert draw(range(1000), 5, "7") != draw(range(1000), 5, "8")


def test_a_larger_sample_begins_with_the_smaller_one():
    assert draw("abcdefgh", 5, "1")[:3] == draw("abcdefgh", 3, "1")


def test_all_are_drawn_where_there_are_fewer():
    assert sorted(draw("ab", 10, "1")) == ["a", "b"]


def test_nothing_is_lost_where_two_lists_are_put_into_one():
    mixed = in_turn(list(range(25)), list("abc"))
    assert mixed[:13] == [*range(10), "a", "b", "c"]
    assert len(mixed) == 28


def test_a_seed_is_chosen_anew_each_time():
    assert len({new_seed() for _ in range(5)}) > 1
