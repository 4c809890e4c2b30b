"""The actor tables as look-ups: longest name, days in office, capitals, role nouns."""

from datetime import date

import pytest
from doc_builder import build
from hypothesis import given
from hypothesis import strategies as st

from coders.actor_index import Hit, NameRow, build_index, country_named, country_of, distance, find_names, find_role, load_index, split_name
from coders.lexicon.actor_rows import ActorTables, Agent, Country, Organisation, Person, Span
from coders.parse import Sentence

OPEN = Span()
TABLES = ActorTables(
    countries=(
        Country("PRK", ("North Korea",), ("North Korean",), ("Pyongyang",), (), OPEN, "c", 1),
        Country("KOR", ("South Korea", "Korea"), ("South Korean",), ("Seoul",), ("Blue House",), OPEN, "c", 2),
        Country("USA", ("United States", "US", "U.S."), ("American",), ("Washington",), (), OPEN, "c", 3),
    ),
    organisations=(Organisation("IGOUNO", ("United Nations", "UN"), "IGO", OPEN, "o", 1),),
    groups=(),
    people=(
        Person(("Alan Roca", "Roca"), "USAGOV", "president", Span(date(1990, 1, 1), date(1994, 12, 31)), "p", 1),
        Person(("Alan Roca", "Roca"), "USAOPP", "senator", Span(date(1996, 1, 1), date(1999, 12, 31)), "p", 2),
    ),
    agents=(
        Agent("minister", "ministers", "GOV", "person", "a", 1),
        Agent("foreign minister", "foreign ministers", "GOVDIP", "person", "a", 2),
        Agent("spokesman", "spokesmen", "", "passthrough", "a", 3),
    ),
    regions=(),
    codes={},
    problems=(),
)
INDEX = build_index(TABLES)


def words(text: str) -> Sentence:
    """A sentence of these words with nothing parsed: every word is a noun below the first."""
    parts = text.split()
    return build(" ".join(f"{part}/NNP/{'ROOT' if number == 0 else 'dep'}/0" for number, part in enumerate(parts)))


def found(text: str) -> list[tuple[int, int, str]]:
    """Start, end and code of the names of a text."""
    hits = dict.fromkeys(hit for hit in find_names(INDEX, words(text)) if hit is not None)
    return [(hit.first, hit.last, hit.rows[0].code) for hit in hits]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("North Korea left", [(0, 1, "PRK")]),
        ("Korea left", [(0, 0, "KOR")]),
        ("the South Korean army", [(1, 2, "KOR")]),
        ("Blue House aides", [(0, 1, "KORGOV")]),
        ("United States and United Nations", [(0, 1, "USA"), (3, 4, "IGOUNO")]),
        ("The north korea left", []),
        ("Koreatown", []),
    ],
)
def test_actor_index_longest_name_wins_and_needs_a_capital(text: str, hits: list[tuple[int, int, str]]) -> None:
    assert found(text) == hits


def test_actor_index_name_in_capitals_is_matched_in_capitals_only() -> None:
    assert found("the US left") == [(1, 1, "USA")]
    assert found("Us and them") == [] and found("us") == []


@pytest.mark.parametrize(("tag", "codes"), [("PRP", []), ("NNP", ["USA"])])
def test_actor_index_headline_in_capitals_makes_no_acronym_of_a_pronoun(tag: str, codes: list[str]) -> None:
    sentence = build(f"THEY/PRP/nsubj/1 TOLD/VBD/ROOT/1 US/{tag}/dobj/1 TO/TO/aux/4 LEAVE/VB/xcomp/1 THE/DT/det/6 TOWN/NN/dobj/4")
    assert [hit.rows[0].code for hit in find_names(INDEX, sentence) if hit] == codes


@pytest.mark.parametrize(("text", "codes"), [("the army of north korea left", ["PRK", "PRK"]), ("The army of north korea left", [])])
def test_actor_index_names_without_capitals_are_found_only_where_nothing_has_one(text: str, codes: list[str]) -> None:
    assert [hit.rows[0].code for hit in find_names(INDEX, words(text)) if hit] == codes


def test_actor_index_every_token_of_a_name_knows_it() -> None:
    hits = find_names(INDEX, words("in North Korea today"))
    assert hits[0] is None and hits[1] is hits[2] is not None and hits[3] is None


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(1992, 5, 1), "USAGOV"),
        (date(1997, 5, 1), "USAOPP"),
        (date(1995, 2, 1), "USAGOV"),
        (date(1995, 12, 1), "USAOPP"),
        (date(2020, 1, 1), "USAOPP"),
        (None, "USAGOV"),
    ],
)
def test_actor_index_term_of_the_day_or_the_nearest_is_meant(day: date | None, code: str) -> None:
    (hit,) = {hit for hit in find_names(INDEX, words("Roca spoke")) if hit is not None}
    assert hit.best(day).code == code


def test_actor_index_distance_counts_days_outside_a_span() -> None:
    span = Span(date(2000, 1, 10), date(2000, 1, 20))
    assert [distance(span, date(2000, 1, day)) for day in (1, 10, 20, 25)] == [9, 0, 0, 5]
    assert distance(Span(), date(2000, 1, 1)) == 0


@pytest.mark.parametrize(
    ("text", "code", "first"),
    [("the foreign minister", "GOVDIP", 1), ("the minister", "GOV", 1), ("two foreign ministers", "GOVDIP", 1), ("a spokesman", "", 1)],
)
def test_actor_index_longest_role_noun_wins(text: str, code: str, first: int) -> None:
    sentence = words(text)
    row = find_role(INDEX, sentence, len(sentence) - 1)
    assert row is not None and (row[0].code, row[1]) == (code, first)


def test_actor_index_word_that_is_no_role_is_none() -> None:
    assert find_role(INDEX, words("the ministry"), 1) is None


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("the Kremlin", ("Kremlin",)),
        ("Cote d'Ivoire", ("Cote", "d'Ivoire")),
        ("U.S.", ("U.S.",)),
        ("the", ("the",)),
        ("Guinea-Bissau", ("Guinea", "-", "Bissau")),
    ],
)
def test_actor_index_name_is_split_into_tokens(name: str, tokens: tuple[str, ...]) -> None:
    assert split_name(name) == tokens


@pytest.mark.parametrize(
    ("code", "country"), [("PRKGOV", "PRK"), ("KOR", "KOR"), ("IGOUNO", None), ("NGOAMN", None), ("---REB", None), ("", None)]
)
def test_actor_index_country_of_a_code(code: str, country: str | None) -> None:
    assert country_of(code) == country


@pytest.mark.parametrize(
    ("name", "country"),
    [("SEOUL", "KOR"), ("Seoul, South Korea", "KOR"), ("Washington", "USA"), ("United Nations", None), ("Springfield", None), ("", None)],
)
def test_actor_index_dateline_place_names_its_country(name: str, country: str | None) -> None:
    assert country_named(INDEX, name) == country


@pytest.mark.parametrize(
    "name",
    ["Ivory Coast", "Côte d'Ivoire", "Guinea-Bissau", "U.S.", "Timor-Leste", "Bosnia and Herzegovina", "Saint Vincent and the Grenadines"],
)
def test_actor_index_shipped_names_are_found_as_the_model_splits_them(parse: object, name: str) -> None:
    sentence: Sentence = parse(f"Officials from {name} spoke.")  # type: ignore[operator]
    hits = {hit for hit in find_names(load_index(), sentence) if hit is not None}
    assert any(sentence.span(hit.first, hit.last) == name for hit in hits)


def test_actor_index_acronyms_without_vowels_are_found_in_small_letters(parse: object) -> None:
    sentence: Sentence = parse("surat saw the crpf and the bjp on monday, and who knows what the imf did to us.")  # type: ignore[operator]
    hits = {sentence.span(hit.first, hit.last) for hit in find_names(load_index(), sentence) if hit is not None}
    assert {"crpf", "bjp"} <= hits and not {"who", "us", "imf"} & hits


def test_actor_index_hit_prefers_the_row_valid_on_the_day() -> None:
    early, late = (
        NameRow(("x",), "person", code, None, span, False)
        for code, span in (("AAA", Span(None, date(1999, 1, 1))), ("BBB", Span(date(1999, 1, 2), None)))
    )
    assert Hit(0, 0, (early, late)).best(date(2005, 1, 1)).code == "BBB"


def slow_names(text: Sentence) -> list[tuple[int, int]]:
    """The obvious search: at each token behind the last name the longest name of the tables whose words stand there."""
    found: list[tuple[int, int]] = []
    for token in range(len(text)):
        fitting = [name for name in INDEX.names if text.lower[token : token + len(name)] == name]
        usable = [name for name in fitting if any(word[0].isupper() for word in text.words[token : token + len(name)])]
        if usable and (not found or token > found[-1][1]):
            found.append((token, token + len(max(usable, key=len)) - 1))
    return found


@given(st.lists(st.sampled_from(["North", "South", "Korea", "Korean", "Alan", "Roca", "Blue", "House", "the", "met", "United", "Nations"]), min_size=1))
def test_actor_index_finds_names_as_the_slow_search_does(some: list[str]) -> None:
    sentence = words(" ".join(some))
    hits = dict.fromkeys((hit.first, hit.last) for hit in find_names(INDEX, sentence, "mixed") if hit is not None)
    assert list(hits) == slow_names(sentence)


@given(st.lists(st.sampled_from(["foreign", "minister", "ministers", "spokesman", "prime"]), min_size=1))
def test_actor_index_finds_roles_as_the_slow_search_does(some: list[str]) -> None:
    sentence = words(" ".join(some))
    for last in range(len(sentence)):
        ending = [row for tokens, row in INDEX.roles.items() if sentence.lower[: last + 1][-len(tokens) :] == tokens]
        longest = max(ending, key=lambda row: len(row.tokens), default=None)
        assert find_role(INDEX, sentence, last) == ((longest, last - len(longest.tokens) + 1) if longest else None)
