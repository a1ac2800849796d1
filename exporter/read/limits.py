"""Refuses what would bring pandoc or the formats down: endless footnotes, bottomless nesting."""

from __future__ import annotations

import re
from collections.abc import Iterable

from exporter.diagnostics import ExportError, Problem
from exporter.model import nodes as n
from exporter.model.issue import Manuscript
from exporter.model.walk import Descendable, children
from exporter.read.draft import Draft
from exporter.read.footnotes import CALL, definitions

_DEEPEST = 32
_MOST_NOTES = 10_000
_LONGEST_PARAGRAPH = 60_000
_BEGINS = re.compile(r"[\s>]*(?:$|[-*+]\s|\d{1,9}[.)]\s|[|#<])")
_CONTAINERS = (n.Quote, n.Callout, n.BulletList, n.OrderedList, n.DefinitionList, n.Table, n.Span)


def check_notes(draft: Draft) -> None:
    """Refuse footnotes that call each other without end, which pandoc would write out.

    Raises
    ------
    ExportError
        If a footnote calls itself, or the calls multiply.
    """
    places, calls = definitions(draft)
    sizes: dict[str, int] = {}
    for label in calls:
        _measure(label, calls, places, sizes, ())
    total = sum(
        sizes.get(call.lower(), 1)
        for index in draft.prose()
        if "[^" in draft.lines[index]
        for call in CALL.findall(draft.lines[index])
    )
    if total > _MOST_NOTES:
        raise ExportError(
            Problem.UNREADABLE,
            f"the footnotes call each other {total} times",
            hint="write footnotes that call no others",
            line=min(places.values()),
        )


def check_paragraphs(draft: Draft) -> None:
    """Refuse endless paragraphs: pandoc takes time by the square of their length.

    Raises
    ------
    ExportError
        If a paragraph has more than 60,000 characters.
    """
    length, first = 0, 0
    for index in draft.prose():
        line = draft.lines[index]
        if _BEGINS.match(line):
            length, first = 0, index if line.strip() else index + 1
        length += len(line)
        if length > _LONGEST_PARAGRAPH:
            raise ExportError(
                Problem.UNREADABLE,
                f"the paragraph has more than {_LONGEST_PARAGRAPH} characters",
                hint="divide it by blank lines",
                line=first + 1,
            )


def check_depth(manuscript: Manuscript) -> None:
    """Refuse a tree that is nested more deeply than the formats can follow.

    Raises
    ------
    ExportError
        If quotes, lists, tables and emphasis are nested more than 32 deep.
    """
    _descend(manuscript.blocks, 0)
    for note in manuscript.notes:
        _descend(note.blocks, 0)


def too_deep(line: int = 0) -> ExportError:
    """Return the error for an issue that is nested too deeply."""
    return ExportError(
        Problem.UNREADABLE,
        f"the text is nested more than {_DEEPEST} deep",
        hint="take out some levels of quotes, lists or emphasis",
        line=line,
    )


def _descend(nodes: Iterable[Descendable], depth: int) -> None:
    for node in nodes:
        below = depth + isinstance(node, _CONTAINERS)
        if below > _DEEPEST:
            raise too_deep(node.line)
        _descend(children(node), below)


def _measure(
    label: str,
    calls: dict[str, list[str]],
    places: dict[str, int],
    sizes: dict[str, int],
    above: tuple[str, ...],
) -> int:
    if label in above or len(above) > _DEEPEST:
        raise ExportError(
            Problem.UNREADABLE,
            f"the footnote [^{label}] calls itself",
            hint="take the call out of the footnote's text",
            line=places[label],
        )
    if label not in sizes:
        inner = (c for c in calls.get(label, ()) if c in calls)
        sizes[label] = 1 + sum(_measure(c, calls, places, sizes, (*above, label)) for c in inner)
    return sizes[label]
