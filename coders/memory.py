"""What an article has said so far: surnames, the last person and group, the country in focus."""

from dataclasses import dataclass, field

from coders.parse import Sentence
from coders.syntax.phrases import determiner

PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his"})
GROUP_PRONOUNS = frozenset({"it", "its", "they", "them", "their"})
HALVES = {"north": "north korea", "south": "south korea"}
DEFINITE_ROLES = ("GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "MED")
COUNTRY_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom"})
REGIME_NOUNS = frozenset({"regime", "side", "ministry", "administration"})


@dataclass(slots=True)
class ArticleMemory:
    """Grows while an article is read in order; a new one is made for every article.

    `surnames` maps a lower-case surname to an actor code; `person` and `group` are the last subjects of their kind;
    `country` is the country in focus; `home` the dateline's country.
    """

    home: str | None = None
    country: str | None = None
    person: str | None = None
    group: str | None = None
    surnames: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)

    def recall(self, sentence: Sentence, head: int) -> str | None:
        """Returns the code a pronoun, surname, "the South" or "the country" stands for; None where nothing fits."""
        word = sentence.lower[head]
        if word in PERSON_PRONOUNS:
            return self.person
        if word in GROUP_PRONOUNS:
            return self.group
        if sentence.words[head][0].isupper():
            if word in HALVES and HALVES[word] in self.countries:
                return self.countries[HALVES[word]]
            return self.surnames.get(word)
        if determiner(sentence, head) in ("the", "this", "that") and word in COUNTRY_NOUNS | REGIME_NOUNS:
            return self.country
        return None

    def country_of_role(self, sentence: Sentence, head: int, role: str) -> str | None:
        """Returns the country of a role noun without one: "the army" is the army of the country in focus, else of the dateline."""
        if role[:3] in DEFINITE_ROLES:
            return self.country or self.home
        return self.home

    def note(self, sentence: Sentence, head: int, code: str, *, person: bool, subject: bool) -> None:
        """Remembers one resolved actor of a sentence, in reading order."""
        country = None if code.startswith(("---", "IGO", "NGO", "MNC", "IMG", "NGM", "INT", "UIS")) else code[:3]
        if person and sentence.tags[head].startswith("NNP"):
            self.surnames[sentence.lower[head]] = code
        if person:
            self.person = code
        if subject:
            if not person:
                self.group = code
            if country:
                self.country = country
        elif self.country is None and country:
            self.country = country

    def note_country(self, name: str, code: str) -> None:
        """Remembers that a country was named, so that "the South" can stand for it."""
        self.countries[name] = code
