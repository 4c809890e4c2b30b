"""Who is who, and when, in the report on Kaesong of 2020-06-16 (`../shared/articles`, beside the repository), as issue 4 asks.

Where the folder beside the repository does not exist there is nothing to test, and every test passes.
"""

from datetime import date
from pathlib import Path

import pytest

from coders.actors import ActorReader
from coders.coder import Coder
from coders.memory import ArticleMemory
from coders.parse import Sentence
from coders.remember import remember
from schemas.article import Article
from schemas.mention import Mention

REPORT = Path(__file__).resolve().parents[2].parent / "shared" / "articles" / "000_481b0e5fbb85979f.txt"
TUESDAY = date(2020, 6, 16)

Who = dict[tuple[str, str], frozenset[str]]


def head_of(sentence: Sentence, words: str) -> int:
    """Returns the last token of some words as they first stand in a sentence."""
    end = sentence.start + sentence.text.index(words) + len(words)
    return max(token for token, offset in enumerate(sentence.offsets) if offset < end)


class Report:
    """The report read once: its mentions, and whom any words of it mean at the place where they stand."""

    def __init__(self, coder: Coder) -> None:
        article = Article(article_id="kaesong", text=REPORT.read_text(encoding="utf8"), published=TUESDAY)
        ((_, text, sentences),) = coder.read_articles([article])
        self.mentions: tuple[Mention, ...] = coder.code_sentences(article, text, sentences).mentions
        self.readers: list[ActorReader] = []
        memory = ArticleMemory(home="KOR")
        for sentence in sentences:
            reader = ActorReader(coder.index, sentence, TUESDAY, memory)
            # what pronouns mean is fixed before the memory takes in the sentence, as the coder does it
            for head in range(len(sentence.words)):
                reader.resolve(head)
            remember(reader)
            self.readers.append(reader)

    def codes(self, sentence_words: str, words: str) -> frozenset[str]:
        """Returns the codes that some words of the sentence with these words stand for."""
        reader = next(r for r in self.readers if sentence_words in " ".join(r.sentence.text.split()))
        return frozenset(actor.code for actor in reader.resolve(head_of(reader.sentence, words)))

    def dated(self, says: str, code: str) -> set[tuple[date | None, str, date | None]]:
        """Returns date, precision and last day of the mentions, kept or dropped, of a sentence with these words and a code."""
        found = [m for m in self.mentions if says in " ".join(m.sentence.split()) and m.cameo_code.startswith(code)]
        return {(m.event_date, m.date_precision, m.date_end) for m in found}


@pytest.fixture(scope="module")
def report(coder: Coder) -> Report | None:
    """The report; None where it is not there."""
    return Report(coder) if REPORT.exists() else None


@pytest.mark.parametrize(
    ("sentence", "words", "codes"),
    [
        ("first deputy chief", "Kim You-geun", {"KORGOV"}),
        ("will obviously be held accountable", "Kim", {"KORGOV"}),
        ("undermine the dictatorship", "Kim Jong Un", {"PRKGOV"}),
        ("will help the Kim regime", "Kim regime", {"PRKGOV"}),
        ("In a statement Saturday", "she", {"PRKGOV"}),
        ("relations still in stalemate", "she", {"PRKGOV"}),
        ("also has been criticizing", "The regime", {"PRKGOV"}),
        ("also has been criticizing", "defectors", {"KORREF"}),
        ("also has been criticizing", "the South", {"KOR"}),
        ("strategically pressuring", "the South", {"KOR"}),
        ("ready to move forces back", "the two Koreas", {"PRK", "KOR"}),
        ("which the two sides opened", "the two sides", {"PRK", "KOR"}),
        ("hallmarks of his presidency", "Moon Jae-in", {"KORGOV"}),
        ("go back to the past era", "Moon", {"KORGOV"}),
    ],
)
def test_actors_kaesong_words_stand_for(report: Report | None, sentence: str, words: str, codes: set[str]) -> None:
    if report is None:
        return
    assert report.codes(sentence, words) == codes


@pytest.mark.parametrize(
    ("says", "code", "dated"),
    [
        ("forces clashed", "190", (date(2020, 6, 15), "day", None)),
        ("In a statement Saturday", "13", (date(2020, 6, 13), "day", None)),
        ("telephone hotlines", "160", (date(2020, 6, 1), "month", date(2020, 6, 30))),
        ("closed since January", "161", (date(2020, 1, 1), "month", TUESDAY)),
    ],
)
def test_dating_kaesong_days(report: Report | None, says: str, code: str, dated: tuple[date, str, date | None]) -> None:
    if report is None:
        return
    assert report.dated(says, code) == {dated}
