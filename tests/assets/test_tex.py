"""Formulas come out as well-formed markup in each notation, or are named with their line."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from lxml import etree

from exporter import pandoc
from exporter.assets.tex import first_uses, formulas
from exporter.diagnostics import ExportError, Problem, Report
from exporter.model import nodes as n
from exporter.model.bundle import Formula, FormulaKey
from exporter.model.issue import Issue, Meta, Note
from exporter.model.profile import Notation

MATHML = "{http://www.w3.org/1998/Math/MathML}"
OMML = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
NOTATIONS = {"epub": Notation.MATHML, "docx": Notation.OMML, "pdf": Notation.SVG}
GOOD = (
    r"E=mc^2",
    r"a<b \& c>d",
    r"\frac{1}{n}\sum_{i=1}^{n} x_i",
    r"\int_0^\infty e^{-x^2}\,dx=\frac{\sqrt{\pi}}{2}",
    r"\begin{pmatrix}1&2\\3&4\end{pmatrix}",
    r"\begin{aligned}a&=b\\c&=d\end{aligned}",
    r"f(x)=\begin{cases}1&\text{若 }x>0\\0&\text{否则}\end{cases}",
    r"\underbrace{a+b}_{\text{两项之和}}",
    r"\operatorname*{arg\,max}_{\theta}\mathcal{L}(\theta)",
    r"\hat{y}=\mathrm{softmax}(\mathbf{W}x+b)\in\mathbb{R}^n",
    r"\cfrac{1}{1+\cfrac{1}{x}}",
    r"\textcolor{red}{x}+\color{blue}y",
    r"x^2+y^2=z^2\tag{1}",
    r"\sqrt[3]{\frac{a}{b}}\qquad\left\lfloor\frac{n}{2}\right\rfloor",
    r"\text{损失}=\text{交叉熵}+\lambda\lVert w\rVert_2^2",
)


def issue(*formulas_: str) -> Issue:
    """Return an issue with a formula on each line, standing alone on even ones."""
    blocks: list[n.Block] = []
    for line, tex in enumerate(formulas_, 1):
        inline = n.Paragraph((n.Text("设 "), n.Math(tex, line=line)))
        blocks.append(inline if line % 2 else n.MathBlock(tex, line=line))
    return Issue(Meta("周刊", "urn:uuid:0"), lead=tuple(blocks))


def written(*formulas_: str) -> tuple[dict[str, list[Formula]], list[tuple[int, str]]]:
    report = Report("issue.md")
    found = formulas(issue(*formulas_), NOTATIONS, report)
    assert {d.problem for d in report.diagnostics} <= {Problem.FORMULA_UNREADABLE}
    said = [(d.line, d.message) for d in report.diagnostics]
    return {name: list(made.values()) for name, made in found.items()}, said


@pytest.mark.sweep
def test_real_formulas_in_every_notation() -> None:
    found, said = written(*GOOD)
    assert said == []
    roots = {
        "epub": f"{MATHML}math",
        "docx": f"{OMML}oMath",
        "pdf": "{http://www.w3.org/2000/svg}svg",
    }
    for name, made in found.items():
        assert len(made) == len(GOOD)
        for formula in made:
            assert formula.markup is not None
            assert etree.fromstring(formula.markup).tag == roots[name]


def test_every_formula_is_known_by_its_tex_and_place() -> None:
    report = Report()
    twice = Issue(
        Meta("周刊", "urn:uuid:0"),
        lead=(n.Paragraph((n.Math("x"), n.Math("x"), n.Math("y"))), n.MathBlock("x")),
        notes=(Note(1, (n.MathBlock("z"),)),),
    )
    keys = [FormulaKey("x", False), FormulaKey("y", False), FormulaKey("x", True), FormulaKey("z", True)]  # fmt: skip  # noqa: E501
    assert list(first_uses(twice)) == keys
    found = formulas(twice, NOTATIONS, report)
    assert all(list(made) == keys for made in found.values())


def test_an_issue_without_formulas_starts_no_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "run", None)
    assert written() == ({"epub": [], "docx": [], "pdf": []}, [])


def test_one_process_a_notation(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    run = pandoc.run

    def counted(arguments: list[str], text: str) -> tuple[bytes, str]:
        calls.append(arguments)
        return run(arguments, text)

    monkeypatch.setattr(pandoc, "run", counted)
    written(*GOOD)
    assert [arguments[3] for arguments in calls] == ["html5", "docx"]


def test_mathml_carries_the_tex_for_those_who_do_not_see_it() -> None:
    found, _ = written(r"a<b\tag{7}", r"\frac{1}{2}")
    inline, alone = (etree.fromstring(formula.markup or "") for formula in found["epub"])
    assert inline.get("display") == "inline"
    assert alone.get("display") == "block"
    assert inline.get("alttext") == r"a<b\tag{7}"
    (annotation,) = inline.iter(f"{MATHML}annotation")
    assert annotation.text == r"a<b\tag{7}"


def shown(formula: Formula) -> str:
    pieces = etree.fromstring(formula.markup or "").iter()
    texts = (p.text or "" for p in pieces if not str(p.tag).endswith("annotation"))
    return re.sub(r"\s", "", "".join(texts))


def test_a_number_stands_beside_a_formula_that_stands_alone() -> None:
    found, _ = written("x", r"\textcolor{red}{y}\tag{7}", "z", r"w\tag*{甲}")
    for name in ("epub", "docx"):
        formulas_ = found[name]
        assert [shown(one) for one in formulas_] == ["x", "y", "z", "w"]
        assert [one.number for one in formulas_] == ["", "(7)", "", "甲"]
    assert [one.number for one in found["pdf"]] == ["", "(7)", "", "甲"]


def test_a_number_inside_a_line_stays_in_it_and_so_do_several() -> None:
    lines = r"\begin{align}a&=b\tag{1}\\c&=d\tag{2}\end{align}"
    found, said = written(r"x\tag{7}", lines)
    assert said == []
    inline, several = found["epub"]
    assert shown(inline) == "x(7)"
    assert shown(several) == "a=b(1)c=d(2)"
    assert inline.number == several.number == ""


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"a\notag", "a"),
        (r"\label{eq:1}a=b", "a=b"),
        (r"{\rm d}x", "dx"),
        (r"90\degree", "90∘"),
        (r"90^\degree", "90∘"),
        (r"\argmax_x f", "argmaxxf"),
        (r"\href{https://example.org}{y}", "y"),
        (r"\colorbox{yellow}{z}", "z"),
        (r"\mathbbm{1}", "𝟙"),
        (r"\Large x", "x"),
    ],
)
def test_what_pandoc_does_not_read_is_said_in_other_words(tex: str, plain: str) -> None:
    found, said = written(tex)
    assert said == []
    assert re.sub("[\u2000-\u200b\u2061]", "", shown(found["epub"][0])) == plain


def test_the_two_repairs_of_office_math() -> None:
    found, _ = written(r"\begin{pmatrix}1&2\end{pmatrix}", r"\text{若 }x")
    matrix, text = (etree.fromstring(formula.markup or "") for formula in found["docx"])
    for columns in matrix.iter(f"{OMML}mcPr"):
        assert [child.tag for child in columns] == [f"{OMML}count", f"{OMML}mcJc"]
    properties = [[child.tag for child in p] for p in text.iter(f"{OMML}rPr")]
    assert properties[0] == [f"{OMML}nor"]
    assert found["docx"][0].markup is not None
    assert "wordprocessingml" not in found["docx"][0].markup


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\nosuch{x}", r"unexpected control sequence \nosuch"),
        ("{", "unexpected eof"),
        (r"\begin{pmatrix}1", "unexpected"),
        ("{" * 60 + "x" + "}" * 60, "it is too long or nested too deep"),
        ("x+" * 5000 + "x", "it is too long or nested too deep"),
    ],
)
def test_a_formula_that_cannot_be_read_is_named_once(tex: str, reason: str) -> None:
    found, said = written("x", tex, r"\alpha")
    assert [line for line, _ in said] == [2]
    assert said[0][1].startswith("the formula ")
    assert reason in said[0][1]
    assert len(said[0][1]) < 140
    for made in found.values():
        assert [formula.markup is None for formula in made] == [False, True, False]


def test_several_that_cannot_be_read_have_each_their_reason() -> None:
    _, said = written(r"\one", "x", r"\two", "{")
    assert [line for line, _ in said] == [1, 3, 4]
    assert [message.rpartition(" ")[2] for _, message in said] == [r"\one", r"\two", "eof"]


@pytest.mark.parametrize(
    "tex", ["", " ", "\x00x\x0b", "x\n\ny", "% nothing", "</p><p>", "&lt;", "字"]
)
def test_odd_formulas_keep_their_neighbours(tex: str) -> None:
    found, _ = written("a", tex, "b")
    for made in found.values():
        assert len(made) == 3
        assert made[0].markup is not None
        assert made[2].markup is not None
        for formula in made:
            if formula.markup is not None:
                etree.fromstring(formula.markup)


def test_pandoc_failing_costs_the_formulas_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> tuple[bytes, str]:
        raise ExportError(Problem.UNREADABLE, "pandoc took longer than 60 seconds")

    monkeypatch.setattr(pandoc, "run", fail)
    found, said = written("x", "y")
    assert all(formula.markup is None for made in found.values() for formula in made)
    assert (0, "the formulas cannot be converted: pandoc took longer than 60 seconds") in said


@pytest.mark.sweep
def test_the_same_markup_each_time() -> None:
    assert written(*GOOD) == written(*GOOD)


def test_without_a_formula_no_parser_of_xml_is_loaded() -> None:
    code = "import sys, exporter.assets.tex; print({'lxml', 'ziamath'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
