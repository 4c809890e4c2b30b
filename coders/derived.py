"""One event found in a sentence."""


from coders.actors import Actor
from coders.records import record


@record
class Derived:
    """One event found in a sentence, before its context and date are read.

    `trigger` is the outermost token, `core` the innermost; `light` the light verb of an event noun; `consumed` are tokens whose own
    events are part of this one; `denied` marks the event inside "denied attacking"; `spoken` marks a demand that
    is an act of speech already; `steps` tell the derivation.
    """

    code: str
    trigger: int
    core: int
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    source_head: int | None
    target_head: int | None
    words: tuple[int, ...]
    rule: str
    steps: tuple[str, ...]
    reciprocal: bool
    actors: str
    light: int | None = None
    consumed: frozenset[int] = frozenset()
    denied: bool = False
    embedded: bool = False
    spoken: bool = False
