"""Leaves out Obsidian's comments, `%%…%%`, in a line or over many: they are not to be published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.diagnostics import Problem, Report
from exporter.model.han import HAN
from exporter.reading.dialects.dropped import Dropped, Kind
from exporter.reading.draft import Draft, Edit
from exporter.reading.mask import Mask

_MARK = re.compile(r"(?<![%\\])%%(?!%)")
_PREFIX = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_DIRECTIVE = re.compile(r"%%[A-Za-z](?!\w)")
_HAN = re.compile(f"[{HAN}]")
_HINT = "close the comment with %% at the end of its last line"


def mend(draft: Draft, report: Report, dropped: Dropped) -> bool:
    """Take out comments, and tell whether there were any."""
    if "%%" not in draft.whole:
        return False
    masked = draft.masked(Mask.MARKUP).split("\n")
    marks = [(i, m.start()) for i, line in enumerate(masked) for m in _MARK.finditer(line)]
    edits: dict[int, list[Edit]] = {}
    at = found = 0
    while at < len(marks):
        index, column = marks[at]
        at += 1
        if masked[index][column - 1 : column].isdigit() and column:
            continue  # 50%%
        if at < len(marks) and _closes(masked, marks[at - 1], marks[at]):
            end = marks[at]
            for line, edit in _spans(draft, (index, column), end):
                edits.setdefault(line, []).append(edit)
            dropped.add(Kind.COMMENTS, index + 1)
            at, found = at + 1, found + 1
        elif _begins_line(masked[index], column) or _HAN.match(masked[index], column + 2):
            message = "a comment %% is never closed, and what follows it is published"
            report.add(Problem.FOREIGN_SYNTAX, message, line=index + 1, hint=_HINT)
    for index, some in edits.items():
        draft.edit(index, some)
    return found > 0


def _closes(masked: list[str], opening: tuple[int, int], closing: tuple[int, int]) -> bool:
    """Tell whether a mark closes the one before: in its line, its paragraph, or ending a line."""
    if all(_DIRECTIVE.match(masked[index], column) for index, column in (opening, closing)):
        return False  # %%s and %%d
    if opening[0] == closing[0]:
        return True
    if not masked[closing[0]][closing[1] + 2 :].strip():
        return _begins_line(masked[opening[0]], opening[1]) or not _is_parted(
            masked, opening, closing
        )
    return not _is_parted(masked, opening, closing)


def _is_parted(masked: list[str], opening: tuple[int, int], closing: tuple[int, int]) -> bool:
    return any(not masked[i].strip(" \t>") for i in range(opening[0], closing[0]))


def _begins_line(line: str, column: int) -> bool:
    prefix = _PREFIX.match(line)
    return column <= (prefix.end() if prefix else 0)


def _spans(
    draft: Draft, opening: tuple[int, int], closing: tuple[int, int]
) -> Iterator[tuple[int, Edit]]:
    """Yield for each line of a comment what to take out of it; the marks of quotes stay."""
    for index in range(opening[0], closing[0] + 1):
        line = draft.lines[index]
        start = opening[1] if index == opening[0] else len(line) - len(line.lstrip(" \t>"))
        end = closing[1] + 2 if index == closing[0] else len(line)
        yield index, (start, max(start, end), "")
