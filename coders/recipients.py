"""Whom an event reaches that names no actor in its own slots: who made the thing, whom it is for, by a table of codes.

"rejected a bid by the minister" is against the minister, "sent troops to help Mali" for Mali, "declared a curfew in Gao" in Gao.
"""

from dataclasses import dataclass

from coders.actors import Actor
from coders.date_placing import time_tokens
from coders.recipient_rules import ADDRESSEE, EVEN_NAMELESS, NEARER, rule_of, wording_for
from coders.roles import RoleReader, own_affair, unique
from coders.syntax.reach import FRONT, PLACING, THING, addressees, reached
from coders.syntax.tokens import all_conjuncts

PRONOUNS = frozenset({"he", "she", "him", "her", "they", "them", "it", "us", "we", "i", "you", "me", "himself", "herself", "itself", "themselves"})


Reached = tuple[tuple[tuple[Actor, ...], int] | None, int | None]
"""Actors with their head (no actors for what is the source's own country's), and the head of words that name no actor."""


@dataclass(slots=True)
class Recipients:
    """Finds whom the events of one sentence reach."""

    roles: RoleReader

    def find(
        self, code: str, starts: tuple[int, ...], sources: tuple[Actor, ...], thing: int | None, doers: tuple[int, ...]
    ) -> Reached:
        """Returns the actors that an event reaches with their head, by the first way of its code's rule that leads to one, and a head without actors.

        `starts` are the tokens of the event and its objects, `thing` is the head that fills the target slot without naming an actor, `doers`
        are the heads of who acts. A place without a code of its own, or in the source's own country, gives its head with no actors.
        """
        rule = rule_of(code)
        if rule is None or (thing is not None and self.roles.view.sentence.lower[thing] in PRONOUNS):
            # whom "accused him of a plot in Mali" means is not known, and not Mali
            return None, None
        sentence = self.roles.view.sentence
        pairs = reached(sentence, tuple(dict.fromkeys(starts)), wording_for(code), frozenset(doers))
        pairs = tuple((name, head) for name, head in pairs if head != starts[0] and self.may_be_target(head))
        pairs += tuple((ADDRESSEE, head) for head in addressees(sentence, starts[0]))
        at_home: int | None = None
        nameless: int | None = None
        for way in rule.ways:
            names = way.removesuffix(EVEN_NAMELESS).split(NEARER)
            for name, head in pairs:
                if name not in names:
                    continue
                placing = name in PLACING or name == FRONT
                found = self.place(head, sources) if placing else self.actors(head, sources, modified=name == THING)
                if found:
                    return (found, head), None
                # "surrounded the town in the north": the town is a place already
                told = placing and ((thing is not None and self.is_area(thing)) or not way.endswith(EVEN_NAMELESS))
                if at_home is None and nameless is None and not told:
                    if found is not None:
                        at_home = head
                    elif way.endswith(EVEN_NAMELESS) and not placing:
                        nameless = head
        return (((), at_home) if at_home is not None else None), nameless

    def may_be_target(self, head: int) -> bool:
        """Says whether a head may name whom an event reaches: no time, sum, means or pronoun of things."""
        roles = self.roles
        if roles.view.sentence.tags[head] == "PRP":
            return False
        return not (head in time_tokens(roles.view.sentence) or roles.is_money(head) or roles.is_means(head))

    def actors(self, head: int, sources: tuple[Actor, ...], *, modified: bool) -> tuple[Actor, ...] | None:
        """Returns the actors of a head and what is coordinated with it that are not the source or its own; () for others of the source's code, who
        stay words, None for no actor. `modified` asks for a thing that is an actor's by its modifier: "a US offer"."""
        codes = {actor.code for actor in sources}
        named = (actor for token in all_conjuncts(self.roles.view.sentence, (head,)) for actor in self.roles.reader.resolve(token))
        others = tuple(actor for actor in named if not own_affair(actor, sources) and (not modified or (actor.how == "modifier" and sources)))
        fresh = unique(actor for actor in others if actor.code not in codes)
        return fresh if fresh or any(actor.how != "memory" for actor in others) else None

    def place(self, head: int, sources: tuple[Actor, ...]) -> tuple[Actor, ...] | None:
        """Returns the actor that a place stands for; () for a place without a code or in the source's country, None for what is no place."""
        reader = self.roles.reader
        kinds, actors = reader.kinds(head), reader.resolve(head)
        if "PLACE" not in kinds and not self.is_area(head) and (actors or not self.roles.view.sentence.tags[head].startswith("NNP")):
            return None
        home = {actor.country for actor in sources if actor.country}
        return unique(actor for actor in actors if actor.country not in home)

    def is_area(self, head: int) -> bool:
        """Says whether a noun means a place that people live in: "the worst-hit areas"."""
        view = self.roles.view
        areas = view.lexicon.classes.get("AREA")
        return areas is not None and areas.holds(view.lemmas, view.sentence.lower, head)
