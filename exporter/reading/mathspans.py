r"""Finds what may be a formula, and decides: between dollars, `\(…\)`, `\[…\]`, alone or in a line.

Dollars pair from left to right, as in pandoc's `tex_math_dollars`: no space inside the first, no
letter or digit outside either. Where a TeX command follows the first one, what stands around does
not matter: `10$\mu$m`. What is merely possible is read where its text has formulas of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from exporter.reading import certainty


class Kind(Enum):
    """How a formula is marked."""

    TICKS = "$`"
    DOLLAR = "$"
    SPACED = "$ "
    DOUBLE = "$$"
    BLOCK = "$$\n"
    ROUND = "\\("
    SQUARE = "\\["
    SQUARE_BLOCK = "\\[\n"


SLASHES = frozenset({Kind.ROUND, Kind.SQUARE, Kind.SQUARE_BLOCK})
IN_LINE = frozenset({Kind.TICKS, Kind.DOLLAR, Kind.SPACED, Kind.ROUND})
_DOLLARS = frozenset({Kind.DOLLAR, Kind.SPACED, Kind.DOUBLE, Kind.BLOCK})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something between marks, with its span in the text; `alone` if nothing stands beside it."""

    start: int
    end: int
    inside: str
    kind: Kind
    alone: bool = False


# what an inline formula may come to is bounded, so that marks without partners cost little
_INLINE = re.compile(
    r"(?<!\\)\\{1,2}\((?P<ROUND>[^\n\0]{1,1000}?)\\{1,2}\)"
    r"|(?<!\\)\\{1,2}\[(?P<SQUARE>[^\n\0]{1,1000}?)\\{1,2}\](?!\()"
    r"|\\."
    r"|(?<!\$)\$\$(?P<DOUBLE>[^$\n\0]+)\$\$(?!\$)"
    r"|(?<![\w$])\$(?P<TICKS>\0+)\$(?!\w)"
    r"|(?<!\$)\$(?P<COMMAND>\\[A-Za-z][^$\n\0]*(?<!\s))\$(?![${])"
    r"|(?<![A-Za-z0-9$])\$(?:(?P<DOLLAR>(?![\s$])(?:\\.|[^$\\\n\0])*(?<!\s))"
    r"|(?P<SPACED>[ \t]+(?:\\.|[^$\\\n\0])+|(?![\s$])(?:\\.|[^$\\\n\0])+[ \t]))\$(?![A-Za-z0-9${])"
)
_PREFIX = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_OPEN = re.compile(r"\$\$(?P<dollars>[^$\0]*)$|\\{1,2}\[[ \t]*$")
_BEHIND = r"[ \t]*(?P<sign>[.,;:，。；：]?|[(（](?:\d{1,3}|[A-Z])(?:[.-]\d{1,3})?[)）])[ \t]*$"
_CLOSE = re.compile(rf"(?P<last>[^$\0]*?)\$\${_BEHIND}")
_CLOSE_SQUARE = re.compile(rf"(?P<last>[^$\0]*?)\\{{1,2}}\]{_BEHIND}")
_QUOTE = re.compile(r"[ \t>]*")
_SIGN = re.compile(_BEHIND)
_LONGEST = 60
_MOST_SPACED = 60
_ESCAPED = re.compile(r"\\[_.\-\"'#<>]|[\"\[]\s*\\?\]|\\\[\\|CDATA")
_QUOTED = re.compile(r"[\"'‘’“”]\w|\\?\[\\?\]|\w[\"']")
_NUMBERS = re.compile(r"[\d\s.,\-–]+")
_SCHEME = re.compile(r"[A-Za-z]://[A-Za-z0-9/.:?=&%_#+,;@~-]*\Z")
_NEAR = 300


def formulas(
    text: str, masked: str, *, math: bool | None
) -> tuple[list[Candidate], list[Candidate]]:
    """Return what is a formula, and what stays undecided, in order.

    Parameters
    ----------
    masked : str
        The text with its code hidden.
    math : bool or None
        What the author said: True makes a formula of every pair of dollars, False of those alone
        that are sure, None of what looks like one.
    """
    found = sorted(_candidates(text, masked), key=lambda candidate: candidate.start)
    sure = {candidate for candidate in found if _is_sure(candidate, masked)}
    dollars = any(c.kind in _DOLLARS for c in sure)
    likely = sum(c.kind is Kind.DOLLAR and certainty.is_likely(c.inside) for c in found)
    context = _Context(
        math,
        math is not False and (math or dollars or likely > 1),
        frozenset(c.kind.value[:2] for c in sure if c.kind in SLASHES),
        masked,
    )
    accepted = [c for c in found if c in sure or _is_accepted(c, context)]
    rest = set(accepted)
    return accepted, [c for c in found if c not in rest and c.kind in _DOLLARS]


@dataclass(frozen=True, slots=True)
class _Context:
    """What a text has besides a candidate: formulas between dollars, between which other marks."""

    math: bool | None
    dollars: bool
    slashes: frozenset[str]
    masked: str


def _is_sure(found: Candidate, masked: str) -> bool:
    if found.kind is Kind.TICKS:
        return True
    if found.kind in {Kind.BLOCK, Kind.SQUARE_BLOCK}:
        return certainty.is_block(found.inside)
    if not certainty.is_sure(found.inside):
        return False
    return found.kind in _DOLLARS or _is_no_escape(found, masked)


def _is_accepted(found: Candidate, context: _Context) -> bool:
    inside = found.inside
    if context.math is False:
        return False
    match found.kind:
        case Kind.DOLLAR if context.math:
            return bool(inside)
        case Kind.DOLLAR:
            is_likely = certainty.is_likely(inside)
            return is_likely or (context.dollars and certainty.is_possible(inside))
        case Kind.DOUBLE:
            possible = certainty.is_possible(inside)
            said = context.dollars or found.alone or bool(re.search(r"[=<>+≈]", inside))
            return certainty.is_likely(inside) or (possible and said)
        case Kind.SPACED:
            is_short = len(inside) <= _MOST_SPACED and not certainty.is_wide(inside)
            return context.dollars and is_short and certainty.is_possible(inside)
        case Kind.ROUND | Kind.SQUARE:
            known = found.kind.value in context.slashes or context.math
            possible = bool(known) and certainty.is_possible(inside)
            is_number = _NUMBERS.fullmatch(inside)
            return possible and not is_number and _is_no_escape(found, context.masked)
        case _:
            return False


def _is_no_escape(found: Candidate, masked: str) -> bool:
    r"""Tell whether `\(…\)` escapes no brackets: no escapes, no quotes in it, `\[` alone."""
    inside = found.inside.replace("f'", "f")
    if _ESCAPED.search(inside) or _QUOTED.search(inside):
        return False
    if found.kind is not Kind.SQUARE or found.alone:
        return True
    return certainty.is_command(inside) and not masked.startswith("](", found.end)


def _candidates(text: str, masked: str) -> Iterator[Candidate]:
    lines = masked.split("\n")
    at = 0
    done = -1
    for index, line in enumerate(lines):
        if index > done and ("$" in line or "\\" in line):
            block = _block(lines, index, at)
            if block:
                yield block
                done = index + masked.count("\n", block.start, block.end)
            else:
                yield from _inline(text, masked, at, at + len(line))
        at += len(line) + 1


def _block(lines: Sequence[str], index: int, at: int) -> Candidate | None:
    """Return the formula that begins in a line and ends on a later one."""
    line = lines[index]
    prefix = _PREFIX.match(line)
    start = prefix.end() if prefix else 0
    opening = _OPEN.match(line, start)
    if not opening:
        return None
    is_square = opening["dollars"] is None
    closing = _CLOSE_SQUARE if is_square else _CLOSE
    inside = [opening["dollars"] or ""]
    offset = at + len(line) + 1
    for below in lines[index + 1 : index + _LONGEST]:
        quote = _QUOTE.match(below)
        begin = quote.end() if quote else 0
        if found := closing.match(below, begin):
            inside.append(found["last"] + _signed(found["sign"]))
            kind = Kind.SQUARE_BLOCK if is_square else Kind.BLOCK
            tex = "\n".join(inside).strip()
            return Candidate(at + start, offset + len(below), tex, kind, alone=True)
        if "\0" in below or "$$" in below or (is_square and not below.strip()):
            return None
        inside.append(below[begin:])
        offset += len(below) + 1
    return None


def _signed(sign: str) -> str:
    """Return what stands behind a formula as a part of it: punctuation, or its number."""
    if len(sign) > 1:
        return rf"\qquad\text{{{sign}}}"
    return sign if sign.isascii() else rf"\text{{{sign}}}"


def _inline(text: str, masked: str, start: int, end: int) -> Iterator[Candidate]:
    prefix = _PREFIX.match(masked, start, end)
    first = prefix.end() if prefix else start
    for found in _INLINE.finditer(masked, start, end):
        name = found.lastgroup
        if name is None or _SCHEME.search(masked, max(start, found.start() - _NEAR), found.start()):
            continue
        kind = Kind.DOLLAR if name == "COMMAND" else Kind[name]
        behind = _SIGN.match(masked, found.end(), end)
        sign = behind["sign"] if behind and behind.end() == end else None
        alone = sign is not None and found.start() == first
        inside = text[slice(*found.span(name))].strip()
        if kind is Kind.TICKS:
            if inside.count("`") != len("``"):
                continue
            inside = inside.strip("`")
        if alone and sign and kind in {Kind.DOUBLE, Kind.SQUARE}:
            yield Candidate(found.start(), end, inside + _signed(sign), kind, alone)
        else:
            yield Candidate(*found.span(), inside, kind, alone)
