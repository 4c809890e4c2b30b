"""Reports of trials, and what a court is told: the violence in them is old; that against a court and that of other reports is news."""

from collections.abc import Callable

import pytest

from coders.lexicon.check import check_lexicon
from coders.trials import is_tried, trial_of, trial_words
from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]
TRIAL = (
    "A Syrian court on Monday opened the trial of ten former officers. The prosecutor said the defendants were guilty of war crimes. "
    "The officers pleaded not guilty before the tribunal and its judge. "
)


def reasons(mentions: tuple[Mention, ...], trigger: str) -> set[str]:
    """Why the mentions with this trigger are dropped, or that they are kept."""
    return {m.dropped_reason or m.status for m in mentions if m.trigger.startswith(trigger)}


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("Syrian soldiers bombarded the village and the trial goes on.", "bombarded", "history"),
        # a day of this month is a day
        ("Syrian soldiers bombarded the village on Sunday, and the trial goes on.", "bombarded", "kept"),
        # what is done to those who try is not what they try
        ("Syrian gunmen killed a lawyer of the defendants.", "killed", "kept"),
        # what is no violence is of the day
        ("Jordan condemned the trial.", "condemned", "kept"),
    ],
)
def test_trials_violence_in_a_report_of_a_trial_is_old(code: Code, text: str, trigger: str, told: str) -> None:
    assert reasons(code(TRIAL + text), trigger) == {told}


def test_trials_violence_in_another_report_is_news(code: Code) -> None:
    text = "Syrian soldiers entered a village on Monday. Jordan closed its border. Syrian soldiers bombarded the village and a court was closed."
    assert reasons(code(text), "bombarded") == {"kept"}


@pytest.mark.parametrize(
    "text",
    [
        "A driver testified that Israel attacked Syria.",
        "The court heard that Israel attacked Syria.",
        "A driver told the jury that Israel attacked Syria.",
        "The indictment says that Israel attacked Syria.",
        "Ten Israeli soldiers were found guilty of the attack on Syria.",
        "Ten Israeli soldiers went on trial over the attack on Syria.",
    ],
)
def test_trials_what_a_court_is_told_is_history(code: Code, text: str) -> None:
    assert reasons(code(text), "attack") == {"history"}


@pytest.mark.parametrize(
    "text",
    [
        "A witness told reporters that Israel attacked Syria.",
        "The prime minister told the king that Israel attacked Syria.",
        "A driver testified that Israel attacked Syria on Sunday.",
        "Police arrested ten Israeli soldiers over the attack on Syria.",
        "The king heard that Israel attacked Syria.",
    ],
)
def test_trials_what_others_are_told_is_news(code: Code, text: str) -> None:
    assert reasons(code(text), "attack") == {"kept"}


def test_trials_no_sentence_is_no_trial() -> None:
    assert trial_of(()) is None


def test_trials_only_violence_is_tried() -> None:
    (trial,) = trial_words()
    assert is_tried(trial, code="1823", victim="villager")
    assert not is_tried(trial, code="1823", victim="lawyer")
    assert not is_tried(trial, code="173", victim="villager")
    assert not is_tried(None, code="1823", victim="villager")


def test_trials_words_are_sound() -> None:
    assert not [problem for problem in check_lexicon() if problem.file in ("trials.yaml", "deaths.tsv")]
