"""Reads agent dictionaries: `PROSECUTOR [~JUD]`, plurals `{ATTORNEYS_GENERAL}`, none `{}`, substitution sets `!PERSON! = MAN, MEN`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coders.lexicon.actor_tables import regular_plural
from coders.lexicon.petrarch.codes import BRACKET
from coders.lexicon.petrarch.source import Source, SourceLine, read_source

SET_LINE = re.compile(r"!(?P<name>[^!]+)!\s*=\s*(?P<members>.*)\Z")
SET_USE = re.compile(r"!([^!]+)!")
FORMS = re.compile(r"\{([^{}\[\]]*)\}")
CODE = re.compile(r"[A-Z]{3,}\Z")


@dataclass(frozen=True, slots=True)
class AgentEntry:
    """One role noun with blanks between words; `plural` is its plural, "" for none; `before` says that its code comes first (NGO~)."""

    noun: str
    plural: str
    code: str
    before: bool
    line: int


def read_agent_file(path: Path) -> tuple[tuple[AgentEntry, ...], Source]:
    """Reads one agent dictionary with the account of its lines; a noun defined twice keeps its first code and is reported."""
    source = read_source(path, "agents")
    sets = read_sets(source)
    found: dict[str, AgentEntry] = {}
    for line in source.lines:
        if SET_LINE.match(line.text):
            continue
        for entry in read_agent(source, line, sets):
            other = found.setdefault(entry.noun, entry)
            if other is not entry and (other.code, other.before) != (entry.code, entry.before):
                source.repaired(line.number, "agent-twice", f"{entry.noun} has another code in line {other.line}", f"{other.code} was kept")
    return tuple(found.values()), source


def read_sets(source: Source) -> Mapping[str, tuple[str, ...]]:
    """Reads the substitution sets of a file; one defined twice takes the later members."""
    sets: dict[str, tuple[str, ...]] = {}
    for line in source.lines:
        match = SET_LINE.match(line.text)
        if match:
            sets[match["name"].strip().upper()] = tuple(part.strip() for part in match["members"].split(",") if part.strip())
            source.used(line.number)
    return sets


def read_agent(source: Source, line: SourceLine, sets: Mapping[str, tuple[str, ...]]) -> tuple[AgentEntry, ...]:
    """Reads one agent line; () and a problem where it has no name or code."""
    text = line.text
    if text.count("[") == 1 and not BRACKET.search(text):
        source.repaired(line.number, "bracket-open", f"{text!r} has no closing bracket", "it was read as if it had")
        text += "]"
    elif re.search(r"\[[^\]]*\}", text):
        source.repaired(line.number, "bracket-open", f"{text!r} closes a bracket with a brace", "write ] behind the code")
    brackets = BRACKET.findall(text)
    bare = BRACKET.sub(" ", text)
    forms = FORMS.search(bare)
    name = FORMS.sub(" ", bare).strip(" }")
    if not brackets or not name:
        source.problem(line.number, "agent-without-code", f"{line.text!r} lacks a noun or a code", "write PROSECUTOR [~JUD]")
        return ()
    code, before = brackets[0].strip(), brackets[0].strip().endswith("~")
    code = code.strip("~ ")
    if not CODE.match(code):
        source.problem(line.number, "bad-agent-code", f"[{brackets[0]}] is no agent code", "write [~JUD] or [NGO~]")
        return ()
    if "~" not in brackets[0]:
        source.repaired(line.number, "agent-without-tilde", f"[{brackets[0]}] does not say where its actor goes", "it was read as [~" + code + "]")
    nouns = expand(source, line, name, sets)
    if nouns:
        source.used(line.number)
    regular = forms is None and len(nouns) == 1
    listed = tuple(clean(form) for form in forms[1].split(",") if clean(form)) if forms else ()
    entries = [AgentEntry(noun, regular_plural(noun) if regular else (listed[0] if listed else ""), code, before, line.number) for noun in nouns]
    # more plurals than one are entries of their own
    return (*entries, *(AgentEntry(form, "", code, before, line.number) for form in listed[1:]))


def expand(source: Source, line: SourceLine, name: str, sets: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Puts the members of a substitution set into a name: CONGRESS!PERSON! is congressman, congressmen, congresswoman, ..."""
    use = SET_USE.search(name)
    if use is None:
        noun = clean(name)
        if not noun:
            source.problem(line.number, "empty-name", "an agent without a name", "delete the line")
        return (noun,) if noun else ()
    members = sets.get(use[1].strip().upper())
    if members is None:
        source.problem(line.number, "unknown-set", f"!{use[1]}! is not defined", f"write !{use[1]}! = ONE, TWO at the top")
        return ()
    return tuple(noun for member in members for noun in expand(source, line, name[: use.start()] + member + name[use.end() :], sets))


def clean(text: str) -> str:
    """Returns a noun in small letters with blanks."""
    return " ".join(text.replace("_", " ").lower().split()).strip(" ,;")
