"""Exercises that the forces of several countries hold together: material cooperation (CAMEO 062) where one country's would be a show of force (150)."""

from dataclasses import replace

from coders.derived import Derived

SHOW_OF_FORCE, MILITARY_COOPERATION = "150", "062"
EXERCISES = frozenset({"exercise", "drill", "maneuver", "manoeuvre", "game", "wargame"})


def as_joint(derived: Derived, lemma: str) -> Derived:
    """Returns an exercise of two countries' forces as one that each holds with the other: "Indian and Omani warships began war games"; a show of force
    towards somebody, a parade and an exercise of one country's stay what they are."""
    countries = {actor.country for actor in derived.sources}
    if derived.code != SHOW_OF_FORCE or lemma not in EXERCISES or derived.targets or len(countries) < 2 or None in countries:
        return derived
    step = f"forces of several countries: {MILITARY_COOPERATION}"
    return replace(derived, code=MILITARY_COOPERATION, reciprocal=True, target_head=None, steps=(*derived.steps, step))
