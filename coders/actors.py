"""Noun phrases to actor codes: names, role nouns with their country, titles, appositions, pronouns."""

from dataclasses import dataclass, field
from datetime import date

from coders.abbreviations import is_of_another_body
from coders.actor_codes import UNKNOWN_COUNTRY, country_of, join_codes, owned, role_of
from coders.actor_index import ActorIndex, Hit, NameRow, RoleRow, case_of, each_name, find_names, find_role
from coders.actor_words import ActorWords, load_actor_words
from coders.backers import backed_by, backer_of
from coders.coreference import from_memory
from coders.doubtful_names import ends_other_name, is_doubtful
from coders.fellows import chief_of, shared
from coders.memory import ArticleMemory
from coders.modifier_actors import against_state, by_modifier, host_of
from coders.named_actors import BODIES, is_everywhere, named
from coders.owning import NATIONAL, coordinated, is_former, known_by_seat, owner_of
from coders.papers import voice_of
from coders.parse import Sentence
from coders.persons import OFFICES, counterpart, own_role, titled
from coders.pronouns import is_state_of_things
from coders.records import record
from coders.strangers import is_stranger, is_town
from coders.syntax.made_up import parts_of_group
from coders.syntax.phrases import appositives, long_phrase
from coders.syntax.tokens import all_conjuncts, conjuncts, is_modifier
from coders.two_sides import mutual

CIVILIAN_ROLES = frozenset({"CVL", "REF", "MED", "EDU", "LAB", "AGR", "HLH", "BUS", "HRI", "NGO"})
PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WDT", "EX"})
HERE = "here"
"""The dateline's country, where a verb of coming asks for it."""
NOBODY: frozenset[str] = frozenset()
MAX_DEPTH = 10
MAX_TOKENS = 250
"""Sentences longer than this are lists or no prose: only names are read in them."""


@record
class Actor:
    """One resolved actor: `code` is country or organisation + role ("PRKGOV", "---REB"), `how` says what it was read from.

    `how` is name, role, title, apposition, modifier, memory or place (its country is where the event was); `country` and `role` are None
    where not known; `person` is true for one human; `backer` is the code of who backs it, None where nobody is told; `contested` where another
    reading stayed open.
    """

    code: str
    text: str
    how: str
    country: str | None = None
    role: str | None = None
    person: bool = False
    contested: bool = False
    backer: str | None = None


@dataclass(slots=True)
class ActorReader:
    """Resolves the heads of one sentence; lives as long as the sentence is coded, the memory as long as the article.

    `hits` has for each token the table name it stands in, None for none; `antecedents` the heads that pronouns of the sentence stand for,
    `contested` the heads of which two readings stayed open, `spelled_out` the short names that the sentence gives to another body than the tables,
    `busy` the heads being read, `cut_short` those of them that were asked for in the meantime.
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
    contested: set[int] = field(default_factory=set)
    spelled_out: set[int] = field(default_factory=set)
    depth: int = 0
    busy: set[int] = field(default_factory=set)
    cut_short: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        found = find_names(self.index, self.sentence)
        case = case_of(self.sentence)
        hits = each_name(found)
        self.spelled_out = {hit.first for hit in hits if is_of_another_body(self, hit, found)}
        others = {hit.first for hit in hits if hit.first in self.spelled_out or self.is_other_name(hit, case)}
        self.hits = tuple(None if hit is not None and hit.first in others else hit for hit in found) if others else found

    def is_other_name(self, hit: Hit, case: str) -> bool:
        """Says whether a hit is not whom the tables mean: a doubtful name, one that only ends a longer one ("Social Democratic Party"), an
        abbreviation of which the article has told what it stands for in it ("the Red Sea Forum (RSF)")."""
        before = hit.first - 1
        if before >= 0 and ends_other_name(self.sentence, hit, self.words) and self.role(before) is None:
            return True
        if hit.first == hit.last and self.sentence.words[hit.first] in self.memory.abbreviations:
            return True
        # only text without capitals asks which countries were named
        named = self.memory.named | ({self.memory.home} if self.memory.home else NOBODY) if case == "lower" else NOBODY
        return is_doubtful(self.sentence, hit, self.words, case=case, named=named, day=self.published)

    def resolve(self, head: int) -> tuple[Actor, ...]:
        """Returns the actors a head token names: () for none, several for "British and French troops" and "the two sides"."""
        found = self.memo.get(head)
        if found is None:
            if self.depth > MAX_DEPTH:
                return ()
            before, self.cut_short = self.cut_short, set()
            self.memo[head] = ()
            self.busy.add(head)
            self.depth += 1
            found = self.memo[head] = self.backed(head, self.read(head))
            self.depth -= 1
            self.busy.discard(head)
            self.cut_short.discard(head)
            if self.cut_short and self.sentence.tags[head] in PRONOUN_TAGS:
                # "for its part the government said": read for the sake of what it stands for, it stood for nothing yet
                del self.memo[head]
                self.antecedents.pop(head, None)
            self.cut_short |= before
        elif head in self.busy:
            self.cut_short.add(head)
        return found

    def backed(self, head: int, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Returns the actors of a head with who backs them."""
        backer = backer_of(self, head) if actors else None
        return actors if backer is None else tuple(backed_by(actor, backer) for actor in actors)

    def kinds(self, head: int) -> frozenset[str]:
        """Returns which of the lexicon's types a head is: ACTOR, CIVILIAN, PLACE, TOWN, NAME."""
        actors = self.resolve(head)
        found = set()
        if actors:
            found.add("ACTOR")
            if any(role in CIVILIAN_ROLES for actor in actors for role in roles_of(actor)):
                found.add("CIVILIAN")
        elif is_stranger(self, head):
            found.add("NAME")
        if is_town(self, head):
            found.add("TOWN")
        hit = self.hits[head]
        if hit is not None and self.best(hit).kind in ("country", "capital", "region"):
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
        return self.best(hit) if hit is not None else None

    def best(self, hit: Hit) -> NameRow:
        """Returns the row of a hit on the day of publication; of several bearers that of the article's country: "Congress" in a report on India."""
        if len(hit.rows) == 1:
            return hit.rows[0]
        nearest = hit.best(self.published)
        memory = self.memory
        for country in (memory.home, memory.focus, memory.country):
            for row in hit.rows:
                if country is not None and row.country == country and row.span.holds(self.published):
                    return row
        return nearest

    def country_of_name(self, hit: Hit) -> str | None:
        """Returns the country that a name tells of; a person's is that of who is meant here: no Russian minister in "Adam Ivanov"."""
        code = self.code_of(hit)
        return country_of(code) if code else None

    def code_of(self, hit: Hit) -> str:
        """Returns the code that a name has here, "" for a person of the tables who is not meant: the code of the tables but for persons, and for
        bodies that other countries have too."""
        row = self.best(hit)
        if row.kind == "person" or (row.kind in BODIES and is_everywhere(self, hit)):
            actors = self.resolve(hit.last)
            return actors[0].code if actors else ""
        return row.code

    def role(self, token: int) -> tuple[RoleRow, int] | None:
        """Returns the role noun that ends at a token, with its first token."""
        return find_role(self.index, self.sentence, token)

    def actor(self, head: int, code: str, how: str, *, person: bool = False) -> Actor:
        """Builds an actor of a whole code."""
        return Actor(code, self.text(head), how, country_of(code), role_of(code), person, head in self.contested)

    # one head, from the surest reading to the weakest

    def read(self, head: int) -> tuple[Actor, ...]:
        """Resolves one head."""
        tag = self.sentence.tags[head]
        hit = self.hits[head]
        if len(self.sentence) > MAX_TOKENS:
            return (self.actor(head, self.best(hit).code, "name"),) if hit is not None else ()
        if tag in PRONOUN_TAGS:
            return from_memory(self, head)
        if self.sentence.lower[head] == HERE:
            place = self.memory.home or host_of(self, self.sentence.heads[head])
            return (self.actor(head, place, "memory"),) if place else ()
        if hit is not None:
            return named(self, head, hit)
        told = self.memory.abbreviations.get(self.sentence.words[head], ())
        if told:
            return tuple(self.actor(head, code, "name") for code in told)
        if self.sentence.lower[head] in self.words.relative:
            # "its neighbour", "a U.S. ally": somebody else than the owner
            return mutual(self, head) or self.apposed(head) or against_state(self, head)
        both = mutual(self, head)
        if both:
            return both
        role = self.role(head) if not self.is_country_noun(head) else None
        if role is not None:
            return self.with_role(head, role[0], role[1])
        if tag.startswith("NNP"):
            found = titled(self, head)
            if found:
                return found
        return self.made_up_of(head) or from_memory(self, head) or self.apposed(head) or by_modifier(self, head) or voice_of(self, head)

    def is_side_of(self, head: int) -> bool:
        """Says whether parties are those to something: "the parties to the conflict" are its sides, not political parties."""
        behind = self.sentence.tags[head + 1 : head + 3]
        return self.sentence.lower[head + 1 : head + 2] == ("to",) and len(behind) == 2 and not behind[1].startswith("VB")

    def is_country_noun(self, head: int) -> bool:
        """Says whether a noun means a country and no role: "the two nations"."""
        word = self.sentence.lower[head]
        return word in self.words.country or (word.removesuffix("s") in self.words.country) or word == "countries"

    def with_role(self, head: int, role: RoleRow, first: int) -> tuple[Actor, ...]:
        """Resolves a role noun: its country stands before it, owns it or follows it, else the article tells."""
        if is_state_of_things(self, head):
            return ()
        person = role.kind == "person" and self.sentence.tags[head] in ("NN", "NNP")
        code = "ELI" if role.code in OFFICES and is_former(self, first, head) else role.code
        if code == "PTY" and self.is_side_of(head):
            return ()
        many = coordinated(self, head, code, person=person)
        if many:
            if self.sentence.lower[head] in self.words.counterpart:
                return tuple(self.actor(head, join_codes(one, own_role(self, head)), "role") for one in many)
            return tuple(self.actor(head, one if role.code else self.with_state(head, one), "role") for one in many)
        members = self.members(head)
        if members:
            return members
        if self.sentence.lower[head] in self.words.counterpart:
            return counterpart(self, head, first)
        if role.code:
            owner = owner_of(self, head, first, whole=False) or shared(self, head)
            if owner is None and person and self.sentence.tags[head] == "NNP":
                owner = chief_of(self, head)
        else:
            owner = known_by_seat(self, head) or owner_of(self, head, first, whole=True)
        if not role.code and owner is not None:
            return (self.actor(head, self.with_state(head, owner.code), "role", person=self.sentence.tags[head] in ("NN", "NNP")),)
        if not role.code:
            return self.apposed(head) or from_memory(self, head)
        parts = self.made_up_of(head) if owner is None else ()
        if parts:
            return parts
        if owner is not None:
            if owner.kind in NATIONAL and first == head:
                code = self.words.national.get(self.sentence.lower[head], code)
            return (self.actor(head, owned(owner.code, owner.kind, code, person=role.kind == "person"), "role", person=person),)
        apposed = self.apposed(head)
        if apposed:
            return apposed
        remembered = from_memory(self, head, role=code)
        return remembered or (self.actor(head, join_codes(UNKNOWN_COUNTRY, code), "role", person=person),)

    def carriers(self, token: int) -> tuple[int, ...]:
        """Returns the heads that a name speaks of: the noun it modifies where that is an actor of its own ("Serbian authorities"), else the name
        with those coordinated."""
        noun = self.sentence.heads[token]
        if is_modifier(self.sentence, token) and any(actor.role for actor in self.resolve(noun)):
            return (noun,)
        return conjuncts(self.sentence, token)

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

    def made_up_of(self, head: int) -> tuple[Actor, ...]:
        """Returns the members, of known countries, that a group is said to have: "a force made up of Kenyan and Ugandan troops"."""
        found = {actor.code: actor for token in parts_of_group(self.sentence, head) for actor in self.resolve(token) if actor.country}
        return tuple(found.values())

    def with_state(self, head: int, code: str) -> str:
        """Returns the government of a country for a noun that speaks of one: "the Iranian leader" is IRNGOV, "the Iranian side" IRN."""
        return code + "GOV" if len(code) == 3 and country_of(code) and self.sentence.lower[head] in self.words.state else code

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


def roles_of(actor: Actor) -> tuple[str, ...]:
    """Returns the three-letter roles of an actor."""
    role = actor.role or ""
    return tuple(role[start : start + 3] for start in range(0, len(role), 3))
