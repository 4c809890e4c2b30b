"""Nouns that are no role of their own, by the words around them: "the Iranian move", "opponents of President Ochoa", "arrived here"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coders.actor_codes import UNKNOWN_COUNTRY, join_codes, owned, stem_of
from coders.actor_index import Hit
from coders.memory import STATE_ROLES
from coders.owning import is_ethnic, is_foreign, owner_of
from coders.syntax.arguments import preposition_objects
from coders.syntax.phrases import phrase
from coders.syntax.reference import linked_objects, owner_heads
from coders.syntax.tokens import is_modifier

if TYPE_CHECKING:
    from coders.actors import Actor, ActorReader


RULING, FOE = "GOV", "OPP"
TOWNS = ("capital", "region")
JOINING = frozenset({"-", "and", "/", "'s", "'"})


def names_paper(reader: ActorReader, head: int, hit: Hit) -> bool:
    """Says whether a town only gives a thing its name: "the Nairobi Framework" is not Kenya's."""
    return is_venue(reader, hit) or (reader.sentence.tags[head].startswith("NNP") and reader.best(hit).kind in TOWNS)


def is_venue(reader: ActorReader, hit: Hit) -> bool:
    """Says whether a town before a noun tells where people met or agreed, not who did: "the Lima summit", "the Oslo accords"; not "Lima-Quito talks"."""
    sentence = reader.sentence
    noun = sentence.heads[hit.last]
    if noun < hit.last or sentence.lower[noun] not in reader.words.venue or reader.best(hit).kind not in TOWNS:
        return False
    joined = {sentence.lower[hit.first - 1] if hit.first else "", sentence.lower[hit.last + 1]}
    return is_modifier(sentence, hit.last) and joined.isdisjoint(JOINING)


def by_modifier(reader: ActorReader, head: int) -> tuple[Actor, ...]:
    """Resolves a noun that is no role by a country before or owning it, or by who sent or wrote it: "the Iranian move" is Iran's; () without one."""
    if not reader.sentence.tags[head].startswith("NN"):
        return ()
    for token in reversed(phrase(reader.sentence, head)):
        hit = reader.hits[token]
        if hit is not None and token != head and not (is_foreign(reader, hit) or is_ethnic(reader, hit) or names_paper(reader, head, hit)):
            row = reader.best(hit)
            return (reader.actor(head, row.code if row.kind == "person" else reader.code_of(hit), "modifier"),)
        role = reader.role(token) if token != head and hit is None else None
        if role is not None and role[0].kind == "group" and role[0].code in STATE_ROLES - {"MED"}:
            # "the Syrian army command", "government missiles": of the army, of the government
            owner = owner_of(reader, head, role[1], whole=False)
            code = owned(owner.code, owner.kind, role[0].code, person=False) if owner else None
            remembered = reader.memory.country_of_role(role[0].code, definite=True) if code is None else None
            code = join_codes(remembered, role[0].code) if remembered else code
            if code is not None and reader.sentence.tags[token].startswith("NN"):
                # without a country "a military hotline" is nobody's
                return (reader.actor(head, code, "modifier"),)
    behind = preposition_objects(reader.sentence, head)
    told_by = tuple(token for word, name, token in linked_objects(reader.sentence, head) if (word, name) in reader.words.authors)
    owners = (*owner_heads(reader.sentence, head), *(token for name in ("by", "of", "from") for token in behind.get(name, ())), *told_by)
    for token in owners:
        actors = reader.resolve(token)
        if actors and not actors[0].code.startswith(UNKNOWN_COUNTRY):
            # "his country" is no government
            code = stem_of(actors[0].code) if reader.is_country_noun(head) else actors[0].code
            return (reader.actor(head, code, "modifier"),)
    return ()


def against_state(reader: ActorReader, head: int) -> tuple[Actor, ...]:
    """Returns the opposition that a noun names by the government it stands against: "opponents of President Ochoa"; () for other foes."""
    if reader.sentence.lower[head] not in reader.words.state_foe:
        return ()
    ruling = (actor for token in preposition_objects(reader.sentence, head).get("of", ()) for actor in reader.resolve(token))
    return tuple(reader.actor(head, actor.country + FOE, "name") for actor in ruling if actor.country and actor.role == RULING)[:1]


def host_of(reader: ActorReader, verb: int) -> str | None:
    """Returns whose guest one is who came "here" for a visit or talks, where no dateline tells it: "arrived here for talks with Turkish leaders"."""
    for aim in preposition_objects(reader.sentence, verb).get("for", ()):
        behind = preposition_objects(reader.sentence, aim)
        for token in (*behind.get("to", ()), *behind.get("with", ())):
            country = next((actor.country for actor in reader.resolve(token) if actor.country), None)
            if country is not None:
                return country
    return None
