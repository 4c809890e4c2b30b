"""Reads actor dictionaries: a name, its aliases `+ALIAS`, its codes in brackets on the same or following lines, with dates."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from coders.lexicon.petrarch.codes import BRACKET, ActorCode, read_actor_code
from coders.lexicon.petrarch.source import Source, SourceLine, read_source

ABBREVIATION = re.compile(r"[(]([^()]*)[)]?")


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor: its names with blanks between words, the first the main one, and its codes in the order they are tried."""

    names: tuple[str, ...]
    codes: tuple[ActorCode, ...]
    line: int


@dataclass(slots=True)
class ActorBuilder:
    """An actor while its lines are read; `lines` are all of them, `last` the last one."""

    names: list[str]
    lines: list[int]
    codes: list[ActorCode] = field(default_factory=list)
    broken: bool = False


@dataclass(slots=True)
class ActorFileReader:
    """Reads the lines of one file in order; the last actor is closed like every other."""

    source: Source
    entries: list[ActorEntry] = field(default_factory=list)
    open: ActorBuilder | None = None
    before: ActorBuilder | None = None

    def read(self) -> tuple[ActorEntry, ...]:
        """Reads all lines."""
        for line in self.source.lines:
            self.line(line)
        self.close()
        return tuple(self.entries)

    def line(self, line: SourceLine) -> None:
        """Reads a name, an alias or a line of codes."""
        brackets = BRACKET.findall(line.text)
        name = BRACKET.sub(" ", line.text).strip()
        if "[" in name:
            name = self.half_bracket(line, name)
        if name.startswith("+"):
            self.alias(line, name)
        elif name:
            self.begin(line, name)
        elif self.open is None:
            self.source.problem(line.number, "code-without-actor", f"{line.text!r} stands before the first actor", "write the actor's name above it")
            return
        builder = self.open
        if builder is None:
            return
        if not name and brackets:
            builder.lines.append(line.number)
        for text in brackets:
            code = read_actor_code(self.source, line.number, text)
            if code is None:
                builder.broken = True
            else:
                builder.codes.append(code)

    def begin(self, line: SourceLine, name: str) -> None:
        """Begins an actor; where the one above has no code and no line lies between, its names are aliases with a forgotten +."""
        above = self.open
        if above and above.names and not above.codes and not above.broken and above.lines[-1] == line.number - 1:
            message = f"{name!r} follows {above.names[-1]!r}, which has no code"
            self.source.repaired(line.number, "alias-without-plus", message, "it was read as one actor with it")
            above.names.extend(self.names(line, name))
            above.lines.append(line.number)
            return
        self.close()
        self.open = ActorBuilder(self.names(line, name), [line.number])

    def half_bracket(self, line: SourceLine, name: str) -> str:
        """Reads a code whose bracket is not closed."""
        kept, _, rest = name.partition("[")
        code = read_actor_code(self.source, line.number, rest)
        if code is not None:
            self.source.repaired(line.number, "bracket-open", f"[{rest} has no closing bracket", "it was read as if it had")
            if kept.strip() and not kept.strip().startswith("+"):
                self.begin(line, kept.strip())
                kept = ""
            if self.open is not None:
                self.open.codes.append(code)
        return kept.strip()

    def alias(self, line: SourceLine, text: str) -> None:
        """Reads `+ALIAS`; one that stands before every actor makes its own."""
        names = list(self.names(line, text[1:]))
        if self.open is None:
            self.source.repaired(line.number, "alias-without-actor", f"{text!r} stands before the first actor", "it was read as an actor")
            self.open = ActorBuilder([], [])
        if not names:
            self.source.problem(line.number, "empty-name", "an alias without a name", "delete the line")
        self.open.names.extend(names)
        self.open.lines.append(line.number)

    def names(self, line: SourceLine, text: str) -> list[str]:
        """Returns the names written in one line: an abbreviation in parentheses and an alias behind an inner + are names of their own."""
        parts = [part for part in text.split("+") if part.strip("_ ")]
        if len(parts) > 1:
            self.source.repaired(line.number, "alias-in-line", f"{text!r} holds {len(parts)} names", "write each alias on its own line")
        found: list[str] = []
        for part in parts:
            short = [inner for inner in ABBREVIATION.findall(part) if inner.strip("_ ")]
            for name in (ABBREVIATION.sub(" ", part), *short):
                clean = " ".join(name.replace("_", " ").split()).strip(" ,;")
                if clean and any(letter.isalnum() for letter in clean) and clean not in found:
                    found.append(clean)
        return found

    def close(self) -> None:
        """Closes the open actor: one without a code that stands directly under another is that one's alias, with a forgotten +."""
        builder, self.open = self.open, None
        if builder is None:
            return
        first = builder.lines[0] if builder.lines else 0
        if not builder.codes and not builder.broken and self.before and self.before.lines and self.before.lines[-1] == first - 1:
            self.source.repaired(first, "alias-without-plus", f"{' | '.join(builder.names)} has no code", "it was read as an alias of the actor above")
            self.entries[-1] = ActorEntry((*self.entries[-1].names, *builder.names), self.entries[-1].codes, self.entries[-1].line)
            self.before.lines.extend(builder.lines)
            for number in builder.lines:
                self.source.used(number)
            return
        self.before = None
        if not builder.codes or not builder.names:
            for number in builder.lines:
                self.source.problem(number, "actor-without-code", f"{' | '.join(builder.names[:3])} has no code", "write one: [USAGOV]")
            return
        for number in builder.lines:
            self.source.used(number)
        self.entries.append(ActorEntry(tuple(dict.fromkeys(builder.names)), tuple(builder.codes), first))
        self.before = builder


def read_actor_file(path: Path) -> tuple[tuple[ActorEntry, ...], Source]:
    """Reads one actor dictionary with the account of its lines."""
    source = read_source(path, "actors")
    return ActorFileReader(source).read(), source
