"""Names as a sentence writes places: a noun with its possessives and appositions, its distance, a capital, seas, names before a noun."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from coders.deed_words import load_deed_words
from coders.gazetteer import load_gazetteer
from coders.local_names import as_called
from coders.parse import Sentence
from coders.place_records import CAPITAL_WORD, PlaceCandidate
from coders.place_words import PlaceWords, load_place_words
from coders.syntax.arguments import preposition_objects
from coders.syntax.phrases import appositives, determiner, modifiers, name_tokens, owners

LOOK_BACK = 9
"""How many words before "east of" its distance may begin: "some 20 kilometres (12 miles) east of"."""
MILE = 1.6
DEEPEST = 3
GULF, AND = "gulf", "and"
TERRITORY = "territory"
"""By which word the gazetteer knows the land of a people: "Kuwaiti territory"."""
ACROSS = frozenset({"through", "into", "from"})
"""What else than a locative preposition stands before a sea where something happens: "sailed through the Gulf"."""
ARTICLES = frozenset({"al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az"})
"""The article of Arabic names where a hyphen binds it to them: "al-Zenda"."""
THIS = "this"
PARTLY = frozenset({"provincial", "regional", "state", "district", "departmental", "prefectural"})
"""What a capital of no country is: "the provincial capital"."""
LAND = "land"
DIVISIONS = frozenset({"admin1", "region", LAND})
"""Kinds of what is wider than the town by which it is called."""
PROVINCES = frozenset({"admin1", "district"})
"""Kinds of what a town is told to be in right behind its name: "Hentzau, Zenda province"."""
TOWN_KINDS = frozenset({"city", "capital"})
BEYOND, BESIDE = frozenset({"opposite", "facing"}), frozenset({"near", "close to", "along", "outside", "beside"})
BORDERS = frozenset({"border", "borders", "frontier", "frontiers", "borderline"})
NAMING = frozenset({"of", "to", "from", "on"})
DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "northeastern"})
UNITS = {"km": 1.0, "kms": 1.0, "kilometers": 1.0, "kilometres": 1.0, "kilometer": 1.0, "kilometre": 1.0, "miles": MILE, "mile": MILE}


def expanded(sentence: Sentence, head: int, preposition: str, words: PlaceWords, depth: int = 0) -> Iterator[PlaceCandidate]:
    """Yields the names that a noun behind a preposition gives, as `names_at` reads them; of what is across or opposite and at whose border something is
    no country: "off the coast opposite Zenda", "a post near Ruritania's border"."""
    beyond = preposition in BEYOND or (head > 1 and "across" in sentence.lower[max(0, head - 3) : head] and preposition == "from")
    beside = preposition in BESIDE and sentence.lower[head] in BORDERS
    for found in names_at(sentence, head, preposition, words, depth):
        if not (beyond or beside) or not is_country(found):
            yield found


def is_country(candidate: PlaceCandidate) -> bool:
    """Says whether a name is that of a country or its people's land."""
    bare = candidate.name.removesuffix(f" {TERRITORY}")
    return any(place.kind == "country" for name in (candidate.name, bare) for place in load_gazetteer().lookup(name))


def names_at(sentence: Sentence, head: int, preposition: str, words: PlaceWords, depth: int = 0) -> Iterator[PlaceCandidate]:
    """Yields the names that a noun behind a preposition gives: itself, its owner or modifier ("a Beirut suburb"), what it is of ("the city of Oslo")."""
    named = name_tokens(sentence, head)
    first = named[0]
    if first and sentence.lower[first - 1] == "the":
        first -= 1
    side = sentence.lower[first - 2] if first > 1 and sentence.lower[first - 1] == "of" else ""
    if preposition == "of" and side in DIRECTIONS:
        preposition = f"{side} of"
    distance = distance_before(sentence, first - 3) if side in DIRECTIONS else None
    setting = words.settings.get(sentence.lower[head])
    name = " ".join([sentence.lower[token] for token in named])
    if sentence.lower[head + 1 : head + 2] == ("of",) and head + 2 < len(sentence.lower) and name.split(" ")[-1] == GULF:
        # "the Gulf of Finland"; "the Gulf" alone is another
        name = f"{name.split(' ')[-1]} of {sentence.lower[head + 2]}"
        if name not in words.seas and preposition in words.locatives:
            yield PlaceCandidate(name, preposition, sentence.offsets[head], sea=True)
            return
    if (preposition in words.locatives or preposition in ACROSS) and is_sea(name, words):
        yield PlaceCandidate(name, preposition, sentence.offsets[head], sea=True)
    elif sentence.tags[head].startswith("NNP"):
        found = PlaceCandidate(place_text(sentence, head), preposition, sentence.offsets[head], distance=distance)
        kind = next((token for token in appositives(sentence, head) if token > head and words.settings.get(sentence.lower[token]) == 1), None)
        if kind is not None and sentence.tags[kind].startswith("NN") and not sentence.tags[kind].startswith("NNP"):
            # "in Zenda, a town of Ruritania": the land where no gazetteer has the town
            found = replace(found, called=sentence.lower[kind])
            lands = [token for token in preposition_objects(sentence, kind).get("of", ()) if sentence.tags[token].startswith("NNP")]
            lands = [] if load_gazetteer().lookup(found.name.split(",")[0]) else lands
            yield from (PlaceCandidate(place_text(sentence, token), preposition, sentence.offsets[token]) for token in lands)
        yield found
        # "in Hentzau, Zenda province": the province where no gazetteer has the town
        inside = [token for token in appositives(sentence, head) if token > head and is_division(sentence, token)]
        yield from (PlaceCandidate(name_text(sentence, token), preposition, sentence.offsets[token]) for token in inside)
    elif sentence.lower[head] == CAPITAL_WORD:
        capital = capital_text(sentence, head)
        if capital is not None:
            yield PlaceCandidate(capital, preposition, sentence.offsets[head], distance=distance)
        return
    else:
        for found in named_by_modifier(sentence, head, near=setting == 2):
            # "in the Gulf and officials say": the parser may take the sea for a modifier; not "in the Gulf war"
            at_sea = preposition in words.locatives and is_sea(found.name.lower(), words) and is_joined(sentence, found)
            yield replace(found, name=found.name.lower(), preposition=preposition, sea=True) if at_sea else as_called(sentence, head, found)
        if setting is not None:
            # "the border province Zenda"
            names = (token for token in appositives(sentence, head) if token > head and sentence.tags[token].startswith("NNP"))
            told = (PlaceCandidate(place_text(sentence, token), preposition, sentence.offsets[token], near=setting == 2) for token in names)
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
                    found = replace(found, name=with_division(sentence, head, found.name), near=found.near or setting == 2)
                    yield as_called(sentence, head, found) if sentence.tags[below].startswith("NNP") else found


def is_joined(sentence: Sentence, found: PlaceCandidate) -> bool:
    """Says whether "and" stands right behind a name of one word, so that it modifies nothing."""
    return AND in sentence.lower[sentence.offsets.index(found.start) + 1 :][:1]


LONGEST_SEA = 3
"""Words of the longest name of a sea: "South China Sea"."""


def is_sea(name: str, words: PlaceWords) -> bool:
    """Says whether a name in small letters is or ends with that of a sea: "the northern red sea"."""
    return sea_name(name, words) is not None


def sea_name(name: str, words: PlaceWords) -> str | None:
    """Returns the full name of a sea, "" for waters without one ("the high seas"), None where the name is no sea's."""
    if " " not in name:
        return words.seas.get(name)
    parts = name.split(" ")
    return next((words.seas[tail] for first in range(len(parts)) if (tail := " ".join(parts[first:])) in words.seas), None)


def named_by_modifier(sentence: Sentence, head: int, *, near: bool) -> Iterator[PlaceCandidate]:
    """Yields the names before a noun that may be its place: "a Beirut hotel", "the Madrid bombings", "in Lebanon's capital"."""
    tokens = [token for token in (*name_tokens(sentence, head), *owners(sentence, head)) if sentence.tags[token].startswith("NNP") and token < head]
    for token in sorted(tokens):
        if token + 1 not in tokens and not is_for_state(sentence, token, head):
            # the last word of a name: "at Zenda island oil terminal", "the New Zenda bombings"
            name = place_text(sentence, token)
            # "at the UN headquarters" is where that stands
            site = f"{name} {sentence.lower[head]}"
            told = site if is_site(site) else with_division(sentence, head, name) if token == head - 1 else name
            yield PlaceCandidate(told, None, sentence.offsets[token], near=near, town=True)


def with_division(sentence: Sentence, head: int, name: str) -> str:
    """Returns a name with the noun that calls it a province or region, by which it is not the town of that name: "Zenda province", "the region of Zenda"."""
    kind = load_place_words().suffixes.get(sentence.lower[head])
    first, comma, land = name.partition(",")
    return f"{first} {sentence.lower[head]}{comma}{land}" if kind in DIVISIONS else name


def is_site(name: str) -> bool:
    """Says whether a name is that of a building or seat whose town is known."""
    return name.casefold() in load_place_words().sites


def is_for_state(sentence: Sentence, token: int, head: int) -> bool:
    """Says whether a capital stands for its state before what a state undertakes or has: "the Tehran offensive", "Tehran's troops"."""
    if sentence.lower[head] not in load_deed_words().state:
        return False
    return any(place.kind == "capital" and place.main for place in load_gazetteer().lookup(place_text(sentence, token)))


def capital_text(sentence: Sentence, head: int) -> str | None:
    """Returns how the gazetteer names a capital: "Vietnamese capital", "capital of Vietnam", "Capital" of the country spoken of; None for a province's."""
    named = [token for token in (*modifiers(sentence, head), *owners(sentence, head)) if sentence.words[token][:1].isupper() and token < head]
    if named:
        words = [sentence.words[token] for first in named for token in name_tokens(sentence, first)]
        return " ".join((*dict.fromkeys(words), CAPITAL_WORD))
    of = preposition_objects(sentence, head).get("of", ())
    if determiner(sentence, head) == THIS:
        # "in this capital" is where the report was sent from
        return None
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
    # "in the Ruritanian town of Hentzau", which no gazetteer has
    inside = preposition_objects(sentence, head).get("of", ())
    known = any(not sentence.tags[token].startswith("NNP") or load_gazetteer().lookup(place_text(sentence, token)) for token in inside)
    # "the Juba valley" is no land of a people called Juba
    land = load_place_words().suffixes.get(sentence.lower[head]) == LAND
    town = land and any(place.kind in TOWN_KINDS for place in load_gazetteer().lookup(" ".join(people)))
    if people and not known and not town and not (inside and sentence.lower[head] in load_deed_words().held):
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
        if token > head and (sentence.tags[token].startswith("NNP") or is_division(sentence, token)):
            text += ", " + name_text(sentence, token)
    return text.replace(" - ", "-")


def name_text(sentence: Sentence, head: int) -> str:
    """Returns the words of a name as they stand: "North Korea", "Zenda province"."""
    return " ".join(sentence.words[part] for part in name_tokens(sentence, head))


def is_division(sentence: Sentence, head: int) -> bool:
    """Says whether a noun calls the name before it a division of a country: province in "Zenda province", not in "the province"."""
    kind = load_place_words().suffixes.get(sentence.lower[head])
    return kind in PROVINCES and head > 0 and sentence.tags[head - 1].startswith("NNP") and head - 1 in name_tokens(sentence, head)


@cache
def sea_openings() -> frozenset[str]:
    """Returns the words that names of seas begin with."""
    return frozenset(name.split()[0] for name in load_place_words().seas)


def seas_named(sentence: Sentence) -> Iterator[str]:
    """Yields the full names of the seas that a sentence names anywhere, also in "Gulf shipping"."""
    seas, last, openings = load_place_words().seas, len(sentence.lower), sea_openings()
    if openings.isdisjoint(sentence.lower):
        return
    for token, word in enumerate(sentence.words):
        if sentence.lower[token] in openings and word[:1].isupper():
            names = (" ".join(sentence.lower[token : token + length]) for length in range(min(LONGEST_SEA, last - token), 0, -1))
            found = next((seas[name] for name in names if seas.get(name)), None)
            if found is not None:
                yield found
