"""Names that may say where an event happened: behind prepositions at its words, in its clause and, more weakly, elsewhere in its sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coders.deed_words import load_deed_words
from coders.gazetteer import load_gazetteer
from coders.local_names import as_called
from coders.parse import Sentence
from coders.place_clauses import is_apart, relative_above
from coders.place_kinds import PlaceKind
from coders.place_words import PlaceWords, load_place_words
from coders.places import CAPITAL_WORD, PlaceCandidate, place_of_event
from coders.syntax.arguments import is_passive, objects, preposition_objects, subjects, with_prepositions
from coders.syntax.context import Link, chain, link_up, marks
from coders.syntax.joined import has_subject
from coders.syntax.memo import remembered
from coders.syntax.phrases import appositives, modifiers, name_tokens, owners, verb_above
from coders.syntax.tokens import is_modifier, is_noun, is_verb

MAX_NOUNS = 12
LOOK_BACK = 9
"""How many words before "east of" its distance may begin: "some 20 kilometres (12 miles) east of"."""
MILE = 1.6
LONGEST_TELLER = 16
DEEPEST = 3
GULF = "gulf"
WITH, TO = "with", "to"
TERRITORY = "territory"
"""By which word the gazetteer knows the land of a people: "Kuwaiti territory"."""
ACROSS = frozenset({"through", "into", "from"})
"""What else than a locative preposition stands before a sea where something happens: "sailed through the Gulf"."""
WHILE = frozenset({"when", "while", "during"})
ARTICLES = frozenset({"al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az"})
"""The article of Arabic names where a hyphen binds it to them: "al-Zenda"."""
PARTLY = frozenset({"provincial", "regional", "state", "district", "departmental", "prefectural"})
"""What a capital of no country is: "the provincial capital"."""
VISITING = frozenset({"visiting", "touring"})
LONGEST_TITLE = 7
"""How many words before a name "visiting" may stand: "told visiting Kenyan Vice President"."""
AT_EVENT, IN_CLAUSE, IN_SENTENCE = 0, 1, 2
REACHING = ("042", "190", "192", "193", "194", "195")
"""Codes whose object may be the place: "visited Kabul", "shelled Mostar", "captured Goma"."""
DECISIONS = ("080", "081", "082", "083", "085", "086", "087", "09", "16")
"""Codes of what is decided where the deciders are, whatever happened elsewhere before."""
APART = (*DECISIONS, "141", "143", "15")
"""Codes of what is done about deeds that were done elsewhere: "a protest after soldiers were killed in Zenda"."""
LAW = ("17", "083", "084", "09")
"""Codes of what is done to persons, whose offices may be elsewhere."""
OFF = ("16", "08")
"""Codes by which a journey is called off: "postponed his visit to Zenda"."""
AFTER = frozenset({"after", "following", "amid", "before", "over"})
NAMING = frozenset({"of", "to", "from", "on"})
DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "northeastern"})
UNITS = {"km": 1.0, "kms": 1.0, "kilometers": 1.0, "kilometres": 1.0, "kilometer": 1.0, "kilometre": 1.0, "miles": MILE, "mile": MILE}


@dataclass(frozen=True, slots=True)
class Located:
    """A name behind a locative preposition: the word the preposition hangs on, the name's head and what it gives as a candidate."""

    governor: int
    head: int
    candidate: PlaceCandidate


def place_candidates(sentence: Sentence, path: tuple[int, ...], kind: PlaceKind, code: str = "") -> Iterator[PlaceCandidate]:
    """Yields the names that may be the place of an event, those at its own words (`path`) first.

    An act of speech is where it is spoken: what stands in the clause that tells its content is no place of it.
    """
    words = load_place_words()
    told = frozenset() if kind.kind == "speech" else attributed(sentence)
    yield from (found for found in at_event(sentence, path, kind, code, words) if found.start not in told)
    event = verb_of(sentence, path[0])
    yield from visited_then(sentence, event, kind, words)
    for located in located_names(sentence):
        rank = rank_in_sentence(sentence, located, event, kind)
        if rank is not None and is_of_other_deed(sentence, located, path, code):
            continue
        if rank is not None and located.candidate.start not in told:
            found = located.candidate
            if not found.sea or rank == IN_CLAUSE:
                yield replace(found, rank=rank)


def visited_then(sentence: Sentence, event: int, kind: PlaceKind, words: PlaceWords) -> Iterator[PlaceCandidate]:
    """Yields where somebody was when they met or spoke: "when Zapt visited Oslo, the two agreed"."""
    for token, word in enumerate(sentence.lower) if kind.kind != "deed" else ():
        link = link_up(sentence, token) if word in words.reaching else None
        if link is not None and link.above == event and not WHILE.isdisjoint(marks(sentence, token)):
            for head in objects(sentence, token):
                yield from (PlaceCandidate(found.name, None, found.start, IN_CLAUSE) for found in expanded(sentence, head, "in", words))


@remembered
def attributed(sentence: Sentence) -> frozenset[int]:
    """Returns the offsets of the words that only say who tells it: "..., an official in Oslo said"; the parser hangs them anywhere."""
    saying, found = load_place_words().saying, set[int]()
    for verb, word in enumerate(sentence.lower):
        if word in saying:
            first = next((token for token in range(verb - 1, max(0, verb - LONGEST_TELLER), -1) if sentence.words[token] in (",", '"', "''")), None)
            found.update(sentence.offsets[first:verb] if first is not None else ())
    return frozenset(found)


def at_event(sentence: Sentence, path: tuple[int, ...], kind: PlaceKind, code: str, words: PlaceWords) -> Iterator[PlaceCandidate]:
    """Yields the names at an event's words: "troops clashed with rebels in the city of Grozny", "the Grozny raid", "visited Grozny"."""
    seen: set[int] = set()
    queue: list[tuple[int, bool]] = [(token, True) for token in path]
    before = set[int]()
    for token in path:
        yield from named_by_modifier(sentence, token, near=False) if is_noun(sentence, token) else ()
        link = link_up(sentence, token)
        if link is not None and goes_on(sentence, link, kind):
            queue.append((link.above, link.kind != "of"))
            if link.kind == "conj" and kind.kind != "deed":
                # "spent two days in Oslo and will visit Kenya": what the verb before is at is farther than what its own words tell
                before.add(link.above)
        relative = link if kind.kind in ("meeting", "accord") else relative_above(sentence, token, kind)
        if relative is not None and relative.kind == "relative" and "where" in marks(sentence, relative.below):
            # "left for Oslo, where he held talks", "in Oslo, where the army has soldiers fighting rebels"
            yield from expanded(sentence, relative.above, "in", words)
    reaching = tuple(token for token in path if is_verb(sentence, token) and (code.startswith(REACHING) or sentence.lower[token] in words.reaching))
    for token in reaching:
        for head in objects(sentence, token):
            yield from (PlaceCandidate(found.name, None, found.start) for found in expanded(sentence, head, "to", words))
    for _ in range(MAX_NOUNS):
        if not queue:
            return
        token, own = queue.pop(0)
        if token in seen:
            continue
        seen.add(token)
        for preposition, heads in preposition_objects(sentence, token).items():
            located = preposition in words.locatives
            occasion = sentence.lower[token] in words.occasions and preposition in words.occasions[sentence.lower[token]]
            occasion = occasion and not (preposition == TO and code.startswith(OFF))
            weak = own and token in path and kind.kind in words.weak.get(preposition, ()) and code[:2] not in words.topics.get(preposition, ())
            for head in heads:
                if located or occasion or weak or (own and preposition in ACROSS and sentence.lower[head] in words.seas):
                    found = expanded(sentence, head, "in" if occasion and not located else preposition, words)
                    yield from (replace(candidate, rank=IN_CLAUSE) for candidate in found) if token in before else found
                if is_noun(sentence, head) and follows(sentence, head, preposition, kind, code, words):
                    queue.append((head, False))
        if kind.kind == "deed" or token in path:
            parts = (child for child in noun_parts(sentence, token) if not (code.startswith(LAW) and is_office_held(sentence, child, token)))
            queue.extend((child, False) for child in parts if kind.kind == "deed" or is_occasion(sentence, child, words))


def noun_parts(sentence: Sentence, token: int) -> tuple[int, ...]:
    """Returns the nouns that hang on a word as subject, object or apposition."""
    return tuple(child for child in sentence.children[token] if is_noun(sentence, child) and not is_modifier(sentence, child))


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


def goes_on(sentence: Sentence, link: Link, kind: PlaceKind) -> bool:
    """Says whether the word above an event's may say where it was: not the verb that reports it in a clause of its own."""
    if link.kind == "of":
        return link.preposition in ("of", "during", "at", "in")
    if not is_verb(sentence, link.above):
        return link.kind == "preposition"
    if link.kind == "conj" and kind.kind == "speech":
        # "we follow them in Oslo and now he demands": another clause
        return not has_subject(sentence, link.below)
    return link.kind != "clause" or kind.kind == "speech" or not has_subject(sentence, link.below)


def follows(sentence: Sentence, head: int, preposition: str, kind: PlaceKind, code: str, words: PlaceWords) -> bool:
    """Says whether a noun behind a preposition at an event may lead to its place: "clashed with rebels in Oslo", not "protested over arrests in Oslo"."""
    if is_occasion(sentence, head, words) or sentence.lower[head] in words.settings:
        return preposition not in words.topics
    if code.startswith(DECISIONS) and preposition in AFTER:
        # "suspended the talks following the blasts in Zenda"
        return False
    topic = words.topics.get(preposition)
    return kind.kind == "deed" and (topic is None or bool(topic and code[:2] not in topic))


@remembered
def located_names(sentence: Sentence) -> tuple[Located, ...]:
    """Returns the names behind locative prepositions anywhere in a sentence, in reading order."""
    words = load_place_words()
    return tuple(
        Located(token, head, candidate)
        for token in with_prepositions(sentence)
        for preposition, heads in preposition_objects(sentence, token).items()
        if preposition in words.locatives or preposition == "of"
        for head in heads
        for candidate in expanded(sentence, head, preposition, words)
        if candidate.preposition in words.locatives or (candidate.town and preposition in words.locatives)
    )


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
        return None if kind.kind == "speech" and not own else IN_CLAUSE
    above = chain(sentence, event)
    over = next((order for order, link in enumerate(above) if link.above == place_verb), None)
    if over is not None:
        reported = any(link.kind == "clause" and has_subject(sentence, link.below) for link in above[: over + 1])
        if not reported:
            # "rebels in Zenda, whom the envoy blames": he need not be there
            aside = kind.kind == "speech" and any(is_apart(sentence, link, located.head) for link in above[: over + 1])
            return None if aside else IN_CLAUSE
        if kind.kind == "speech":
            # "the spokesman in Zenda said his party welcomes it"
            return IN_SENTENCE if located.governor == place_verb or located.governor in subjects(sentence, place_verb) else None
        # "In Baghdad, police said ...": what opens the sentence holds for all of it
        opened = located.governor == place_verb and located.head < min(subjects(sentence, place_verb), default=-1)
        # "the bomb that killed Hentzau and three others in Zenda": the parser may hang the place on the verb of saying
        behind = kind.kind == "deed" and event < located.head and not any(is_verb(sentence, token) for token in range(event + 1, located.head))
        return IN_SENTENCE if opened or behind else None
    return None if kind.kind == "speech" or tells_apart(sentence, place_verb, {event, *(link.above for link in above)}) else IN_SENTENCE


def is_of_other_deed(sentence: Sentence, located: Located, path: tuple[int, ...], code: str) -> bool:
    """Says whether a name tells where something else was than a deed: what it was decided after, or where its target serves."""
    if code.startswith(APART) and tells_own_deed(sentence, located, path):
        return True
    if code.startswith(LAW):
        above = {located.governor, *(link.above for link in chain(sentence, located.governor))}
        if any(is_office_held(sentence, token, verb_of(sentence, path[0])) for token in above):
            return True
    link = link_up(sentence, located.governor)
    return code.startswith(DECISIONS) and link is not None and link.preposition in AFTER


def tells_own_deed(sentence: Sentence, located: Located, path: tuple[int, ...]) -> bool:
    """Says whether a name stands in a clause of another deed than the event's: "sent troops to stop rebels raiding Zenda"."""
    acts, verb, event = load_deed_words().acts, verb_of(sentence, located.governor), verb_of(sentence, path[0])
    if verb == event or any(link.above == verb for link in chain(sentence, event)):
        return False
    own = frozenset[str]().union(*(acts.get(sentence.lower[token], frozenset()) for token in path))
    return any(
        word in acts and own.isdisjoint(acts[word]) and (token == verb or verb_of(sentence, token) == verb) for token, word in enumerate(sentence.lower)
    )


def is_hearer(sentence: Sentence, governor: int) -> bool:
    """Says whether a noun is the meeting or the press that something is said to: "made the statement to reporters in Zenda"."""
    link = link_up(sentence, governor)
    return link is not None and link.preposition == TO and is_occasion(sentence, governor, load_place_words())


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


def host_side(sentence: Sentence, source: int | None, target: int | None) -> str | None:
    """Returns which side of a meeting is at home: the other of the one that is "visiting" or a delegation; None where nobody or both are."""
    for head, side in ((target, "source"), (source, "target")):
        if head is None:
            continue
        before = sentence.lower[max(0, head - LONGEST_TITLE) : head]
        # "met Zapt, the visiting Ruritanian envoy"
        behind = sentence.lower[head + 1 : head + 4]
        if not VISITING.isdisjoint(before) or (behind[:1] == (",",) and "visiting" in behind):
            return side
    guests = [side for head, side in ((target, "source"), (source, "target")) if head is not None and sentence.lower[head] in load_place_words().guests]
    return guests[0] if len(guests) == 1 else None


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


def expanded(sentence: Sentence, head: int, preposition: str, words: PlaceWords, depth: int = 0) -> Iterator[PlaceCandidate]:
    """Yields the names that a noun behind a preposition gives: itself, its owner or modifier ("a Beirut suburb"), what it is of ("the city of Oslo")."""
    first = name_tokens(sentence, head)[0]
    if first and sentence.lower[first - 1] == "the":
        first -= 1
    side = sentence.lower[first - 2] if first > 1 and sentence.lower[first - 1] == "of" else ""
    if preposition == "of" and side in DIRECTIONS:
        preposition = f"{side} of"
    distance = distance_before(sentence, first - 3) if side in DIRECTIONS else None
    setting = words.settings.get(sentence.lower[head])
    name = " ".join(sentence.lower[token] for token in name_tokens(sentence, head))
    if sentence.lower[head + 1 : head + 2] == ("of",) and head + 2 < len(sentence.lower) and name.split(" ")[-1] == GULF:
        # "the Gulf of Finland"; "the Gulf" alone is another
        name = f"{name.split(' ')[-1]} of {sentence.lower[head + 2]}"
        if name not in words.seas and preposition in words.locatives:
            yield PlaceCandidate(name, preposition, sentence.offsets[head], sea=True)
            return
    if (preposition in words.locatives or preposition in ACROSS) and is_sea(name, words):
        yield PlaceCandidate(name, preposition, sentence.offsets[head], sea=True)
    elif sentence.tags[head].startswith("NNP"):
        yield PlaceCandidate(place_text(sentence, head), preposition, sentence.offsets[head], distance=distance)
    elif sentence.lower[head] == CAPITAL_WORD:
        capital = capital_text(sentence, head)
        if capital is not None:
            yield PlaceCandidate(capital, preposition, sentence.offsets[head], distance=distance)
        return
    else:
        yield from (as_called(sentence, head, found) for found in named_by_modifier(sentence, head, near=setting == 2))
        if setting is not None:
            # "the border province Zenda"
            named = (token for token in appositives(sentence, head) if token > head and sentence.tags[token].startswith("NNP"))
            told = (PlaceCandidate(place_text(sentence, token), preposition, sentence.offsets[token], near=setting == 2) for token in named)
            yield from (as_called(sentence, head, found) for found in told)
            yield from owned(sentence, head, preposition, near=setting == 2)
        for token in owners(sentence, head) if depth < DEEPEST else ():
            # "at Zenda municipality's youth centre"
            if sentence.lower[token] in words.settings and not sentence.tags[token].startswith("NNP"):
                yield from expanded(sentence, token, preposition, words, depth + 1)
    if setting is not None:
        for below in preposition_objects(sentence, head).get("of", ()):
            if below > head and depth < DEEPEST:
                # "in a zone of the northern city of Zenda"
                for found in expanded(sentence, below, preposition, words, depth + 1):
                    found = replace(found, near=found.near or setting == 2)
                    yield as_called(sentence, head, found) if sentence.tags[below].startswith("NNP") else found


def is_sea(name: str, words: PlaceWords) -> bool:
    """Says whether a name in small letters is or ends with that of a sea: "the northern red sea"."""
    return sea_name(name, words) is not None


def sea_name(name: str, words: PlaceWords) -> str | None:
    """Returns the full name of a sea, "" for waters without one ("the high seas"), None where the name is no sea's."""
    parts = name.split(" ")
    return next((words.seas[tail] for first in range(len(parts)) if (tail := " ".join(parts[first:])) in words.seas), None)


def named_by_modifier(sentence: Sentence, head: int, *, near: bool) -> Iterator[PlaceCandidate]:
    """Yields the names before a noun that may be its place: "a Beirut hotel", "the Madrid bombings", "in Lebanon's capital"."""
    tokens = [token for token in (*name_tokens(sentence, head), *owners(sentence, head)) if sentence.tags[token].startswith("NNP") and token < head]
    for token in sorted(tokens):
        if token + 1 not in tokens and not is_for_state(sentence, token, head):
            # the last word of a name: "at Zenda island oil terminal", "the New Zenda bombings"
            yield PlaceCandidate(place_text(sentence, token), None, sentence.offsets[token], near=near, town=True)


def is_for_state(sentence: Sentence, token: int, head: int) -> bool:
    """Says whether a capital stands for its state before what a state undertakes or has: "the Tehran offensive", "Tehran's troops"."""
    if sentence.lower[head] not in load_deed_words().state:
        return False
    return any(place.kind == "capital" and place.main for place in load_gazetteer().lookup(place_text(sentence, token)))


def countries_named(sentence: Sentence, event: int, countries: tuple[str, ...]) -> frozenset[str]:
    """Returns the countries of all places behind prepositions in what an event's word governs, whatever they say of the event."""
    words = load_place_words()
    found = set[str]()
    governed = [event]
    for token in governed:
        governed.extend(child for child in sentence.children[token] if child > event)
        for preposition, heads in preposition_objects(sentence, token).items():
            for head in heads if preposition in words.locatives or preposition in NAMING else ():
                for candidate in expanded(sentence, head, "in", words):
                    place = place_of_event([candidate], countries=countries)
                    found.update((place.country,) if place else ())
    return frozenset(found)


def capital_text(sentence: Sentence, head: int) -> str | None:
    """Returns how the gazetteer names a capital: "Vietnamese capital", "capital of Vietnam", "Capital" of the country spoken of; None for a province's."""
    named = [token for token in (*modifiers(sentence, head), *owners(sentence, head)) if sentence.words[token][:1].isupper() and token < head]
    if named:
        words = [sentence.words[token] for first in named for token in name_tokens(sentence, first)]
        return " ".join((*dict.fromkeys(words), CAPITAL_WORD))
    of = preposition_objects(sentence, head).get("of", ())
    if not of and not PARTLY.isdisjoint(sentence.lower[token] for token in modifiers(sentence, head)):
        return None
    if not of:
        return CAPITAL_WORD.title()
    return f"Capital of {place_text(sentence, of[0])}" if sentence.tags[of[0]].startswith("NNP") else None


def owned(sentence: Sentence, head: int, preposition: str, *, near: bool) -> Iterator[PlaceCandidate]:
    """Yields the country that a stretch of land or water is of: "in Kuwaiti waters", "in Pakistan's tribal region"."""
    for token in owners(sentence, head):
        if sentence.tags[token].startswith("NNP"):
            yield PlaceCandidate(place_text(sentence, token), preposition, sentence.offsets[token], near=near)
    people = [sentence.words[token] for token in modifiers(sentence, head) if sentence.words[token][:1].isupper() and token < head]
    if people and "of" not in preposition_objects(sentence, head):
        yield PlaceCandidate(" ".join((*people, TERRITORY)), preposition, sentence.offsets[head], near=near)


def distance_before(sentence: Sentence, last: int) -> float | None:
    """Returns the kilometres that stand before "east of" ("some 20 km", "12 miles"), None where no distance does."""
    for token in range(last, max(0, last - LOOK_BACK), -1):
        number = sentence.lower[token - 1].replace(",", "")
        if sentence.lower[token] in UNITS and number.replace(".", "", 1).isdigit():
            return float(number) * UNITS[sentence.lower[token]]
    return None


def place_text(sentence: Sentence, head: int) -> str:
    """Returns a place name with the names in apposition behind it: "Kaesong, North Korea"."""
    tokens = name_tokens(sentence, head)
    # "the Nigerian capital Abuja": a name begins behind the last common noun; "al-Zenda" is one word
    bound = frozenset(token for token in tokens if sentence.lower[token] in ARTICLES and sentence.tags[token + 1 : token + 2] == ("HYPH",))
    nouns = [token for token in tokens if token < head and token not in bound and sentence.tags[token] in ("NN", "NNS")]
    tokens = tuple(token for token in tokens if token > max(nouns, default=-1))
    text = " ".join(sentence.words[token] for token in tokens if token in bound or sentence.tags[token].startswith(("NNP", "JJ", "HYPH")) or token == head)
    for token in appositives(sentence, head):
        if token > head and sentence.tags[token].startswith("NNP"):
            text += ", " + " ".join(sentence.words[part] for part in name_tokens(sentence, token))
    return text.replace(" - ", "-")
