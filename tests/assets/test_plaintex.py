from __future__ import annotations

import pytest

from exporter.assets.plaintex import plain_tex
from exporter.assets.tex import formulas
from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model.issue import Issue, Meta
from exporter.model.profile import Notation


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"a\times信息", r"a\times 信息"),
        (r"\dbinom{n}{k}", r"\binom{n}{k}"),
        (r"\cal{L}", r"\mathcal{L}"),
        (r"\cal L", r"\mathcal{L}"),
        (r"{\cal L}", r"{\mathcal{L}}"),
        (r"\rm{d}x", r"\mathrm{d}x"),
        (r"x \in \R^n", r"x \in \mathbb{R}^n"),
        (r"\bold{x}", r"\mathbf{x}"),
        (r"a\space b", r"a\  b"),
        ("x\u200b_1", "x_1"),
        (r"a = b \\ = c", r"\begin{aligned}a = b \\ = c\end{aligned}"),
        (r"a \newline b", r"\begin{aligned}a \\ b\end{aligned}"),
        (r"a &= b", r"\begin{aligned}a &= b\end{aligned}"),
        (r"\substack{a \\ b}", r"\substack{a \\ b}"),
        (r"\begin{cases} a & b \\ c & d\end{cases}", r"\begin{cases} a & b \\ c & d\end{cases}"),
        (r"a \& b", r"a \& b"),
        (r"\Re \Rightarrow \spacex", r"\Re \Rightarrow \spacex"),
        (r"a \\R", r"\begin{aligned}a \\R\end{aligned}"),
    ],
)
def test_what_pandoc_does_not_read_is_said_in_other_words(tex: str, plain: str) -> None:
    assert plain_tex(tex) == plain


def test_pandoc_reads_it_all_then() -> None:
    every = [
        r"a\times信息", r"\frac{a}{b} = c \\ = d", r"a &= b \\[2pt] &= c", r"\dbinom{n}{k}",
        r"a \newline b", r"{\cal A} + \cal{L}", r"x \in \R^n", r"\bold{x}", r"a\space b",
        "x\u200b_1", r"x\text{，}", "(x_1，y_1)", "f(x)＝x^2", r"增益比 = 系数 \times 增益",
        r"\xrightarrow{加热}", r"A=\{甲,乙\}", r"a\overset{定义}{=}b", r"m_水 = 1\,kg",
    ]  # fmt: skip
    report = Report()
    issue = Issue(Meta("题", "urn:uuid:0"), lead=tuple(n.MathBlock(tex) for tex in every))
    formulas(issue, {"epub": Notation.MATHML, "docx": Notation.OMML}, report)
    assert report.diagnostics == ()
