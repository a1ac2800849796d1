"""Writes formulas as MathML, Office Math or SVG: all of an issue in one pandoc process."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from exporter import pandoc
from exporter.assets import macros
from exporter.assets.plaintex import plain_tex
from exporter.diagnostics import ExportError, Problem, Report
from exporter.model import nodes as n
from exporter.model.bundle import Formula, FormulaKey
from exporter.model.issue import Issue
from exporter.model.profile import Notation
from exporter.model.walk import all_nodes, descend

# The parser of XML is imported when there is a formula.
if TYPE_CHECKING:
    from lxml import etree

_API = [1, 23, 1]
_MATHML = "{http://www.w3.org/1998/Math/MathML}"
_OMML = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_LENGTH = 8_000
_MAX_DEPTH = 40
_SHOWN = 40
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_COMPLAINT = re.compile(r"\[WARNING\] Could not convert TeX math (.*?)(?=\n\[|\Z)", re.DOTALL)
_REASON = re.compile(r"^\s+(unexpected .+)$", re.MULTILINE)

_TAG = re.compile(r"\\tag(\*?)\s*\{([^{}]*)\}")


Places = Mapping[FormulaKey, n.Math | n.MathBlock]


def formulas(
    issue: Issue, notations: Mapping[str, Notation], report: Report
) -> dict[str, dict[FormulaKey, Formula]]:
    """Return for each format, by the name of its notation, every formula of an issue.

    A formula that cannot be converted has no markup, and a warning at its first use.
    """
    places = first_uses(issue)
    wanted = set(notations.values())
    written: dict[Notation, dict[FormulaKey, Formula]] = {notation: {} for notation in Notation}
    if places and wanted & {Notation.MATHML, Notation.SVG}:
        written[Notation.MATHML] = _mathml(places, report)
    if places and Notation.SVG in wanted:
        from exporter.assets.drawing import draw

        written[Notation.SVG] = draw(written[Notation.MATHML], places, report)
    if places and Notation.MATHML in wanted:
        from exporter.assets.mathml import mend

        written[Notation.MATHML] = {
            key: formula
            if formula.markup is None
            else replace(formula, markup=mend(formula.markup))
            for key, formula in written[Notation.MATHML].items()
        }
    if places and Notation.OMML in wanted:
        written[Notation.OMML] = _omml(places, report)
    return {name: written[notation] for name, notation in notations.items()}


def first_uses(issue: Issue) -> Places:
    """Return every formula of an issue once, with the node where it is used first."""
    uses: dict[FormulaKey, n.Math | n.MathBlock] = {}
    for node in [*all_nodes(issue), *descend(issue.citations)]:
        if isinstance(node, n.Math | n.MathBlock):
            uses.setdefault(FormulaKey(node.tex, isinstance(node, n.MathBlock)), node)
    return uses


def _mathml(places: Places, report: Report) -> dict[FormulaKey, Formula]:
    """Write MathML Core, with the TeX as annotation and as text for those who do not see it."""
    from lxml import etree

    output, complaints = _convert(places, ["-t", "html5", "--mathml"], report)
    markup: list[str | None] = []
    for key, paragraph in zip(places, _PARAGRAPH.findall(output.decode()), strict=False):
        if not paragraph.startswith("<math"):
            markup.append(None)
            continue
        math = etree.fromstring(paragraph)
        tex = _CONTROLS.sub("", key.tex)
        math.set("alttext", tex)
        for annotation in math.iter(f"{_MATHML}annotation"):
            annotation.text = tex
        markup.append(etree.tostring(math, encoding="unicode"))
    return _collected(places, markup, complaints, report)


def _omml(places: Places, report: Report) -> dict[FormulaKey, Formula]:
    """Write Office Math (ECMA-376, 22.1) out of a document that pandoc makes for Word."""
    import zipfile

    from lxml import etree

    output, complaints = _convert(places, ["-t", "docx", "-o", "-"], report)
    markup: list[str | None] = []
    if output:
        with zipfile.ZipFile(BytesIO(output)) as package:
            document = etree.fromstring(package.read("word/document.xml"))
        for paragraph in document.iter(f"{_WORD}p"):
            math = next(paragraph.iter(f"{_OMML}oMath"), None)
            markup.append(None if math is None else _repaired(math))
    return _collected(places, markup, complaints, report)


def _repaired(math: etree._Element) -> str:
    """Mend what the schema does not allow in pandoc's: the order in mcPr, nor beside sty."""
    from lxml import etree

    for columns in math.iter(f"{_OMML}mcPr"):
        count = columns.find(f"{_OMML}count")
        if count is not None:
            columns.insert(0, count)
    for properties in math.iter(f"{_OMML}rPr"):
        style = properties.find(f"{_OMML}sty")
        if style is not None and properties.find(f"{_OMML}nor") is not None:
            properties.remove(style)
    alone = etree.fromstring(etree.tostring(math, with_tail=False))
    etree.cleanup_namespaces(alone, keep_ns_prefixes=["m"])
    return etree.tostring(alone, encoding="unicode")


def _convert(places: Places, writer: list[str], report: Report) -> tuple[bytes, str]:
    """Let pandoc write one paragraph a formula."""
    blocks = [
        {
            "t": "Para",
            "c": [
                {
                    "t": "Math",
                    "c": [{"t": "DisplayMath" if key.display else "InlineMath"}, _cleaned(key)],
                }
            ],
        }
        for key in places
    ]
    document = {"pandoc-api-version": _API, "meta": {}, "blocks": blocks}
    try:
        return pandoc.run(["-f", "json", *writer], json.dumps(document))
    except ExportError as error:
        message = f"the formulas cannot be converted: {error.message}"
        report.add(Problem.FORMULA_UNREADABLE, message)
        return b"", ""


def _cleaned(key: FormulaKey) -> str:
    """Say in other words what pandoc does not read; of what is absurd say something unreadable."""
    tex = _untagged(key)[0]
    if _is_absurd(tex):
        return "{"
    return plain_tex(tex)


def _untagged(key: FormulaKey) -> tuple[str, str]:
    """Take the number away that a formula gives itself, and return both.

    Where several lines have one each, the numbers stay in their lines.
    """
    tex = _CONTROLS.sub("", key.tex)
    tags = _TAG.findall(tex) if key.display else []
    if len(tags) != 1:
        return tex, ""
    ((star, number),) = tags
    return _TAG.sub("", tex), number if star else f"({number})"


def _is_absurd(tex: str) -> bool:
    depth = deepest = 0
    for brace in re.findall(r"[{}]", tex):
        depth += 1 if brace == "{" else -1
        deepest = max(deepest, depth)
    return len(tex) > _MAX_LENGTH or deepest > _MAX_DEPTH or macros.is_bomb(tex)


def _collected(
    places: Places, markup: list[str | None], complaints: str, report: Report
) -> dict[FormulaKey, Formula]:
    """Pair formulas with their markup, and say of each that has none why, as pandoc said."""
    markup += [None] * (len(places) - len(markup))
    reasons = [_REASON.search(complaint) for complaint in _COMPLAINT.findall(complaints)]
    failed = [key for key, xml in zip(places, markup, strict=True) if xml is None]
    told = reasons if len(reasons) == len(failed) else [None] * len(failed)
    for key, reason in zip(failed, told, strict=True):
        why = f": {reason[1]}" if reason is not None else ""
        if macros.is_bomb(key.tex):
            why = ": what its macros come to is too long"
        elif _is_absurd(key.tex):
            why = ": it is too long or nested too deep"
        message = f"the formula {_short(key.tex)} cannot be read{why}"
        report.add(Problem.FORMULA_UNREADABLE, message, places[key])
    return {
        key: Formula(xml, number="" if xml is None else _untagged(key)[1])
        for key, xml in zip(places, markup, strict=True)
    }


def _short(tex: str) -> str:
    one_line = " ".join(tex.split())
    return one_line if len(one_line) <= _SHOWN else f"{one_line[: _SHOWN - 1]}…"
