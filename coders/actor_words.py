"""The words around actor names: hyphen words, links, short names, nouns that stand for what was said (`lexicon/actor_words.tsv`)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound

TABLE = Path(__file__).parent / "lexicon" / "actor_words.tsv"
COLUMNS = ("word", "use", "value")
USES = (
    "former", "owner", "foreign", "backing", "prefix", "link", "short", "country", "both", "group", "person", "surname first", "gender", "ethnic",
    "home people", "lower never", "abroad", "serves", "outside", "relative", "state", "expletive", "no syllable", "upper never", "national", "own",
    "means", "institution", "all the world", "first name", "money", "after place", "counterpart", "party word", "inside", "state foe",
    "municipal", "outside office", "outsider", "alien", "author", "fellow", "standing", "venue", "everywhere", "world agency",
    "army of", "settlers of", "water", "inlet", "landform", "seat", "seat place", "craft", "paper", "stand in", "read as", "body of", "issued", "issuing",
)
SHORT = re.compile(r"([A-Z]{3}(?:\|[A-Z]{3})*) if ([A-Z]{3}(?:\|[A-Z]{3})*)\Z")
OF_COUNTRIES = frozenset({"surname first", "army of", "settlers of"})
"""Uses whose word is a country code."""
GROUP_KINDS = frozenset({"group", "organisation"})


@dataclass(frozen=True, slots=True)
class ShortName:
    """A short name of one or two countries ("the North", "the Koreas") and the countries of which one must have been named."""

    codes: tuple[str, ...]
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class ActorWords:
    """The table by use.

    `former` words make an office holder an ELI; `owners` and `foreign` stand behind a name and a hyphen: an "Iran-led" group is Iran's, an
    "Iran-backed" one is not; `backing` are those of `foreign` that tell who backs it ("Iran-backed", not "Iran-aligned");
    `prefixes` stand before a hyphen ("anti-Iran"); `links` are (word, preposition) behind a noun ("loyal to"); `authors` are those behind
    words that somebody sent or wrote ("a tape attributed to");
    `short` names; `country` nouns stand for the country spoken of; `both` nouns for the last two countries ("the two sides"); `group` nouns
    for the last group or organisation; `person` nouns for the last person; `surname_first` are countries; `gender` is by title;
    `ethnic` marks a people without its state; `home_people` are named last in "Turkish Cypriots"; `lower_never` are no names in small letters;
    `abroad` nouns are sent "to" a country that is not theirs; `serves` nouns belong to whom they stand "to" ("an aide to"); `outside` adjectives
    say that a place is not one's own ("foreign troops in Chad"); people whom an `alien` adjective tells of are of no one country but before
    `outside_offices` ("the foreign minister"), `outsiders` are nouns for such people ("three foreigners");
    `relative` nouns are somebody else than their owner ("its neighbour");
    `state_foe` nouns are the opposition of the government they stand "of" ("opponents of the president");
    `state` nouns with a bare country are its government ("the Iranian leader"); `expletive` adjectives have an "it" that stands for no one;
    `no_syllable` words are no second half of a given name ("New York-run"); `upper_never` are common words that are names only in capitals ("US", "WHO");
    `national` nouns have another role with a country before them: "an officer" is a policeman, "an Israeli officer" a soldier, "Russia's Security
    Council" a government's;
    `means` nouns behind "with" are no party ("with the mediation of Egypt");
    `institution` nouns stand for the last name that ended in them ("the Commission");
    `all_the_world` nouns behind "the international" name no one organisation ("the international community");
    `own` nouns without an owner, behind a state's verb, are its own ("Iran moved forces to the border");
    `first_name` tells he or she of persons without a title, and a person from a town ("Milan Novak"), but for words of `after_place` ("Milan airport");
    `municipal` offices are of a town, not of the country with its name ("the mayor of Georgia" in Alabama);
    `fellow` nouns with "other" are of the state of those named before them ("the Peruvian minister and other officials");
    a `world_agency` reports from everywhere, so that its own country tells nothing ("told AFP");
    a name before a `landform` word tells of land that a town or country shares its name with ("the Juba valley");
    a name before or behind a `water` word in capitals tells of a sea and no country ("the Indian Ocean", "the Sea of Japan"), behind an `inlet`
    word, too ("the Gulf of Guinea", not "Iranian Gulf ports");
    a `seat` town stands for the body that sits there where it acts ("Brussels imposed sanctions"), not behind a `seat place` word nor before a noun
    ("marched through Brussels", "the Brussels police");
    `craft` nouns stand for whose planes or ships were spoken of last ("Chilean jets bombed ... The planes hit");
    a `paper` speaks for the organisation that passed it, where it was spoken of ("the resolution demands"), what is `issued` for whoever issued it
    ("a report by the union accused"), as a verb of `issuing` tells ("adopted a resolution which urges");
    `army_of` gives a country without an army another's, which "the army" and "military sources" there are of;
    `settlers_of` gives a country whose settlers are another's: those of the West Bank are Israelis;
    `everywhere` are names of the tables that bodies of other countries have too ("the Conservative Party" in a report from Finland);
    a town before a `venue` noun is where people met or agreed ("the Lima summit", "the Oslo accords");
    bare `standing` nouns behind "in" tell where somebody stands and no actor ("ten years in government");
    `inside` adjectives say that an authority is one's own ("urged local governments");
    `party_word` before a party's name makes it another party's ("Social Democratic Party");
    a `counterpart` has the role of its owner ("the army chief met his Peruvian counterpart");
    behind `money` words a country's name tells a currency;
    a `stand_ins` name is what the parser sees for an organisation in capitals of the same length (`stand_ins.py`);
    `read_as` gives a surname that is another word to the parser ("Trump") the one that it sees;
    `body_of` are the countries whose parliament has a name: beside one of their leaders it is theirs ("Boluarte asked Congress").
    """

    former: frozenset[str]
    owners: frozenset[str]
    foreign: frozenset[str]
    backing: frozenset[str]
    prefixes: frozenset[str]
    links: frozenset[tuple[str, str]]
    authors: frozenset[tuple[str, str]]
    short: Mapping[str, tuple[ShortName, ...]]
    country: frozenset[str]
    both: frozenset[str]
    group: Mapping[str, frozenset[str]]
    person: frozenset[str]
    surname_first: frozenset[str]
    gender: Mapping[str, str]
    ethnic: frozenset[str]
    home_people: frozenset[str]
    lower_never: frozenset[str]
    abroad: frozenset[str]
    serves: frozenset[str]
    outside: frozenset[str]
    outside_offices: frozenset[str]
    outsiders: frozenset[str]
    alien: frozenset[str]
    relative: frozenset[str]
    municipal: frozenset[str]
    state_foe: frozenset[str]
    state: frozenset[str]
    expletive: frozenset[str]
    no_syllable: frozenset[str]
    upper_never: frozenset[str]
    national: Mapping[str, str]
    own: frozenset[str]
    means: frozenset[str]
    institution: frozenset[str]
    all_the_world: frozenset[str]
    first_name: Mapping[str, str]
    money: frozenset[str]
    after_place: frozenset[str]
    counterpart: frozenset[str]
    party_word: frozenset[str]
    inside: frozenset[str]
    fellow: frozenset[str]
    standing: frozenset[str]
    venue: frozenset[str]
    everywhere: frozenset[str]
    world_agency: frozenset[str]
    army_of: Mapping[str, str]
    settlers_of: Mapping[str, str]
    water: frozenset[str]
    landform: frozenset[str]
    seat: frozenset[str]
    seat_place: frozenset[str]
    inlet: frozenset[str]
    craft: frozenset[str]
    paper: Mapping[str, str]
    stand_ins: frozenset[str]
    read_as: Mapping[str, str]
    body_of: Mapping[str, frozenset[str]]
    issued: frozenset[str]
    issuing: frozenset[str]


def value_problem(row: TableRow) -> str | None:
    """Returns what is wrong with the value of a row, None where it fits its use."""
    use, value = row["use"], row["value"]
    if use == "short":
        return None if SHORT.match(value) else f"{value!r} must be codes with the codes that must have been named: PRK if PRK|KOR"
    if use == "group":
        return None if value and set(value.split()) <= GROUP_KINDS else f"{value!r} must be one or more of {', '.join(sorted(GROUP_KINDS))}"
    if use in ("gender", "first name"):
        return None if value in ("he", "she") else f"{value!r} must be he or she"
    if use == "national":
        return None if re.fullmatch("[A-Z]{3}", value) else f"{value!r} must be a role code: MIL"
    if use in ("army of", "settlers of"):
        return None if re.fullmatch("[A-Z]{3}", value) else f"{value!r} must be a country code: ISR"
    if use == "paper":
        return None if re.fullmatch("IGO[A-Z]{3}", value) else f"{value!r} must be the code of an organisation: IGOUNO"
    if use == "body of":
        return None if re.fullmatch(r"[A-Z]{3}(?:\|[A-Z]{3})*", value) else f"{value!r} must be country codes: PER|COL"
    if use == "read as":
        return None if len(value) == len(row["word"]) and value.istitle() else f"{value!r} must be a name of the same length: Putin"
    if use == "stand in":
        return None if value.lower() == row["word"] else f"{value!r} must be the word as it is written: Israel"
    if use in ("link", "author"):
        return None if not value and len(row["word"].split()) == 2 else f"{row['word']!r} must be a word and a preposition, without a value"
    return None if not value else f"{value!r} is not needed"


def check_actor_words(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Returns the problems of the table: unknown uses, values that do not fit, capitals, a row twice."""
    rows, problems = read_table(path, columns=COLUMNS)
    found = list(problems)
    seen: dict[tuple[str, str, str], int] = {}
    for row in rows:
        key = (row["word"], row["use"], row["value"])
        if row["use"] not in USES:
            found.append(TableProblem(path.name, row.line, "unknown-use", f"{row['use']!r} is not one of {', '.join(USES)}"))
        elif (wrong := value_problem(row)) is not None:
            found.append(TableProblem(path.name, row.line, "bad-value", wrong))
        elif row["word"] != (row["word"].upper() if row["use"] in OF_COUNTRIES else row["word"].lower()):
            found.append(TableProblem(path.name, row.line, "bad-case", f"write {row['word']!r} in small letters, a country code in capitals"))
        if key in seen:
            found.append(TableProblem(path.name, row.line, "repeated-word", f"{row['word']!r} stands in line {seen[key]} already; keep one of the two"))
        seen.setdefault(key, row.line)
    foreign = {word for word, use, _ in seen if use == "foreign"}
    for (word, use, _), line in seen.items():
        if use == "backing" and word not in foreign:
            found.append(TableProblem(path.name, line, "not-foreign", f"{word!r} tells who backs: write a row with use foreign for it too"))
    return tuple(found)


def pairs_of(words: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Returns the words of rows that are a word and a preposition."""
    return frozenset((word.split()[0], word.split()[1]) for word in words)


@cache
def load_actor_words(path: Path = TABLE) -> ActorWords:
    """Returns the table by use; raises ValueError with all problems where it is not sound."""
    refuse_unsound(check_actor_words(path))
    uses: dict[str, dict[str, str]] = {use: {} for use in USES}
    short: dict[str, list[ShortName]] = {}
    for row in read_table(path, columns=COLUMNS)[0]:
        uses[row["use"]][row["word"]] = row["value"]
        if row["use"] == "short":
            codes, named = row["value"].split(" if ")
            short.setdefault(row["word"], []).append(ShortName(tuple(codes.split("|")), frozenset(named.split("|"))))
    return ActorWords(
        former=frozenset(uses["former"]), owners=frozenset(uses["owner"]), foreign=frozenset(uses["foreign"]), backing=frozenset(uses["backing"]),
        prefixes=frozenset(uses["prefix"]),
        links=pairs_of(uses["link"]), authors=pairs_of(uses["author"]), short={word: tuple(names) for word, names in short.items()},
        country=frozenset(uses["country"]), both=frozenset(uses["both"]),
        group={word: frozenset(value.split()) for word, value in uses["group"].items()}, person=frozenset(uses["person"]),
        surname_first=frozenset(uses["surname first"]), gender=uses["gender"], ethnic=frozenset(uses["ethnic"]),
        home_people=frozenset(uses["home people"]), lower_never=frozenset(uses["lower never"]),
        abroad=frozenset(uses["abroad"]), serves=frozenset(uses["serves"]), outside=frozenset(uses["outside"]),
        outside_offices=frozenset(uses["outside office"]), outsiders=frozenset(uses["outsider"]), alien=frozenset(uses["alien"]),
        relative=frozenset(uses["relative"]), municipal=frozenset(uses["municipal"]),
        state_foe=frozenset(uses["state foe"]), state=frozenset(uses["state"]), expletive=frozenset(uses["expletive"]),
        no_syllable=frozenset(uses["no syllable"]), upper_never=frozenset(uses["upper never"]),
        national=uses["national"], own=frozenset(uses["own"]), means=frozenset(uses["means"]), institution=frozenset(uses["institution"]),
        all_the_world=frozenset(uses["all the world"]),
        first_name=uses["first name"], money=frozenset(uses["money"]), after_place=frozenset(uses["after place"]), counterpart=frozenset(uses["counterpart"]),
        party_word=frozenset(uses["party word"]), inside=frozenset(uses["inside"]), fellow=frozenset(uses["fellow"]),
        standing=frozenset(uses["standing"]), venue=frozenset(uses["venue"]), everywhere=frozenset(uses["everywhere"]),
        world_agency=frozenset(uses["world agency"]), army_of=uses["army of"], settlers_of=uses["settlers of"],
        water=frozenset(uses["water"]), landform=frozenset(uses["landform"]), seat=frozenset(uses["seat"]), seat_place=frozenset(uses["seat place"]),
        inlet=frozenset(uses["inlet"]), craft=frozenset(uses["craft"]),
        paper=uses["paper"], stand_ins=frozenset(uses["stand in"].values()), read_as=uses["read as"],
        body_of={word: frozenset(codes.split("|")) for word, codes in uses["body of"].items()},
        issued=frozenset(uses["issued"]), issuing=frozenset(uses["issuing"]),
    )
