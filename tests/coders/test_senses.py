"""What a form of the lexicon says in each of its patterns and by itself."""

from pathlib import Path

from small import write_lexicon

from coders.lexicon.compile import Form
from coders.senses import DEFAULT_TARGETS, NOUN_SOURCES, NOUN_TARGETS, light_phrases, sense_of

VERBS = """
dismiss:
  code: "120"
  operator: reject
  patterns:
    - {object: minister, code: "063"}
    - {object: appeal, code: "120"}
    - {object: claim, code: "none"}
say: {code: "none"}
"crack down on": {code: "170"}
"""
NOUNS = """
blockade:
  code: "191"
  source: [of]
  light: [lift, enter into, enter]
arrest: {code: "173", owner: target}
"""


def forms_of(folder: Path) -> dict[str, Form]:
    """The forms of a lexicon of these words by the name of their entry."""
    lexicon = write_lexicon(folder, {"verbs/01.yaml": VERBS, "nouns/01.yaml": NOUNS})
    return {form.entry.name: form for table in (lexicon.verbs, lexicon.nouns) for forms in table.values() for form in forms}


def test_senses_pattern_says_what_its_entry_does_not(tmp_path: Path) -> None:
    form = forms_of(tmp_path)["dismiss"]
    minister, appeal, claim = (sense_of(form, compiled) for compiled in form.patterns)
    assert [(sense.code, sense.operator) for sense in (minister, appeal, claim)] == [("063", None), ("120", "reject"), (None, None)]
    assert (sense_of(form, None).code, sense_of(form, None).operator, sense_of(form, None).rule) == ("120", "reject", "dismiss")
    assert not minister.inert and minister.rule != claim.rule


def test_senses_only_a_verb_without_code_operator_and_pattern_is_inert(tmp_path: Path) -> None:
    forms = forms_of(tmp_path)
    assert sense_of(forms["say"], None).inert
    assert not any(sense_of(form, None).inert for name, form in forms.items() if name != "say")


def test_senses_slots_are_those_of_verb_noun_and_phrase(tmp_path: Path) -> None:
    forms = forms_of(tmp_path)
    dismiss, down, blockade, arrest = (sense_of(forms[name], None) for name in ("dismiss", "crack down on", "blockade", "arrest"))
    assert (dismiss.source, dismiss.target) == (("subject",), DEFAULT_TARGETS)
    assert down.target == ("on", *DEFAULT_TARGETS)
    assert (blockade.source, blockade.target) == (("of", *NOUN_SOURCES), NOUN_TARGETS)
    assert arrest.target == ("owner", *NOUN_TARGETS)


def test_senses_light_verb_stands_alone_or_with_its_words(tmp_path: Path) -> None:
    forms = forms_of(tmp_path)
    assert light_phrases(forms["blockade"]) == {"lift": ((),), "enter": ((), ("into",))}
    assert light_phrases(forms["arrest"]) == {}
