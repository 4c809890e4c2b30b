"""Tests of flows.evaluation."""

import json

import pytest

from flows.evaluation import Found, Gold, Score, evaluate, found_in, gold_row, read_gold
from flows.evaluation_text import as_text


def gold(*roots, events=None, name="g"):
    return Gold(name, "Some text.", None, frozenset(roots), events)


def found(*roots, events=()):
    return Found(frozenset(roots), frozenset(events), tuple(f"{source} {code} {target}: because" for source, code, target in events))


def test_evaluation_score_of_nothing_is_nought_and_of_all_right_one():
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)
    assert (Score(2).precision, Score(2).recall, Score(2).f1) == (1, 1, 1)
    assert Score(1, 1, 3).precision == 0.5 and Score(1, 1, 3).recall == 0.25 and round(Score(1, 1, 3).f1, 3) == 0.333


def test_evaluation_counts_right_extra_and_missed_by_root():
    result = evaluate(
        [(gold("19"), found("19")), (gold("17", name="b"), found("13")), (gold(), found("01")), (gold("04", name="d"), found())]
    )
    assert result.roots["19"].score == Score(right=1)
    assert result.roots["17"].score == Score(missed=1) and result.roots["13"].score == Score(extra=1)
    assert result.all_roots.score == Score(1, 2, 2) and result.all_roots.texts == ((1, 0, 0), (0, 1, 1), (0, 1, 0), (0, 0, 1))
    assert result.confusion == {("04", "none"): 1, ("17", "13"): 1, ("none", "01"): 1}
    assert [row.row_id for row, _ in result.missed] == ["b", "d"] and [row.row_id for row, _ in result.false] == ["b", "g"]
    assert result.events is None and result.all_codes is None and result.codes == {}


def test_evaluation_events_are_right_only_with_both_actors():
    events = frozenset([("ISR", "190", "SYR")])
    right = evaluate([(gold("19", events=events), found("19", events=[("ISR", "190", "SYR")]))])
    turned = evaluate([(gold("19", events=events), found("19", events=[("SYR", "190", "ISR")]))])
    assert right.events.score == Score(right=1) and turned.events.score == Score(extra=1, missed=1)


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
    seen = found_in([make_mention(), dropped])
    assert (seen.roots, seen.events, seen.codes) == ({"19"}, {("ISR", "190", "SYR")}, {"190"})
    assert len(seen.told) == 2 and seen.told[1].startswith("ISR 190 SYR (dropped: negated): ")


HAND_MADE = [
    # right; right root and wrong code; a root too many; missed; rightly silent; wrongly not silent
    ({"id": "r", "text": "Right.", "cameo": "190"}, found("19", events=[("ISR", "190", "SYR")])),
    ({"id": "c", "text": "Code.", "cameo": "195"}, found("19", events=[("ISR", "190", "SYR")])),
    ({"id": "x", "text": "Extra.", "cameo": "040"}, found("04", "11", events=[("ISR", "040", "SYR"), ("ISR", "111", "SYR")])),
    ({"id": "m", "text": "Missed.", "cameo": "173"}, found()),
    ({"id": "q", "text": "Quiet.", "relevant": False}, found()),
    ({"id": "n", "text": "Noise.", "event": "none"}, found("17", events=[("ISR", "173", None)])),
]
"""By hand: roots right 3, extra 2, missed 1: precision .600, recall .750, F1 .667; codes right 2, extra 3, missed 2: .400, .500, .444."""


def test_evaluation_of_a_hand_made_case_gives_the_figures_worked_out_by_hand():
    result = evaluate([(gold_row({"published": "2020-06-16", **row}, 1), seen) for row, seen in HAND_MADE])
    assert result.all_roots.score == Score(3, 2, 1) and result.all_codes.score == Score(2, 3, 2)
    assert {root: part.score for root, part in result.roots.items()} == {
        "04": Score(1, 0, 0), "11": Score(0, 1, 0), "17": Score(0, 1, 1), "19": Score(2, 0, 0),
    }  # fmt: skip
    assert result.codes["190"].score == Score(1, 1, 0) and result.codes["195"].score == Score(0, 0, 1)
    assert result.confusion == {("17", "none"): 1, ("none", "11"): 1, ("none", "17"): 1}
    text = as_text(result, name="hand.jsonl", most=5)
    lines = [line.split() for line in text.splitlines()]
    roots, codes = [line for line in lines if line[:1] == ["all"]]
    assert roots[:-1] == ["all", "0.600", "0.23-0.88", "5", "0.750", "0.30-0.95", "4", "0.667"]
    assert codes[:-1] == ["all", "0.400", "0.12-0.77", "5", "0.500", "0.15-0.85", "4", "0.444"]
    assert ["m:", "173", "found", "none:", "Missed."] in lines and ["n:", "none", "found", "17:", "Noise."] in lines
    assert "      ISR 173 None: because" in text.splitlines()


def test_evaluation_text_shows_no_sentence_where_none_is_asked_for():
    result = evaluate([(gold("17", name="b"), found("13"))])
    assert "b: 17 found 13: Some text." in as_text(result, name="gold.jsonl", most=5)
    assert "Some text." not in as_text(result, name="gold.jsonl", most=0)


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
