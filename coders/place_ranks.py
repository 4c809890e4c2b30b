"""Names behind locative prepositions anywhere in a sentence, and how near each is to an event of it."""


from coders.deed_words import load_deed_words
from coders.parse import Sentence
from coders.place_clauses import is_apart
from coders.place_kinds import PlaceKind
from coders.place_phrases import expanded
from coders.place_records import PlaceCandidate
from coders.place_words import PlaceWords, load_place_words
from coders.records import record
from coders.scene_words import load_scene_words
from coders.syntax.arguments import is_passive, objects, preposition_objects, subjects, with_prepositions
from coders.syntax.context import Link, chain, link_up, marks
from coders.syntax.joined import has_subject
from coders.syntax.memo import remembered
from coders.syntax.phrases import appositives, verb_above
from coders.syntax.tokens import is_verb

WITH, TO = "with", "to"
NEWS = frozenset({"news", "press"})
AT_EVENT, IN_CLAUSE, IN_SENTENCE = 0, 1, 2
DECISIONS = ("080", "081", "082", "083", "085", "086", "087", "09", "16")
"""Codes of what is decided where the deciders are, whatever happened elsewhere before."""
APART = (*DECISIONS, "141", "143", "15")
"""Codes of what is done about deeds that were done elsewhere: "a protest after soldiers were killed in Zenda"."""
MEETINGS = ("03", "04", "05")
"""Codes of meetings and accords, which have no place in common with those that went before."""
LAW = ("17", "083", "084", "09")
"""Codes of what is done to persons, whose offices may be elsewhere."""
COURTS = ("170", "172")
"""Codes of what courts and authorities decide, wherever that was done which they judge: "issued a warrant for the general over killings in Zenda"."""
REASONS = frozenset({"retaliation", "reprisal", "response", "revenge", "retribution", "reply", "answer", "vengeance"})
"""Nouns behind which stands what a deed answers, which was done elsewhere: "in retaliation for raids on Zenda"."""
AFTER = frozenset({"after", "following", "amid", "before", "over"})

NOBODY, ONE = frozenset({"nobody", "none", "noone"}), frozenset({"one", "body", "group", "party"})
ADDED = frozenset({"although", "though", "while", "whereas"})
"""Words that open a clause of what is told beside something else, not before it or for it."""
APART_IN_TIME = frozenset({"after", "before", "following", "into"})
SPANS = frozenset({"day", "days", "week", "weeks", "month", "months", "hours", "year", "years"})
OTHER_TIME = frozenset({"after", "before", "following", "since"})


@record
class Located:
    """A name behind a locative preposition: the word the preposition hangs on, the name's head and what it gives as a candidate."""

    governor: int
    head: int
    candidate: PlaceCandidate


def is_office(sentence: Sentence, noun: int) -> bool:
    """Says whether a noun or its apposition is an office: behind it stands where somebody serves ("an official at the consulate in Zenda")."""
    offices = load_deed_words().offices
    return any(sentence.lower[token] in offices for token in (noun, *appositives(sentence, noun)))


def is_office_held(sentence: Sentence, noun: int, verb: int) -> bool:
    """Says whether an office is of somebody that a deed is done to."""
    if not is_verb(sentence, verb) or not is_office(sentence, noun):
        return False
    return noun in (subjects(sentence, verb) if is_passive(sentence, verb) else objects(sentence, verb))


def is_occasion(sentence: Sentence, token: int, words: PlaceWords) -> bool:
    """Says whether a noun is a meeting, a visit or the like, which has a place of its own."""
    return sentence.lower[token] in words.occasions


@remembered
def located_names(sentence: Sentence) -> tuple[Located, ...]:
    """Returns the names behind locative prepositions anywhere in a sentence, in reading order."""
    words = load_place_words()
    return tuple(
        Located(token, head, candidate)
        for token in with_prepositions(sentence)
        if not is_nobody(sentence, token)
        for preposition, heads in preposition_objects(sentence, token).items()
        if preposition in words.locatives or preposition == "of"
        for head in heads
        for candidate in expanded(sentence, head, preposition, words)
        if candidate.preposition in words.locatives or (candidate.town and preposition in words.locatives)
    )


def is_nobody(sentence: Sentence, noun: int) -> bool:
    """Says whether a word stands for nobody, who was in no place: "a name that nobody in Zenda had heard", "no one in Zenda claimed it"."""
    return sentence.lower[noun] in NOBODY or (sentence.lower[noun] in ONE and noun > 0 and sentence.lower[noun - 1] == "no")


def rank_in_sentence(sentence: Sentence, located: Located, event: int, kind: PlaceKind) -> int | None:
    """Returns how near a name elsewhere in the sentence is to an event; None where it tells the place of something else."""
    place_verb = verb_of(sentence, located.governor)
    if kind.kind in ("meeting", "accord") and is_topic(sentence, located.governor, place_verb):
        return None
    if place_verb != event and kind.kind == "speech" and is_issued(sentence, place_verb, event):
        return IN_CLAUSE
    if place_verb == event:
        # of the nouns of an act of speech only its subject tells where: "the embassy in Zenda welcomed the vote in Strelsau"
        own = located.governor == event or located.governor in subjects(sentence, event) or is_hearer(sentence, located.governor)
        if kind.kind == "speech" and located.governor != event and is_content(sentence, event):
            # "the ministry said the vote in Zenda was unlawful": what is spoken about
            own = is_hearer(sentence, located.governor)
        own = own or is_before_press(sentence, located.head)
        return None if kind.kind == "speech" and not own else IN_CLAUSE
    above = chain(sentence, event)
    over = next((order for order, link in enumerate(above) if link.above == place_verb), None)
    if over is not None:
        reported = any(link.kind == "clause" and has_subject(sentence, link.below) for link in above[: over + 1])
        if not reported:
            if kind.kind == "speech" and any(is_subordinate(sentence, link) for link in above[: over + 1]):
                # "although Ruritania rejected it, the envoy made a visit in Zenda"
                return None
            # "rebels in Zenda, whom the envoy blames": he need not be there
            aside = kind.kind == "speech" and any(is_apart(sentence, link, located.head) for link in above[: over + 1])
            return None if aside else IN_CLAUSE
        if kind.kind == "speech":
            # "the spokesman in Zenda said his party welcomes it"; not of Ruritania "which last week turned it down"
            if any(link.kind == "relative" for link in above[: over + 1]):
                return None
            return IN_SENTENCE if located.governor == place_verb or located.governor in subjects(sentence, place_verb) else None
        # "In Baghdad, police said ...": what opens the sentence holds for all of it
        opened = located.governor == place_verb and located.head < min(subjects(sentence, place_verb), default=-1)
        # "the bomb that killed Hentzau and three others in Zenda": the parser may hang the place on the verb of saying
        behind = kind.kind == "deed" and event < located.head and not any(is_verb(sentence, token) for token in range(event + 1, located.head))
        return IN_SENTENCE if opened or behind else None
    return None if kind.kind == "speech" or tells_apart(sentence, place_verb, {event, *(link.above for link in above)}) else IN_SENTENCE


def is_subordinate(sentence: Sentence, link: Link) -> bool:
    """Says whether a step leads out of a clause with its own subject that only adds to another's: "although the king rejected it"."""
    return link.kind == "adverbial" and has_subject(sentence, link.below) and not ADDED.isdisjoint(marks(sentence, link.below))


def is_content(sentence: Sentence, verb: int) -> bool:
    """Says whether a verb is what somebody is told to have said: "said the vote was unlawful"."""
    link = link_up(sentence, verb)
    return link is not None and link.kind == "clause" and has_subject(sentence, verb) and sentence.lower[link.above] in load_place_words().saying


def is_of_other_deed(sentence: Sentence, located: Located, path: tuple[int, ...], code: str) -> bool:
    """Says whether a name tells where something else was than a deed: what it was decided after, or where its target serves."""
    if (code.startswith(APART) and tells_own_deed(sentence, located, path)) or is_of_other_day(sentence, located.governor):
        return True
    if code.startswith(LAW):
        above = {located.governor, *(link.above for link in chain(sentence, located.governor))}
        if any(is_office_held(sentence, token, verb_of(sentence, path[0])) for token in above):
            return True
    if not code.startswith(MEETINGS) and is_of_what_followed(sentence, located, path):
        return True
    link = link_up(sentence, located.governor)
    if code.startswith((*APART, *MEETINGS)) and is_told_after(sentence, located.governor, path[0]):
        return True
    if is_of_reason(sentence, located.governor) and not is_of_reason(sentence, path[0]):
        return True
    # "hosted the envoy three weeks after a round in Zenda"
    other_time = code.startswith(MEETINGS) and link is not None and link.preposition in OTHER_TIME
    return other_time or (code.startswith((*DECISIONS, *COURTS)) and is_of_cause(sentence, located.governor))


def is_of_cause(sentence: Sentence, noun: int) -> bool:
    """Says whether a noun stands in what something was decided over or after: camp in "broke off relations over the bombing of a camp"."""
    for link in chain(sentence, noun):
        if link.preposition in AFTER:
            return True
        if is_verb(sentence, link.above):
            return False
    return False


def is_of_reason(sentence: Sentence, noun: int) -> bool:
    """Says whether a noun stands in what a deed answers: ships in "bombed Zenda in retaliation for attacks on ships"."""
    for link in chain(sentence, noun):
        if sentence.lower[link.above] in REASONS:
            return True
        if is_verb(sentence, link.above) and has_subject(sentence, link.above):
            return False
    return False


def is_of_other_day(sentence: Sentence, noun: int) -> bool:
    """Says whether a noun stands in what was some time before or after: battle in "traded fire a day after a battle off Zenda"."""
    for link in chain(sentence, noun):
        if is_verb(sentence, link.below):
            return False
        if is_on_other_day(sentence, link.below, link.preposition):
            return True
    return False


def is_of_later_deed(sentence: Sentence, located: Located, path: tuple[int, ...]) -> bool:
    """Says whether a name tells where was what some time after a noun's deed: Zenda in "two days after a clash the envoys met in Zenda"; not Hentzau in
    "two days after a clash in Hentzau"."""
    if any(is_verb(sentence, token) for token in path) or not is_of_other_day(sentence, path[0]):
        return False
    return located.governor not in path and not any(link.above in path for link in chain(sentence, located.governor))


def is_on_other_day(sentence: Sentence, noun: int, preposition: str) -> bool:
    """Says whether a noun behind a preposition is what some time is counted from: battle in "a day after a battle"."""
    before = sentence.heads[noun] - 1
    return preposition in APART_IN_TIME and before >= 0 and sentence.lower[before] in SPANS


def is_of_what_followed(sentence: Sentence, located: Located, path: tuple[int, ...]) -> bool:
    """Says whether a name tells where those concerned were later: "victims of the assault were buried in Zenda", "envoys who were expelled landed in Zenda"."""
    verb = located.governor
    return sentence.lower[verb] in load_deed_words().afterwards and verb not in path and path[0] < verb < located.head


def is_told_after(sentence: Sentence, token: int, event: int) -> bool:
    """Says whether a word stands in a clause of what was done before an event: "was organised a day after soldiers based in Zenda were shot"."""
    for link in chain(sentence, token):
        if link.below == verb_of(sentence, event):
            return False
        if is_verb(sentence, link.below) and has_subject(sentence, link.below) and not AFTER.isdisjoint(marks(sentence, link.below)):
            return True
    return False


def tells_own_deed(sentence: Sentence, located: Located, path: tuple[int, ...]) -> bool:
    """Says whether a name stands in a clause of another deed than the event's: "sent troops to stop rebels raiding Zenda"."""
    acts, verb, event = load_deed_words().acts, verb_of(sentence, located.governor), verb_of(sentence, path[0])
    if verb == event or any(link.above == verb for link in chain(sentence, event)):
        return False
    own = frozenset[str]().union(*(acts.get(sentence.lower[token], frozenset()) for token in path))
    return any(word in acts and own.isdisjoint(acts[word]) and (token == verb or verb_of(sentence, token) == verb) for token, word in enumerate(sentence.lower))


def is_hearer(sentence: Sentence, governor: int) -> bool:
    """Says whether a noun is the meeting or the press that something is said to: "made the statement to reporters in Zenda"."""
    link = link_up(sentence, governor)
    return link is not None and link.preposition == TO and is_occasion(sentence, governor, load_place_words())


def is_before_press(sentence: Sentence, head: int) -> bool:
    """Says whether a town names a press conference, at which the act of its clause is: "defended his record at a Zenda news conference"."""
    return head > 0 and sentence.lower[head] in load_scene_words().press and sentence.lower[head - 1] in NEWS


def is_topic(sentence: Sentence, governor: int, verb: int) -> bool:
    """Says whether a name stands at what is spoken about: "to discuss the situation in Zenda"; not "met the king in Zenda", "at his house in Zenda"."""
    words = load_place_words()
    if governor == verb or sentence.tags[governor].startswith("NNP") or is_occasion(sentence, governor, words):
        return False
    link, above = link_up(sentence, governor), verb_above(sentence, governor)
    if link is not None and link.preposition == WITH and (is_occasion(sentence, link.above, words) or link.above == verb):
        # "held a meeting with the committee in Zenda": where those are with whom somebody meets
        return False
    return above is None or (above[1] != "subject" and above[1] not in words.locatives)


def is_issued(sentence: Sentence, verb: int, event: int) -> bool:
    """Says whether a verb stands at the statement that an act of speech is made in: "demanded in a statement issued in Zenda"."""
    link = link_up(sentence, verb)
    return link is not None and link.kind == "relative" and is_occasion(sentence, link.above, load_place_words()) and verb_of(sentence, link.above) == event


def tells_apart(sentence: Sentence, verb: int, around: set[int]) -> bool:
    """Says whether a verb stands in a clause that tells something else than the words it hangs on: "said after the raid that in Oslo shops closed"."""
    for link in chain(sentence, verb):
        if link.kind == "clause" and has_subject(sentence, link.below):
            return True
        if link.above in around:
            return False
    return False


def is_at_occasion(sentence: Sentence, path: tuple[int, ...]) -> bool:
    """Says whether an event's words stand at a meeting of no said place: "made the appeal at a special session"; it is where it is told from."""
    words = load_place_words()
    return any(is_occasion(sentence, head, words) for token in path for head in preposition_objects(sentence, token).get("at", ()))


def verb_of(sentence: Sentence, token: int) -> int:
    """Returns the verb that a word stands at, itself where it is one; the root where there is no verb above."""
    found = token
    if is_verb(sentence, token):
        return token
    for link in chain(sentence, token):
        found = link.above
        if is_verb(sentence, found):
            break
    return found
