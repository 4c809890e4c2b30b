"""Single victims that no number counts: "a bomb killed the mayor of Zenda", "the murder of Ana Moreno", "he was shot dead"."""

import re
from collections.abc import Sequence
from functools import cache

from coders.actors import ActorReader
from coders.casualty_patterns import CLASS_COLUMNS, LEXICON, load_casualties
from coders.counting import Sharing, may_have, owner_of, token_at
from coders.derived import Derived
from coders.numbers import Casualties, Hit
from coders.syntax.arguments import preposition_objects
from coders.syntax.phrases import counted_by, determiner, name_tokens
from coders.syntax.reference import owner_heads
from coders.syntax.tokens import is_noun, is_verb
from coders.table_rows import read_table
from coders.verbs import View

KINDS = {"fatalities": ("KILLED", "KILLING", "KILLS"), "injured": ("WOUNDED", "WOUNDING")}
DYING = ("DIED",)
NOUNS = ("SLAYING",)
SINGLE = frozenset({"he", "she", "him", "her"})
MANY = re.compile(r"(?:s|men|women|people|police|troops|personnel|staff|crew|children)\Z", re.IGNORECASE)
PARTS = frozenset({"including", "among"})
LONGEST = 3
"""Words of the longest casualty word: "shot to death"."""
REACH = 9
"""How many words before a noun "including" may stand: "including a 15-year-old refugee boy"."""
JOINTS = frozenset({"and", "plus", "as", "with", "&"})
UNCERTAIN = frozenset({"no", "any", "every", "each", "some", "neither"})


@cache
def words_of(classes: tuple[str, ...]) -> re.Pattern[str]:
    """Returns the pattern of the words of some classes of casualty_words.tsv."""
    rows = read_table(LEXICON / "casualty_words.tsv", columns=CLASS_COLUMNS)[0]
    return re.compile("|".join(row["words"] for row in rows if row["class"] in classes), re.IGNORECASE)


def with_victims(
    found: Casualties, view: View, reader: ActorReader, derived: Derived, sharing: Sharing, hits: Sequence[Hit]
) -> tuple[Casualties, tuple[int, ...]]:
    """Returns the numbers of an event with its uncounted single victims, and the heads of those killed.

    "killed the mayor and two guards" is 3. Where somebody else than single people was hit ("killed the mayor and soldiers") nothing is added.
    """
    totals = {"fatalities": found.fatalities, "injured": found.injured}
    dead: tuple[int, ...] = ()
    for field in KINDS:
        heads = heads_of(view, derived, sharing, field)
        fresh = tuple(dict.fromkeys(head for head in heads if not is_counted(view, head, hits) and not is_title(view, head, heads)))
        groups = [hit for hit in hits if hit.field == field]
        named = any(hit.named for hit in groups) or bool(fresh and groups and is_loose(view, fresh[-1], max(groups, key=lambda hit: hit.end)))
        if fresh and not named and all(is_single(view, reader, head) for head in fresh) and not (totals[field] and len(fresh) == len(heads)):
            totals[field] = (totals[field] or 0) + len(fresh)
            dead = fresh if field == "fatalities" else dead
    return Casualties(totals["fatalities"], totals["injured"], found.arrested, found.crowd_size), dead


def heads_of(view: View, derived: Derived, sharing: Sharing, field: str) -> list[int]:
    """Returns the heads of whom the casualty words of an event were told of: those of its own words, else those of words that belong to it."""
    lead = sharing.lead(derived)
    own = sharing.tokens(lead)
    telling = [token for token, tag in enumerate(view.sentence.tags) if tag.startswith(("VB", "NN"))]
    told = {token: heads for token in telling if (heads := victims_at(view, token, field))}
    mine = [token for token in told if token in own]
    if not mine and may_have(derived.code, field):
        mine = [token for token in told if is_verb(view.sentence, token) and owner_of(view.sentence, sharing, field, token) == lead]
    return [head for token in mine for head in told[token]]


def victims_at(view: View, token: int, field: str) -> tuple[int, ...]:
    """Returns the heads of whom a casualty word of the event was told of; () for any other word."""
    sentence = view.sentence
    if is_verb(sentence, token):
        word = " ".join(sentence.lower[token : token + LONGEST])
        if words_of(KINDS[field]).match(word) and is_whole(words_of(KINDS[field]), word):
            return view.slots(token).object
        if field == "fatalities" and is_whole(words_of(DYING), word):
            return view.slots(token).subject or view.slots(token).object
    elif field == "fatalities" and is_noun(sentence, token) and words_of(NOUNS).fullmatch(sentence.lower[token]):
        # "the court's execution of the rebel": who owns it did it where its victim is told otherwise
        return tuple(preposition_objects(sentence, token).get("of", ())) or owner_heads(sentence, token)
    return ()


def is_whole(pattern: re.Pattern[str], word: str) -> bool:
    """Says whether some words or the first of them are a word of the pattern: "shot to death", "shot dead in", "killed him there"."""
    parts = word.split()
    return any(pattern.fullmatch(" ".join(parts[:length])) for length in range(len(parts), 0, -1))


def is_counted(view: View, head: int, hits: Sequence[Hit]) -> bool:
    """Says whether a head stands in a counted group that was read, or has a number of its own."""
    sentence = view.sentence
    place = sentence.offsets[head] - sentence.start
    near = range(max(0, head - REACH), head)
    part = next((token for token in reversed(near) if sentence.lower[token] in PARTS), None)
    if part is not None and not any(is_verb(sentence, token) for token in range(part + 1, head)):
        # "wounding three, among them a boy"
        return True
    if sentence.lower[sentence.heads[head]] == "of":
        # "eight members of his household": the members are counted
        whole = sentence.offsets[sentence.heads[sentence.heads[head]]] - sentence.start
        if any(hit.start <= whole < hit.end for hit in hits):
            return True
    return bool(counted_by(sentence, head)) or any(hit.start <= place < hit.end for hit in hits)


def is_loose(view: View, head: int, hit: Hit) -> bool:
    """Says whether nothing joins a noun to the counted group before it: "injuring 11 civilians, the network reported"."""
    sentence = view.sentence
    between = range(token_at(sentence, hit.end), head)
    return bool(between) and JOINTS.isdisjoint(sentence.lower[token] for token in between)


def is_title(view: View, head: int, heads: Sequence[int]) -> bool:
    """Says whether a noun is only a title of the name coordinated with it: premier in "the killing of five-time premier and critic Ana Moreno"."""
    sentence = view.sentence
    bare = sentence.tags[head] == "NN" and determiner(sentence, head) is None and not owner_heads(sentence, head)
    return bare and any(sentence.tags[other] == "NNP" for other in heads)


def is_single(view: View, reader: ActorReader, head: int) -> bool:
    """Says whether a head is one person: a name with its title or given name, a role in the singular, "he"."""
    sentence = view.sentence
    word, tag = sentence.lower[head], sentence.tags[head]
    if tag == "PRP":
        return word in SINGLE
    if tag == "JJ" and (determiner(sentence, head) is not None or owner_heads(sentence, head)) and load_casualties().person.match(word):
        # "killed his superior": the tagger takes the noun for an adjective
        tag = "NN"
    if tag not in ("NN", "NNP") or (tag == "NN" and MANY.search(word)) or determiner(sentence, head) in UNCERTAIN:
        return False
    if tag == "NN":
        return bool(load_casualties().person.match(word)) or any(actor.person for actor in reader.resolve(head))
    hit = reader.hits[head]
    if hit is not None:
        return reader.row(head) is not None and hit.best(reader.published).kind == "person"
    role = reader.role(head)
    if role is not None:
        return role[0].kind == "person"
    given = [token for token in name_tokens(sentence, head) if token < head and sentence.tags[token].startswith("NNP") and reader.hits[token] is None]
    return bool(given) or reader.memory.surname(word) is not None or any(actor.person for actor in reader.resolve(head))
