"""Finds the lexicon's verbs and event nouns in a sentence and chooses the sense whose slots match best."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from coders.date_placing import time_tokens
from coders.gerund_nouns import lemmas_of, nominal_gerunds
from coders.lexicon.compile import BEHIND_HEAD, CompiledPattern, Form, Lexicon
from coders.lexicon.entries import Pattern
from coders.parse import Sentence
from coders.pattern_fit import pattern_rank, with_particle_object, words_near
from coders.phrase_words import is_of_object, is_preposition_of_place
from coders.records import record
from coders.senses import sense_of
from coders.syntax.arguments import preposition_objects
from coders.syntax.phrases import phrase
from coders.syntax.slots import Slots, gerunds, noun_slots, predicate_slots, verb_slots
from coders.syntax.tokens import is_adverbial, is_like_preposition, is_modifier, is_noun, is_predicate, is_verb
from coders.told_victims import mourned

TRIGGER_TAGS = frozenset({"VB", "NN", "JJ"})
"""First letters of the tags that a trigger may have."""
HYPHEN = frozenset("-")
"""A form with a hyphen may stand without it."""
COUNTS = frozenset({"dozens", "scores", "hundreds", "thousands"})
COMING = frozenset({"arrive", "land", "come"})
"""Beside one of these "here" names the dateline's place: "arrived here for talks"."""

EARLIER, PARTNER = frozenset({"after", "before", "following", "since"}), "with"
"""Prepositions whose noun has its own sides and places, which are no part of the deed above, and what stands before the one side that is."""

KindOf = Callable[[int], frozenset[str]]
"""Says of a head token which of ACTOR, CIVILIAN, PLACE, TOWN, NAME it is."""


@record
class Match:
    """One verb or noun of the sentence with the sense that was chosen; `code` is None for a sense that is no event.

    `words` are the tokens of the trigger (particles included);
    `fallback` is the next form's sense where this one counts only under an operator (`alone: false`): "took part in talks"; `source`
    and `target` are slot names in order of preference.
    """

    token: int
    form: Form
    pattern: Pattern | None
    code: str | None
    operator: str | None
    slots: Slots
    source: tuple[str, ...]
    target: tuple[str, ...]
    reciprocal: bool
    actors: str
    alone: bool
    words: tuple[int, ...]
    rule: str
    fallback: "Match | None" = None


@dataclass(slots=True)
class View:
    """A sentence with its lemmas, and slots computed once a token; lives as long as the sentence is coded."""

    sentence: Sentence
    lexicon: Lexicon
    kinds: KindOf
    lemmas: tuple[str, ...] = ()
    gerunds: frozenset[int] = frozenset()
    vocabulary: frozenset[str] = frozenset()
    memo: dict[int, Slots] = field(default_factory=dict)

    def __post_init__(self) -> None:
        lower = self.sentence.lower
        self.gerunds = nominal_gerunds(self.sentence, self.lexicon)
        self.lemmas = lemmas_of(self.sentence, self.lexicon, self.gerunds)
        self.vocabulary = HYPHEN.union(self.lemmas, lower)

    def slots(self, token: int) -> Slots:
        """Returns the slots of a verb or noun with measure nouns seen through, and prepositions of object and particle added."""
        if token not in self.memo:
            self.memo[token] = self.full_slots(token)
        return self.memo[token]

    def full_slots(self, token: int) -> Slots:
        """Computes what `slots` keeps."""
        sentence = self.sentence
        bare = verb_slots(sentence, token) if is_verb(sentence, token) else noun_slots(sentence, token)
        if token in self.gerunds:
            bare = replace(bare, object=bare.prepositions["of"])
        prepositions = {name: self.through(heads) for name, heads in bare.prepositions.items()}
        if is_predicate(sentence, token):
            bare = predicate_slots(sentence, token)
            prepositions = {name: self.through(heads) for name, heads in bare.prepositions.items()}
        tags = sentence.tags
        nearby = [child for child in sentence.children[token] if tags[child] in ("RP", "RB", "IN")]
        behind = [head for name, heads in bare.prepositions.items() if name != "by" for head in heads]
        before = {head for name, heads in bare.prepositions.items() if name in EARLIER for head in heads}
        direct = self.through(bare.object)
        # "discussed a range of issues with the envoy": the parser hangs the envoy on issues
        for helper in dict.fromkeys((*nearby, *bare.object, *direct, *behind)):
            if is_verb(sentence, helper) or (is_noun(sentence, helper) and bare.passive and helper > token):
                continue
            for name, heads in preposition_objects(sentence, helper).items():
                # "met two days after a clash between troops and rebels": those who clashed before did not meet; "spoke after a meeting with rebels"
                if name not in prepositions and (helper not in before or name == PARTNER):
                    prepositions[name] = self.through(heads)
        if "here" in self.vocabulary and self.lemmas[token] in COMING and "in" not in prepositions:
            here = [child for child in sentence.children[token] if sentence.lower[child] == "here"][:1]
            prepositions |= {"in": tuple(here)} if here else {}
        verbs = list(bare.clauses)
        for head in bare.object if is_verb(sentence, token) else ():
            # "accused two officials of stealing": the parser hangs "of stealing" on officials
            verbs.extend(verb for found in gerunds(sentence, head).values() for verb in found if verb not in verbs)
        direct = mourned(self, token, direct) if "of" in self.vocabulary else direct
        return Slots(token, bare.passive, self.through(bare.subject), direct, prepositions, tuple(verbs), bare.inherited)

    def through(self, heads: tuple[int, ...]) -> tuple[int, ...]:
        """Replaces measure nouns by what is measured: "dozens of protesters" gives protesters."""
        if not heads or "of" not in self.vocabulary:
            return heads if len(heads) < 2 else tuple(dict.fromkeys(heads))
        measure = self.lexicon.classes.get("MEASURE")
        found: list[int] = []
        for head in heads:
            inner = preposition_objects(self.sentence, head).get("of", ()) if measure else ()
            if inner and measure and (measure.holds(self.lemmas, self.sentence.lower, head) or self.sentence.tags[head] in ("CD", "DT")):
                found.extend(token for token in inner if token not in found)
            elif head not in found:
                found.append(head)
        return tuple(found)


def find_matches(view: View) -> dict[int, Match]:
    """Returns the chosen sense of every lexicon verb and noun of the sentence, by token."""
    found: dict[int, Match] = {}
    verbs, nouns = view.lexicon.verbs, view.lexicon.nouns
    for token, (tag, lemma, lower) in enumerate(zip(view.sentence.tags, view.lemmas, view.sentence.lower, strict=True)):
        part = tag[:2]
        if part not in TRIGGER_TAGS:
            continue
        table = nouns if part == "NN" and token not in view.gerunds else verbs
        if (lemma not in table and lower not in table) or is_no_trigger(view, token, part):
            continue
        match = match_token(view, token, table)
        if match is not None:
            found[token] = match
    phrased = {word for match in found.values() if view.lemmas[match.token] == "be" for word in match.words if word != match.token}
    # "is welcome" is one trigger, not welcome another
    return {token: match for token, match in found.items() if token not in phrased or view.sentence.tags[token] != "JJ"}


def is_no_trigger(view: View, token: int, part: str) -> bool:
    """Says whether a word of a part of speech (VB, NN, JJ) tells no event where it stands."""
    if part == "VB":
        # "the occupied territories", "a besieged town": a state, told in passing
        return is_modifier(view.sentence, token) or is_like_preposition(view.sentence, token)
    return stands_in_name(view, token) if part == "NN" else not is_predicate(view.sentence, token)


def stands_in_name(view: View, token: int) -> bool:
    """Says whether a noun is part of a name or only modifies another: "the Peace Talks Commission", "attack helicopters"."""
    sentence = view.sentence
    if is_modifier(sentence, token):
        return True
    capital = sentence.tags[token].startswith("NNP") and sentence.words[token][0].isupper()
    return capital and token > 0 and not sentence.words[token].isupper()


def match_token(view: View, token: int, table: Mapping[str, tuple[Form, ...]]) -> Match | None:
    """Chooses form and sense for one token; a phrase beats the bare lemma even where its sense is no event."""
    lemma, lower = view.lemmas[token], view.sentence.lower[token]
    forms = table.get(lemma, ())
    if lower != lemma and lower in table:
        # an entry may be written in the plural ("talks"), and its singular be another
        forms = (*table[lower], *forms)
    dependent: Match | None = None
    vocabulary = view.vocabulary
    for form in forms:
        others = form.others
        if others and (others[0] not in vocabulary or not vocabulary.issuperset(others)):
            continue
        words = phrase_words(view, token, form)
        if words is None:
            continue
        match = choose(view, token, form, words)
        if dependent is not None:
            return replace(dependent, fallback=match)
        if match.alone or match.form.entry.part == "noun":
            return match
        dependent = match
    return dependent


def phrase_words(view: View, token: int, form: Form) -> tuple[int, ...] | None:
    """Returns the trigger's tokens where the form's other words stand at the token, None where one is missing."""
    if not form.others:
        return (token,)
    noun = form.entry.part == "noun"
    pool = [part for part in phrase(view.sentence, token) if part != token] if noun else words_near(view.sentence, token)
    if noun and not BEHIND_HEAD.isdisjoint(form.others):
        # "a show of force", "an exchange of heavy fire"
        pool += [part for part in words_near(view.sentence, token) if part > token]
    words = [token]
    for other in form.others:
        if other == "-":
            continue
        place = next(
            (part for part in pool if part not in words and other in (view.sentence.lower[part], view.lemmas[part])
             and (noun or hangs_on(view, part, words, form))),
            None,
        )
        if place is None:
            return None
        words.append(place)
    return tuple(sorted(words))


def hangs_on(view: View, part: int, words: list[int], form: Form) -> bool:
    """Says whether a word of a phrase hangs on the trigger or on another of its words: hunger on strike in "go on hunger strike"; not off in "fought
    a battle off the coast", which has a place of its own."""
    head = view.sentence.heads[part]
    if is_bare_time(view.sentence, part):
        # "gave them food last month" gives no month
        return False
    of_place = is_particle_of_place(view, words[0], part) or is_preposition_of_place(view, words[0], part, form)
    # "agreed to take in refugees" does not take to anything; what one is "to help" with is an operator's
    of_infinitive = view.sentence.tags[part] == "TO" and part < words[0] and form.entry.operator is None
    if of_place or of_infinitive or is_of_time(view.sentence, part):
        return False
    if is_of_object(view, words[0], part):
        return True
    if view.sentence.lower[head] == "of" and view.sentence.lower[view.sentence.heads[head]] in COUNTS and "of" not in form.others:
        # "dumped hundreds of migrants": the phrase is "dump migrant"
        head = view.sentence.heads[view.sentence.heads[head]]
    if view.sentence.tags[part] == "RB" and is_of_time(view.sentence, head):
        # "trained together on Thursday": the parser hangs together on "on"
        head = view.sentence.heads[head]
    return head in words or view.sentence.lower[head] in form.others or view.lemmas[head] in form.others


def is_bare_time(sentence: Sentence, part: int) -> bool:
    """Says whether a noun is a time that hangs on its verb as an adverb: "gave them food last month", not "gave him six years", "gave him a week to leave"."""
    counted = any(sentence.tags[child] == "CD" or is_verb(sentence, child) for child in sentence.children[part])
    return sentence.tags[part].startswith("NN") and not counted and part in time_tokens(sentence) and is_adverbial(sentence, part)


def is_of_time(sentence: Sentence, part: int) -> bool:
    """Says whether a preposition is that of a day or hour: "insisted on Monday that" insists on nothing."""
    return sentence.tags[part] == "IN" and any(child in time_tokens(sentence) for child in sentence.children[part])


def is_particle_of_place(view: View, verb: int, part: int) -> bool:
    """Says whether what the parser takes for a particle stands behind an object and before a noun of its own."""
    sentence = view.sentence
    if sentence.tags[part] != "RP" or not any(child > part and is_noun(sentence, child) for child in sentence.children[part]):
        return False
    return any(verb < head < part for head in view.slots(verb).object)


def choose(view: View, token: int, form: Form, words: tuple[int, ...]) -> Match:
    """Chooses the most specific pattern whose slots all match, else the entry's own code."""
    best: CompiledPattern | None = None
    best_rank: tuple[int, tuple[int, ...]] = (0, ())
    filled: dict[str, tuple[int, ...]] = {}
    missing = view.vocabulary.isdisjoint
    for compiled in form.patterns:
        needs = compiled.needs
        if needs and (missing(needs[0]) or (len(needs) > 1 and any(map(missing, needs)))):
            continue
        rank = pattern_rank(view, token, form, compiled, filled)
        if rank is not None and (best is None or rank > best_rank):
            best, best_rank = compiled, rank
    sense = sense_of(form, best)
    # a verb that is no event, of saying mostly, is asked for nothing
    slots = Slots(token, False, (), (), {}, ()) if sense.inert else with_particle_object(view, token, form)
    return Match(
        token, form, best.pattern if best else None, sense.code, sense.operator, slots, sense.source, sense.target, sense.reciprocal, sense.actors,
        sense.alone, words, sense.rule,
    )  # fmt: skip
