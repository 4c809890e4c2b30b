"""What a speaker does by saying that something will, must or should be done: promises, threats, demands, appeals."""

from collections.abc import Iterable
from dataclasses import replace

from coders.actor_codes import UNKNOWN_COUNTRY
from coders.actors import Actor, ActorReader
from coders.context import Context, read_context_of
from coders.context_reading import NEGATED_ITSELF
from coders.context_words import ContextWords
from coders.derive import Derived
from coders.lexicon.compose import SAME, Composition
from coders.parse import Sentence
from coders.syntax.context import chain, has_perfect, modals, negations
from coders.syntax.slots import is_passive, is_verb, preposition_objects, surface_subject, verb_slots
from coders.verbs import View

INTENT = "will"
REFUSAL = "reject"
REFUSING = frozenset({"will", "wo", "shall", "would"})
DEMANDING = {"must": ("demand", "100"), "should": ("appeal", "020"), "ought": ("appeal", "020")}
"""The modal by which a speaker demands or appeals, with the operator and the code where the demanded act is no event of the lexicon."""
PRIVATE = frozenset({"CVL", "MED", "EDU", "BUS"})
BLAME = ("111", "112")
ANNOUNCING = frozenset({"will", "'ll", "shall"})
ARRANGED = ("04", "057", "07")
"""What is agreed on beforehand, so that anyone may tell of it: meetings, treaties, aid."""
ASKING = "02"
WOULD = ("would",)
UNDER = "under"
DEEDS = ("04", "05", "06", "07", "08", "09", "14", "15", "16", "17", "18", "19", "20")


def as_speech(composition: Composition, reader: ActorReader, derived: Derived, context: Context) -> tuple[Derived, Context, bool]:
    """Returns the event read as intent or demand where it is told as one, and whether it was."""
    if derived.spoken:
        return derived, context, True
    derived, context = by_speaker(reader, derived, context)
    if context.polarity == "positive" and context.modality == "asserted" and derived.spoken:
        return derived, context, True
    if context.polarity == "negated":
        return as_refusal(composition, reader, derived, context)
    if context.polarity != "positive" or (derived.embedded and not derived.code.startswith((*DEEDS, ASKING))):
        return derived, context, False
    if context.modality == "demanded":
        return as_demand(composition, reader, derived, context)
    return as_intent(composition, reader, derived, context)


def by_speaker(reader: ActorReader, derived: Derived, context: Context) -> tuple[Derived, Context]:
    """Gives an agentless event to who says it: "'Iran will be held responsible,' the minister said" is the minister's accusation,
    "sanctions will be imposed, Washington said" Washington's announcement.
    """
    if derived.sources or context.speaker is None or context.polarity != "positive" or not derived.targets:
        return derived, context
    speakers = tuple(actor for actor in reader.resolve(context.speaker) if actor.code not in {target.code for target in derived.targets})
    if not speakers:
        return derived, context
    blamed = derived.code.startswith(BLAME) and context.modality in ("asserted", "future")
    announced = context.own_modal in ANNOUNCING and context.modality == "future"
    # "the ministry said that aid would be sent to Sudan", not "that a strike would hurt Sudan"
    passive = is_reported_future(reader, derived, context) and is_passive(reader.sentence, told_at(derived))
    official = all(actor.country and may_demand(actor) and not is_at_home(actor, derived.targets) for actor in speakers)
    reported = passive and official and derived.code.startswith(DEEDS)
    if not (blamed or announced or reported):
        return derived, context
    step = f"no one is named who does it: {reader.sentence.words[context.speaker]} says so"
    derived = replace(derived, sources=speakers, source_head=context.speaker, steps=(*derived.steps, step), spoken=blamed)
    return derived, replace(context, modality="asserted") if blamed else context


def as_intent(composition: Composition, reader: ActorReader, derived: Derived, context: Context) -> tuple[Derived, Context, bool]:
    """Turns what someone will do into the intent to do it: "Iran will send aid to Syria" is a promise (033) while it is future.

    "would" is a future in the doer's own words, "Seoul said it would ban the groups", not in another's, "sanctions would hurt Iran"; of what
    is arranged beforehand anyone may tell, "Mubarak would meet Chirac, the agency said".
    """
    would = is_reported_future(reader, derived, context)
    # "the rebels said they would meet the envoy if he gave them a veto": a promise under a condition is a promise all the same
    promised = context.modality == "conditional" and context.why == ("if",) and context.own_modal in REFUSING and context.speaker is not None
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
    official = all(may_demand(actor) and actor.code[:3] != UNKNOWN_COUNTRY for actor in derived.sources)
    if not derived.code.startswith(ARRANGED) or not official or not derived.targets or has_perfect(sentence, verb):
        return False
    above = next((link for link in chain(sentence, verb) if link.kind != "conj"), None)
    if above is None:
        # "under the proposal the two would hold talks" is no plan of theirs
        return UNDER not in preposition_objects(sentence, verb)
    return above.kind == "clause" and context.speaker is not None and context.speaker in surface_subject(sentence, above.above)


def as_refusal(composition: Composition, reader: ActorReader, derived: Derived, context: Context) -> tuple[Derived, Context, bool]:
    """Turns what a speaker says he will not do into a refusal: "Hungary says it will not accept refugees" (12), "sanctions would not be lifted,
    Japan said"."""
    derived = refused_by_speaker(reader, derived, context)
    if context.own_modal not in REFUSING or context.why[:1] != (NEGATED_ITSELF,) or not derived.sources:
        return derived, context, False
    if context.speaker is not None:
        # "state media said", "a spokesman said": who has no country of his own speaks for the doer
        speakers = {actor.code[:3] for actor in reader.resolve(context.speaker)} - {UNKNOWN_COUNTRY}
        if speakers and not speakers & {actor.code[:3] for actor in derived.sources}:
            return derived, context, False
    elif context.own_modal == "would":
        return derived, context, False
    cell = composition.find(REFUSAL, derived.code)
    if cell is None or cell.code is None or cell.code == SAME:
        return derived, context, False
    step = f"will not: operator {REFUSAL} x {derived.code} gives {cell.code}"
    composed = replace(derived, code=cell.code, rule=f"{REFUSAL}({derived.rule})", steps=(*derived.steps, step))
    return composed, replace(context, polarity="positive", modality="asserted"), True


def refused_by_speaker(reader: ActorReader, derived: Derived, context: Context) -> Derived:
    """Gives a passive refusal to the official who tells it: "the sanctions will not be lifted, the minister said"."""
    if derived.sources or context.speaker is None or context.own_modal not in REFUSING or not is_passive(reader.sentence, told_at(derived)):
        return derived
    targets = {target.code for target in derived.targets}
    speakers = tuple(actor for actor in reader.resolve(context.speaker) if actor.country and may_demand(actor) and actor.code not in targets)
    return replace(derived, sources=speakers, source_head=context.speaker) if speakers else derived


def as_demand(composition: Composition, reader: ActorReader, derived: Derived, context: Context) -> tuple[Derived, Context, bool]:
    """Turns what a speaker says another must do into a demand: "Russia said that Sudan must return the helicopter"."""
    modal = next((why for why in context.why if why in DEMANDING), None)
    if modal is None or context.speaker is None:
        return derived, context, False
    operator = DEMANDING[modal][0]
    cell = composition.find(operator, derived.code)
    speakers = reader.resolve(context.speaker)
    codes = {actor.code for actor in speakers}
    doers = tuple(actor for actor in derived.sources if actor.code not in codes and not is_own_side(actor, speakers))
    if not speakers or not any(may_demand(actor) for actor in speakers) or not doers or cell is None or cell.code is None:
        return derived, context, False
    step = f"said to be due ({modal}): operator {operator} x {derived.code} gives {cell.code}"
    composed = replace(
        derived, code=cell.code, sources=speakers, source_head=context.speaker, targets=doers, target_head=derived.source_head,
        rule=f"{operator}({derived.rule})", steps=(*derived.steps, step), reciprocal=False,
    )
    return composed, context, True


def is_own_side(actor: Actor, speakers: Iterable[Actor]) -> bool:
    """Says whether someone speaks of his own country: "Israel must be ready for a pullout, the Israeli premier said" demands nothing of another."""
    return actor.code == actor.country and any(actor.country == speaker.country for speaker in speakers)


def is_at_home(speaker: Actor, targets: Iterable[Actor]) -> bool:
    """Says whether a speaker tells what is to be done to a thing of his own country: "exports would be cut, the minister said"."""
    return any(target.country == speaker.country for target in targets)


def may_demand(actor: Actor) -> bool:
    """Says whether an actor's "must" is a demand; what private people and the press hold needful is an opinion."""
    return actor.code[3:6] not in PRIVATE


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
        doers = slots.object if slots.passive else slots.subject
        speakers = reader.resolve(context.speaker)
        codes = {actor.code for actor in speakers}
        targets = tuple(actor for head in doers for actor in reader.resolve(head) if actor.code not in codes and not is_own_side(actor, speakers))
        if targets and any(may_demand(actor) for actor in speakers):
            code = DEMANDING[modal][1]
            step = f"{modal}: {view.sentence.words[context.speaker]} says what {view.sentence.words[doers[0]]} {modal} do, which gives {code}"
            found.append(
                Derived(
                    code=code, trigger=verb, core=verb, sources=speakers, targets=targets, source_head=context.speaker, target_head=doers[0], words=(verb,),
                    rule=f"modal/{modal}", steps=(step,), reciprocal=False, actors="both", embedded=True, spoken=True,
                )
            )
    return tuple(found)
