"""Persons: office holders by the day, by "former", by what the article said of them; names by their title; counterparts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coders.actor_codes import UNKNOWN_COUNTRY, join_codes, owned
from coders.actor_index import Hit, NameRow, bearer
from coders.fellows import chief_of
from coders.owning import before, is_former, is_second_ministry, owner_of
from coders.syntax.phrases import name_tokens, phrase
from coders.syntax.reference import continues_name, given_name, owner_heads

if TYPE_CHECKING:
    from coders.actors import Actor, ActorReader

OFFICES = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})
"""Roles that one can have had: a former minister is an ELI."""
PRESIDING = frozenset({"president", "vice-president"})
FIRM = "BUS"
OTHER_WALKS = frozenset({"MED", "EDU", "BUS", "LAB", "HLH", "AGR", "CVL", "CRM", "REF", "UAF"})
"""What a person of the tables is not, who is known for an office."""


def named_person(reader: ActorReader, head: int, hit: Hit, row: NameRow) -> tuple[Actor, ...]:
    """Resolves a person of the tables; a surname alone is who bore it last in the article, and another's given name makes it another person."""
    if len(row.tokens) == 1:
        known = reader.memory.surname(row.tokens[0])
        if known is not None:
            if reader.memory.is_contested(row.tokens[0], known):
                reader.contested.add(head)
            return tuple(reader.actor(head, code, "name", person=True) for code in known.codes)
        given = given_name(reader.sentence, hit.first)
        if given is not None and other_person(reader, given, row):
            return titled(reader, head) or reader.apposed(head)
        if is_described_otherwise(reader, hit, row):
            return titled(reader, head)
    beyond = continues_name(reader.sentence, hit.last)
    if beyond is not None and reader.hits[beyond] is None and reader.role(beyond) is None:
        return titled(reader, beyond) or reader.apposed(beyond)
    if is_former(reader, hit.first, head):
        # "former US president Jimmy Carter", whom the tables have as head of a foundation
        other = () if row.country else titled(reader, head)
        return other or (reader.actor(head, (row.country or UNKNOWN_COUNTRY) + "ELI", "name", person=True),)
    if not row.span.holds(reader.published) and not {"then", "then-"} & {reader.sentence.lower[token] for token in phrase(reader.sentence, head)}:
        other = titled(reader, head, known=row) or title_beside(reader, head, hit, row) or reader.apposed(head)
        return other or (reader.actor(head, (row.country or UNKNOWN_COUNTRY) + "ELI", "name", person=True),)
    return (reader.actor(head, row.code, "name", person=True),)


def title_beside(reader: ActorReader, head: int, hit: Hit, row: NameRow) -> tuple[Actor, ...]:
    """Resolves a person of another day by the office just before the name, however they are parsed: "State Councillor Tang Jiaxuan"."""
    role = reader.role(hit.first - 1) if hit.first > 0 else None
    if role is None or role[0].kind != "person" or role[0].code not in OFFICES or row.country is None or is_former(reader, role[1], head):
        return ()
    return (reader.actor(head, join_codes(row.country, role[0].code), "title", person=True),)


def is_described_otherwise(reader: ActorReader, hit: Hit, row: NameRow) -> bool:
    """Says whether the noun before a surname not heard yet makes him someone else: "the journalist Moussa" is no secretary-general.

    A noun that is no role ("tycoon") says it only where the article has not named the bearer's country.
    """
    sentence = reader.sentence
    noun = hit.first - 1
    if noun < 0 or sentence.tags[noun] != "NN" or hit.last not in (sentence.heads[noun], *sentence.children[noun]):
        return False
    role = reader.role(noun)
    if role is not None and role[0].code:
        return role[0].code in OTHER_WALKS and role[0].code not in row.code
    if role is not None:
        return False
    memory = reader.memory
    return row.country is None or row.country not in {*memory.named, memory.home, memory.focus}


def other_person(reader: ActorReader, given: int, row: NameRow) -> bool:
    """Says whether a given name before a known surname begins as none of its known bearers' does: Chelsea Clinton is not Bill Clinton."""
    word = reader.sentence.lower[given]
    if word.endswith(".") or word in reader.words.gender or reader.role(given) is not None or reader.hits[given] is not None:
        return False
    bearers = [known.tokens for known in reader.index.surnames.get(row.tokens[0], ()) if len(known.tokens) > 1]
    # "Adel Muhammed Abbas" is not Mahmoud Abbas, though one of his names begins as his does
    heads = {reader.sentence.lower[token][0] for token in (given, first_of_names(reader, given))}
    return bool(bearers) and not all(any(token[0] == letter for tokens in bearers for token in tokens[:-1]) for letter in heads)


def first_of_names(reader: ActorReader, given: int) -> int:
    """Returns the first of the given names that stand in a row, titles left out."""
    first = given
    while (before := given_name(reader.sentence, first, name=reader.sentence.heads[given])) is not None:
        if reader.role(before) is not None or reader.hits[before] is not None or reader.sentence.lower[before] in reader.words.gender:
            break
        first = before
    return first


def titled(reader: ActorReader, head: int, *, known: NameRow | None = None) -> tuple[Actor, ...]:
    """Resolves a name by the title before it: "Danish army spokesman Zog Barlow"; `known` is its row of another day."""
    for token in reversed(name_tokens(reader.sentence, head)):
        role = reader.role(token) if token != head else None
        if role is None:
            continue
        row, first = role
        code = "ELI" if row.code in OFFICES and is_former(reader, first, head) else row.code
        owner = owner_of(reader, head, first, whole=not row.code, last=token)
        if owner is None and is_of_firm(reader, token, first):
            code = FIRM
        if owner is not None:
            whole = owned(owner.code, owner.kind, code, person=True) if code else reader.with_state(token, owner.code)
            return (reader.actor(head, whole, "title", person=True),)
        if not code:
            continue
        if row.kind != "person" and is_second_ministry(reader.sentence, head):
            # "Minister of Health and Public Administration Ana Moreno" is one person
            return ()
        alone = given_name(reader.sentence, head) in (None, token)
        bearing = known or (bearer(reader.index, reader.sentence.lower[head], code, reader.published) if alone else None)
        country = bearing.country if bearing else None
        how = "title"
        if country is None:
            # agencies leave out the country of a title where the dateline tells it
            chief = chief_of(reader, head) if reader.memory.home is None else None
            country = reader.memory.home or (chief.code if chief is not None else None) or reader.memory.focus
            how = "place" if country else "title"
            country = country or reader.memory.country_of_role(code, definite=True)
        return (reader.actor(head, join_codes(country or UNKNOWN_COUNTRY, code), how, person=True),)
    return ()


def is_of_firm(reader: ActorReader, title: int, first: int) -> bool:
    """Says whether a name of nobody known stands right before "president", as a firm's does: "Hentzau president Ana Moreno"."""
    sentence = reader.sentence
    before = first - 1
    if sentence.lower[title] not in PRESIDING or before < 0 or not sentence.tags[before].startswith("NNP") or sentence.words[before].endswith("."):
        return False
    if not sentence.words[before][0].isupper():
        return False
    return reader.hits[before] is None and reader.role(before) is None and reader.memory.surname(sentence.lower[before]) is None


def counterpart(reader: ActorReader, head: int, first: int) -> tuple[Actor, ...]:
    """Resolves "his Peruvian counterpart": of the country before it, with the role of its owner; () without one, for it is not its owner."""
    owner = before(reader, head, first, whole=False, last=head)
    person = reader.sentence.tags[head] == "NN"
    return (reader.actor(head, join_codes(owner.code, own_role(reader, head)), "role", person=person),) if owner is not None else reader.apposed(head)


def own_role(reader: ActorReader, head: int) -> str:
    """Returns the role of who owns a counterpart: MIL for an army chief's, else GOV."""
    owners = (actor for token in owner_heads(reader.sentence, head) for actor in reader.resolve(token))
    return next((actor.role[:3] for actor in owners if actor.role and not actor.role.startswith("ELI")), "GOV")
