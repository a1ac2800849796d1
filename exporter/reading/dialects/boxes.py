"""Makes a quote of the lines of a box, whose first line is a callout's: `> [!tip] 标题`.

Quotes nest in lists, in each other and in footnotes, and keep tables, listings and pictures inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from exporter.reading.draft import Draft

PREFIX = r"(?P<prefix>(?P<quotes>(?:[ \t]*>)*)(?P<indent>[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*))"
_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_TAB = 4


@dataclass(frozen=True, slots=True)
class Site:
    """Where the lines of a box stand: the depth of quotes around, and how far they are indented."""

    depth: int
    indent: int

    @staticmethod
    def of(found: re.Match[str]) -> Site:
        """Return the site of a line that `PREFIX` begins."""
        return Site(found["quotes"].count(">"), len(found["indent"].expandtabs(_TAB)))

    def reach(self, line: str, more: int = 0) -> tuple[int, int]:
        """Return where the text of a line begins here, and how many columns it lacks.

        Parameters
        ----------
        more : int
            How much further than the first line it is indented.
        """
        at = end_of_quotes(line, self.depth)
        left = self.indent + more
        while left > 0 and line[at : at + 1] in {" ", "\t"}:
            left -= _TAB if line[at] == "\t" else 1
            at += 1
        return at, max(left, 0)


def end_of_quotes(line: str, depth: int) -> int:
    """Return where a line goes on behind the marks of so many quotes, -1 if it has not so many."""
    at = 0
    for _ in range(depth):
        while line[at : at + 1] in {" ", "\t"}:
            at += 1
        if line[at : at + 1] != ">":
            return -1
        at += 1
    return at


def is_inside(draft: Draft, site: Site, first: int, end: int) -> bool:
    """Tell whether lines stand in all the quotes around a box."""
    if not site.depth:
        return True
    return all(end_of_quotes(draft.lines[i], site.depth) >= 0 for i in range(first, end))


def quote(draft: Draft, site: Site, first: int, end: int, less: int = 0) -> None:
    """Make a quote of lines that are given as indices, the second exclusive.

    Parameters
    ----------
    less : int
        How much further they are indented than the first line of the box.
    """
    for index in range(first, end):
        line = draft.lines[index]
        at, lacking = site.reach(line)
        stop = site.reach(line, less)[0] if less else at
        blank = not line[at:].strip()
        mark = " " * lacking + (">" if blank else "> ")
        draft.edit(index, [(at, len(line) if blank else stop, mark)])
        if index in draft.gaps:
            draft.gaps[index] = " " * site.indent + ">" + draft.gaps[index].lstrip(" ")
    part(draft, site, end)


def part(draft: Draft, site: Site, index: int) -> None:
    """Put a blank line before a line, unless one stands there or the text ends."""
    inside = 0 < index < len(draft.lines)
    if inside and not _is_blank(draft, index) and not _is_blank(draft, index - 1):
        draft.gaps.setdefault(index, ">" * site.depth)


def part_from_quote(draft: Draft, site: Site, index: int) -> None:
    """Put a blank line before a box that stands right below a quote, which would take it in."""
    if index:
        above = draft.lines[index - 1]
        at = end_of_quotes(above, site.depth)
        if at >= 0 and ">" in above[at:] and above[at:].lstrip(" \t")[:1] == ">":
            part(draft, site, index)


def clear(draft: Draft, site: Site, index: int) -> None:
    """Leave nothing of a line but the marks of the quotes and the item around it."""
    at = max(end_of_quotes(draft.lines[index], site.depth), 0)
    draft.edit(index, [(at, len(draft.lines[index]), "")])


def _is_blank(draft: Draft, index: int) -> bool:
    return not draft.lines[index].strip(" \t>")
