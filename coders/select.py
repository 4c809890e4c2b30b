"""Keep or drop: a named policy of policies.yaml, and the reason on every mention it drops."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coders.lexicon.problems import Problem
from coders.lexicon.read import Reader, load_yaml
from coders.records import record

FILE = Path(__file__).parent / "lexicon" / "policies.yaml"
TEXTS = (
    "polarities", "modalities", "civil_roles", "political_codes", "genres", "foreign_codes", "source_codes", "unclaimed_codes", "band_codes",
    "persecuted_roles",
)  # fmt: skip
ASSAULT = "18"
VIOLENT = ("17", "18", "19", "20")


@dataclass(frozen=True, slots=True)
class Policy:
    """What is kept: see policies.yaml."""

    name: str
    polarities: frozenset[str]
    modalities: frozenset[str]
    history_days: int
    remembered_days: int
    least_confidence: float
    actors: str
    civil_roles: frozenset[str]
    political_codes: tuple[str, ...]
    genres: frozenset[str] = frozenset()
    foreign_codes: tuple[str, ...] = ()
    source_codes: tuple[str, ...] = ()
    unclaimed_codes: frozenset[str] = frozenset()
    band_codes: tuple[str, ...] = ()
    persecuted_roles: frozenset[str] = frozenset()
    accidents: bool = False
    statements: bool = False


@record
class Told:
    """What the policy looks at: how a mention is told, which actors it names, what its rule asks for, the kind of text it stands in;
    `unexplained` are casualties where no violence is told, `violent` says that violence is told here or shortly before, `band` that
    an armed band of criminals did it, `terror` that it is told by a word of terror; `victim` is the target."""

    polarity: str
    modality: str
    history: bool
    source: bool
    target: bool
    needs: str
    same_actor: bool
    confidence: float
    code: str
    actors: tuple[str, ...]
    genre: str | None = None
    unexplained: bool = False
    violent: bool = False
    band: bool = False
    terror: bool = False
    victim: str | None = None


def read_policies(path: Path = FILE) -> tuple[dict[str, Policy], tuple[Problem, ...]]:
    """Reads the policies by name."""
    root, problems = load_yaml(path, path.name)
    reader = Reader(path.name)
    found: dict[str, Policy] = {}
    for name, line, node in reader.mapping(root, path.name).items if root is not None else ():
        mapping = reader.mapping(node, name)
        texts = {key: reader.texts(mapping.get(key), key) for key in TEXTS}
        values = {key: (reader.texts(mapping.get(key), key) or ("",))[0] for key in ("history_days", "remembered_days", "least_confidence", "actors")}
        # a policy written before there was a second line knows the first only: `lexicon diff` reads the policies of old revisions
        values["remembered_days"] = values["remembered_days"] or values["history_days"]
        try:
            found[name] = Policy(
                name, frozenset(texts["polarities"]), frozenset(texts["modalities"]),
                int(values["history_days"]), int(values["remembered_days"]), float(values["least_confidence"]),
                values["actors"], frozenset(texts["civil_roles"]), texts["political_codes"],
                frozenset(texts["genres"]), texts["foreign_codes"], texts["source_codes"],
                frozenset(texts["unclaimed_codes"]), texts["band_codes"], frozenset(texts["persecuted_roles"]),
                bool(reader.flag(mapping.get("accidents"), "accidents", False)),
                bool(reader.flag(mapping.get("statements"), "statements", False)),
            )
        except ValueError:
            reader.problem(line, "policy-number", f"policy {name} has a number that is none", "history_days, remembered_days and least_confidence are numbers")
    return found, (*problems, *reader.problems)


@cache
def load_policy(name: str = "default", path: Path = FILE) -> Policy:
    """Returns a named policy of a file; raises ValueError with the names there are."""
    policies, _ = read_policies(path)
    if name not in policies:
        raise ValueError(f"no policy {name!r}: {path.name} has {', '.join(policies)}")
    return policies[name]


def reason_to_drop(policy: Policy, told: Told) -> str | None:
    """Returns why a mention is dropped, None where it is kept; the first reason that holds is named."""
    if told.polarity not in policy.polarities:
        return told.polarity
    if told.modality not in policy.modalities:
        return told.modality
    if told.history:
        return "history"
    if told.genre in policy.genres:
        return told.genre
    if told.unexplained and not policy.accidents:
        return "no violence told"
    if policy.source_codes and told.code.startswith(policy.source_codes) and not told.source:
        return "no source"
    if policy.actors != "none":
        needs = told.needs if policy.actors == "any" else policy.actors
        if needs in ("both", "source") and not told.source:
            return "no source"
        if needs in ("both", "target") and not told.target:
            return "no target"
        if not (told.source or told.target or needs == "none"):
            return "no actor"
    unclaimed = told.code in policy.unclaimed_codes and told.violent and not told.source
    banded = told.band and told.code in policy.band_codes
    political = told.code.startswith(policy.political_codes) or is_terror_or_persecution(policy, told)
    private = not political and not between_nations(told) and not unclaimed and not banded
    if policy.civil_roles and private and told.actors and all(is_civil(actor, policy.civil_roles) for actor in told.actors):
        return "no political actor"
    if told.same_actor:
        return "source is target"
    if policy.foreign_codes and told.code.startswith(policy.foreign_codes) and is_at_home(told.actors):
        return "at home"
    if told.confidence < policy.least_confidence:
        return "weak"
    return None


def is_terror_or_persecution(policy: Policy, told: Told) -> bool:
    """Says whether violence against private people is political: told as terror, or done to people named by their faith ("two priests were murdered")."""
    return told.code.startswith(ASSAULT) and (told.terror or (told.victim is not None and told.victim[3:6] in policy.persecuted_roles))


def between_nations(told: Told) -> bool:
    """Says whether people of one country did violence to those of another: "Israeli settlers beat a Palestinian farmer"."""
    countries = {actor[:3] for actor in told.actors}
    return len(countries) > 1 and "---" not in countries and told.code.startswith(VIOLENT)


def is_at_home(actors: tuple[str, ...]) -> bool:
    """Says whether both sides are of one country: a president who arrives in a town of his own visits nobody."""
    return len(actors) > 1 and len({actor[:3] for actor in actors}) == 1 and not actors[0].startswith("---")


def is_civil(actor: str, civil: frozenset[str]) -> bool:
    """Says whether an actor code names private people only: each role after the country is a civil one ("USACVL", "---BUS")."""
    if actor.startswith(("IGO", "NGO", "NGM", "IMG", "INT")):
        return False
    roles = [actor[place : place + 3] for place in range(0 if actor.startswith("MNC") else 3, len(actor), 3)]
    return bool(roles) and all(role in civil for role in roles)
