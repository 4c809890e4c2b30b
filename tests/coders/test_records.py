"""Old events told as records, visits at home, names with titles, and who is to act in a demand told by a noun."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from coders.coder import Coder
from coders.parse import Sentence
from coders.select import load_policy
from coders.syntax.phrases import titles
from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


def told(mentions: tuple[Mention, ...]) -> list[tuple[str, str | None]]:
    """Code and reason of each mention."""
    return [(m.cameo_code, m.dropped_reason) for m in mentions]


def test_records_lead_with_a_full_date_is_a_record_and_no_look_back(code: Code) -> None:
    assert told(code("On May 6, 2009, Kenya expelled the Ugandan ambassador.")) == [("161", None)]
    assert told(code("In May 2009, Kenya expelled the Ugandan ambassador.")) == [("161", None)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2009, Kenya expelled the Ugandan ambassador.",
        "In the May 2009 crisis Kenya expelled the Ugandan ambassador.",
        "Prices rose in the town. On May 6, 2009, Kenya expelled the Ugandan ambassador.",
    ],
)
def test_records_year_alone_or_a_later_sentence_looks_back(code: Code, text: str) -> None:
    assert told(code(text)) == [("161", "history")]


def test_records_visit_with_both_sides_of_one_country_is_at_home(coder: Coder) -> None:
    home, abroad = "The Zambian president visited the Zambian parliament.", "The Zambian president visited the Kenyan parliament."
    assert ("042", "at home") in told(coder.code_text(home))
    assert ("042", None) in told(coder.code_text(abroad))
    lenient = replace(coder, policy=load_policy("everything"))
    assert ("042", None) in told(lenient.code_text(home))


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Kenya met President Moon Jae-in.", "in", ("President",)),
        ("Kenya thanked Ana Moreno, an envoy of the council.", "Moreno", ("envoy",)),
        ("Kenya met the president.", "president", ()),
    ],
)
def test_records_titles_of_a_name_say_what_it_is(parse: Callable[[str], Sentence], text: str, name: str, words: tuple[str, ...]) -> None:
    sentence = parse(text)
    head = next(place for place, word in enumerate(sentence.words) if word.endswith(name))
    found = tuple(sentence.words[token] for token in titles(sentence, head))
    assert all(word in found for word in words) and bool(found) == bool(words)


def test_records_demand_told_by_a_noun_has_the_one_who_is_to_act_as_target(code: Code) -> None:
    (demand,) = [m for m in code("Somalia repeated its demand that Kenya withdraw its troops.") if m.status == "kept"]
    assert (demand.source, demand.cameo_code, demand.target) == ("SOM", "1056", "KEN")
    (other,) = [m for m in code("Somalia repeated its demand for a Kenyan withdrawal.") if m.status == "kept"]
    assert (other.source, other.cameo_root, other.target) == ("SOM", "10", "KEN")
