"""Short forms: "the regime", "the South", "the group", and pronouns by `pronouns.py`, resolved in the sentence, then in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coders.actor_codes import ARMED_ROLES, BELIEVERS, join_codes
from coders.memory import CRAFT, GROUP_PRONOUNS, HOME_ROLES, PERSON_PRONOUNS, STATE_ROLES
from coders.owning import whose_army
from coders.pronouns import PLURAL, SPEAKERS, pronoun
from coders.syntax.arguments import preposition_objects
from coders.syntax.phrases import determiner, phrase
from coders.syntax.reference import continues_name, is_subject, owner_heads
from coders.syntax.subjects import subjects_above, subjects_of_clause
from coders.two_sides import named_in

if TYPE_CHECKING:
    from coders.actors import Actor, ActorReader

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
UNOWNED = frozenset({"MIL", "GOV", "SPY"})
FORCES = frozenset({"MIL", "COP"})


def from_memory(reader: ActorReader, head: int, *, role: str = "") -> tuple[Actor, ...]:
    """Resolves a pronoun, a surname alone, a short name or a definite noun by what was said before; () for what is ambiguous.

    `role` is the code of a role noun that names no owner ("the army"): the country then comes from the article.
    """
    word = reader.sentence.lower[head]
    if word in PERSON_PRONOUNS or word in GROUP_PRONOUNS or word in SPEAKERS:
        return pronoun(reader, head, word)
    if role:
        return of_role(reader, head, role)
    if reader.sentence.words[head][0].isupper():
        short = reader.memory.short_name(word, named_in(reader)) if continues_name(reader.sentence, head) is None else ()
        known = reader.memory.surname(word)
        if known is not None and not short and reader.memory.is_contested(word, known):
            reader.contested.add(head)
        codes = short or (known.codes if known is not None else ())
        if codes or word not in reader.words.institution:
            return tuple(reader.actor(head, code, "memory", person=not short) for code in codes)
        # "the Commission" in capitals is a name no more than "the commission"
    return definite_noun(reader, head, word)


def definite_noun(reader: ActorReader, head: int, word: str) -> tuple[Actor, ...]:
    """Resolves "the country", "the group", "the spokesman" by the last of their kind; () for a noun that is none of these or has a modifier."""
    memory, words = reader.memory, reader.words
    if determiner(reader.sentence, head) not in DEFINITE or preposition_objects(reader.sentence, head).get("of"):
        return ()
    code: str | None = None
    person = False
    if word in words.country:
        code = country_in_focus(reader, head)
    elif word in words.group:
        code = memory.group(words.group[word])
        if len(memory.groups(words.group[word])) > 1:
            reader.contested.add(head)
    elif word in words.institution and is_bare(reader, head):
        code = next(iter(memory.same_noun(word)), None)
    elif word in words.paper and is_bare(reader, head):
        known = memory.international()
        code = known if known is not None and known.startswith(words.paper[word]) else None
    elif word in words.craft and is_bare(reader, head):
        code = next(iter(memory.same_noun(CRAFT)), None)
    elif word in words.person:
        code, person = memory.last_person(""), True
    return (reader.actor(head, code, "memory", person=person),) if code else ()


def is_bare(reader: ActorReader, head: int) -> bool:
    """Says whether a noun has nothing but article and number: "the 15-member council", not "the Defence Committee of the parliament"."""
    sentence = reader.sentence
    known = all(
        sentence.tags[token] in ("DT", "CD", "HYPH") or sentence.lower[token] in ("member", "nation", "strong", "powerful")
        for token in phrase(sentence, head)
        if token != head
    )
    return known and not preposition_objects(sentence, head)


def country_in_focus(reader: ActorReader, head: int) -> str | None:
    """Returns the country that "the country" or "the government" is: that of the subject governing the clause, else the article's."""
    for subject in subjects_above(reader.sentence, head):
        for actor in reader.resolve(subject)[:1]:
            if actor.country:
                return actor.country
    for subject in subjects_of_clause(reader.sentence, head):
        for actor in reader.resolve(subject)[:1]:
            if actor.country and (actor.role or "")[:3] in ARMED_ROLES | HOME_ROLES:
                # "the rebels captured half the country"
                return actor.country
    return reader.memory.country or reader.memory.home


def of_role(reader: ActorReader, head: int, role: str) -> tuple[Actor, ...]:
    """Resolves a role noun that names no owner: "the army" of the country in focus, "the rebels" of the group named before."""
    sentence, memory = reader.sentence, reader.memory
    word = sentence.lower[head]
    found = reader.role(head)
    alone = determiner(sentence, head) is None and sentence.tags[head] == "NN" and found is not None and found[0].kind == "group"
    # "parliament", "cabinet" have their country as "the parliament" has
    definite = determiner(sentence, head) in DEFINITE or (alone and role[:3] in ("GOV", "LEG"))
    bare = len(phrase(sentence, head)) <= 2
    person = sentence.tags[head] == "NN" and (word in reader.words.person or is_person_noun(reader, head))
    if definite and role.startswith("IGO") and word not in reader.words.all_the_world:
        # "the secretary-general", "the world body": of the organisation spoken of
        known = memory.international()
        return (reader.actor(head, known, "memory", person=person),) if known else ()
    if definite and bare and role in ARMED_ROLES:
        group = armed_group(reader, head)
        if group is not None:
            return (reader.actor(head, group, "memory"),)
    if definite and bare and word in reader.words.group:
        group = memory.group(reader.words.group[word])
        if group is not None:
            return (reader.actor(head, group, "memory"),)
    if definite and role == "ELI" and person and (last := memory.last_person("ELI")) is not None:
        # "the former minister" is the one named before
        return (reader.actor(head, last, "memory", person=True),)
    if definite and bare and person and role in BELIEVERS:
        # "the cleric", "the Buddhist monk" is who was named before
        last = memory.last_person("")
        return (reader.actor(head, last, "memory", person=True),) if last is not None else ()
    counted = bare or is_another(reader, head)
    same = memory.same_noun(word) if counted and (definite or is_spoken_of(reader, head, role)) else ()
    if same:
        if memory.is_contested(word, memory.nouns[word]):
            reader.contested.add(head)
        return tuple(reader.actor(head, code, "memory", person=person and len(same) == 1) for code in same)
    if definite and bare and person and role == "GOV" and word in reader.words.person and (only := memory.only_person(role)) is not None:
        # "Sierra Leone's President Kral wrote to Chad. He hoped its war would end. The president said": not Chad's
        return (reader.actor(head, only, "memory", person=True),)
    if role != "GOV" and is_from_abroad(reader, head):
        # "three foreigners", "foreign troops" are not of the country that an article is about
        return ()
    country: str | None = None
    if role in memory.forces and not definite and is_spoken_of(reader, head, role) and not is_subject(sentence, head):
        return (reader.actor(head, join_codes(memory.forces[role], role), "memory"),)
    if not definite and role in UNOWNED and not is_subject(sentence, head) and not is_of_ministry(reader, head):
        # "met officials": whose they are is not said; "Iran moved forces to the border": its own
        foreign = any(sentence.lower[token] in reader.words.outside for token in phrase(sentence, head))
        state = own_state(reader, head) if bare and word in reader.words.own and not foreign else None
        return (reader.actor(head, join_codes(state, role), "memory"),) if state else ()
    if role == "GOV" and sentence.tags[head] in PLURAL and is_person_noun(reader, head):
        # "diplomats", "the finance ministers" are seldom all of one country: the dateline's or nobody's
        home = memory.home or (memory.focus if is_of_ministry(reader, head) else None)
        return (reader.actor(head, join_codes(home, role), "memory"),) if home else ()
    if owner_heads(sentence, head):
        # "our forces" belong to a speaker who is not known
        return ()
    if role in STATE_ROLES and (definite or (word in reader.words.own and is_subject(sentence, head))):
        # "Iran said troops had taken the town": its own
        above = [actor for subject in subjects_above(sentence, head) for actor in reader.resolve(subject)[:1]]
        # "the envoy said troops had stormed the house": whose they are is not said
        above = above if definite else [actor for actor in above if not actor.person]
        governing = [actor.country for actor in above if actor.country and (actor.role or role)[:3] in STATE_ROLES]
        country = governing[0] if governing else None
    governing_country = country
    country = country or memory.country_of_role(role, definite=definite)
    country = whose_army(reader, phrase(sentence, head), country) if role == "MIL" else country
    code = join_codes(country, role) if country else None
    how = "memory" if country == governing_country or country not in (memory.home, memory.focus) else "place"
    return (reader.actor(head, code, how, person=person),) if code else ()


def is_from_abroad(reader: ActorReader, head: int) -> bool:
    """Says whether a noun calls people foreign: "foreigners", "foreign troops"."""
    sentence = reader.sentence
    told = [sentence.words[token] if token else sentence.lower[token] for token in phrase(sentence, head)]
    return not reader.words.alien.isdisjoint(told) or (sentence.words[head] if head else sentence.lower[head]) in reader.words.outsiders


def is_of_ministry(reader: ActorReader, head: int) -> bool:
    """Says whether officials are called those of a ministry or government, which then is that of the country an article is about."""
    before = (reader.role(token) for token in phrase(reader.sentence, head) if token < head)
    return any(role is not None and role[0].code == "GOV" and role[0].kind in ("group", "place") for role in before)


def is_spoken_of(reader: ActorReader, head: int, role: str) -> bool:
    """Says whether a noun without article means those spoken of before: a subject ("Officials said"), troops and police also elsewhere ("clashed
    with troops")."""
    sentence = reader.sentence
    if determiner(sentence, head) is not None and not is_another(reader, head):
        return False
    return is_subject(sentence, head) or (role[:3] in FORCES and sentence.tags[head] in (*PLURAL, "NN") and len(phrase(sentence, head)) == 1)


def is_another(reader: ActorReader, head: int) -> bool:
    """Says whether people are more of those told before: "another three soldiers were wounded"."""
    sentence = reader.sentence
    rest = [token for token in phrase(sentence, head) if token != head]
    return determiner(sentence, head) == "another" and all(sentence.tags[token] in ("DT", "CD") for token in rest)


def own_state(reader: ActorReader, head: int) -> str | None:
    """Returns the country that is the subject of a noun's clause, itself or through its government or army; None for any other subject."""
    for subject in subjects_of_clause(reader.sentence, head):
        for actor in reader.resolve(subject)[:1]:
            if actor.country and (actor.role or "GOV")[:3] in UNOWNED:
                return actor.country
    return None


def is_person_noun(reader: ActorReader, head: int) -> bool:
    """Says whether a role noun is said of humans one by one: "ministers", not "authorities"."""
    role = reader.role(head)
    return role is not None and role[0].kind == "person"


def armed_group(reader: ActorReader, head: int) -> str | None:
    """Returns the armed group named last, before the noun in its own sentence or in the article."""
    here = {row.code for token in range(head) if (row := reader.row(token)) is not None and row.kind == "group" and ARMED_ROLES & set(roles(row.code))}
    if here:
        return here.pop() if len(here) == 1 else None
    found = reader.memory.groups(frozenset({"group"}), roles=ARMED_ROLES)
    if len(found) > 1:
        reader.contested.add(head)
    return next(iter(found)) if len(found) == 1 else None


def roles(code: str) -> tuple[str, ...]:
    """Returns what stands behind the first three letters of a code, in threes."""
    return tuple(code[start : start + 3] for start in range(3, len(code), 3))
