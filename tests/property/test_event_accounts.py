"""Rules that hold for all figures and likenesses: what can be right together is one version, and every item has one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.stories.events.bounds import Bounds, versions
from onrecord.stories.events.clusters import clusters

ends = st.integers(0, 30).map(float) | st.just(float("inf"))


@st.composite
def ranges(draw):
    least, most = sorted((draw(ends), draw(ends)))
    return Bounds(0.0 if least == float("inf") else least, most)


@given(st.lists(ranges(), max_size=12))
def test_every_range_is_of_one_version_and_leaves_it_open(given_ranges):
    found = versions(given_ranges)
    assert sorted(place for version in found for place in version.of) == list(range(len(given_ranges)))
    for version in found:
        assert version.bounds.width >= 0
        for place in version.of:
            assert given_ranges[place].least <= version.bounds.least
            assert version.bounds.most <= given_ranges[place].most


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12))
def test_exact_figures_are_of_one_version_only_if_they_are_the_same(figures):
    found = versions([Bounds(float(each), float(each)) for each in figures])
    assert sorted(version.bounds.least for version in found) == sorted(set(figures))


@st.composite
def likenesses(draw):
    size = draw(st.integers(1, 7))
    alike = np.eye(size, dtype=np.float32)
    for one in range(size):
        for other in range(one):
            alike[one, other] = alike[other, one] = draw(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]))
    return alike


@given(likenesses(), st.sampled_from([0.2, 0.4, 0.6]))
def test_a_higher_bar_never_joins_more(alike, least):
    labels = list(range(len(alike)))
    low, high = clusters(alike, labels, least), clusters(alike, labels, least + 0.2)
    assert all(low[one] == low[other] for one in labels for other in labels if high[one] == high[other])


@given(likenesses())
def test_a_cluster_has_the_smallest_label_of_its_members(alike):
    labels = list(range(10, 10 + len(alike)))
    found = clusters(alike, labels, 0.5)
    assert all(label == min(labels[at] for at, other in enumerate(found) if other == label) for label in found)
