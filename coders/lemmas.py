"""Inflected forms of the lexicon's own words: the lemma of a trigger is looked up, never guessed by a model."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

VOWELS = "aeiou"
INFLECTED = frozenset("NV")
"""First letters of the tags under which a word may have another lemma than itself."""
BARE = frozenset({"VB", "VBP"})
"""Tags of a verb that may be the lemma itself."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Inflected form to lemma, for verbs and for nouns; a form that is missing is its own lemma. `base` are the verb lemmas."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    base: frozenset[str] = frozenset()

    def lemma(self, lower: str, tag: str) -> str:
        """Returns the lemma of a lower-case word under its Penn tag."""
        return self.lemmas((lower,), (tag,))[0]

    def lemmas(self, lower: tuple[str, ...], tags: tuple[str, ...]) -> tuple[str, ...]:
        """Returns the lemma of each word of a sentence: a word that is neither verb nor noun is its own."""
        nouns, verbs, base = self.nouns, self.verbs, self.base
        # "lay down arms" is lay, "lay in ruins" (VBD) is lie; "found a party" is found, "found arms" is find
        return tuple([
            word if tag[:1] not in INFLECTED or (tag in BARE and word in base) else nouns.get(word, word) if tag[0] == "N" else verbs.get(word, word)
            for word, tag in zip(lower, tags, strict=True)
        ])  # fmt: skip


@cache
def irregular() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Returns the irregular forms by (part, lemma), read from irregular.tsv."""
    rows = files("coders.lexicon").joinpath("irregular.tsv").read_text(encoding="utf8").splitlines()[1:]
    table = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return MappingProxyType({(part, lemma): tuple(forms.split()) for part, lemma, forms in table})


def doubled(lemma: str) -> str:
    """Returns the stem with its last consonant doubled where one vowel stands before it ("ban" bann-), else the lemma."""
    ends = len(lemma) > 2 and lemma[-1] not in VOWELS + "wxyh" and lemma[-2] in VOWELS
    # "squat" and "equip": the u of qu is no vowel
    return lemma + lemma[-1] if ends and (lemma[-3] not in VOWELS or lemma[-4:-2] == "qu" or lemma[-3:-1] == "ui") else lemma


def verb_forms(lemma: str) -> tuple[str, ...]:
    """Returns the forms of a verb, the lemma included: attack, attacks, attacked, attacking."""
    special = irregular().get(("verb", lemma), ())
    third = third_person(lemma)
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        stem, past = lemma[:-1], lemma + "d"
        forms: tuple[str, ...] = (third, past, stem + "ing")
    elif lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in VOWELS:
        forms = (third, lemma[:-1] + "ied", lemma + "ing")
    elif (double := doubled(lemma)) != lemma:
        # "ban" has banned only, "visit" visited only; of a longer verb both are made, since the wrong one is nobody's word
        plain = (lemma + "ed", lemma + "ing") if sum(letter in VOWELS for letter in lemma) > 1 else ()
        forms = (third, double + "ed", double + "ing", *plain)
    else:
        forms = (third, lemma + ("d" if lemma.endswith("e") else "ed"), lemma + "ing")
    if special and not any(form.endswith("ed") for form in special):
        # a strong verb has no -ed form: "fighted" is nobody's word, and "felled" belongs to another verb
        forms = tuple(form for form in forms if not form.endswith("ed"))
    return tuple(dict.fromkeys((lemma, *special, *forms)))


def third_person(lemma: str) -> str:
    """Returns the -s form."""
    if lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ies"
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    return lemma + "s"


def noun_forms(lemma: str) -> tuple[str, ...]:
    """Returns the forms of a noun, the lemma included: attack, attacks; ally, allies; gunman, gunmen."""
    special = irregular().get(("noun", lemma), ())
    if special:
        return tuple(dict.fromkeys((lemma, *special)))
    if lemma.endswith("man") and len(lemma) > 5 and not lemma.endswith(("human", "german", "roman")):
        return (lemma, lemma[:-3] + "men")
    return (lemma, third_person(lemma))


def make_forms(verbs: Iterable[str], nouns: Iterable[str]) -> Forms:
    """Builds the form tables of these lemmas; a form that two lemmas share goes to the one it is irregular or shorter in.

    "found" belongs to find and to found: the irregular form wins; "lives" is live as a verb and life as a noun.
    """
    verbs = frozenset(verbs)
    return Forms(table(verbs, "verb"), table(nouns, "noun"), verbs)


def table(lemmas: Iterable[str], part: str) -> Mapping[str, str]:
    """Builds one form table."""
    make = verb_forms if part == "verb" else noun_forms
    special: dict[str, str] = {}
    regular: dict[str, str] = {}
    for lemma in sorted(set(lemmas)):
        if not lemma:
            continue
        irregular_forms = irregular().get((part, lemma), ())
        for form in make(lemma):
            if form in irregular_forms:
                special.setdefault(form, lemma)
            else:
                regular.setdefault(form, lemma)
    return regular | special
