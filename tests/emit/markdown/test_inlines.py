"""Inlines: the canonical form of each, and HTML where a mark would not be read."""

from __future__ import annotations

import pytest
from passes.writing import inlines as line
from passes.writing import link, strong
from reading.written import understood

from exporter.emit.markdown.escape import Pen
from exporter.emit.markdown.inlines import paragraph
from exporter.model import nodes as n

MATH = Pen(math=True, dollars=True)


def emph(*pieces: n.Inline | str) -> n.Emph:
    return n.Emph(line(*pieces))


CASES: list[tuple[n.Inlines, str]] = [
    (line("石桥"), "石桥"),
    (line(emph("石"), strong("桥"), n.Strike(line("拱"))), "*石*<strong>桥</strong>~~拱~~"),
    (line("他说", strong("“石桥”"), "好"), "他说**“石桥”**好"),
    (line("他说", strong("“石桥”"), "ok"), "他说**“石桥”**ok"),
    (line("他说", strong("石桥。"), "好"), "他说**石桥。**好"),
    (line(strong("石", emph("桥"), "拱")), "**石*桥*拱**"),
    (line(strong(emph("桥"))), "**<em>桥</em>**"),
    (line(emph(strong("桥"))), "***桥***"),
    (line(strong("石", strong("桥"))), "**石<strong>桥</strong>**"),
    (line(n.Sub(line("2")), n.Super(line("3"))), "<sub>2</sub><sup>3</sup>"),
    (line(n.Mark(line("a")), n.Small(line("b"))), "<mark>a</mark><small>b</small>"),
    (line(n.Underline(line("a")), n.Keyboard(line("b"))), "<u>a</u><kbd>b</kbd>"),
    (line(n.Work(line("史记"))), "<cite>史记</cite>"),
    (line(n.Code("a"), n.Code("b")), "`a`<!-- -->`b`"),
    (line(n.Code("`"), "字"), "`` ` ``字"),
    (line(link("石桥", "https://example.org/")), "[石桥](https://example.org/)"),
    (line("见", link("https://a.cn/b", "https://a.cn/b")), "见<https://a.cn/b>"),
    (line(n.CrossReference(line("石桥"), "石-桥")), "[石桥](#石-桥)"),
    (line("好！", link("a", "b")), "好！[a](b)"),
    (line("!", link("a", "b")), r"\![a](b)"),
    (line("图标", n.Image("a.png", "标", width="20")), '图标<img src="a.png" alt="标" width="20">'),
    (
        line(n.CrossReference((n.Image("a.png", "画[1]"),), "甲"), "字"),
        r"[![画\[1\]](a.png)](#甲)字",
    ),
    (line("甲", n.Break(), "乙"), "甲\\\n乙"),
    (line("甲", n.Break(), n.Break(), "- 乙"), "甲\\\n<br>- 乙"),
    (line("甲", n.Break(), "- 乙"), "甲\\\n\\- 乙"),
    (line(n.Ruby("漢字", "かんじ")), "<ruby>漢字<rt>かんじ</rt></ruby>"),
]


@pytest.mark.parametrize(("nodes", "expected"), CASES, ids=[text for _, text in CASES])
def test_the_canonical_form(nodes: n.Inlines, expected: str) -> None:
    assert paragraph(nodes, Pen()) == expected
    manuscript, report = understood(expected)
    assert manuscript.blocks == (n.Paragraph(nodes),)
    assert not report.diagnostics


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        (line("公式", n.Math("x^2"), "好"), "公式$x^2$好"),
        (line("a", n.Math("x"), "b"), "a<!-- -->$x$<!-- -->b"),
        (line(n.Math("x"), n.Math("y")), "$x$<!-- -->$y$"),
        (line("共 $5"), r"共 \$5"),
    ],
)
def test_formulas(nodes: n.Inlines, expected: str) -> None:
    assert paragraph(nodes, MATH) == expected
    assert understood(expected, math=True)[0].blocks == (n.Paragraph(nodes),)


def test_a_call_of_a_note() -> None:
    assert paragraph(line("甲", n.NoteRef(2), "：乙"), Pen()) == "甲[^2]：乙"
    assert paragraph(line(n.NoteRef(2), ": 乙"), Pen()) == r"[^2]\: 乙"


def test_in_one_line_breaks_are_tags() -> None:
    assert paragraph(line("甲", n.Break(), "乙"), Pen(flat=True)) == "甲<br>乙"
