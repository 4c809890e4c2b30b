"""Reads lexicon files into entries: every problem has its file and line, and a code stays the text it was written as."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from coders.lexicon.entries import NO_CODE, Entry, Example, Pattern, SlotTest, WordClass
from coders.lexicon.problems import Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where the wheel has it: eight times as fast, the same nodes and lines."""
MAX_DEPTH, MAX_INDENT = 100, 2_000
OPEN_CLOSE = re.compile(r"[\[\]{}]")
NESTED = re.compile(r"(?:[-?:]\s+){50}")
TYPES = frozenset({"ACTOR", "CIVILIAN", "PLACE", "TOWN", "NAME", "NUMBER", "TIME", "ANY", "NONE"})
ENTRY_FIELDS = ("also", "code", "operator", "patterns", "examples", "source", "target", "reciprocal", "actors", "light", "alone", "owner")
PATTERN_FIELDS = ("code", "operator", "source", "target", "reciprocal", "actors", "alone")
ACTOR_NEEDS = ("any", "both", "source", "target", "none")


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping with the line of each key."""

    items: tuple[tuple[str, int, yaml.Node], ...]

    def get(self, name: str) -> yaml.Node | None:
        """Returns the node under a key, None where the key is missing."""
        return next((node for key, _, node in self.items if key == name), None)


class Reader:
    """Collects the problems of one file while its entries are read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def problem(self, node: yaml.Node | int, id: str, message: str, hint: str = "") -> None:
        """Notes one problem at a node or line."""
        line = node if isinstance(node, int) else node.start_mark.line + 1
        self.problems.append(Problem(self.file, line, id, message, hint))

    def mapping(self, node: yaml.Node, what: str) -> Mapping:
        """Reads a mapping node; a key given twice is a problem and the first stands."""
        if not isinstance(node, yaml.MappingNode):
            self.problem(node, "not-a-mapping", f"{what} is not a list of `name: value` lines", "see TEMPLATE.yaml")
            return Mapping(())
        items: list[tuple[str, int, yaml.Node]] = []
        seen: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                self.problem(line, "not-a-text", f"a name in {what} is a list", "write `name: value`; a name that begins with [, { or ? stands in quotes")
                continue
            if key.value in seen:
                self.problem(line, "key-twice", f"{key.value!r} stands twice in {what}, first in line {seen[key.value]}", "merge the two")
                continue
            seen[key.value] = line
            items.append((key.value, line, value))
        return Mapping(tuple(items))

    def text(self, node: yaml.Node, what: str) -> str:
        """Reads a scalar as text, exactly as written: 036 stays 036."""
        if not isinstance(node, yaml.ScalarNode):
            self.problem(node, "not-a-text", f"{what} is not a single word or phrase")
            return ""
        return str(node.value).strip()

    def texts(self, node: yaml.Node | None, what: str) -> tuple[str, ...]:
        """Reads a list of texts, or a single one; () for a missing node. A text without a word is a problem and left out."""
        if node is None:
            return ()
        children = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for child in children:
            if isinstance(child, yaml.ScalarNode) and not child.value.strip():
                self.problem(child, "empty-text", f"{what} holds a text without a word", "write the word, or leave the line out")
        return tuple(text for child in children if (text := self.text(child, what)))

    def flag(self, node: yaml.Node | None, what: str, default: bool | None) -> bool | None:
        """Reads true or false."""
        if node is None:
            return default
        value = self.text(node, what)
        if value not in ("true", "false"):
            self.problem(node, "not-true-or-false", f"{what} is {value!r}", "write true or false")
        return value == "true"


def not_utf8(name: str, error: UnicodeDecodeError) -> Problem:
    """Returns the problem of a file in another encoding."""
    return Problem(name, 1, "not-utf8", f"the file is not UTF-8 (byte {error.start})", "save it as UTF-8")


def too_deep(text: str) -> int | None:
    """Returns the line in which brackets, or the - of lists, stand inside each other more often than a parser should follow; None where none do.

    libyaml calls itself for each, and a process ends without a word where it runs out of stack.
    """
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        for sign in OPEN_CLOSE.findall(line):
            depth = depth + 1 if sign in "[{" else max(0, depth - 1)
            if depth > MAX_DEPTH:
                return number
        if NESTED.search(line) or len(line) - len(line.lstrip(" ")) > MAX_INDENT:
            return number
    return None


def load_yaml(path: Path, name: str) -> tuple[yaml.Node | None, tuple[Problem, ...]]:
    """Composes one YAML file into nodes; (None, problem) where it is not YAML or not UTF-8, (None, ()) where it is empty."""
    try:
        text = path.read_text(encoding="utf8")
        deep = too_deep(text)
        if deep is not None:
            return None, (Problem(name, deep, "too-deep", "more lists inside each other than an entry has", "compare the line with TEMPLATE.yaml"),)
        return yaml.compose(text, Loader=LOADER), ()
    except UnicodeDecodeError as error:
        return None, (not_utf8(name, error),)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error)
        return None, (Problem(name, mark.line + 1 if mark else 1, "not-yaml", str(what), "compare the line with TEMPLATE.yaml"),)


def slot_test(slot: str, values: tuple[str, ...]) -> SlotTest:
    """Sorts the values of a slot into lemmas, phrases, classes and types."""
    lemmas = frozenset(value.lower() for value in values if not value.startswith("$") and value not in TYPES and " " not in value)
    phrases = tuple(tuple(value.lower().split()) for value in values if " " in value and not value.startswith("$"))
    classes = tuple(value[1:] for value in values if value.startswith("$"))
    return SlotTest(slot, lemmas, phrases, classes, frozenset(value for value in values if value in TYPES))


def read_pattern(reader: Reader, node: yaml.Node, entry: str) -> Pattern | None:
    """Reads one pattern; its slots are all keys that are not fields."""
    mapping = reader.mapping(node, f"a pattern of {entry}")
    slots = tuple(
        slot_test(key, reader.texts(value, f"slot {key} of {entry}")) for key, _, value in mapping.items if key not in PATTERN_FIELDS
    )
    code_node, operator_node = mapping.get("code"), mapping.get("operator")
    if code_node is None and operator_node is None:
        reader.problem(node, "pattern-without-code", f"a pattern of {entry} has no code", 'write code: "190" or code: none')
        return None
    if not slots:
        reader.problem(node, "pattern-without-slot", f"a pattern of {entry} has no slot", "give a slot, or make it the entry's own code")
        return None
    code = reader.text(code_node, "code") if code_node is not None else None
    actors = mapping.get("actors")
    return Pattern(
        slots=slots,
        code=code,
        operator=reader.text(operator_node, "operator") if operator_node is not None else None,
        source=reader.texts(mapping.get("source"), "source") or None,
        target=reader.texts(mapping.get("target"), "target") or None,
        reciprocal=reader.flag(mapping.get("reciprocal"), "reciprocal", None),
        actors=reader.text(actors, "actors") if actors is not None else None,
        alone=reader.flag(mapping.get("alone"), "alone", None),
        rule=entry + "/" + "+".join(rule_part(slot) for slot in slots),
        line=node.start_mark.line + 1,
    )


def rule_part(test: SlotTest) -> str:
    """Names a slot test for the rule id: `with:$SANCTION`, `object:charge|missile`; long lists are cut at three words."""
    names = sorted(test.lemmas) + [" ".join(words) for words in test.phrases] + ["$" + name for name in test.classes] + sorted(test.types)
    shown = "|".join(names[:3]) + ("|..." if len(names) > 3 else "")
    return f"{test.slot}:{shown}"


def read_example(reader: Reader, node: yaml.Node, entry: str) -> Example | None:
    """Reads one example: what is said, and the events it gives, none or negated."""
    mapping = reader.mapping(node, f"an example of {entry}")
    say, event = mapping.get("say"), mapping.get("event")
    if say is None or event is None:
        reader.problem(node, "example-incomplete", f"an example of {entry} lacks say or event", "give both")
        return None
    line = node.start_mark.line + 1
    sentence = reader.text(say, "say")
    if isinstance(event, yaml.ScalarNode):
        word = event.value.strip()
        if word not in ("none", "negated"):
            reader.problem(event, "example-event", f"event is {word!r}", 'write none, negated, or [IRN, "1312", ISR]')
            return None
        return Example(sentence, word, (), line)
    rows = event.value if isinstance(event, yaml.SequenceNode) else []
    triples = rows if rows and isinstance(rows[0], yaml.SequenceNode) else [event]
    events: list[tuple[str | None, str, str | None]] = []
    for triple in triples:
        values = [reader.text(value, "event") for value in triple.value] if isinstance(triple, yaml.SequenceNode) else []
        if len(values) != 3:
            reader.problem(triple, "example-event", f"an event of {entry} has {len(values)} parts", 'write [source, "code", target]')
            return None
        source, code, target = (None if value in ("~", "null", "") else value for value in values)
        events.append((source, code or "", target))
    return Example(sentence, "events", tuple(events), line)


def read_entry(reader: Reader, name: str, line: int, node: yaml.Node, part: str) -> Entry:
    """Reads one entry of a verb or noun file."""
    if not name.strip():
        reader.problem(line, "empty-text", "an entry has no name", "write the word that it is about")
    mapping = reader.mapping(node, name)
    for key, key_line, _ in mapping.items:
        if key not in ENTRY_FIELDS:
            reader.problem(key_line, "unknown-field", f"{name} has a field {key!r}", "fields are " + ", ".join(ENTRY_FIELDS))
    code_node = mapping.get("code")
    code = reader.text(code_node, "code") if code_node is not None else NO_CODE
    operator, actors = mapping.get("operator"), mapping.get("actors")
    owner = mapping.get("owner")
    owner_role = reader.text(owner, "owner") if owner is not None else "source"
    if owner_role not in ("source", "target"):
        reader.problem(owner or line, "owner-role", f"owner of {name} is {owner_role!r}", "write source or target")
    patterns, examples = mapping.get("patterns"), mapping.get("examples")
    pattern_nodes = patterns.value if isinstance(patterns, yaml.SequenceNode) else []
    example_nodes = examples.value if isinstance(examples, yaml.SequenceNode) else []
    return Entry(
        name=name,
        forms=(*([name.lower()] if name.strip() else []), *(form.lower() for form in reader.texts(mapping.get("also"), "also"))),
        part=part,
        code=code,
        operator=reader.text(operator, "operator") if operator is not None else None,
        patterns=tuple(pattern for child in pattern_nodes if (pattern := read_pattern(reader, child, name))),
        examples=tuple(example for child in example_nodes if (example := read_example(reader, child, name))),
        source=reader.texts(mapping.get("source"), "source") or None,
        target=reader.texts(mapping.get("target"), "target") or None,
        reciprocal=bool(reader.flag(mapping.get("reciprocal"), "reciprocal", False)),
        actors=reader.text(actors, "actors") if actors is not None else "any",
        light=tuple(word.lower() if not word.startswith("$") else word for word in reader.texts(mapping.get("light"), "light")),
        alone=bool(reader.flag(mapping.get("alone"), "alone", True)),
        owner_is_target=owner_role == "target",
        file=reader.file,
        line=line,
    )


def read_entries(path: Path, name: str, part: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Reads one verb or noun file; `name` is how the file is called in problems ("verbs/13_threaten.yaml")."""
    root, problems = load_yaml(path, name)
    if root is None:
        return (), problems
    reader = Reader(name)
    entries = tuple(read_entry(reader, key, line, node, part) for key, line, node in reader.mapping(root, name).items)
    return entries, tuple(reader.problems)


def read_classes(path: Path, name: str) -> tuple[tuple[WordClass, ...], tuple[Problem, ...]]:
    """Reads one file of word classes."""
    root, problems = load_yaml(path, name)
    if root is None:
        return (), problems
    reader = Reader(name)
    classes = tuple(
        WordClass(key, tuple(word.lower() if not word.startswith("$") else word for word in reader.texts(node, key)), name, line)
        for key, line, node in reader.mapping(root, name).items
    )
    return classes, tuple(reader.problems)


def lexicon_files(folder: Path) -> Iterator[tuple[Path, str, str]]:
    """Yields (path, name in problems, kind) of every verb, noun and class file in a fixed order."""
    for kind in ("verbs", "nouns", "classes"):
        for path in sorted((folder / kind).glob("*.yaml")):
            yield path, f"{kind}/{path.name}", kind
