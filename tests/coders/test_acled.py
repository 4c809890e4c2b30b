"""The ACLED view of coded events: order of precedence, sides, and what ACLED leaves out."""

from itertools import product
from pathlib import Path

import pytest

from coders.acled import LEXICON, SIDES, AcledRule, acled_columns, check_acled, load_acled, matches, side_of
from schemas.codebook import acled_sub_events, cameo_codes


def sub_event(code: str, source: str | None, target: str | None, sentence: str) -> str | None:
    """The sub-event type of an event told in these words."""
    return acled_columns(code=code, source=source, target=target, words=frozenset(sentence.split())).get("acled_sub_event_type")


@pytest.mark.parametrize(
    ("code", "source", "target", "sentence", "wanted"),
    [
        ("190", "SYRREB", "SYRMIL", "rebels attacked an army base", "Armed clash"),
        ("190", "NGAREB", "NGACVL", "rebels attacked a village", "Attack"),
        ("192", "IRQMIL", None, "the army captured a town", "Government regains territory"),
        ("192", "IRQREB", None, "rebels captured a town", "Non-state actor overtakes territory"),
        ("183", None, "PAK", "a grenade went off in a bar", "Grenade"),
        ("183", None, "PAK", "a bomb went off in a bar", "Remote explosive/landmine/IED"),
        ("1831", "PAKUAF", "PAK", "a suicide bomber struck", "Suicide bomb"),
        ("195", "SAUMIL", "YEM", "warplanes bombed a port", "Air/drone strike"),
        ("194", "SYRMIL", "TUR", "mortars hit a village", "Shelling/artillery/missile attack"),
        ("2041", "SYRMIL", "SYRCVL", "chlorine was dropped", "Chemical weapon"),
        ("181", "NGAUAF", "FRABUS", "gunmen kidnapped an engineer", "Abduction/forced disappearance"),
        ("1821", "CODMIL", "CODCVL", "soldiers raped two women", "Sexual violence"),
        ("201", "MMRMIL", "MMRCVL", "the army drove villagers out", "Other"),
        ("202", "MMRMIL", "MMRCVL", "the army massacred villagers", "Attack"),
        ("173", "TURCOP", "TUROPP", "police arrested a leader", "Arrests"),
        ("141", "ESPOPP", None, "thousands marched", "Peaceful protest"),
        ("145", "CHLOPP", "CHLCOP", "demonstrators fought police", "Violent demonstration"),
    ],
)
def test_acled_sub_event_of_code_sides_and_words(code: str, source: str | None, target: str | None, sentence: str, wanted: str) -> None:
    assert sub_event(code, source, target, sentence) == wanted


@pytest.mark.parametrize("code", ["010", "042", "051", "111", "163", "174"])
def test_acled_leaves_out_statements_visits_and_sanctions(code: str) -> None:
    assert acled_columns(code=code, source="USA", target="IRN", words=frozenset({"protest", "bomb"})) == {}


def test_acled_columns_hold_the_parents_of_the_sub_event() -> None:
    found = acled_columns(code="195", source="SAUMIL", target="YEMREB", words=frozenset())
    assert found["acled_event_type"] == "Explosions/Remote violence"
    assert found["acled_disorder_type"] == "Political violence"
    assert (found["acled_actor_type_1"], found["acled_actor_type_2"]) == ("State forces", "Rebel group")


def test_acled_force_on_protesters_is_excessive_where_it_kills() -> None:
    assert sub_event("175", "EGYCOP", "EGYCVL", "police used water cannon") == "Protest with intervention"
    assert sub_event("175", "EGYCOP", "EGYOPP", "police shot dead three") == "Excessive force against protesters"


def test_acled_side_of_unknown_bare_country_and_role() -> None:
    tables = load_acled()
    assert side_of(None, tables) == "none"
    assert side_of("ISR", tables) == "state"
    assert side_of("COLREB", tables) == "rebel"
    assert side_of("COLCVL", tables) == "civil"


def test_acled_tables_are_sound_and_name_every_violent_type() -> None:
    assert check_acled() == ()
    used = {rule.sub_event for rule in load_acled().rules}
    violent = {name for name, row in acled_sub_events().items() if row.disorder_type == "Political violence"}
    assert violent <= used


def test_acled_every_rule_decides_some_event() -> None:
    """A rule that earlier rules leave nothing is dead: nobody would see that it no longer counts."""
    rules = load_acled().rules
    sides = sorted(SIDES - {"any", "armed"})

    def decides(number: int, rule: AcledRule) -> bool:
        codes = [code for code in cameo_codes() if code.startswith(rule.codes)]
        words = [frozenset({word}) for word in sorted(rule.words)] or [frozenset()]
        cases = (dict(code=code, source=a, target=b, words=near) for code, a, b, near in product(codes, sides, sides, words))
        return any(matches(rule, **case) and not any(matches(before, **case) for before in rules[:number]) for case in cases)

    assert [rule for number, rule in enumerate(rules) if not decides(number, rule)] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "check"),
    [
        ("acled_rules.tsv", "\tSuicide bomb\t", "\tSuicide bombing\t", "unknown-sub-event"),
        ("acled_rules.tsv", "195\tany\t", "195\tnobody\t", "unknown-side"),
        ("acled_actors.tsv", "\trebel\n", "\trebels\n", "unknown-side"),
        ("acled_rules.tsv", "codes\t", "code\t", "bad-header"),
        ("acled_rules.tsv", "\n1831\t", "\n1839\t", "unknown-code"),
        ("acled_rules.tsv", "\tthe bomber dies", "\t", "no-reason"),
    ],
)
def test_acled_bad_table_is_reported_with_its_check(tmp_path: Path, file: str, old: str, new: str, check: str) -> None:
    for name in ("acled_rules.tsv", "acled_actors.tsv"):
        text = (LEXICON / name).read_text(encoding="utf8")
        if name == file:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / name).write_text(text, encoding="utf8")
    assert [problem.check for problem in check_acled(tmp_path)] == [check]
