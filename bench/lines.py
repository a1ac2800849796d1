"""Reads the lines of a PDF back, glyph by glyph, and measures how they are set.

Positions come from MuPDF's trace of what is drawn, the text from poppler.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from unicodedata import normalize

OPENING = frozenset("（《〈「『【〔［｛“‘")
CLOSING = frozenset("）》〉」』】〕］｝”’")
STOPS = frozenset("，。、；：！？")
TRAILING = CLOSING | STOPS
NEVER_FIRST = TRAILING | frozenset("·～—…")
NEVER_LAST = OPENING | frozenset("#@")
TOLERANCE = 0.05
COMPRESSED, LEAST_MARK, LEAST_GAPS = 0.6, 0.45, 4
_GLYPH = re.compile(r'<g unicode="([^"]*)"[^>]*? x="([-\d.e]+)" y="([-\d.e]+)" adv="([-\d.e]+)"')
_TRANSFORM = re.compile(r'<fill_text [^>]*transform="([^"]+)"')
_SPAN = re.compile(r'<span [^>]*trm="([-\d.e]+) ')
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FALSE_SPACE = re.compile(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])")
_INVISIBLE = re.compile(r"[\s\u00ad\u200b\u2060\u00a0]+")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as it is drawn; `advance` is what its font says, in em."""

    text: str
    x: float
    size: float
    advance: float

    @property
    def right(self) -> float:
        return self.x + self.advance * self.size


@dataclass(slots=True)
class Line:
    """A line: its glyphs from left to right, and whether it ends or begins a paragraph."""

    glyphs: list[Glyph]
    first: bool = False
    last: bool = False

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)


@dataclass(slots=True)
class Measured:
    """The figures of one setting of one text."""

    paragraphs: int = 0
    lines: int = 0
    flush: tuple[int, int] = (0, 0)
    tracking: tuple[float, float] = (0.0, 0.0)
    widest_space: float = 0.0
    adjacent: tuple[int, int] = (0, 0)
    line_ends: tuple[int, int] = (0, 0)
    line_starts: tuple[int, int] = (0, 0)
    kinsoku: int = 0
    orphans: int = 0
    false_breaks: int = 0
    false_spaces: float = 0.0
    faults: list[str] = field(default_factory=list)


def measure(pdf: Path, paragraphs: list[str], left: float, right: float) -> Measured:
    """Measure a PDF that shows paragraphs in a column with these edges, in pt."""
    lines = _assign(list(read(pdf)), paragraphs)
    done = Measured(len(paragraphs), len(lines))
    inner = [line for line in lines if not line.last]
    done.flush = _share(_is_flush(line, right) for line in inner)
    trackings = [t for line in inner if (t := _tracking(line)) is not None]
    done.tracking = (quantiles(trackings, n=20)[-1], max(trackings))
    done.widest_space = max((w for line in inner for w in _spaces(line)), default=0.0)
    done.adjacent = _share(pair for line in lines for pair in _adjacent(line))
    done.line_ends = _share(
        _near(line.glyphs[-1].x + line.glyphs[-1].size / 2, right, line)
        for line in inner
        if line.glyphs[-1].text in TRAILING
    )
    done.line_starts = _share(
        _starts_trimmed(line, left)
        for line in lines
        if line.glyphs[0].text in OPENING and not line.first
    )
    done.kinsoku = sum(_faults(line) for line in lines)
    done.orphans = sum(_is_orphan(line) for line in lines if line.last and not line.first)
    done.false_breaks, spaces = _extracted(pdf, lines)
    done.false_spaces = 1000 * spaces / len(lines)
    done.faults = [line.text for line in inner if not _is_flush(line, right)]
    return done


def read(pdf: Path) -> list[Line]:
    """Return the lines of all pages from top to bottom."""
    command = ["mutool", "draw", "-q", "-F", "trace", str(pdf)]
    trace = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    lines: list[Line] = []
    for page in trace.split("<page ")[1:]:
        rows: dict[float, list[Glyph]] = {}
        size, scale, left, rise, top = 0.0, 1.0, 0.0, 1.0, 0.0
        for row in page.splitlines():
            if matrix := _TRANSFORM.search(row):
                scale, _, _, rise, left, top = map(float, matrix[1].split())
            elif span := _SPAN.search(row):
                size = float(span[1]) * scale
            elif glyph := _GLYPH.search(row):
                text, advance = glyph[1], float(glyph[4])
                x, y = left + scale * float(glyph[2]), top + rise * float(glyph[3])
                baseline = next((b for b in rows if abs(b - y) < 1), y)
                made = Glyph(_character(text), x, size, advance)
                rows.setdefault(baseline, []).append(made)
        for _, glyphs in sorted(rows.items()):
            glyphs.sort(key=lambda glyph: glyph.x)
            while glyphs and not glyphs[-1].text.strip():
                glyphs.pop()
            if glyphs:
                lines.append(Line(glyphs))
    return lines


def _character(text: str) -> str:
    said = unescape(text).replace("\u00a0", " ") or " "
    return normalize("NFKC", said) if "ﬀ" <= said <= "ﬆ" else said


def squeezed(text: str) -> str:
    """Return a text without what no reader sees."""
    return _INVISIBLE.sub("", text)


def _assign(lines: list[Line], paragraphs: list[str]) -> list[Line]:
    """Say of each line whether it begins or ends a paragraph; the text must be the same."""
    waiting = iter(paragraphs)
    rest = squeezed(next(waiting))
    first = True
    for line in lines:
        said = squeezed(line.text)
        if not _same(said, rest[: len(said)]):
            said = said.removesuffix("-").removesuffix("‐")
        if not _same(said, rest[: len(said)]):
            raise ValueError(f"the page has {said!r} where the text has {rest[:60]!r}")
        rest = rest[len(said) :]
        line.first, line.last = first, not rest
        first = line.last
        if line.last:
            rest = squeezed(next(waiting, ""))
    return lines


def _same(said: str, meant: str) -> bool:
    """Compare two texts; a browser may say the radical ⼀ where 一 was meant."""
    pairs = zip(said, meant, strict=False)
    return len(said) == len(meant) and all(
        a == b or "\u2e80" <= a <= "\u2fdf" or {a, b} == {"〜", "～"} for a, b in pairs
    )


def _near(x: float, edge: float, line: Line) -> bool:
    return abs(x - edge) <= TOLERANCE * line.glyphs[-1].size


def _is_flush(line: Line, right: float) -> bool:
    end = line.glyphs[-1]
    halved = end.text in TRAILING and _near(end.x + end.size / 2, right, line)
    return halved or _near(end.right, right, line)


def _starts_trimmed(line: Line, left: float) -> bool:
    glyph = line.glyphs[0]
    blank = 0.0 if glyph.advance < COMPRESSED else 0.5 * glyph.size
    return abs(glyph.x + blank - left) <= TOLERANCE * glyph.size


def _tracking(line: Line) -> float | None:
    pairs = zip(line.glyphs, line.glyphs[1:], strict=False)
    gaps = [(b.x - a.x) / a.size - 1 for a, b in pairs if _HAN.match(a.text) and _HAN.match(b.text)]
    return median(gaps) if len(gaps) >= LEAST_GAPS else None


def _spaces(line: Line) -> list[float]:
    found = []
    for place, glyph in enumerate(line.glyphs[1:-1], 1):
        if glyph.text == " ":
            before, after = line.glyphs[place - 1], line.glyphs[place + 1]
            found.append((after.x - before.right) / glyph.size)
    return found


def _adjacent(line: Line) -> list[bool]:
    glyphs = line.glyphs
    found = []
    for place, (a, b) in enumerate(pairwise(glyphs)):
        if min(a.advance, b.advance) < LEAST_MARK:
            continue
        distance = (b.x - a.x) / a.size
        if a.text in TRAILING and b.text in TRAILING | OPENING:
            found.append(distance < COMPRESSED)
        elif a.text in OPENING and b.text in OPENING:
            after = glyphs[place + 2].x if place + 2 < len(glyphs) else b.right
            found.append(min(distance, (after - b.x) / a.size) < COMPRESSED)
    return found


def _faults(line: Line) -> int:
    text = line.text
    begins = not line.first and text[0] in NEVER_FIRST and not text.startswith("……")
    return begins + (not line.last and text[-1] in NEVER_LAST)


def _is_orphan(line: Line) -> bool:
    said = [c for c in squeezed(line.text) if c not in TRAILING]
    return len(said) <= 1


def _share(values: object) -> tuple[int, int]:
    counted = Counter(values)  # type: ignore[call-overload]
    return counted[True], counted[True] + counted[False]


def _extracted(pdf: Path, lines: list[Line]) -> tuple[int, int]:
    """Count the breaks inside lines and the spaces between Han that only poppler sees."""
    command = ["pdftotext", "-raw", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    rows = [row for row in re.split(r"[\n\f]", text) if row.strip()]
    return max(len(rows) - len(lines), 0), sum(len(_FALSE_SPACE.findall(row)) for row in rows)
