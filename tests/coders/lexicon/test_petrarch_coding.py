"""Coding with an imported lexicon: word-order patterns, actors with role nouns, discards. Parses are written by hand or by the model."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coders.actor_index import ActorIndex, build_index
from coders.coder import Coder, load_coder
from coders.lexicon.actor_tables import load_actor_tables
from coders.lexicon.compile import load_lexicon
from coders.lexicon.petrarch import import_petrarch
from coders.memory import ArticleMemory
from coders.parse import Sentence
from coders.sentence import SentenceCoder
from coders.sequences.coding import SequenceCoder
from coders.sequences.groups import read_phrases
from coders.sequences.tables import SequenceLexicon, load_sequences
from schemas.article import Article
from schemas.mention import Mention

DAY = date(1995, 3, 1)
VERBS = """\
&BONDS
+LINK
+TRADE PACT

&DENIALS
+DID NOT
+NEVER

--- RENEW [601] ---
RENEW
- * &BONDS [602]
- * FULL_&BONDS [603]
- &DENIALS * [604]
- % * [605]
- * PLEDGE ^ TO + [606]
- $ * BACK + [607]
- + * GIFTS FROM $ [608]

--- CONDEMN [611] ---
CONDEMN

--- LEAVE [732:733] ---
LEAVE

--- SAY [023] ---
SAY

--- IGNORE [---] ---
IGNORE
- * PLEA [621]

--- SHADOW [631] ---
WIRE_+TAP
+BLOCK_OFF [632]
"""
ACTORS = """\
FREEDONIA [FRE]
+FREEDONIAN
SYLVANIA [SYL]
GRAUSTARK [GRA]
THE_ALLIES [FRE/SYL]
RUFUS_FIREFLY [FRE]
\t[FREOPP <19940101]
\t[FREGOV 19940101-19951231]
HIDDEN_HAND [---]
"""
AGENTS = "GUARD [~MIL]\nMINISTER [~GOV]\nDEPUTY [~LEG]\nPRESS {} [~MED]\nRELIEF_TEAM [NGO~]\n"
DISCARDS = "CHESS OPEN\n+REGATTA\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dictionaries, imported."""
    where = tmp_path_factory.mktemp("petrarch")
    paths = {}
    for name, text in (("verbs", VERBS), ("actors", ACTORS), ("agents", AGENTS), ("discards", DISCARDS)):
        paths[name] = where / name
        paths[name].write_text(text, encoding="utf8")
    import_petrarch(paths["verbs"], [paths["actors"]], paths["agents"], None, paths["discards"], out=where / "lexicon")
    return where / "lexicon"


@pytest.fixture(scope="module")
def index(folder: Path) -> ActorIndex:
    """The imported actors."""
    return build_index(load_actor_tables(folder / "actors"))


@pytest.fixture(scope="module")
def sequences(folder: Path) -> SequenceLexicon:
    """The imported verbs."""
    found = load_sequences(folder)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def mentions(coder: Coder, folder: Path, index: ActorIndex, sequences: SequenceLexicon):  # type: ignore[no-untyped-def]
    """Codes one text of a day with the small dictionaries: all mentions."""

    def code(text: str, published: date = DAY) -> list[Mention]:
        article, structure, sentences = coder.read_text(text, published=published)
        base = SentenceCoder(
            lexicon=load_lexicon(folder), index=index, words=coder.words, policy=coder.policy, article=article, memory=ArticleMemory(),
            dateline=structure.dateline, versions=("small", "0", "model"), written=published,
        )
        sequence_coder = SequenceCoder(sequences, base)
        return [mention for sentence in sentences for mention in sequence_coder.code(sentence).mentions]

    return code


@pytest.fixture(scope="module")
def triples(mentions):  # type: ignore[no-untyped-def]
    """Source, code and target of the kept mentions of a text."""
    return lambda text, published=DAY: [(m.source, m.cameo_code, m.target) for m in mentions(text, published) if m.status == "kept"]


@pytest.fixture(scope="module")
def groups(coder: Coder, index: ActorIndex):  # type: ignore[no-untyped-def]
    """Actor codes of the groups of one sentence."""

    def read(text: str, day: date = DAY) -> list[tuple[str, ...]]:
        sentence: Sentence = coder.read_text(text)[2][0]
        return [group.codes for group in read_phrases(sentence, index, day).outer]

    return read


def test_petrarch_coding_takes_the_verbs_code_with_source_before_and_target_behind(triples) -> None:  # type: ignore[no-untyped-def]
    assert triples("Freedonia condemned Sylvania on Monday.") == [("FRE", "611", "SYL")]


def test_petrarch_coding_knows_no_verb_that_is_not_imported(triples) -> None:  # type: ignore[no-untyped-def]
    assert triples("Freedonia shelled Sylvania on Monday.") == []


def test_petrarch_coding_blanks_of_a_pattern_skip_words_and_underscores_do_not(triples) -> None:  # type: ignore[no-untyped-def]
    assert triples("Freedonia renewed its old links with Sylvania.") == [("FRE", "602", "SYL")]
    assert triples("Freedonia renewed full links with Sylvania.") == [("FRE", "603", "SYL")]
    assert triples("Freedonia renewed full diplomatic links with Sylvania.") == [("FRE", "602", "SYL")]
    assert triples("Freedonia renewed a trade pact with Sylvania.") == [("FRE", "602", "SYL")]
    assert triples("Freedonia renewed a trade row with Sylvania.") == [("FRE", "601", "SYL")]


def test_petrarch_coding_words_before_the_verb_are_read_towards_the_beginning(triples) -> None:  # type: ignore[no-untyped-def]
    assert triples("Freedonia did not renew its visit to Sylvania.") == [("FRE", "604", "SYL")]
    assert triples("Freedonia will renew its visit to Sylvania.") == [("FRE", "601", "SYL")]


def test_petrarch_coding_compounds_act_on_each_other(triples) -> None:  # type: ignore[no-untyped-def]
    assert sorted(triples("Freedonia and Sylvania renewed a debate.")) == [("FRE", "605", "SYL"), ("SYL", "605", "FRE")]


def test_petrarch_coding_marks_say_who_is_source_and_target(triples) -> None:  # type: ignore[no-untyped-def]
    assert triples("Freedonia renewed a pledge in Graustark to Sylvania.") == [("FRE", "606", "SYL")]
    assert triples("Freedonia renewed gifts from Sylvania.") == [("SYL", "608", "FRE")]


def test_petrarch_coding_pairs_give_an_event_in_each_direction(triples) -> None:  # type: ignore[no-untyped-def]
    assert triples("Freedonia's minister left Sylvania on Monday.") == [("FREGOV", "732", "SYL"), ("SYL", "733", "FREGOV")]


def test_petrarch_coding_turns_a_passive_with_by_round(triples) -> None:  # type: ignore[no-untyped-def]
    assert triples("Freedonia was condemned by Sylvania.") == [("SYL", "611", "FRE")]


def test_petrarch_coding_null_codes_make_no_event_but_their_patterns_do(triples) -> None:  # type: ignore[no-untyped-def]
    assert triples("Freedonia ignored Sylvania.") == []
    assert triples("Freedonia ignored a plea from Sylvania.") == [("FRE", "621", "SYL")]


def test_petrarch_coding_phrases_beat_the_bare_verb(triples) -> None:  # type: ignore[no-untyped-def]
    assert triples("Guards blocked off the road to Sylvania.") == [("---MIL", "632", "SYL")]
    assert triples("Freedonia blocked Sylvania.") == []


def test_petrarch_coding_a_verb_inside_a_told_event_tells_no_other(triples) -> None:  # type: ignore[no-untyped-def]
    assert triples("Freedonia condemned Sylvania for leaving Graustark.") == [("FRE", "611", "SYL")]
    assert triples("Freedonia condemned Sylvania and left Graustark.") == [("FRE", "611", "SYL"), ("FRE", "732", "GRA"), ("GRA", "733", "FRE")]


def test_petrarch_coding_keeps_what_is_denied_or_planned_and_marks_it(mentions) -> None:  # type: ignore[no-untyped-def]
    (mention,) = mentions("Freedonia will renew links with Sylvania.")
    assert (mention.status, mention.modality) == ("kept", "future")


def test_petrarch_coding_events_without_a_partner_are_dropped_with_the_reason(mentions) -> None:  # type: ignore[no-untyped-def]
    (mention,) = mentions("Freedonia condemned the weather.")
    assert (mention.source, mention.target, mention.status, mention.dropped_reason) == ("FRE", None, "dropped", "no target")


def test_petrarch_coding_discards_are_of_a_sentence_or_of_the_story(mentions) -> None:  # type: ignore[no-untyped-def]
    told = mentions("Freedonia condemned Sylvania at the chess open. Freedonia condemned Graustark.")
    assert [(one.target, one.dropped_reason) for one in told] == [("SYL", "discarded for 'chess open'"), ("GRA", None)]
    told = mentions("The regatta was delayed. Freedonia condemned Graustark.")
    assert [(one.target, one.dropped_reason) for one in told] == [("GRA", "discarded for 'regatta'")]


def test_petrarch_coding_own_codes_take_no_name_or_class_of_cameo(mentions) -> None:  # type: ignore[no-untyped-def]
    (mention,) = mentions("Freedonia said Sylvania had lost.")
    assert (mention.cameo_code, mention.cameo_name, mention.cameo_root, mention.plover_event, mention.acled_event_type) == ("023", "", "02", None, None)


def test_petrarch_coding_dated_codes_hold_on_their_days(triples) -> None:  # type: ignore[no-untyped-def]
    text = "Rufus Firefly condemned Sylvania."
    days = (date(1990, 5, 5), date(1994, 1, 1), date(1995, 12, 31), date(1996, 1, 1))
    assert [triples(text, day)[0][0] for day in days] == ["FREOPP", "FREGOV", "FREGOV", "FRE"]


def test_petrarch_coding_one_name_may_stand_for_several_actors(triples) -> None:  # type: ignore[no-untyped-def]
    assert triples("The Allies condemned Graustark.") == [("FRE", "611", "GRA"), ("SYL", "611", "GRA")]


def test_petrarch_coding_a_null_actor_is_nobody(triples) -> None:  # type: ignore[no-untyped-def]
    assert triples("Hidden Hand condemned Graustark.") == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Freedonian guards slept.", [("FREMIL",)]),
        ("The guards of Freedonia slept.", [("FREMIL",)]),
        ("Guards slept.", [("---MIL",)]),
        ("The ministers of Freedonia, Sylvania and Graustark slept.", [("FREGOV", "SYLGOV", "GRAGOV")]),
        ("Deputies and ministers in Freedonia and Sylvania slept.", [("FRELEG", "SYLLEG", "FREGOV", "SYLGOV")]),
        ("The Freedonian press and ministers slept.", [("FREMED", "FREGOV")]),
        ("Freedonia and the ministers of Sylvania slept.", [("FRE", "SYLGOV")]),
        ("A Freedonian relief team slept.", [("NGOFRE",)]),
        ("Freedonia's former ministers slept.", [("FREELI",)]),
        ("Freedonia's stern and sleepy minister slept.", [("FREGOV",)]),
        ("The lamp slept.", []),
    ],
)
def test_petrarch_coding_reads_actors_with_their_role_nouns(groups, text: str, codes: list[tuple[str, ...]]) -> None:  # type: ignore[no-untyped-def]
    assert groups(text) == codes


def test_petrarch_coding_an_imported_folder_is_a_lexicon_of_the_coder(coder: Coder, folder: Path) -> None:
    loaded = load_coder(lexicon=folder)
    assert loaded.lexicon_version != coder.lexicon_version
    assert [(m.source, m.cameo_code, m.target) for m in loaded.code_text("Freedonia condemned Sylvania.", published=DAY)] == [("FRE", "611", "SYL")]


def test_petrarch_coding_ids_are_the_same_for_the_same_text(mentions) -> None:  # type: ignore[no-untyped-def]
    first, second = mentions("Freedonia condemned Sylvania."), mentions("Freedonia condemned Sylvania.")
    assert first == second and first[0] == replace(first[0])
    assert first[0].trigger == "condemned" and first[0].rule == "condemn"
    assert Article(article_id="text", text="").article_id == first[0].article_id


WORDS = [
    "Freedonia", "Sylvania", "guards", "condemned", "renewed", "left", "of", "and", ",", "links", "the", "in", "to", "by",
    "was", "never", "-", "--", "\u00e9", "'s", ".",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_petrarch_coding_no_order_of_words_raises(mentions, words: list[str]) -> None:  # type: ignore[no-untyped-def]
    for mention in mentions(" ".join(words)):
        assert mention.source != mention.target
        assert mention.status == "kept" or mention.dropped_reason


def test_petrarch_coding_long_sentences_of_the_same_words_are_matched_soon(mentions) -> None:  # type: ignore[no-untyped-def]
    started = perf_counter()
    mentions("Freedonia renewed " + "a pledge of the guards of " * 60 + "nobody.")
    assert perf_counter() - started < 5
