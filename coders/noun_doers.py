"""Who acts in what a noun tells, by where it stands: "an Israeli strike", "police firing", "said in talks with Egypt", "shut their shops in protest"."""

from collections.abc import Mapping

from coders.actors import ActorReader, roles_of
from coders.modifier_actors import is_venue
from coders.owning import is_foreign
from coders.syntax.arguments import is_passive, surface_subject
from coders.syntax.phrases import noun_above, verb_above
from coders.syntax.tokens import is_noun
from coders.verbs import Match, View

ENGAGED = "04"
IN_PROTEST = ("in", "protest")
MEANWHILE = frozenset({"in", "during", "on", "at"})
"""Behind these stands what the subject of the verb is engaged in."""
AFTERWARDS = frozenset({"after", "following"})
SAYING = frozenset({"say", "tell", "add", "announce", "declare"})
"""Who says a thing after talks or a visit took part: the wires quote one on leaving the room."""
JOURNEYS = frozenset({"visit", "trip", "tour", "stopover"})
"""One says a thing on a visit; what is said on a meeting is about it."""
LASTING = frozenset({"contact", "dialogue", "discussion"})
"""To be in one of these is a state: "in contact with the police"."""
ATTITUDES = frozenset({"interest", "confidence", "trust", "faith", "hope", "stake", "delay", "seat"})
"""One has these in a meeting without meeting: "lost interest in talks"."""
UTTERANCES = frozenset({"remark", "comment", "statement", "announcement", "proposal", "appeal", "call", "pledge", "offer", "promise", "request"})
FACING = frozenset({"OPP", "REB", "SEP", "INS", "UAF", "CRM", "CVL", "EDU", "LAB", "AGR"})
"""Roles that stand against their own state."""
DEMONSTRATING = FACING | {"BUS", "PTY", "LEG", "MED", "HLH", "CHR", "MUS", "BUD", "HIN"}
"""Who demonstrates by what he does in protest."""
ASSAULTS = ("18", "19")
DISSENT = ("14",)
DOING_OF = {
    "COP": ("17",), "MIL": ("17", "19"), "GOV": ("17",),
    "OPP": DISSENT, "LAB": DISSENT, "EDU": DISSENT, "AGR": DISSENT,
    "REB": ASSAULTS, "SEP": ASSAULTS, "INS": ASSAULTS, "UAF": ASSAULTS, "CRM": ASSAULTS,
}  # fmt: skip
"""Of which roots the nouns are that name their doer before them: the police's arrests and firing, the army's fighting too, whatever rebels do,
the rallies and strikes of the opposition, of workers, students and farmers."""
DOING_ROOTS = tuple(sorted({root for roots in DOING_OF.values() for root in roots}))
TOWNS = frozenset({"capital", "region"})
HAPPENING = ("04", "14", "18")
"""Roots of what is named by the town where it happened."""
THINGS_DONE = frozenset({"16", "17", "18", "19", "20"})


def names_doer(view: View, reader: ActorReader, token: int, code: str | None) -> bool:
    """Says whether a modifier names who does it: Israeli in "an Israeli strike", not Iran in "anti-Iran protests", nor a town that only tells
    where, "the Abuja talks", "the Bali bombing"."""
    hit = reader.hits[token]
    if hit is None or is_foreign(reader, hit) or is_venue(reader, hit):
        return False
    town = reader.best(hit).kind in TOWNS and view.sentence.tags[token].startswith("NNP")
    return not (town and (code or "").startswith(HAPPENING))


def force_before(view: View, reader: ActorReader, noun: int, code: str | None) -> tuple[int, ...]:
    """Returns the police, army or rebels right before the noun of what they do: "police firing", "an army offensive", "a rebel ambush"; not "an
    attack on a police station", nor "police protests", which may be against them."""
    if not (code or "").startswith(DOING_ROOTS):
        return ()
    before = noun - 1
    role = reader.role(before) if before >= 0 and view.sentence.heads[before] == noun else None
    doing = DOING_OF.get(role[0].code, ()) if role is not None else ()
    # the tagger takes rebel, militant and guerrilla for adjectives; "the rebel killings" may be of rebels, "a terrorist attack" tells its kind
    open_reading = is_one_of(view, "KILLING_NOUN", noun) or is_one_of(view, "ATTACK_KIND", before)
    # "nationalist riots" tells their kind, "student protests" who holds them
    doers = doing == ASSAULTS or (doing == DISSENT and role is not None and role[0].code != "OPP")
    persons = role is not None and role[0].kind == "person" and doers and not open_reading
    groups = role is not None and role[0].kind == "group" and is_noun(view.sentence, before)
    return (before,) if (persons or groups) and (code or "").startswith(doing) else ()


def is_one_of(view: View, name: str, token: int) -> bool:
    """Says whether a word is of a class of the lexicon."""
    words = view.lexicon.classes.get(name)
    return words is not None and words.holds(view.lemmas, view.sentence.lower, token)


def is_engaged(view: View, matches: Mapping[int, Match], match: Match) -> bool:
    """Says whether the subject of the verb takes part in a meeting: "In talks with Egypt, France proposed", "said during a visit to Iran",
    "told reporters after a meeting with Egypt"."""
    partner = any(name in match.slots.prepositions for name in ("with", "to"))
    return partner and (match.code or "").startswith(ENGAGED) and bool(engaged(view, matches, match.token))


def engaged(view: View, matches: Mapping[int, Match], noun: int) -> tuple[int, ...]:
    """Returns who takes part in what a meeting or visit is told to go along with: the subject of the verb, also of a passive ("was hurt during
    a visit to Iraq"), and through what was said ("made the remark in talks with Egypt"); () where force was used on whoever took part."""
    sentence = view.sentence
    above = verb_above(sentence, noun)
    if above is None:
        told = noun_above(sentence, noun)
        said = told is not None and told[1] in MEANWHILE and view.lemmas[told[0]] in UTTERANCES
        above = verb_above(sentence, told[0]) if told is not None and said else None
        return surface_subject(sentence, above[0]) if above is not None and above[1] == "object" else ()
    verb, role = above
    lemma = view.lemmas[noun]
    spoken = role in AFTERWARDS and view.lemmas[verb] in SAYING and not is_passive(sentence, verb)
    if (not spoken and role not in MEANWHILE) or (role == "on" and lemma not in JOURNEYS) or (role == "in" and lemma in LASTING):
        return ()
    if role == "in" and any(view.lemmas[head] in ATTITUDES for head in view.slots(verb).object):
        return ()
    passive = is_passive(sentence, verb)
    deed = matches.get(verb)
    if not passive and deed is not None and (deed.code or "")[:2] in THINGS_DONE:
        return ()
    return surface_subject(sentence, verb)


def protesting(view: View, reader: ActorReader, match: Match) -> tuple[int, ...]:
    """Returns the people who do a thing "in protest": the traders of "traders shut their shops in protest against the visit"; a state that cuts aid
    in protest does not demonstrate."""
    sentence = view.sentence
    above = verb_above(sentence, match.token)
    if sentence.lower[max(match.token - 1, 0) : match.token + 1] != IN_PROTEST or above is None:
        return ()
    people = ((head, roles_of(actor)) for head in surface_subject(sentence, above[0]) for actor in reader.resolve(head))
    return tuple(dict.fromkeys(head for head, roles in people if roles and DEMONSTRATING.issuperset(roles)))
