"""Tests of flows.corrections."""

from datetime import date

import pytest

from flows.corrections import load_corrections, read_corrections, regrouped, withdrawn

SOUND = """
- {id: c-1, action: drop, event: evt-1, reason: told twice, by: A. Moreno, date: 2020-07-01, status: accepted}
- {id: c-2, action: set, event: evt-2, set: {fatalities: 3, cameo_code: "036"}, reason: wrong toll, by: A. Moreno, date: 2020-07-01, status: accepted}
- {id: c-3, action: split, event: evt-3, mentions: [m2], reason: two raids, by: A. Moreno, date: 2020-07-01, status: proposed}
- {id: c-4, action: merge, events: [evt-4, evt-5], reason: one raid, by: A. Moreno, date: 2020-07-01, status: accepted}
- {id: c-5, action: withdraw, article: a1, reason: retracted by its agency, by: A. Moreno, date: 2020-07-01, status: accepted}
"""


def write(tmp_path, text):
    path = tmp_path / "corrections.yaml"
    path.write_text(text, encoding="utf8")
    return path


def test_corrections_are_read_with_what_follows_from_a_code(tmp_path):
    found, problems = read_corrections(write(tmp_path, SOUND))
    assert problems == ()
    assert [(one.id, one.action, one.status, one.line) for one in found] == [
        ("c-1", "drop", "accepted", 2), ("c-2", "set", "accepted", 3), ("c-3", "split", "proposed", 4), ("c-4", "merge", "accepted", 5),
        ("c-5", "withdraw", "accepted", 6),
    ]  # fmt: skip
    assert found[1].set["cameo_root"] == "03" and found[1].set["quad_class"] == 1 and found[1].set["fatalities"] == 3
    assert found[0].date == date(2020, 7, 1)
    assert withdrawn(found) == {"a1": "correction c-5: withdraw (retracted by its agency; A. Moreno, 2020-07-01)"}


GOOD = "id: c-1, action: drop, event: evt-1, reason: r, by: b, date: 2020-07-01, status: accepted"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("id: c-1, action: drop, reason: r, by: b, date: 2020-07-01, status: accepted", "drop needs `event`"),
        (GOOD.replace("drop", "delete"), "action is 'delete'; write one of drop, set, split, merge, withdraw"),
        (GOOD.replace("accepted", "done"), "status is 'done'; write one of accepted, proposed, refused"),
        (GOOD.replace("2020-07-01", "July"), "date is 'July'; write it as 2020-06-16"),
        (GOOD.replace("by: b, ", ""), "by is missing"),
        (GOOD + ", evnt: x", "'evnt' is no key of a correction"),
        (GOOD.replace("drop", "set") + ", set: {colour: red}", "'colour' is no column that a correction can set"),
        (GOOD.replace("drop", "set") + ", set: {event_id: x}", "'event_id' is no column that a correction can set"),
        (GOOD.replace("drop", "set") + ", set: {cameo_code: 036}", "in quotes"),
        (GOOD.replace("drop", "set") + ', set: {cameo_code: "999"}', "'999' is not a CAMEO code"),
        (GOOD.replace("drop", "set") + ", set: {fatalities: three}", "fatalities is 'three'; it must be int"),
        (GOOD.replace("drop", "set") + ", set: {quad_class: null}", "quad_class allows no null"),
        (GOOD.replace("drop, event: evt-1", "merge, events: [evt-1]"), "merge needs two or more `events`"),
    ],
)
def test_corrections_a_bad_one_is_named_with_its_line(tmp_path, line, told):
    found, problems = read_corrections(write(tmp_path, f"# of the desk\n- {{{line}}}\n"))
    assert found == ()
    assert [problem.line for problem in problems] == [2] and told in problems[0].message
    with pytest.raises(ValueError, match=r"corrections\.yaml:2"):
        load_corrections(write(tmp_path, f"# of the desk\n- {{{line}}}\n"))


@pytest.mark.parametrize(("text", "line"), [("a: [", 1), ("just words", 1), ("- a\n", 1)])
def test_corrections_a_file_that_is_none_is_named(tmp_path, text, line):
    found, problems = read_corrections(write(tmp_path, text))
    assert found == () and [problem.line for problem in problems] == [line]


def test_corrections_an_empty_file_and_no_file_correct_nothing(tmp_path):
    assert read_corrections(write(tmp_path, "# none yet\n")) == ((), ())
    assert load_corrections(None) == ()


def test_corrections_split_and_merge_regroup_mentions(tmp_path):
    found, _ = read_corrections(write(tmp_path, SOUND.replace("proposed", "accepted")))
    groups, made, lost = regrouped({"evt-3": ["m1", "m2", "m3"], "evt-4": ["m4"], "evt-5": ["m5"]}, found)
    assert sorted(groups) == [("m1", "m3"), ("m2",), ("m4", "m5")]
    assert {groups[number]: [one.id for one in why] for number, why in made.items()} == {("m1", "m3"): ["c-3"], ("m2",): ["c-3"], ("m4", "m5"): ["c-4"]}
    assert lost == []


def test_corrections_of_events_that_are_not_there_are_lost_and_told(tmp_path):
    found, _ = read_corrections(write(tmp_path, SOUND.replace("proposed", "accepted")))
    groups, made, lost = regrouped({"evt-4": ["m4"], "evt-9": ["m9"]}, found)
    assert sorted(groups) == [("m4",), ("m9",)] and made == {}
    assert [one.id for one in lost] == ["c-3", "c-4"]
