"""Captions below pictures."""

from __future__ import annotations

import pytest
from reading.written import blocks, understood

from exporter.model import nodes as n
from exporter.model.walk import plain

T = n.Text


@pytest.mark.parametrize(
    ("below", "caption"),
    [
        ("*雨后的桥*", "雨后的桥"),
        ("_雨后的桥_", "雨后的桥"),
        ("*图 1：桥*", "图 1：桥"),
        ("<center>桥</center>", "桥"),
        ('<p align="center">桥</p>', "桥"),
        ('<div style="text-align:center">桥</div>', "桥"),
        ("<center><font color=gray size=2>图 2 桥</font></center>", "图 2 桥"),
        ("<center>见 **桥**</center>", "见 桥"),
        ("图 3：桥", "图 3：桥"),
        ("图3　桥", "图3　桥"),
        ("**图 4** 桥", "图 4 桥"),
        ("**图 5：桥**", "图 5：桥"),
        ("> 图 6 桥", "图 6 桥"),
        ("▲ 图 7：桥", "图 7：桥"),
        ("Figure 8: a bridge", "Figure 8: a bridge"),
        ("图 1-2 中国的桥", "图 1-2 中国的桥"),
        ("圖 9：橋", "圖 9：橋"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_short_paragraph_below_a_picture_is_its_caption(
    below: str, caption: str, gap: str
) -> None:
    (figure,) = understood(f"![](a.png){gap}{below}")[0].blocks
    assert isinstance(figure, n.Figure)
    assert plain(figure.caption) == caption


@pytest.mark.parametrize(
    "below",
    [
        "图 3 展示了系统的架构",
        "图 3 中的桥建于宋代",
        "图 1、图 2 分别是桥和山",
        "图 3 桥。这是宋代的桥。",
        "桥",
        "**桥**",
        "*桥*很长",
        "图表 3：桥",
        "*" + "很长" * 20 + "*",
        "- 图 3：桥",
    ],
)
def test_other_paragraphs_stay_paragraphs(below: str) -> None:
    assert len(blocks(f"![](a.png)\n\n{below}")) == 2


@pytest.mark.parametrize("text", ["- ![](a.png)\n  *桥*", "> ![](a.png)\n>\n> *桥*"])
def test_captions_stand_in_lists_and_quotes(text: str) -> None:
    (outer,) = blocks(text)
    inner = outer.items[0].blocks if isinstance(outer, n.BulletList) else outer.blocks  # type: ignore[union-attr]
    assert inner == (n.Figure(n.Image("a.png"), (T("桥"),)),)


def test_a_caption_with_a_note_stays_a_paragraph() -> None:
    assert len(blocks("![](a.png)\n\n*桥[^1]*\n\n[^1]: 注")) == 2


def test_a_figure_with_its_own_caption_takes_no_other() -> None:
    text = "<figure><img src='a.png'><figcaption>桥</figcaption></figure>\n\n*山*"
    assert blocks(text)[0] == n.Figure(n.Image("a.png"), (T("桥"),))


def test_the_last_of_several_pictures_takes_it() -> None:
    made = blocks("![](a.png)\n![](b.png)\n*桥*")
    assert made == (n.Figure(n.Image("a.png")), n.Figure(n.Image("b.png"), (T("桥"),)))


def test_a_centred_caption_loses_no_look_that_must_be_told() -> None:
    assert not understood("![](a.png)\n\n<center>桥</center>")[1].diagnostics
