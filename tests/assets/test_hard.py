"""Twenty-five hard formulas: all of them in each notation, with nothing left of their TeX."""

from __future__ import annotations

import re

import pytest
from assets.hard import HARD
from lxml import etree

from exporter.assets.tex import formulas
from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model.bundle import Formula, FormulaKey
from exporter.model.issue import Issue, Meta
from exporter.model.profile import Notation

NOTATIONS = {"epub": Notation.MATHML, "docx": Notation.OMML, "pdf": Notation.SVG}
COMMAND = re.compile(r"\\[A-Za-z]+")


@pytest.fixture(scope="module")
def written() -> dict[str, dict[str, Formula]]:
    report = Report()
    lead = tuple(n.MathBlock(tex) for tex in HARD.values())
    found = formulas(Issue(Meta("题", "urn:uuid:0"), lead=lead), NOTATIONS, report)
    assert report.diagnostics == ()
    keys = {name: FormulaKey(tex, display=True) for name, tex in HARD.items()}
    return {form: {name: made[key] for name, key in keys.items()} for form, made in found.items()}


def text(formula: Formula) -> str:
    """Return what is shown, without the annotation."""
    root = etree.fromstring(formula.markup or "<nothing/>")
    path = "//text()[not(ancestor::*[local-name()='annotation'])]"
    return "".join(str(piece) for piece in root.xpath(path))


def test_there_are_twenty_five() -> None:
    assert len(HARD) == 25


@pytest.mark.sweep
@pytest.mark.parametrize("form", NOTATIONS)
@pytest.mark.parametrize("name", HARD)
def test_every_hard_formula_is_converted(
    written: dict[str, dict[str, Formula]], name: str, form: str
) -> None:
    formula = written[form][name]
    assert formula.markup is not None
    assert not COMMAND.search(text(formula))
    if form == "pdf":
        assert "<path" in formula.markup
        assert 0.4 < formula.height < 12
        assert 0 <= formula.depth < formula.height


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("cases", "若"),
        ("chinese", "准确率"),
        ("underbrace", "项"),
        ("operator", "argmin"),
        ("stacked", "催化剂"),
        ("colour", "x2+y2=z2"),
        ("tag", "E2=(pc)2+(mc2)2"),
        ("starred", "eiπ+1=0"),
    ],
)
def test_what_is_shown_is_what_was_written(
    written: dict[str, dict[str, Formula]], name: str, shown: str
) -> None:
    for form in ("epub", "docx"):
        assert shown in re.sub(r"[\s\u2000-\u200b\u2061\xa0]", "", text(written[form][name]))


def test_numbers_stand_beside_their_formulas(written: dict[str, dict[str, Formula]]) -> None:
    for made in written.values():
        numbers = {name: formula.number for name, formula in made.items() if formula.number}
        assert numbers == {"tag": "(7)", "starred": "欧拉"}
