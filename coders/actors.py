"""Noun phrases to actor codes: names, role nouns with their country, titles, appositions, pronouns."""

from dataclasses import dataclass, field
from datetime import date

from coders.actor_codes import UNKNOWN_COUNTRY, country_of, join_codes, owned, role_of, stem_of
from coders.actor_index import ActorIndex, Hit, NameRow, RoleRow, bearer, case_of, find_names, find_role
from coders.actor_words import ActorWords, load_actor_words
from coders.coreference import from_memory, mutual
from coders.memory import STATE_ROLES, ArticleMemory
from coders.owning import NATIONAL, coordinated, institution_owner, is_foreign, is_former, is_second_ministry, known_by_seat, owner_of, shared
from coders.parse import Sentence
from coders.syntax.arguments import preposition_objects
from coders.syntax.phrases import appositives, long_phrase, name_tokens, phrase
from coders.syntax.reference import continues_name, given_name, owner_heads
from coders.syntax.tokens import all_conjuncts

CIVILIAN_ROLES = frozenset({"CVL", "REF", "MED", "EDU", "LAB", "AGR", "HLH", "BUS", "HRI", "NGO"})
PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WDT", "EX"})
HERE = "here"
"""The dateline's country, where a verb of coming asks for it."""
OFFICES = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})
"""Roles that one can have had: a former minister is an ELI."""
MAX_DEPTH = 10
MAX_TOKENS = 250
"""Sentences longer than this are lists or no prose: only names are read in them."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One resolved actor: `code` is country or organisation + role ("PRKGOV", "---REB"), `how` says what it was read from.

    `how` is name, role, title, apposition, modifier or memory; `country` and `role` are None where not known; `person` is true for one human.
    """

    code: str
    text: str
    how: str
    country: str | None = None
    role: str | None = None
    person: bool = False


@dataclass(slots=True)
class ActorReader:
    """Resolves the heads of one sentence; lives as long as the sentence is coded, the memory as long as the article.

    `hits` has for each token the table name it stands in, None for none; `antecedents` the heads that pronouns of the sentence stand for.
    """

    index: ActorIndex
    sentence: Sentence
    published: date | None
    memory: ArticleMemory
    hits: tuple[Hit | None, ...] = ()
    memo: dict[int, tuple[Actor, ...]] = field(default_factory=dict)
    words: ActorWords = field(default_factory=load_actor_words)
    texts: dict[int, str] = field(default_factory=dict)
    antecedents: dict[int, int] = field(default_factory=dict)
    depth: int = 0

    def __post_init__(self) -> None:
        case = case_of(self.sentence)
        found = find_names(self.index, self.sentence, case)
        self.hits = tuple(None if hit is not None and self.is_doubtful(hit, case) else hit for hit in found)

    def is_doubtful(self, hit: Hit, case: str) -> bool:
        """Says whether a hit is likely another name: a region's in "West Darfur", a foreign group's in text without capitals ("new forum")."""
        row = hit.rows[0]
        if row.kind == "region" and row.country is None:
            return continues_name(self.sentence, hit.last) is not None
        named = self.memory.named | {self.memory.home} if self.memory.home else self.memory.named
        return case == "lower" and row.kind in ("group", "organisation") and row.country is not None and bool(named) and row.country not in named

    def resolve(self, head: int) -> tuple[Actor, ...]:
        """Returns the actors a head token names: () for none, several for "British and French troops" and "the two sides"."""
        found = self.memo.get(head)
        if found is None:
            self.memo[head] = ()
            if self.depth > MAX_DEPTH:
                del self.memo[head]
                return ()
            self.depth += 1
            found = self.memo[head] = self.read(head)
            self.depth -= 1
        return found

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
        """Returns the words of the phrase around a head, as they stand in the article; for a pronoun those of the head of its sentence that it
        stands for."""
        if head not in self.texts:
            first, last = long_phrase(self.sentence, self.antecedents.get(head, head))
            self.texts[head] = self.sentence.span(first, last)
        return self.texts[head]

    def row(self, token: int) -> NameRow | None:
        """Returns the table row of the name a token stands in, as it holds on the day of publication."""
        hit = self.hits[token]
        return hit.best(self.published) if hit is not None else None

    def role(self, token: int) -> tuple[RoleRow, int] | None:
        """Returns the role noun that ends at a token, with its first token."""
        return find_role(self.index, self.sentence, token)

    def actor(self, head: int, code: str, how: str, *, person: bool = False) -> Actor:
        """Builds an actor of a whole code."""
        return Actor(code, self.text(head), how, country_of(code), role_of(code), person)

    # one head, from the surest reading to the weakest

    def read(self, head: int) -> tuple[Actor, ...]:
        """Resolves one head."""
        tag = self.sentence.tags[head]
        hit = self.hits[head]
        if len(self.sentence) > MAX_TOKENS:
            return (self.actor(head, hit.best(self.published).code, "name"),) if hit is not None else ()
        if tag in PRONOUN_TAGS:
            return from_memory(self, head)
        if self.sentence.lower[head] == HERE:
            place = self.memory.home or self.host(self.sentence.heads[head])
            return (self.actor(head, place, "memory"),) if place else ()
        if hit is not None:
            return self.named(head, hit)
        if self.sentence.lower[head] in self.words.relative:
            # "its neighbour", "a U.S. ally": somebody else than the owner
            return mutual(self, head) or self.apposed(head)
        both = mutual(self, head)
        if both:
            return both
        role = self.role(head) if not self.is_country_noun(head) else None
        if role is not None:
            return self.with_role(head, role[0], role[1])
        if tag.startswith("NNP"):
            titled = self.titled(head)
            if titled:
                return titled
        return from_memory(self, head) or self.apposed(head) or self.by_modifier(head)

    def host(self, verb: int) -> str | None:
        """Returns whose guest one is who came "here" for a visit or talks, where no dateline tells it: "arrived here for talks with Turkish leaders"."""
        for aim in preposition_objects(self.sentence, verb).get("for", ()):
            behind = preposition_objects(self.sentence, aim)
            for token in (*behind.get("to", ()), *behind.get("with", ())):
                country = next((actor.country for actor in self.resolve(token) if actor.country), None)
                if country is not None:
                    return country
        return None

    def is_common_noun(self, hit: Hit) -> bool:
        """Says whether a name is a role noun in capitals, which every country has: "National Guard", "Supreme Court"."""
        role = self.role(hit.last)
        return role is not None and role[1] <= hit.first

    def is_country_noun(self, head: int) -> bool:
        """Says whether a noun means a country and no role: "the two nations"."""
        word = self.sentence.lower[head]
        return word in self.words.country or (word.removesuffix("s") in self.words.country) or word == "countries"

    def named(self, head: int, hit: Hit) -> tuple[Actor, ...]:
        """Resolves a name of the tables: office holders by the day and by "former", institutions by who owns them, peoples by where they are."""
        row = hit.best(self.published)
        if row.kind == "person":
            return self.named_person(head, hit, row)
        if row.kind == "organisation" and row.country:
            owner = institution_owner(self, hit)
            if owner is None and self.is_common_noun(hit):
                # "the Air Force" in a report from San Salvador is not America's
                owner = self.memory.home or (self.memory.country if row.country not in self.memory.named else None)
            if owner is not None and owner != row.country:
                return (self.actor(head, owner + row.code[3:], "name"),)
        known = self.memory.surname(row.tokens[0]) if len(row.tokens) == 1 and row.kind in ("region", "capital") else None
        if known is not None:
            # Gao is a town in Mali, but this article is about a man of that name
            return tuple(self.actor(head, code, "name", person=True) for code in known.codes)
        if row.kind == "demonym":
            return self.people_of(head, hit, row)
        return (self.actor(head, row.code, "name"),)

    def named_person(self, head: int, hit: Hit, row: NameRow) -> tuple[Actor, ...]:
        """Resolves a person of the tables; a surname alone is who bore it last in the article, and another's given name makes it another person."""
        if len(row.tokens) == 1:
            known = self.memory.surname(row.tokens[0])
            if known is not None:
                return tuple(self.actor(head, code, "name", person=True) for code in known.codes)
            given = given_name(self.sentence, hit.first)
            if given is not None and self.other_person(given, row):
                return self.titled(head) or self.apposed(head)
        beyond = continues_name(self.sentence, hit.last)
        if beyond is not None and self.hits[beyond] is None and self.role(beyond) is None:
            return self.titled(beyond) or self.apposed(beyond)
        if is_former(self, hit.first, head):
            return (self.actor(head, (row.country or UNKNOWN_COUNTRY) + "ELI", "name", person=True),)
        if not row.span.holds(self.published) and not {"then", "then-"} & {self.sentence.lower[token] for token in phrase(self.sentence, head)}:
            titled = self.titled(head, known=row) or self.apposed(head)
            return titled or (self.actor(head, row.country + "ELI" if row.country else row.code, "name", person=True),)
        return (self.actor(head, row.code, "name", person=True),)

    def other_person(self, given: int, row: NameRow) -> bool:
        """Says whether a given name before a known surname begins as none of its known bearers' does: Chelsea Clinton is not Bill Clinton."""
        word = self.sentence.lower[given]
        if word.endswith(".") or word in self.words.gender or self.role(given) is not None or self.hits[given] is not None:
            return False
        bearers = [known.tokens for known in self.index.surnames.get(row.tokens[0], ()) if len(known.tokens) > 1]
        return bool(bearers) and not any(token[0] == word[0] for tokens in bearers for token in tokens[:-1])

    def people_of(self, head: int, hit: Hit, row: NameRow) -> tuple[Actor, ...]:
        """Resolves a people: "Bosnian Serbs" are Bosnia's, "ethnic Albanians in Serbia" of the country they are in."""
        before = self.row(hit.first - 1) if hit.first > 0 else None
        people = head == hit.last and self.sentence.tags[head] in ("NNPS", "NNS", "NNP") and self.sentence.lower[head] not in self.words.home_people
        if people and before is not None and before.country and before.kind in ("demonym", "country", "region"):
            return (self.actor(head, before.country, "name"),)
        if hit.first > 0 and self.sentence.lower[hit.first - 1] in self.words.ethnic:
            behind = preposition_objects(self.sentence, head)
            for name in ("in", "of", "from"):
                for token in behind.get(name, ()):
                    place = self.row(token)
                    if place is not None and place.country:
                        return (self.actor(head, place.country + "CVL", "role"),)
            return (self.actor(head, (self.memory.home or UNKNOWN_COUNTRY) + "CVL", "role"),)
        return (self.actor(head, row.code, "name"),)

    def with_role(self, head: int, role: RoleRow, first: int) -> tuple[Actor, ...]:
        """Resolves a role noun: its country stands before it, owns it or follows it, else the article tells."""
        person = role.kind == "person" and self.sentence.tags[head] in ("NN", "NNP")
        code = "ELI" if role.code in OFFICES and is_former(self, first, head) else role.code
        many = coordinated(self, head, code, person=person)
        if many:
            return tuple(self.actor(head, one if role.code else self.with_state(head, one), "role") for one in many)
        members = self.members(head)
        if members:
            return members
        if role.code:
            owner = owner_of(self, head, first, whole=False) or shared(self, head)
        else:
            owner = known_by_seat(self, head) or owner_of(self, head, first, whole=True)
        if not role.code and owner is not None:
            return (self.actor(head, self.with_state(head, owner.code), "role", person=self.sentence.tags[head] in ("NN", "NNP")),)
        if not role.code:
            return self.apposed(head) or from_memory(self, head)
        if owner is not None:
            if owner.kind in NATIONAL and first == head:
                code = self.words.national.get(self.sentence.lower[head], code)
            return (self.actor(head, owned(owner.code, owner.kind, code, person=role.kind == "person"), "role", person=person),)
        if code == "PTY" and "to" in preposition_objects(self.sentence, head):
            # "the parties to the conflict" are its sides, not political parties
            return ()
        apposed = self.apposed(head)
        if apposed:
            return apposed
        remembered = from_memory(self, head, role=code)
        return remembered or (self.actor(head, join_codes(UNKNOWN_COUNTRY, code), "role", person=person),)

    def members(self, head: int) -> tuple[Actor, ...]:
        """Returns the members that an apposition names of a plural noun: "the two rebel groups -- the SLM and the JEM"."""
        if self.sentence.tags[head] not in ("NNS", "NNPS"):
            return ()
        for token in appositives(self.sentence, head):
            named = all_conjuncts(self.sentence, (token,)) if token > head else ()
            if len(named) > 1 and all(self.hits[one] is not None for one in named):
                found = {actor.code: actor for one in named for actor in self.resolve(one)}
                if found:
                    return tuple(found.values())
        return ()

    def with_state(self, head: int, code: str) -> str:
        """Returns the government of a country for a noun that speaks of one: "the Iranian leader" is IRNGOV, "the Iranian side" IRN."""
        return code + "GOV" if len(code) == 3 and country_of(code) and self.sentence.lower[head] in self.words.state else code

    def titled(self, head: int, *, known: NameRow | None = None) -> tuple[Actor, ...]:
        """Resolves a name by the title before it: "Chinese Foreign Ministry spokesman Zhao Lijian"; `known` is its row of another day."""
        for token in reversed(name_tokens(self.sentence, head)):
            role = self.role(token) if token != head else None
            if role is None:
                continue
            row, first = role
            code = "ELI" if row.code in OFFICES and is_former(self, first, head) else row.code
            owner = owner_of(self, head, first, whole=not row.code, last=token)
            if owner is not None:
                whole = owned(owner.code, owner.kind, code, person=True) if code else self.with_state(token, owner.code)
                return (self.actor(head, whole, "title", person=True),)
            if not code:
                continue
            if row.kind != "person" and is_second_ministry(self.sentence, head):
                # "Minister of Health and Public Administration Ana Moreno" is one person
                return ()
            alone = given_name(self.sentence, head) in (None, token)
            bearing = known or (bearer(self.index, self.sentence.lower[head], code, self.published) if alone else None)
            country = bearing.country if bearing else None
            if country is None:
                # agencies leave out the country of a title where the dateline tells it
                country = self.memory.home or self.memory.country_of_role(code, definite=True)
            return (self.actor(head, join_codes(country or UNKNOWN_COUNTRY, code), "title", person=True),)
        return ()

    def apposed(self, head: int) -> tuple[Actor, ...]:
        """Resolves by apposition: "Kim You-geun, a deputy head of Seoul's security council"."""
        first: tuple[Actor, ...] = ()
        for token in all_conjuncts(self.sentence, appositives(self.sentence, head)):
            actors = self.resolve(token) if self.memo.get(token) != () and token != head else ()
            if actors:
                role = self.role(token)
                person = actors[0].person or (role is not None and role[0].kind in ("person", "passthrough") and self.sentence.tags[head] == "NNP")
                found = (self.actor(head, actors[0].code, "apposition", person=person),)
                if actors[0].country and (actors[0].role or not first):
                    return found
                # "secretary of the party and president of Peru": the office that names a country is the surer
                first = first or found
        return first

    def by_modifier(self, head: int) -> tuple[Actor, ...]:
        """Resolves a noun that is no role by a country before or owning it: "the Iranian move" is Iran's; () without one."""
        if not self.sentence.tags[head].startswith("NN"):
            return ()
        for token in reversed(phrase(self.sentence, head)):
            hit = self.hits[token]
            if hit is not None and token != head and not is_foreign(self, hit):
                return (self.actor(head, stem_of(hit.best(self.published).code), "modifier"),)
            role = self.role(token) if token != head and hit is None else None
            if role is not None and role[0].kind == "group" and role[0].code in STATE_ROLES:
                # "the Syrian army command", "government missiles": of the army, of the government
                owner = owner_of(self, head, role[1], whole=False)
                code = owned(owner.code, owner.kind, role[0].code, person=False) if owner else None
                remembered = self.memory.country_of_role(role[0].code, definite=True) if code is None else None
                code = join_codes(remembered, role[0].code) if remembered else code
                if code is not None and self.sentence.tags[token].startswith("NN"):
                    # without a country "a military hotline" is nobody's
                    return (self.actor(head, code, "modifier"),)
        behind = preposition_objects(self.sentence, head)
        owners = (*owner_heads(self.sentence, head), *(token for name in ("by", "of", "from") for token in behind.get(name, ())))
        for token in owners:
            actors = self.resolve(token)
            if actors and not actors[0].code.startswith(UNKNOWN_COUNTRY):
                return (self.actor(head, stem_of(actors[0].code), "modifier"),)
        return ()


def roles_of(actor: Actor) -> tuple[str, ...]:
    """Returns the three-letter roles of an actor."""
    role = actor.role or ""
    return tuple(role[start : start + 3] for start in range(0, len(role), 3))
