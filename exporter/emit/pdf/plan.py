"""Plans the lines of a paragraph of WeasyPrint's, and gives each text box its part of each.

A plan is made when the first line of a paragraph is asked for, and made anew from where it is when
the measure changes, as it does beside a float.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, TypeAlias

from exporter.emit.pdf import shaping
from exporter.emit.pdf.flatten import (
    Box,
    Flat,
    Measure,
    Resolve,
    UnsettableError,
    allowed,
    flatten,
    hyphenate,
)
from exporter.emit.pdf.internals import boxes
from exporter.emit.typesetting import breaks, justify, spacing
from exporter.emit.typesetting.fit import HYPHEN_WIDTH, Line, Paragraph
from exporter.emit.typesetting.marks import APOSTROPHE, HYPHEN, MARKS, NARROW_APOSTROPHE, nearest
from exporter.emit.typesetting.unit import HALF, OBJECT, Kind, Unit

Skip: TypeAlias = Any  # WeasyPrint's place in a line box: a dictionary in a dictionary
_EM = 1000
_SOFT_HYPHEN = "\u00ad"
TOO_WIDE = 1e6
_COLLAPSING = {"normal", "nowrap", "pre-line"}


@dataclass(slots=True)
class Part:
    """What a line has of a text box; `resume` is where in it the next line begins, if it does."""

    units: list[Unit] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    lead: float = 0.0
    resume: int | None = None
    forced: bool = False
    hyphen: bool = False


@dataclass(slots=True)
class Plan:
    """A paragraph with its lines by the unit that they begin with."""

    linebox: Box
    flat: Flat
    paragraph: Paragraph
    leaf_of: dict[int, int]
    texts: list[str]
    lines: dict[int, Line] = field(default_factory=dict)
    width: float = 0.0

    def at(self, skip: Skip) -> int:
        """Return the unit that WeasyPrint's place in a line box stands for."""
        if skip is None:
            return self.paragraph.first(0)
        path: tuple[int, ...] = ()
        byte = 0
        while skip is not None:
            ((index, skip),) = skip.items()
            path = (*path, index or 0)
        if path[:-1] in self.flat.paths:
            leaf, byte = self.flat.paths.index(path[:-1]), path[-1]
        else:
            leaf = next((i for i, p in enumerate(self.flat.paths) if p >= path), len(self.texts))
        units = self.flat.units
        found = (i for i, u in enumerate(units) if (u.leaf, u.start) >= (leaf, byte))
        return self.paragraph.first(next(found, len(units)))

    def line(self, start: int, indent: float, width: float) -> Line | None:
        """Return the line that begins with a unit, on a measure."""
        if width != self.width or start not in self.lines:
            self.width = width
            lines = self.paragraph.lines(start, width - indent, width)
            self.lines = {line.start: line for line in lines}
        return self.lines.get(start)


class Composing:
    """The line that is being made; `ended` when WeasyPrint has been given all of it."""

    def __init__(self, plan: Plan, line: Line) -> None:
        self.plan = plan
        self.line = line
        self.ended = False
        self._parts = _parts(plan, line)

    def knows(self, box: Box) -> bool:
        """Tell whether a box stands in the paragraph."""
        return id(box) in self.plan.leaf_of

    def text_box(self, box: Box, skip: int) -> tuple[Box | None, int | None, bool] | None:
        """Return what `split_text_box` would; None if the plan has nothing that begins there."""
        leaf = self.plan.leaf_of[id(box)]
        units = self.plan.paragraph.units
        part = self._parts.get(leaf)
        if part is None:
            if self.line.start < len(units) and leaf < units[self.line.start].leaf:
                return None, None, False
            self.ended = True
            return _too_wide(box), None, False
        if part.units and part.units[0].start < skip:
            return None
        if not part.units:
            return None, part.resume, part.forced
        return _set(box, part), part.resume, part.forced

    def is_later(self, box: Box) -> bool:
        """Tell whether a picture stands after the line."""
        leaf = self.plan.leaf_of[id(box)]
        units = self.plan.paragraph.units[self.line.start : self.line.end]
        later = all(unit.leaf != leaf for unit in units)
        self.ended = self.ended or later
        return later

    def kept(self, resume: Skip) -> bool:
        """Tell whether the line that was made ends where the plan has it."""
        total = len(self.plan.paragraph.units)
        end = total if resume is None else self.plan.at(resume)
        return end == self.line.next


class Planner:
    """All paragraphs of one document, and the lines that are being made, the inmost last.

    `style_for` is what WeasyPrint asks for the style of an element.
    """

    def __init__(self) -> None:
        self._plans: dict[int, Plan | None] = {}
        self._boxes: dict[int, Box] = {}
        self._stack: list[Composing | None] = []
        self.style_for: Any = None

    @property
    def composing(self) -> Composing | None:
        """The line that is being made, None where WeasyPrint makes it."""
        return self._stack[-1] if self._stack else None

    @contextmanager
    def make(self, composing: Composing | None) -> Iterator[None]:
        """Set the line that is being made."""
        self._stack.append(composing)
        try:
            yield
        finally:
            self._stack.pop()

    def plan(self, linebox: Box, width_of: Measure, resolve: Resolve) -> Plan | None:
        """Return the plan of a paragraph, None if it has to be left to WeasyPrint."""
        key = id(linebox)
        known = self._plans.get(key)
        same = key in self._plans and self._boxes[key] is linebox
        if same and (known is None or known.texts == _texts(linebox)):
            return known
        self._boxes[key] = linebox
        self._plans[key] = plan = _plan(linebox, width_of, resolve)
        return plan

    def forget(self, linebox: Box) -> None:
        """Leave a paragraph to WeasyPrint."""
        self._plans[id(linebox)] = None


def usable(width: float) -> bool:
    """Tell whether a measure is one that lines can be set on."""
    return isfinite(width) and 0 < width < TOO_WIDE


def _plan(linebox: Box, width_of: Measure, resolve: Resolve) -> Plan | None:
    style = linebox.style
    if style["direction"] == "rtl" or style["white_space"] not in _COLLAPSING:
        return None
    try:
        flat = flatten(linebox, width_of, resolve)
    except UnsettableError:
        return None
    if not flat.units:
        return None
    spacing.narrow_quotes(flat.units)
    prices = breaks.prices(flat.units, allowed(flat, style["lang"]), hyphenate)
    justified = style["text_align_all"] == "justify"
    paragraph = Paragraph(flat.units, prices, justified=justified)
    leaf_of = {id(box): leaf for leaf, box in enumerate(flat.leaves)}
    return Plan(linebox, flat, paragraph, leaf_of, _texts(linebox))


def _texts(box: Box) -> list[str]:
    if isinstance(box, boxes.TextBox):
        return [box.text]
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        return [text for child in box.children for text in _texts(child)]
    return [OBJECT] if box.is_in_normal_flow() else []


def _parts(plan: Plan, line: Line) -> dict[int, Part]:
    paragraph = plan.paragraph
    units = paragraph.units
    widths, after = justify.advances(paragraph, line)
    parts: dict[int, Part] = {}
    previous: Unit | None = None
    for place, unit in enumerate(units[line.start : line.end]):
        if unit.text != OBJECT:
            part = parts.setdefault(unit.leaf, Part())
            if previous is not None and previous.text == OBJECT:
                part.lead = after[place - 1]
            part.units.append(unit)
            part.widths.append(widths[place])
            part.widths[-1] += 0.0 if place == len(after) - 1 else after[place]
        previous = unit
    _mark_end(parts, plan, line)
    return parts


def _mark_end(parts: dict[int, Part], plan: Plan, line: Line) -> None:
    """Say of the last text box where the next line begins."""
    units = plan.paragraph.units
    last = _break_before(units, line)
    if last is not None:
        part = parts.setdefault(last.leaf, Part())
        part.resume, part.forced = last.end, True
    elif line.next < len(units) and units[line.next].leaf in parts:
        parts[units[line.next].leaf].resume = units[line.next].start
    if line.hyphen:
        parts[units[line.end - 1].leaf].hyphen = True


def _break_before(units: list[Unit], line: Line) -> Unit | None:
    for place in range(line.end, line.next):
        if units[place].kind is Kind.BREAK:
            return units[place]
    return None


def _too_wide(box: Box) -> Box:
    """Return what fits on no line, so that the line ends before it."""
    wide: Box = box.copy_with_text(OBJECT)
    wide.width = TOO_WIDE
    return wide


def _set(box: Box, part: Part) -> Box:
    first = part.units[0].start
    text = shown = ""
    places: dict[int, float] = {}
    leads: dict[int, float] = {}
    position = 0.0
    for unit, width in zip(part.units, part.widths, strict=True):
        places[unit.start - first] = position
        text += unit.text
        shown += _shown(unit, width, unit.start - first, leads)
        position += width
    size = part.units[-1].size
    end = len(text.encode())
    places[end] = position
    if part.hyphen:
        text, shown = text + _SOFT_HYPHEN, shown + HYPHEN
        position += HYPHEN_WIDTH * size
        places[end + len(HYPHEN.encode())] = position
    made: Box = box.copy_with_text(text)
    height, baseline, above, below = shaping.metrics(box.style)
    made.width, made.height, made.baseline = position, height, baseline
    made.margin_top, made.margin_bottom = above, below
    made.position_x = box.position_x + part.lead
    made.pango_layout = shaping.SetLine(box.style, text, shown, places, leads)
    return made


def _shown(unit: Unit, width: float, byte: int, leads: dict[int, float]) -> str:
    """Return the character that shows a mark in the width that it is given."""
    if unit.text == APOSTROPHE and unit.kind is Kind.SIGN and unit.prepared:
        return NARROW_APOSTROPHE
    if unit.text not in MARKS:
        return unit.text
    natural = width / unit.size * _EM
    if unit.prepared:
        return nearest(unit.text, natural)
    if unit.kind is Kind.OPENING and natural < _EM * (1 - HALF / 4):
        leads[byte] = unit.size - width
    return unit.text
