"""Turns the boxes of a WeasyPrint line into units of the typesetter, and remembers their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any, TypeAlias

import pyphen

from exporter.emit.pdf import shaping
from exporter.emit.pdf.internals import boxes
from exporter.emit.pdf.start.hyphens import Dictionary, dictionary
from exporter.emit.typesetting.marks import SUFFIX
from exporter.emit.typesetting.unit import OBJECT, Kind, Unit, kind_of

Box: TypeAlias = Any  # WeasyPrint is not typed
Style: TypeAlias = Any
Measure = Callable[[Box], float]
Resolve = Callable[[Box], None]
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_WRAPPING = {"normal", "pre-line"}
_COLLAPSING = {"normal", "nowrap", "pre-line"}


class UnsettableError(Exception):
    """Something stands in the line that only the layout engine knows how to set."""


@dataclass(slots=True)
class Flat:
    """The units of a line box; `leaves` are its text boxes and pictures with their paths."""

    units: list[Unit] = field(default_factory=list)
    leaves: list[Box] = field(default_factory=list)
    paths: list[tuple[int, ...]] = field(default_factory=list)


def flatten(line: Box, width_of: Measure, resolve: Resolve) -> Flat:
    """Return the units of a line box.

    Parameters
    ----------
    width_of : callable
        Lays a picture or another box in the line out, and returns its width.
    resolve : callable
        Resolves the percentages of an inline box.

    Raises
    ------
    UnsettableError
        If a float, a leader or a script from right to left stands in the line.
    """
    flat = Flat()
    _descend(line, (), flat, width_of, resolve)
    return flat


def _descend(
    parent: Box,
    path: tuple[int, ...],
    flat: Flat,
    width_of: Measure,
    resolve: Resolve,
) -> None:
    for index, child in enumerate(parent.children):
        here = (*path, index)
        if not child.is_in_normal_flow():
            if child.is_floated():
                raise UnsettableError
        elif isinstance(child, boxes.TextBox):
            _add_text(child, here, flat)
        elif child.is_leader:
            raise UnsettableError
        elif isinstance(child, boxes.InlineBox):
            resolve(child)
            begin = len(flat.units)
            _descend(child, here, flat, width_of, resolve)
            _pad(flat.units[begin:], child)
            if isinstance(child.style["vertical_align"], float):  # as WeasyPrint computes `super`
                for unit in flat.units[begin:]:
                    unit.raised = True
        elif isinstance(child, boxes.AtomicInlineLevelBox):
            size = parent.style["font_size"]
            unit = Unit(OBJECT, width_of(child), size, len(flat.leaves), 0, 0, kind=Kind.WIDE)
            _leaf(child, here, flat)
            flat.units.append(unit)
        else:
            raise UnsettableError


def _leaf(box: Box, path: tuple[int, ...], flat: Flat) -> None:
    flat.leaves.append(box)
    flat.paths.append(path)


def _pad(units: list[Unit], box: Box) -> None:
    def side(name: str) -> float:
        parts = (f"margin_{name}", f"border_{name}_width", f"padding_{name}")
        values = [getattr(box, part) for part in parts]
        return float(sum(value for value in values if value != "auto"))

    left, right = side("left"), side("right")
    if not units and (left or right):
        raise UnsettableError
    if units:
        units[0].before += left
        units[-1].after += right


def _add_text(box: Box, path: tuple[int, ...], flat: Flat) -> None:
    style = box.style
    if style["white_space"] not in _COLLAPSING or style["font_size"] == 0:
        raise UnsettableError
    if _RIGHT_TO_LEFT.search(box.text):
        raise UnsettableError
    leaf = len(flat.leaves)
    _leaf(box, path, flat)
    size = style["font_size"]
    data = box.text.encode()
    wrap = style["white_space"] in _WRAPPING
    language = _language(style)
    verbatim = style["hyphens"] == "none"
    anywhere = wrap and style["overflow_wrap"] in {"anywhere", "break-word"}
    for start, end, advance, family in shaping.clusters(box.text, style):
        text = data[start:end].decode()
        kind = kind_of(text, advance, size)
        prepared = kind is not Kind.WIDE and family.endswith(SUFFIX)
        width = 0.0 if kind is Kind.BREAK else advance
        unit = Unit(
            text, width, size, leaf, start, end, 0.0, 0.0, prepared, wrap, language, anywhere,
            verbatim, kind,
        )  # fmt: skip
        flat.units.append(unit)


def _language(style: Style) -> str:
    """Return the language that words are divided in: a Latin word among Chinese is English."""
    if style["hyphens"] != "auto":
        return ""
    fallback = pyphen.language_fallback(style["lang"] or "")
    return str(fallback or "en_US")


@cache
def _dictionary(language: str) -> Dictionary:
    return dictionary(language)


def hyphenate(language: str, word: str) -> Iterator[int]:
    """Yield the places where a word may be divided."""
    yield from _dictionary(language).positions(word)


def allowed(flat: Flat, language: str | None) -> list[bool]:
    """Tell of each unit whether UAX 14 lets a line end before it."""
    text = "".join(unit.text for unit in flat.units)
    found = shaping.breaks(text.replace(OBJECT, "\u2e80"), language)
    places = [0]
    for unit in flat.units:
        places.append(places[-1] + len(unit.text))
    return [found[place] for place, _ in pairwise(places)]
