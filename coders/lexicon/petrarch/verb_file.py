"""Reads verb dictionaries: TABARI's, PETRARCH's and PETRARCH2's (`--- MEET [040] ---`, `&SETS`, `{forms}`, `- * patterns [041]`)."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from coders.lexicon.petrarch.codes import BRACKET, EventCode, read_event
from coders.lexicon.petrarch.patterns import read_pattern
from coders.lexicon.petrarch.source import Source, SourceLine, read_source
from coders.lexicon.petrarch.verb_records import Block, SequencePattern, SynonymSet, Verb, VerbFile

HEADER = re.compile(r"-{2,}\s*(?P<name>[^\[\]]*?)\s*(?P<codes>(?:\[[^\]]*\]\s*)*)-*\s*\Z")
FORMS = re.compile(r"\{([^{}]*)\}?")
NOTHING = EventCode(None, None)
SINGLE_PLURAL = 3
"""Members of synonym sets up to this length take no plural: "at" and "on" are prepositions."""


@dataclass(slots=True)
class Builder:
    """A block or synonym set while its lines are read."""

    name: str = ""
    code: EventCode = NOTHING
    line: int = 0
    verbs: list[Verb] = field(default_factory=list)
    patterns: list[SequencePattern] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    stems: set[str] = field(default_factory=set)


@dataclass(slots=True)
class VerbReader:
    """Reads the lines of one file in order."""

    source: Source
    blocks: list[Builder] = field(default_factory=list)
    sets: list[Builder] = field(default_factory=list)
    in_set: bool = False

    def read(self) -> VerbFile:
        """Reads all lines."""
        for line in self.source.lines:
            self.line(line)
        for builder in self.blocks:
            if not builder.verbs:
                self.source.repaired(builder.line, "block-without-verb", f"block {builder.name} lists no verb", "its name was taken as its verb")
                self.verb(SourceLine(builder.line, builder.name.rstrip("_"), False), builder)
            builder.patterns = [self.with_known_sets(pattern) for pattern in builder.patterns]
        return VerbFile(
            tuple(
                Block(one.name, one.code.code, one.code.back, tuple(one.verbs), tuple(one.patterns), one.line) for one in self.blocks if one.verbs
            ),
            tuple(SynonymSet(one.name, tuple(one.members), frozenset(one.stems), one.line) for one in self.sets),
        )

    def with_known_sets(self, pattern: SequencePattern) -> SequencePattern:
        """Reads a set that is not defined as the word of its name."""
        known = {one.name for one in self.sets}
        unknown = [token for token in (*pattern.before, *pattern.after) if token.strip("_").startswith("&") and token.strip("_") not in known]
        if not unknown:
            return pattern
        for token in unknown:
            self.source.repaired(pattern.line, "unknown-set", f"{token.strip('_')} is not defined", "it was read as the word of its name")
        before, after = (tuple(token.replace("&", "").lower() if token in unknown else token for token in half) for half in (pattern.before, pattern.after))
        return replace(pattern, before=before, after=after)

    def line(self, line: SourceLine) -> None:
        """Reads one line by how it begins."""
        text = line.text
        if text.startswith("--") and "*" in text:
            self.source.repaired(line.number, "dash-twice", f"{text!r} is a pattern with more than one dash", "it was read as a pattern")
            self.line(SourceLine(line.number, "-" + text.strip("-"), line.indented))
        elif text.startswith("--"):
            self.header(line)
        elif text.startswith("&"):
            self.synonyms(line)
        elif text.startswith("~"):
            self.source.problem(
                line.number, "transformation", f"the transformation {text!r} was not imported", "Tocsin composes events by compose.tsv and operators.yaml"
            )
        elif text.startswith("+") and self.in_set:
            self.member(line)
        elif not self.blocks:
            self.source.problem(line.number, "outside-block", f"{text!r} stands before the first block", "write --- NAME [code] --- before it")
        elif text.startswith("-"):
            self.in_set = False
            pattern = read_pattern(self.source, line)
            if pattern is not None:
                self.blocks[-1].patterns.append(pattern)
        else:
            self.in_set = False
            self.verb(line, self.blocks[-1])

    def header(self, line: SourceLine) -> None:
        """Reads `--- NAME [code] ---`."""
        self.in_set = False
        found = HEADER.match(line.text)
        name = (found["name"] if found else line.text.strip("- ")).strip()
        codes = BRACKET.findall(line.text)
        if not codes:
            self.source.repaired(line.number, "block-without-code", f"block {name} has no code", "only its patterns code")
        if len(codes) > 1:
            self.source.repaired(line.number, "code-twice", f"block {name} has {len(codes)} codes", f"the first was read: [{codes[0]}]")
        code = read_event(self.source, line.number, codes[0]) if codes else NOTHING
        self.source.used(line.number)
        self.blocks.append(Builder(name, code or NOTHING, line.number))

    def synonyms(self, line: SourceLine) -> None:
        """Reads `&NAME`."""
        name = line.text.split()[0].rstrip("_").upper()
        if any(one.name == name for one in self.sets):
            self.source.repaired(line.number, "set-twice", f"{name} is defined already", "the members of both were joined")
        self.sets.append(Builder(name, line=line.number))
        self.in_set = True
        self.source.used(line.number)

    def member(self, line: SourceLine) -> None:
        """Reads a member `+WORD`; `_` at its end says that it has no plural."""
        text = line.text[1:].strip()
        if not text:
            self.source.problem(line.number, "empty-member", "a synonym without a word", "delete the line")
            return
        words = text.replace("_", " ").split()
        member = " ".join(word.upper() if word.startswith("&") else word.lower() for word in words)
        self.sets[-1].members.append(member)
        if not text.endswith("_") and "&" not in member and len(words[-1]) > SINGLE_PLURAL and words[-1].isalpha():
            self.sets[-1].stems.add(member)
        self.source.used(line.number)

    def verb(self, line: SourceLine, block: Builder) -> None:
        """Reads a verb with its listed forms and its own code."""
        codes = BRACKET.findall(line.text)
        text = BRACKET.sub(" ", line.text)
        forms = FORMS.search(text)
        if forms and "}" not in text:
            self.source.repaired(line.number, "brace-open", f"the forms of {text.split('{')[0].strip()!r} have no closing brace", "write } behind them")
        name = FORMS.sub(" ", text).strip()
        words, head = split_verb(name)
        if not words or not any(letter.isalpha() for letter in name):
            self.source.problem(line.number, "no-verb", f"{line.text!r} names no verb", "write the verb, a pattern with - or a comment with #")
            return
        code = read_event(self.source, line.number, codes[0]) if codes else None
        if len(codes) > 1:
            self.source.repaired(line.number, "code-twice", f"{name} has {len(codes)} codes", "the first was read")
        listed = tuple(split_verb(form) for form in (forms[1].replace(",", " ").split() if forms else ()) if form.strip("+_"))
        block.verbs.append(Verb(words, head, listed, code.code if code else None, code.back if code else None, code is not None, line.number))
        self.source.used(line.number)


def split_verb(text: str) -> tuple[tuple[str, ...], int]:
    """Splits a verb into words and finds the inflected one: WIRE_+TAP is (wire, tap) with tap inflected."""
    parts = [part for part in text.lower().replace("_", " ").split() if part.strip("+")]
    head = next((place for place, part in enumerate(parts) if part.startswith("+")), 0)
    return tuple(part.lstrip("+") for part in parts), head


def read_verb_file(path: Path) -> tuple[VerbFile, Source]:
    """Reads one verb dictionary with the account of its lines."""
    source = read_source(path, "verbs")
    return VerbReader(source).read(), source
