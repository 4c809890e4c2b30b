"""The ACLED view of coded events: order of precedence, sides, and what ACLED leaves out."""

from itertools import product
from pathlib import Path

import pytest

from coders.acled import acled_columns, interactions, matches, side_of
from coders.acled_tables import ACTORS, LEXICON, RULES, SIDES, WORDS, AcledRule, check_acled, load_acled
from coders.acled_words import in_a_row
from schemas.codebook import acled_sub_events, cameo_codes


def sub_event(code: str, source: str | None, target: str | None, sentence: str, home: str | None = None) -> str | None:
    """The sub-event type of an event told in these words."""
    return acled_columns(code=code, source=source, target=target, words=in_a_row(sentence.split()), home=home).get("acled_sub_event_type")


def interaction(code: str, source: str | None, target: str | None, sentence: str, home: str | None = None) -> str | None:
    """The interaction of an event told in these words."""
    return acled_columns(code=code, source=source, target=target, words=in_a_row(sentence.split()), home=home).get("acled_interaction")


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
        ("145", "GTMCVL", None, "a mob beat a thief", "Mob violence"),
        ("190", "INDCVL", "INDCVL", "villagers fought with sticks", "Mob violence"),
        ("190", "INDCVL", "INDCOP", "villagers fought police with sticks", "Armed clash"),
        ("141", "HTI", None, "a protest where tyres were burned", "Violent demonstration"),
        ("141", "HTI", None, "a protest where riot police looked on", "Peaceful protest"),
        ("173", "RUSCOP", "RUSOPP", "police detained forty at a rally", "Protest with intervention"),
        ("180", None, "IRQOPP", "two protesters were killed", "Excessive force against protesters"),
        ("190", None, "IRQ", "an attack in the city", "Attack"),
        ("190", "ETHMIL", "ERI", "troops attacked", "Armed clash"),
        ("190", "SOMREB", "KEN", "fighters attacked a base", "Armed clash"),
        ("190", "SOMREB", "KEN", "fighters attacked a bus", "Attack"),
        ("190", "ISRMIL", "PSE", "a raid in which twelve were detained", "Arrests"),
        ("190", "SYRUAF", "SYRMIL", "militants attacked with mortars", "Shelling/artillery/missile attack"),
        ("190", "SYRUAF", "SYRMIL", "clashes with mortars", "Armed clash"),
        ("190", "SYRMIL", "ISR", "air defences intercepted missiles", "Disrupted weapons use"),
        ("183", "AFGUAF", None, "the bomb exploded prematurely", "Disrupted weapons use"),
        ("1711", None, None, "two rifles were seized", "Disrupted weapons use"),
        ("1711", "KHMGOV", None, "officials seized cosmetics", "Looting/property destruction"),
        ("1712", None, "ZAFBUS", "a bomb destroyed shops", "Looting/property destruction"),
        ("183", None, "KENCVL", "a rocket - propelled grenade went off", "Shelling/artillery/missile attack"),
        ("194", "SYRMIL", None, "shells with poison gas", "Chemical weapon"),
        ("175", "KENCOP", "KENCVL", "police fired tear gas at a march", "Protest with intervention"),
        ("175", "KENCOP", "KENCVL", "police brutally broke up a march", "Excessive force against protesters"),
        ("175", "LBNCOP", "LBNCVL", "police fired tear gas as protesters threw stones", "Violent demonstration"),
        ("192", "IRQMIL", None, "the army took the deserted village", "Non-violent transfer of territory"),
        ("192", None, "MMRREB", "posts of the rebels were taken", "Government regains territory"),
        ("0841", "MLIGOV", "MLIREB", "rebels were freed", "Agreement"),
        ("0874", "NGAREB", "NGAMIL", "fifty fighters surrendered", "Agreement"),
        ("0356", "TUR", None, "agreed to a ceasefire", "Agreement"),
        ("154", None, "SYR", "tanks were deployed", "Change to group/activity"),
        ("150", "TURMIL", "SYR", "forces established a military post", "Headquarters or base established"),
        ("150", "TURMIL", "SYR", "soldiers pitched a camp", "Headquarters or base established"),
        ("173", "RUSCOP", "RUSOPP", "police detained forty activists", "Arrests"),
        ("173", "RUSCOP", None, "police detained ten of the demonstrators", "Protest with intervention"),
        ("1721", "RUSCOP", "RUSOPP", "police blocked the march", "Protest with intervention"),
        ("144", "MLIREB", None, "rebels blocked the road", "Change to group/activity"),
        ("144", "MLICVL", None, "villagers blocked the road", "Peaceful protest"),
        ("145", "INDCVL", "INDCVL", "supporters of both clashed", "Mob violence"),
        ("145", "INDCVL", "INDCVL", "supporters of both clashed at a rally", "Violent demonstration"),
        ("145", "BOLOPP", "BOLCVL", "a crowd burned the house of a man accused of theft", "Mob violence"),
        ("1823", "KENCVL", "KENCVL", "villagers stoned a man accused of rape", "Mob violence"),
        ("180", "KENMIL", "KENCVL", "soldiers raped a woman", "Sexual violence"),
        ("1823", "KENOPP", "KENCRM", "a crowd beat a driver to death", "Mob violence"),
        ("182", "INDUAF", "IND", "two groups threw stones at each other", "Mob violence"),
        ("182", "INDCVL", "INDCOP", "youths threw stones at police", "Violent demonstration"),
        ("180", None, "INDREB", "a rebel was killed in an encounter with commandos", "Armed clash"),
        ("180", None, "GINCOP", "a policeman was killed when demonstrators clashed with police", "Violent demonstration"),
        ("180", None, "GINOPP", "two protesters were killed when demonstrators clashed with police", "Violent demonstration"),
        ("193", "BOLMIL", "BOLAGR", "growers were shot as they tried to march", "Excessive force against protesters"),
        ("193", "BOLMIL", "BOLCVL", "four were shot during a demonstration", "Excessive force against protesters"),
        ("180", "FRACOP", "FRACVL", "a march against the killing of a boy", "Attack"),
        ("180", "NGAUAF", "NGAEDU", "gunmen stormed a school and abducted ten girls", "Abduction/forced disappearance"),
        ("180", "NGAUAF", "NGAEDU", "gunmen killed a teacher and abducted ten girls", "Attack"),
        ("181", "CODREB", "CODLAB", "rebels kidnapped workers of a bomb factory", "Abduction/forced disappearance"),
        ("190", "CAFREB", "CAFBUS", "rebels ambushed a truck", "Attack"),
        ("190", "CAFREB", "CAFMIL", "rebels ambushed a truck", "Armed clash"),
        ("190", "NGAREB", "NGABUS", "rebels attacked a gold mine", "Attack"),
        ("180", "AFGUAF", "AFGCVL", "a motorcycle laden with explosives struck a bus", "Suicide bomb"),
        ("1832", "MLIUAF", "MLIMIL", "they rammed a car bomb into the camp", "Suicide bomb"),
        ("1832", None, "MLIMIL", "a car bomb went off at the camp", "Remote explosive/landmine/IED"),
        ("183", "NGACVL", None, "women detonated explosives on their bodies", "Suicide bomb"),
        ("194", None, "IRQCVL", "an unexploded shell killed a boy", "Remote explosive/landmine/IED"),
        ("1712", "THAMIL", None, "soldiers destroyed a weapons depot", "Disrupted weapons use"),
        ("1712", "THAMIL", None, "soldiers destroyed a house", "Looting/property destruction"),
        ("171", "GRCCOP", None, "the device was blown up in a controlled explosion", "Disrupted weapons use"),
        ("190", "BFAMIL", None, "soldiers seized power", "Other"),
        ("190", "BFAMIL", None, "soldiers killed ten and seized power", "Attack"),
        ("0874", "SYRREB", "SYRGOV", "rebels surrendered the village", "Non-violent transfer of territory"),
        ("0841", "AFGGOV", "AFGCVL", "a hundred captured militants were freed", "Agreement"),
        ("0841", "NGAREB", "NGACVL", "the girls were freed after talks", "Agreement"),
        ("194", "ISR", "SYR", "air defences repelled missiles", "Disrupted weapons use"),
        ("141", "UGACVL", None, "activists who tried to march were stopped by police", "Protest with intervention"),
        ("141", "UGACVL", None, "the march was stopped by rain", "Peaceful protest"),
        ("190", "KGZCVL", "UZBCVL", "ethnic youths fought with stones", "Mob violence"),
        ("182", "ISRCVL", "PSECVL", "settlers threw stones at cars", "Attack"),
        ("1833", "MLIREB", None, "a bomb planted by rebels was found", "Disrupted weapons use"),
        ("1833", "MLIREB", None, "a bomb planted by rebels was found and exploded", "Remote explosive/landmine/IED"),
    ],
)
def test_acled_sub_event_of_code_sides_and_words(code: str, source: str | None, target: str | None, sentence: str, wanted: str) -> None:
    assert sub_event(code, source, target, sentence) == wanted


@pytest.mark.parametrize(
    ("code", "source", "target", "sentence"),
    [
        ("150", "IRNMIL", None, "a drill in the gulf"),
        ("051", "IGOUNO", "SDNREB", "welcomed the peace talks"),
        ("0841", "NGAUAF", "NGACVL", "gunmen freed their hostages"),
        ("192", None, None, "the town was taken"),
    ],
)
def test_acled_leaves_out_drills_praise_and_what_nobody_is_told_to_have_done(code: str, source: str | None, target: str | None, sentence: str) -> None:
    assert sub_event(code, source, target, sentence) is None


def test_acled_forces_abroad_are_external() -> None:
    tables = load_acled()
    assert side_of("TURMIL", tables, home="SYR") == "external" and side_of("TURMIL", tables, home="TUR") == "state"
    assert side_of("TURMIL", tables) == "state" and side_of("---MIL", tables, home="SYR") == "state"
    assert sub_event("192", "TURMIL", None, "troops took a town", home="SYR") == "Non-state actor overtakes territory"
    assert sub_event("192", "SYRMIL", None, "troops took a town", home="SYR") == "Government regains territory"


@pytest.mark.parametrize(
    ("code", "source", "target", "sentence", "home", "wanted"),
    [
        ("190", "SYRMIL", "SYRREB", "clashes", "SYR", "State forces-Rebel group"),
        ("190", "SYRREB", "SYRMIL", "clashes", "SYR", "State forces-Rebel group"),
        ("190", "SYRREB", "SYRREB", "clashes", "SYR", "Rebel group-Rebel group"),
        ("195", "RUSMIL", "SYRREB", "air strikes", "SYR", "Rebel group-External/Other forces"),
        ("195", "USAMIL", None, "an air strike", "IRQ", "External/Other forces only"),
        ("190", "NGAREB", "NGACVL", "an attack on villagers", None, "Rebel group-Civilians"),
        ("180", "NGAUAF", None, "gunmen killed two people", None, "Political militia-Civilians"),
        ("180", None, "NGACVL", "two people were shot dead", None, None),
        ("141", "FRAOPP", "FRAGOV", "a march", None, "Protesters only"),
        ("141", None, None, "a march", None, "Protesters only"),
        ("175", "FRACOP", "FRAOPP", "police dispersed a march", None, "State forces-Protesters"),
        ("145", "FRAOPP", "FRACOP", "stones", None, "State forces-Rioters"),
        ("145", "FRACOP", "FRAOPP", "stones", None, "State forces-Rioters"),
        ("141", "FRA", None, "a march", None, "Protesters only"),
        ("183", None, "IRQ", "a bomb went off", None, None),
        ("1833", None, "IRQCOP", "a bomb struck a patrol", None, None),
        ("042", "FRAGOV", "DEU", "a visit", None, None),
    ],
)
def test_acled_interaction_orders_both_sides(
    code: str, source: str | None, target: str | None, sentence: str, home: str | None, wanted: str | None
) -> None:
    assert interaction(code, source, target, sentence, home) == wanted


def test_acled_interactions_are_those_of_the_code_list() -> None:
    types, names = interactions()
    assert len(types) == 8 and names["12"] == "State forces-Rebel group" and names["60"] == "Protesters only"
    assert set(load_acled().actor_types.values()) <= set(types)


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
    assert side_of("ISR", tables) == "country"
    assert side_of("---", tables) == "none"
    assert side_of("---MUS", tables) == "identity"
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
        pairs = product(sorted(rule.words) or [""], sorted(rule.also) or [""])
        near = [frozenset(pair) for pair in pairs]
        cases = (dict(code=code, source=a, target=b, words=words) for words, code, a, b in product(near, codes, sides, sides))
        return any(matches(rule, **case) and not any(matches(before, **case) for before in rules[:number]) for case in cases)

    assert [rule for number, rule in enumerate(rules) if not decides(number, rule)] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "check"),
    [
        (RULES, "\tSuicide bomb\t", "\tSuicide bombing\t", "unknown-sub-event"),
        (RULES, "195\tany\t", "195\tnobody\t", "unknown-side"),
        (ACTORS, "\trebel\n", "\trebels\n", "unknown-side"),
        (RULES, "codes\t", "code\t", "bad-header"),
        (RULES, "\n1831\t", "\n1839\t", "unknown-code"),
        (RULES, "\tthe bomber dies", "\t", "no-reason"),
        (RULES, "$GRENADE\t", "$GRENADES\t", "unknown-class"),
        (WORDS, "\nGRENADE\t", "\nNOBODYS\tword\ta class that no rule names\nGRENADE\t", "unused-class"),
        (WORDS, "|hooligans|", "|football hooligan gangs|", "bad-word"),
        (WORDS, "|hooligans|", "|Hooligans|", "bad-word"),
    ],
)
def test_acled_bad_table_is_reported_with_its_check(tmp_path: Path, file: str, old: str, new: str, check: str) -> None:
    for name in (RULES, WORDS, ACTORS):
        text = (LEXICON / name).read_text(encoding="utf8")
        if name == file:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / name).write_text(text, encoding="utf8")
    assert [problem.check for problem in check_acled(tmp_path)] == [check]
