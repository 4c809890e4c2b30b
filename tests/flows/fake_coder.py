"""A coder small enough to read at a glance: "<Country> attacked <Country>." gives one mention. For the tests of the flow.

A module of its own, found on the path (see conftest.py), because worker processes load it by name.
"""

import hashlib
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from schemas.codebook import PloverClass, acled_sub_events, cameo_codes, plover_classes
from schemas.mention import Mention

COUNTRIES = {"Israel": "ISR", "Syria": "SYR", "Iran": "IRN", "France": "FRA", "Ghana": "GHA", "Togo": "TGO"}
VERBS = {"attacked": "190", "met": "040", "criticized": "111", "bombed": "195"}
CLAUSE = re.compile(rf"({'|'.join(COUNTRIES)}) (did not )?({'|'.join(VERBS)}|attack) ({'|'.join(COUNTRIES)})")
ANY_CLAUSE = re.compile(r"([A-Z]\w+)\W.*?\b(said|told|met|attacked|announced)\b")
SENTENCE = re.compile(r"[^.\n]+\.?")
DEATHS = re.compile(r"killing (\d+)")


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """One coded article, as coders.coder gives it."""

    article: object
    n_sentences: int
    mentions: tuple


def mention_of(article, sentence, match, *, source, target, code, negated=False):
    """Returns one whole mention; every column that follows from the code is looked up."""
    entry, plover = cameo_codes()[code], plover_classes().get(code, PloverClass(None, None, None))
    sub_event = acled_sub_events()["Armed clash"] if entry.root == "19" else None
    start = sentence.start() + match.start(3)
    deaths = DEATHS.search(sentence.group())
    key = f"{article.article_id}|{start}|{code}|{source}|{target}"
    return Mention(
        mention_id="men-" + hashlib.sha256(key.encode()).hexdigest()[:16],
        article_id=article.article_id,
        publisher=article.publisher,
        url=article.url,
        published=article.published,
        sentence=sentence.group(),
        sentence_start=sentence.start(),
        trigger=match.group(3),
        trigger_start=start,
        trigger_end=start + len(match.group(3)),
        event_date=article.published,
        date_precision="day" if article.published else "unknown",
        source=source,
        target=target,
        source_text=match.group(1),
        target_text=match.group(4) if target else None,
        source_country=source,
        target_country=target,
        cameo_code=code,
        cameo_root=entry.root,
        cameo_name=entry.name,
        quad_class=entry.quad_class,
        goldstein=entry.goldstein,
        plover_event=plover.event,
        plover_mode=plover.mode,
        plover_context=plover.context,
        acled_event_type=sub_event and sub_event.event_type,
        acled_sub_event_type=sub_event and sub_event.name,
        acled_disorder_type=sub_event and sub_event.disorder_type,
        fatalities=int(deaths.group(1)) if deaths else None,
        polarity="negated" if negated else "positive",
        status="dropped" if negated else "kept",
        dropped_reason="negated" if negated else None,
        rule=f"{match.group(3)}/fake",
        derivation=f"{match.group(3)} -> {code}",
        confidence=1.0 if target else 0.5,
        lexicon_version="lex-fake",
        coder_version="0-fake",
        model="none",
    )


class FakeCoder:
    """Codes the clauses of `CLAUSE`; with `broad` also any sentence with a common verb, to have rows for timing."""

    lexicon_version, coder_version, model = "lex-fake", "0-fake", "none"

    def __init__(self, *, broad=False):
        self.broad = broad

    def mentions(self, article):
        for sentence in SENTENCE.finditer(article.text):
            for match in CLAUSE.finditer(sentence.group()):
                code = VERBS.get(match.group(3), "190")
                source, target = COUNTRIES[match.group(1)], COUNTRIES[match.group(4)]
                yield mention_of(article, sentence, match, source=source, target=target, code=code, negated=bool(match.group(2)))

    def broad_mentions(self, article):
        for sentence in SENTENCE.finditer(article.text):
            match = re.search(r"\b([A-Z]\w+)()\W[^.]*?\b(said|told|met|attacked|announced|agreed)\b()", sentence.group())
            if match:
                yield mention_of(article, sentence, match, source="GHA", target=None, code="010")

    def code_articles(self, articles):
        for article in articles:
            if "the coder fails here" in article.text:
                raise ValueError("a token without a head")
            found = tuple(self.mentions(article)) + (tuple(self.broad_mentions(article)) if self.broad else ())
            yield CodedArticle(replace(article, dateline="FAKE"), len(SENTENCE.findall(article.text)), found)

    def word_digests(self):
        return {"": "rest-fake", **{verb: code for verb, code in VERBS.items()}}

    def word_forms(self, words):
        return frozenset(words)

    def explain(self, text, published):
        return f"explained: {text}"


DEATH = "FAKE_CODER_DEATH"
"""The variable that names the file which says that the process ended once."""


class MortalCoder(FakeCoder):
    """A coder whose process ends at some texts, without a word, as the kernel ends one that takes too much memory."""

    def code_articles(self, articles):
        for article in articles:
            if "the process ends here" in article.text:
                os._exit(137)
            if "the process ends once here" in article.text and not Path(os.environ[DEATH]).exists():
                Path(os.environ[DEATH]).touch()
                os._exit(137)
        return super().code_articles(articles)


def load_mortal(choice):
    """The loader of a coder whose process ends at some texts."""
    return MortalCoder()


def load(choice):
    """The loader that the flow is given."""
    return FakeCoder()


def load_broad(choice):
    """The loader for timings."""
    return FakeCoder(broad=True)


def load_noting(folder, choice):
    """A loader that leaves a file named by its process."""
    (folder / str(os.getpid())).touch()
    return FakeCoder()


def load_missing(choice):
    """A loader whose model is not installed."""
    raise OSError("no model named en_core_web_trf; install it with pip")
