"""Reads one step up from a trigger: what the governing word, its form and the kind of the step say of the event."""

from coders.context_clauses import is_foreseen, opinion_on, takes_infinitive_of_noun, untrue_of
from coders.context_facts import is_dated_by_owner, is_followed_up, is_given
from coders.context_reading import Reading, governing_words, is_bare_gerund, read_habit, subject_text
from coders.context_words import ContextWords
from coders.parse import Sentence
from coders.retold import day_of
from coders.syntax.arguments import objects, surface_subject
from coders.syntax.context import (
    Link,
    has_infinitive_to,
    has_open_infinitive,
    is_finite_past,
    marks,
    modals,
    negations,
    negative_subject,
    shares_subject,
)
from coders.syntax.forms import is_noun_participle, is_set_against
from coders.syntax.phrases import determiner, modifiers
from coders.syntax.slots import is_circumstance
from coders.syntax.tokens import is_verb
from coders.verbs import View

DONE_BEFORE = frozenset({"after", "following", "since", "upon"})
"""A gerund behind one of these was done before what stands above it."""
BY_MEANS = "by"
"""A gerund behind it tells how something was hindered: "foiled an attack by defusing the bomb"."""
ENDING_IN = frozenset({"to", "by"})
"""A gerund behind one of these is as sure as the verb above it: "should begin by leaving"; what one praises somebody "for" was done."""


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
        elif takes_infinitive_of_noun(view, words, link, lemmas):
            # "limits the powers to dissolve parliament", where the parser hangs the infinitive on the verb
            reading.weaken("possible", f"{sentence.lower[above]} to")
        elif opinion := opinion_on(view, words, above):
            # "it is vital that they withdraw"
            reading.weaken("possible", opinion)
        elif untrue := untrue_of(view, words, above) if kind == "noun_clause" or not is_verb(sentence, above) else None:
            reading.negate(untrue)
        else:
            read_governor(view, words, above, lemmas, reading)
            foreseen = is_foreseen(view, words, link, lemmas)
            if foreseen:
                reading.weaken("possible", foreseen)
    elif kind == "gerund":
        if link.preposition in words.looking_back:
            # "since fighting erupted there", where the parser takes fighting for a gerund
            reading.looked_back = True
        told = lemmas | {view.lemmas[head] for head in objects(sentence, above)}
        if told & words.court_voices and link.preposition in words.for_crime:
            # "gave testimony of how she was jailed"
            reading.remember("told in court")
        if is_circumstance(sentence, link.below):
            # "failed to agree, with both camps turning down the plan": a circumstance
            upper_form(view, words, above, reading, negation=False)
        elif link.preposition in words.gerund_negated and not lemmas & words.asserted:
            reading.negate(link.preposition)
        elif lemmas & words.gerund_possible or (link.preposition in words.for_crime and lemmas & words.court):
            # "looks forward to working", "sentenced for inciting riots": the crime is what the court says
            reading.weaken("possible", sentence.lower[above])
        elif lemmas & words.negated and link.preposition == BY_MEANS:
            upper_form(view, words, above, reading, negation=True)
        elif not lemmas & words.asserted and link.preposition in DONE_BEFORE:
            # "called off the strike after signing a deal": the deal is no part of what is called off
            upper_form(view, words, above, reading, negation=False)
        elif not lemmas & words.asserted:
            read_governor(view, words, above, lemmas, reading)
        elif link.preposition in ENDING_IN:
            # "that would lead to ending the siege"
            upper_form(view, words, above, reading, negation=False)
    elif kind == "purpose":
        if not lemmas & words.purpose_happens or (lemmas & words.sent_out and view.lemmas[link.below] in words.sent_for):
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


def read_role(view: View, words: ContextWords, link: Link, lemmas: set[str], reading: Reading) -> None:
    """Reads what stands above an event noun: "prevented an attack", "the threat of an attack", "ahead of talks", "since the war"."""
    sentence, kind, above = view.sentence, link.kind, link.above
    if kind in ("of", "preposition"):
        if lemmas & words.ahead or link.preposition in words.ahead:
            reading.weaken("future", next(iter(sorted((lemmas | {link.preposition}) & words.ahead))))
        if link.preposition in words.looking_back:
            reading.looked_back = True
        if lemmas & words.verdict and link.preposition in words.crime_of:
            # "guilty of the murder", "on trial over the massacre": what is tried was done long before
            reading.look_back(f"{sentence.lower[above]} {link.preposition}")
        if (kind == "of" and lemmas & words.history) or is_marked(view, words, link):
            reading.remember(sentence.lower[above])
        if is_given(view, words, link) or is_dated_by_owner(view, words, link):
            return
    if is_followed_up(view, words, link):
        return
    around = link.preposition in words.around
    # "the attack prevented a meeting" happened, "the talks failed" did not come about
    reading.circumstance = reading.circumstance or around
    takes = kind != "subject" or not is_verb(sentence, above) or not objects(sentence, above)
    # "warned of an attack": what one warns of has not come about
    ahead = link.preposition in words.dreaded and kind != "subject"
    if takes and not around:
        if lemmas & words.negated:
            reading.negate(sentence.lower[above])
        elif lemmas & words.possible and (ahead or not lemmas & words.report):
            reading.weaken("possible", view.lemmas[above])
    if is_verb(sentence, above):
        upper_form(view, words, above, reading, negation=kind != "subject" and not around)
        # "the film tells of an attack"
        read_fiction(view, words, above, reading)


def is_marked(view: View, words: ContextWords, link: Link) -> bool:
    """Says whether the verb above marks a day of what hangs loosely on it: "marked the anniversary on Friday of the attack"."""
    sentence, above = view.sentence, link.above
    if link.preposition not in ("of", "on") or not is_verb(sentence, above):
        return False
    return any(view.lemmas[head] in words.history for head in objects(sentence, above))


def is_fact(view: View, words: ContextWords, link: Link) -> bool:
    """Says whether what hangs here is told as a fact, so that nothing above it but who says so counts."""
    named = is_given(view, words, link) or is_dated_by_owner(view, words, link) or is_followed_up(view, words, link)
    return named or is_past_clause(view, words, link)


def is_past_clause(view: View, words: ContextWords, link: Link) -> bool:
    """Says whether a relative or adverbial clause tells a past deed: "wants to meet the men who attacked", "will help as rebels attacked".

    What hangs on "any" may not have been, nor what an "if" opens or a charge claims; "before they attacked" may be still to come.
    """
    sentence, below = view.sentence, link.below
    if link.kind not in ("relative", "adverbial") or not (is_finite_past(sentence, below) or is_dated_participle(view.sentence, link)):
        return False
    if link.kind == "adverbial":
        return not (words.conditional | words.ahead | words.looking_back) & set(marks(sentence, below))
    return determiner(sentence, link.above) not in words.unsure and not governing_words(view, link.above) & (words.report | words.possible)


def is_dated_participle(sentence: Sentence, link: Link) -> bool:
    """Says whether a participle on a noun tells with its day what was done to it: "relatives of a man hanged on Friday asked for his body"; what is only
    "planned by the rebels" or "backed by" them need not have been done."""
    below = link.below
    if link.kind != "relative" or not is_noun_participle(sentence, below):
        return False
    return bool(day_of(sentence, below))


def read_teller(view: View, words: ContextWords, link: Link, reading: Reading) -> None:
    """Reads who reports a clause, and nothing else."""
    if link.kind in ("clause", "noun_clause") and governing_words(view, link.above) & words.report and reading.attributed_to is None:
        reading.attributed_to = subject_text(view, link.above)
        heads = surface_subject(view.sentence, link.above) if is_verb(view.sentence, link.above) else ()
        reading.speaker = heads[0] if heads else None


def read_memory(view: View, words: ContextWords, link: Link, reading: Reading) -> None:
    """Reads whether the deed that a clause tells is remembered above it: "marked the anniversary of a raid which killed ten"."""
    remembered = link.kind == "of" and link.preposition == "of" and view.lemmas[link.above] in words.history
    if remembered or (link.kind in ("of", "preposition") and is_marked(view, words, link)):
        reading.remember(view.sentence.lower[link.above])


def read_adverbial(view: View, words: ContextWords, link: Link, lemmas: set[str], reading: Reading) -> None:
    """Reads the clause that an adverbial clause hangs on; a gerund that the parser hung loosely is the governor's ("ruled out sending")."""
    sentence = view.sentence
    loose = is_bare_gerund(view, link.below) and link.above < link.below and sentence.tags[link.below - 1] != ","
    if loose and lemmas & (words.negated | words.gerund_possible):
        if lemmas & words.negated:
            reading.negate(sentence.lower[link.above])
        else:
            reading.weaken("possible", sentence.lower[link.above])
    if "so" in marks(sentence, link.below):
        # "so that the people regain control"
        reading.weaken("possible", "so that")
    if words.looking_back & set(marks(sentence, link.below)) and link.below > link.above:
        # "the deadliest raid since the army deposed the king"; what opens the sentence may be its reason
        reading.looked_back = True
    if "since" in marks(sentence, link.below) and any(view.lemmas[head] in words.history for head in objects(sentence, link.above)):
        # "marks the 45th anniversary since the two forged ties"
        reading.remember("since")
    upper_form(view, words, link.above, reading, negation=False)


def shared_negation(view: View, words: ContextWords, link: Link, reading: Reading) -> None:
    """Reads the negation that coordinated bare forms share: "did not attack or threaten", not "cannot attack but will threaten"."""
    sentence = view.sentence
    if is_set_against(sentence, link.below, link.above):
        return
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
    if is_told_in_court(view, words, above, lemmas):
        reading.look_back("told in court")
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
    elif lemmas & words.possible and not is_achieved(view, words, above):
        reading.weaken("possible", sentence.lower[above])
    elif negated_above:
        reading.negate(f"not {sentence.lower[above]}")
    if is_verb(sentence, above):
        read_fiction(view, words, above, reading)
        if not lemmas & words.report:
            upper_form(view, words, above, reading, negation=False)


def is_told_in_court(view: View, words: ContextWords, above: int, lemmas: set[str]) -> bool:
    """Says whether a clause is told to or by a court: "testified that", "the court heard that", "told the jury that"; not "told the prime minister"."""
    if lemmas & words.court_told:
        return True
    if not is_verb(view.sentence, above) or not lemmas & words.court_telling:
        return False
    voices = {view.lemmas[head] for head in surface_subject(view.sentence, above)}
    hearers = {view.lemmas[head] for head in objects(view.sentence, above)}
    return bool(voices & words.court_voices or (hearers & words.court_hearers and view.lemmas[above] == "tell"))


def is_achieved(view: View, words: ContextWords, adjective: int) -> bool:
    """Says whether an ability is told as a deed: "were able to arrest two men", "has been able to hold talks"; not "is able to", "would be able to",
    "was not able to"."""
    sentence = view.sentence
    copula = sentence.heads[adjective]
    if view.lemmas[adjective] not in words.achieved or view.lemmas[copula] != "be" or modals(sentence, copula) or negations(sentence, copula):
        return False
    perfect = sentence.tags[copula] == "VBN" and not has_infinitive_to(sentence, copula)
    return sentence.tags[copula] == "VBD" or perfect


def read_fiction(view: View, words: ContextWords, verb: int, reading: Reading) -> None:
    """Reads who tells it: what a film or novel tells need not have been."""
    teller = next((view.lemmas[head] for head in surface_subject(view.sentence, verb) if view.lemmas[head] in words.fiction), None)
    if teller:
        reading.weaken("possible", f"told by a {teller}")


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
