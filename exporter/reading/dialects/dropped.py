"""Collects what is left out without harm, and says it once a kind with all its lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from exporter.diagnostics import Problem, Report

_MOST_LINES = 12


class Kind(Enum):
    """What is left out: what is said of it, and what an editor may do."""

    COMMENTS = "comments between %% are left out", "write <!-- … --> if other readers follow"
    BLOCK_NAMES = "names of blocks (^name) are left out", "delete them, if no note leads to them"
    CONTENTS = (
        "marks for a list of contents are left out: each format makes its own",
        "write them below a heading `## 目录` to say where it should stand",
    )
    ATTRIBUTES = "attributes in braces and properties of blocks are left out", "delete them"
    FOLDS = "folded callouts stand open", "write <details> for what readers may skip"
    NOTES = "links to other notes became text", "link to the address where readers find them"
    LOOKS = (
        "colours, sizes and alignment of text are left out: the theme sets them",
        "write **bold** or ==highlight== where the colour says something",
    )


@dataclass(slots=True)
class Dropped:
    """The lines where something of each kind was left out."""

    lines: dict[Kind, set[int]] = field(default_factory=dict)

    def add(self, kind: Kind, line: int) -> None:
        """Record that something was left out in a line of the source."""
        self.lines.setdefault(kind, set()).add(line)

    def tell(self, report: Report) -> None:
        """Report each kind once, where it stands first."""
        for kind, found in self.lines.items():
            message, hint = kind.value
            lines = sorted(line for line in found if line)
            if len(lines) > 1:
                named = ", ".join(map(str, lines[:_MOST_LINES]))
                message = f"{message} (lines {named}{', …' if len(lines) > _MOST_LINES else ''})"
            first = lines[0] if lines else 0
            report.add(Problem.FOREIGN_DROPPED, message, line=first, hint=hint)
