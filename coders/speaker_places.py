"""Where the speaker of an act of speech is, told beside the words of the act: "Speaking in Zenda, he condemned it", "told a rally in Zenda"."""

from collections.abc import Iterator
from dataclasses import replace

from coders.parse import Sentence
from coders.place_phrases import expanded, named_by_modifier, place_text
from coders.place_ranks import TO, Located, is_occasion, located_names, verb_of
from coders.place_records import PlaceCandidate
from coders.place_words import PlaceWords, load_place_words
from coders.syntax.arguments import objects, preposition_objects, subjects
from coders.syntax.context import chain, link_up, modals, own_words
from coders.syntax.phrases import owners
from coders.syntax.tokens import is_verb

IN_CLAUSE, IN_SENTENCE = 1, 2
BEFORE = "had"
SAYING = "saying"
THEIR = frozenset({"i", "we", "he", "she", "they", "it", "his", "her", "its", "their", "our", "my"})
"""Words by which the speaker is meant in what he says: "told a rally that his country would retaliate"."""
WHILE = frozenset({"while", "after", "on", "upon", "in"})
AT = frozenset({"at", "in", "during", "after", "before", "following", TO})
"""Behind which prepositions an occasion at a verb says where that was: "said after talks in Zenda", not "said about talks in Zenda"."""


def speaker_candidates(sentence: Sentence, path: tuple[int, ...], source: int | None) -> Iterator[PlaceCandidate]:
    """Yields the names of where the speaker of an event was; `source` is the head of who speaks."""
    words, event = load_place_words(), verb_of(sentence, path[0])
    if source is not None and sentence.lower[source] in words.seats:
        # "a Zenda court ruled", "the mayor of Zenda said"
        yield from (replace(found, rank=IN_CLAUSE) for found in named_by_modifier(sentence, source, near=False))
        heads = preposition_objects(sentence, source).get("of", ())
        yield from (PlaceCandidate(found.name, "in", found.start, IN_CLAUSE, town=True) for head in heads for found in expanded(sentence, head, "in", words))
    if source is not None and sentence.tags[source].startswith("NNP") and sentence.lower[source] in words.suffixes:
        # "Hentzau Province is to ban"
        yield PlaceCandidate(place_text(sentence, source), "in", sentence.offsets[source], IN_CLAUSE, town=True)
    if BEFORE in own_words(sentence, event):
        return
    unsaid = words.presence.isdisjoint(sentence.lower)
    tellers = tellers_of(sentence, event, source)
    for verb, rank in {event: IN_CLAUSE, **dict.fromkeys(tellers, IN_SENTENCE)}.items():
        there = () if unsaid else presences(sentence, verb, source, words)
        if not there and rank == IN_CLAUSE:
            continue
        for located in located_names(sentence):
            if (rank == IN_SENTENCE and is_said_at(sentence, located, verb, words)) or any(is_at(sentence, located, clause, words) for clause in there):
                yield replace(located.candidate, rank=rank)
        for clause in there:
            heads = objects(sentence, clause) if sentence.lower[clause] in words.reaching else ()
            yield from (PlaceCandidate(found.name, None, found.start, rank) for head in heads for found in expanded(sentence, head, "in", words))


def tellers_of(sentence: Sentence, event: int, source: int | None) -> tuple[int, ...]:
    """Returns the verbs of saying above an event by which its own source tells it; not those of somebody else ("Zapt said Ruritania would")."""
    found: list[int] = []
    for link in chain(sentence, event):
        if link.kind not in ("clause", "conj") or not is_verb(sentence, link.above):
            break
        if link.kind == "clause":
            found.append(link.above)
    return tuple(verb for verb in found if source is None or is_same(sentence, source, verb))


def is_same(sentence: Sentence, source: int, verb: int) -> bool:
    """Says whether who does an event is who tells it: the same word, a pronoun, or what is theirs ("his country")."""
    if source in subjects(sentence, verb) or sentence.lower[source] in THEIR:
        return True
    return any(sentence.lower[token] in THEIR for token in owners(sentence, source))


def presences(sentence: Sentence, verb: int, source: int | None, words: PlaceWords) -> tuple[int, ...]:
    """Returns the verbs that say that the subject of a verb is somewhere: "Speaking in Zenda, he", "Zapt, who arrived in Zenda", not "will visit"."""
    speakers = {*subjects(sentence, verb), *(() if source is None else (source,))}
    found: list[int] = []
    for token, word in enumerate(sentence.lower):
        if word not in words.presence or token == verb or modals(sentence, token):
            continue
        link = link_up(sentence, token)
        # "lawmakers meeting in Zenda rejected it": the parser may take the participle for the subject
        beside = link is not None and link.above == verb and (link.kind in ("adverbial", "subject") or (link.kind == "gerund" and link.preposition in WHILE))
        of_speaker = link is not None and link.kind in ("relative", "other") and link.above in speakers
        if beside or of_speaker:
            found.append(token)
    return tuple(found)


def is_at(sentence: Sentence, located: Located, clause: int, words: PlaceWords) -> bool:
    """Says whether a name stands at a verb of being somewhere or at the occasion there: "speaking in Zenda", "speaking after talks in Zenda"."""
    return located.governor == clause or is_said_at(sentence, located, clause, words)


def is_said_at(sentence: Sentence, located: Located, verb: int, words: PlaceWords) -> bool:
    """Says whether a name stands at the occasion that something is said at: "told a rally in Zenda", "was quoted as saying in Zenda"."""
    link = link_up(sentence, located.governor)
    if link is None or link.above != verb:
        return False
    if sentence.lower[located.governor] == SAYING:
        return link.kind == "gerund"
    if not is_occasion(sentence, located.governor, words):
        return False
    return link.preposition in AT if link.preposition else link.kind == "object" and sentence.lower[verb] in words.addressing
