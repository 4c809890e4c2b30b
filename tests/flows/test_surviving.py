"""Tests of flows.surviving."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.surviving import TRIES, WorkerDied, code_surviving, halves


def coder_that_dies_at(texts, calls):
    from fake_coder import FakeCoder

    from flows.coding import code_table

    def code(articles):
        calls.append(articles.num_rows)
        if not set(articles.column("text").to_pylist()).isdisjoint(texts):
            raise WorkerDied("ended")
        return code_table(articles, coder=FakeCoder())

    return code


def test_surviving_only_the_article_that_kills_is_rejected(taken):
    calls = []
    articles = taken("Ghana met Togo.", "deadly", "Israel attacked Syria.", "Iran met France.")
    coded = code_surviving(articles, code=coder_that_dies_at({"deadly"}, calls))
    assert coded["articles"].column("text").to_pylist() == ["Ghana met Togo.", "Israel attacked Syria.", "Iran met France."]
    assert coded["mentions"].num_rows == 3
    assert [(row["stage"], row["rule"], row["record"]) for row in coded["rejects"].to_pylist()] == [("code", "worker-died", "deadly")]
    assert calls == [4, 4, 2, 2, 1, 1, 1, 2]


def test_surviving_another_error_is_not_tried_again(taken):
    def code(articles):
        raise ValueError("a defect")

    with pytest.raises(ValueError, match="a defect"):
        code_surviving(taken("Ghana met Togo."), code=code)


# make_article gives a pure function: nothing of it is left from one drawn example to the next
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deadly=st.sets(st.integers(0, 8)), size=st.integers(1, 9))
def test_surviving_every_article_is_coded_or_rejected_once(make_article, deadly, size):
    import pyarrow as pa

    from flows.coding import uncoded_batch

    articles = pa.Table.from_batches([uncoded_batch([make_article(f"text {n}", line=n) for n in range(size)])])
    calls = []
    coded = code_surviving(articles, code=coder_that_dies_at({f"text {n}" for n in deadly}, calls))
    assert coded["articles"].column("text").to_pylist() == [f"text {n}" for n in range(size) if n not in deadly]
    assert coded["rejects"].column("record").to_pylist() == [f"text {n}" for n in sorted(deadly) if n < size]
    assert len(calls) <= TRIES * (2 * size - 1)


def test_surviving_halves_lose_nothing(taken):
    first, second = halves(taken("a", "b", "c"))
    assert (first.num_rows, second.num_rows) == (1, 2)
