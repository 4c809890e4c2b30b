"""Polarity, modality and attribution of a trigger, read up the chain of clauses it stands in."""

from dataclasses import dataclass

from coders.context_words import ContextWords
from coders.syntax.context import (
    Link,
    chain,
    complement_words,
    has_condition,
    has_infinitive_to,
    has_open_infinitive,
    headline_speaker,
    is_bare_copula,
    is_pluperfect,
    is_repeated,
    marks,
    modals,
    negations,
    negative_subject,
    own_words,
    parentheticals,
    shares_subject,
    tense,
    with_particles,
)
from coders.syntax.phrases import determiner, long_phrase, modifiers, owners
from coders.syntax.slots import is_predicate, is_verb, objects, preposition_objects, subjects, surface_subject
from coders.verbs import View

NEGATED_ITSELF = "own negation"
"""Why an event is negated whose own verb or noun is: "did not attack"."""
ORDER = ("asserted", "future", "demanded", "possible", "conditional")
"""From the strongest claim to the weakest: the weakest found on the way up wins."""


@dataclass(frozen=True, slots=True)
class Context:
    """How a mention is told: `polarity` positive or negated, `modality` one of ORDER, `attributed_to` in the text's words;
    `why` names the words that decided, for the derivation; `speaker` is the head token of the reporting verb's
    subject, `own_modal` the modal at the trigger itself ("will" also for "is to meet"); `history` says that it is told as something
    past that is only remembered ("the anniversary of the attack"), `looked_back` that it is known since then ("since the attack")."""

    polarity: str
    modality: str
    attributed_to: str | None
    why: tuple[str, ...]
    speaker: int | None = None
    own_modal: str | None = None
    history: bool = False
    looked_back: bool = False


@dataclass(slots=True)
class Reading:
    """What has been found on the way up; a `circumstance` of a deed stays a fact where the deed is denied ("refused to leave during the siege")."""

    negated: bool = False
    modality: str = "asserted"
    attributed_to: str | None = None
    why: tuple[str, ...] = ()
    speaker: int | None = None
    own_modal: str | None = None
    history: bool = False
    looked_back: bool = False
    circumstance: bool = False

    def weaken(self, modality: str, why: str) -> None:
        """Takes over a weaker modality."""
        if ORDER.index(modality) > ORDER.index(self.modality):
            self.modality = modality
            self.why += (why,)

    def negate(self, why: str) -> None:
        """Marks the event as said not to have happened."""
        if not self.circumstance:
            self.negated = True
            self.why += (why,)

    def remember(self, why: str) -> None:
        """Marks the event as past and only remembered."""
        self.history = True
        self.why += (why,)


def read_context_of(view: View, words: ContextWords, trigger: int, *, light: int | None = None) -> Context:
    """Returns the context of a trigger; `light` is the light verb whose form speaks for an event noun ("did not launch an attack")."""
    reading = Reading()
    if light is None and not is_verb(view.sentence, trigger):
        read_noun(view, words, trigger, reading)
    start = trigger if light is None else light
    read_own(view, words, start, reading)
    if light is not None:
        read_noun(view, words, trigger, reading)
    elif is_predicate(view.sentence, start):
        # "Iran is not ready for talks": the copula carries negation and modal
        start = view.sentence.heads[start]
        read_own(view, words, start, reading)
    for link in chain(view.sentence, start):
        if link.kind == "clause" and view.lemmas[link.above] in ("be", "have") and has_infinitive_to(view.sentence, link.below):
            read_copula(view, words, link, reading, own=link.below == start)
        read_link(view, words, link, reading)
        if is_given(view, words, link):
            # "despite protests": a fact, whatever is denied or meant of the verb; only who says so is still read
            for upper in chain(view.sentence, link.above):
                read_teller(view, words, upper, reading)
            break
    if reading.attributed_to is None:
        read_headline(view, start, reading)
    if reading.attributed_to is None:
        reading.attributed_to = aside(view, words, start)
    if view.sentence.words[-1] == "?" or "?" in view.sentence.words[-2:]:
        reading.weaken("possible", "question")
    return Context(
        "negated" if reading.negated else "positive", reading.modality, reading.attributed_to, reading.why, reading.speaker, reading.own_modal,
        reading.history, reading.looked_back,
    )


def read_copula(view: View, words: ContextWords, link: Link, reading: Reading, *, own: bool) -> None:
    """Reads an infinitive that a form of "be" takes: "are to meet" is the future (`own` is the trigger's), "it is time to act" an opinion, "has to
    sign" a duty, "has yet to sign" not done."""
    sentence, above = view.sentence, link.above
    told = f"{sentence.lower[above]} to"
    if "yet" in own_words(sentence, above):
        # "has yet to visit"
        reading.negate("yet to")
    elif view.lemmas[above] == "have":
        if sentence.tags[above] != "VBD":
            # "still has to sign"; "had to flee" was done
            reading.weaken("demanded", told)
    elif not is_bare_copula(sentence, above):
        if not any(view.lemmas[token] in words.singled_out for token in complement_words(sentence, above)):
            reading.weaken("possible", told)
    elif any(view.lemmas[head] in words.possible for head in subjects(sentence, above)):
        # "their aim is to attack"
        reading.weaken("possible", told)
    else:
        reading.weaken("future", told)
        if own:
            reading.own_modal = "will"


def read_headline(view: View, token: int, reading: Reading) -> None:
    """Reads who speaks in a headline with a colon: "Iran: US must lift sanctions"."""
    speaker = headline_speaker(view.sentence)
    if speaker is not None and token > speaker:
        first, last = long_phrase(view.sentence, speaker)
        reading.attributed_to, reading.speaker = view.sentence.span(first, last), speaker


def read_own(view: View, words: ContextWords, token: int, reading: Reading) -> None:
    """Reads negation, modals and opening conjunction at the token itself."""
    sentence = view.sentence
    for word in negations(sentence, token):
        if word in words.negators and not only_follows(view, token):
            reading.negate(NEGATED_ITSELF)
            break
    if not is_verb(sentence, token):
        return
    if negative_subject(sentence, token):
        reading.negate("no one")
    if modals(sentence, token) and has_condition(sentence, token, words.conditional):
        reading.weaken("conditional", "if")
    for modal in modals(sentence, token):
        reading.own_modal = modal
        if modal in words.modal_future:
            reading.weaken("future", modal)
        elif modal in words.modal_demanded:
            reading.weaken("demanded", modal)
        elif modal in words.modal_possible:
            reading.weaken("possible", modal)
    for mark in marks(sentence, token):
        if mark in words.conditional:
            reading.weaken("conditional", mark)
        elif has_infinitive_to(sentence, token):
            # "talks on how to disarm the rebels"
            reading.weaken("possible", f"{mark} to")
    if view.lemmas[token] in words.given_up and is_pluperfect(sentence, token):
        # "had planned to visit": the plan was given up, or is no news
        reading.weaken("possible", f"had {sentence.lower[token]}")
    read_habit(view, words, token, reading)


def read_habit(view: View, words: ContextWords, token: int, reading: Reading) -> None:
    """Reads what tells a habit and no event: "insurgents frequently target troops", "the rebels attack every night"."""
    sentence = view.sentence
    if not is_verb(sentence, token) or tense(sentence, token) != "present":
        return
    habit = next((word for word in own_words(sentence, token) if word in words.habitual), None)
    if habit or is_repeated(sentence, token):
        reading.weaken("possible", f"habit: {habit or 'every'}")


def only_follows(view: View, token: int) -> bool:
    """Says whether the negation is "not only", which denies nothing."""
    lower = view.sentence.lower
    return any(lower[place] == "not" and lower[place + 1] == "only" for place in range(max(0, token - 4), min(token + 3, len(lower) - 1)))


def read_noun(view: View, words: ContextWords, noun: int, reading: Reading) -> None:
    """Reads what stands before an event noun: "no attack", "a possible attack", "a foiled attack"."""
    sentence = view.sentence
    if determiner(sentence, noun) in ("no", "neither"):
        reading.negate("no")
    for token in modifiers(sentence, noun):
        if sentence.lower[token] in words.noun_possible:
            reading.weaken("possible", sentence.lower[token])
        if sentence.lower[token] in words.noun_negated:
            reading.negate(sentence.lower[token])
    if determiner(sentence, noun) == "any":
        reading.weaken("possible", "any")


def read_link(view: View, words: ContextWords, link: Link, reading: Reading) -> None:
    """Reads one step up: the governing word and its own form."""
    sentence, kind, above = view.sentence, link.kind, link.above
    lemmas = governing_words(view, above)
    if kind == "conj":
        shared_negation(view, words, link, reading)
        if sentence.tags[link.below] == "VB" and sentence.lower[above] == "to":
            # "a force to mentor and back up the army", where the parser takes "to" for a preposition
            reading.weaken("possible", "to")
    elif kind in ("clause", "noun_clause"):
        if is_bare_gerund(view, link.below) and lemmas & words.gerund_possible:
            # "supported sending troops", "suggested sending troops": nobody has sent them
            reading.weaken("possible", sentence.lower[above])
        else:
            read_governor(view, words, above, lemmas, reading)
    elif kind == "gerund":
        if link.preposition in words.gerund_negated and not lemmas & words.asserted:
            reading.negate(link.preposition)
        elif lemmas & words.gerund_possible or (link.preposition in words.for_crime and lemmas & words.court):
            # "looks forward to working", "sentenced for inciting riots": the crime is what the court says
            reading.weaken("possible", sentence.lower[above])
        elif not lemmas & words.asserted:
            read_governor(view, words, above, lemmas, reading)
    elif kind == "purpose":
        if not lemmas & words.purpose_happens:
            reading.weaken("possible", f"{sentence.lower[above]} to")
        else:
            # "will meet to share intelligence"
            upper_form(view, words, above, reading, negation=True)
    elif kind == "noun_infinitive":
        # "was the first to attack" did attack
        if not lemmas & words.singled_out and not any(view.lemmas[token] in words.singled_out for token in modifiers(sentence, above)):
            reading.weaken("possible", f"{sentence.lower[above]} to")
    elif kind in ("of", "preposition", "object", "subject"):
        read_role(view, words, link, lemmas, reading)
    elif kind == "modifier":
        if lemmas & words.history:
            reading.remember(sentence.lower[above])
    elif kind == "adverbial":
        read_adverbial(view, words, link, lemmas, reading)


def governing_words(view: View, above: int) -> set[str]:
    """Returns what a governing word may be listed as: its lemma, its form, and with its particle ("rule out")."""
    return {view.lemmas[above], view.sentence.lower[above], *(f"{view.lemmas[above]} {particle}" for particle in with_particles(view.sentence, above))}


def is_bare_gerund(view: View, verb: int) -> bool:
    """Says whether a verb is a gerund without its own subject."""
    return view.sentence.tags[verb] == "VBG" and not subjects(view.sentence, verb)


def read_role(view: View, words: ContextWords, link: Link, lemmas: set[str], reading: Reading) -> None:
    """Reads what stands above an event noun: "prevented an attack", "the threat of an attack", "ahead of talks", "since the war"."""
    sentence, kind, above = view.sentence, link.kind, link.above
    if kind in ("of", "preposition"):
        if lemmas & words.ahead or link.preposition in words.ahead:
            reading.weaken("future", next(iter(sorted((lemmas | {link.preposition}) & words.ahead))))
        if link.preposition in words.looking_back:
            reading.looked_back = True
        if kind == "of" and lemmas & words.history:
            reading.remember(sentence.lower[above])
        if is_given(view, words, link):
            return
    around = link.preposition in words.around
    # "the attack prevented a meeting" happened, "the talks failed" did not come about
    reading.circumstance = reading.circumstance or around
    takes = kind != "subject" or not is_verb(sentence, above) or not objects(sentence, above)
    if takes and not around:
        if lemmas & words.negated:
            reading.negate(sentence.lower[above])
        elif lemmas & words.possible and not lemmas & words.report:
            reading.weaken("possible", view.lemmas[above])
    if is_verb(sentence, above):
        upper_form(view, words, above, reading, negation=kind != "subject" and not around)
        teller = next((view.lemmas[head] for head in surface_subject(sentence, above) if view.lemmas[head] in words.fiction), None)
        if teller:
            # "the film tells of an attack"
            reading.weaken("possible", f"told by a {teller}")


def is_given(view: View, words: ContextWords, link: Link) -> bool:
    """Says whether a noun is named as a fact beside a verb: "will not comment after the attack"; "will sign after talks" has no talks yet."""
    sentence, above = view.sentence, link.above
    if link.kind not in ("of", "preposition") or link.preposition not in words.given or not is_verb(sentence, above):
        return False
    to_come = view.lemmas[link.below] in words.arranged and (bool(modals(sentence, above)) or has_infinitive_to(sentence, above))
    return not to_come or determiner(sentence, link.below) in words.definite or bool(owners(sentence, link.below))


def read_teller(view: View, words: ContextWords, link: Link, reading: Reading) -> None:
    """Reads who reports a clause, and nothing else."""
    if link.kind in ("clause", "noun_clause") and governing_words(view, link.above) & words.report and reading.attributed_to is None:
        reading.attributed_to = subject_text(view, link.above)
        heads = surface_subject(view.sentence, link.above) if is_verb(view.sentence, link.above) else ()
        reading.speaker = heads[0] if heads else None


def read_adverbial(view: View, words: ContextWords, link: Link, lemmas: set[str], reading: Reading) -> None:
    """Reads the clause that an adverbial clause hangs on; a gerund that the parser hung loosely is the governor's ("ruled out sending")."""
    sentence = view.sentence
    if is_bare_gerund(view, link.below) and link.above < link.below and sentence.tags[link.below - 1] != "," and lemmas & (words.negated | words.gerund_possible):
        if lemmas & words.negated:
            reading.negate(sentence.lower[link.above])
        else:
            reading.weaken("possible", sentence.lower[link.above])
    if "so" in marks(sentence, link.below):
        # "so that the people regain control"
        reading.weaken("possible", "so that")
    if "since" in marks(sentence, link.below) and any(view.lemmas[head] in words.history for head in objects(sentence, link.above)):
        # "marks the 45th anniversary since the two forged ties"
        reading.remember("since")
    upper_form(view, words, link.above, reading, negation=False)


def shared_negation(view: View, words: ContextWords, link: Link, reading: Reading) -> None:
    """Reads the negation that coordinated bare forms share: "did not attack or threaten"."""
    sentence = view.sentence
    bare = sentence.tags[link.below] in ("VB", "VBN") and sentence.tags[link.above] == sentence.tags[link.below]
    if shares_subject(sentence, link.below) and negative_subject(sentence, link.above):
        # "no policemen were killed or injured"
        reading.negate("no one")
    if bare and any(word in words.negators for word in negations(sentence, link.above)):
        reading.negate("not")


def read_governor(view: View, words: ContextWords, above: int, lemmas: set[str], reading: Reading) -> None:
    """Reads a governing verb, noun or adjective: "feared that", "unable to", "said that"."""
    sentence = view.sentence
    negated_above = any(word in words.negators for word in negations(sentence, above)) or negative_subject(sentence, above)
    if lemmas & words.negated:
        if negated_above:
            reading.weaken("possible", f"not {sentence.lower[above]}")
        else:
            reading.negate(sentence.lower[above])
    elif lemmas & words.report and not (lemmas & words.possible and has_open_infinitive(view.sentence, above)):
        if negated_above:
            reading.weaken("possible", f"not {sentence.lower[above]}")
        elif reading.attributed_to is None:
            reading.attributed_to = subject_text(view, above)
            heads = surface_subject(sentence, above) if is_verb(sentence, above) else ()
            reading.speaker = heads[0] if heads else None
    elif lemmas & words.possible:
        reading.weaken("possible", sentence.lower[above])
    elif negated_above:
        reading.negate(f"not {sentence.lower[above]}")
    if is_verb(sentence, above) and not lemmas & words.report:
        upper_form(view, words, above, reading, negation=False)


def upper_form(view: View, words: ContextWords, above: int, reading: Reading, *, negation: bool) -> None:
    """Takes over the modal and the opening conjunction of the clause above."""
    own = modals(view.sentence, above)
    if any(word in words.modal_possible for word in own):
        reading.weaken("possible", own[0])
    elif any(word in words.modal_future for word in own):
        reading.weaken("future", own[0])
    elif any(word in words.modal_demanded for word in own):
        # "we should welcome their investment": who should is not who invests
        reading.weaken("demanded", f"under {own[0]}")
    read_habit(view, words, above, reading)
    for mark in marks(view.sentence, above):
        if mark in words.conditional:
            reading.weaken("conditional", mark)
    if negation and any(word in words.negators for word in negations(view.sentence, above)):
        reading.negate("not")


def subject_text(view: View, verb: int) -> str | None:
    """Returns the words of a reporting verb's subject."""
    if not is_verb(view.sentence, verb):
        return None
    heads = surface_subject(view.sentence, verb)
    if not heads:
        return None
    first, last = long_phrase(view.sentence, heads[0])
    return view.sentence.span(first, last)


def aside(view: View, words: ContextWords, token: int) -> str | None:
    """Returns who is named in passing: "according to the ministry", ", the army said,"."""
    steps = [token, *(link.above for link in chain(view.sentence, token))]
    for step in steps:
        heads = preposition_objects(view.sentence, step).get("according to", ())
        if heads:
            first, last = long_phrase(view.sentence, heads[0])
            return view.sentence.span(first, last)
        for verb in parentheticals(view.sentence, step):
            if view.lemmas[verb] in words.report:
                return subject_text(view, verb)
    return None
