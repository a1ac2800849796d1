"""Places over all our own issues: nodes against the source, and the source against nodes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reading.places import misplaced
from reading.written import every

from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.reading import load, read

ROOT = Path(__file__).parents[2]
ISSUES = [*(ROOT / "tests" / "cases").glob("*/issue.md"), *(ROOT / "examples").glob("*/[!R]*.md")]
EVERYTHING = """\
![甲](a.png) 前\t**粗。**![乙](b.png =30x)<img src="c.png">后[丙](d "题")与<https://example.com/>

标题
==

> - 文[丁](e)
>   <a href="f">戊</a>
>
>   ## 题 [己](g)

文字
| ![庚](h.png) | [辛](i) |
|---|---|
|\t[壬](j) | $x^2$ [癸](k) |

<center>![子](l.png)</center>

<h2>题</h2>

[引用][r] 与 **「甲」**乙[丑](m)

[r]: https://example.com/r
"""


@pytest.mark.parametrize("path", sorted(ISSUES), ids=lambda path: path.parent.name)
def test_every_node_stands_where_it_says(path: Path) -> None:
    source = load(path, Report())
    assert list(misplaced(source.text, read(source, Report()))) == []


def test_every_picture_link_and_heading_of_the_source_has_its_node(tmp_path: Path) -> None:
    path = tmp_path / "issue.md"
    path.write_text(EVERYTHING, "utf-8")
    source = load(path, Report())
    nodes = list(every(read(source, Report())))
    written = (
        r"(?P<Image>!\[|<img)|(?P<Link>\[[^\]]*\][(\[]|<https|<a )|(?P<Heading>## |<h2|标题\n=)"
    )
    expected = set()
    for found in re.finditer(written, EVERYTHING):
        line = EVERYTHING.count("\n", 0, found.start()) + 1
        column = found.start() - EVERYTHING.rfind("\n", 0, found.start())
        expected.add((str(found.lastgroup), line, column))
    placed = {
        (type(node).__name__, node.line, node.column)
        for node in nodes
        if isinstance(node, n.Image | n.Link | n.Heading)
    }
    assert placed == expected
    assert len(placed) == 18
