"""The code lists: facts that are known from the manuals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.codebook import acled_sub_events, actor_roles, cameo_codes, parents, plover_classes, read_table
from schemas.tables import MENTIONS

CODES = sorted(cameo_codes())
NO_PLOVER = {"0357", "155", "1641", "1642", "1643", "176", "1834", "1951", "1952"}
TAKEN_OVER = {"1214": "121", "155": "15", "176": "17", "1834": "183", "1951": "195", "1952": "195"}


def test_codebook_has_twenty_roots_and_their_codes() -> None:
    roots = {code for code in CODES if len(code) == 2}
    assert roots == {f"{number:02}" for number in range(1, 21)}
    assert {entry.root for entry in cameo_codes().values()} == roots


@given(st.sampled_from(CODES))
def test_codebook_root_and_parents_are_prefixes(code: str) -> None:
    entry, above = cameo_codes()[code], parents(code)
    assert code.startswith(entry.root) and all(code.startswith(parent) and parent in cameo_codes() for parent in above)
    assert [len(parent) for parent in above] == list(range(len(code) - 1, 1, -1))
    assert entry.parent == (above[0] if above else None)


@pytest.mark.parametrize(
    ("code", "expected"), [("1712", ("171", "17")), ("010", ("01",)), ("190", ("19",)), ("19", ()), ("1951", ("195", "19"))]
)
def test_codebook_parents_run_up_to_the_root(code: str, expected: tuple[str, ...]) -> None:
    assert parents(code) == expected


@pytest.mark.parametrize("code", ["36", "1", "21", "999", "", "10"])
def test_codebook_code_without_its_zero_is_no_code(code: str) -> None:
    if code == "10":
        assert cameo_codes()[code].parent is None
        return
    with pytest.raises(KeyError):
        parents(code)


@given(st.sampled_from(CODES))
def test_codebook_quad_class_follows_the_rule_of_gdelt(code: str) -> None:
    root = int(code[:2])
    assert cameo_codes()[code].quad_class == (1 if root <= 5 else 2 if root <= 9 else 3 if root <= 13 else 4)


@given(st.sampled_from(CODES))
def test_codebook_goldstein_is_on_its_scale(code: str) -> None:
    assert -10.0 <= cameo_codes()[code].goldstein <= 10.0


@pytest.mark.parametrize(("code", "value"), [("190", -10.0), ("010", 0.0), ("0251", -0.3), ("057", 8.0), ("1712", -9.2), ("036", 4.0)])
def test_codebook_goldstein_has_known_values(code: str, value: float) -> None:
    assert cameo_codes()[code].goldstein == value and cameo_codes()[code].goldstein_from == "own"


def test_codebook_six_codes_take_their_parents_goldstein() -> None:
    taken = {code: entry.goldstein_from for code, entry in cameo_codes().items() if entry.goldstein_from != "own"}
    assert taken == TAKEN_OVER
    assert all(cameo_codes()[code].goldstein == cameo_codes()[parent].goldstein for code, parent in taken.items())


def test_codebook_every_code_has_a_plover_event_but_roots_one_and_two_and_codes_that_came_later() -> None:
    missing = {code for code in CODES if code not in plover_classes() or not plover_classes()[code].event}
    assert {code for code in missing if code[:2] not in ("01", "02")} == NO_PLOVER
    assert all(code in missing for code in CODES if code[:2] in ("01", "02")) and set(plover_classes()) <= set(CODES)


def test_codebook_plover_null_is_explained_as_it_is() -> None:
    (column,) = [column for column in MENTIONS.columns if column.name == "plover_event"]
    assert "01 and 02" in column.null


def test_codebook_acled_has_25_sub_events_in_order() -> None:
    rows = acled_sub_events()
    assert len(rows) == 25 and len({row.precedence for row in rows.values()}) == 25
    assert {"Battles", "Protests", "Riots", "Violence against civilians", "Strategic developments", "Explosions/Remote violence"} == {
        row.event_type for row in rows.values()
    }


def test_codebook_roles_are_three_letters() -> None:
    assert {"GOV", "MIL", "REB", "COP", "CVL", "OPP"} <= set(actor_roles())
    assert all(len(code) == 3 and code.isupper() and name for code, name in actor_roles().items())


def test_codebook_cells_stay_text() -> None:
    (first, *_) = read_table("cameo.tsv")
    assert first["code"] == "01" and isinstance(first["goldstein"], str)


def test_codebook_retired_codes_repeat_a_code_that_is_in_use() -> None:
    retired = {code: entry for code, entry in cameo_codes().items() if entry.retired}
    assert set(retired) == {"0357", "1641", "1642", "1643"}
    for entry in retired.values():
        (kept,) = [other for other in cameo_codes().values() if other.name == entry.name and other.code != entry.code and len(other.code) == 4]
        assert kept.retired is None and kept.goldstein == entry.goldstein and kept.code in (entry.retired or "")
