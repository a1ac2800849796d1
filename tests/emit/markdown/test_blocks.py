"""Blocks: the canonical form of each, read again as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from passes.writing import bullets, figure, item, link, numbered, paragraph, strong
from passes.writing import inlines as line
from reading.written import understood

from exporter.emit.markdown.blocks import Style, blocks, heading, note
from exporter.emit.markdown.escape import Pen
from exporter.model import nodes as n

STYLE = Style(Pen())
CELL = n.Cell((paragraph("甲"),))
EMPTY = n.Cell(())
SIDE = n.Cell((paragraph("甲"),), scope=n.Scope.ROW)
MIXED = (paragraph("甲"), bullets(item("乙")))


def table(*rows: n.Row, head: tuple[n.Row, ...] = (), caption: n.Inlines = ()) -> n.Table:
    columns = max(sum(cell.colspan for cell in row.cells) for row in (*head, *rows))
    return n.Table((n.Alignment.DEFAULT,) * columns, head, rows, caption)


CASES: list[tuple[str, n.Blocks, str]] = [
    ("paragraphs", (paragraph("甲"), paragraph("乙")), "甲\n\n乙"),
    ("figure", (figure("a.png", "画"),), "![画](a.png)"),
    (
        "linked figure with a width",
        (n.Figure(n.Image("a.png", "画", width="50%"), link="https://a.cn"),),
        '<a href="https://a.cn"><img src="a.png" alt="画" width="50%"></a>',
    ),
    (
        "figure with a caption of its own",
        (n.Figure(n.Image("a.png", "画"), line("图注", strong("粗"), n.Code("<"))),),
        """<figure>
<img src="a.png" alt="画">
<figcaption>图注<strong>粗</strong><code>&lt;</code></figcaption>
</figure>""",
    ),
    ("tight list", (bullets(item("甲"), item("乙", bullets(item("丙")))),), "- 甲\n- 乙\n  - 丙"),
    ("loose list", (numbered(item("甲", "乙"), item("丙"), start=9),), "9. 甲\n\n   乙\n\n10. 丙"),
    ("two lists", (bullets(item("甲")), bullets(item("乙"))), "- 甲\n\n* 乙"),
    ("three lists", (numbered(item("甲")), numbered(item("乙")), numbered(item("丙"))),
     "1. 甲\n\n1) 乙\n\n1. 丙"),
    ("empty item", (bullets(item(), item("乙")),), "-\n- 乙"),
    (
        "tasks",
        (bullets(n.ListItem((paragraph("甲"),), True), n.ListItem((paragraph("乙"),), False)),),
        "- [x] 甲\n- [ ] 乙",
    ),
    ("rules", (n.Rule(), bullets(item(n.Rule()))), "---\n\n- ___"),
    ("quote", (n.Quote((paragraph("甲"), n.CodeBlock(" \n"))),), "> 甲\n>\n> ```\n>  \n>\n> ```"),
    (
        "alert",
        (n.Callout(n.CalloutKind.TIP, line("提示"), (paragraph("甲"),)),),
        "> [!TIP]\n> 甲",
    ),
    (
        "details",
        (n.Callout(n.CalloutKind.DETAILS, line("更", strong("多")), (paragraph("甲"),)),),
        "<details>\n<summary>更<strong>多</strong></summary>\n\n甲\n\n</details>",
    ),
    (
        "definitions",
        (n.DefinitionList((n.Definition(line("拱"), (paragraph("甲"),)),)),),
        "<dl>\n<dt>拱</dt>\n<dd>\n\n甲\n\n</dd>\n</dl>",
    ),
    ("code", (n.CodeBlock("```\n\tx", "python"),), "````python\n```\n\tx\n````"),
    ("code in TeX", (n.CodeBlock("x < 1", "math"),),
     '<pre><code class="language-math">x &lt; 1</code></pre>'),
    ("formula", (n.MathBlock("x^2"),), "```math\nx^2\n```"),
    (
        "player",
        (n.Media(n.MediaKind.VIDEO, "a.mp4", "拱桥", n.Image("p.png", "拱桥")),),
        '<video src="a.mp4" title="拱桥" poster="p.png"></video>',
    ),
    (
        "untitled player",
        (n.Media(n.MediaKind.EMBED, "https://a.cn/b", "嵌入内容"),),
        '<iframe src="https://a.cn/b"></iframe>',
    ),
    ("table", (table(n.Row((CELL, EMPTY)), head=(n.Row((CELL, CELL)),)),),
     "| 甲 | 甲 |\n| --- | --- |\n| 甲 |  |"),
    ("table without a head", (table(n.Row((CELL, CELL))),), "|  |  |\n| --- | --- |\n| 甲 | 甲 |"),
    (
        "table with spans",
        (table(n.Row((n.Cell((paragraph("甲"),), colspan=2),)), n.Row((CELL, CELL))),),
        """<table>
<tbody>
<tr>
<td colspan="2">甲</td>
</tr>
<tr>
<td>甲</td>
<td>甲</td>
</tr>
</tbody>
</table>""",
    ),
    (
        "table with headers beside its data, and a foot",
        (replace(table(n.Row((SIDE, CELL))), foot=(n.Row((CELL, CELL)),)),),
        """<table>
<tbody>
<tr>
<th scope="row">甲</th>
<td>甲</td>
</tr>
</tbody>
<tfoot>
<tr>
<td>甲</td>
<td>甲</td>
</tr>
</tfoot>
</table>""",
    ),
    (
        "table with blocks",
        (table(n.Row((n.Cell(MIXED, rowspan=2), CELL)), n.Row((CELL,))),),
        """<table>
<tbody>
<tr>
<td rowspan="2"><p>甲</p>

- 乙

</td>
<td>甲</td>
</tr>
<tr>
<td>甲</td>
</tr>
</tbody>
</table>""",
    ),
    ("table with a caption", (table(n.Row((CELL,)), caption=line("齿轮")),),
     "<table>\n<caption>齿轮</caption>\n<tbody>\n<tr>\n<td>甲</td>\n</tr>\n</tbody>\n</table>"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("nodes", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_the_canonical_form(nodes: n.Blocks, expected: str) -> None:
    assert blocks(nodes, STYLE) == expected
    manuscript, report = understood(expected + "\n")
    assert manuscript.blocks == nodes
    assert not report.diagnostics


def test_labels_and_tags_are_paragraphs_again() -> None:
    labelled = n.Labelled(line("概要"), line("石桥"))
    tags = n.TagLine(("石桥", "s_1"), line("标签"))
    bare = n.TagLine(("石桥", "C++"))
    assert (
        blocks((labelled, tags, bare), STYLE)
        == "**概要**：石桥\n\n**标签**：#石桥 #s_1\n\n#石桥 #C++"
    )


def test_references_are_a_list_with_their_numbers() -> None:
    several = line(link("a", "https://a.cn/1"), "与", link("b", "https://a.cn/2"))
    listed = n.ReferenceList(
        (
            n.Reference(3, line("石桥"), "https://a.cn/0"),
            n.Reference(4, line("《铁桥》")),
            n.Reference(5, several, "https://a.cn/1"),
        )
    )
    assert blocks((listed,), STYLE) == (
        "3. [石桥](https://a.cn/0)\n4. 《铁桥》\n5. [a](https://a.cn/1)与[b](https://a.cn/2)"
    )


def test_captions_counted_by_hand_keep_their_numbers() -> None:
    style = Style(Pen(), counts_figures=True, counts_tables=True)
    own = n.Figure(n.Image("a.png"), line("拱"), number=7)
    from_alt = n.Figure(n.Image("a.png", "图 3：拱"), line("拱"), number=3)
    assert "<figcaption>图 7：拱</figcaption>" in blocks((own,), style)
    assert blocks((from_alt,), style) == "![图 3：拱](a.png)"
    counted = n.Table((n.Alignment.DEFAULT,), (), (n.Row((CELL,)),), line("拱"), number=2)
    assert "<caption>表 2：拱</caption>" in blocks((counted,), style)


def test_alignment() -> None:
    columns = (n.Alignment.LEFT, n.Alignment.CENTER, n.Alignment.RIGHT)
    row = n.Row((CELL, CELL, CELL))
    assert ":-- | :-: | --:" in blocks((n.Table(columns, (row,), (row,)),), STYLE)
    spanned = n.Row((n.Cell((paragraph("甲"),), colspan=3),))
    written = blocks((n.Table(columns, (row,), (spanned,)),), STYLE)
    assert '<th align="left">甲</th>\n<th align="center">甲</th>' in written
    assert understood(written)[0].blocks == (n.Table(columns, (row,), (spanned,)),)


def test_headings() -> None:
    assert heading(2, line("C #"), STYLE) == r"## C \#"
    assert heading(3, line("甲", n.Break(), "乙"), STYLE) == "### 甲<br>乙"
    assert heading(2, (), STYLE) == "##"
    assert blocks((n.Quote((n.Heading(4, line("甲")),)),), STYLE) == "> #### 甲"


def test_notes() -> None:
    assert note(1, (paragraph("甲"), bullets(item("乙"))), STYLE) == "[^1]: 甲\n\n    - 乙"
    assert note(2, (n.CodeBlock("x"),), STYLE) == "[^2]:\n    ```\n    x\n    ```"
