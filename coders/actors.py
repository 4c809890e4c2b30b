"""Noun phrases to actor codes: names, role nouns with their country, titles, appositions."""

from dataclasses import dataclass, field
from datetime import date

from coders.actor_codes import country_of
from coders.actor_index import ActorIndex, Hit, bearer, find_names, find_role
from coders.memory import GROUP_PRONOUNS, PERSON_PRONOUNS, ArticleMemory
from coders.parse import Sentence
from coders.syntax.phrases import appositives, coordinated_modifiers, long_phrase, name_tokens, owners, phrase
from coders.syntax.slots import preposition_objects, subjects_above, subjects_of_clause

UNKNOWN_COUNTRY = "---"
ORGANISATIONS = ("IGO", "NGO", "NGM", "MNC", "IMG")
CIVILIAN_ROLES = frozenset({"CVL", "REF", "MED", "EDU", "LAB", "AGR", "HLH", "BUS", "HRI", "NGO"})
COUNTRY_PREPOSITIONS = ("of", "for", "from", "in", "at", "to")
SINGULAR = frozenset({"it", "its", "he", "she", "him", "her", "his"})
ABROAD = frozenset({"ambassador", "envoy", "embassy", "consulate", "consul"})


@dataclass(frozen=True, slots=True)
class Actor:
    """One resolved actor: `code` is country or organisation + role ("PRKGOV", "---REB"), `how` says what it was read from.

    `how` is name, role, title, apposition, modifier or memory; `country` and `role` are None where not known.
    """

    code: str
    text: str
    how: str
    country: str | None = None
    role: str | None = None
    person: bool = False


@dataclass(slots=True)
class ActorReader:
    """Resolves the heads of one sentence; lives as long as the sentence is coded, the memory as long as the article."""

    index: ActorIndex
    sentence: Sentence
    published: date | None
    memory: ArticleMemory
    hits: tuple[Hit | None, ...] = ()
    memo: dict[int, tuple[Actor, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hits = find_names(self.index, self.sentence)

    def resolve(self, head: int) -> tuple[Actor, ...]:
        """Returns the actors a head token names: () for none, several for "British and French troops"."""
        if head not in self.memo:
            self.memo[head] = ()
            self.memo[head] = self.read(head)
        return self.memo[head]

    def kinds(self, head: int) -> frozenset[str]:
        """Returns which of the lexicon's types a head is: ACTOR, CIVILIAN, PLACE."""
        actors = self.resolve(head)
        found = set()
        if actors:
            found.add("ACTOR")
            if any(role in CIVILIAN_ROLES for actor in actors for role in roles_of(actor)):
                found.add("CIVILIAN")
        hit = self.hits[head]
        if hit is not None and hit.best(self.published).kind in ("country", "capital", "region"):
            found.add("PLACE")
        return frozenset(found)

    def text(self, head: int) -> str:
        """Returns the words of the phrase around a head, as they stand in the article."""
        first, last = long_phrase(self.sentence, head)
        return self.sentence.span(first, last)

    def read(self, head: int) -> tuple[Actor, ...]:
        """Resolves one head, from the surest reading to the weakest."""
        tag = self.sentence.tags[head]
        if tag in ("PRP", "PRP$", "WP", "WDT", "EX"):
            return self.from_memory(head)
        hit = self.hits[head]
        if hit is not None:
            return (self.named(head, hit),)
        role = find_role(self.index, self.sentence, head)
        if role is not None:
            return self.with_role(head, role[0].code, role[0].kind, role[1])
        if tag.startswith("NNP"):
            titled = self.titled(head)
            if titled:
                return titled
        return self.from_memory(head) or self.apposed(head) or self.by_modifier(head)

    def named(self, head: int, hit: Hit) -> Actor:
        """Resolves a name of the tables; a title beside it decides where the name has no term on that day."""
        row = hit.best(self.published)
        code = row.code
        if row.kind == "person" and not row.span.holds(self.published):
            titled = self.titled(head)
            if titled:
                return titled[0]
            code = (row.country or UNKNOWN_COUNTRY) + "ELI"
        return self.actor(head, code, "name", person=row.kind == "person")

    def actor(self, head: int, code: str, how: str, *, person: bool = False) -> Actor:
        """Builds an actor of a whole code."""
        country = country_of(code)
        stem = 6 if code.startswith(("IGO", "NGO")) and len(code) >= 6 else 3
        return Actor(code, self.text(head), how, country, code[stem:] or None if country or code.startswith("---") else None, person)

    def with_role(self, head: int, role: str, kind: str, first: int) -> tuple[Actor, ...]:
        """Resolves a role noun: its country stands before it, owns it or follows it."""
        passthrough = kind == "passthrough"
        many = self.coordinated(head, role)
        if many:
            return many
        owner = self.owner_code(head, first, whole=passthrough)
        if owner is None and passthrough:
            return self.apposed(head) or self.from_memory(head)
        if owner is None:
            apposed = self.apposed(head)
            if apposed:
                return apposed
            remembered = self.memory.country_of_role(self.sentence, head, role)
            return (self.actor(head, (remembered or UNKNOWN_COUNTRY) + role, "memory" if remembered else "role", person=kind == "person"),)
        return (self.actor(head, join_codes(owner, role), "role", person=kind == "person"),)

    def coordinated(self, head: int, role: str) -> tuple[Actor, ...]:
        """Resolves "British and French troops" to one actor each."""
        groups = coordinated_modifiers(self.sentence, head)
        rows = [self.hits[group[0]] for group in groups]
        if len(rows) < 2 or any(row is None for row in rows):
            return ()
        codes = [join_codes(row.best(self.published).code, role) for row in rows if row is not None]
        return tuple(self.actor(head, code, "role") for code in codes)

    def owner_code(self, head: int, first: int, *, whole: bool) -> str | None:
        """Returns the code of what a role noun belongs to: modifiers, owner, then what follows a preposition.

        `whole` asks for the owner's whole code ("spokesman for the army"), else its country or organisation is enough.
        """
        found: str | None = None
        for token in reversed(phrase(self.sentence, head)):
            if token >= first:
                continue
            hit = self.hits[token]
            if hit is not None and token not in self.beyond_owner(head):
                found = hit.best(self.published).code
                break
            role = find_role(self.index, self.sentence, token) if whole else None
            if role is not None and role[0].code:
                inner = self.with_role(token, role[0].code, role[0].kind, role[1])
                outer = self.owner_code(head, role[1], whole=False)
                code = inner[0].code if inner else UNKNOWN_COUNTRY + role[0].code
                return join_codes(outer, role[0].code) if outer and code.startswith("---") else code
        for owner in owners(self.sentence, head) if found is None else ():
            actors = self.resolve(owner)
            if actors:
                found = actors[0].code
                break
        if found is None:
            found = self.code_behind(head)
        if found is None:
            return None
        return found if whole else stem_of(found)

    def beyond_owner(self, head: int) -> frozenset[int]:
        """Returns tokens of the phrase that belong to an owner and are read through it: in "Iran's army" Iran."""
        return frozenset(token for owner in owners(self.sentence, head) for token in phrase(self.sentence, owner))

    def code_behind(self, head: int) -> str | None:
        """Returns the code of what stands behind a preposition: "president of South Korea", "rebels in Chad"."""
        behind = preposition_objects(self.sentence, head)
        names = COUNTRY_PREPOSITIONS[:-1] if self.sentence.lower[head] in ABROAD else COUNTRY_PREPOSITIONS
        for name in names:
            if name == "to" and self.sentence.lower[head] not in ABROAD:
                continue
            for token in behind.get(name, ()):
                actors = self.resolve(token)
                if actors and not actors[0].code.startswith("---"):
                    return actors[0].code
        return None

    def titled(self, head: int) -> tuple[Actor, ...]:
        """Resolves an unknown name by the title before it: "Chinese Foreign Ministry spokesman Zhao Lijian"."""
        tokens = name_tokens(self.sentence, head)
        for token in reversed(tokens):
            if token == head:
                continue
            role = find_role(self.index, self.sentence, token)
            if role is None:
                continue
            row, first = role
            owner = self.owner_code(head, first, whole=not row.code)
            if owner is None and row.code:
                known = bearer(self.index, self.sentence.lower[head], row.code, self.published)
                owner = known.country if known else None
            if owner is None and row.code:
                owner = self.memory.country_of_role(self.sentence, head, row.code)
            if row.code:
                return (self.actor(head, join_codes(owner or UNKNOWN_COUNTRY, row.code), "title", person=True),)
            if owner:
                return (self.actor(head, owner, "title", person=True),)
        return ()

    def apposed(self, head: int) -> tuple[Actor, ...]:
        """Resolves by apposition: "Kim You-geun, first deputy chief of Seoul's National Security Council"."""
        for token in appositives(self.sentence, head):
            actors = self.resolve(token) if token not in self.memo or self.memo[token] else ()
            if actors:
                return (self.actor(head, actors[0].code, "apposition", person=actors[0].person),)
        return ()

    def by_modifier(self, head: int) -> tuple[Actor, ...]:
        """Resolves a noun that is no role by a country before or owning it: "the Iranian move" is Iran's; None without one."""
        if not self.sentence.tags[head].startswith("NN"):
            return ()
        for token in reversed(phrase(self.sentence, head)):
            hit = self.hits[token]
            if hit is not None and token != head:
                return (self.actor(head, stem_of(hit.best(self.published).code), "modifier"),)
        for owner in owners(self.sentence, head):
            actors = self.resolve(owner)
            if actors and not actors[0].code.startswith("---"):
                return (self.actor(head, stem_of(actors[0].code), "modifier"),)
        behind = preposition_objects(self.sentence, head)
        for name in ("by", "of", "from"):
            for token in behind.get(name, ()):
                actors = self.resolve(token)
                if actors and not actors[0].code.startswith("---"):
                    return (self.actor(head, stem_of(actors[0].code), "modifier"),)
        return ()

    def from_memory(self, head: int) -> tuple[Actor, ...]:
        """Resolves pronouns and short forms by the sentence's own subjects, then by what the article said before."""
        word = self.sentence.lower[head]
        if word in PERSON_PRONOUNS | GROUP_PRONOUNS:
            owned = self.sentence.tags[head] == "PRP$"
            for subject in (*(subjects_above(self.sentence, head)), *(subjects_of_clause(self.sentence, head) if owned else ())):
                actors = self.resolve(subject) if subject != head else ()
                if actors and (word not in PERSON_PRONOUNS or actors[0].person):
                    return tuple(self.actor(head, actor.code, "memory", person=actor.person) for actor in actors[: 1 if word in SINGULAR else 3])
        code = self.memory.recall(self.sentence, head)
        return (self.actor(head, code, "memory", person=self.sentence.lower[head] in ("he", "she", "him", "her", "his")),) if code else ()


def roles_of(actor: Actor) -> tuple[str, ...]:
    """Returns the three-letter roles of an actor."""
    role = actor.role or ""
    return tuple(role[start : start + 3] for start in range(0, len(role), 3))


def stem_of(code: str) -> str:
    """Returns country or organisation of a code without its role; a group's code stays whole ("Hamas gunmen" are Hamas)."""
    if code.startswith(("IGO", "NGO", "MNC", "IMG", "NGM")):
        return code
    return code[:3]


def join_codes(owner: str, role: str) -> str:
    """Joins an owner's code and a role: KOR + GOV; a role the owner already ends in is not repeated."""
    if not role or owner.endswith(role) or (owner.startswith(ORGANISATIONS) and role.startswith(ORGANISATIONS)):
        return owner
    if role.startswith("IGO") and not owner.startswith("---"):
        return owner
    return owner + role
