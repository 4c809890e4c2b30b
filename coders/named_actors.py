"""Names of the tables: office holders, institutions by who owns them, peoples by where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coders.actor_codes import UNKNOWN_COUNTRY, owned
from coders.actor_index import Hit, NameRow
from coders.fellows import fellow_country
from coders.owning import institution_owner
from coders.persons import named_person
from coders.syntax.arguments import preposition_objects
from coders.syntax.tokens import conjuncts, is_modifier

if TYPE_CHECKING:
    from coders.actors import Actor, ActorReader

AND = "and"
BODIES = frozenset({"organisation", "group"})
PLURAL = ("NNS", "NNPS")


def named(reader: ActorReader, head: int, hit: Hit) -> tuple[Actor, ...]:
    """Resolves a name of the tables: office holders by the day and by "former", institutions by who owns them, peoples by where they are."""
    row = reader.best(hit)
    if row.kind == "person":
        return named_person(reader, head, hit, row)
    if row.kind in BODIES and row.country:
        owner = body_owner(reader, hit, row)
        if owner is not None and owner != row.country:
            return (reader.actor(head, owner + row.code[3:], "name"),)
    if row.kind == "organisation":
        role = reader.words.national.get(" ".join(reader.sentence.lower[hit.first : hit.last + 1]))
        owner = institution_owner(reader, hit) if role else None
        if role and owner is not None:
            # "Russia's Security Council" is not that of the United Nations
            return (reader.actor(head, owner + role, "name"),)
    known = reader.memory.surname(row.tokens[0]) if len(row.tokens) == 1 and row.kind in ("region", "capital") else None
    if known is not None:
        # Gao is a town in Mali, but this article is about a man of that name
        return tuple(reader.actor(head, code, "name", person=True) for code in known.codes)
    if row.kind == "demonym":
        return people_of(reader, head, hit, row)
    return (reader.actor(head, row.code, "name"),)


def body_owner(reader: ActorReader, hit: Hit, row: NameRow) -> str | None:
    """Returns the country whose parliament, court or party a name means, by the words around it or the article; None for that of the tables."""
    memory = reader.memory
    owner = institution_owner(reader, hit) if row.kind == "organisation" else None
    owner = owner or country_behind(reader, hit)
    common = row.kind == "organisation" and is_common_noun(reader, hit)
    if owner is not None or not (common or is_everywhere(reader, hit)):
        return owner
    fellow = fellow_country(reader, hit) or leaders_own(reader, hit)
    if fellow is not None or common:
        # "the Air Force" in a report from San Salvador is not America's
        return fellow or memory.home or (None if row.country in memory.named else memory.focus or memory.country)
    rows = (reader.row(token) for token in range(len(reader.sentence)) if reader.hits[token] is not hit)
    here = {other.country for other in rows if other is not None and other.country}
    if row.country in memory.named or row.country in here:
        return None
    return memory.home or memory.focus or memory.country or (min(here) if len(here) == 1 else None)


def leaders_own(reader: ActorReader, hit: Hit) -> str | None:
    """Returns the country of the one leader of the sentence whose country has a body of that name: Peru's in "Boluarte asked Congress"; None for leaders
    of countries without one ("Ochoa addressed Congress")."""
    having = reader.words.body_of.get(" ".join(reader.sentence.lower[hit.first : hit.last + 1]), frozenset())
    rows = (reader.row(token) for token in range(len(reader.sentence)) if reader.hits[token] is not hit) if having else ()
    own = {row.country for row in rows if row is not None and row.kind == "person" and row.country in having}
    return own.pop() if len(own) == 1 else None


def country_behind(reader: ActorReader, hit: Hit) -> str | None:
    """Returns the country right behind "of" behind a name that bodies of several countries have: "the House of Representatives of Chile"."""
    of = hit.last + 1
    if not is_everywhere(reader, hit) or of + 1 >= len(reader.sentence) or reader.sentence.lower[of] != "of":
        return None
    row = reader.row(of + 2 if reader.sentence.lower[of + 1] == "the" and of + 2 < len(reader.sentence) else of + 1)
    return row.country if row is not None and row.kind == "country" else None


def is_everywhere(reader: ActorReader, hit: Hit) -> bool:
    """Says whether bodies of several countries have a name: "the Conservative Party", "the House of Representatives"."""
    return " ".join(reader.sentence.lower[hit.first : hit.last + 1]) in reader.words.everywhere


def people_of(reader: ActorReader, head: int, hit: Hit, row: NameRow) -> tuple[Actor, ...]:
    """Resolves a people: "Bosnian Serbs" are Bosnia's, "ethnic Albanians in Serbia" of the country they are in."""
    before = reader.row(hit.first - 1) if hit.first > 0 else None
    people = head == hit.last and reader.sentence.tags[head] in ("NNPS", "NNS", "NNP") and reader.sentence.lower[head] not in reader.words.home_people
    if people and before is not None and before.country and before.kind in ("demonym", "country", "region"):
        return (reader.actor(head, before.country, "name"),)
    if hit.first > 0 and reader.sentence.lower[hit.first - 1] in reader.words.ethnic:
        behind = preposition_objects(reader.sentence, head)
        for name in ("in", "of", "from"):
            for token in behind.get(name, ()):
                place = reader.row(token)
                if place is not None and place.country:
                    return (reader.actor(head, place.country + "CVL", "role"),)
        return (reader.actor(head, (reader.memory.home or UNKNOWN_COUNTRY) + "CVL", "role"),)
    role = role_shared(reader, head)
    return (reader.actor(head, owned(row.code, row.kind, role, person=False), "role") if role else reader.actor(head, row.code, "name"),)


def role_shared(reader: ActorReader, head: int) -> str:
    """Returns the role of a noun that a people shares with the people right behind it: guards for Kyrgyz in "Kyrgyz and Tajik border guards", where the
    parser takes Kyrgyz for a noun; "" for "Israelis and Palestinian guards"."""
    sentence, other = reader.sentence, head + 2
    if sentence.lower[head + 1 : other] != (AND,) or sentence.lower[head].endswith("s") or other >= len(sentence):
        return ""
    noun, row = sentence.heads[other], reader.row(other)
    shares = noun in conjuncts(sentence, head) and sentence.tags[noun] in PLURAL and is_modifier(sentence, other)
    role = reader.role(noun) if shares and row is not None and row.kind == "demonym" else None
    return role[0].code if role is not None else ""


def is_common_noun(reader: ActorReader, hit: Hit) -> bool:
    """Says whether a name is a role noun in capitals, which every country has: "National Guard", "Supreme Court"."""
    role = reader.role(hit.last)
    return role is not None and role[1] <= hit.first
