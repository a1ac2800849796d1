"""Finds the definitions of footnotes in the source, before pandoc puts their text at each call."""

from __future__ import annotations

import re

from exporter.read.draft import Draft

CALL = re.compile(r"\[\^([^\]\s]+)\]")
_DEFINITION = re.compile(r"[ \t>]*\[\^([^\]\s]+)\]:")


def definitions(draft: Draft) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Return of each footnote the line of its definition, and the footnotes that its text calls."""
    places: dict[str, int] = {}
    calls: dict[str, list[str]] = {}
    label = ""
    for index in draft.prose():
        line = draft.lines[index]
        found = _DEFINITION.match(line)
        if found:
            label = found[1].lower()
            places.setdefault(label, index + 1)
            line = line[found.end() :]
        elif line and not line[0].isspace() and not draft.lines[index - 1].strip():
            label = ""
        if label:
            inside = (call.lower() for call in CALL.findall(line))
            calls.setdefault(label, []).extend(inside)
    return places, calls
