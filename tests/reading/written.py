"""Reads a text that a test wrote, and prints what was understood of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from textwrap import dedent
from typing import Any

from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.model.issue import Manuscript
from exporter.model.source import Source
from exporter.model.walk import Descendable, descend
from exporter.reading import read

_PLACES = {"line", "column"}
_USUAL = [("number", 0), ("citation", 0), ("colspan", 1), ("rowspan", 1), ("start", 1)]


def understood(text: str, *, math: bool = False) -> tuple[Manuscript, Report]:
    """Read a text; indentation that all its lines share is taken off."""
    report = Report("issue.md")
    source = Source(path=Path("issue.md"), stem="issue", text=dedent(text))
    return read(source, report, math=math), report


def blocks(text: str, *, math: bool = False) -> n.Blocks:
    """Read a text that gives no reason to complain."""
    manuscript, report = understood(text, math=math)
    assert not report.diagnostics, report.diagnostics
    return manuscript.blocks


def block(text: str, *, math: bool = False) -> n.Block:
    """Read a text that is one block and gives no reason to complain."""
    (only,) = blocks(text, math=math)
    return only


def inlines(text: str, *, math: bool = False) -> n.Inlines:
    """Read a text that is one paragraph and gives no reason to complain."""
    only = block(text, math=math)
    assert isinstance(only, n.Paragraph), only
    return only.children


def complaints(text: str) -> list[tuple[Problem, int, str]]:
    """Return the diagnostics of a text."""
    return [(d.problem, d.line, d.message) for d in understood(text)[1].diagnostics]


def every(manuscript: Manuscript) -> Iterator[Descendable]:
    """Yield every node of a manuscript."""
    yield from descend(manuscript.blocks)
    for note in manuscript.notes:
        yield from descend(note.blocks)


def outline(manuscript: Manuscript, report: Report) -> str:
    """Print a manuscript as an indented list of nodes with their places, then the diagnostics."""
    front = manuscript.front
    known = {f.name: getattr(front, f.name) for f in fields(front) if f.name != "lines"}
    lines = [
        f"{name} = {value!r}  # line {front.lines.get(name, 0)}"
        for name, value in known.items()
        if value is not None
    ]
    for node in (*manuscript.blocks, *manuscript.notes):
        lines += _lines(node, 0)
    for found in report.diagnostics:
        lines.append(f"! {found.line}:{found.column} {found.problem}: {found.message}")
    return "\n".join(lines) + "\n"


def _lines(node: Any, depth: int) -> Iterator[str]:
    words = [f"{node.line}:{node.column}", type(node).__name__]
    below: list[tuple[str, Any]] = []
    for f in fields(node):
        value = getattr(node, f.name)
        if f.name in _PLACES or value in ("", (), None) or (f.name, value) in _USUAL:
            continue
        if isinstance(value, tuple) and hasattr(value[0], "line"):
            below += [(f.name, child) for child in value]
        elif hasattr(value, "line"):
            below.append((f.name, value))
        elif isinstance(value, tuple):
            words.append(f"{f.name}={[str(item) for item in value]}")
        else:
            words.append(f"{f.name}={str(value) if isinstance(value, str) else value!r}")
    yield "  " * depth + " ".join(words).replace("\n", "⏎")
    for name, child in below:
        prefix = "" if name in {"children", "blocks", "items", "cells", "body", "image"} else name
        inner = list(_lines(child, depth + 1))
        if prefix:
            inner[0] = _named(inner[0], prefix)
        yield from inner


def _named(line: str, name: str) -> str:
    indent = len(line) - len(line.lstrip())
    return f"{line[:indent]}{name} {line[indent:]}"
