"""data/gold/occurrences.jsonl has the form its readers count on, and its tellings are told in words of their own."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations, groupby
from pathlib import Path
from typing import Any

import pytest

from coders.actor_codes import ARMED_ROLES, country_of, role_of
from coders.lexicon.actor_checks import known_codes, parts
from coders.lexicon.actor_tables import load_actor_tables
from schemas.codebook import cameo_codes

FILE = Path(__file__).resolve().parents[1] / "data" / "gold" / "occurrences.jsonl"
KEYS = ("id", "occurrence", "published", "publisher", "title", "text", "trigger", "source", "target", "cameo_root", "note")
ACTORS = ("source", "target")
TEXTS = ("published", "publisher", "title", "text", "trigger", "cameo_root")
ID = re.compile(r"(occ-\d{3})-([a-e])")
SENTENCE = re.compile(r'(?<=[.!?])(?:"|”)? (?=[A-Z"“])')
MOST_ALIKE = 0.15
"""Most that two texts may share of their runs of three words: a telling is no reprint, or finding near-copies would do the joining."""

Row = dict[str, Any]


def rows() -> list[Row]:
    """The rows of the file."""
    return [json.loads(line) for line in FILE.read_text(encoding="utf8").splitlines()]


@cache
def code_parts() -> tuple[frozenset[str], frozenset[str]]:
    """What an actor code may begin with and go on with."""
    codes = known_codes(load_actor_tables())
    return frozenset(codes.countries | codes.regions | codes.generic), frozenset(codes.roles)


def is_actor(code: str) -> bool:
    """Whether a code is a country and roles (PRKGOV), or an organisation of three-letter parts (IGOUNO)."""
    heads, roles = code_parts()
    head, *rest = parts(code) or [""]
    letters = len(code) % 3 == 0 and code.isalpha() and code.isupper()
    return letters and head in heads and (country_of(code) is None or all(role in roles for role in rest))


def row_problems(row: Row) -> Iterator[str]:
    """Yields what is wrong with one row by itself."""
    if tuple(row) != KEYS:
        yield "keys"
        return
    if not all(isinstance(row[key], str) and row[key].strip() for key in TEXTS) or not isinstance(row["note"], str):
        yield "empty"
        return
    found = ID.fullmatch(row["id"])
    if found is None or found[1] != row["occurrence"]:
        yield "id"
    try:
        assert date.fromisoformat(row["published"]).isoformat() == row["published"]
    except (ValueError, AssertionError):
        yield "published"
    if row["cameo_root"] not in {code.root for code in cameo_codes().values()}:
        yield "cameo_root"
    if any(row[key] is not None and not is_actor(row[key]) for key in ACTORS) or not any(row[key] for key in ACTORS):
        yield "actor"
    if row["text"].count(row["trigger"]) != 1:
        yield "trigger"
    sentences = SENTENCE.split(row["text"])
    if not 2 <= len(sentences) <= 5:
        yield "sentences"
    if row["trigger"] not in sentences[0]:
        yield "first sentence"


def file_problems(found: Sequence[Row]) -> Iterator[str]:
    """Yields what is wrong with the rows together; each is well-formed by itself."""
    tellings = {name: list(group) for name, group in groupby(found, key=lambda row: row["occurrence"])}
    if list(tellings) != [f"occ-{number:03}" for number in range(1, 61)]:
        yield "60 occurrences"
    for name, group in tellings.items():
        if not 2 <= len(group) <= 5:
            yield f"{name}: tellings"
        if [row["id"] for row in group] != [f"{name}-{letter}" for letter in "abcde"[: len(group)]]:
            yield f"{name}: order"
        if len({row["cameo_root"] for row in group}) > 1:
            yield f"{name}: roots"
        if [row["published"] for row in group] != sorted(row["published"] for row in group):
            yield f"{name}: dates"
    for key in ("text", "title"):
        if len({row[key] for row in found}) < len(found):
            yield f"{key} twice"


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of three words of a text."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def test_occurrences_gold_rows_have_their_form() -> None:
    assert {row.get("id"): found for row in rows() if (found := list(row_problems(row)))} == {}


def test_occurrences_gold_file_has_sixty_occurrences_in_order_told_two_to_five_times() -> None:
    assert list(file_problems(rows())) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"id": "occ-002-a"}, "id"),
        ({"id": "occ-001-f"}, "id"),
        ({"published": "2016-8-2"}, "published"),
        ({"published": "20160802"}, "published"),
        ({"cameo_root": "171"}, "cameo_root"),
        ({"cameo_root": "21"}, "cameo_root"),
        ({"source": "XXXMIL"}, "actor"),
        ({"target": "PSEXXX"}, "actor"),
        ({"target": "PSECV"}, "actor"),
        ({"source": None, "target": None}, "actor"),
        ({"trigger": "levelled"}, "trigger"),
        ({"trigger": "the"}, "trigger"),
        ({"trigger": "windows"}, "first sentence"),
        ({"text": "Israeli troops demolished a house."}, "sentences"),
        ({"title": ""}, "empty"),
        ({"note": None}, "empty"),
        ({"place": "Dura"}, "keys"),
    ],
)
def test_occurrences_gold_check_finds_a_bad_row(change: Row, problem: str) -> None:
    assert problem in list(row_problems(rows()[0] | change))


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda found: found[4:], "60 occurrences"),
        (lambda found: [*found[4:], *found[:4]], "60 occurrences"),
        (lambda found: [found[0], *found[4:]], "occ-001: tellings"),
        (lambda found: [found[1], found[0], *found[2:]], "occ-001: order"),
        (lambda found: [found[0], *found[2:]], "occ-001: order"),
        (lambda found: [found[0] | {"cameo_root": "19"}, *found[1:]], "occ-001: roots"),
        (lambda found: [found[0] | {"published": "2016-09-01"}, *found[1:]], "occ-001: dates"),
        (lambda found: [found[0] | {"text": found[1]["text"]}, *found[1:]], "text twice"),
    ],
)
def test_occurrences_gold_check_finds_a_bad_file(spoil: Callable[[list[Row]], list[Row]], problem: str) -> None:
    assert problem in list(file_problems(spoil(rows())))


def test_occurrences_gold_tellings_are_no_reprints_and_no_sentence_stands_twice() -> None:
    texts = [row["text"] for row in rows()]
    told = [runs(text) for text in texts]
    assert max(len(one & other) / len(one | other) for one, other in combinations(told, 2)) < MOST_ALIKE
    sentences = [sentence for text in texts for sentence in SENTENCE.split(text)]
    assert len(sentences) == len(set(sentences))
    others = [json.loads(line)["text"] for name in ("codes_dev", "codes_test") for line in FILE.with_name(f"{name}.jsonl").read_text("utf8").splitlines()]
    assert not set(sentences) & set(others)


def test_occurrences_gold_names_what_each_hard_one_is_not() -> None:
    names = {row["occurrence"] for row in rows()}
    told = [(row["occurrence"], other) for row in rows() for other in re.findall(r"not (occ-\d{3})", row["note"])]
    assert all(other in names and other != name for name, other in told)
    assert len({name for name, _ in told}) >= 25


def test_occurrences_gold_has_all_kinds_regions_and_years_it_says() -> None:
    found = rows()
    assert {row["cameo_root"] for row in found} >= {"03", "04", "05", "07", "08", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19"}
    years = {row["published"][:4] for row in found}
    assert min(years) == "1995" and max(years) == "2021"
    assert len({country_of(row[key]) for row in found for key in ACTORS if row[key]} - {None}) >= 40
    assert any((role_of(row["source"] or "") or "") in ARMED_ROLES for row in found)


@pytest.mark.parametrize(("number", "occurrences"), [(4, 40), (5, 48)])
def test_occurrences_gold_later_sets_have_the_form_of_the_first(number: int, occurrences: int) -> None:
    """The fourth set, 40 occurrences of 2 to 4 tellings, and the fifth, 48; ids are `occ4-` and `occ5-` there."""
    found = [json.loads(line) for line in FILE.with_name(f"occurrences_{number}.jsonl").read_text(encoding="utf8").splitlines()]
    renamed = [row | {key: row[key].replace(f"occ{number}-", "occ-") for key in ("id", "occurrence")} for row in found]
    assert {row["id"]: problems for row in renamed if (problems := list(row_problems(row)))} == {}
    assert list(file_problems(renamed)) == ["60 occurrences"]
    assert len({row["occurrence"] for row in found}) == occurrences
    told = [runs(row["text"]) for row in found]
    assert max(len(one & other) / len(one | other) for one, other in combinations(told, 2)) < MOST_ALIKE
