"""Numbered things in groups, of which the lowest stands for all."""

from hypothesis import given
from hypothesis import strategies as st
from scipy.cluster.hierarchy import DisjointSet

from flows.united import United

COUNT = 12


def test_united_the_lowest_of_a_group_stands_for_it() -> None:
    groups = United(5)
    groups.unite(4, 2)
    groups.unite(2, 1)
    assert [groups.of(item) for item in range(5)] == [0, 1, 1, 3, 1]
    assert list(groups.later()) == [(2, 1), (4, 1)]


@given(st.lists(st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)), max_size=20))
def test_united_groups_are_those_of_a_disjoint_set(pairs: list[tuple[int, int]]) -> None:
    groups, known = United(COUNT), DisjointSet(range(COUNT))
    for pair in pairs:
        groups.unite(*pair)
        known.merge(*pair)
    assert [groups.of(item) for item in range(COUNT)] == [min(known.subset(item)) for item in range(COUNT)]
