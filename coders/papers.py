"""Who speaks through what was written: "the report accused Chad", "a resolution which urges Chad", "a letter from the union asking"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coders.actor_codes import UNKNOWN_COUNTRY
from coders.syntax.arguments import preposition_objects, surface_subject
from coders.syntax.forms import relative_clauses
from coders.syntax.noun_clauses import gerunds_on
from coders.syntax.phrases import determiner, verb_above
from coders.syntax.reference import is_subject, owner_heads
from coders.syntax.tokens import all_conjuncts

if TYPE_CHECKING:
    from coders.actors import Actor, ActorReader

AUTHORS = ("by", "from")
DEFINITE = frozenset({"the", "this", "that"})
INSIDE = "in"
"""What one says stands in what one issues: "said in a statement"."""


def speaks(reader: ActorReader, head: int) -> bool:
    """Says whether something written does something: it is a subject, or a clause behind it tells what it says ("a letter asking")."""
    sentence = reader.sentence
    if sentence.lower[head] not in reader.words.issued:
        return False
    return is_subject(sentence, head) or bool(relative_clauses(sentence, head) or gerunds_on(sentence, head))


def voice_of(reader: ActorReader, head: int) -> tuple[Actor, ...]:
    """Returns whose words something written has, told beside it or before in the article; () for what says nothing or is nobody's."""
    if not speaks(reader, head):
        return ()
    found = issuers(reader, head)
    if found:
        reader.antecedents[head] = found[0][0]
        return tuple(reader.actor(head, actor.code, actor.how) for _, actor in found)
    definite = determiner(reader.sentence, head) in DEFINITE
    return tuple(reader.actor(head, code, "memory") for code in (reader.memory.same_noun(reader.sentence.lower[head]) if definite else ()))


def issuers(reader: ActorReader, head: int) -> tuple[tuple[int, Actor], ...]:
    """Returns who issues something written, with the head that names him, in its own clause: its owner, whom it is by or from, who "said in a statement",
    who "adopted a resolution"."""
    sentence = reader.sentence
    behind = preposition_objects(sentence, head)
    told = (*owner_heads(sentence, head), *(token for name in AUTHORS for token in behind.get(name, ())))
    above = verb_above(sentence, head)
    if not told and above is not None and (above[1] == INSIDE or (above[1] == "object" and sentence.lower[above[0]] in reader.words.issuing)):
        told = tuple(token for token in surface_subject(sentence, above[0]) if token != head)
    found = {actor.code: (token, actor) for token in all_conjuncts(sentence, told) for actor in reader.resolve(token) if is_issuer(actor)}
    return tuple(found.values())


def is_issuer(actor: Actor) -> bool:
    """Says whether somebody of a known country or body is named, not only told of by what stands before a noun ("a US-based group")."""
    return actor.how != "modifier" and not actor.code.startswith(UNKNOWN_COUNTRY)
