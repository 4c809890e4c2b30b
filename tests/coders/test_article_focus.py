"""Which country an article is about."""

from collections.abc import Callable
from datetime import date

import pytest

from coders.actor_index import load_index
from coders.article_focus import countries_of, focus_country
from coders.coder import Coder
from coders.parse import Sentence, parse_paragraphs

DAY = date(2020, 6, 16)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Police arrested ten men in Peru. Peruvian judges charged them. They were led to jail.", "PER"),
        ("Gunmen seized an Italian ship off Nigeria. Nigerian police searched. Lagos was calm. Nigeria has oil.", "NGA"),
        ("Israel and Egypt met. Israel spoke. Egypt spoke.", None),
        ("Belgian police held a soldier for sadism in Somalia. A Belgian was seen with a Somali. Somalia is far.", None),
        ("Peru spoke.", None),
        ("The bank paid 20 US dollars. It paid ten US dollars more.", None),
        ("A US-based group spoke of jails. The US-based group left.", None),
        ("Talks began. They ended. Peru spoke of Peru.", None),
        ("", None),
    ],
)
def test_article_focus_is_what_the_first_sentences_name(coder: Coder, text: str, country: str | None) -> None:
    sentences = [sentence for found in parse_paragraphs(coder.nlp, [(text, 0, 0)]) for sentence in found]
    assert focus_country(sentences, index=load_index(), published=DAY)[0] == country


def test_article_focus_counts_places_and_peoples_but_no_persons(parse: Callable[[str], Sentence]) -> None:
    sentence = parse("Vladimir Putin met Kenyan farmers in Lima.")
    assert countries_of(sentence, load_index(), DAY) == {"KEN", "PER"}


def test_article_focus_leans_to_the_only_country_named(coder: Coder) -> None:
    def leaning(text: str) -> str | None:
        sentences = [sentence for found in parse_paragraphs(coder.nlp, [(text, 0, 0)]) for sentence in found]
        return focus_country(sentences, index=load_index(), published=DAY)[1]

    assert leaning("Workers struck in Peru. All workers left.") == "PER"
    assert leaning("Workers from Chile struck in Peru. All workers left.") is None and leaning("Workers struck.") is None
    assert leaning("Workers struck against Peru.") is None
