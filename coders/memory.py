"""What an article has said so far: who was named, in which order, and which countries it is about."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coders.actor_codes import country_of
from coders.actor_words import load_actor_words
from coders.records import record

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
PERSON_PRONOUNS = HE | SHE
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "themselves"})
GROUP_PRONOUNS = IT | THEY
STATE_ROLES = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "MED"})
"""Roles whose bearer, spoken of with no owner, is the one of the country in focus: "the army", "the government"."""
HOME_ROLES = frozenset({"JUD", "COP", "OPP", "LEG", "MED"})
"""Those of them who seldom act abroad: they are of the country that the whole article is about, where there is one."""
REACH = 3
"""How many sentences back a pronoun or "the group" may reach."""
NOUN_REACH = 6
"""How many sentences back a role noun without an owner may reach to the same noun with one."""
CRAFT = "planes or ships"
"""Under this key stands among the nouns whose planes or ships were spoken of last."""
KEPT = 80
DECAY = 0.8
"""By how much a country's mentions count less with each further sentence."""


@record
class Entity:
    """One thing spoken of: its actor codes (several for "Israel and Egypt"), and what pronouns need to know of it.

    `kind` is person, country, organisation, group, role or thing (no actor, without codes); `gender` is "he" or "she" where the text said
    so; `sentence` counts from 0; `named` is true for a name, false for a description ("the leader").
    """

    codes: tuple[str, ...]
    kind: str
    plural: bool
    subject: bool
    sentence: int
    gender: str | None = None
    named: bool = False

    @property
    def person(self) -> bool:
        """Says whether "he" or "she" may stand for it."""
        return self.kind == "person" and not self.plural


@dataclass(slots=True)
class ArticleMemory:
    """Grows while an article is read in order; a new one is made for every article.

    `home` is the dateline's country, `focus` the one that the first sentences are about, `leaning` the only one they name, `country` the one
    in view (the last subject's), `sentence` the number of the sentence read; `surnames` maps a surname in small letters to the person who bore
    it last, `nouns` a role noun to whom it was said of last; `weights` count the countries' mentions, recent ones more, `named` are all
    countries named; `rivals` has for a surname or role noun who else it was said of last, `abbreviations` the short names that the article
    gave in brackets, `forces` whose army and police (MIL, COP) it named last.
    """

    home: str | None = None
    focus: str | None = None
    leaning: str | None = None
    country: str | None = None
    sentence: int = 0
    entities: list[Entity] = field(default_factory=list)
    surnames: dict[str, Entity] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    nouns: dict[str, Entity] = field(default_factory=dict)
    rivals: dict[str, Entity] = field(default_factory=dict)
    abbreviations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    forces: dict[str, str] = field(default_factory=dict)

    def next_sentence(self) -> None:
        """Marks that a sentence has been read."""
        self.sentence += 1
        del self.entities[:-KEPT]
        for code in self.weights:
            self.weights[code] *= DECAY

    def note(
        self, codes: Iterable[str], *, kind: str, plural: bool = False, subject: bool = False, gender: str | None = None, named: bool = False,
        names: Iterable[str] = (), noun: str = "", placing: bool = True,
    ) -> None:
        """Remembers one thing spoken of, in reading order; `names` are the surnames by which a person may be called from here on, `noun` is
        the role noun by which it was spoken of, `placing` says whether its country is one that the article may be in."""
        entity = Entity(tuple(codes), kind, plural, subject, self.sentence, gender, named)
        if not entity.codes:
            return
        self.entities.append(entity)
        for name in names:
            self.keep(self.surnames, name, entity)
        if noun:
            self.keep(self.nouns, noun, entity)
        country = country_of(entity.codes[0])
        if country and placing and (subject or self.country is None):
            self.country = country

    def keep(self, by_word: dict[str, Entity], word: str, entity: Entity) -> None:
        """Lets a word stand for an entity from here on, and keeps who else it stood for."""
        before = by_word.get(word)
        if before is not None and before.codes != entity.codes:
            self.rivals[word] = before
        by_word[word] = entity

    def is_contested(self, word: str, entity: Entity) -> bool:
        """Says whether a surname or role noun may as well mean another: it was said of two in reach, of neither in this sentence or the last."""
        rival = self.rivals.get(word)
        if rival is None or rival.codes == entity.codes or self.sentence - entity.sentence < 2:
            return False
        return self.sentence - rival.sentence <= NOUN_REACH

    def bind(self, names: Iterable[str], code: str, *, weakly: bool = False) -> None:
        """Lets names stand for a person of a code, whom no pronoun means for it: "ministers, including Sabri"; `weakly` where another bears none."""
        for name in names:
            if not weakly or name not in self.surnames:
                self.surnames[name] = Entity((code,), "person", False, False, self.sentence, None, True)

    def bind_titles(self, titles: Iterable[str], code: str) -> None:
        """Lets titles stand for the person named with them last: "the king" for King Abdullah."""
        for title in titles:
            self.keep(self.nouns, title, Entity((code,), "person", False, False, self.sentence, None, True))

    def note_craft(self, code: str) -> None:
        """Remembers whose planes or ships were spoken of last."""
        self.nouns[CRAFT] = Entity((code,), "role", True, False, self.sentence, None, False)

    def note_thing(self) -> None:
        """Remembers that a sentence was about something that is no actor, which "it" in the next one likely means: "The office was closed"."""
        self.entities.append(Entity((), "thing", False, True, self.sentence))

    def note_country(self, code: str) -> None:
        """Remembers that a country, its people or its capital was named."""
        self.weights[code] = self.weights.get(code, 0.0) + 1.0
        self.named.add(code)

    def surname(self, word: str) -> Entity | None:
        """Returns the person who was last introduced with a surname ("Kim" after Kim You-geun), None for a name not heard yet."""
        return self.surnames.get(word)

    def same_noun(self, noun: str) -> tuple[str, ...]:
        """Returns the codes of whom a role noun was said of before: "the ministers" after "the APEC ministers"; () out of reach."""
        entity = self.nouns.get(noun)
        return entity.codes if entity is not None and self.sentence - entity.sentence <= NOUN_REACH else ()

    def pronoun(self, word: str) -> tuple[str, ...]:
        """Returns the codes a pronoun stands for: subjects of the nearest sentence that has a fitting one first; () where two would fit."""
        found = self.candidates(word)
        return next(iter(found)) if len(found) == 1 else ()

    def candidates(self, word: str) -> frozenset[tuple[str, ...]]:
        """Returns the codes of everyone that a pronoun may stand for in the nearest sentence that has any."""
        for back in range(1, REACH + 1):
            fitting = [entity for entity in self.entities if entity.sentence == self.sentence - back and fits(word, entity)]
            if word in THEY and any(is_many(entity) for entity in fitting):
                fitting = [entity for entity in fitting if is_many(entity)]
            fitting = [entity for entity in fitting if entity.subject] or [entity for entity in fitting if entity.named] or fitting
            found = {entity.codes for entity in fitting}
            if found:
                return frozenset(found)
        return frozenset()

    def short_name(self, word: str, here: Iterable[str] = ()) -> tuple[str, ...]:
        """Returns the countries of a short name ("the South") of which one was named, `here` in its sentence, or is the dateline's; () for none."""
        heard = {*self.named, *here, *((self.home,) if self.home else ())}
        for short in load_actor_words().short.get(word, ()):
            if short.named & heard:
                return short.codes
        return ()

    def pair(self, here: Mapping[str, int]) -> tuple[str, ...]:
        """Returns the two countries that "the two sides" are; `here` counts those named before it in its own sentence; () where a third is as near."""
        if len(here) == 2:
            return tuple(here)
        weights = Counter(self.weights)
        for code, times in here.items():
            weights[code] += times
        ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] <= ranked[2][1] * 1.05):
            return ()
        if here and not set(here) <= {ranked[0][0], ranked[1][0]}:
            return ()
        return ranked[0][0], ranked[1][0]

    def people(self) -> tuple[str, ...]:
        """Returns the codes of the persons last spoken of ("The two agreed", "both leaders"): those of the sentence before, else those who
        were subjects in the last ones; two where it is plain whom "the two" means."""
        near = [entity for entity in self.entities if entity.sentence == self.sentence - 1 and entity.person]
        found = {entity.codes for entity in [entity for entity in near if entity.named] or near}
        if len(found) < 2:
            found = {entity.codes for entity in self.entities if 0 < self.sentence - entity.sentence <= REACH and entity.person and entity.subject}
        return tuple(sorted(code for codes in found for code in codes))

    def group(self, kinds: frozenset[str], *, roles: frozenset[str] | None = None) -> str | None:
        """Returns the code of the last group or organisation of some kinds ("the group", "the fighters"), by role where asked; None if two differ."""
        found = self.groups(kinds, roles=roles)
        return next(iter(found)) if len(found) == 1 else None

    def groups(self, kinds: frozenset[str], *, roles: frozenset[str] | None = None) -> frozenset[str]:
        """Returns the codes of all groups and organisations of some kinds in the nearest sentence that has any."""
        for back in range(0, REACH + 2):
            found = {
                entity.codes[0]
                for entity in self.entities
                if entity.sentence == self.sentence - back and entity.kind in kinds and (roles is None or set(parts(entity.codes[0])) & roles)
            }
            if found:
                return frozenset(found)
        return frozenset()

    def international(self) -> str | None:
        """Returns the code of the international organisation spoken of last, also through its people; None for none in reach."""
        for entity in reversed(self.entities):
            if self.sentence - entity.sentence > REACH + 2:
                return None
            if entity.codes and entity.codes[0].startswith("IGO") and len(entity.codes[0]) > 3:
                return entity.codes[0]
        return None

    def last_person(self, role: str) -> str | None:
        """Returns the code of the last person named within reach, of a role where one is given ("the spokesman", "the minister")."""
        for entity in reversed(self.entities):
            if self.sentence - entity.sentence > REACH:
                return None
            if entity.person and (not role or role in parts(entity.codes[0])):
                return entity.codes[0]
        return None

    def only_person(self, role: str) -> str | None:
        """Returns the code of the one person of a role that was spoken of within reach; None for none or for two."""
        near = (entity for entity in self.entities if 0 < self.sentence - entity.sentence <= REACH and entity.person)
        found = {entity.codes[0] for entity in near if role in parts(entity.codes[0])}
        return found.pop() if len(found) == 1 else None

    def country_of_role(self, role: str, *, definite: bool) -> str | None:
        """Returns the country of a role noun without one: "the army" is the army of the country in focus, "a policeman" one of the dateline's."""
        if definite and role[:3] in self.forces:
            return self.forces[role[:3]]
        if role[:3] in HOME_ROLES and self.focus is not None and definite:
            return self.focus
        if role[:3] in STATE_ROLES:
            return (self.country or self.home) if definite else (self.home or self.focus or self.country)
        return self.home


def parts(code: str) -> list[str]:
    """Returns a code in threes behind its first."""
    return [code[start : start + 3] for start in range(3, len(code), 3)]


def is_many(entity: Entity) -> bool:
    """Says whether "they" stands for an entity at ease."""
    return entity.plural or len(entity.codes) > 1


def fits(word: str, entity: Entity) -> bool:
    """Says whether a pronoun may stand for an entity."""
    if word in PERSON_PRONOUNS:
        return entity.person and len(entity.codes) == 1 and entity.gender in (None, "he" if word in HE else "she")
    if word in IT:
        return entity.kind != "person" and not is_many(entity)
    return word in THEY and not entity.person and entity.kind != "thing"
