"""What is said of a clause by the noun or adjective it hangs on: "it is vital that", "the reports that ... were false", "the power to"."""

from coders.context_words import ContextWords
from coders.syntax.arguments import objects, subjects
from coders.syntax.context import Link, complement_words, has_infinitive_to, modals, negations
from coders.verbs import View


def opinion_on(view: View, words: ContextWords, copula: int) -> str | None:
    """Returns the adjective by which "it is ... that" tells what may be or ought to be: vital, likely; None for what is so ("it is clear that")."""
    sentence = view.sentence
    if view.lemmas[copula] != "be" or not any(sentence.lower[head] == "it" for head in subjects(sentence, copula)):
        return None
    return next((view.lemmas[token] for token in complement_words(sentence, copula) if view.lemmas[token] in words.possible), None)


def untrue_of(view: View, words: ContextWords, noun: int) -> str | None:
    """Returns the word by which what a noun reports is denied: propaganda in "the reports that troops crossed the border were propaganda"; None where it is
    not said."""
    sentence, above = view.sentence, view.sentence.heads[noun]
    if view.lemmas[above] != "be" or noun not in subjects(sentence, above) or negations(sentence, above):
        return None
    # the parser may take "were misleading propaganda" for a form of mislead
    said = (*complement_words(sentence, above), sentence.heads[above])
    return next((sentence.lower[token] for token in said if view.lemmas[token] in words.untrue or sentence.lower[token] in words.untrue), None)


def takes_infinitive_of_noun(view: View, words: ContextWords, link: Link, lemmas: set[str]) -> bool:
    """Says whether an infinitive under a verb tells what the verb's object is for: a power, right or commitment to do something."""
    if not has_infinitive_to(view.sentence, link.below) or lemmas & (words.asserted | words.report):
        return False
    return any(view.lemmas[head] in words.possible for head in objects(view.sentence, link.above))


def is_foreseen(view: View, words: ContextWords, link: Link, lemmas: set[str]) -> str | None:
    """Returns the word by which somebody only foresees what another will do: confident in "is confident that Iran will free them"; None for what one says
    of oneself ("is sure he will go", "I believe we will meet")."""
    sentence = view.sentence
    doers = subjects(sentence, link.below)
    own = any(sentence.tags[head] == "PRP" for head in doers)
    # "expressed optimism on Monday that", where the parser hangs the clause on the verb
    lemmas = lemmas | {view.lemmas[head] for head in objects(sentence, link.above)}
    if own or not doers or not lemmas & words.foresight or not words.modal_future & set(modals(sentence, link.below)):
        return None
    return sentence.lower[link.above]
