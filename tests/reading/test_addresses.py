from __future__ import annotations

import pytest
from reading.written import block, inlines

from exporter.model import nodes as n
from exporter.reading import addresses
from exporter.reading.draft import draft


def sent(text: str) -> str:
    mended = draft(text)
    addresses.mend(mended)
    return mended.text


@pytest.mark.parametrize(
    ("text", "image"),
    [
        ("![](a.png =300x200)", n.Image("a.png", width="300")),
        ("![甲](a.png =300x)", n.Image("a.png", "甲", width="300")),
        ("![](a.png =x200)", n.Image("a.png")),
        ("![](a.png =50%x)", n.Image("a.png", width="50%")),
        ("![](a.png '题' =300x)", n.Image("a.png", title="题", width="300")),
        ("![甲](a.png){width=50%}", n.Image("a.png", "甲", width="50%")),
        ('![](a.png){: .center width="300px"}', n.Image("a.png", width="300")),
        ("![](a.png){#fig .left}", n.Image("a.png")),
        ("![甲|300](a.png)", n.Image("a.png", "甲", width="300")),
        ("![甲|乙](a.png)", n.Image("a.png", "甲|乙")),
        ("![](屏幕 1 (2).png)", n.Image("屏幕 1 (2).png")),
        ('![](a b.png "题 目")', n.Image("a b.png", title="题 目")),
        ("![](<a b.png>)", n.Image("a b.png")),
        ("![](https://example.com/1,2=3x.png)", n.Image("https://example.com/1,2=3x.png")),
    ],
)
def test_pictures_with_spaces_and_sizes(text: str, image: n.Image) -> None:
    assert block(text) == n.Figure(image)


def test_a_link_with_spaces() -> None:
    (link,) = inlines("[文件](https://example.com/a b.pdf)")
    assert link == n.Link((n.Text("文件"),), "https://example.com/a b.pdf")


@pytest.mark.parametrize(
    "text",
    [
        "[甲](https://example.com/a)",
        '[甲](https://example.com/a "题")',
        "[甲](https://example.com/a 说明)",
        "[注](见 下文)",
        "`![](a b.png)`",
        "    ![](a b.png)",
        "```\n![](a b.png)\n```",
        "![](a.png){甲}",
        "![](a.png) {width=1}",
        "![](<a b.png>)",
        "\\![甲\\](a.png =300x200)",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert sent(text) == text


def test_what_follows_keeps_its_column() -> None:
    _, link = inlines("![](a.png){width=20}[乙](b)")
    assert (link.line, link.column) == (1, 21)


@pytest.mark.parametrize(
    "text",
    ["![](a" + " " * 50_000, "![](a){." + "a" * 50_000, "![](a){" + "a=" * 25_000, "![](" * 10_000],
)
def test_hostile_lines_take_no_time(text: str) -> None:
    assert sent(text) == text
