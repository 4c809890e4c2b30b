"""Who takes people without the right to arrest them abducts them: "the FARC seized a mayor" (CAMEO 181, not 173)."""

from dataclasses import replace

from coders.actor_codes import ARMED_ROLES
from coders.actors import Actor
from coders.derived import Derived

ARREST, ABDUCTION = "173", "181"
REBELS = ARMED_ROLES - {"UAF"}
"""Fighters of nobody knows whom may serve who has power: "fighters loyal to the new president arrested the old one"."""
FIGHTING = ARMED_ROLES | {"MIL", "COP", "SPY", "CRM"}
"""Who fights may be made a prisoner, which is no abduction: "rebels captured two soldiers"."""


def as_abduction(derived: Derived) -> Derived:
    """Returns an arrest as an abduction where armed groups alone take people who do not fight; else the event as it is."""
    if derived.code != ARREST or not derived.sources or not derived.targets:
        return derived
    if not all(REBELS & roles_of(actor) for actor in derived.sources) or any(FIGHTING & roles_of(actor) for actor in derived.targets):
        return derived
    step = f"armed groups arrest nobody: {ABDUCTION}"
    return replace(derived, code=ABDUCTION, steps=(*derived.steps, step))


def roles_of(actor: Actor) -> frozenset[str]:
    """Returns the roles of an actor's code, three letters each."""
    role = actor.role or ""
    return frozenset(role[start : start + 3] for start in range(0, len(role), 3))
