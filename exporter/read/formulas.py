"""Finds formulas between dollars before pandoc reads the text, so that nothing in them is markup.

Each formula is sent to pandoc as one private character, which comes back as text and is put
right there; where it comes back inside code, an address or a tag, the source is put back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from exporter.model import nodes as n
from exporter.model.han import EAST_ASIAN
from exporter.read.draft import Draft

_INLINE = re.compile(
    r"\\."
    r"|(?P<code>`+)(?!`)[^\n]{1,1000}?(?<!`)(?P=code)(?!`)|`+"
    r"|(?<!\$)\$\$(?P<display>[^$`\n]+?)\$\$(?!\$)"
    r"|(?<![\w$])\$`(?P<ticks>[^`\n]+)`\$(?!\w)"
    r"|(?<![A-Za-z0-9$])\$(?P<inline>(?=\S)(?:\\.|[^$`\\\n])*(?<=\S))\$(?![A-Za-z0-9${])"
)
_OPEN = re.compile(r"(?P<prefix>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)\$\$(?P<first>[^$`]*)$")
_CLOSE = re.compile(r"(?P<prefix>[ \t>]*+)(?P<last>[^$`]*)\$\$\s*$")
_PREFIX = re.compile(r"[ \t>]*")
_TEX = re.compile(r"[\\^_{]")
_SHELL = re.compile(r"\{[A-Za-z_]\w*\}|[A-Z]{2,}[A-Z0-9]*_[A-Z0-9_]+")
_TEXT_COMMAND = re.compile(r"\\(?:text|mbox|mathrm|textbf|textit|operatorname|tag)\*?\{[^{}]*\}")
_CHINESE = re.compile(rf"[{EAST_ASIAN}\uff00-\uffef]")
_FIRST, _LAST = 0x100000, 0x10FFFD
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that one character stands for, with its place in the source.

    `tex` is None on the further lines of a block.
    """

    source: str
    tex: str | None
    line: int
    column: int
    display: bool


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
            if formula.tex is not None:
                kind = n.MathBlock if formula.display else n.Math
                yield kind(formula.tex, line=line, column=column)
            column += len(formula.source)

    @property
    def _marks(self) -> re.Pattern[str] | None:
        if self._pattern is None and self.by_mark:
            self._pattern = re.compile(f"([{''.join(self.by_mark)}])")
        return self._pattern


def _spaces(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def cut_out(text: Draft, *, everywhere: bool) -> Formulas:
    """Replace the formulas of a draft.

    Parameters
    ----------
    everywhere : bool
        Whether every pair of dollars holds a formula, as pandoc's `tex_math_dollars` has it, or
        only those whose inside is plainly TeX.
    """
    formulas = Formulas()
    dollars = [index for index in text.prose() if "$" in text.lines[index]]
    if not dollars:
        return formulas
    whole = unescape(text.text)
    marks = (chr(code) for code in range(_FIRST, _LAST) if chr(code) not in whole)
    done = -1
    for index in dollars:
        if index <= done:
            continue
        end = _block(text, index, formulas, marks, everywhere=everywhere)
        if end:
            done = end
        else:
            _line(text, index, formulas, marks, everywhere=everywhere)
    return formulas


def is_plainly_tex(inside: str) -> bool:
    """Tell whether what stands between dollars can only be a formula."""
    if not _TEX.search(inside) or _SHELL.fullmatch(inside):
        return False
    return not _CHINESE.search(_TEXT_COMMAND.sub("", inside))


def _line(
    text: Draft, index: int, formulas: Formulas, marks: Iterator[str], *, everywhere: bool
) -> None:
    edits = []
    for found in _INLINE.finditer(text.lines[index]):
        inside = found["display"] or found["ticks"] or found["inline"]
        if not inside or not (everywhere or found["ticks"] or is_plainly_tex(inside)):
            continue
        mark = next(marks, None)
        if mark is None:
            break
        display = found["display"] is not None
        place = (index + 1, text.column(index, found.start()))
        formulas.by_mark[mark] = Formula(found[0], inside.strip(), *place, display=display)
        edits.append((*found.span(), mark))
    if edits:
        text.edit(index, edits)


def _block(
    text: Draft, index: int, formulas: Formulas, marks: Iterator[str], *, everywhere: bool
) -> int:
    """Replace a formula that begins here and ends on a later line; return that line, else 0."""
    opening = _OPEN.match(text.lines[index])
    if not opening:
        return 0
    inside = [opening["first"]]
    for end in range(index + 1, min(index + _LONGEST, len(text.lines))):
        line = text.lines[end]
        closing = _CLOSE.match(line)
        if closing:
            inside.append(closing["last"])
            break
        if "$$" in line or "```" in line:
            return 0
        inside.append(line[_prefix(line) :])
    else:
        return 0
    tex = "\n".join(inside).strip()
    if not tex or not (everywhere or is_plainly_tex(tex)):
        return 0
    _replace(text, range(index, end + 1), len(opening["prefix"]), tex, formulas, marks)
    return end


def _replace(
    text: Draft,
    lines: Iterable[int],
    prefix: int,
    tex: str,
    formulas: Formulas,
    marks: Iterator[str],
) -> None:
    first = True
    for index in lines:
        line = text.lines[index]
        start = prefix if first else min(_prefix(line), len(line))
        mark = next(marks, "\ufffd")
        place = (index + 1, text.column(index, start))
        shown = tex if first else None
        formulas.by_mark[mark] = Formula(line[start:], shown, *place, display=True)
        text.edit(index, [(start, len(line), mark)])
        first = False


def _prefix(line: str) -> int:
    found = _PREFIX.match(line)
    return found.end() if found else 0
