r"""Takes formulas out before pandoc reads the text, so that nothing in them is markup.

Each is sent to pandoc as one private character, which comes back as text and is put right there;
where it comes back inside code, an address or a tag, the source is put back. TeX that stays text,
since nothing tells that it is a formula, goes the same way: pandoc would make `,` of its `\,`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from html import unescape
from itertools import accumulate

from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.reading import mathspans
from exporter.reading.draft import Draft, Edit
from exporter.reading.mask import Mask
from exporter.reading.mathspans import Candidate

_PREFIX = re.compile(r"[ \t>]*")
_FIRST, _LAST = 0x100000, 0x10FFFD


class Shape(Enum):
    """What a taken-out piece becomes: a formula in its line, alone, text, or nothing more."""

    INLINE = "inline"
    DISPLAY = "display"
    TEXT = "text"
    CONTINUED = "continued"


@dataclass(frozen=True, slots=True)
class Formula:
    """What one character stands for, with its place in the source; `tex` without its marks."""

    source: str
    tex: str
    line: int
    column: int
    shape: Shape


@dataclass(slots=True)
class Formulas:
    """The formulas of an issue by the character that stands for each."""

    by_mark: dict[str, Formula] = field(default_factory=dict)
    _pattern: re.Pattern[str] | None = None

    def restore(self, text: str) -> str:
        """Put the source back where a formula turned out to be none."""
        if self._marks is None:
            return text
        return self._marks.sub(lambda mark: self.by_mark[mark[0]].source, text)

    def split(self, text: str, line: int, column: int) -> Iterator[n.Text | n.Math | n.MathBlock]:
        """Cut text at its formulas."""
        if self._marks is None:
            if text:
                yield n.Text(text, line=line, column=column)
            return
        column -= _spaces(text)  # a text stands where its first word does
        for piece in self._marks.split(text):
            formula = self.by_mark.get(piece)
            if formula is None:
                if piece:
                    yield n.Text(piece, line=line, column=column + _spaces(piece))
                continue
            line, column = formula.line, formula.column
            match formula.shape:
                case Shape.INLINE:
                    yield n.Math(formula.tex, line=line, column=column)
                case Shape.DISPLAY:
                    yield n.MathBlock(formula.tex, line=line, column=column)
                case Shape.TEXT:
                    yield n.Text(formula.source, line=line, column=column)
                case Shape.CONTINUED:
                    pass
            column += len(formula.source)

    @property
    def _marks(self) -> re.Pattern[str] | None:
        if self._pattern is None and self.by_mark:
            self._pattern = re.compile(f"([{''.join(self.by_mark)}])")
        return self._pattern


def _spaces(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def cut_out(draft: Draft, report: Report, *, math: bool | None) -> Formulas:
    """Replace the formulas of a draft.

    Parameters
    ----------
    math : bool or None
        Whether every pair of dollars holds a formula, or only those that are surely TeX; None if
        the author did not say, and what looks like a formula is one.
    """
    formulas = Formulas()
    if not any("$" in line or "\\(" in line or "\\[" in line for line in draft.lines):
        return formulas
    found, undecided = mathspans.formulas(draft.whole, draft.masked(Mask.LITERAL), math=math)
    if any(piece.kind not in mathspans.SLASHES for piece in found) and math is None and undecided:
        _tell(draft, undecided, report)
    text = [piece for piece in undecided if "\\" in piece.inside]
    if found or text:
        whole = unescape(draft.text)
        marks = (chr(code) for code in range(_FIRST, _LAST) if chr(code) not in whole)
        pieces = [(piece, _shape(piece)) for piece in found]
        _replace(draft, [*pieces, *((piece, Shape.TEXT) for piece in text)], formulas, marks)
    return formulas


def _shape(found: Candidate) -> Shape:
    is_display = found.alone and found.kind not in mathspans.IN_LINE
    return Shape.DISPLAY if is_display else Shape.INLINE


def _tell(draft: Draft, undecided: Sequence[Candidate], report: Report) -> None:
    first = undecided[0]
    line = draft.whole.count("\n", 0, first.start) + 1
    start = draft.whole.rfind("\n", 0, first.start) + 1
    times = f" (and {len(undecided) - 1} more)" if len(undecided) > 1 else ""
    message = f"${first.inside}$ was left as text{times}: it may be a formula, or not"
    column = draft.column(line - 1, first.start - start)
    report.add(Problem.FORMULA_UNDECIDED, message, line=line, column=column)


def _replace(
    draft: Draft,
    pieces: Iterable[tuple[Candidate, Shape]],
    formulas: Formulas,
    marks: Iterator[str],
) -> None:
    """Put a character for each line of each piece."""
    whole = draft.whole
    starts = list(accumulate((len(line) + 1 for line in draft.lines), initial=0))
    edits: list[Edit] = []
    for piece, shape in pieces:
        index = bisect_right(starts, piece.start) - 1
        start = piece.start
        while start < piece.end:
            end = min(starts[index + 1] - 1, piece.end)
            if start != piece.start:
                start = _content(whole, start, end)
            mark = next(marks, "\ufffd")
            place = (index + 1, draft.column(index, start - starts[index]))
            kind = shape if start == piece.start else Shape.CONTINUED
            formulas.by_mark[mark] = Formula(whole[start:end], piece.inside, *place, kind)
            edits.append((start, end, mark))
            index += 1
            start = starts[index]
    draft.replace(edits)


def _content(text: str, start: int, end: int) -> int:
    """Return where a line begins behind the marks of quotes."""
    found = _PREFIX.match(text, start, end)
    return found.end() if found else start
