"""The text on its way to pandoc: edits move no line, and every place finds its way back.

Every station that changes the source for pandoc does it here. It looks for what it wants in
`lines`, or in one of the masks, which hide code and markup; it collects its edits, and hands them
over together: `edit` for one line, `replace` for the whole text. What it adds below the text
(`append`) stands where it was taken from.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from exporter.diagnostics import Place
from exporter.reading.mask import Mask, masks

JOINER = "\u034f"
_TAB = 4
_RANGE = re.compile(r"(\d+):(\d+)-")
_CONTAINER = r"(?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])[ \t]+)*+"
_FENCE = re.compile(rf"({_CONTAINER})(`{{3,}}(?=[^`]*$)|~{{3,}})(.*)")

Edit = tuple[int, int, str]


@dataclass(slots=True)
class Draft:
    """Lines as the author wrote them, and as pandoc gets them.

    `origins` gives for each edited line the column in the source of each of its characters, `gaps`
    for some lines the blank one that pandoc gets before it, `appended` the lines below the text
    with the line and the columns in the source that they were taken from.
    """

    source: tuple[str, ...]
    lines: list[str]
    origins: dict[int, list[int]] = field(default_factory=dict)
    gaps: dict[int, str] = field(default_factory=dict)
    appended: list[tuple[str, int, Sequence[int]]] = field(default_factory=list)
    _prose: list[int] | None = None
    _gaps: list[int] = field(default_factory=list)
    _masks: tuple[str, ...] | None = None

    def edit(self, index: int, edits: Sequence[Edit]) -> None:
        """Replace spans of a line, given in order as start, end and what comes instead."""
        line = self.lines[index]
        columns = self.origins.get(index) or list(range(1, len(line) + 2))
        pieces: list[str] = []
        origins: list[int] = []
        done = 0
        for start, end, new in edits:
            pieces += (line[done:start], new)
            origins += columns[done:start]
            origins += [columns[start]] * len(new)
            done = end
        self.lines[index] = "".join((*pieces, line[done:]))
        self.origins[index] = origins + columns[done:]
        self._masks = None

    def fence(self, index: int, edit: Edit) -> None:
        """Edit a line so that a fence of code begins or ends there."""
        self.edit(index, [edit])
        self._prose = None

    def replace(self, edits: Iterable[Edit]) -> None:
        """Replace spans of `whole`; none may reach over a line end."""
        starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))
        by_line: dict[int, list[Edit]] = {}
        for start, end, new in sorted(edits):
            index = bisect_right(starts, start) - 1
            at = starts[index]
            by_line.setdefault(index, []).append((start - at, end - at, new))
        for index, found in by_line.items():
            self.edit(index, found)

    def append(self, text: str, line: int, columns: Sequence[int]) -> None:
        """Add a line below the text, given the line and columns of its characters in the source."""
        self.appended.append((text, line, columns))

    @property
    def whole(self) -> str:
        """The lines as one text, whose offsets those of `masked` and `replace` are."""
        return "\n".join(self.lines)

    def masked(self, kind: Mask) -> str:
        """Return `whole` with NUL for each character that a kind of mask hides."""
        if self._masks is None:
            self._masks = masks(self.whole, self.prose())
        return self._masks[kind]

    def column(self, index: int, offset: int) -> int:
        """Return the column in the source of a character of a line."""
        origins = self.origins.get(index)
        return origins[offset] if origins else offset + 1

    def prose(self) -> list[int]:
        """Return the index of each line outside fenced code, which no edit may begin or end."""
        if self._prose is None:
            self._prose = list(_outside_fences(self.lines))
        return self._prose

    @property
    def text(self) -> str:
        """What pandoc gets."""
        below = "".join(f"\n\n{line}" for line, _, _ in self.appended)
        if not self.gaps:
            return self.whole + below
        gaps = {index: f"{gap}\n" for index, gap in self.gaps.items()}
        lines = (gaps.get(index, "") + line for index, line in enumerate(self.lines))
        return "\n".join(lines) + below

    def place(self, ranges: str) -> tuple[int, int]:
        """Return line and column in the source of pandoc's `data-pos`, (0, 0) if it is empty.

        The commonmark reader writes `line:column-line:column`, of several ranges the smallest
        counts, and a tab reaches to the next multiple of four.
        """
        if ";" in ranges:
            line, column = min((int(a), int(b)) for a, b in _RANGE.findall(ranges))
        elif found := _RANGE.search(ranges):
            line, column = int(found[1]), int(found[2])
        else:
            return 0, 0
        index = self._index(line)
        if index >= len(self.lines):
            return self._below(index - len(self.lines), column)
        sent = self.lines[index]
        if "\t" in sent:
            column = _without_tabs(sent, column)
        origins = self.origins.get(index)
        if origins is None:
            return index + 1, column
        return index + 1, origins[min(column, len(origins)) - 1]

    def ahead(self, ranges: str) -> str:
        """Return what pandoc got of a line from a `data-pos` on, nothing if it is empty."""
        found = _RANGE.search(ranges)
        if found is None:
            return ""
        line, column = int(found[1]), int(found[2])
        index = self._index(line)
        if index >= len(self.lines):
            return ""
        gaps = self._places_of_gaps()
        is_gap = line - 1 in gaps[bisect_left(gaps, line - 1) :][:1]
        sent = self.gaps[index] if is_gap else self.lines[index]
        return sent[(_without_tabs(sent, column) if "\t" in sent else column) - 1 :]

    def _below(self, index: int, column: int) -> tuple[int, int]:
        """Return the place of a character of an appended line; a blank one stands above each."""
        number, is_line = divmod(index, 2)
        if not is_line or number >= len(self.appended):
            return 0, 0
        _, line, columns = self.appended[number]
        return line, columns[min(column, len(columns)) - 1]

    def _index(self, line: int) -> int:
        """Return the index of a line as pandoc counts them; that of a gap is the line below it."""
        if not self.gaps:
            return line - 1
        return line - 1 - bisect_left(self._places_of_gaps(), line - 1)

    def _places_of_gaps(self) -> list[int]:
        """Return the index of each gap among the lines that pandoc gets."""
        if len(self._gaps) != len(self.gaps):
            self._gaps = [index + number for number, index in enumerate(sorted(self.gaps))]
        return self._gaps

    def at(self, node: Place) -> str:
        """Return the character where a node stands, nothing if its place is unknown."""
        return self.source[node.line - 1][node.column - 1 : node.column] if node.line else ""

    def find(self, needle: str, line: int, column: int, lines: int = 1) -> tuple[int, int]:
        """Return where a string stands in the source at or after a place, (0, 0) if nowhere.

        Parameters
        ----------
        lines : int
            How many lines to look through.
        """
        for index in range(line - 1, min(line - 1 + lines, len(self.source))):
            start = column - 1 if index == line - 1 else 0
            at = self.source[index].find(needle, max(start, 0))
            if at >= 0:
                return index + 1, at + 1
        return 0, 0

    def starts_bare(self, text: str, place: tuple[int, int]) -> bool:
        """Tell whether a text stands in the source at a place, or no place is known."""
        line, column = place
        return not line or self.source[line - 1].startswith(text, column - 1)


def draft(text: str) -> Draft:
    """Begin a draft."""
    lines = text.split("\n")
    return Draft(source=tuple(lines), lines=lines)


def _without_tabs(line: str, column: int) -> int:
    reached = 1
    for number, character in enumerate(line, 1):
        if reached >= column:
            return number
        reached += _TAB - (reached - 1) % _TAB if character == "\t" else 1
    return len(line) + 1 + max(column - reached, 0)


def _outside_fences(lines: Iterable[str]) -> Iterable[int]:
    fence = ""
    quoted = False
    for index, line in enumerate(lines):
        found = _FENCE.match(line) if "`" in line or "~" in line else None
        if fence:
            if quoted and ">" not in line[:4]:
                fence = ""
            else:
                closes = found and found[2].startswith(fence) and not found[3].strip()
                fence = "" if closes else fence
                continue
        if found:
            fence, quoted = found[2], ">" in found[1]
        else:
            yield index
