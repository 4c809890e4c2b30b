"""An article in, its mentions out."""

from datetime import date
from pathlib import Path

import pytest
from spacy.attrs import LIKE_URL

from coders.coder import CHUNK, CODER_VERSION, Coder, load_coder
from coders.lexicon.fingerprint import code_digest
from coders.parse import load_model
from schemas.article import Article

TODAY = date(2020, 6, 16)
TEXT = (
    "SEOUL, June 16 (Agency) -- South Korea condemned North Korea on Monday.\n\n(Video: Agency)\n\nIsrael attacked Syria.\n\nIsrael "
    "attacked Syria again."
)


def article(number: int = 0, text: str = TEXT, **columns: str) -> Article:
    return Article(article_id=f"art-{number}", text=text, published=TODAY, **columns)


def test_coder_articles_come_back_in_order_whatever_the_chunk(coder: Coder) -> None:
    articles = [article(number, f"Israel attacked Syria{'.' * (number % 2)}") for number in range(CHUNK + 3)]
    coded = list(coder.code_articles(articles))
    assert [found.article.article_id for found in coded] == [given.article_id for given in articles]
    assert all(mention.article_id == found.article.article_id for found in coded for mention in found.mentions)
    assert all(len(found.mentions) == 1 for found in coded)


def test_coder_no_articles_give_nothing(coder: Coder) -> None:
    assert list(coder.code_articles([])) == []


def test_coder_article_without_text_gives_no_mention(coder: Coder) -> None:
    (coded,) = coder.code_articles([article(text="")])
    assert coded.mentions == () and coded.n_sentences == 0


def test_coder_mention_carries_its_article_and_its_versions(coder: Coder) -> None:
    (coded,) = coder.code_articles([article(text="Israel attacked Syria.", publisher="Agency", url="place:1")])
    (mention,) = coded.mentions
    assert (mention.publisher, mention.url, mention.published) == ("Agency", "place:1", TODAY)
    assert mention.lexicon_version == coder.lexicon_version == coder.lexicon.version
    assert (mention.coder_version, mention.model) == (f"{CODER_VERSION}+{code_digest()}", coder.model) and mention.model
    assert (mention.cameo_root, mention.quad_class, mention.goldstein) == ("19", 4, -10.0)


def test_coder_dateline_is_read_and_captions_are_not_coded(coder: Coder) -> None:
    (coded,) = coder.code_articles([article()])
    assert coded.article.dateline is not None and coded.article.dateline.upper().startswith("SEOUL")
    assert not any("Video" in mention.sentence for mention in coded.mentions)


@pytest.mark.parametrize(("dateline", "source"), [("NAIROBI, June 16 (Agency) -- ", "KENCOP"), ("LIMA, June 16 (Agency) -- ", "PERCOP")])
def test_coder_police_without_a_country_are_those_of_the_dateline(coder: Coder, dateline: str, source: str) -> None:
    (coded,) = coder.code_articles([article(text=f"{dateline}Police arrested 12 protesters on Monday.")])
    assert [mention.source for mention in coded.mentions if mention.cameo_code.startswith("17")] == [source]


def test_coder_given_dateline_stays(coder: Coder) -> None:
    (coded,) = coder.code_articles([article(dateline="Busan")])
    assert coded.article.dateline == "Busan"


def test_coder_offsets_point_into_the_article(coder: Coder) -> None:
    (coded,) = coder.code_articles([article()])
    assert coded.mentions
    for mention in coded.mentions:
        assert TEXT[mention.sentence_start : mention.sentence_start + len(mention.sentence)] == mention.sentence
        assert TEXT[mention.trigger_start : mention.trigger_end].startswith(mention.trigger.split()[0])


def test_coder_memory_of_one_article_does_not_reach_the_next(coder: Coder) -> None:
    first, second = coder.code_articles([article(1, "Iran attacked Iraq."), article(2, "It threatened Jordan.")])
    assert [mention.source for mention in first.mentions] == ["IRN"]
    assert "IRN" not in [mention.source for mention in second.mentions]


def test_coder_event_told_in_two_sentences_is_two_mentions(coder: Coder) -> None:
    (coded,) = coder.code_articles([article(text="Israel attacked Syria. Israel attacked Syria.")])
    assert len(coded.mentions) == 2 and len({mention.mention_id for mention in coded.mentions}) == 2


def test_coder_event_told_twice_in_a_sentence_is_kept_once(coder: Coder) -> None:
    (coded,) = coder.code_articles([article(text="Israel attacked Syria and on Monday attacked Syria.")])
    assert [mention.dropped_reason for mention in coded.mentions] == [None, "told twice in the sentence"]


def test_coder_pronoun_reaches_back_in_its_own_article(coder: Coder) -> None:
    (coded,) = coder.code_articles([article(1, "Iran attacked Iraq. It threatened Jordan.")])
    assert ("IRN", "130", "JOR") in [(m.source, m.cameo_code, m.target) for m in coded.mentions]


def test_coder_same_article_gives_the_same_mentions(coder: Coder) -> None:
    (one,), (two,) = coder.code_articles([article()]), coder.code_articles([article()])
    assert one == two


def test_coder_company_of_other_articles_changes_nothing(coder: Coder) -> None:
    (alone,) = coder.code_articles([article()])
    crowd = list(coder.code_articles([article(1, "Iran attacked Iraq."), article(), article(2, "Egypt met Jordan.")]))
    assert crowd[1].mentions == alone.mentions


def test_coder_explain_shows_the_derivation_and_why_there_is_no_event(coder: Coder) -> None:
    shown = coder.explain("Israel denied attacking Syria.", TODAY)
    assert "deny(attack)" in shown and "[dropped: negated]" in shown and "parse:" in shown
    assert "no event: no verb or noun of the lexicon stands in it" in coder.explain("The cat slept.", TODAY)
    assert coder.explain("", TODAY) == "no sentence was found in the text"


def test_coder_model_works_out_of_a_new_word_what_the_networks_see_only() -> None:
    nlp = load_model()
    word = nlp.vocab["Tarlenheimers"]
    assert (word.norm_, word.prefix_, word.suffix_, word.shape_, word.lower_) == ("tarlenheimers", "T", "ers", "Xxxxx", "tarlenheimers")
    assert nlp.vocab["\u2003\u2003"].is_space and not word.is_space
    assert LIKE_URL not in nlp.vocab.lex_attr_getters


def test_coder_missing_model_says_how_to_install_it() -> None:
    with pytest.raises(OSError, match="pip install"):
        load_model("no_such_model")


def test_coder_unknown_policy_is_refused() -> None:
    with pytest.raises(ValueError, match="no policy"):
        load_coder(policy="lax")


def test_coder_other_lexicon_folder_is_used(coder: Coder) -> None:
    other = load_coder(lexicon=Path(__file__).parent / "small_lexicon")
    assert other.nlp is coder.nlp and other.lexicon_version != coder.lexicon_version
    assert [m.cameo_code for m in other.code_text("Iran praised Iraq and attacked Syria.", published=TODAY)] == ["190"]


def test_coder_policy_everything_keeps_what_did_not_happen() -> None:
    (mention,) = load_coder(policy="everything").code_text("Israel did not attack Syria.", published=TODAY)
    assert (mention.status, mention.polarity, mention.dropped_reason) == ("kept", "negated", None)
