"""Lets a table begin right below a line of text, which GitHub's reader does and pandoc's does not.

A table is a row of names above a row of dashes with as many cells (GFM 4.10). A blank line parts
them from the text: between the two in what pandoc gets, nowhere in the source.
"""

from __future__ import annotations

import re

from exporter.reading.draft import Draft

_PREFIX = re.compile(r"[ \t>]*")
_DASHES = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*+\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_OPENS = re.compile(r"<(pre|script|style|textarea)\b|<!--", re.IGNORECASE)
_CODE = 4


def part(draft: Draft) -> None:
    """Put a blank line before every table that follows a line of text."""
    prose = draft.prose()
    known = set(prose)
    table = -2
    for index in prose:
        if index == table + 1 and _content(draft, index):
            table = index  # a row; no table begins inside another
        elif index - 1 in known and _begins(draft, index):
            table = index
            if index - 2 in known and _is_text(draft, index - 2, index - 1):
                draft.gaps[index - 1] = _quote(draft, index - 1)


def _begins(draft: Draft, index: int) -> bool:
    """Tell whether a line and the one above it begin a table."""
    dashes = _content(draft, index).rstrip()
    if "|" not in dashes or "-" not in dashes or not _DASHES.fullmatch(dashes):
        return False
    names = _content(draft, index - 1).rstrip()
    return "|" in names and _cells(names) == _cells(dashes)


def _is_text(draft: Draft, above: int, names: int) -> bool:
    """Tell whether the line above a table would take it in, and is no code."""
    if not _content(draft, above) or _ITEM.match(draft.lines[names]):
        return False
    return not _is_code(draft, names)


def _is_code(draft: Draft, index: int) -> bool:
    """Tell whether a line is indented for code, or stands in HTML that keeps its lines."""
    indent = _indent(draft.lines[index])
    for line in reversed(draft.lines[:index]):
        if _OPENS.search(line):
            return True
        if not line.strip():
            if indent < _CODE:
                return False
        elif _indent(line) < min(indent, _CODE):
            return indent >= _CODE and not _ITEM.match(line)
    return indent >= _CODE


def _indent(line: str) -> int:
    spread = line.expandtabs(_CODE)
    return len(spread) - len(spread.lstrip(" "))


def _content(draft: Draft, index: int) -> str:
    line = draft.lines[index]
    prefix = _PREFIX.match(line)
    return line[prefix.end() :] if prefix else line


def _cells(row: str) -> int:
    inner = row.removeprefix("|")
    bars = len(_BAR.findall(inner))
    return bars + 1 - (inner.endswith("|") and not inner.endswith("\\|"))


def _quote(draft: Draft, index: int) -> str:
    """Return the marks of the quote that a line stands in together with the line above."""
    prefix = _PREFIX.match(draft.lines[index])
    marks = prefix[0].rstrip() if prefix else ""
    return marks if marks and draft.lines[index - 1].startswith(marks) else ""
