"""Personal pronouns: "he", "its", "they", "we" resolved in the sentence, then in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coders.actor_codes import ARMED_ROLES
from coders.gender import gender_of
from coders.memory import HE, IT, PERSON_PRONOUNS, THEY
from coders.strangers import is_stranger, unknown_speaker
from coders.syntax.phrases import determiner
from coders.syntax.reference import continues_name, earlier_subjects, is_expletive, is_subject, owners_above
from coders.syntax.subjects import subjects_above, subjects_of_clause
from coders.syntax.tokens import all_conjuncts

if TYPE_CHECKING:
    from coders.actors import Actor, ActorReader

SPEAKERS = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
OBJECTIVE = frozenset({"him", "her", "them"})
INDEFINITE = frozenset({"a", "an", "another", "some"})
PLURAL = ("NNS", "NNPS")


def pronoun(reader: ActorReader, head: int, word: str) -> tuple[Actor, ...]:
    """Resolves a pronoun by the owners and subjects governing it, then by what stands before it in the sentence, then by the sentences before."""
    sentence = reader.sentence
    if word in IT and is_expletive(sentence, head, reader.words.expletive):
        return ()
    person = word in PERSON_PRONOUNS
    own = doers_of(reader, head)
    for subject in antecedents(reader, head, word):
        if subject in own:
            continue
        actors = subject_actors(reader, subject) if subject != head else ()
        if actors and agrees(reader, word, subject, actors):
            reader.antecedents[head] = reader.antecedents.get(subject, subject)
            if subject in reader.contested:
                reader.contested.add(head)
            return tuple(reader.actor(head, actor.code, "memory", person=actor.person) for actor in (actors if word in THEY else actors[:1]))
    if word in SPEAKERS:
        return ()
    if word in THEY and means_things(reader, head):
        return ()
    unknown = unknown_speaker(reader, head, word) if word in IT and head not in reader.antecedents else None
    if unknown is not None:
        reader.antecedents[head] = unknown
        return ()
    here = persons_before(reader, head, word, own) if person else ()
    if person and sentence.tags[head] == "PRP" and not here and head not in reader.antecedents:
        stranger = next((subject for subject in earlier_subjects(sentence, head) if subject not in own and is_stranger(reader, subject)), None)
        if stranger is not None:
            # "Jan Kral was freed after the king pardoned him": nobody that is known, but a name
            reader.antecedents[head] = stranger
            return ()
    found = here or reader.memory.pronoun(word) or lone_subject(reader, head, word)
    if not found and len(reader.memory.candidates(word)) > 1:
        reader.contested.add(head)
    return tuple(reader.actor(head, code, "memory", person=person) for code in found)


def means_things(reader: ActorReader, head: int) -> bool:
    """Says whether "they" likely are the things that are the subject before it: "The comments are wrong and we condemn them"."""
    sentence = reader.sentence
    plural = next((token for token in earlier_subjects(sentence, head) if sentence.tags[token] in PLURAL), None)
    return plural is not None and not reader.resolve(plural) and reader.role(plural) is None


def antecedents(reader: ActorReader, head: int, word: str) -> tuple[int, ...]:
    """Returns the heads of its own sentence that a pronoun may stand for, the surest first; for "we" only who speaks."""
    sentence = reader.sentence
    governing = subjects_above(sentence, head)
    if word in SPEAKERS:
        # "he said Mobutu was ashamed to meet me": not who is spoken of
        return tuple(subject for subject in governing if subject not in subjects_of_clause(sentence, head))
    # "he was freed, a policeman said": nobody who is only mentioned behind him
    governing = tuple(subject for subject in governing if subject < head or determiner(sentence, subject) not in INDEFINITE)
    owning = (*owners_above(sentence, head), *subjects_of_clause(sentence, head)) if sentence.tags[head] == "PRP$" else ()
    found = dict.fromkeys((*owning, *governing, *earlier_subjects(sentence, head)))
    if word in THEY:
        plural = [token for token in range(head - 1, -1, -1) if sentence.tags[token] in PLURAL and token not in found]
        found.update(dict.fromkeys(plural))
    return tuple(found)


def subject_actors(reader: ActorReader, subject: int) -> tuple[Actor, ...]:
    """Returns the actors of a subject and of what is coordinated with it, each code once."""
    found: dict[str, Actor] = {}
    for token in all_conjuncts(reader.sentence, (subject,)):
        for actor in reader.resolve(token):
            found.setdefault(actor.code, actor)
    return tuple(found.values())


def agrees(reader: ActorReader, word: str, subject: int, actors: tuple[Actor, ...]) -> bool:
    """Says whether a pronoun may stand for a head of its sentence: one human for "he", no human for "it", several for "they"."""
    plural = reader.sentence.tags[subject] in PLURAL or len(actors) > 1
    human = actors[0].person and not plural
    if word in PERSON_PRONOUNS:
        return human and may_be(gender_of(reader, subject), word)
    if word in IT:
        return not human and not plural
    # "The Taliban showed their prisoners": an armed group is several whatever its name's form
    band = not actors[0].person and (actors[0].role or "")[:3] in ARMED_ROLES
    return word in SPEAKERS or plural or (band and word in THEY)


def may_be(gender: str | None, word: str) -> bool:
    """Says whether "he" or "she" may be said of a person of that gender, if any is known."""
    return gender in (None, "he" if word in HE else "she")


def doers_of(reader: ActorReader, head: int) -> frozenset[int]:
    """Returns whom an objective pronoun cannot mean: who does it to him, in "Bush honoured Ford, praising him" Bush, in "the party quit
    after the union accused it" the union; none for other pronouns."""
    sentence = reader.sentence
    objective = sentence.lower[head] in OBJECTIVE or (sentence.lower[head] == "it" and not is_subject(sentence, head))
    if not objective or sentence.tags[head] != "PRP":
        return frozenset()
    return frozenset(all_conjuncts(sentence, subjects_of_clause(sentence, head)))


def persons_before(reader: ActorReader, head: int, word: str, own: frozenset[int]) -> tuple[str, ...]:
    """Returns the code of the one person named before a token of its sentence whom "he" or "she" may mean; () for none or for several."""
    named = {hit.last for hit in reader.hits[:head] if hit is not None and hit.last < head and reader.best(hit).kind == "person"}
    # a name in no table is a person where its title makes it one
    others = (token for token in range(head) if reader.hits[token] is None and reader.sentence.tags[token] == "NNP")
    named |= {token for token in others if continues_name(reader.sentence, token) is None and any(actor.person for actor in reader.resolve(token))}
    named -= own
    codes = {actor.code for token in named if may_be(gender_of(reader, token), word) for actor in reader.resolve(token)[:1]}
    return tuple(codes) if len(codes) == 1 else ()


def lone_subject(reader: ActorReader, head: int, word: str) -> tuple[str, ...]:
    """Returns the country or organisation above that "they" may stand for where nothing plural was named: "France said they would"."""
    if word not in THEY:
        return ()
    for subject in subjects_above(reader.sentence, head):
        actors = reader.resolve(subject) if subject != head else ()
        if actors and not actors[0].person:
            return (actors[0].code,)
    return ()


def is_state_of_things(reader: ActorReader, head: int) -> bool:
    """Says whether a bare noun tells where somebody stands and no one: "his record in government", "ten years in opposition"."""
    sentence = reader.sentence
    above = sentence.heads[head]
    return sentence.lower[head] in reader.words.standing and sentence.lower[above : head + 1] == ("in", sentence.lower[head])
