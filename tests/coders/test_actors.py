"""Noun phrases to actor codes, on real parses and the shipped tables."""

from collections.abc import Callable
from datetime import date

import pytest

from coders.actor_codes import join_codes, stem_of
from coders.actor_index import load_index
from coders.actors import Actor, ActorReader
from coders.memory import ArticleMemory
from coders.parse import Sentence

Resolve = Callable[..., tuple[Actor, ...]]


@pytest.fixture
def resolve(parse: Callable[[str], Sentence]) -> Resolve:
    """Resolves one word of a sentence published on a day, with what the article said before."""

    def run(text: str, word: str, *, day: date | None = date(2020, 6, 16), memory: ArticleMemory | None = None) -> tuple[Actor, ...]:
        sentence = parse(text)
        reader = ActorReader(load_index(), sentence, day, memory or ArticleMemory())
        return reader.resolve(sentence.words.index(word))

    return run


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Iran met Iraq.", "Iran", "IRN"),
        ("The Iranian army attacked Iraq.", "army", "IRNMIL"),
        ("Iran's army attacked Iraq.", "army", "IRNMIL"),
        ("The army of Iran attacked Iraq.", "army", "IRNMIL"),
        ("The president of South Korea met the army.", "president", "KORGOV"),
        ("North Korean soldiers fired on fishermen.", "soldiers", "PRKMIL"),
        ("Syrian refugees fled to Turkey.", "refugees", "SYRREF"),
        ("Police in Kenya arrested students.", "Police", "KENCOP"),
        ("Rebels in Chad killed a soldier.", "Rebels", "TCDREB"),
        ("Colombian rebels killed a soldier.", "rebels", "COLREB"),
        ("The United Nations condemned the attack.", "Nations", "IGOUNO"),
        ("NATO bombed Libya.", "NATO", "IGONAT"),
        ("The Kremlin criticised the vote.", "Kremlin", "RUSGOV"),
        ("Seoul expressed regret.", "Seoul", "KOR"),
        ("The White House criticised Iran.", "House", "USAGOV"),
    ],
)
def test_actors_country_and_role_make_the_code(resolve: Resolve, text: str, word: str, code: str) -> None:
    assert [actor.code for actor in resolve(text, word)] == [code]


@pytest.mark.parametrize("day", [date(1987, 3, 1), date(2020, 6, 16)])
def test_actors_capital_of_a_country_that_is_gone_means_its_heir(resolve: Resolve, day: date) -> None:
    (actor,) = resolve("Moscow criticised the vote.", "Moscow", day=day)
    assert actor.code == ("SUN" if day.year < 1992 else "RUS")


def test_actors_role_without_a_country_says_so(resolve: Resolve) -> None:
    (actor,) = resolve("Gunmen killed a farmer.", "Gunmen")
    assert actor.code.startswith("---") and actor.country is None and actor.role


def test_actors_parts_of_the_code_are_told_apart(resolve: Resolve) -> None:
    (actor,) = resolve("The Iranian army attacked Iraq.", "army")
    assert (actor.country, actor.role, actor.how, actor.text) == ("IRN", "MIL", "role", "The Iranian army")
    (body,) = resolve("The United Nations condemned the attack.", "Nations")
    assert body.country is None


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("British and French troops landed.", "troops", ["GBRMIL", "FRAMIL"]),
        ("Chinese and Indian forces clashed.", "forces", ["CHNMIL", "INDMIL"]),
        ("Brave and tired troops landed.", "troops", ["---MIL"]),
    ],
)
def test_actors_coordinated_modifiers_are_one_actor_each(resolve: Resolve, text: str, word: str, codes: list[str]) -> None:
    assert [actor.code for actor in resolve(text, word)] == codes


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Chinese foreign ministry spokesman Wu Delong criticised Japan.", "Delong", "CHNGOV"),
        ("Kenyan President Otieno Mwanza met Uganda's leader.", "Mwanza", "KENGOV"),
        ("Egyptian army chief Hassan Qorany spoke.", "Qorany", "EGYMIL"),
    ],
)
def test_actors_title_decides_for_a_name_nobody_knows(resolve: Resolve, text: str, word: str, code: str) -> None:
    (actor,) = resolve(text, word)
    assert actor.code.startswith(code) and actor.person


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Otieno Mwanza, the president of Kenya, met Uganda's leader.", "Mwanza", "KENGOV"),
        ("Otieno Mwanza, a riddle to all, slept.", "Mwanza", None),
    ],
)
def test_actors_apposition_decides_for_a_name_nobody_knows(resolve: Resolve, text: str, word: str, code: str | None) -> None:
    found = resolve(text, word)
    assert (found[0].code if found else None) == code


def test_actors_spokesman_has_the_code_of_whom_he_speaks_for(resolve: Resolve) -> None:
    (actor,) = resolve("A spokesman for the Iranian army criticised Iraq.", "spokesman")
    assert actor.code == "IRNMIL"


def test_actors_person_is_who_held_the_office_on_the_day(resolve: Resolve) -> None:
    assert [actor.code for actor in resolve("Kim Yo Jong criticised Seoul.", "Jong")] == ["PRKGOV"]
    assert [actor.code for actor in resolve("Kim Yo Jong criticised Seoul.", "Jong", day=date(1992, 1, 1))] != []


def test_actors_pronoun_means_the_subject_above(resolve: Resolve) -> None:
    (actor,) = resolve("Hungary said it attacked Poland.", "it")
    assert (actor.code, actor.how) == ("HUN", "memory")
    assert resolve("It attacked Poland.", "It") == ()


def test_actors_owner_pronoun_means_the_subject_of_the_clause(resolve: Resolve) -> None:
    (actor,) = resolve("Syria withdrew its troops.", "troops")
    assert actor.code == "SYRMIL"


def test_actors_pronoun_means_whom_the_article_named_last(resolve: Resolve) -> None:
    person, country = ArticleMemory(), ArticleMemory()
    person.note(["PRKGOV"], kind="person", subject=True)
    country.note(["KOR"], kind="country", subject=True)
    for memory in (person, country):
        memory.next_sentence()
    assert [actor.code for actor in resolve("She threatened Japan.", "She", memory=person)] == ["PRKGOV"]
    assert [actor.code for actor in resolve("It threatened Japan.", "It", memory=country)] == ["KOR"]
    assert resolve("She threatened Japan.", "She", memory=country) == ()


def test_actors_noun_that_is_no_role_is_read_from_its_country(resolve: Resolve) -> None:
    (actor,) = resolve("The Iranian move angered Iraq.", "move")
    assert (actor.code, actor.how) == ("IRN", "modifier")
    assert resolve("The clever move angered Iraq.", "move") == ()


def test_actors_kinds_tell_civilians_and_places(parse: Callable[[str], Sentence]) -> None:
    sentence = parse("Syrian refugees crossed Turkey with a donkey.")
    reader = ActorReader(load_index(), sentence, None, ArticleMemory())
    kinds = {word: reader.kinds(sentence.words.index(word)) for word in ("refugees", "Turkey", "donkey")}
    assert kinds == {"refugees": frozenset({"ACTOR", "CIVILIAN"}), "Turkey": frozenset({"ACTOR", "PLACE"}), "donkey": frozenset()}


@pytest.mark.parametrize(
    ("owner", "role", "code"),
    [
        ("KOR", "GOV", "KORGOV"),
        ("KORGOV", "GOV", "KORGOV"),
        ("IGOUNO", "MIL", "IGOUNOMIL"),
        ("KOR", "", "KOR"),
        ("IGOUNO", "IGO", "IGOUNO"),
        ("KOR", "IGO", "KOR"),
    ],
)
def test_actors_codes_are_joined_without_repeats(owner: str, role: str, code: str) -> None:
    assert join_codes(owner, role) == code


@pytest.mark.parametrize(("code", "stem"), [("KORGOV", "KOR"), ("KOR", "KOR"), ("IGOUNO", "IGOUNO"), ("---REB", "---")])
def test_actors_stem_is_country_or_organisation(code: str, stem: str) -> None:
    assert stem_of(code) == stem


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Swedish minister Eva Holm met his Turkish and Cypriot counterparts.", "counterparts", ["TURGOV", "CYPGOV"]),
        ("Swedish army chief Bo Holm met his Peruvian counterpart.", "counterpart", ["PERMIL"]),
        ("Swedish entrepreneurs met their Peruvian counterparts.", "counterparts", ["PERBUS"]),
        ("Swedish minister Eva Holm met her counterpart.", "counterpart", []),
        ("U.S. Secretary of Education Ann Horn spoke.", "Horn", ["USAGOV"]),
        ("The commanding officer spoke for the regiment.", "officer", ["---MIL"]),
        ("Iran accused western nations of lies.", "nations", ["WST"]),
        ("Iran saw western fences.", "fences", []),
    ],
)
def test_actors_counterparts_secretaries_and_parts_of_the_world(resolve: Resolve, text: str, word: str, codes: list[str]) -> None:
    assert [actor.code for actor in resolve(text, word)] == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("The journalist Moussa criticised Israel.", "Moussa", []),
        ("Arab League chief Moussa criticised Israel.", "Moussa", ["IGOARL"]),
        ("Amr Moussa criticised Israel.", "Moussa", ["IGOARL"]),
        ("Milan Novak criticised Israel.", "Milan", []),
        ("Protesters marched through Milan.", "Milan", ["ITA"]),
        ("The Milan police arrested a man.", "police", ["ITACOP"]),
        ("Japan's Social Democratic Party opposed the bill.", "Party", ["JPNPTY"]),
        ("Former U.S. president Jimmy Carter spoke.", "Carter", ["USAELI"]),
    ],
)
def test_actors_name_of_the_tables_may_be_someone_else(resolve: Resolve, text: str, word: str, codes: list[str]) -> None:
    found = [actor.code for actor in resolve(text, word, day=date(2006, 6, 16))]
    assert found == codes or (codes == [] and found == ["---MED"])


def test_actors_money_names_no_country(resolve: Resolve) -> None:
    assert resolve("The bank paid 20 million US dollars.", "US") == ()
    assert [actor.code for actor in resolve("Iran won the vote.", "Iran")] == ["IRN"]
    assert [actor.code for actor in resolve("France marks the day.", "France")] == ["FRA"]


def test_actors_name_of_several_countries_is_the_one_the_article_is_about(resolve: Resolve) -> None:
    assert [actor.code for actor in resolve("Congress backed the bill.", "Congress")] == ["USALEG"]
    assert [actor.code for actor in resolve("Congress backed the bill.", "Congress", memory=ArticleMemory(focus="IND"))] == ["INDPTY"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Dina Boluarte asked Congress to vote.", "PERLEG"),
        ("Volodymyr Zelensky asked Congress to vote.", "USALEG"),
        ("Congress criticized Peru.", "USALEG"),
    ],
)
def test_actors_a_congress_beside_a_leader_is_of_his_country_if_that_has_one(resolve: Resolve, text: str, code: str) -> None:
    assert [actor.code for actor in resolve(text, "Congress", day=date(2023, 6, 16))] == [code]


def test_actors_name_that_a_noun_carries_gives_way_to_the_noun(parse: Callable[[str], Sentence]) -> None:
    sentence = parse("The envoy praised the Serbian authorities after the Serbian offensive.")
    reader = ActorReader(load_index(), sentence, date(2020, 6, 16), ArticleMemory())
    first, second = (token for token, word in enumerate(sentence.words) if word == "Serbian")
    assert reader.carriers(first) == (sentence.words.index("authorities"),) and reader.carriers(second) == (second,)


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Japan spoke after Kanagawa governor Shigeru Mori left.", "Mori", ["JPNGOV"]),
        ("Japan spoke after Smithson governor Shigeru Mori left.", "Mori", ["---GOV"]),
        ("The president of a Peruvian subsidiary left.", "president", ["PERBUS"]),
        ("The president of the Peruvian republic left.", "president", ["PERGOV"]),
        ("Government fighters fled from Muslim militants.", "fighters", ["---MIL"]),
        ("Government fighters fled from Muslim militants.", "militants", ["---UAF"]),
        ("Delegates praised the Nairobi Framework.", "Framework", []),
        ("Delegates praised the Kenyan framework.", "framework", ["KEN"]),
    ],
)
def test_actors_places_that_no_table_of_actors_knows_and_things_named_after_towns(resolve: Resolve, text: str, word: str, codes: list[str]) -> None:
    assert [actor.code for actor in resolve(text, word)] == codes


def test_actors_office_beside_the_name_outdoes_a_term_that_is_over(resolve: Resolve) -> None:
    day = date(2005, 11, 28)
    assert [actor.code for actor in resolve("State Councilor Tang Jiaxuan spoke.", "Jiaxuan", day=day)] == ["CHNGOV"]
    assert [actor.code for actor in resolve("Former foreign minister Tang Jiaxuan spoke.", "Jiaxuan", day=day)] == ["CHNELI"]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Israeli army jeeps stormed the town.", "jeeps", ["ISRMIL"]),
        ("The White House plan failed.", "plan", ["USAGOV"]),
        ("The Israeli plan failed.", "plan", ["ISR"]),
        ("The decision of the Israeli government failed.", "decision", ["ISRGOV"]),
        ("The president of Peru said his country will help.", "country", ["PER"]),
        ("The anti- Syrian minister spoke.", "minister", ["---GOV"]),
        ("The Pan-American body spoke.", "body", []),
        ("Peru agreed to a media truce.", "truce", []),
        ("Bangladeshi peacekeepers helped.", "peacekeepers", ["BGDMIL"]),
        ("United Nations peacekeepers helped.", "peacekeepers", ["IGOUNOPKO"]),
    ],
)
def test_actors_noun_that_is_no_role_is_whose_it_is(resolve: Resolve, text: str, word: str, codes: list[str]) -> None:
    assert [actor.code for actor in resolve(text, word)] == codes


@pytest.mark.parametrize(
    ("text", "council"),
    [
        ("Russia's Security Council condemned the raid.", "RUSGOV"),
        ("The Iranian Security Council condemned the raid.", "IRNGOV"),
        ("The Security Council condemned the raid.", "IGOUNOSEC"),
        ("The UN Security Council condemned the raid.", "IGOUNOSEC"),
    ],
)
def test_actors_council_that_a_state_owns_is_not_the_worlds(resolve: Resolve, text: str, council: str) -> None:
    assert [actor.code for actor in resolve(text, "Council")] == [council]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Opponents of the Kenyan government rejected the plan.", "Opponents", ["KENOPP"]),
        ("Rivals of the Kenyan president rejected the plan.", "Rivals", ["KENOPP"]),
        ("Opponents of the Kenyan plan protested.", "Opponents", []),
        ("Opponents of Kenya rejected the plan.", "Opponents", []),
        ("Allies of the Kenyan government rejected the plan.", "Allies", []),
    ],
)
def test_actors_opponents_of_a_government_are_its_opposition(resolve: Resolve, text: str, word: str, codes: list[str]) -> None:
    assert [actor.code for actor in resolve(text, word)] == codes
