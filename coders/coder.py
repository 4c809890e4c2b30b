"""Wires the parts: an article in, its mentions out."""

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from itertools import islice
from pathlib import Path

from spacy.language import Language

from coders.actor_index import ActorIndex, country_named, load_index
from coders.article_focus import focus_country
from coders.article_places import read_article_places
from coders.context_words import FILE as CONTEXT_FILE
from coders.context_words import ContextWords, load_context
from coders.date_reference import day_written
from coders.dateline import Dateline
from coders.genre import Genre, genre_of_article, load_genres
from coders.lexicon.compile import DEFAULT_FOLDER, Lexicon, load_lexicon
from coders.lexicon.fingerprint import code_digest, forms_of, word_digests
from coders.memory import ArticleMemory
from coders.parse import DEFAULT_MODEL, Sentence, load_model, model_name
from coders.parse_cache import Paragraph, ParseStore, parse_articles
from coders.select import FILE as POLICY_FILE
from coders.select import Policy, load_policy
from coders.sent_places import dateline_country
from coders.sentence import SentenceCoder, SentenceResult
from coders.sentence_ends import most_at_once, pieces
from coders.sequences.coding import SequenceCoder
from coders.sequences.tables import SequenceLexicon, load_sequences
from coders.syntax.memo import forget
from coders.text import CODED_KINDS, ArticleText, read_text
from coders.trials import trial_of
from schemas.article import Article
from schemas.mention import Mention

CODER_VERSION = "0.1.0"
CHUNK = 100
YOUNG_OBJECTS = 20_000
SHORTEST_WITH_END = 4
"""Sentences of a report that has an end of its own."""


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """One article with its mentions, kept and dropped, in reading order; `dateline` is filled where the text has one."""

    article: Article
    n_sentences: int
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Coder:
    """Everything a process needs to code; loaded once, never changed."""

    nlp: Language
    lexicon: Lexicon
    index: ActorIndex
    words: ContextWords
    policy: Policy
    lexicon_version: str
    coder_version: str
    model: str
    sequences: SequenceLexicon | None = None
    genres: tuple[Genre, ...] = ()
    parses: ParseStore | None = None

    def code_articles(self, articles: Iterable[Article]) -> Iterator[CodedArticle]:
        """Yields every article coded, in the order given."""
        stream = iter(articles)
        while chunk := list(islice(stream, CHUNK)):
            yield from self.code_chunk(chunk)

    def code_chunk(self, articles: Sequence[Article]) -> Iterator[CodedArticle]:
        """Parses the paragraphs of some articles in one go and codes each article."""
        for article, text, sentences in self.read_articles(articles):
            yield self.code_sentences(article, text, sentences)

    def read_articles(self, articles: Sequence[Article]) -> Iterator[tuple[Article, ArticleText, list[Sentence]]]:
        """Yields each article with its structure and parsed sentences, the paragraphs of all parsed in one go."""
        texts = [read_text(article.text, title=article.title, dateline=article.dateline) for article in articles]
        paragraphs = [coded_paragraphs(text) for text in texts]
        yield from zip(articles, texts, parse_articles(self.nlp, paragraphs, names=self.index.written, store=self.parses), strict=True)

    def code_sentences(self, article: Article, text: ArticleText, sentences: list[Sentence]) -> CodedArticle:
        """Codes an article whose sentences are parsed."""
        mentions = [mention for result in self.results(article, text, sentences) for mention in result.mentions]
        place = text.dateline.place if text.dateline else article.dateline
        unique: dict[str, Mention] = {}
        for mention in mentions:
            unique.setdefault(mention.mention_id, mention)
        forget()
        return CodedArticle(replace(article, dateline=article.dateline or place), len(sentences), tuple(unique.values()))

    def results(self, article: Article, text: ArticleText, sentences: list[Sentence]) -> Iterator[SentenceResult]:
        """Yields what each sentence gives, in reading order; the items of a digest are read as reports of their own."""
        for dateline, report in reports_of(text, sentences):
            yield from self.report_results(article, dateline, report)

    def report_results(self, article: Article, dateline: Dateline | None, sentences: list[Sentence]) -> Iterator[SentenceResult]:
        """Yields what each sentence of one report gives, in reading order, with the report's memory growing on the way."""
        home = country_named(self.index, dateline.place) or dateline_country(dateline) if dateline else None
        focus, leaning = focus_country(sentences, index=self.index, published=article.published)
        memory = ArticleMemory(home=home, focus=focus, leaning=leaning)
        # where an article is at is read only if it has an event
        base = SentenceCoder(
            lexicon=self.lexicon, index=self.index, words=self.words, policy=self.policy, article=article, memory=memory, dateline=dateline,
            versions=(self.lexicon_version, self.coder_version, self.model),
            places=cache(partial(
                read_article_places, sentences, index=self.index, home=home, day=article.published, dated=dateline is not None,
            )),
            lead=sentences[0].start if sentences else -1, closing=closing_of(sentences), written=day_written(article, dateline), genres=self.genres,
            genre=genre_of_article(self.genres, sentences), trial=trial_of(sentences),
        )
        coder: SentenceCoder | SequenceCoder = base if self.sequences is None else SequenceCoder(self.sequences, base)
        for sentence in sentences:
            yield coder.code(sentence)

    def read_text(self, text: str, *, published: date | None = None) -> tuple[Article, ArticleText, list[Sentence]]:
        """Reads and parses one text that is no article yet, for `code TEXT` and `explain TEXT`."""
        article = Article(article_id="text", text=text, published=published)
        structure = read_text(text)
        (sentences,) = parse_articles(self.nlp, [coded_paragraphs(structure)], names=self.index.written)
        return article, structure, sentences

    def code_text(self, text: str, *, published: date | None = None) -> tuple[Mention, ...]:
        """Codes one text and returns its mentions, kept and dropped."""
        article, structure, sentences = self.read_text(text, published=published)
        return self.code_sentences(article, structure, sentences).mentions

    def word_digests(self) -> dict[str, str]:
        """Returns the digest of what lexicon and actors know of each word, see `coders.lexicon.fingerprint`."""
        return word_digests(self.lexicon, self.index)

    def word_forms(self, words: Collection[str]) -> frozenset[str]:
        """Returns words and their inflected forms as they stand in a text."""
        return forms_of(self.lexicon, words)

    def explain(self, text: str, published: date | None = None) -> str:
        """Returns how a text is coded, step by step, and why a sentence without an event has none."""
        from coders.explain import explain_results

        article, structure, sentences = self.read_text(text, published=published)
        return explain_results(structure, list(self.results(article, structure, sentences)))


def coded_paragraphs(text: ArticleText) -> list[Paragraph]:
    """Returns the paragraphs of a text that are coded, each with its offset and number; one that is too long for the parser in several pieces."""
    return [
        (paragraph.text[start:end], paragraph.start + start, number)
        for number, paragraph in enumerate(text.paragraphs)
        if paragraph.kind in CODED_KINDS
        for start, end in pieces(paragraph.text, most=most_at_once(paragraph.text))
    ]


def reports_of(text: ArticleText, sentences: list[Sentence]) -> Iterator[tuple[Dateline | None, list[Sentence]]]:
    """Yields the reports of a text, each with its dateline and sentences: the whole for a text that is no digest."""
    begins = [0, *(item.paragraph for item in text.items), len(text.paragraphs)]
    datelines = [text.dateline, *(item.dateline for item in text.items)]
    for dateline, begin, end in zip(datelines, begins, begins[1:], strict=False):
        yield dateline, [sentence for sentence in sentences if begin <= sentence.paragraph < end] if text.items else sentences


def closing_of(sentences: Sequence[Sentence]) -> int | None:
    """Returns where the last third of a report begins, None for one of less than four sentences."""
    return sentences[len(sentences) - len(sentences) // 3].start if len(sentences) >= SHORTEST_WITH_END else None


def own_or_package(folder: Path, package_file: Path) -> Path:
    """Returns the lexicon folder's own file of that name, the package's where it has none (imported dictionaries)."""
    own = folder / package_file.name
    return own if own.exists() else package_file


def load_coder(*, lexicon: Path | None = None, model: str | None = None, policy: str = "default", parses: ParseStore | None = None) -> Coder:
    """Loads model, lexicon, actors and policy; `parses` keeps what was parsed; raises OSError for a missing model and ValueError for an unknown policy."""
    # loading and coding make many small tuples and no circles: to walk the young ones every 700 finds nothing
    gc.set_threshold(YOUNG_OBJECTS)
    nlp = load_model(model or DEFAULT_MODEL)
    folder = lexicon or DEFAULT_FOLDER
    compiled = load_lexicon(folder)
    actors = folder / "actors"
    index = load_index(actors if actors.exists() and lexicon else None)
    # the tables live as long as the process: the garbage collector need not walk them again and again
    gc.freeze()
    return Coder(
        nlp=nlp,
        lexicon=compiled,
        index=index,
        words=load_context(own_or_package(folder, CONTEXT_FILE)),
        policy=load_policy(policy, own_or_package(folder, POLICY_FILE)),
        lexicon_version=compiled.version,
        coder_version=f"{CODER_VERSION}+{code_digest()}",
        model=model_name(nlp),
        sequences=load_sequences(folder),
        genres=load_genres(),
        parses=parses,
    )
