"""How the slack of a line is spread over it (clreq, 行内调整).

Too long a line shrinks where it is elastic: marks, then spaces, each in proportion. Too short a one
grows there first, up to a limit, and then between all Han alike, so that hardly any line shows it.
A line that would be torn apart, before a long word on a narrow measure, stays short instead.
"""

from __future__ import annotations

from exporter.emit.typesetting.fit import WIDEST, Line, Paragraph
from exporter.emit.typesetting.unit import HALF, Kind


def advances(paragraph: Paragraph, line: Line) -> tuple[list[float], list[float]]:
    """Return the width of each unit of a line, and the space after each.

    A line that is not justified keeps its natural widths, unless it is too long.
    """
    slack = line.slack
    widest = line.stretch + WIDEST * line.gaps * paragraph.units[line.start].size
    if (line.last or not paragraph.justified or slack > widest) and slack > 0:
        slack = 0.0
    shrunk = min(-slack / line.shrink, 1.0) if slack < 0 and line.shrink > 0 else 0.0
    grown = min(slack / line.stretch, 1.0) if slack > 0 and line.stretch > 0 else 0.0
    rest = max(slack - line.stretch, 0.0)
    each = rest / line.gaps if line.gaps else 0.0
    units = paragraph.units[line.start : line.end]
    widths: list[float] = []
    for place, unit in enumerate(units, line.start):
        elastic = paragraph.own[place]
        trimmed = unit.full and (
            (place == line.start and unit.kind is Kind.OPENING)
            or (place == line.end - 1 and unit.kind is Kind.CLOSING)
        )
        if trimmed:
            widths.append(HALF * unit.size)
        else:
            widths.append(elastic.natural - shrunk * elastic.shrink + grown * elastic.stretch)
    after = [0.0] * len(units)
    for place in range(line.start + 1, line.end):
        gap = paragraph.gaps[place]
        wide = gap.natural - shrunk * gap.shrink + grown * gap.stretch
        after[place - line.start - 1] = wide + (each if paragraph.grows[place] else 0.0)
    return widths, after
