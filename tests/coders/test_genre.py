"""Sport is told by its words: a sentence by its own, an article by most of its sentences; what is serious stays."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coders.genre import FILE, genre_of_article, genre_of_sentence, load_genres, read_genres, with_plurals, words_of
from coders.parse import Sentence
from schemas.mention import Mention

Parse = Callable[[str], Sentence]
Code = Callable[..., tuple[Mention, ...]]
SPORT = ("The striker scored in the second half.", "The coach praised his midfielder after the match.", "They play the semi-final on Sunday.")
NEWS = ("Israel attacked Syria.", "The minister met the coach of the team.", "Talks begin on Sunday.")


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("England's attack scored two goals against the goalkeeper.", "sport"),
        ("Brazil crushed Argentina in the quarter-final of the tournament.", "sport"),
        ("Police arrested fans after the striker scored a goal in the match.", None),
        ("The two teams of inspectors played a lead role in the final round.", None),
        ("Israel attacked Syria.", None),
        ("The striker left.", None),
    ],
)
def test_genre_sentence_is_sport_by_its_own_words(parse: Parse, text: str, genre: str | None) -> None:
    assert genre_of_sentence(load_genres(), parse(text)) == genre


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Zenda Metals Inc said it signed a definitive agreement to merge with a Canadian subsidiary.", "business"),
        ("The directors met to weigh a tender offer of nine dlrs a share for the company.", "business"),
        ("The ministry rejected the tender offer of nine dlrs a share for the company.", None),
        ("Workers struck at the company after the takeover bid for its common stock.", None),
        ("Japan and Kenya signed an agreement on a joint venture.", None),
    ],
)
def test_genre_sentence_is_business_of_firms_where_no_state_has_a_hand_in_it(parse: Parse, text: str, genre: str | None) -> None:
    assert genre_of_sentence(load_genres(), parse(text)) == genre


def test_genre_article_of_sport_takes_every_sentence_but_the_serious_ones(parse: Parse) -> None:
    article = genre_of_article(load_genres(), [parse(text) for text in SPORT])
    assert article is not None and article.name == "sport"
    assert genre_of_sentence(load_genres(), parse("England attacked at once."), article) == "sport"
    assert genre_of_sentence(load_genres(), parse("Police attacked at once."), article) is None


def test_genre_article_of_news_is_of_no_kind(parse: Parse) -> None:
    assert genre_of_article(load_genres(), [parse(text) for text in NEWS]) is None
    assert genre_of_article(load_genres(), []) is None and genre_of_article((), [parse(text) for text in SPORT]) is None


def test_genre_words_know_hyphens_pairs_and_plurals(parse: Parse) -> None:
    words = words_of(parse("The quarter-final of the World Cup is near."))
    assert {"quarter-final", "world cup"} <= words and "striker" not in words
    assert with_plurals(["goal"]) == {"goal", "goals"}


def test_genre_sport_is_dropped_with_its_reason_and_news_is_kept(code: Code) -> None:
    sport = code("Brazil attacked Argentina after the striker scored a goal in the match.")
    assert sport and {mention.dropped_reason for mention in sport} == {"sport"}
    assert any(mention.status == "kept" for mention in code("Brazil attacked Argentina after the talks."))


def test_genre_shipped_table_has_no_problem_and_bad_ones_have(tmp_path: Path) -> None:
    assert read_genres(FILE)[1] == ()
    path = tmp_path / "genres.yaml"
    path.write_text("sport:\n  strong: [striker]\n  serious: [police]\n  odd: [a]\n", encoding="utf8")
    assert [(problem.id, problem.line) for problem in read_genres(path)[1]] == [("genre-list", 4), ("genre-empty", 1)]
