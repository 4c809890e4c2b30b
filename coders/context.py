"""Polarity, modality and attribution of a trigger, read up the chain of clauses it stands in."""


from coders.context_facts import is_dated_by_owner
from coders.context_links import is_fact, read_link, read_memory, read_teller
from coders.context_reading import NEGATED_ITSELF, Reading, governing_words, read_habit, subject_text
from coders.context_standing import read_standing
from coders.context_words import ContextWords
from coders.parse import Sentence
from coders.records import record
from coders.syntax.arguments import preposition_objects, subjects
from coders.syntax.context import (
    Link,
    chain,
    complement_words,
    has_condition,
    has_infinitive_to,
    headline_speaker,
    is_bare_copula,
    is_pluperfect,
    is_stray_infinitive,
    marks,
    modals,
    negations,
    negative_subject,
    own_words,
    parentheticals,
    shares_infinitive,
)
from coders.syntax.forms import is_simple_present, relative_clauses
from coders.syntax.noun_clauses import participles_behind
from coders.syntax.phrases import determiner, long_phrase, modifiers
from coders.syntax.tokens import is_predicate, is_verb
from coders.verbs import View

OPEN = frozenset({"if", "unless"})


@record
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


def read_context_of(view: View, words: ContextWords, trigger: int, *, light: int | None = None, body: bool = False) -> Context:
    """Returns the context of a trigger; `light` is the light verb whose form speaks for an event noun ("did not launch an attack"); `body` says that
    the sentence is not an article's first."""
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
    claimed = False
    for link in chain(view.sentence, start):
        if link.kind == "clause" and view.lemmas[link.above] in ("be", "have") and is_infinitive(view.sentence, link.below):
            read_copula(view, words, link, reading, own=link.below == start)
        elif is_going_to(view, link):
            reading.weaken("future", "going to")
            if link.below == start:
                reading.own_modal = "will"
        claimed = claimed or link.kind == "noun_clause"
        # "the charge of May 3 that they bombed it was doubted": the charge is a fact, not what it tells
        if is_fact(view, words, link) and not (claimed and is_dated_by_owner(view, words, link)):
            # "despite protests", "the men who attacked": nothing above makes it less so; only who says it is still read
            if link.kind in ("of", "preposition"):
                read_link(view, words, link, reading)
            for upper in chain(view.sentence, link.above):
                read_teller(view, words, upper, reading)
                read_memory(view, words, upper, reading)
            break
        read_link(view, words, link, reading)
    if reading.attributed_to is None:
        read_headline(view, start, reading)
    if reading.attributed_to is None:
        reading.attributed_to = aside(view, words, start)
    if view.sentence.words[-1] == "?" or "?" in view.sentence.words[-2:]:
        reading.weaken("possible", "question")
    read_standing(view, words, trigger, light, reading, body=body)
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


def is_going_to(view: View, link: Link) -> bool:
    """Says whether an infinitive is a future by "is going to": "Iran is going to sign the treaty"."""
    going = link.kind == "clause" and view.sentence.lower[link.above] == "going"
    return going and is_infinitive(view.sentence, link.below)


def is_infinitive(sentence: Sentence, verb: int) -> bool:
    """Says whether a verb is an infinitive with its own "to" or with one that it shares: "is to meet the king and visit a school"."""
    return has_infinitive_to(sentence, verb) or shares_infinitive(sentence, verb)


def stopped_between(view: View, words: ContextWords, core: int, derived_words: tuple[int, ...], top: int) -> str | None:
    """Returns the word that undoes an act on the way up to the word that takes it: postpone in "the decision to postpone sending aid"."""
    for link in chain(view.sentence, core):
        if link.above == top:
            return None
        undone = link.kind in ("clause", "gerund", "object") and link.above not in derived_words and is_verb(view.sentence, link.above)
        if undone and governing_words(view, link.above) & words.put_off:
            return view.sentence.lower[link.above]
    return None


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
    if any(is_yet_unknown(sentence, head, token) for head in subjects(sentence, token)):
        # "the party that will win is to form a cabinet"
        reading.weaken("possible", "whoever")
    if modals(sentence, token) and has_condition(sentence, token, words.conditional):
        reading.weaken("conditional", "if")
    elif is_simple_present(sentence, token) and has_condition(sentence, token, OPEN):
        # "if we increase the forces, we increase security"
        reading.weaken("conditional", "if")
    for modal in modals(sentence, token):
        reading.own_modal = modal
        if modal in words.modal_future:
            reading.weaken("future", modal)
        elif modal in words.modal_demanded:
            reading.weaken("demanded", modal)
        elif modal in words.modal_possible:
            reading.weaken("possible", modal)
    if is_stray_infinitive(sentence, token) and view.lemmas[token] not in words.performative:
        # "a fund to improve clinics and compensate families"
        reading.weaken("possible", "infinitive")
    for mark in marks(sentence, token):
        if mark in words.conditional:
            reading.weaken("conditional", mark)
        elif has_infinitive_to(sentence, token):
            # "talks on how to disarm the rebels"
            reading.weaken("possible", f"{mark} to")
    short = next((word for word in own_words(sentence, token) if word in words.short_of), None)
    if short and view.lemmas[token] in words.brings_about:
        # "almost reached an agreement"
        reading.negate(short)
    if view.lemmas[token] in words.given_up and is_pluperfect(sentence, token):
        # "had planned to visit": the plan was given up, or is no news
        reading.weaken("possible", f"had {sentence.lower[token]}")
    read_habit(view, words, token, reading)


def is_yet_unknown(sentence: Sentence, noun: int, verb: int) -> bool:
    """Says whether a noun stands for whoever it will be: "the party that will win"; not "Jan Kral, who will visit Oslo"."""
    clauses = [child for child in relative_clauses(sentence, noun) if child < verb and sentence.words[child - 1] != ","]
    closed = any(sentence.words[child] == "," for child in sentence.children[noun])
    return sentence.tags[noun] in ("NN", "NNS") and not closed and any(modals(sentence, clause) for clause in clauses)


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
        if sentence.lower[token] in words.noun_habitual and sentence.tags[noun] == "NNS":
            # "has seen frequent attacks": no one of them
            reading.weaken("possible", f"habit: {sentence.lower[token]}")
        if sentence.lower[token] in words.noun_negated:
            reading.negate(sentence.lower[token])
    later = next((token for token in participles_behind(sentence, noun) if view.lemmas[token] in words.set_for), None)
    if later is not None:
        # "the meeting scheduled for Friday"
        reading.weaken("future", sentence.lower[later])
    if determiner(sentence, noun) == "any":
        reading.weaken("possible", "any")


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
