"""Keeps the notes that are called, and the calls that have a note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from exporter.model import nodes as n
from exporter.model.issue import Issue
from exporter.model.walk import Descendable, descend, rebuild_issue, sections


def settle_notes(issue: Issue) -> Issue:
    """Return the issue with every call's note, and no note that nothing calls."""
    by_number = {note.number: note for note in reversed(issue.notes)}
    called: dict[int, None] = {}
    waiting = [*_calls(issue.lead)]
    for section in sections(issue):
        waiting += [*_calls(section.title), *_calls(section.blocks)]
    unanswered = any(number not in by_number for number in waiting)
    while waiting:
        number = waiting.pop(0)
        if number in by_number and number not in called:
            called[number] = None
            waiting += _calls(by_number[number].blocks)

    def answered(node: n.Inline) -> Iterable[n.Inline]:
        return () if isinstance(node, n.NoteRef) and node.number not in called else (node,)

    notes = tuple(note for number, note in sorted(by_number.items()) if number in called)
    settled = replace(issue, notes=notes)
    return rebuild_issue(settled, inline=answered) if unanswered or notes else settled


def _calls(nodes: Iterable[Descendable]) -> list[int]:
    return [node.number for node in descend(nodes) if isinstance(node, n.NoteRef)]
