"""Names that mean something else where they stand, on real parses and the shipped tables."""

from collections.abc import Callable
from datetime import date

import pytest

from coders.actor_index import Hit, find_names, load_index
from coders.actor_words import load_actor_words
from coders.doubtful_names import (
    ends_other_name,
    is_day,
    is_doubtful,
    is_family_name,
    is_given_name,
    is_language,
    is_money_name,
    is_of_other_years,
    is_of_waters,
)
from coders.parse import Sentence

WORDS = load_actor_words()
Parse = Callable[[str], Sentence]


def hit_of(sentence: Sentence, word: str) -> Hit:
    """The table name that a word stands in."""
    found = find_names(load_index(), sentence)[sentence.words.index(word)]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "word", "money"),
    [
        ("The bank paid 20 million US dollars.", "US", True),
        ("It cost two Egyptian pounds.", "Egyptian", True),
        ("Iran won the vote.", "Iran", False),
        ("The US army left.", "US", False),
        ("They built a 40 million US dollar plant.", "US", True),
    ],
)
def test_doubtful_names_money(parse: Parse, text: str, word: str, money: bool) -> None:
    sentence = parse(text)
    assert is_money_name(sentence, hit_of(sentence, word), WORDS) is money


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 17 November 2021, police fired on a crowd.", True),
        ("The police fired on a crowd on 17 November.", True),
        ("The police seized guns of the 17 November group.", False),
    ],
)
def test_doubtful_names_day_that_is_a_group(parse: Parse, text: str, day: bool) -> None:
    sentence = parse(text)
    assert is_day(sentence, hit_of(sentence, "17")) is day


@pytest.mark.parametrize(
    ("text", "word", "given"),
    [
        ("Milan Novak left the court.", "Milan", True),
        ("The Milan Airport was closed.", "Milan", False),
        ("They marched in Milan.", "Milan", False),
        ("Lima Novak left the court.", "Lima", False),
    ],
)
def test_doubtful_names_first_names_that_are_towns(parse: Parse, text: str, word: str, given: bool) -> None:
    sentence = parse(text)
    assert is_given_name(sentence, hit_of(sentence, word), WORDS) is given


def test_doubtful_names_end_of_a_longer_name(parse: Parse) -> None:
    sentence = parse("The Social Democratic Party left the Democratic Party.")
    first, second = (hit for hit in dict.fromkeys(find_names(load_index(), sentence)) if hit is not None)
    assert ends_other_name(sentence, first, WORDS) and not ends_other_name(sentence, second, WORDS)


def test_doubtful_names_body_of_later_years(parse: Parse) -> None:
    sentence = parse("The Alliance of Sahel States met.")
    hit = hit_of(sentence, "Sahel")
    assert is_of_other_years(hit, date(1997, 5, 1)) and not is_of_other_years(hit, date(2024, 5, 1)) and not is_of_other_years(hit, None)
    assert is_doubtful(sentence, hit, WORDS, case="mixed", named=set(), day=date(1997, 5, 1))
    assert not is_doubtful(sentence, hit, WORDS, case="mixed", named=set(), day=date(2024, 5, 1))


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("The envoy spoke in English for an hour.", "English", True),
        ("The envoy spoke in Russian.", "Russian", True),
        ("The envoy was in Russian hands.", "Russian", False),
        ("The envoy trusted in Russians.", "Russians", False),
        ("The French left.", "French", False),
    ],
)
def test_doubtful_names_languages(parse: Parse, text: str, word: str, language: bool) -> None:
    sentence = parse(text)
    assert is_language(sentence, hit_of(sentence, word)) is language


@pytest.mark.parametrize(
    ("text", "word", "sea"),
    [
        ("An Indian Ocean island was hit.", "Indian", True),
        ("A ship sank in the Gulf of Guinea.", "Guinea", True),
        ("An Indian sea port was hit.", "Indian", False),
        ("The US Gulf allies were hit.", "US", False),
        ("The president of Guinea left.", "Guinea", False),
    ],
)
def test_doubtful_names_seas(parse: Parse, text: str, word: str, sea: bool) -> None:
    sentence = parse(text)
    assert is_of_waters(sentence, hit_of(sentence, word), WORDS) is sea


@pytest.mark.parametrize(
    ("text", "word", "family"),
    [
        ("Rebels shot Carlos Valencia in Lima.", "Valencia", True),
        ("Rebels shot Carlos Valencia Gomez in Lima.", "Valencia", True),
        ("Rebels shot a judge in Valencia on Monday.", "Valencia", False),
        ("Rebels marched from Port Valencia to the coast.", "Valencia", False),
    ],
)
def test_doubtful_names_a_town_behind_a_first_name_is_a_family_name(parse: Parse, text: str, word: str, family: bool) -> None:
    assert is_family_name(parse(text), hit_of(parse(text), word), WORDS) is family
