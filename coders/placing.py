"""Where an event happened: what its sentence says, else what the sentences before say, the dateline, or only whose country it was in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from coders.article_places import ArticlePlaces
from coders.conferences import delegate_there
from coders.dateline import Dateline
from coders.dateline_placing import from_country_here, from_dateline, speaks_at_forum
from coders.dateline_towns import as_sent, is_body_elsewhere
from coders.deed_candidates import deed_candidates
from coders.deed_places import deed_told_before, fixed_at_sea, is_on_one_spot, is_standing_war, place_meant, town_of_deed
from coders.derived import Derived
from coders.home_places import at_home, sent_to
from coders.inferred_places import before_court, inferred_place
from coders.journeys_abroad import away_from_home, is_between_bodies, is_told_from_capital
from coders.local_names import local_place
from coders.pair_places import VISIT, columns_of
from coders.parse import Sentence
from coders.place_candidates import host_side, place_candidates
from coders.place_clauses import HERE, is_course, is_here
from coders.place_kinds import kind_of
from coders.place_phrases import sea_name
from coders.place_ranks import COURTS, is_at_occasion, verb_of
from coders.place_records import PlaceCandidate, PlacedAt
from coders.place_words import load_place_words
from coders.placed_people import EARLIER, PRONOUNS, person_of, quoted
from coders.places import place_of_event
from coders.placing_told import Told, countries_of, is_domestic, is_military, is_placeless, is_staying, is_unnamed, landing
from coders.scenes import Happening, place_in_scene
from coders.sea_places import at_sea
from coders.speaker_places import speaker_candidates
from coders.syntax.arguments import subjects
from coders.syntax.tokens import is_verb

FALL_BACK = 3
"""The geo precision of a place that the event's sentence does not tell."""
BY_PHONE = "041"
BROKEN_OFF = ("160", "161", "164")
CUT = ("161", "162", "163", "164")
"""Codes of what is cut or imposed from abroad: aid, trade, relations."""
IMPOSED = ("161", "162", "163")
"""Codes of what a state cuts or imposes where it decides, not where it is felt."""
TESTS = "150"
"""The code of tests and exercises, which a state holds at home."""
LONG = ("163", "074", "046", "057")
"""Codes of what goes on for long or everywhere: sanctions, peacekeeping, negotiations, treaties."""
DISSENT, HACKED = "14", "176"
VIOLENT = ("15", "18", "19", "20")
CARRIED = frozenset({"deed", "meeting", "accord", "help"})
STATE_ROLES = frozenset({None, "", "GOV", "MIL"})
HOME_ROLES = frozenset({"PTY", "LEG", "OPP", "JUD", "COP", "CVL", "LAB", "ELI", "MED", "EDU"})


def place_columns(
    sentence: Sentence, path: tuple[int, ...], derived: Derived, *, dateline: Dateline | None, home: str | None,
    places: ArticlePlaces | None = None, recent: bool = True, asserted: bool = True, clause: tuple[int, int] | None = None,
) -> dict[str, Any]:
    """Returns the place columns; none where no place is known. `clause` are the first and last token of an event's clause that tells of another day
    than the rest of the sentence: of a place outside of it the country only is taken."""
    kind = kind_of(derived.code)
    sources, targets = countries_of(derived.sources), countries_of(derived.targets)
    side = host_side(sentence, derived.source_head, derived.target_head)
    told = Told(
        kind, derived.code, sources, targets, recent, asserted, is_domestic(derived), is_staying(derived), is_unnamed(derived.sources),
        {"source": sources, "target": targets}.get(side or "", ()), is_unnamed(derived.targets),
        is_placeless(derived), is_military(derived.sources), is_military(derived.targets),
        any(actor.country and actor.role in STATE_ROLES for actor in derived.sources),
        any(actor.role and actor.role[:3] in HOME_ROLES for actor in derived.targets),
        all(not actor.role for actor in derived.targets),
        is_unnamed(derived.sources) and not any(actor.role in STATE_ROLES for actor in derived.sources),
        any(not actor.country for actor in derived.sources),
    )
    # whatever is asked for is elsewhere: "blocked roads to demand that the government free those held in Zenda"
    asked = kind.kind == "speech" or (derived.code.startswith(DISSENT) and is_verb(sentence, derived.core))
    at = tuple(token for token in path if token != derived.core) or path if asked else path
    beside = deed_candidates(sentence, derived, at, kind) if kind.kind in ("deed", "help") else ()
    beside = speaker_candidates(sentence, at, derived.source_head) if kind.kind == "speech" else beside
    candidates = tuple(dict.fromkeys((*place_candidates(sentence, at, kind, derived.code), *beside)))
    sea = sea_of(candidates)
    if sea is not None and kind.kind != "speech":
        return {"place_name": sea, "geo_precision": FALL_BACK} if sea else {}
    read, verb = places or ArticlePlaces(), verb_of(sentence, derived.core)
    told_here = read.sent_from if dateline is None else None
    dateline, home = (told_here.town, told_here.country) if told_here is not None else (dateline, home)
    spoken_of = tuple(dict.fromkeys(code for code in (*told.known, home, read.main) if code))
    found = place_of_event(candidates, countries=spoken_of)
    if clause is not None and kind.kind == "deed" and found is not None and found.latitude is not None:
        first, last = sentence.offsets[clause[0]], sentence.end_of(clause[1])
        found = place_of_event([item for item in candidates if first <= item.start < last], countries=spoken_of) or of_country(found.country)
    found = None if is_told_from_capital(told, found, candidates) else found
    in_sentence = found
    found = found or where_speaker_was(sentence, derived, told, read)
    if kind.kind == "deed" and (found is None or found.name is None):
        before = place_meant(sentence, at, read) or deed_told_before(sentence, derived, read)
        # "340 km north of Zenda" says the country only
        found = before if before is not None and (found is None or before.country == found.country) else found
    scene = in_scene(sentence, path, derived, told, read) if found is None else None
    found = found or (scene if scene is not None and scene.latitude is not None else None)
    on_spot, open_to_any = is_on_one_spot(sentence, derived, read.year), told.military or (not told.known and dateline is None)
    lasting = told.code.startswith(LONG) or (kind.kind == "deed" and (is_standing_war(sentence, derived.core) or is_course(sentence, verb)))
    found = found or carried(sentence, told, read, on_spot=on_spot, open_to_any=open_to_any, lasting=lasting)
    if found is None and dateline is None and HERE in sentence.lower and told.kind.kind in ("speech", "meeting", "accord"):
        # "United Nations agencies here": in the country that the article is about
        found = read.scene() or (of_country(read.main) if told.placeless and told.kind.kind == "speech" else None)
        if found is None and told.kind.kind != "speech" and not told.host and read.main in told.known and is_here(sentence, verb):
            # "met his Ruritanian counterpart here" in an article on Sylvania that names no town
            found = of_country(read.main)
    here = is_here(sentence, verb) if kind.kind == "deed" else HERE in sentence.lower or is_at_occasion(sentence, at)
    if told.kind.kind in ("speech", "meeting", "accord") and told.recent:
        found = found or of_country(sent_to(sentence, derived.source_head) or sent_to(sentence, derived.target_head))
    # of the country that a journey led to the dateline may tell the town
    coarse = found is not None and found is not in_sentence and found.name is None and kind.kind in ("meeting", "accord") and len(told.known) > 1
    sent_from = from_dateline(dateline, told, here=here or scene is not None) if found is None or coarse else None
    if sent_from is not None and told.kind.kind in ("meeting", "accord") and not here and is_course(sentence, verb):
        alone = told.known == (sent_from.country,) and all(actor.country for actor in (*derived.sources, *derived.targets))
        sent_from = of_country(sent_from.country) if alone else None
    if sent_from is not None and kind.kind == "speech" and here and dateline is not None and not is_here(sentence, verb):
        # "The Sylvanian Council rejected the bids, traders said here"
        sent_from = None if is_body_elsewhere(derived.sources, dateline) else sent_from
    if sent_from is not None and dateline is not None and not here and scene is None:
        sent_from = as_sent(sentence, path, derived, told.kind.kind, sent_from, dateline)
    found = sent_from if found is None or (coarse and sent_from is not None and sent_from.country == found.country) else found
    if found is None and told_here is not None and dateline is None:
        found = from_country_here(sentence, told, told_here.country, here=here)
    found = found or speaks_at_forum(dateline if told_here is None else None, told, read.bodies, read.numbers.get(sentence.start, 0))
    if scene is not None and (found is None or found.country != scene.country):
        # the scene tells no more than the country: a town in it may be told otherwise, nothing of another country
        found = scene
    found = found or of_country(before_court(derived, told)) or delegate_there(sentence, derived, told, read, home=home)
    if is_imposed_from_abroad(told) and (found is None or found.country in told.targets):
        # "Ruritania banned imports from Sylvania": where it was decided, which several do each at home
        decided = None if told.joint or len(told.sources) > 1 else of_country(told.sources[0])
        return columns_of(decided) if decided is not None else {}
    if found is None and not is_between_bodies(told, derived):
        found = country_only(told, read.main, away=home is not None and home != read.main)
    if told.kind.kind == "speech" and dateline is None and HERE not in sentence.lower:
        abroad = tuple(spot.place.country for spot in read.spots if spot.trip)
        found = found or of_country(at_home(told.sources, derived.sources, abroad=abroad))
    # behind who is at home: "Ruritania criticised Sylvania" is said at home even where a guest of the two is told of
    found = found or inferred_place(sentence, derived, told, read, home=home)
    found = away_from_home(told, visited(candidates, told, found), home=home, main=read.main, here=dateline is None and is_here(sentence, verb))
    if in_sentence is None and (found is None or found.name is None):
        found = at_sea(sentence, at, told.code, read) or found
    if found is not None and not found.country and fixed_at_sea(sentence):
        found = replace(found, country=next(iter(targets), ""))
    if kind.kind == "deed" and found is not None and found is in_sentence and found.country and found.geo_precision == FALL_BACK:
        found = town_of_deed(sentence, derived, read, found) or found
    if kind.kind != "speech":
        found = local_place(candidates, found, spoken_of)
    return columns_of(found) if found is not None else {}


def sea_of(candidates: Sequence[PlaceCandidate]) -> str | None:
    """Returns the full name of the sea that an event is at ("" for waters without one), None where a land stands nearer to its words: "bombed targets
    across Ruritania in retaliation for raids in the Red Sea"."""
    water = next((candidate for candidate in candidates if candidate.sea), None)
    if water is None:
        return None
    nearer = [candidate for candidate in candidates if candidate.rank < water.rank and candidate.preposition in load_place_words().locatives]
    return None if place_of_event(nearer) is not None else sea_name(water.name, load_place_words()) or ""


def visited(candidates: Sequence[PlaceCandidate], told: Told, found: PlacedAt | None) -> PlacedAt | None:
    """Returns the place of a visit: that in the country of its target, where another comes first ("will visit Kenya and Uganda"); else as `found`."""
    host = told.targets[0] if len(told.targets) == 1 else None
    of_trip = told.code.startswith(VISIT) or (told.kind.kind == "meeting" and found is not None and found.latitude is None)
    if host is None or not of_trip or not told.nation or host in told.sources or (found is not None and found.country == host):
        return found
    named = (place_of_event([candidate], countries=(host,)) for candidate in candidates)
    there = next((place for place in named if place is not None and place.country == host), None)
    return there or (of_country(host) if told.code.startswith(VISIT) else found)


def where_speaker_was(sentence: Sentence, derived: Derived, told: Told, places: ArticlePlaces) -> PlacedAt | None:
    """Returns where the source of an act of speech was said to speak in the sentences before; None where it is nobody placed or is still to speak."""
    known = places.people(sentence.start) if told.kind.kind == "speech" and told.recent and told.asserted else ()
    if not known or not EARLIER.isdisjoint(sentence.lower):
        return None
    head = derived.source_head
    heads = (head,) if head is not None and sentence.tags[head].startswith("NNP") else quoted(sentence)
    pronoun = any(sentence.lower[token] in PRONOUNS for token in (*quoted(sentence), *subjects(sentence, derived.core)))
    who = person_of(sentence, heads, known) or (places.meant_by_pronoun(sentence.start) if pronoun else None)
    spot = places.of_person(who, sentence.start) if who is not None else None
    if spot is not None and told.sources and spot.place.country not in told.sources and not any(actor.person for actor in derived.sources):
        # "the Foreign Ministry in Zenda said", and then that of another country
        return None
    return replace(spot.place, geo_precision=FALL_BACK) if spot is not None else None


def in_scene(sentence: Sentence, path: tuple[int, ...], derived: Derived, told: Told, places: ArticlePlaces) -> PlacedAt | None:
    """Returns where the scenes of the article have an event that is no deed and of these days."""
    if told.kind.kind == "deed" or not told.recent or told.code == BY_PHONE:
        return None
    event = Happening(
        told.kind.kind, path, derived.core, derived.source_head, derived.target_head, told.sources, told.targets, told.asserted,
        derived.reciprocal, any(actor.person for actor in derived.sources),
    )
    return place_in_scene(sentence, event, places.scenes, places.numbers.get(sentence.start, 0))


def carried(sentence: Sentence, told: Told, places: ArticlePlaces, *, on_spot: bool, open_to_any: bool, lasting: bool) -> PlacedAt | None:
    """Returns the place that the sentences before set, for a deed of these days in a country of its actors; an act of speech goes on where the
    sentence just before was spoken."""
    if told.kind.kind == "speech":
        last = places.last(sentence.start)
        fits = last is not None and not told.placeless and (not told.sources or last.place.country in told.sources)
        return replace(last.place, geo_precision=FALL_BACK) if last is not None and fits else None
    if told.kind.kind not in CARRIED or (told.code.startswith(CUT) and told.placeless):
        return None
    trip = places.trip_to(sentence.start, told.known) if told.kind.kind in ("meeting", "accord") else None
    fitting = {trip} if trip else {*told.known, *((places.main,) if places.main else ())} if told.kind.kind == "deed" else set(told.known)
    deed = told.kind.kind == "deed"
    spots = [spot for spot in places.before(sentence.start) if spot.place.name is not None and (deed or spot.sets_scene)]
    # fights are told from the seats of governments
    spots = [spot for spot in spots if not (spot.seat and told.code.startswith(VIOLENT))]
    spot = next((spot for spot in spots if spot.place.country in fitting or (open_to_any and places.is_near(spot, sentence.start))), None)
    if spot is None or not told.asserted:
        return where_journey_leads(trip, told, sentence, places)
    if deed and (spot.old or spot.aside) and not places.only_town(spot):
        # who speaks or is treated in a town is there for another reason than the deed
        spot = next((other for other in spots if other.place.country == spot.place.country and not (other.aside or other.old)), None) or replace(
            spot, place=PlacedAt(None, spot.place.country, None, None, None, None, FALL_BACK)
        )
    if not told.recent or not (places.is_near(spot, sentence.start) or places.only_town(spot, sentence.start if on_spot else None)):
        return where_journey_leads(trip, told, sentence, places) if spot.place.country == trip else of_country(spot.place.country)
    if lasting and (deed or not places.is_near(spot, sentence.start)):
        # a war, sanctions or a course of negotiations are in no one town of the article
        return of_country(spot.place.country) if told.kind.kind in ("deed", "help") else None
    spot = places.finest(spot, sentence.start) if on_spot else spot
    return replace(spot.place, geo_precision=FALL_BACK)


def where_journey_leads(country: str | None, told: Told, sentence: Sentence, places: ArticlePlaces) -> PlacedAt | None:
    """Returns the one town of a country that somebody from another country travels to, who meets or signs there; the country for several or none."""
    town = places.trip_town(sentence.start, country) if country and len(told.known) > 1 else None
    return replace(town, geo_precision=FALL_BACK) if town is not None else of_country(country)


def country_only(told: Told, main: str | None, *, away: bool = False) -> PlacedAt | None:
    """Returns the country alone where the actors leave no other: all of one country, or the one that such an event is in.

    `away` says that the article is sent from another country than it is about: whoever speaks may be on a journey there.
    """
    if told.host and told.kind.kind in ("speech", "meeting", "accord"):
        return of_country(told.host[0])
    if told.domestic or (told.staying and len(told.sources) == 1):
        return of_country((told.sources or told.known)[0])
    deed = told.kind.kind == "deed"
    if told.code.startswith(BROKEN_OFF) and (len(told.sources) == 1 or told.placeless):
        # who recalls an envoy or calls off a visit does so at home
        return of_country(told.sources[0] if told.sources else None)
    if told.code.startswith((*CUT, *COURTS)) and told.placeless:
        # "the United Nations imposed sanctions on Ruritania", "a world court issued a warrant for its king": not there
        return None
    if not told.known:
        # "the opposition rejected it" is said in the country that the article is about; "ministers agreed" may be said anywhere
        rooted = told.kind.kind == "speech" and told.rooted and not away
        return of_country(main) if told.kind.kind in ("deed", "help") or rooted else None
    if told.kind.kind == "speech":
        unsaid = told.unnamed or (told.homely and not told.placeless)
        speaking = told.sources or (told.targets if unsaid else ())
        return of_country(main) if speaking == (main,) and not away else None
    if told.kind.kind == "meeting" and told.facing and not told.targets and not away:
        return of_country(main)
    from_afar = (told.stately or told.code == HACKED) and told.kind.lands == "target" and not told.against_forces
    if deed and from_afar and told.sources == (main,) and len(told.targets) == 1:
        # "a U.S. strike on a ship of Iran" is not in the United States, however much the article is about them
        return of_country(told.targets[0])
    if main in told.known and (deed or len(told.known) == 1):
        return of_country(main)
    if len(told.known) == 1 and deed:
        at_home = told.kind.lands == "source" and told.sources and not told.military
        if told.code.startswith(TESTS) and told.stately and not told.military:
            return of_country(told.known[0])
        if told.stately and (told.kind.lands != "source" and not told.targets):
            # "Iranian attacks on shipping" are not in Iran
            return of_country(main) if main and main != told.known[0] else None
        return of_country(told.known[0] if at_home else main or told.known[0])
    side = landing(told)
    if told.against_forces and main:
        return of_country(main)
    return of_country(side[0]) if len(side) == 1 and len(told.known) > 1 and told.kind.kind in ("deed", "meeting") else None


def is_imposed_from_abroad(told: Told) -> bool:
    """Says whether states cut or impose something on other countries: sanctions, a freeze of aid."""
    return told.code.startswith(IMPOSED) and bool(told.sources) and bool(told.targets) and set(told.sources).isdisjoint(told.targets)


def of_country(country: str | None) -> PlacedAt | None:
    """Returns a place of which only the country is known."""
    return PlacedAt(None, country, None, None, None, None, FALL_BACK) if country else None
