"""Notes in the article's memory what a sentence that was coded spoke of."""

from collections.abc import Iterable

from coders.abbreviations import told_in_brackets
from coders.actor_codes import UNKNOWN_COUNTRY, country_of
from coders.actor_index import Hit, each_name
from coders.actors import Actor, ActorReader
from coders.coreference import FORCES
from coders.gender import gender_of
from coders.papers import issuers
from coders.syntax.arguments import preposition_objects
from coders.syntax.phrases import appositives, phrase
from coders.syntax.reference import continues_name, main_subject
from coders.syntax.subjects import subject_heads
from coders.syntax.tokens import all_conjuncts, is_modifier

PLURAL = ("NNS", "NNPS")
INCLUDING = ("including", "such as", "like", "among")
LONG_PHRASE = 6
IN_BRACKETS = ("-LRB-", "-RRB-")
NAMED_COUNTRY = frozenset({"country", "demonym", "capital", "government", "region"})


def remember(reader: ActorReader) -> None:
    """Notes the actors of a sentence in reading order, its countries and its persons' surnames, then moves on to the next sentence."""
    memory = reader.memory
    hits = each_name(reader.hits)
    subjects = frozenset(subject_heads(reader.sentence))
    for head in sorted({*subjects, *(hit.last for hit in hits), *reader.memo}):
        actors = reader.resolve(head)
        if actors:
            note_actor(reader, head, actors, subject=head in subjects)
    about = main_subject(reader.sentence)
    if about is not None and reader.sentence.tags[about] == "NN" and not reader.resolve(about):
        memory.note_thing()
    for hit in hits:
        country = reader.country_of_name(hit)
        if country and not is_world_agency(reader, hit):
            memory.note_country(country)
    memory.abbreviations.update(told_in_brackets(reader))
    note_papers(reader)
    memory.next_sentence()


def note_actor(reader: ActorReader, head: int, actors: tuple[Actor, ...], *, subject: bool) -> None:
    """Notes one head with what is coordinated with it where it is a subject; what was itself read from memory only where it is a subject.

    "Israel and Egypt met" is noted as both, for "they"; "he" as a subject stays whom "he" was; an apposition is noted with its noun.
    """
    how, person = actors[0].how, actors[0].person
    if reader.hits[head] is None and continues_name(reader.sentence, head) is not None:
        # Minister in "Prime Minister Barak" is read with the name
        return
    if how in ("role", "name", "modifier"):
        note_forces(reader, actors)
    if how in ("role", "modifier") and actors[0].country is not None and reader.sentence.lower[head] in reader.words.craft:
        reader.memory.note_craft(actors[0].code)
    if (how in ("memory", "modifier") and not subject) or (how == "apposition" and not person):
        return
    if not subject and (is_adjective(reader, head) or any(reader.memo.get(noun) for noun in appositives(reader.sentence, head) if noun < head)):
        return
    if person and reader.hits[head] is None and reader.sentence.tags[head] in ("NN", "JJ") and is_modifier(reader.sentence, head):
        # the rebel of "a rebel raid" is nobody whom "he" could mean
        return
    row = reader.row(head)
    bind_members(reader, head, actors)
    if subject:
        actors = tuple(actor for token in all_conjuncts(reader.sentence, (head,)) for actor in reader.resolve(token))
    # "the party's secretary and president of Peru" is one
    plural = reader.sentence.tags[head] in PLURAL or len({actor.code for actor in actors}) > 1
    word = reader.sentence.lower[head]
    gender = gender_of(reader, head) if person else None
    institution = how == "name" and row is not None and row.kind == "organisation" and word in reader.words.institution
    short = not actors[0].code.startswith(UNKNOWN_COUNTRY) and words_of(reader, head) < LONG_PHRASE
    is_noted = short and (how == "role" or institution)
    reader.memory.note(
        dict.fromkeys(actor.code for actor in actors), kind="person" if person else kind_of(row.kind if row is not None else "role"),
        plural=plural, subject=subject, placing=not is_of_agency(reader, head),
        gender=gender, named=row is not None or reader.sentence.tags[head].startswith("NNP"),
        names=surnames(reader, head) if person and how != "memory" and not plural else (),
        noun=f"two {word}" if is_pair(reader, head, actors) else word if is_noted else "",
    )
    if person and how != "memory" and not plural:
        bind_holder(reader, head, actors[0])
        if "ELI" not in actors[0].code[3:]:
            reader.memory.bind_titles(titles_before(reader, head), actors[0].code)
        reader.memory.bind(given_names(reader, head), actors[0].code, weakly=True)


def note_papers(reader: ActorReader) -> None:
    """Notes who issued what a sentence tells of: "said in a statement" of the union makes "the statement" the union's."""
    for token, word in enumerate(reader.sentence.lower):
        codes = dict.fromkeys(actor.code for _, actor in issuers(reader, token)) if word in reader.words.issued else ()
        if codes:
            reader.memory.note(codes, kind="thing", noun=word, placing=False)


def is_world_agency(reader: ActorReader, hit: Hit) -> bool:
    """Says whether a name is that of an agency that reports from everywhere: "told AFP" in a report from Beirut."""
    return " ".join(reader.sentence.lower[hit.first : hit.last + 1]) in reader.words.world_agency


def is_of_agency(reader: ActorReader, head: int) -> bool:
    """Says whether a head is such an agency or one of its people: "an AFP reporter"."""
    hits = [hit for token in phrase(reader.sentence, head) if (hit := reader.hits[token]) is not None and token in (hit.last, head)]
    return any([is_world_agency(reader, hit) for hit in hits])


def note_forces(reader: ActorReader, actors: tuple[Actor, ...]) -> None:
    """Notes whose army or police a sentence named: "the police" of an article on Gaza may be Israel's."""
    for actor in actors:
        if actor.country is not None and actor.role in FORCES:
            reader.memory.forces[actor.role] = actor.country


def is_pair(reader: ActorReader, head: int, actors: tuple[Actor, ...]) -> bool:
    """Says whether a noun told of the two spoken of before, whom it means from here on: "the two leaders"."""
    if actors[0].how != "memory" or len(actors) != 2:
        return False
    return any(reader.sentence.lower[token] in ("two", "both") for token in phrase(reader.sentence, head))


def bind_holder(reader: ActorReader, head: int, actor: Actor) -> None:
    """Binds the name told behind an office: "China's president Hu Jintao", "the Egyptian minister, Adel Sabri,"; the tables may know more of him."""
    if actor.code.startswith(UNKNOWN_COUNTRY):
        return
    for token in full_names(reader, (part for part in appositives(reader.sentence, head) if part > head)):
        known = reader.resolve(token)[0].code if reader.resolve(token) else ""
        more = known.startswith(actor.code[:3]) and len(known) > len(actor.code)
        reader.memory.bind(surnames(reader, token), known if more else actor.code)


def titles_before(reader: ActorReader, head: int) -> tuple[str, ...]:
    """Returns the titles of a named person, by which the article may call him: after "King Abdullah" he is "the king"."""
    if reader.hits[head] is None and not reader.sentence.tags[head].startswith("NNP"):
        return ()
    found = (token for token in phrase(reader.sentence, head) if token != head and reader.sentence.tags[token].startswith("NN"))
    return tuple(reader.sentence.lower[token] for token in found if (role := reader.role(token)) is not None and role[0].kind == "person")


def full_names(reader: ActorReader, heads: Iterable[int]) -> tuple[int, ...]:
    """Returns the heads that are full names of persons: no place, no role noun, no short form in brackets ("the Olympic Committee (NOC)")."""
    sentence = reader.sentence
    return tuple(
        token for token in heads
        if sentence.tags[token] == "NNP" and sentence.tags[token - 1] == "NNP" and sentence.heads[token - 1] == token
        and not sentence.words[token].isupper() and reader.role(token) is None and ((row := reader.row(token)) is None or row.kind == "person")
    )


def bind_members(reader: ActorReader, head: int, actors: tuple[Actor, ...]) -> None:
    """Binds the names told of a group to its code: "nine ministers, including Adel Sabri", "six officials, among them Pablo Ayala"."""
    sentence = reader.sentence
    if len(actors) != 1 or sentence.tags[head] not in PLURAL or actors[0].code.startswith(UNKNOWN_COUNTRY):
        return
    behind = preposition_objects(sentence, head)
    told = (*(token for name in INCLUDING for token in behind.get(name, ())), *appositives(sentence, head))
    for token in full_names(reader, (part for part in told if part > head)):
        if all(reader.hits[part] is None for part in phrase(sentence, token)):
            reader.memory.bind(surnames(reader, token), actors[0].code)


def words_of(reader: ActorReader, head: int) -> int:
    """Returns how many words a noun has with those before it, short names in brackets left out: "European Community (EC) farm ministers" are four."""
    tags = reader.sentence.tags
    tokens = phrase(reader.sentence, head)
    if IN_BRACKETS[0] not in tags:
        return len(tokens)
    bracketed = sum(3 for token in tokens if tags[token] == IN_BRACKETS[0] and tags[token + 2 : token + 3] == IN_BRACKETS[1:])
    return len(tokens) - bracketed


def is_adjective(reader: ActorReader, head: int) -> bool:
    """Says whether a country's name only modifies a noun: Russian in "the Russian army"."""
    return reader.sentence.tags[head].startswith("JJ")


def kind_of(kind: str) -> str:
    """Returns the kind of entity of a kind of name."""
    return "country" if kind in NAMED_COUNTRY else kind


def may_be_name(reader: ActorReader, token: int) -> bool:
    """Says whether a token may be part of a person's name: no table name but a town's, as in "Gao Wentong"."""
    hit = reader.hits[token]
    return hit is None or (hit.first == hit.last and hit.rows[0].kind in ("region", "capital"))


def name_start(reader: ActorReader, head: int) -> int:
    """Returns the first token of a name that is in no table, its titles left out."""
    first = head
    while first > 0 and reader.sentence.tags[first - 1] == "NNP" and reader.role(first - 1) is None and may_be_name(reader, first - 1):
        first -= 1
    return first


def given_names(reader: ActorReader, head: int) -> tuple[str, ...]:
    """Returns the first name of a person in no table, by which some peoples call him: "President Iajuddin Ahmed" is Iajuddin from here on."""
    sentence = reader.sentence
    if reader.hits[head] is not None or not sentence.tags[head].startswith("NNP"):
        return ()
    first = name_start(reader, head)
    word = sentence.lower[first]
    told = first != head and reader.hits[first] is None and len(word) > 2 and not word.endswith(".") and word not in reader.words.gender
    return (word,) if told else ()


def surnames(reader: ActorReader, head: int) -> tuple[str, ...]:
    """Returns the names by which a person may be called from here on: the last word of the name, in East Asia also the first."""
    sentence = reader.sentence
    hit = reader.hits[head]
    first, last = (hit.first, hit.last) if hit is not None else (head, head)
    if not sentence.words[last][0].isupper() and hit is None:
        return ()
    if hit is None:
        first = name_start(reader, head)
    names = [sentence.lower[last]]
    actors = reader.resolve(head) if hit is None else ()
    country = country_of(reader.best(hit).code) if hit is not None else country_of(actors[0].code) if actors else None
    if first != last and (country in reader.words.surname_first):
        names.append(sentence.lower[first])
    return tuple(names) if first != last or hit is None or sentence.lower[last] not in reader.memory.surnames else ()
