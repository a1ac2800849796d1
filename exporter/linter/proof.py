"""The proof that rules read: the source, its prose, the manuscript and the issue it came to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from exporter.config import Check, Settings
from exporter.diagnostics import Place, Report
from exporter.emit.wechat import limits
from exporter.linter.habit import Habit
from exporter.linter.mask import Masked, mask
from exporter.model.issue import Issue, Manuscript
from exporter.model.source import Source
from exporter.model.walk import Descendable, descend
from exporter.passes import recognise
from exporter.reading import read

UNKNOWN = -1
ALONE = Habit()
"""The habit of an issue whose series is not known."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One issue as rules see it. Offsets count the code points of `text`, from 0."""

    text: str
    masked: Masked
    manuscript: Manuscript
    issue: Issue
    settings: Check
    starts: list[int]
    nodes: tuple[Descendable, ...]
    habit: Habit

    @property
    def prose(self) -> str:
        """The source with all that is no prose blanked, of the same length."""
        return self.masked.prose

    def offset(self, node: Place) -> int:
        """Return where a node begins, UNKNOWN if it does not know."""
        return self.starts[node.line - 1] + max(node.column - 1, 0) if node.line else UNKNOWN

    def line(self, number: int) -> str:
        """Return a line of the source by its number, without its end."""
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset."""
        return place(self.starts, offset)


def place(starts: list[int], offset: int) -> tuple[int, int]:
    """Return line and column of an offset, both from 1, given the offset of each line."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def line_starts(text: str) -> list[int]:
    """Return the offset of each line."""
    return [0, *(found.end() for found in re.finditer("\n", text))]


def pull(source: Source, settings: Settings, report: Report, habit: Habit = ALONE) -> Proof:
    """Pull a proof; what reader, passes and WeChat's limits have to say goes into the report.

    Parameters
    ----------
    habit : Habit
        How the series is written.

    Raises
    ------
    ExportError
        If the issue cannot be read.
    """
    manuscript = read(source, report, math=settings.math, breaks=settings.breaks)
    issue = recognise(manuscript, report, recognition=settings.recognition)
    limits.check(limits.fields(issue.meta, ""), report)
    starts = line_starts(source.text)
    nodes = tuple(_nodes(manuscript))
    front = manuscript.front.math
    math = front if front is not None else settings.math or None
    return Proof(
        text=source.text,
        masked=mask(source.text, starts, nodes, math=math),
        manuscript=manuscript,
        issue=issue,
        settings=settings.check,
        starts=starts,
        nodes=nodes,
        habit=habit,
    )


def _nodes(manuscript: Manuscript) -> Iterator[Descendable]:
    yield from descend(manuscript.blocks)
    for note in manuscript.notes:
        yield from descend(note.blocks)
