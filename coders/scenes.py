"""The scenes of an article: who stays where for what is told of them further on, which talks are where, and what a later sentence places again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from coders.parse import Sentence
from coders.place_records import PlacedAt
from coders.place_words import load_place_words
from coders.placed_people import PRONOUNS, quoted
from coders.records import record
from coders.scene_sentence import is_again, is_done_before, is_of_before, names_of, subjects_told
from coders.scene_words import load_scene_words
from coders.syntax.arguments import preposition_objects, subjects
from coders.syntax.context import link_up
from coders.syntax.phrases import determiner, phrase
from coders.syntax.tokens import is_noun

OPENING = 1
"""The last sentence (from 0) that may tell what a later one places: headline and first sentence."""
BEHIND = 2
"""How many sentences further on the place of the opening may be told."""
NEAR_TALKS = 4
"""How many sentences a meeting may lie back that is named again, where the article has several."""
FALL_BACK = 3
SIGNING = "signing"
"""The family of ceremonies at which an accord is signed."""
GATHERED, MEMBERS = "meeting", 3
"""The family of the meeting that has members, and the last sentence that may tell it."""
MEETINGS = frozenset({"meeting", "talks"})
DEFINITE = frozenset({"the", "this", "these", "that", "those", "both"})
OTHER = "*"
"""Stands for a speaker who is not placed."""
FOREIGN = ""
THEY = "they"
PAIR = frozenset({"two", "both"})
FARTHEST = 4
"""How many sentences back "he" may have been named."""
AT = ("during", "at", "in", "after", "following", "on")


@record
class Stay:
    """Somebody's stay at a place: the sentence (its number) that tells it, surnames and other words of who stays ("minister"), the country they are from
    (None where not told, `FOREIGN` for a guest of no country told); a `resident` lives there (an ambassador)."""

    number: int
    place: PlacedAt
    names: frozenset[str]
    nouns: frozenset[str]
    guest: str | None
    resident: bool = False

    @property
    def abroad(self) -> bool:
        """Says whether whoever stays there comes from another country."""
        return self.guest is not None and self.guest != self.place.country


@dataclass(frozen=True, slots=True)
class Occasion:
    """Talks, a meeting or a protest (its family in the table) and where they are; `ahead` says that its sentence tells of what is to come."""

    number: int
    family: str
    place: PlacedAt
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Retelling:
    """A sentence that says where what was told before was said or agreed: "The decision was made in Zenda"."""

    number: int
    kind: str
    place: PlacedAt


@dataclass(frozen=True, slots=True)
class Scenes:
    """The scenes of an article in reading order, and who speaks in which sentence (by number): a placed person's name, `OTHER`; none where nobody is named."""

    stays: tuple[Stay, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    retellings: tuple[Retelling, ...] = ()
    speakers: tuple[tuple[int, str], ...] = ()

    def reachable(self, number: int) -> Iterator[Stay]:
        """Yields the stays that may hold for a sentence: those up to it, the nearest first, for the opening those told just behind."""
        # of two places of one sentence a town comes before a region: "in the West Bank town of Zenda"
        yield from sorted((stay for stay in self.stays if stay.number <= number), key=lambda stay: (-stay.number, stay.place.admin1 is None))
        if number <= OPENING:
            behind = (stay for stay in self.stays if number < stay.number <= number + BEHIND)
            yield from sorted(behind, key=lambda stay: (stay.number, stay.place.admin1 is None))

    def speaker_before(self, number: int) -> str | None:
        """Returns whom "he" means: the speaker that the sentences before name last, None where it is nobody placed."""
        said = [name for where, name in self.speakers if number - FARTHEST <= where < number]
        return said[-1] if said and said[-1] != OTHER else None


@record
class Happening:
    """What the scenes need to know of an event: kind, path, head of its source, heads of both sides, the countries of both, whether it did happen,
    and whether both sides do it; whether its source is a person."""

    kind: str
    path: tuple[int, ...]
    core: int
    source: int | None
    target: int | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    asserted: bool
    reciprocal: bool
    person: bool

    @property
    def placeless(self) -> bool:
        """Says whether its source is known and of no country."""
        return self.source is not None and not self.sources


def place_in_scene(sentence: Sentence, event: Happening, scenes: Scenes, number: int) -> PlacedAt | None:
    """Returns where the article's scenes have an event of its sentence `number`, of these days; None where they do not tell it."""
    if not (scenes.stays or scenes.occasions or scenes.retellings) or is_of_before(sentence) or is_done_before(sentence, event.path):
        return None
    found = of_occasion(sentence, event, scenes, number) or of_signing(event, scenes, number)
    if found is None and event.kind in ("speech", "help") and event.asserted:
        found = of_speaker(sentence, event, scenes, number)
    if found is None and (event.asserted or event.kind == "meeting"):
        found = of_both_sides(event, scenes, number) or of_participant(sentence, event, scenes, number)
    if found is None and event.asserted and number <= OPENING:
        found = retold(event, scenes, number)
    if found is None and event.kind == "speech" and event.asserted:
        found = of_members(sentence, event, scenes, number)
    if found is None and event.kind == "speech" and event.asserted:
        found = of_host(sentence, event, scenes, number)
    return replace(found, geo_precision=FALL_BACK) if found is not None else None


def of_speaker(sentence: Sentence, event: Happening, scenes: Scenes, number: int) -> PlacedAt | None:
    """Returns where whoever says it stays: by name, as "the minister", or as "he" where the sentences before tell who that is."""
    named = event.source is not None and event.person and bool(names_of(sentence, event.source))
    # "Ruritania is ready to talk, Hentzau said": it is Hentzau who says so
    heads = (*((event.source,) if event.source is not None else ()), *(subjects_told(sentence) if not named else ()))
    names = frozenset(name for head in heads for name in names_of(sentence, head))
    stays = tuple(scenes.reachable(number))
    own = names_of(sentence, event.source) if event.source is not None else frozenset[str]()
    taken_up = event.source is None or sentence.tags[event.source] == "PRP"
    at_post = (stay for stay in stays if stay.resident and stay.number == number and own & stay.nouns)
    there = event.placeless
    told_by = (
        stay for stay in stays
        if own & stay.names
        or (names & stay.names and (taken_up or stay.guest in event.sources or (there and stay.number == number and not stay.resident)))
    )
    found = next(at_post, None) or next(told_by, None)
    if found is not None or named:
        return found.place if found is not None else None
    nouns = frozenset(sentence.lower[head] for head in heads if is_again(sentence, head))
    before = [stay for stay in stays if stay.number < number]
    same = [stay for stay in before if nouns & stay.nouns and (not event.sources or stay.guest in (None, *event.sources))]
    # "the Foreign Ministry in Zenda said" tells nothing of the ministry of another country
    same = [stay for stay in same if stay.names or stay.guest is not None or not event.sources or stay.place.country in event.sources]
    if nouns and len({stay.names for stay in same}) == 1:
        return same[0].place
    if any(not PAIR.isdisjoint(sentence.lower[word] for word in phrase(sentence, head)) for head in heads):
        # "the two leaders", who met in Zenda, or a guest and his host
        near = next((stay.place for stay in before if stay.nouns & PAIR and stay.number >= number - FARTHEST), None)
        return near or of_guest_or_host(event, before)
    if any(sentence.lower[head] == THEY for head in heads):
        return of_guest_or_host(event, before)
    if any(sentence.lower[head] in PRONOUNS for head in (*heads, *subjects(sentence, event.core))):
        meant = scenes.speaker_before(number)
        fitting = (stay for stay in before if meant in stay.names and (not event.sources or stay.guest in (None, *event.sources)))
        return next((stay.place for stay in fitting), None)
    return None


def of_members(sentence: Sentence, event: Happening, scenes: Scenes, number: int) -> PlacedAt | None:
    """Returns where the one meeting is that the opening tells, for what its members say: "the ministers called for aid", "the leaders pledged"."""
    head = event.source
    if head is None or event.sources or sentence.lower[head] not in load_scene_words().members or determiner(sentence, head) not in (None, "", *DEFINITE):
        return None
    told = [occasion for occasion in scenes.occasions if occasion.family == GATHERED and occasion.number <= MEMBERS]
    if len({occasion.place.country for occasion in told}) != 1 or number < min(occasion.number for occasion in told) - BEHIND:
        return None
    return min(told, key=lambda occasion: (occasion.place.admin1 is None, occasion.number)).place


def of_guest_or_host(event: Happening, stays: Iterable[Stay]) -> PlacedAt | None:
    """Returns where a guest stays, for what the guest's or the host's side says together with the other: "they pledged"."""
    return next((stay.place for stay in stays if stay.abroad and not stay.resident and {stay.guest, stay.place.country} & {*event.sources}), None)


def of_both_sides(event: Happening, scenes: Scenes, number: int) -> PlacedAt | None:
    """Returns where two countries meet: what a guest's and a host's country do together is where the guest stays."""
    known = {*event.sources, *event.targets}
    if len(known) != 2 or not (event.reciprocal or event.kind in ("meeting", "accord")):
        return None
    return next((stay.place for stay in scenes.reachable(number) if stay.abroad and not stay.resident and known == {stay.guest, stay.place.country}), None)


def of_participant(sentence: Sentence, event: Happening, scenes: Scenes, number: int) -> PlacedAt | None:
    """Returns where somebody who stays abroad meets, signs or agrees: where they stay."""
    if event.kind not in ("meeting", "accord"):
        return None
    sides = [head for head in (event.source, event.target) if head is not None]
    # "Hentzau said he would meet the ministers"
    sides.extend(subjects_told(sentence) if any(sentence.tags[head] == "PRP" for head in (*sides, *subjects(sentence, event.core))) else ())
    names = names_of_heads(sentence, sides)
    # "Ruritania's king received visiting Minister Hentzau to discuss trade": the host is at home, whoever the other side is taken for
    countries = {*event.sources, *event.targets}
    hosted = (stay for stay in scenes.stays if stay.number == number and stay.abroad and not stay.resident and stay.place.country in countries)
    own = names_of_heads(sentence, (event.source, event.target))
    # who only speaks of a meeting to come may go there from where he is; an ambassador has it at his post
    there = (stay for stay in scenes.reachable(number) if stay.abroad and (own & stay.names or (names & stay.names and (event.asserted or stay.resident))))
    found = next((stay.place for stay in there), None)
    return found or next((stay.place for stay in hosted), None)


def names_of_heads(sentence: Sentence, heads: Iterable[int | None]) -> frozenset[str]:
    """Returns the surnames of some nouns."""
    return frozenset(name for head in heads if head is not None for name in names_of(sentence, head))


def of_host(sentence: Sentence, event: Happening, scenes: Scenes, number: int) -> PlacedAt | None:
    """Returns the country of a host who speaks: whoever receives guests is at home."""
    if len(event.sources) != 1 or event.source is None or not sentence.tags[event.source].startswith("NNP"):
        return None
    host = next((stay.place for stay in scenes.reachable(number) if stay.abroad and not stay.resident and stay.place.country == event.sources[0]), None)
    return PlacedAt(None, host.country, None, None, None, None, FALL_BACK) if host is not None else None


def retold(event: Happening, scenes: Scenes, number: int) -> PlacedAt | None:
    """Returns where a sentence just behind the opening says that it was said or agreed."""
    wanted = "speech" if event.kind == "speech" else "accord"
    behind = [told for told in scenes.retellings if number < told.number <= number + BEHIND]
    places = {told.place.country: told.place for told in reversed(behind) if told.kind == wanted or event.kind in ("accord", "meeting", "speech")}
    return next(iter(places.values())) if len(places) == 1 else None


def of_occasion(sentence: Sentence, event: Happening, scenes: Scenes, number: int) -> PlacedAt | None:
    """Returns where talks are that an event is part of or is, if they are named again: "agreed during the talks"."""
    families = frozenset(families_at(sentence, event.path))
    if not families and event.source is not None and sentence.lower[event.source] in load_scene_words().participants:
        # "the delegates called for aid": of the one meeting that the article tells
        places = {occasion.place for occasion in scenes.occasions if occasion.family in MEETINGS}
        return next(iter(places)) if len(places) == 1 else None
    if not families:
        return None
    same = [occasion for occasion in scenes.occasions if occasion.family in families]
    fitting = [occasion for occasion in same if occasion.number <= number or (number <= OPENING and occasion.number <= number + BEHIND)]
    if len({(occasion.place.country, occasion.place.name) for occasion in same}) > 1:
        fitting = [occasion for occasion in fitting if number - NEAR_TALKS <= occasion.number]
    last = max(fitting, key=lambda occasion: occasion.number, default=None)
    return last.place if last is not None else None


def of_signing(event: Happening, scenes: Scenes, number: int) -> PlacedAt | None:
    """Returns where the signing is that the sentences behind the opening tell, for the accord that it tells: "at the signing ceremony in Zenda"."""
    if event.kind != "accord" or number > OPENING or not event.asserted:
        return None
    signings = [occasion.place for occasion in scenes.occasions if occasion.family == SIGNING and number < occasion.number <= number + BEHIND]
    return signings[0] if len({place.country for place in signings}) == 1 else None


def families_at(sentence: Sentence, path: Iterable[int]) -> Iterator[str]:
    """Yields the families of the meetings named again at an event's words: "the talks", "agreed at the summit", "the session called"."""
    families = load_scene_words().families
    for token in path:
        around = [token, *(head for word, heads in preposition_objects(sentence, token).items() if word in AT for head in heads)]
        link = link_up(sentence, token)
        if link is not None and is_noun(sentence, link.above) and link.kind != "modifier":
            around.append(link.above)
        around.extend(subjects(sentence, token))
        for noun in around:
            if sentence.lower[noun] in families and determiner(sentence, noun) in DEFINITE and not is_placed(sentence, noun):
                yield families[sentence.lower[noun]]


def is_placed(sentence: Sentence, noun: int) -> bool:
    """Says whether a name stands behind a locative preposition at a noun, which then is another meeting than one told before."""
    found = preposition_objects(sentence, noun)
    locatives = load_place_words().locatives
    return any(sentence.tags[head].startswith("NNP") for word, heads in found.items() if word in locatives for head in heads)


def speakers_of(sentences: Sequence[Sentence], stays: Sequence[Stay]) -> tuple[tuple[int, str], ...]:
    """Returns who speaks in each sentence by name, or is its only placed person."""
    people = frozenset[str]().union(*(stay.names for stay in stays))
    found: list[tuple[int, str]] = []
    for number, sentence in enumerate(sentences) if people else ():
        said = [name for head in quoted(sentence) for name in names_of(sentence, head)]
        placed = people.intersection(said or sentence.lower)
        if len(placed) == 1:
            found.append((number, next(iter(placed))))
        elif said or placed:
            found.append((number, OTHER))
    return tuple(found)
