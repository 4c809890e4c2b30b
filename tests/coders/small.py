"""A lexicon of a dozen words (the folder small_lexicon), so that tests of the engine do not change with the shipped one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from coders.coder import Coder
from coders.lexicon.compile import Lexicon, compile_lexicon, read_lexicon
from coders.parse import Sentence
from coders.sentence import SentenceResult
from coders.text import read_text
from coders.verbs import Match, View, find_matches
from schemas.article import Article
from schemas.mention import Mention

FOLDER = Path(__file__).parent / "small_lexicon"
DAY = date(2020, 6, 16)
ACTORS = frozenset({"Israel", "Syria", "Iran", "Egypt", "Jordan", "Iraq"})

Event = tuple[str | None, str, str | None]


@cache
def small_lexicon() -> Lexicon:
    """Compiles the small lexicon, once a session: nothing in it changes."""
    return compile_lexicon(read_lexicon(FOLDER))


def with_lexicon(coder: Coder, lexicon: Lexicon) -> Coder:
    """The coder with another lexicon: model, actors and policy stay."""
    return replace(coder, lexicon=lexicon)


def write_lexicon(folder: Path, files: Mapping[str, str]) -> Lexicon:
    """Writes a lexicon of these files and compiles it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf8")
    return compile_lexicon(read_lexicon(folder))


def view_of(sentence: Sentence, lexicon: Lexicon) -> View:
    """A view in which the names of ACTORS are actors and nothing else is one."""
    return View(sentence, lexicon, lambda head: frozenset({"ACTOR"}) if sentence.words[head] in ACTORS else frozenset())


def matches_of(sentence: Sentence, lexicon: Lexicon) -> dict[str, Match]:
    """The matches of a sentence by the word they stand at."""
    return {sentence.words[token]: match for token, match in find_matches(view_of(sentence, lexicon)).items()}


def result_of(coder: Coder, sentence: Sentence) -> SentenceResult:
    """Codes one parsed sentence as an article of its own."""
    article = Article(article_id="test", text=sentence.text, published=DAY)
    (result,) = coder.results(article, read_text(""), [sentence])
    return result


def triples(mentions: Iterable[Mention], status: str = "kept") -> list[Event]:
    """Source, code and target of the mentions of one status."""
    return [(m.source, m.cameo_code, m.target) for m in mentions if m.status == status]
