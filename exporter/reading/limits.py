"""Refuses what would bring pandoc or the formats down: endless text, bottomless nesting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from exporter.diagnostics import ExportError, Problem
from exporter.model import nodes as n
from exporter.model.issue import Manuscript
from exporter.model.walk import Descendable, children, descend
from exporter.reading.characters import is_heaped
from exporter.reading.draft import Draft
from exporter.reading.footnotes import CALL, Definition, definitions
from exporter.reading.nesting import Elements, deep_containers, is_deep

DEEPEST = 32
_MOST_NOTES = 10_000
_LONGEST_NOTES = 1_000_000
_MOST_WORDS = 150_000
_MOST_NODES = 40_000
_MOST_HEADINGS = 2_000
_LONGEST_PARAGRAPH = 60_000
_MOST_MARKS = 4_000
_MOST_CODE, _MOST_BREAKS = 5_000, 1_000
_MOST_ACCENTS = 300
_SPLIT = "split it into several issues"
_WORD = re.compile(r"\w+|[^\w\s]")
_BEGINS = re.compile(r"[\s>]*(?:$|[-*+]\s|\d{1,9}[.)]\s|[|#<])")
_Size: TypeAlias = tuple[int, int]
_CONTAINERS = (n.Quote, n.Callout, n.BulletList, n.OrderedList, n.DefinitionList, n.Table, n.Span)


def check_notes(draft: Draft) -> None:
    """Refuse footnotes that call each other without end, which pandoc would write out.

    Raises
    ------
    ExportError
        If a footnote calls itself, or the calls multiply.
    """
    known = definitions(draft)
    sizes: dict[str, _Size] = {}
    for label in known:
        _measure(label, known, sizes, ())
    called = [
        sizes[call.lower()]
        for index in draft.prose()
        if "[^" in draft.lines[index]
        for call in CALL.findall(draft.lines[index])
        if call.lower() in sizes
    ]
    notes, length = (sum(column) for column in zip(*called, strict=True)) if called else (0, 0)
    if notes > _MOST_NOTES or length > _LONGEST_NOTES:
        raise ExportError(
            Problem.UNREADABLE,
            f"the footnotes are called {notes} times and come to {length} characters",
            hint="call each footnote once, and write footnotes that call no others",
            line=min(definition.line for definition in known.values()),
        )


def check_size(text: str) -> None:
    """Refuse more text than any newsletter has: each word costs pandoc a kilobyte and more.

    Raises
    ------
    ExportError
        If there are more than 150,000 words, marks and lines; a run of Han is one word.
    """
    if len(text) <= _MOST_WORDS // 2:
        return
    if text.count("\n") + sum(1 for _ in _WORD.finditer(text)) > _MOST_WORDS:
        message = f"the issue has more than {_MOST_WORDS} words, marks and lines"
        raise ExportError(Problem.UNREADABLE, message, hint=_SPLIT)


def check_paragraphs(draft: Draft) -> None:
    """Refuse what is nested beyond all measure or has no end, before pandoc sees it.

    Raises
    ------
    ExportError
        If quotes, lists, brackets, emphasis or elements are nested more than 100 deep, a paragraph
        has more than 60,000 characters (pandoc's time grows by the square), more than 4,000 marks
        that may be emphasis (it tries them pair by pair), or 300 accents in a row (it sorts them).
    """
    prose = draft.prose()
    line = deep_containers(draft, prose)
    if line:
        raise too_deep(line)
    elements = Elements()
    for first, paragraph in _paragraphs(draft, prose):
        if len(paragraph) > _LONGEST_PARAGRAPH:
            raise _too_long(f"{_LONGEST_PARAGRAPH} characters", first)
        elements.end_paragraph()
        if is_deep(paragraph) or ("<" in paragraph and elements.are_deep(paragraph)):
            raise too_deep(first)
        if len(paragraph) > _MOST_ACCENTS and is_heaped(paragraph, _MOST_ACCENTS):
            raise _too_long(f"{_MOST_ACCENTS} combining marks on one character", first)
        if sum(paragraph.count(mark) for mark in "*_~") > _MOST_MARKS:
            raise _too_long(f"{_MOST_MARKS} asterisks, underscores and tildes", first)


def _paragraphs(draft: Draft, prose: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each paragraph, item, row and heading, roughly."""
    lines: list[str] = []
    first = 0
    for index in prose:
        line = draft.lines[index]
        if _BEGINS.match(line):
            if lines:
                yield first, "\n".join(lines)
            lines = []
        if line.strip():
            first = first if lines else index + 1
            lines.append(line)
    if lines:
        yield first, "\n".join(lines)


def _too_long(what: str, line: int) -> ExportError:
    return ExportError(
        Problem.UNREADABLE,
        f"the paragraph has more than {what}",
        hint="divide it by blank lines",
        line=line,
    )


def check_tree(manuscript: Manuscript) -> None:
    """Refuse a tree that is deeper or larger than the formats can follow.

    Raises
    ------
    ExportError
        If quotes, lists, tables and emphasis are nested more than 32 deep, or there are more than
        40,000 nodes or 2,000 headings.
    """
    headings = sum(isinstance(block, n.Heading) for block in manuscript.blocks)
    nodes = _count(manuscript.blocks, 0) + sum(_count(note.blocks, 0) for note in manuscript.notes)
    if headings > _MOST_HEADINGS:
        message = f"the issue has {headings} headings, {_MOST_HEADINGS} are the most"
        raise ExportError(Problem.UNREADABLE, message, hint=_SPLIT)
    _check_lines(manuscript)
    if nodes > _MOST_NODES:
        message = f"the issue has {nodes} paragraphs, items, cells and links, {_MOST_NODES} at most"
        raise ExportError(Problem.UNREADABLE, message, hint=_SPLIT)


def _check_lines(manuscript: Manuscript) -> None:
    """Refuse what a PDF takes by the square, or with a tenth of a megabyte a line."""
    code = breaks = line = 0
    for node in descend(manuscript.blocks):
        if isinstance(node, n.CodeBlock):
            code += node.text.count("\n") + 1
            if code > _MOST_CODE:
                message = f"the issue has more than {_MOST_CODE} lines of listings"
                raise ExportError(Problem.UNREADABLE, message, hint=_SPLIT, line=node.line)
        elif isinstance(node, n.Paragraph):
            breaks, line = 0, node.line
        elif isinstance(node, n.Break):
            breaks += 1
            if breaks > _MOST_BREAKS:
                raise _too_long(f"{_MOST_BREAKS} line breaks", line)


def too_deep(line: int = 0) -> ExportError:
    """Return the error for an issue that is nested too deeply."""
    return ExportError(
        Problem.UNREADABLE,
        f"the text is nested more than {DEEPEST} deep",
        hint="take out some levels of quotes, lists or emphasis",
        line=line,
    )


def _count(nodes: Iterable[Descendable], depth: int) -> int:
    total = 0
    for node in nodes:
        below = depth + isinstance(node, _CONTAINERS)
        if below > DEEPEST:
            raise too_deep(node.line)
        total += 1 + _count(children(node), below)
    return total


def _measure(
    label: str, known: dict[str, Definition], sizes: dict[str, _Size], above: tuple[str, ...]
) -> _Size:
    if label in above or len(above) > DEEPEST:
        raise ExportError(
            Problem.UNREADABLE,
            f"the footnote [^{label}] calls itself",
            hint="take the call out of the footnote's text",
            line=known[label].line,
        )
    if label not in sizes:
        notes, length = 1, known[label].length
        for call in known[label].calls:
            if call in known:
                inner = _measure(call, known, sizes, (*above, label))
                notes, length = notes + inner[0], length + inner[1]
        sizes[label] = (notes, length)
    return sizes[label]
