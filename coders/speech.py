"""What a speaker does by saying that something will, must or should be done: promises, threats, demands, appeals."""

from collections.abc import Iterable
from dataclasses import replace

from coders.actor_codes import UNKNOWN_COUNTRY
from coders.actors import Actor, ActorReader
from coders.context import Context, read_context_of
from coders.context_reading import NEGATED_ITSELF
from coders.context_words import ContextWords
from coders.derived import Derived
from coders.hinges import refused_until
from coders.lexicon.compose import SAME, Composition
from coders.parse import Sentence
from coders.syntax.arguments import is_passive, preposition_objects, subjects, surface_subject
from coders.syntax.context import chain, has_perfect, modals, negations
from coders.syntax.forms import predicate_adjectives
from coders.syntax.slots import verb_slots
from coders.syntax.tokens import is_verb
from coders.veiled import is_veiled_threat, is_withheld
from coders.verbs import View

INTENT = "will"
REFUSAL = "reject"
REFUSING = frozenset({"will", "wo", "shall", "would"})
DEMANDING = {"must": ("demand", "100"), "should": ("appeal", "020"), "ought": ("appeal", "020")}
"""The modal by which a speaker demands or appeals, with the operator and the code where the demanded act is no event of the lexicon."""
SPEAKING = frozenset({"GOV", "MIL", "LEG", "ELI", "PTY", "OPP", "REB", "SEP", "INS", "UAF", "LAB", "NGO", "HRI", "SPY", "IGO"})
"""Roles that demand and appeal in public; what private people, firms, courts and the press hold needful is an opinion."""
OPPOSED = frozenset({"PTY", "OPP", "REB", "SEP", "INS", "UAF", "LAB", "NGO", "HRI", "LEG", "ELI"})
RULING = frozenset({"GOV", "MIL", "LEG"})
AT_HOME = frozenset({"OPP", "REB", "SEP", "INS", "UAF", "LEG"})
"""Whom a government makes demands of at home; what it tells its people, firms and schools are rules and advice."""
PRIVATE = frozenset({"CVL", "MED", "EDU", "BUS", "MNC", "HLH", "AGR"})
BLAME = ("111", "112")
MENACE = "130"
ANNOUNCING = frozenset({"will", "'ll", "shall"})
ARRANGED = ("04", "057", "07")
"""What is agreed on beforehand, so that anyone may tell of it: meetings, treaties, aid."""
ASKING = "02"
WOULD = ("would",)
UNDER = "under"
DEEDS = ("04", "05", "06", "07", "08", "09", "14", "15", "16", "17", "18", "19", "20")


def as_speech(view: View, words: ContextWords, reader: ActorReader, derived: Derived, context: Context) -> tuple[Derived, Context, bool]:
    """Returns the event read as intent, refusal or demand where it is told as one, and whether it was."""
    composition = view.lexicon.composition
    if derived.spoken:
        return derived, context, True
    derived, context = by_speaker(reader, derived, context)
    if context.polarity == "positive" and context.modality == "asserted" and derived.spoken:
        return derived, context, True
    if context.polarity == "negated":
        return as_refusal(composition, reader, derived, context, withheld=is_withheld(view, words, derived, context))
    if context.polarity != "positive" or (derived.embedded and not derived.code.startswith((*DEEDS, ASKING))):
        return derived, context, False
    if context.modality == "demanded":
        return as_demand(composition, reader, derived, context)
    return as_intent(composition, reader, derived, context)


def by_speaker(reader: ActorReader, derived: Derived, context: Context) -> tuple[Derived, Context]:
    """Gives an agentless event to who says it: "'Iran will be held responsible,' the minister said" is the minister's accusation,
    "sanctions will be imposed, Washington said" Washington's announcement.
    """
    if derived.sources or context.speaker is None or context.polarity != "positive" or not derived.targets or is_of_stranger(reader, derived):
        return derived, context
    speakers = tuple(actor for actor in reader.resolve(context.speaker) if actor.code not in {target.code for target in derived.targets})
    if not speakers:
        return derived, context
    deed = reader.sentence, told_at(derived)
    # "Iran will pay a price, the premier said"; who says that Iran was threatened threatens nobody
    menace = derived.code == MENACE and is_verb(*deed) and not is_passive(*deed) and context.own_modal in REFUSING
    blamed = (derived.code.startswith(BLAME) and context.modality in ("asserted", "future")) or menace
    announced = context.own_modal in ANNOUNCING and context.modality == "future"
    # "the ministry said that aid would be sent to Sudan", not "that a strike would hurt Sudan"
    passive = is_reported_future(reader, derived, context) and is_passive(reader.sentence, told_at(derived))
    official = all(actor.country and is_public(actor) and not is_at_home(actor, derived.targets) for actor in speakers)
    reported = passive and official and derived.code.startswith(DEEDS)
    if not (blamed or announced or reported):
        return derived, context
    step = f"no one is named who does it: {reader.sentence.words[context.speaker]} says so"
    derived = replace(derived, sources=speakers, source_head=context.speaker, steps=(*derived.steps, step), spoken=blamed)
    return derived, replace(context, modality="asserted") if blamed else context


def is_of_stranger(reader: ActorReader, derived: Derived) -> bool:
    """Says whether a deed is that of somebody named whom no table knows: "the Zorb Front will free ten men, the minister said" is no deed of his."""
    head = derived.source_head
    return head is not None and reader.sentence.tags[head].startswith("NNP") and reader.sentence.words[head][0].isupper()


def as_intent(composition: Composition, reader: ActorReader, derived: Derived, context: Context) -> tuple[Derived, Context, bool]:
    """Turns what someone will do into the intent to do it: "Iran will send aid to Syria" is a promise (033) while it is future.

    "would" is a future in the doer's own words, "Seoul said it would ban the groups", not in another's, "sanctions would hurt Iran"; of what
    is arranged beforehand anyone may tell, "Mubarak would meet Chirac, the agency said".
    """
    would = is_reported_future(reader, derived, context)
    # "the rebels said they would meet the envoy if he gave them a veto": a promise under a condition is a promise all the same
    promised = context.modality == "conditional" and context.why == ("if",) and context.own_modal in REFUSING and context.speaker is not None
    if derived.sources and is_veiled_threat(reader, derived, context):
        context = replace(context, modality="future")
    if not derived.sources or context.own_modal is None or not (context.modality == "future" or would or promised):
        return derived, context, False
    if would or promised:
        speakers = {actor.code[:3] for actor in reader.resolve(context.speaker)} if context.speaker is not None else set()
        arranged = would and is_arranged(reader.sentence, derived, context) and not speakers - {UNKNOWN_COUNTRY}
        if not arranged and not speakers & {actor.code[:3] for actor in derived.sources}:
            return derived, context, False
        context = replace(context, modality="future")
    cell = composition.find(INTENT, derived.code)
    if cell is None or cell.code is None:
        return derived, context, False
    code = derived.code if cell.code == SAME else cell.code
    step = f"will: operator {INTENT} x {derived.code} gives {code}"
    return replace(derived, code=code, rule=f"{INTENT}({derived.rule})", steps=(*derived.steps, step)), context, True


def told_at(derived: Derived) -> int:
    """Returns the verb or noun whose form tells of an event: its light verb where it has one."""
    return derived.trigger if derived.light is None else derived.light


def is_reported_future(reader: ActorReader, derived: Derived, context: Context) -> bool:
    """Says whether "would" is the future of a reported clause or of free indirect speech, and nothing else weakens it; "would have met" never was."""
    if context.modality != "possible" or context.why != WOULD or context.own_modal != WOULD[0]:
        return False
    return context.speaker is not None or is_arranged(reader.sentence, derived, context)


def is_arranged(sentence: Sentence, derived: Derived, context: Context) -> bool:
    """Says whether officials are told to do what is arranged beforehand, in the speaker's own clause: not in "the men who would meet him"."""
    verb = told_at(derived)
    official = all(is_public(actor) and actor.code[:3] != UNKNOWN_COUNTRY for actor in derived.sources)
    if not derived.code.startswith(ARRANGED) or not official or not derived.targets or has_perfect(sentence, verb):
        return False
    above = next((link for link in chain(sentence, verb) if link.kind != "conj"), None)
    if above is None:
        # "under the proposal the two would hold talks" is no plan of theirs
        return UNDER not in preposition_objects(sentence, verb)
    return above.kind == "clause" and context.speaker is not None and context.speaker in surface_subject(sentence, above.above)


def as_refusal(composition: Composition, reader: ActorReader, derived: Derived, context: Context, *, withheld: bool) -> tuple[Derived, Context, bool]:
    """Turns what a speaker says he will not do into a refusal: "Hungary says it will not accept refugees" (12), "sanctions would not be lifted,
    Japan said"; so with a leave that was `withheld`."""
    derived = refused_by_speaker(reader, derived, context)
    refused = context.own_modal in REFUSING and context.why[:1] == (NEGATED_ITSELF,)
    if not (refused or withheld) or not derived.sources:
        return derived, context, False
    if withheld:
        pass
    elif context.speaker is not None:
        # "state media said", "a spokesman said": who has no country of his own speaks for the doer
        speakers = {actor.code[:3] for actor in reader.resolve(context.speaker)} - {UNKNOWN_COUNTRY}
        if speakers and not speakers & {actor.code[:3] for actor in derived.sources}:
            return derived, context, False
    elif context.own_modal == "would":
        return derived, context, False
    cell = composition.find(REFUSAL, derived.code)
    if cell is None or cell.code is None or cell.code == SAME:
        return derived, context, False
    step = f"{'withheld' if withheld else 'will not'}: operator {REFUSAL} x {derived.code} gives {cell.code}"
    composed = replace(
        derived, code=cell.code, rule=f"{REFUSAL}({derived.rule})", steps=(*derived.steps, step),
        reciprocal=derived.reciprocal and not derived.targets and len(derived.sources) > 1,
    )
    return refused_until(reader, composed), replace(context, polarity="positive", modality="asserted"), True


def refused_by_speaker(reader: ActorReader, derived: Derived, context: Context) -> Derived:
    """Gives a passive refusal to the official who tells it: "the sanctions will not be lifted, the minister said"."""
    if derived.sources or context.speaker is None or context.own_modal not in REFUSING or not is_passive(reader.sentence, told_at(derived)):
        return derived
    targets = {target.code for target in derived.targets}
    speakers = tuple(actor for actor in reader.resolve(context.speaker) if actor.country and is_public(actor) and actor.code not in targets)
    return replace(derived, sources=speakers, source_head=context.speaker) if speakers else derived


def as_demand(composition: Composition, reader: ActorReader, derived: Derived, context: Context) -> tuple[Derived, Context, bool]:
    """Turns what a speaker says another must do into a demand: "Russia said that Sudan must return the helicopter"."""
    modal = next((why for why in context.why if why in DEMANDING), None)
    if modal is None or context.speaker is None:
        return derived, context, False
    operator = DEMANDING[modal][0]
    cell = composition.find(operator, derived.code)
    speakers = reader.resolve(context.speaker)
    doers = asked(derived.sources, speakers)
    if not doers or cell is None or cell.code is None:
        return derived, context, False
    step = f"said to be due ({modal}): operator {operator} x {derived.code} gives {cell.code}"
    composed = replace(
        derived, code=cell.code, sources=speakers, source_head=context.speaker, targets=doers, target_head=derived.source_head,
        rule=f"{operator}({derived.rule})", steps=(*derived.steps, step), reciprocal=False,
    )
    return composed, context, True


def asked(doers: Iterable[Actor], speakers: Iterable[Actor]) -> tuple[Actor, ...]:
    """Returns the doers of whom a speaker can demand what he says they must do."""
    return tuple(doer for doer in doers if any(may_demand(speaker, doer) for speaker in speakers))


def is_at_home(speaker: Actor, targets: Iterable[Actor]) -> bool:
    """Says whether a speaker tells what is to be done to a thing of his own country: "exports would be cut, the minister said"."""
    return any(target.country == speaker.country for target in targets)


def may_demand(speaker: Actor, doer: Actor) -> bool:
    """Says whether a speaker's "must" is a demand of the doer: a state's of another, or an opposition's of its government and the other way round.

    "Israel must be ready for a pullout, the Israeli premier said" demands nothing of another, "people should stay at home" is advice.
    """
    roles = roles_of(speaker)
    if speaker.code == doer.code or (roles and roles.isdisjoint(SPEAKING)) or not roles_of(doer).isdisjoint(PRIVATE):
        return False
    ruled = roles_of(doer)
    if doer.country is None:
        return "IGO" in ruled or not ruled.isdisjoint(AT_HOME)
    if speaker.country != doer.country:
        return True
    against = not roles.isdisjoint(OPPOSED) and not ruled.isdisjoint(RULING)
    return against or (not roles.isdisjoint(RULING) and not ruled.isdisjoint(AT_HOME))


def is_public(actor: Actor) -> bool:
    """Says whether an actor speaks for more than himself; what private people, firms and the press say is an opinion."""
    return roles_of(actor).isdisjoint(PRIVATE)


def roles_of(actor: Actor) -> frozenset[str]:
    """Returns the role parts of an actor's code: GOV of "USAGOV", IGO of "IGOUNO", none of "USA"."""
    start = 0 if actor.code.startswith(("IGO", "NGO")) else 3
    return frozenset(actor.code[place : place + 3] for place in range(start, len(actor.code), 3))


def bare_demands(view: View, words: ContextWords, reader: ActorReader, events: Iterable[Derived]) -> tuple[Derived, ...]:
    """Returns demands for acts that the lexicon does not know: "Egypt said that the US must be ready to listen" is 100 all the same."""
    if DEMANDING.keys().isdisjoint(view.sentence.lower):
        return ()
    taken = {word for event in events for word in event.words}
    found: list[Derived] = []
    for verb in range(len(view.sentence)):
        modal = next((word for word in modals(view.sentence, verb) if word in DEMANDING), None) if is_verb(view.sentence, verb) else None
        if modal is None or verb in taken or negations(view.sentence, verb):
            continue
        context = read_context_of(view, words, verb)
        if context.speaker is None or context.modality != "demanded" or context.polarity != "positive":
            continue
        slots = verb_slots(view.sentence, verb)
        if slots.passive or is_opinion(view, words, verb):
            continue
        speakers = reader.resolve(context.speaker)
        targets = asked((actor for head in slots.subject for actor in reader.resolve(head)), speakers)
        doers = slots.subject
        if targets:
            code = DEMANDING[modal][1]
            step = f"{modal}: {view.sentence.words[context.speaker]} says what {view.sentence.words[doers[0]]} {modal} do, which gives {code}"
            found.append(
                Derived(
                    code=code, trigger=verb, core=verb, sources=speakers, targets=targets, source_head=context.speaker, target_head=doers[0], words=(verb,),
                    rule=f"modal/{modal}", steps=(step,), reciprocal=False, actors="both", embedded=True, spoken=True,
                )
            )
    return tuple(found)


def is_opinion(view: View, words: ContextWords, verb: int) -> bool:
    """Says whether "should" tells what something is to be like ("a site should be a platform", "should be happy") or a condition ("should it fail"),
    and asks for no deed; "must be ready to listen" does."""
    sentence = view.sentence
    inverted = any(sentence.tags[child] == "MD" and any(child < head < verb for head in subjects(sentence, verb)) for child in sentence.children[verb])
    ready = any(view.lemmas[child] in words.possible for child in predicate_adjectives(sentence, verb))
    return inverted or view.lemmas[verb] in words.opinion or (view.lemmas[verb] == "be" and not ready)
