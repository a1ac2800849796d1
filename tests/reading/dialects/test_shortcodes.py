"""Tags of Hexo and shortcodes of Hugo."""

from __future__ import annotations

import pytest
from reading.written import block, blocks, understood

from exporter.diagnostics import Problem
from exporter.model import nodes as n
from exporter.model.walk import descend, plain

T, P = n.Text, n.Paragraph
TEXT = P((T("文。"),))


@pytest.mark.parametrize(
    ("opens", "closes", "kind", "title"),
    [
        ("{% note info %}", "{% endnote %}", "note", "信息"),
        ("{% note warning 题目 %}", "{% endnote %}", "warning", "题目"),
        ("{%note primary no-icon%}", "{%endnote%}", "important", "重要"),
        ("{% note %}", "{% endnote %}", "note", "注意"),
        ('{{< admonition type=tip title="题" open=false >}}', "{{< /admonition >}}", "tip", "题"),
        ('{{% notice warning "小心" %}}', "{{% /notice %}}", "warning", "小心"),
        ('{{< details "看" >}}', "{{< /details >}}", "details", "看"),
        ("{{< tip >}}", "{{</tip>}}", "tip", "提示"),
    ],
)
def test_a_box_is_a_callout(opens: str, closes: str, kind: str, title: str) -> None:
    found = block(f"{opens}\n文。\n{closes}")
    assert isinstance(found, n.Callout)
    assert (found.kind, plain(found.title), found.blocks) == (kind, title, (TEXT,))


@pytest.mark.parametrize(
    "text",
    [
        "甲\n{% note tip %}\n文。\n{% endnote %}\n乙",
        "甲\n{% note tip %}文。{% endnote %}\n乙",
        "- 项\n  {% note tip %}\n  文。\n  {% endnote %}",
        "- 项\n  {% note tip %}文。{% endnote %}",
        "> {% note tip %}\n> 文。\n> {% endnote %}",
        "> {% note tip %}文。{% endnote %}",
        "{% note info %}\n{% note tip %}\n文。\n{% endnote %}\n{% endnote %}",
    ],
)
def test_it_may_stand_anywhere(text: str) -> None:
    manuscript, report = understood(text)
    tips = [c for c in descend(manuscript.blocks) if isinstance(c, n.Callout) and c.kind == "tip"]
    assert [c.blocks for c in tips] == [(TEXT,)]
    assert not report.diagnostics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{{< figure src="a.png" title="题" >}}', n.Figure(n.Image("a.png"), (T("题"),))),
        (
            '{{< figure src="a.png" caption="题" alt="替" width="30" link="https://a.cn" >}}',
            n.Figure(n.Image("a.png", "替", "", "30"), (T("题"),), "https://a.cn"),
        ),
        ("{% asset_img a.png 一座桥 %}", n.Figure(n.Image("a.png", "一座桥"))),
        ("{% img left /a.png 200 300 桥 %}", n.Figure(n.Image("/a.png", "桥", "", "200"))),
        (
            "{% youtube w7Ft2ymGmfc %}",
            n.Media(
                n.MediaKind.EMBED, "https://www.youtube.com/watch?v=w7Ft2ymGmfc", "YouTube 视频"
            ),
        ),
        (
            '{{< bilibili id=BV1xx411c7mD title="片" >}}',
            n.Media(n.MediaKind.EMBED, "https://www.bilibili.com/video/BV1xx411c7mD", "片"),
        ),
        ("{% video a.mp4 %}", n.Media(n.MediaKind.VIDEO, "a.mp4", "视频")),
        ('{{< audio src="a.mp3" title="歌" >}}', n.Media(n.MediaKind.AUDIO, "a.mp3", "歌")),
    ],
)
def test_pictures_and_players(text: str, expected: n.Block) -> None:
    assert blocks(f"甲\n{text}\n乙") == (P((T("甲"),)), expected, P((T("乙"),)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{% post_link 文 %}", "{% post_link %} is not understood"),
        ("{{< ref2 >}}", "{{< ref2 >}} is not understood"),
        ("{% note info %}\n没关", "{% note %} is never closed"),
        ("{% endnote %}", "{% endnote %} closes nothing"),
        ("{% youtube %}", "{% youtube %} is not understood"),
    ],
)
def test_what_is_not_understood_stays_and_is_named(text: str, name: str) -> None:
    manuscript, report = understood(f"甲\n{text}\n乙")
    (found,) = report.diagnostics
    assert (found.problem, found.line) == (Problem.FOREIGN_SYNTAX, 2)
    assert name in found.message
    assert manuscript.blocks[0] == P((T("甲"),))
    assert text.split("\n", maxsplit=1)[0] in plain(manuscript.blocks)


@pytest.mark.parametrize("name", ["blockquote", "pullquote", "cq", "centerquote"])
@pytest.mark.parametrize("inside", ["文。", "\n文。\n"])
def test_a_quote_is_one(name: str, inside: str) -> None:
    text = f"甲\n{{% {name} %}}{inside}{{% end{name} %}}\n乙"
    assert blocks(text) == (P((T("甲"),)), n.Quote((TEXT,)), P((T("乙"),)))


def test_a_quote_says_where_it_comes_from() -> None:
    found = block("{% blockquote 林一苇, 灯塔 %}\n文。\n{% endblockquote %}")
    assert found == n.Quote((TEXT, P((T("——林一苇 灯塔"),))))


@pytest.mark.parametrize(
    "text",
    [
        "甲 {% label 乙 %} 丙",
        "见[甲]({{< ref a >}})",
        "| 甲 {% b %} |\n|---|",
        "## 甲 {% b %}",
        "- 甲 {{< icon b >}}",
    ],
)
def test_a_tag_within_a_line_is_named(text: str) -> None:
    _, report = understood(text)
    assert [(d.problem, d.line) for d in report.diagnostics] == [(Problem.FOREIGN_SYNTAX, 1)]


@pytest.mark.parametrize("text", ["`{% note %}`", "```\n{% note %}\n```", "文里的 {{ 变量 }}"])
def test_what_is_none_reads_as_before(text: str) -> None:
    assert len(blocks(text)) == 1
