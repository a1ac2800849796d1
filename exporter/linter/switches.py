"""Comments that turn rules off and on: `<!-- check: off CODE… -->`, `on`, `ignore`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from exporter.linter.proof import Proof
from exporter.linter.rule import matches

COMMENT = "check-comment"
_SWITCH = re.compile(r"<!--\s*check:\s*(?P<word>[^\s,]*)(?P<codes>.*?)-->", re.DOTALL)
_SEPARATOR = re.compile(r"[\s,，]+")


@dataclass(frozen=True, slots=True)
class Switch:
    """One comment: `codes` is empty where it means all; `line` is where it begins to count."""

    word: str
    codes: tuple[str, ...]
    line: int
    start: int
    end: int


def read_switches(proof: Proof) -> tuple[Switch, ...]:
    """Return the comments of a source that speak to the linter."""
    found: list[Switch] = []
    for start, end in proof.masked.comments:
        said = _SWITCH.fullmatch(proof.text, start, end)
        if said:
            codes = tuple(code for code in _SEPARATOR.split(said["codes"]) if code)
            line = _ignored_line(proof, start, end) if said["word"] == "ignore" else 0
            line = line or proof.place(start)[0]
            found.append(Switch(said["word"], codes, line, start, end))
    return tuple(found)


def is_on(switches: tuple[Switch, ...], code: str, line: int) -> bool:
    """Tell whether a rule is on in a line; without a line, whether it is on at the end."""
    on = True
    for switch in switches:
        if switch.codes and not any(matches(name, code) for name in switch.codes):
            continue
        if switch.word == "ignore":
            if switch.line == line:
                return False
        elif not line or switch.line <= line:
            on = switch.word != "off"
    return on


def _ignored_line(proof: Proof, start: int, end: int) -> int:
    """Return the next line with text after a comment alone in its line, else the comment's own."""
    first, _ = proof.place(start)
    last, column = proof.place(end)
    before = proof.text[proof.starts[first - 1] : start]
    if before.strip() or proof.line(last)[column - 1 :].strip():
        return first
    after = range(last + 1, len(proof.starts) + 1)
    return next((number for number in after if proof.line(number).strip()), last)
