"""Hits and precision by rule."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from coders.lexicon.hits import RuleCount, rule_counts, rules_in, rules_text
from schemas.mention import Mention


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        ("attack", ("attack",)),
        ("impose/object:$SANCTION_WORD", ("impose/object:$SANCTION_WORD",)),
        ("threaten>threaten(bomb)", ("threaten", "bomb")),
        ("reject>reject(appeal>appeal(end>stop(protest)))", ("reject", "appeal", "end", "protest")),
        ("will(send/to:ACTOR)", ("send/to:ACTOR",)),
    ],
)
def test_hits_rule_is_taken_apart_into_the_lexicons_own(rule: str, parts: tuple[str, ...]) -> None:
    assert rules_in(rule) == parts


@pytest.fixture
def mention(code: Callable[..., tuple[Mention, ...]]) -> Mention:
    (found,) = code("Israel attacked Syria.")
    return found


def test_hits_count_kept_dropped_and_right(mention: Mention) -> None:
    composed = replace(mention, rule="threaten>threaten(attack)")
    dropped = replace(mention, rule="attack", status="dropped", dropped_reason="negated")
    counts = rule_counts([replace(mention, rule="attack"), composed, dropped], [(replace(mention, rule="attack"), True), (composed, False)])
    assert counts == (RuleCount("attack", 2, 1, 2, 1), RuleCount("threaten", 1, 0, 1, 0))
    assert [count.precision for count in counts] == [0.5, 0.0] and RuleCount("meet", 3, 0).precision is None


def test_hits_table_leaves_the_precision_of_unjudged_rules_empty() -> None:
    table = rules_text([RuleCount("attack", 2, 1, 2, 1), RuleCount("meet", 3, 0)]).splitlines()
    assert table[1].split() == ["2", "1", "2", "1", "0.50", "attack"] and table[2].split() == ["3", "0", "0", "0", "meet"]
