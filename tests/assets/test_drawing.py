"""Drawn formulas: the right size, the text's colour, Chinese as paths."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
import resvg_py
from lxml import etree

from exporter.assets import drawing, outlines
from exporter.assets.tex import formulas
from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.model.bundle import Formula
from exporter.model.issue import Issue, Meta
from exporter.model.profile import Notation


def drawn(*texs: str) -> tuple[list[Formula], Report]:
    report = Report("issue.md")
    blocks = tuple(n.MathBlock(tex, line=line) for line, tex in enumerate(texs, 1))
    found = formulas(Issue(Meta("x", "urn:uuid:0"), lead=blocks), {"pdf": Notation.SVG}, report)
    return list(found["pdf"].values()), report


def markup(formula: Formula) -> str:
    assert formula.markup is not None
    return formula.markup


def test_there_is_nothing_but_paths_and_bars_in_the_colour_of_the_text() -> None:
    found, _ = drawn(r"\frac{\text{损失}}{\sqrt{x}}=\begin{pmatrix}1\\2\end{pmatrix}")
    root = etree.fromstring(markup(found[0]))
    names = {etree.QName(element).localname for element in root.iter()}
    assert names == {"svg", "path", "rect"}
    assert {element.get("fill") for element in root} == {"currentColor"}
    assert not root.xpath("//@id")


def test_the_size_is_in_em_and_agrees_with_the_drawing() -> None:
    (formula,), _ = drawn(r"\sum_{i=1}^n x_i")
    root = etree.fromstring(markup(formula))
    assert root.get("width") == f"{formula.width:.4g}em"
    assert root.get("height") == f"{formula.height:.4g}em"
    left, top, width, height = map(float, root.get("viewBox", "").split())
    assert left < 1
    assert width / 20 == pytest.approx(formula.width, abs=0.001)
    assert height / 20 == pytest.approx(formula.height, abs=0.001)
    assert (top + height) / 20 == pytest.approx(formula.depth, abs=0.001)


def test_what_hangs_below_the_line_has_depth() -> None:
    (flat, tail, tall), _ = drawn("x", "y", r"\frac{a}{b}")
    assert flat.depth < tail.depth < tall.depth
    assert flat.height < tall.height
    assert 0.3 < flat.height < 0.8


def test_chinese_is_drawn_in_the_machines_font() -> None:
    if outlines.outline("损") is None:
        pytest.skip("no Chinese font")
    (latin, chinese), report = drawn(r"\text{ab}", r"\text{损失}")
    assert report.diagnostics == ()
    assert chinese.width == pytest.approx(2, abs=0.2)
    assert len(markup(chinese)) > len(markup(latin))
    pixels = resvg_py.svg_to_bytes(svg_string=markup(chinese), skip_system_fonts=True)
    assert len(bytes(pixels)) > 400


def test_chinese_as_a_subscript_is_smaller() -> None:
    (large, small), _ = drawn(r"\text{训练集}", r"x_{\text{训练集}}")
    assert small.width < large.width


def test_a_character_that_no_font_has_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "outline", lambda _: None)
    found, report = drawn("x", r"\text{损}")
    assert found[1].markup is not None
    assert [(d.line, d.problem, d.message) for d in report.diagnostics] == [
        (2, Problem.GLYPH_MISSING, "no font has 损 (U+635F) for the formula")
    ]


def test_what_cannot_be_drawn_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr(drawing, "Math", fail)
    found, report = drawn("x")
    assert found == [Formula(None)]
    assert [(d.line, d.message) for d in report.diagnostics] == [
        (1, "the formula cannot be drawn: IndexError list index out of range")
    ]


def test_no_number_is_absurdly_exact() -> None:
    (formula,), _ = drawn(r"\frac{1}{3}\text{损失}")
    assert max(len(found) for found in re.findall(r"\.\d+", markup(formula))) <= 5


@pytest.mark.parametrize(
    ("inside", "changed"),
    [
        ("<munder><mo>→</mo><mi>a</mi></munder>", "<munder><mo>⟶</mo><mi>a</mi></munder>"),
        (
            '<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo accent="true">¯</mo></mover>',
            '<menclose notation="top"><mrow><mi>A</mi><mi>B</mi></mrow></menclose>',
        ),
        ('<mover><mi>q</mi><mo accent="true">‾</mo></mover>', None),
        ("<mover><mi>x</mi><mo>→</mo></mover>", None),
    ],
)
def test_arrows_and_bars_span_what_they_belong_to(inside: str, changed: str | None) -> None:
    math = drawing._presentation(f'<math xmlns="{drawing._MATHML[1:-1]}">{inside}</math>')
    written = ET.tostring(math[0], encoding="unicode")
    assert re.sub(r" xmlns:ns0=\"[^\"]*\"|ns0:", "", written) == (changed or inside)
