"""What is small stands in its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from emit.everything import picture

from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model import walk
from exporter.model.bundle import Picture
from exporter.model.issue import Issue
from exporter.passes import recognise
from exporter.passes.icons import settle_icons
from exporter.reading import read
from exporter.reading.source import Source, load

PICTURES: dict[str, Picture] = {
    "i.png": picture(20, 20),
    "b.png": picture(88, 20),
    "large.png": picture(300, 200),
    "wide.png": picture(700, 30),
}


def settled(text: str, tmp_path: Path) -> Issue:
    path = tmp_path / "issue.md"
    path.write_text(f"# 周刊\n\n## 节\n\n{text}\n", "utf-8")
    source: Source = load(path, Report())
    return settle_icons(recognise(read(source, Report()), Report()), PICTURES, source.text)


def shape(node: object) -> str:
    match node:
        case n.Figure(image=image):
            return f"F({image.source})"
        case n.Image(source=source):
            return f"[{source}]"
        case n.Text(text=text):
            return text
        case n.Link(children=children):
            return f"<{''.join(map(shape, children))}>"
        case n.BulletList(items=items):
            return "|".join("/".join(map(shape, item.blocks)) for item in items)
        case n.Quote(blocks=blocks):
            return f"q{'/'.join(map(shape, blocks))}"
        case n.Paragraph(children=children) | n.Labelled(children=children):
            return "".join(map(shape, children))
        case _:
            return type(node).__name__


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲 ![s](b.png) ![l](b.png) 乙", "甲 [b.png] [b.png] 乙"),
        ("甲 ![s](i.png)", "甲 [i.png]"),
        ("![s](i.png) 甲", "[i.png] 甲"),
        ("[![b](b.png)](http://a.cn/1) [![d](b.png)](http://a.cn/2)", "<[b.png]> <[b.png]>"),
        ("甲\n\n[![b](b.png)](http://a.cn/1) ![d](b.png)", "甲/<[b.png]> [b.png]"),
        ("甲\n\n  ![b](b.png) ![d](b.png)", "甲/[b.png] [b.png]"),
        ("甲\n\n<p align='center'><img src='b.png'> <img src='b.png'></p>", "甲/[b.png] [b.png]"),
        ("- ![i](i.png) 一\n- 二 ![i](i.png)", "[i.png] 一|二 [i.png]"),
        ("> ![i](i.png) 一", "q[i.png] 一"),
        ("> 一\n> 二 ![i](i.png) 三", "q一二 [i.png] 三"),
        ("甲\n\n![i](i.png)\n\n乙", "甲/F(i.png)/乙"),
        ("甲\n![i](i.png)\n乙", "甲/F(i.png)/乙"),
        ("甲 ![大](large.png) 乙", "甲/F(large.png)/乙"),
        ("甲 ![宽](wide.png) 乙", "甲/F(wide.png)/乙"),
        ("甲 ![小](i.png) 乙 ![大](large.png)", "甲 [i.png] 乙/F(large.png)"),
        ('甲 <img src="large.png" height="16"> 乙', "甲 [large.png] 乙"),
        ('甲 <img src="i.png" width="300"> 乙', "甲/F(i.png)/乙"),
        ("![一](large.png) ![二](large.png)", "F(large.png)/F(large.png)"),
        (
            '<p><img src="large.png" width="45%"> <img src="large.png" width="45%"></p>',
            "[large.png] [large.png]",
        ),
        (
            '<p><img src="large.png" width="60%"> <img src="large.png" width="60%"></p>',
            "F(large.png)/F(large.png)",
        ),
    ],
)
def test_a_small_picture_stands_in_its_line(text: str, expected: str, tmp_path: Path) -> None:
    (section,) = settled(text, tmp_path).sections
    assert "/".join(map(shape, section.blocks)) == expected


def test_figures_are_numbered_without_icons(tmp_path: Path) -> None:
    text = "甲 ![新的 图标](i.png) 乙\n\n![雨中的伞](large.png)\n\n丙 ![另一个图标](i.png)"
    issue = settled(text, tmp_path)
    figures = [node for node in walk.all_nodes(issue) if isinstance(node, n.Figure)]
    assert [(f.number, f.image.source) for f in figures] == [(1, "large.png")]


def test_without_icons_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "issue.md"
    path.write_text("# 周刊\n\n## 节\n\n![雨](large.png)\n", "utf-8")
    issue = recognise(read(load(path, Report()), Report()), Report())
    assert settle_icons(issue, PICTURES, path.read_text("utf-8")) is issue
