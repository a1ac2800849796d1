from __future__ import annotations

import time

import pytest

from exporter.reading.draft import draft
from exporter.reading.mask import Mask
from exporter.reading.mathspans import formulas


def found(text: str, *, math: bool | None = None) -> list[str]:
    sent = draft(text)
    return [c.inside for c in formulas(sent.whole, sent.masked(Mask.LITERAL), math=math)[0]]


@pytest.mark.parametrize(
    "text",
    [
        "买了 $3 与 $4，共 $7。", "由$5升到$10", "US$5-$10，HK$20", "一种 $5/月，一种 $6/年",
        "环境变量 $PATH 与 $HOME", "$HOME/a_b 与 $PATH", "PHP：$a = $b，$this->c",
        "$one_two、$three",
        "以 $ 开头，以 $ 结尾", "`$y$` 不动", 'jQuery：$("p") 与 $("q")', "${key} 与 ${long_key}",
        "$$\n\n$$", r"第 \(2\) 条，\(MB\)", r"见 \[3\] 和 \[J\]", "她说$真不错$呢",
        "代码 $ABCD 与 $EFGH",
        "股$600000$", r"转义 \$y_1\$", "$y_1$2", "a$y$", "[甲](b)$ 与 $",
        "$$\n这是一句普通的话，说到这里。\n$$", "$$\n![图](a.png)\n$$", "$$\n甲 $5 乙\n$$",
        r"\[链接\](a)",
        "见 https://a.example/?q=$x_1$", "花 $1,000$ 元", r"C:\(x86\)\_a",
    ],
)  # fmt: skip
def test_these_are_no_formulas(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "insides"),
    [
        ("花$5，设 $y_1$ 与 $y_2$", ["y_1", "y_2"]),
        ("推力 $F_{推} = mg$", ["F_{推} = mg"]),
        ("令 $k$ 为数，$k=1$，$O(k)$", ["k", "k=1", "O(k)"]),
        ("$m_油 = 2$ 与 $6$", ["m_油 = 2", "6"]),
        ("点 $(a_1，b_1)$", ["(a_1，b_1)"]),
        (r"20$\mu$m 与 32$\times$32", [r"\mu", r"\times"]),
        ("$$ y = 2 $$", ["y = 2"]),
        ("$$\nb = 3y\n$$", ["b = 3y"]),
        (r"式 \(a = bc^2\)，\(b\) 为常数", ["a = bc^2", "b"]),
        (r"式 \\(a = bc^2\\)", ["a = bc^2"]),
        ("\\[\ny = \\frac{p}{q}\n\\]", [r"y = \frac{p}{q}"]),
        (r"\[ y = \frac{p}{q} \]", [r"y = \frac{p}{q}"]),
        ("$增益比 = 系数 \\times 增益$", [r"增益比 = 系数 \times 增益"]),
        ("$c_1$的偏导连续，由于$d_1$", ["c_1", "d_1"]),
        ("$ y_1 $ 与 $ v $", ["y_1", "v"]),
        ("$y_1 $ 与 $ v_1$", ["y_1", "v_1"]),
        ("**$y^2$**、*$y_2$*、~~$y_3$~~", ["y^2", "y_2", "y_3"]),
        (r"$\boxed{答案}$，$\xrightarrow{加热}$", [r"\boxed{答案}", r"\xrightarrow{加热}"]),
        (r"$\underbrace{a_1}_{总和}$", [r"\underbrace{a_1}_{总和}"]),
        ("$f(x)＝x^2$", ["f(x)＝x^2"]),
        ("$p<0.05$，$A \\to B$", ["p<0.05", "A \\to B"]),
        ("> $$\n> z_1 = 3\n> $$", ["z_1 = 3"]),
        ("- 甲\n  $$\n  w_1\n  $$", ["w_1"]),
        ("$$\nb = 3y\n$$ (1)", ["b = 3y\n\\qquad\\text{(1)}"]),
        ("$$b = 3y$$（2.1）", ["b = 3y\\qquad\\text{（2.1）}"]),
        ("| $y_1$ | $y_2$ |", ["y_1", "y_2"]),
        ("$`n`$", ["n"]),
        ("$y_1$，$5$，$stride$，$size(x)$", ["y_1", "5", "stride", "size(x)"]),
        (r"质量$m_{水}\,\text{kg}$", [r"m_{水}\,\text{kg}"]),
    ],
)
def test_these_are_formulas(text: str, insides: list[str]) -> None:
    assert found(text) == insides


def test_every_pair_is_one_where_the_author_says_so() -> None:
    assert found("$中$文 $5$", math=True) == ["中", "5"]


def test_only_the_sure_ones_are_where_the_author_says_no() -> None:
    assert found("$x$ 与 $x_1$ 与 $$y$$", math=False) == ["x_1"]


@pytest.mark.sweep
@pytest.mark.parametrize(
    "piece",
    ["$", "$$", "\\(", "\\[", "\\\\(", "$a ", "$\\a", "$$\n", "\\[\n", "$`", "a_{", "$x_中"],
)
def test_endless_marks_take_linear_time(piece: str) -> None:
    began = time.process_time()
    found(piece * (40_000 // len(piece)))
    assert time.process_time() - began < 4
