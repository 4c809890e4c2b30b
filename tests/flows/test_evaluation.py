"""Tests of flows.evaluation."""

import json

import pytest

from flows.evaluation import Found, Gold, Score, as_text, evaluate, found_in, gold_row, read_gold


def gold(*roots, events=None, name="g"):
    return Gold(name, "Some text.", None, frozenset(roots), events)


def found(*roots, events=()):
    return Found(frozenset(roots), frozenset(events))


def test_evaluation_score_of_nothing_is_nought_and_of_all_right_one():
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)
    assert (Score(2).precision, Score(2).recall, Score(2).f1) == (1, 1, 1)
    assert Score(1, 1, 3).precision == 0.5 and Score(1, 1, 3).recall == 0.25 and round(Score(1, 1, 3).f1, 3) == 0.333


def test_evaluation_counts_right_extra_and_missed_by_root():
    result = evaluate(
        [(gold("19"), found("19")), (gold("17", name="b"), found("13")), (gold(), found("01")), (gold("04", name="d"), found())]
    )
    assert result.roots["19"] == Score(right=1)
    assert result.roots["17"] == Score(missed=1) and result.roots["13"] == Score(extra=1)
    assert result.all_roots == Score(1, 2, 2)
    assert result.confusion == {("04", "none"): 1, ("17", "13"): 1, ("none", "01"): 1}
    assert [row.row_id for row, _ in result.missed] == ["b", "d"]
    assert result.events is None


def test_evaluation_events_are_right_only_with_both_actors():
    events = frozenset([("ISR", "190", "SYR")])
    right = evaluate([(gold("19", events=events), found("19", events=[("ISR", "190", "SYR")]))])
    turned = evaluate([(gold("19", events=events), found("19", events=[("SYR", "190", "ISR")]))])
    assert right.events == Score(right=1) and turned.events == Score(extra=1, missed=1)


@pytest.mark.parametrize(
    ("row", "roots"),
    [
        ({"events": [["ISR", "190", "SYR"], {"source": "IRN", "code": "1712", "target": None}]}, {"19", "17"}),
        ({"cameo_roots": ["01", "18"]}, {"01", "18"}),
        ({"cameo": "036"}, {"03"}),
        ({"relevant": False, "cameo_roots": ["01"]}, set()),
        ({"event": "none"}, set()),
        ({"events": []}, set()),
    ],
)
def test_evaluation_reads_each_form_of_gold_row(row, roots):
    assert gold_row({"text": "Some text.", "published": "2020-06-16", **row}, 1).roots == roots


def test_evaluation_a_line_that_is_no_gold_row_is_named_and_the_others_are_read(tmp_path):
    path = tmp_path / "gold.jsonl"
    rows = [json.dumps({"text": "a", "cameo": "190"}), "{", json.dumps({"text": "b"}), json.dumps(["a"]), "", json.dumps({"cameo": "190"})]
    path.write_text("\n".join(rows), encoding="utf8")
    read = list(read_gold(path))
    assert [row.row_id for row in read if isinstance(row, Gold)] == ["1"]
    problems = [row for row in read if isinstance(row, str)]
    assert [problem.split(" ")[0] for problem in problems] == ["gold.jsonl:2:", "gold.jsonl:3:", "gold.jsonl:4:", "gold.jsonl:6:"]
    assert all("needs text and" in problem for problem in problems)


def test_evaluation_only_kept_mentions_count(make_mention):
    dropped = make_mention(status="dropped", dropped_reason="negated", cameo_root="04")
    assert found_in([make_mention(), dropped]) == found("19", events=[("ISR", "190", "SYR")])


def test_evaluation_text_has_scores_confusion_and_the_sentences_missed():
    text = as_text(evaluate([(gold("17", name="b"), found("13"))]), name="gold.jsonl", most_missed=5)
    assert "gold.jsonl: 1 texts" in text
    assert "17 -> 13" in text and "b: 17 found 13: Some text." in text
    assert "Some text." not in as_text(evaluate([(gold("17"), found("13"))]), name="g", most_missed=0)


def test_evaluation_of_time_expressions_is_told_beside_the_publication_day(tmp_path, capsys):
    from flows.cli import main

    rows = [
        {"published": "2020-06-16", "sentence": "Troops left on Monday.", "expression": "Monday", "value": "2020-06-15", "type": "DATE", "relative": True},
        {"published": "2020-06-16", "sentence": "Troops left on Monday.", "expression": "Monday", "value": "2020-06-16", "type": "DATE", "relative": True},
    ]
    gold = tmp_path / "dates.jsonl"
    gold.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf8")
    assert main(["evaluate", str(gold), "--missed", "5"]) == 0
    told = capsys.readouterr().out
    assert "relative expressions, to the day    0.500     2" in told
    assert "'Monday' is 2020-06-16, found 2020-06-15" in told
