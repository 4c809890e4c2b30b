"""Subjects beyond a verb's own: of the whole sentence, of the clauses above a token, of the verb that reports a clause."""

from coders.parse import Sentence
from coders.syntax.arguments import is_passive, surface_subject
from coders.syntax.phrases import verb_above
from coders.syntax.tokens import ANY_SUBJECT, children, is_verb

PLAIN_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def subject_heads(sentence: Sentence) -> tuple[int, ...]:
    """Returns the heads of all subjects of a sentence in reading order: whom pronouns of the next sentence may mean."""
    return tuple([token for token, dep in enumerate(sentence.deps) if dep in PLAIN_SUBJECT])



def subjects_above(sentence: Sentence, token: int) -> tuple[int, ...]:
    """Returns subjects of the clauses above a token's own, nearest first: whom "it" may mean in "Hungary said it will help"."""
    found: list[int] = []
    own_verb: int | None = None
    seen = {token}
    while sentence.heads[token] not in seen:
        token = sentence.heads[token]
        seen.add(token)
        if is_verb(sentence, token):
            if own_verb is None:
                own_verb = token
                continue
            for subject in children(sentence, token, ANY_SUBJECT):
                if subject not in seen:
                    found.append(subject)
    return tuple(found)



def subjects_of_clause(sentence: Sentence, token: int) -> tuple[int, ...]:
    """Returns the subject of the clause a token itself stands in: whom "its" may mean in "Syria withdrew its troops"."""
    seen = {token}
    while sentence.heads[token] not in seen:
        token = sentence.heads[token]
        if is_verb(sentence, token):
            return tuple(head for head in surface_subject(sentence, token) if head not in seen)
        seen.add(token)
    return ()



def speaker_of(sentence: Sentence, token: int) -> tuple[int, ...]:
    """Returns the subject of the clause that a token's own clause completes: Algeria in "Algeria said that Morocco had betrayed it"."""
    seen = {token}
    while sentence.deps[token] in ("conj", "xcomp", "relcl", "advcl") and sentence.heads[token] not in seen:
        token = sentence.heads[token]
        seen.add(token)
    if sentence.deps[token] != "ccomp":
        return ()
    return tuple(head for head in surface_subject(sentence, sentence.heads[token]) if head not in seen)


def speaker_above(sentence: Sentence, token: int) -> tuple[int, ...]:
    """Returns who says the clause that a token stands in: Algeria for its in "Algeria said its forces had left"; () where nobody does."""
    seen = {token}
    while not is_verb(sentence, token) and sentence.heads[token] not in seen:
        token = sentence.heads[token]
        seen.add(token)
    return speaker_of(sentence, token)


def passive_above(sentence: Sentence, noun: int) -> int | None:
    """Returns the passive verb before a noun that tells what it was done by: destroyed in "was destroyed by blasts"; None for any other noun."""
    place = verb_above(sentence, noun)
    return place[0] if place is not None and place[1] == "subject" and place[0] < noun and is_passive(sentence, place[0]) else None
