"""Whether what only the dateline places is in its town or no more than in its country: "LUSAKA - The cabinet urged", "LUSAKA - Teachers urged"."""

from coders.actors import Actor
from coders.dateline import Dateline
from coders.derived import Derived
from coders.parse import Sentence
from coders.place_ranks import verb_of
from coders.place_records import PlacedAt
from coders.placed_people import EARLIER
from coders.scene_sentence import is_done_before
from coders.scene_words import load_scene_words
from coders.sent_places import dateline_is_capital, dateline_place
from coders.syntax.context import own_words
from coders.syntax.phrases import phrase

FALL_BACK, TOWN = 3, 1
CENTRAL = frozenset({None, "", "GOV", "MIL", "LEG", "JUD", "SPY", "COP", "PTY", "OPP"})
"""Who speaks in the capital: the state, its government, army command, parliament, parties and courts."""
NATIONAL = frozenset({"GOV"})
"""Who speaks in the capital as a body: "the government", "federal officials"."""
FIGURES = frozenset({"ELI"})
"""Who speaks in the capital only as a person: a former minister, not "the elite"."""
FIRMS, PRESS = frozenset({"BUS"}), frozenset({"MED"})
ORGANISATION, VERDICT = "IGO", "116"


def as_sent(sentence: Sentence, path: tuple[int, ...], derived: Derived, kind: str, place: PlacedAt, dateline: Dateline) -> PlacedAt | None:
    """Returns the dateline's place as far as it holds for an event that is no deed: the town for whoever speaks there by office or meets there."""
    if kind not in ("speech", "meeting", "accord") or place.name is None:
        return place
    if kind == "speech" and is_body_elsewhere(derived.sources, dateline):
        return None
    sender = dateline_place(dateline)
    town = sender is not None and sender.geo_precision == TOWN
    if town and kind == "speech" and is_national(sentence, derived) and not dateline_is_capital(dateline):
        # "ZENDA - Federal officials warned farmers"
        return PlacedAt(None, place.country, None, None, None, None, FALL_BACK)
    before = kind == "speech" and (is_done_before(sentence, path) or not EARLIER.isdisjoint(own_words(sentence, verb_of(sentence, path[0]))))
    if before or is_apart(sentence, derived, town=town) or not (town or is_of_capital(sentence, derived, kind, place.country, dateline)):
        return PlacedAt(None, place.country, None, None, None, None, FALL_BACK)
    return place


def is_national(sentence: Sentence, derived: Derived) -> bool:
    """Says whether all who speak are offices of a state, none of a town or province and no person who may have come."""
    if not derived.sources or any(actor.person or (actor.role or "")[:3] not in NATIONAL for actor in derived.sources):
        return False
    head = derived.source_head
    return head is not None and not any(sentence.lower[token] in load_scene_words().lower for token in phrase(sentence, head))


def is_body_elsewhere(actors: tuple[Actor, ...], dateline: Dateline) -> bool:
    """Says whether all of some actors are organisations of no country that have their seat in another town: the European Community in "PARIS"."""
    town = dateline.place.split(",")[0].strip().casefold()
    own = load_scene_words().headquarters.get(town, frozenset())
    bodies = [actor for actor in actors if actor.code.startswith(ORGANISATION) and not actor.person and is_body(actor.text)]
    return bool(actors) and len(bodies) == len(actors) and not any(actor.code.startswith(code) for actor in bodies for code in own)


def is_body(text: str) -> bool:
    """Says whether a name is the organisation itself, not "an IMF mission", which may have come."""
    return load_scene_words().travelling.isdisjoint(text.lower().split())


def is_apart(sentence: Sentence, derived: Derived, *, town: bool) -> bool:
    """Says whether an event is none of the dateline's town: a newspaper's, a provincial government's, what is in a filing."""
    words = load_scene_words()
    if not words.filing.isdisjoint(sentence.lower) or any((actor.role or "")[:3] in PRESS for actor in derived.sources):
        return True
    head = derived.source_head
    return not town and head is not None and any(sentence.lower[token] in words.lower for token in phrase(sentence, head))


def is_of_capital(sentence: Sentence, derived: Derived, kind: str, country: str, dateline: Dateline) -> bool:
    """Says whether who speaks or meets does so in a capital by office, or as an organisation at its seat; elsewhere only persons of office do."""
    sides = derived.sources if kind == "speech" else (*derived.sources, *derived.targets)
    if any(actor.code.startswith(ORGANISATION) for actor in (*derived.sources, *derived.targets)):
        return True
    if not load_scene_words().press.isdisjoint(sentence.lower):
        return True
    if not derived.sources and (derived.source_head is None or derived.code.startswith(VERDICT)):
        return True
    if kind != "speech":
        return any((actor.role or "")[:3] not in FIRMS for actor in sides)
    office = [actor for actor in sides if actor.country == country and (actor.role or "")[:3] in CENTRAL]
    capital = dateline_is_capital(dateline) or dateline.place.split(",")[0].strip().casefold() in load_scene_words().capitals
    return any(capital or actor.person for actor in office) or any(actor.person and capital and (actor.role or "")[:3] in FIGURES for actor in sides)
