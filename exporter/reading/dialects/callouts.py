"""Reads callouts of any name, title and fold: `> [!warning]- 标题`, as Obsidian has them.

GitHub knows five names and no titles, and pandoc reads those. Obsidian has thirteen kinds with
aliases, and takes any other name for a note; here each is one of the five in look, with its own
name as title where the author wrote none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from exporter.diagnostics import Problem, Report
from exporter.model.nodes import CalloutKind
from exporter.reading import shapes
from exporter.reading.context import Context
from exporter.reading.dialects.dropped import Kind
from exporter.reading.dialects.kinds import kind_of
from exporter.reading.draft import JOINER, Draft
from exporter.reading.inlines import position

_MARK = re.compile(
    r"\[!(?P<name>[^\[\]|&<>\\`*\n]{1,60})(?:\|[^\[\]&<>\\`*\n]{0,60})?\](?P<fold>[+-]?)(?![(\[:])"
)
_DEPTH = re.compile(r"[ \t]*>[> \t]*")
_LATE = re.compile(r"(?P<depth>[ \t]*>[> \t]*)(?P<mark>\[!(?!\[)[^\[\]`\n]{1,60}\])[+-]?(?![(\[:])")
_APART = "put a blank line without `>` above it"


@dataclass(frozen=True, slots=True)
class Opening:
    """The first line of a callout; `title` is what its author wrote, `name` stands for none."""

    kind: CalloutKind
    name: str
    title: list[shapes.Inline]


def opening(
    context: Context, content: Sequence[shapes.Inline], at: str
) -> tuple[Opening, list[shapes.Inline]] | None:
    """Return the opening of a callout and what follows its line in the paragraph, None if none.

    Parameters
    ----------
    content : sequence of inlines
        The first paragraph of a quote.
    at : str
        Where it stands.
    """
    first = content[0] if content else None
    where = position(first.c[0]) if isinstance(first, shapes.Span) else at
    found = _MARK.match(context.draft.ahead(where).replace(JOINER, ""))
    rest = _without(content, found[0]) if found else None
    if found is None or rest is None or not found["name"].strip():
        return None
    if found["fold"] == "-":
        context.dropped.add(Kind.FOLDS, context.draft.place(where)[0])
    kind, name = kind_of(found["name"])
    end = next((i for i, item in enumerate(rest) if _is_line_end(item)), len(rest))
    return Opening(kind, name, rest[:end]), rest[end + 1 :]


def name_late(draft: Draft, report: Report) -> None:
    """Report the marks of callouts that do not open their quote, which stay text everywhere."""
    for index in draft.prose():
        found = _LATE.match(draft.lines[index]) if "[!" in draft.lines[index] else None
        above = _DEPTH.match(draft.lines[index - 1]) if found and index else None
        if found is None or above is None or above[0].count(">") < found["depth"].count(">"):
            continue
        message = (
            f"`{found['mark']}` stays text: a callout opens its quote, this is not its first line"
        )
        column = draft.column(index, found.start("mark"))
        report.add(Problem.FOREIGN_SYNTAX, message, line=index + 1, column=column, hint=_APART)


def _without(content: Sequence[shapes.Inline], mark: str) -> list[shapes.Inline] | None:
    """Return inlines without the mark that they begin with, None if they begin otherwise."""
    for index, item in enumerate(content):
        if not mark:
            return list(content[index:])
        text = _text(item)
        if text is None or not mark.startswith(text):
            return None
        mark = mark[len(text) :]
    return None if mark else []


def _text(item: shapes.Inline) -> str | None:
    match _bare(item):
        case shapes.Str(c=text):
            return text.replace(JOINER, "")
        case shapes.Space():
            return " "
        case _:
            return None


def _is_line_end(item: shapes.Inline) -> bool:
    return isinstance(_bare(item), shapes.SoftBreak | shapes.LineBreak)


def _bare(item: shapes.Inline) -> shapes.Inline:
    """Return what stands in a wrapper that holds nothing else."""
    while isinstance(item, shapes.Span) and len(item.c[1]) == 1:
        item = item.c[1][0]
    return item
