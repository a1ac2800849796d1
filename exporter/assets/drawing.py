"""Draws formulas as SVG with ziamath, out of pandoc's MathML; Chinese in the machine's font.

There is nothing in the drawing but paths and bars in `currentColor`: no text, no identifiers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import as_file, files
from io import StringIO
from pathlib import Path
from threading import Lock
from xml.etree import ElementTree as ET

from ziafont.fonttypes import BBox
from ziafont.glyph import SimpleGlyph
from ziafont.svgpath import Cubic, Lineto, Moveto, Point
from ziamath.config import config
from ziamath.mathfont import MathFont
from ziamath.styles import MathVariant
from ziamath.zmath import Math, loadedfonts

from exporter.assets.outlines import Outline, outline
from exporter.diagnostics import Place, Problem, Report
from exporter.model.bundle import Formula, FormulaKey

_SIZE = 20.0
_MARGIN = 0.5
_FONT = "with-chinese"
_MATHML = "{http://www.w3.org/1998/Math/MathML}"
_LONG_ARROWS = {"→": "⟶", "←": "⟵", "⇒": "⟹", "⇐": "⟸", "↔": "⟷", "⇔": "⟺"}
_BARS = {"¯": "top", "‾": "top", "_": "bottom", "̲": "bottom"}
_ROWS = {"mrow", "mtd", "semantics", "math"}
_DEAREST, _MOST_WORK = 64_000, 640_000
_one_at_a_time = Lock()


def draw(
    mathml: Mapping[FormulaKey, Formula], places: Mapping[FormulaKey, Place], report: Report
) -> dict[FormulaKey, Formula]:
    """Draw each formula that could be written as MathML."""
    drawn = {}
    room = _MOST_WORK
    with _one_at_a_time:  # ziamath keeps the state of a font in the font
        font = _font()
        for key, formula in mathml.items():
            font.missing.clear()
            work = _work(formula)
            if work > min(room, _DEAREST):
                message = "the formula is too complicated to be drawn"
                report.add(Problem.FORMULA_UNREADABLE, message, places[key])
                drawn[key] = Formula(None)
                continue
            room -= work
            drawn[key] = _draw(formula, places[key], report)
            for character in font.missing:
                message = f"no font has {character} (U+{ord(character):04X}) for the formula"
                report.add(Problem.GLYPH_MISSING, message, places[key])
    return drawn


def _work(formula: Formula) -> int:
    """Reckon what drawing takes: ziamath lays each row out twice, and so what stands in it."""
    if formula.markup is None:
        return 0
    work, doubled = 0, 1
    steps = ET.iterparse(StringIO(formula.markup), ("start", "end"))  # noqa: S314 - pandoc's own
    for event, element in steps:
        is_row = element.tag.removeprefix(_MATHML) in _ROWS
        if event == "start":
            doubled <<= is_row
            work += doubled
            if work > _DEAREST:
                break
        else:
            doubled >>= is_row
    return work


def _draw(formula: Formula, place: Place, report: Report) -> Formula:
    if formula.markup is None:
        return formula
    try:
        math = Math(_presentation(formula.markup), size=_SIZE, font=_FONT, margin=_MARGIN)
        svg = math.svgxml()
    except Exception as error:  # noqa: BLE001 - ziamath raises whatever it comes across
        message = f"the formula cannot be drawn: {type(error).__name__} {error}".rstrip()
        report.add(Problem.FORMULA_UNREADABLE, message, place)
        return Formula(None)
    box = math.node.bbox
    width = (box.xmax - box.xmin + 2 * _MARGIN) / _SIZE
    height = (box.ymax - box.ymin + 2 * _MARGIN) / _SIZE
    depth = (_MARGIN - box.ymin) / _SIZE
    svg.attrib.pop("xmlns:xlink", None)
    svg.set("width", f"{width:.4g}em")
    svg.set("height", f"{height:.4g}em")
    markup = ET.tostring(svg, encoding="unicode")
    return Formula(markup, round(width, 4), round(height, 4), round(depth, 4), formula.number)


def _presentation(markup: str) -> ET.Element:
    """Take the annotation away, which ziamath would draw, and give the text's colour.

    What MathML Core lets a renderer stretch, ziamath does not: arrows and bars that span something.
    """
    math = ET.fromstring(markup)  # noqa: S314 - pandoc's own MathML
    for semantics in list(math.iter(f"{_MATHML}semantics")):
        semantics.tag = f"{_MATHML}mrow"
        for annotation in semantics.findall(f"{_MATHML}annotation"):
            semantics.remove(annotation)
    for name in ("mover", "munder", "munderover"):
        for element in math.iter(f"{_MATHML}{name}"):
            _stretch(element)
    math.set("mathcolor", "currentColor")
    return math


def _stretch(element: ET.Element) -> None:
    base, mark = element[0], element[1]
    if base.tag == f"{_MATHML}mo" and base.text in _LONG_ARROWS:
        base.text = _LONG_ARROWS[base.text]
    elif mark.text in _BARS and base.tag == f"{_MATHML}mrow" and len(base) > 1:
        element.tag = f"{_MATHML}menclose"
        element.set("notation", _BARS[mark.text])
        element.remove(mark)


class _ChineseMathFont(MathFont):
    """STIX Two Math, with glyphs of the Chinese font for what it lacks; notes what both lack."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.missing: dict[str, None] = {}

    def findglyph(self, char: str, variant: MathVariant) -> SimpleGlyph:
        """Return the glyph for a character in a style; Han has no styles."""
        glyph = super().findglyph(char, variant)
        if glyph.index or char.isspace():
            return glyph
        found = outline(char)
        if found is None:
            self.missing[char] = None
            return glyph
        return _Glyph(self, found)


class _Glyph(SimpleGlyph):
    """A glyph from elsewhere, in units of the mathematical font: number 0, so never substituted."""

    def __init__(self, font: MathFont, found: Outline) -> None:
        unit = font.info.layout.unitsperem
        operators = list(_operators(found, unit))
        points = [(x * unit, y * unit) for _, step in found.steps for x, y in step] or [(0, 0)]
        xs, ys = zip(*points, strict=True)
        super().__init__(0, operators, BBox(min(xs), max(xs), min(ys), max(ys)), font)
        self._advance: int = round(found.advance * unit)

    def advance(self, nextchr: SimpleGlyph | None = None) -> int:  # noqa: ARG002 - no kerning
        """Return the advance width."""
        return self._advance


def _operators(found: Outline, unit: float) -> Iterator[Moveto | Lineto | Cubic]:
    for step, coordinates in found.steps:
        points = [Point(x * unit, y * unit) for x, y in coordinates]  # type: ignore[no-untyped-call]
        match step:
            case "M":
                yield Moveto(*points)
            case "L":
                yield Lineto(*points)
            case _:
                yield Cubic(*points)


@cache
def _font() -> _ChineseMathFont:
    config.svg2 = False
    with as_file(files("ziamath.fonts") / "STIXTwoMath-Regular.ttf") as path:
        font = _ChineseMathFont(path)
    loadedfonts[_FONT] = font
    return font
