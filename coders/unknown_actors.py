"""The names and nouns in actor position that no table knows, counted over a corpus, each with a line for the table it belongs to."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from coders.actor_codes import UNKNOWN_COUNTRY, join_codes
from coders.actor_index import ActorIndex, find_names, fold
from coders.clue_words import load_clue_words
from coders.gazetteer import load_gazetteer
from coders.lexicon.actor_rows import UNDECIDED, ActorTables
from coders.name_clues import Clue, read_clue, surname_of
from coders.parse import Sentence
from coders.syntax.phrases import long_phrase
from coders.syntax.reference import is_subject
from schemas.mention import Mention

PEOPLE = "people"
INTERNATIONAL = "people_international.tsv"
GROUP_ROLES = frozenset({"REB", "UAF", "SEP", "INS", "PTY", "OPP", "CRM"})
SMALL = re.compile(r"\b[a-z]+\b")
ANYWHERE = ""
LONG_SURNAME = 5
MOST_WORDS = 3
"""A name of more words is no person's."""
LEAST_PEOPLE = 100_000
"""A place of so many inhabitants is taken for what its bare name means ("Bouake"): a line for regions.tsv."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One phrase in actor position without a code, or with one that names no country; `start` is the sentence's offset in the article."""

    text: str
    sentence: str
    article_id: str
    start: int
    day: date | None = None
    source: bool = True


@dataclass(slots=True)
class Tally:
    """What is counted of one name while sightings come in."""

    seen: set[tuple[str, int]] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    variants: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    offices: Counter[str] = field(default_factory=Counter)
    examples: dict[str, None] = field(default_factory=dict)

    def add(self, clue: Clue, sighting: Sighting) -> None:
        """Counts one sighting; a sentence counts once."""
        self.examples.setdefault(" ".join(sighting.sentence.split()))
        if (sighting.article_id, sighting.start) in self.seen:
            return
        self.seen.add((sighting.article_id, sighting.start))
        self.articles.add(sighting.article_id)
        if sighting.day is not None:
            self.days.add(sighting.day)
        self.variants[clue.name] += 1
        self.kinds[clue.kind] += 1
        for counter, value in ((self.countries, clue.country), (self.roles, clue.role), (self.offices, clue.office)):
            if value is not None:
                counter[value] += 1


@dataclass(frozen=True, slots=True)
class UnknownActor:
    """One unknown name: the sentences and articles it stands in, its days (None: no dates), what they suggest, and its line for `table`."""

    name: str
    variants: tuple[str, ...]
    count: int
    articles: int
    first: date | None
    last: date | None
    country: str | None
    role: str | None
    office: str | None
    table: str
    line: str
    examples: tuple[str, ...]


def of_mentions(mentions: Iterable[Mention], left_out: frozenset[str] = frozenset()) -> Iterator[Sighting]:
    """Yields the sides of mentions, kept and dropped, whose words have no code or one without a country.

    `left_out` are reasons of dropping that no actor is wanted from (genres such as sport).
    """
    for mention in mentions:
        for code, text, source in ((mention.source, mention.source_text, True), (mention.target, mention.target_text, False)):
            if text and (code is None or code.startswith(UNKNOWN_COUNTRY)) and mention.dropped_reason not in left_out:
                yield Sighting(text, mention.sentence, mention.article_id, mention.sentence_start, mention.published, source)


def of_sentences(index: ActorIndex, sentences: Iterable[Sentence], article_id: str, day: date | None) -> Iterator[Sighting]:
    """Yields the proper names that are subjects in an article and stand in no table, whether or not an event was coded.

    A surname alone is known where the article has named its bearer ("Hu" after Hu Jintao).
    """
    known: set[str] = set()
    for sentence in sentences:
        hits = find_names(index, sentence)
        known.update(word for hit in hits if hit is not None for word in hit.rows[0].tokens)
        for token, tag in enumerate(sentence.tags):
            if tag.startswith("NNP") and hits[token] is None and is_subject(sentence, token):
                first, last = long_phrase(sentence, token)
                if first < token or fold(sentence.words[token]) not in known:
                    yield Sighting(sentence.span(first, last), sentence.text, article_id, sentence.start, day)


def unknown_actors(sightings: Iterable[Sighting], *, index: ActorIndex, tables: ActorTables, top: int, examples: int) -> tuple[UnknownActor, ...]:
    """Returns the unknown names of the most articles, of equals those of the most sentences, then by name.

    Common nouns count only where they act and end as words for people do ("paramilitaries").
    A surname alone counts for the full name of its article, else for the only full name of the corpus that ends in it.
    """
    read = tuple(read_all(sightings, index))
    common = frozenset(word for _, sighting in read for word in SMALL.findall(sighting.sentence))
    named = [(clue, sighting) for clue, sighting in read if is_wanted(clue, sighting, common)]
    keys = full_keys(named)
    tallies: dict[tuple[str, ...], Tally] = defaultdict(Tally)
    for clue, sighting in named:
        tallies[key_of(clue, keys.get(sighting.article_id, ()), keys[ANYWHERE])].add(clue, sighting)
    files = people_files(tables)
    ranked = sorted(tallies.values(), key=lambda tally: (-len(tally.articles), -len(tally.seen), best_name(tally)))
    return tuple(finished(tally, files, examples) for tally in ranked[:top])


def read_all(sightings: Iterable[Sighting], index: ActorIndex) -> Iterator[tuple[Clue, Sighting]]:
    """Yields the sightings that hold an unknown name, with what they tell of it."""
    for sighting in sightings:
        clue = read_clue(index, sighting.text, sighting.sentence, sighting.day)
        if clue is not None:
            yield clue, sighting


def is_wanted(clue: Clue, sighting: Sighting, common: frozenset[str]) -> bool:
    """Says whether a clue may be an actor's: no noun for things, no capitals of common words ("Joint Declaration", "Second").

    `common` are the words that stand in small letters in the corpus.
    """
    clues = load_clue_words()
    words = clue.name.lower().split()
    if clue.kind == "noun":
        return sighting.source and clue.name.endswith(tuple(clues.endings))
    return words[-1] in clues.tables or not all(word in common for word in words)


def full_key(clue: Clue) -> tuple[str, ...] | None:
    """Returns what the variants of a name of several words have in common, first and last word folded ("John F. Kral", "John Kral"); None for one."""
    words = [fold(word) for word in clue.name.split()]
    if clue.kind == "noun" or len(words) == 1:
        return None
    whole = clue.kind != "person" and words[-1] in load_clue_words().tables
    return tuple(words) if whole or len(words) > MOST_WORDS + 1 else (words[0].strip("."), surname_of(clue.name))


def full_keys(named: Iterable[tuple[Clue, Sighting]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Returns the full names of each article, and under ANYWHERE those of all."""
    found: dict[str, dict[tuple[str, ...], None]] = {ANYWHERE: {}}
    for clue, sighting in named:
        key = full_key(clue)
        if key is not None:
            found[ANYWHERE][key] = None
            found.setdefault(sighting.article_id, {})[key] = None
    return {article: tuple(sorted(keys)) for article, keys in found.items()}


def key_of(clue: Clue, here: tuple[tuple[str, ...], ...], anywhere: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Returns the key under which a clue counts: a surname alone under the one full name of its article, else of the corpus, that ends in it.

    A short surname ("Kim", "Lee") is nobody's in another article.
    """
    if clue.kind == "noun":
        return ("", clue.name)
    whole = full_key(clue)
    if whole is not None:
        return whole
    surname = surname_of(clue.name)
    for keys in (here, anywhere if len(surname) >= LONG_SURNAME else ()):
        bearers = [key for key in keys if key[-1] == surname]
        if len(bearers) == 1:
            return bearers[0]
    return (surname,)


def best_name(tally: Tally) -> str:
    """Returns the spelling that stands for a name: the one with most words that is not rare, the most frequent of those."""
    usual = max(tally.variants.values()) / 10
    names = [name for name, count in tally.variants.items() if count >= usual]
    return min(names, key=lambda name: (-len(name.split()), -tally.variants[name], name))


def finished(tally: Tally, files: dict[str, str], examples: int) -> UnknownActor:
    """Builds the row of one name."""
    name = best_name(tally)
    country, role, office = commonest(tally.countries), commonest(tally.roles), commonest(tally.offices)
    table, place = table_of(tally, name, role, country)
    country = country or place
    file = files.get(country or "", INTERNATIONAL) if table == PEOPLE else f"{table}.tsv"
    variants = tuple(sorted((v for v in tally.variants if v != name), key=lambda v: (-tally.variants[v], v)))
    return UnknownActor(
        name, variants, len(tally.seen), len(tally.articles), min(tally.days, default=None), max(tally.days, default=None), country, role, office,
        file, line_of(table, name, variants, country, role, office), tuple(tally.examples)[:examples],
    )


def commonest(counter: Counter[str]) -> str | None:
    """Returns the value counted most often, the first by name of equals; None for none."""
    return min(counter, key=lambda value: (-counter[value], value), default=None)


def table_of(tally: Tally, name: str, role: str | None, country: str | None) -> tuple[str, str | None]:
    """Returns the table a name belongs to, and for a place its country."""
    if tally.kinds["noun"]:
        return "agents", None
    by_word = load_clue_words().tables.get(name.split()[-1].lower()) or load_clue_words().tables.get(name.split()[0].lower())
    if by_word is not None:
        return by_word, None
    if tally.kinds["person"]:
        return PEOPLE, None
    place = next((p for p in load_gazetteer().lookup(name) if p.population >= LEAST_PEOPLE), None)
    if place is not None and role is None and len(tally.variants) == 1 and country in (None, place.country):
        return "regions", place.country
    if role in GROUP_ROLES:
        return "groups", None
    return ("organisations" if name.isupper() or len(name.split()) > MOST_WORDS else PEOPLE), None


def line_of(table: str, name: str, variants: tuple[str, ...], country: str | None, role: str | None, office: str | None) -> str:
    """Returns the tab-separated line for a table, with UNDECIDED in the cells that the texts do not settle."""
    names = "|".join(v for v in variants if len(v.split()) > 1 and not v.endswith("."))
    code = join_codes(country, role) if country and role else (country or "") + UNDECIDED
    if table == PEOPLE:
        return "\t".join((name, names, code, office or UNDECIDED, UNDECIDED, ""))
    if table == "groups":
        return "\t".join((code, name, names, country or UNDECIDED, role or UNDECIDED, "", ""))
    if table == "organisations":
        return "\t".join((code, name, names, role or UNDECIDED, "", ""))
    if table == "regions":
        return "\t".join((country or UNDECIDED, name, names, country or UNDECIDED, UNDECIDED))
    return "\t".join((singular(name), UNDECIDED, "", UNDECIDED))


def singular(noun: str) -> str:
    """Returns a noun's singular by spelling rule alone: `militaries` military, `gunmen` gunman; regular ones by their s."""
    for plural, ending in (("ies", "y"), ("men", "man"), ("s", "")):
        if noun.endswith(plural) and not noun.endswith("ss"):
            return noun.removesuffix(plural) + ending
    return noun


def people_files(tables: ActorTables) -> dict[str, str]:
    """Returns for each country the file that holds most of its people."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for person in tables.people:
        counts[person.code[:3]][person.file.removeprefix("actors/")] += 1
    return {country: commonest(files) or INTERNATIONAL for country, files in counts.items()}
