"""Finds the definitions of footnotes in the source, before pandoc puts their text at each call."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from exporter.reading.draft import Draft

CALL = re.compile(r"\[\^([^\[\]\s]+)\]")
_DEFINITION = re.compile(r"[ \t>]*\[\^([^\[\]\s]+)\]:")


@dataclass(slots=True)
class Definition:
    """A footnote as it is defined: its line, how many characters it has, which others it calls."""

    line: int
    length: int = 0
    calls: list[str] = field(default_factory=list)


def definitions(draft: Draft) -> dict[str, Definition]:
    """Return the definition of each footnote by its label."""
    known: dict[str, Definition] = {}
    label = ""
    for index in draft.prose():
        line = draft.lines[index]
        found = _DEFINITION.match(line)
        if found:
            label = found[1].lower()
            known.setdefault(label, Definition(index + 1))
            line = line[found.end() :]
        elif line and not line[0].isspace() and not draft.lines[index - 1].strip():
            label = ""
        if label:
            known[label].length += len(line) + 1
            known[label].calls += (call.lower() for call in CALL.findall(line))
    return known
