"""Accents that a browser sets over their letters, and as wide as these."""

from __future__ import annotations

import pytest
from lxml import etree

from exporter.assets.tex import formulas
from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model.bundle import FormulaKey
from exporter.model.issue import Issue, Meta
from exporter.model.profile import Notation


def written(tex: str, *notations: Notation) -> list[str]:
    asked = {notation.name: notation for notation in notations}
    made = formulas(Issue(Meta("题", "urn:uuid:0"), lead=(n.MathBlock(tex),)), asked, Report())
    return [made[name][FormulaKey(tex, display=True)].markup or "" for name in asked]


@pytest.mark.parametrize(
    ("tex", "mark"),
    [
        (r"\hat{x}", "ˆ"),
        (r"\tilde{p}", "˜"),
        (r"\dot{x}", "˙"),
        (r"\ddot{x}", "¨"),
        (r"\check{x}", "ˇ"),
        (r"\bar{x}", "‾"),
        (r"\overline{AB}", "‾"),
        (r"\widehat{AB}", "\u0302"),
        (r"\widetilde{AB}", "\u0303"),
        (r"\vec{v}", "→"),
    ],
)
def test_an_accent_stands_by_itself(tex: str, mark: str) -> None:
    (markup,) = written(tex, Notation.MATHML)
    over = etree.fromstring(markup).find(".//{*}mover")
    assert over[1].text == mark
    assert over[1].get("accent") == "true"


def test_the_source_beside_the_formula_stays_as_it_was() -> None:
    (markup,) = written(r"\tilde{p}", Notation.MATHML)
    assert etree.fromstring(markup).findtext(".//{*}annotation") == r"\tilde{p}"


def test_drawings_are_made_of_what_pandoc_wrote() -> None:
    mathml, alone = written(r"\hat{x}", Notation.MATHML, Notation.SVG)
    assert written(r"\hat{x}", Notation.SVG) == [alone]
    assert mathml.startswith("<math")
