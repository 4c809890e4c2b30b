"""Reads the scenes of an article, sentence by sentence: guests and their hosts, journeys, speakers at a place, talks, what is placed again."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from coders.actor_index import ActorIndex, Hit, find_names
from coders.gatherings import gatherings_named
from coders.parse import Sentence
from coders.place_clauses import HERE
from coders.place_phrases import expanded
from coders.place_ranks import Located, verb_of
from coders.place_records import PlaceCandidate, PlacedAt
from coders.place_words import load_place_words
from coders.placed_people import is_ahead
from coders.places import place_of_event
from coders.scene_attendance import Attendance, attendances, named_meetings, stays_at
from coders.scene_guests import Guest, behind, country_of, envoys_of, guests_of, is_land, of_country
from coders.scene_names import known_as
from coders.scene_sentence import is_of_before, names_of, subjects_told
from coders.scene_stays import TAKEN_UP, before_parliament, stays_of
from coders.scene_words import load_scene_words
from coders.scenes import FOREIGN, PAIR, Occasion, Retelling, Scenes, Stay, speakers_of
from coders.syntax.arguments import objects, preposition_objects, subjects, surface_subject
from coders.syntax.context import Link, chain, has_infinitive_to, is_pluperfect, link_up
from coders.syntax.joined import has_subject
from coders.syntax.phrases import determiner, owners, phrase
from coders.syntax.tokens import is_noun, is_verb

LATEST = 4
"""The last sentence that may place the opening again."""
CLEAR = 1.5
"""How much more a host's country is named than any other."""
DATING = frozenset({"since", "before", "after", "following"})
AGAIN = frozenset({"the", "this", "these", "both"})
THEIRS = frozenset({"his", "her", "their", "its"})
MADE_ON = frozenset({"on", "during", "in", "at", "for", "to"})
"""Prepositions before a journey that is made now: "on a visit", not "before his visit"."""
WITH_WHOM = frozenset({"with", "by"})
GATHERING = "meeting"
"""The family of what is told by a verb: "ministers will meet in Zenda"."""
AFTER = 4
"""How many words behind a name its meeting may be dated."""
ORDINAL = frozenset({"first", "second", "third"})


@dataclass(slots=True)
class SceneReader:
    """Collects the scenes of an article while its sentences are read; `home` is the dateline's country,
    `day` that of its publication."""

    index: ActorIndex
    home: str | None
    day: date | None = None
    stays: list[Stay] = field(default_factory=list)
    guests: list[Guest] = field(default_factory=list)
    occasions: list[Occasion] = field(default_factory=list)
    retellings: list[Retelling] = field(default_factory=list)
    attending: list[Attendance] = field(default_factory=list)
    said: frozenset[str] = frozenset()
    acted: frozenset[str] = frozenset()

    def read(self, sentence: Sentence, number: int, placed: Sequence[tuple[Located, PlacedAt]], known: Sequence[str]) -> None:
        """Reads one sentence; `placed` are the names behind locative prepositions with their places, `known` the countries spoken of."""
        hits = find_names(self.index, sentence)
        found = () if is_of_before(sentence) else tuple(self.found_in(sentence, number, hits, placed, known))
        self.stays.extend(self.with_names(stay) for stay in found)
        heads = [head for head in subjects_told(sentence) if not is_land(hits[head])]
        said = [names for head in heads if (names := names_of(sentence, head))]
        self.acted = frozenset[str]().union(*said) if said else self.acted
        self.said = said[0] if len(said) == 1 else frozenset() if said else self.said

    def with_names(self, stay: Stay) -> Stay:
        """Returns the stay of "he" or "the two leaders" with the names that the sentences before give them."""
        if stay.names or not stay.nouns & TAKEN_UP:
            return stay
        return replace(stay, names=self.acted if stay.nouns & PAIR else self.said)

    def found_in(
        self, sentence: Sentence, number: int, hits: Sequence[Hit | None], placed: Sequence[tuple[Located, PlacedAt]], known: Sequence[str]
    ) -> Iterator[Stay]:
        """Yields the stays of a sentence; guests, talks and what is placed again are kept on the way."""
        self.guests.extend(guests_of(sentence, number, hits, placed, self.index))
        self.attending.extend(attendances(sentence, number, hits))
        self.occasions.extend(named_meetings(sentence, number))
        self.occasions.extend(gatherings_named(sentence, number, self.day))
        yield from journeys_of(sentence, number, hits, known)
        yield from envoys_of(sentence, number, hits)
        yield from before_parliament(sentence, number, hits, self.index)
        for located, place in (*placed, *self.located_here(sentence)):
            yield from present_at(sentence, number, hits, located, place)
            families = families_placed(sentence, located)
            self.occasions.extend(Occasion(number, family, place, is_to_come(sentence, located)) for family in families)
            if 0 < number <= LATEST:
                self.retellings.extend(Retelling(number, kind, place) for kind in retelling_of(sentence, located))

    def located_here(self, sentence: Sentence) -> Iterator[tuple[Located, PlacedAt]]:
        """Yields where "here" stands for the dateline's country: "told reporters here", "talks resumed here"."""
        for token, word in enumerate(sentence.lower) if self.home is not None and HERE in sentence.lower else ():
            if word == HERE and sentence.heads[token] != token:
                yield Located(sentence.heads[token], token, PlaceCandidate(HERE, None, sentence.start)), of_country(self.home or "")

    def scenes(self, sentences: Sequence[Sentence], weights: Mapping[str, float]) -> Scenes:
        """Returns what was read, the hosts of guests settled by how much the article speaks of each country (`weights`)."""
        visits = (Stay(guest.number, place, guest.names, guest.nouns, guest.country) for guest in self.guests if (place := self.host_of(guest, weights)))
        told = (*self.stays, *visits, *stays_at(self.attending, self.occasions))
        stays = tuple(sorted((known_as(self.with_country(stay, sentences), sentences) for stay in told), key=lambda stay: stay.number))
        if not (stays or self.occasions or self.retellings):
            return Scenes()
        return Scenes(stays, tuple(self.occasions), tuple(self.retellings), speakers_of(sentences, stays))

    def with_country(self, stay: Stay, sentences: Sequence[Sentence]) -> Stay:
        """Returns a stay with the country that the article gives whoever stays there, where its own sentence names none."""
        if stay.guest is not None or not stay.names:
            return stay
        for sentence in sentences:
            for token, word in enumerate(sentence.lower):
                if word in stay.names and (country := country_of(sentence, token, find_names(self.index, sentence))):
                    return replace(stay, guest=country)
        return stay

    def host_of(self, guest: Guest, weights: Mapping[str, float]) -> PlacedAt | None:
        """Returns where a guest is: the place told, the one other country at the verb, the dateline's, else the one most spoken of."""
        if guest.place is not None:
            return guest.place
        if guest.country == FOREIGN and len(guest.hosts) != 1:
            return None
        others = Counter({country: weight for country, weight in weights.items() if country and country != guest.country})
        ranked = others.most_common(2)
        if len(guest.hosts) == 1:
            return of_country(guest.hosts[0])
        if self.home is not None and self.home != guest.country and (self.home in guest.hosts or not guest.hosts):
            return of_country(self.home)
        if ranked and (len(ranked) == 1 or ranked[0][1] >= CLEAR * ranked[1][1]) and (not guest.hosts or ranked[0][0] in guest.hosts):
            return of_country(ranked[0][0])
        return None


def journeys_of(sentence: Sentence, number: int, hits: Sequence[Hit | None], known: Sequence[str]) -> Iterator[Stay]:
    """Yields who is on a journey that leads to one place: "on a visit to Zenda, Hentzau said", "Hentzau arrived in Zenda"."""
    words = load_scene_words()
    for token, word in enumerate(sentence.lower):
        if word in words.journeys and is_noun(sentence, token) and not is_verb(sentence, token):
            verb = verb_of(sentence, token)
            prepositions = words.journeys[word]
            travellers = tuple(noun for noun in owners(sentence, token) if sentence.lower[noun] not in THEIRS) or traveller_above(sentence, verb)
        elif word in words.arriving and is_verb(sentence, token):
            verb, prepositions, travellers = token, words.arriving[word], traveller_above(sentence, token)
        elif word in words.reaching and is_verb(sentence, token):
            verb, prepositions, travellers = token, frozenset[str](), traveller_above(sentence, token)
        else:
            continue
        if not travellers or is_void(sentence, token, verb):
            continue
        ends = behind(sentence, token, prepositions) if prepositions else objects(sentence, token)
        ends = tuple(head for head in ends if sentence.tags[head].startswith("NNP") or sentence.lower[head] in load_place_words().settings)
        candidates = (candidate for head in ends for candidate in expanded(sentence, head, "in", load_place_words()))
        found = [place for candidate in candidates if (place := place_of_event([candidate], countries=known))]
        if len({place.country for place in found}) == 1 and len(ends) == 1:
            yield from stays_of(sentence, number, hits, travellers, found[0])


def traveller_above(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns the subject of a verb or of the clause that it hangs in."""
    if is_verb(sentence, verb) and has_infinitive_to(sentence, verb) and is_first(sentence, verb):
        link = link_up(sentence, verb)
        return surface_subject(sentence, verb_of(sentence, link.above)) if link is not None else ()
    return surface_subject(sentence, verb) if is_verb(sentence, verb) else ()


def is_void(sentence: Sentence, token: int, verb: int) -> bool:
    """Says whether a journey is not made now: "will visit", "plans to visit", "a postponed visit", "after his recent visit"."""
    words = load_scene_words()
    above = (verb, *(link.above for link in chain(sentence, verb)))
    own = link_up(sentence, token)
    if own is not None and token != verb and own.preposition and own.preposition not in MADE_ON:
        return True
    if is_verb(sentence, token) and is_first(sentence, token):
        return False
    near = (*phrase(sentence, token), *(above if is_verb(sentence, verb) else ()))
    if any(sentence.lower[word] in words.void for word in near):
        return True
    verbs = [word for word in above if is_verb(sentence, word)]
    if has_infinitive_to(sentence, verb) and not is_first(sentence, verb):
        return True
    return any(is_ahead(sentence, word) or is_pluperfect(sentence, word) for word in verbs)


def is_first(sentence: Sentence, verb: int) -> bool:
    """Says whether an infinitive tells what is being done: "is the first Ruritanian premier in years to visit Sylvania"."""
    link = link_up(sentence, verb)
    if link is None or is_ahead(sentence, verb_of(sentence, link.above)):
        return False
    ranked = any(sentence.lower[word] in ORDINAL for word in phrase(sentence, link.above))
    return ranked and link.kind in ("noun_infinitive", "relative")


def present_at(sentence: Sentence, number: int, hits: Sequence[Hit | None], located: Located, place: PlacedAt) -> Iterator[Stay]:
    """Yields who speaks, meets or signs at a place: "Hentzau and Zapt met in Zenda", "speaking in Zenda, Hentzau said"."""
    words = load_scene_words()
    verb = verb_of(sentence, located.governor)
    where = located.governor == verb or is_where(sentence, located.governor, verb) or is_with_whom(sentence, located.governor, verb)
    if not (sentence.lower[verb] in words.present or (sentence.lower[verb] in words.being and located.governor == verb)) or not where:
        return
    above = chain(sentence, verb)
    if above and above[0].kind == "gerund" and is_verb(sentence, above[0].above):
        # "told reporters after meeting in Zenda", "was quoted as saying by the agency in Zenda"
        if not any(is_ahead(sentence, link.above) or is_pluperfect(sentence, link.above) for link in above):
            heads = surface_subject(sentence, above[0].above)
            yield from stays_of(sentence, number, hits, (head for head in heads if names_of(sentence, head)), place)
        return
    if any(link.kind in ("clause", "relative", "noun_clause") and has_subject(sentence, link.below) and not is_told_behind(link) for link in above):
        return
    if not any(is_ahead(sentence, word) or is_pluperfect(sentence, word) for word in (verb, *(link.above for link in above))):
        heads = surface_subject(sentence, verb)
        # "Hentzau was in Zenda for talks", not "the garrison was in Zenda"
        named = [head for head in heads if names_of(sentence, head)] if sentence.lower[verb] in words.being else heads
        yield from stays_of(sentence, number, hits, named, place)


def is_told_behind(link: Link) -> bool:
    """Says whether a clause is the sentence's own news, with who tells it behind: "Hentzau arrived in Zenda for talks, officials said"."""
    return link.kind == "clause" and link.above > link.below


def is_with_whom(sentence: Sentence, noun: int, verb: int) -> bool:
    """Says whether a noun is whom somebody met or told it to, behind whom the parser hung the place: "after meeting with Zapt in Zenda"."""
    link = link_up(sentence, noun)
    return link is not None and link.above == verb and link.preposition in WITH_WHOM


def is_where(sentence: Sentence, noun: int, verb: int) -> bool:
    """Says whether a noun is the meeting or the spot where a verb's act is: "told a conference in Zenda", "met at his house in Zenda"."""
    link, words = link_up(sentence, noun), load_place_words()
    if link is not None and link.above == verb and link.preposition in words.locatives:
        return True
    # not "agreed on the mandate of a mission in Zenda"
    topics = (step for step in chain(sentence, noun) if not is_verb(sentence, step.below) and step.preposition == "of")
    return sentence.lower[noun] in words.occasions and next(topics, None) is None


def families_placed(sentence: Sentence, located: Located) -> Iterator[str]:
    """Yields the families of meetings that a name places: "talks in Zenda", "the conference was held in Zenda", "agreed at a summit in Zenda"."""
    families, governor = load_scene_words().families, located.governor
    nouns = [governor]
    if is_verb(sentence, governor):
        if sentence.lower[governor] in load_scene_words().gathering:
            yield GATHERING
        nouns.extend(subjects(sentence, governor))
        nouns.extend(objects(sentence, governor))
        nouns.extend(noun for heads in preposition_objects(sentence, governor).values() for noun in heads)
    if (paper := paper_above(sentence, governor)) is not None:
        nouns.append(paper)
    elif not is_verb(sentence, governor) and (link := link_up(sentence, governor)) is not None and is_noun(sentence, link.above):
        # "talks with his counterpart in Zenda"
        nouns.append(link.above)
    yield from dict.fromkeys(families[sentence.lower[noun]] for noun in nouns if sentence.lower[noun] in families and not is_since(sentence, noun))


def is_to_come(sentence: Sentence, located: Located) -> bool:
    """Says whether a meeting at a name is still to come: "the summit in Zenda next month", "ministers will meet in Zenda"."""
    near = (*phrase(sentence, located.governor), *range(located.head + 1, min(located.head + AFTER, len(sentence.lower))))
    verb = verb_of(sentence, located.governor)
    return any(sentence.lower[token] in load_scene_words().coming for token in near) or (is_verb(sentence, verb) and is_ahead(sentence, verb))


def is_since(sentence: Sentence, noun: int) -> bool:
    """Says whether a meeting only dates what is told: "their first since a meeting in Zenda"."""
    link = link_up(sentence, noun)
    return link is not None and link.preposition in DATING


def paper_above(sentence: Sentence, governor: int) -> int | None:
    """Returns what was presented at a place: report in "the report, presented to the board in Zenda"; None where nothing was."""
    verb = verb_of(sentence, governor)
    link = link_up(sentence, verb) if is_verb(sentence, verb) and sentence.lower[verb] in load_scene_words().done else None
    return link.above if link is not None and link.kind == "relative" else None


def retelling_of(sentence: Sentence, located: Located) -> Iterator[str]:
    """Yields what a sentence places again: "The decision was made in Zenda", "He made the remarks at a meeting in Zenda"."""
    words = load_scene_words()
    verb = verb_of(sentence, located.governor)
    if chain(sentence, verb) or sentence.lower[verb] not in words.done or is_ahead(sentence, verb):
        return
    for noun in (*subjects(sentence, verb), *objects(sentence, verb)):
        if sentence.lower[noun] in words.telling and determiner(sentence, noun) in AGAIN:
            yield words.telling[sentence.lower[noun]]
