"""Keep or drop, and the reason."""

from dataclasses import replace
from pathlib import Path

import pytest

from coders.select import FILE, Policy, Told, is_civil, load_policy, read_policies, reason_to_drop
from schemas.tables import MODALITIES, POLARITIES

POLICY = Policy(
    "test", frozenset({"positive"}), frozenset({"asserted"}), 730, 31, 0.5, "any", frozenset({"CVL", "BUS"}), ("14", "183"), frozenset({"sport"}),
    unclaimed_codes=frozenset({"1712"}), band_codes=("180",), persecuted_roles=frozenset({"CHR"}),
)
TOLD = Told("positive", "asserted", False, True, True, "any", False, 1.0, "190", ("ISR", "SYR"))


def test_select_plain_event_is_kept() -> None:
    assert reason_to_drop(POLICY, TOLD) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"polarity": "negated"}, "negated"),
        ({"modality": "future"}, "future"),
        ({"modality": "possible"}, "possible"),
        ({"modality": "conditional"}, "conditional"),
        ({"modality": "demanded"}, "demanded"),
        ({"history": True}, "history"),
        ({"genre": "sport"}, "sport"),
        ({"source": False, "target": False, "actors": ()}, "no actor"),
        ({"source": False, "needs": "source"}, "no source"),
        ({"target": False, "needs": "target"}, "no target"),
        ({"source": False, "needs": "both"}, "no source"),
        ({"target": False, "needs": "both"}, "no target"),
        ({"code": "040", "actors": ("USACVL", "---BUS")}, "no political actor"),
        ({"code": "182", "actors": ("ISRCVL", "ISRBUS")}, "no political actor"),
        ({"code": "182", "actors": ("ISRCVL", "---BUS")}, "no political actor"),
        ({"code": "040", "actors": ("ISRCVL", "PSECVL")}, "no political actor"),
        ({"code": "1712", "source": False, "actors": ("---BUS",)}, "no political actor"),
        ({"code": "1712", "actors": ("---CVL", "---BUS"), "violent": True}, "no political actor"),
        ({"code": "182", "source": False, "actors": ("---BUS",), "violent": True}, "no political actor"),
        ({"code": "180", "actors": ("HTICVL", "HTIBUS")}, "no political actor"),
        ({"code": "182", "actors": ("HTICVL", "HTIBUS"), "band": True}, "no political actor"),
        ({"same_actor": True}, "source is target"),
        ({"confidence": 0.4}, "weak"),
    ],
)
def test_select_reason_is_named(change: dict[str, object], reason: str) -> None:
    assert reason_to_drop(POLICY, replace(TOLD, **change)) == reason  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"source": False, "actors": ("SYR",)},
        {"target": False, "actors": ("ISR",)},
        {"target": False, "needs": "source"},
        {"code": "140", "actors": ("USACVL",)},
        {"code": "1831", "actors": ("---CVL",)},
        {"code": "040", "actors": ("USACVL", "USAGOV")},
        {"confidence": 0.5},
        {"genre": "weather"},
        {"code": "182", "actors": ("ISRCVL", "PSECVL")},
        {"source": False, "target": False, "actors": (), "needs": "none"},
        {"code": "1712", "source": False, "actors": ("---BUS",), "violent": True},
    ],
)
def test_select_what_a_rule_does_not_forbid_is_kept(change: dict[str, object]) -> None:
    assert reason_to_drop(POLICY, replace(TOLD, **change)) is None  # type: ignore[arg-type]


def test_select_first_reason_is_the_one_told() -> None:
    assert reason_to_drop(POLICY, replace(TOLD, polarity="negated", modality="possible", history=True)) == "negated"


def test_select_policy_may_ask_for_both_actors_or_none() -> None:
    one_sided = replace(TOLD, target=False, actors=("ISR",))
    nobody = replace(TOLD, source=False, target=False, actors=())
    assert reason_to_drop(replace(POLICY, actors="both"), one_sided) == "no target"
    assert reason_to_drop(replace(POLICY, actors="none", civil_roles=frozenset()), nobody) is None


@pytest.mark.parametrize(
    ("actor", "civil"),
    [("USACVL", True), ("---BUS", True), ("USABUSCVL", True), ("USA", False), ("USAGOV", False), ("USACVLGOV", False), ("IGOUNO", False)],
)
def test_select_civil_actor_has_civil_roles_only(actor: str, civil: bool) -> None:
    assert is_civil(actor, frozenset({"CVL", "BUS"})) is civil


def test_select_shipped_policies_name_known_values() -> None:
    policies, problems = read_policies(FILE)
    assert problems == () and {"default", "everything", "dyads"} <= set(policies)
    assert all(policy.polarities <= set(POLARITIES) and policy.modalities <= set(MODALITIES) for policy in policies.values())
    assert load_policy("default").polarities == {"positive"} and load_policy("everything").polarities == set(POLARITIES)


def test_select_unknown_policy_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ValueError, match=r"no policy 'lax'.*default"):
        load_policy("lax")


def test_select_policy_without_a_line_for_the_remembered_takes_that_of_history(tmp_path: Path) -> None:
    path = tmp_path / "policies.yaml"
    old = 'old:\n  polarities: [positive]\n  modalities: [asserted]\n  history_days: "730"\n  least_confidence: "0.0"\n  actors: any\n'
    path.write_text(old, encoding="utf8")
    policies, problems = read_policies(path)
    assert problems == () and (policies["old"].history_days, policies["old"].remembered_days) == (730, 730)
    assert not (policies["old"].genres or policies["old"].foreign_codes or policies["old"].statements)


def test_select_bad_number_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "policies.yaml"
    text = (
        "{name}:\n  polarities: [positive]\n  modalities: [asserted]\n  history_days: '{days}'\n"
        "  remembered_days: '5'\n  least_confidence: '0.0'\n  actors: any\n"
    )
    path.write_text(text.format(name="bad", days="many") + text.format(name="good", days="10"), encoding="utf8")
    policies, problems = read_policies(path)
    assert [(problem.id, problem.line) for problem in problems] == [("policy-number", 1)] and set(policies) == {"good"}


def test_select_killings_by_armed_bands_are_kept() -> None:
    assert reason_to_drop(POLICY, replace(TOLD, code="180", actors=("HTICVL", "HTIBUS"), band=True)) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"code": "1823", "actors": ("---BUS",), "victim": "---BUS"}, "no political actor"),
        ({"code": "1823", "actors": ("---BUS",), "victim": "---BUS", "terror": True}, None),
        ({"code": "173", "actors": ("---BUS",), "victim": "---BUS", "terror": True}, "no political actor"),
        ({"code": "1823", "actors": ("---BUSCHR",), "victim": "---CHR"}, None),
    ],
)
def test_select_terror_and_murder_for_faith_are_political(change: dict[str, object], reason: str | None) -> None:
    policy = replace(POLICY, civil_roles=frozenset({"CVL", "BUS", "CHR"}))
    assert reason_to_drop(policy, replace(TOLD, source=False, **change)) == reason  # type: ignore[arg-type]
