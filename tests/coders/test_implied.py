"""Who is the source of what only the authorities do and nobody is named for: a table, the place at the event, else the article's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coders.implied import TABLE, Implier, check_implied, load_implied
from coders.lexicon.check import check_tables
from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]
HEADER = TABLE.read_text(encoding="utf-8").splitlines()[0]


def of(mentions: tuple[Mention, ...], code: str) -> Mention:
    """The first mention of a code, kept or dropped."""
    return next(mention for mention in mentions if mention.cameo_code == code)


@pytest.mark.parametrize(
    ("text", "code_found", "source", "words"),
    [
        ("Two foreign reporters were arrested in Niger on Monday.", "173", "NERCOP", "Niger"),
        ("Nine men were taken into custody in various parts of Cairo.", "173", "EGYCOP", "Cairo"),
        ("The arrest of a Danish editor in Kenya was criticised.", "173", "KENCOP", "Kenya"),
        ("KARACHI, March 3 (Reuters) - Forty workers were rounded up on Tuesday.", "173", "PAKCOP", None),
        ("rajkot: forty workers were rounded up on tuesday.", "173", "INDCOP", None),
        ("rajkot: preventive arrests have been made on tuesday.", "173", "INDCOP", None),
        ("rajkot: curfew was imposed in two areas on tuesday.", "1723", "INDGOV", None),
        ("Two men were sentenced to death in Kenya for treason.", "116", "KENJUD", "Kenya"),
        ("An editor was jailed in Kenya for two years.", "173", "KENJUD", "Kenya"),
        ("A spy was deported from Kenya to France on Tuesday.", "174", "KENGOV", "Kenya"),
        ("The editor was released from prison in Kenya.", "0841", "KENGOV", "Kenya"),
        ("Two monitors of the United Nations were expelled from Eritrea.", "1662", "ERIGOV", "Eritrea"),
        ("A Kenyan trader was put under investigation in Italy.", "091", "ITAJUD", "Italy"),
    ],
)
def test_implied_source_is_the_authority_of_the_place(code: Code, text: str, code_found: str, source: str, words: str | None) -> None:
    found = of(code(text), code_found)
    assert (found.source, found.source_text, found.source_basis, found.status) == (source, words, "implied", "kept")
    assert f"source: implied ({source}" in found.derivation
    assert found.source_country == source[:3] and found.source_role == source[3:]


@pytest.mark.parametrize(
    ("text", "code_found"),
    [
        ("Forty workers were rounded up on Tuesday.", "173"),
        ("Two officers were detained by rebels in Mali.", "173"),
        ("Rebels detained two officers in Mali. On Monday four teachers were detained in Mali.", "173"),
        ("Four teachers were kidnapped in Mali.", "181"),
        ("Four teachers were killed in Mali.", "180"),
        ("Three hostages were freed in Niger.", "0841"),
        ("Ten teachers were detained in Ramallah.", "173"),
        ("A general was arrested at the International Criminal Court in Kenya.", "173"),
        ("The officers were detained for questioning by the commission in Kenya.", "173"),
        ("KARACHI, March 3 (Reuters) - A Danish diplomat was detained on Tuesday.", "173"),
        ("Forty migrants were deported to Mali on Monday.", "174"),
        ("Two Kenyan airlines were fined in Mali.", "116"),
        ("Kenya defended its detention of activists.", "173"),
        ("A Kenyan worker was detained on Monday.", "173"),
        ("Mali protested after a Kenyan opposition leader was detained.", "173"),
    ],
)
def test_implied_source_is_nobody_where_another_may_have_done_it(code: Code, text: str, code_found: str) -> None:
    found = [mention.source_basis for mention in code(text) if mention.cameo_code == code_found]
    assert found and "implied" not in found


def test_implied_source_needs_no_agent_named_or_unknown(code: Code) -> None:
    named = of(code("Two reporters were arrested by Kenyan police in Nairobi."), "173")
    assert (named.source, named.source_basis) == ("KENCOP", "named")
    stranger = of(code("Two reporters were arrested by strange folk in Nairobi."), "173")
    assert stranger.source_basis is None


def test_implied_source_of_a_party_is_its_own_country(code: Code) -> None:
    found = of(code("A Kenyan opposition leader was detained on Monday."), "173")
    assert (found.source, found.source_text, found.source_basis) == ("KENCOP", None, "implied")


def test_implied_captors_are_remembered_for_the_article() -> None:
    implier = Implier()
    implier.hear("173", ())
    assert not implier.captors


def test_implied_table_is_sound_and_is_checked_with_the_lexicon() -> None:
    assert check_implied() == ()
    assert {rule.role for rule in load_implied()} >= {"COP", "GOV", "JUD"}
    assert not [problem for problem in check_tables() if problem.file == TABLE.name]


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("999\t*\tCOP\t\there\t\twhy\tSo.", "unknown-code"),
        ("17\t*\tCOP\t\there\t\twhy\tSo.", "unknown-code"),
        ("174\t*\tXYZ\t\there\t\twhy\tSo.", "unknown-role"),
        ("174\t\tGOV\t\there\t\twhy\tSo.", "no-entries"),
        ("174\t*\tGOV\t\tthere\t\twhy\tSo.", "unknown-spots"),
        ("174\t*\tGOV\t\there\tQQQ\twhy\tSo.", "unknown-country"),
        ("174\t*\tGOV\t\there\t\t\tSo.", "no-why"),
        ("174\t*\tGOV\t\there\t\twhy\t", "no-example"),
        ("173\t*\tCOP\t\there\t\twhy\tSo.", "repeated-code"),
        ("173\tjail\tJUD\t\there\t\twhy\tSo.", "unreached"),
        ("174\t*\tGOV", "cell-count"),
    ],
)
def test_implied_table_problems_name_file_and_line(tmp_path: Path, line: str, check: str) -> None:
    path = tmp_path / "implied_sources.tsv"
    path.write_text(f"{HEADER}\n173\t*\tCOP\t\there\t\twhy\tSo.\n{line}\n", encoding="utf-8")
    assert [(problem.file, problem.line, problem.check) for problem in check_implied(path)] == [("implied_sources.tsv", 3, check)]
    with pytest.raises(ValueError, match=r"implied_sources\.tsv:3"):
        load_implied(path)


def test_implied_source_is_of_the_country_that_the_report_is_about(code: Code) -> None:
    text = "Kenyan police searched a house on Monday. The Kenyan trader was armed, they said. He was arrested on Monday, Kenya's government said."
    found = of(code(text), "173")
    assert (found.source, found.source_text, found.source_basis) == ("KENCOP", None, "implied")
