"""Hand-made lists of contents: which go, and which say more and stay."""

from __future__ import annotations

import pytest
from passes.writing import (
    bullets,
    cross,
    heading,
    item,
    link,
    numbered,
    outline,
    paragraph,
    recognised,
    strong,
)

from exporter.model import nodes as n

TITLE = heading(1, "周刊（第 3 期）：雨")
BODY = (
    heading(2, "1. Rain：小雨", anchor="1-rain小雨"),
    paragraph("雨。"),
    heading(2, "伞与靴"),
    paragraph("伞。"),
)
FIRST, SECOND = cross("Rain：小雨", "1-rain小雨"), cross("伞与靴", "伞与靴")


@pytest.mark.parametrize(
    "blocks",
    [
        (numbered(item(FIRST), item(SECOND)),),
        (bullets(item(FIRST), item(SECOND)), n.Rule()),
        (bullets(n.ListItem(()), n.ListItem(())),),
        (bullets(item(FIRST, bullets(item(SECOND)))),),
        (paragraph("1. ", FIRST, n.Break(), "2. ", SECOND),),
        (paragraph(strong(FIRST)), paragraph("📌 ", SECOND)),
        (bullets(item(cross("rain 小雨！", "1-rain小雨"))),),
        (),
    ],
)
def test_a_list_of_links_is_replaced_by_a_marker(blocks: n.Blocks) -> None:
    issue, said = recognised(TITLE, heading(2, "目录"), *blocks, *BODY)
    assert outline(issue) == ["contents 目录", "entry 1. Rain：小雨", "entry 伞与靴"]
    assert issue.sections[0].blocks == ()
    assert said == []


@pytest.mark.parametrize(
    "blocks",
    [
        (bullets(item(FIRST), item(link("外面", "https://mp.weixin.qq.com/s/1"))),),
        (paragraph("点击标题可以跳转。"), bullets(item(FIRST))),
        (bullets(item(cross("另一个说法", "1-rain小雨"))),),
        (bullets(item(FIRST), item("没有链接的一条")),),
        (bullets(item(FIRST)), n.Quote((paragraph(FIRST),))),
        (paragraph(FIRST, n.Code("新")),),
    ],
)
def test_contents_that_say_more_stay(blocks: n.Blocks) -> None:
    issue, _ = recognised(TITLE, heading(2, "目录"), *blocks, *BODY)
    assert outline(issue)[0] == "plain 目录"
    assert issue.sections[0].blocks == blocks


def test_contents_that_lead_nowhere_stay_and_are_reported() -> None:
    issue, said = recognised(
        TITLE, heading(2, "目录"), bullets(item(FIRST), item(cross("雪", "雪", line=6))), *BODY
    )
    assert outline(issue)[0] == "plain 目录"
    assert said == ["6: the link '雪' leads to #雪, which no heading has [link-dead]"]


@pytest.mark.parametrize(
    "blocks",
    [
        (bullets(item(paragraph(FIRST, " - 先看这个")), item(paragraph(SECOND, "：再看这个"))),),
        (numbered(item(paragraph(FIRST, "（3 条）")), item(SECOND)),),
        (bullets(item(paragraph("🔥 ", strong(FIRST), " 先看")), item(SECOND)),),
        (bullets(item(paragraph(FIRST, n.Break(), "先看这个")), item(SECOND)),),
        (bullets(item(paragraph(FIRST, " ", strong("新"))), item(SECOND)),),
    ],
)
def test_glosses_go_with_the_list_and_are_named(blocks: n.Blocks) -> None:
    issue, said = recognised(TITLE, heading(2, "⚡ 快速导航", line=3), *blocks, *BODY)
    assert outline(issue)[0] == "contents ⚡ 快速导航"
    message = "the glosses of '⚡ 快速导航' are left out with its links"
    assert said == [f"3: {message} [contents-glossed]"]


@pytest.mark.parametrize(
    "gloss", [("，" + "很长的一段话" * 10,), (link("外面", "https://example.com"), "很多" * 32)]
)
def test_what_is_more_than_a_gloss_keeps_the_list(gloss: tuple[n.Inline | str, ...]) -> None:
    entries = bullets(item(paragraph(FIRST, *gloss)), item(SECOND))
    assert outline(recognised(TITLE, heading(2, "目录"), entries, *BODY)[0])[0] == "plain 目录"


@pytest.mark.parametrize(
    "entries",
    [
        bullets(item("Rain：小雨"), item("伞与靴")),
        numbered(item("1. Rain 小雨"), item("伞与靴。")),
        bullets(item(FIRST), item(SECOND)),
    ],
)
def test_a_list_of_headings_in_the_lead_gives_way(entries: n.Block) -> None:
    leading = paragraph("本期主要内容有这些：")
    issue, _ = recognised(TITLE, paragraph("你好。"), leading, entries, *BODY)
    assert outline(issue)[0] == "contents 目录"
    assert issue.lead == (paragraph("你好。"),)


@pytest.mark.parametrize(
    "entries",
    [
        bullets(item("Rain：小雨"), item("雪")),
        bullets(item("Rain：小雨")),
        bullets(item("Rain：小雨"), item("Rain：小雨")),
        numbered(item("先看 Rain：小雨"), item("再看伞与靴")),
    ],
)
def test_a_list_in_the_lead_that_says_more_stays(entries: n.Block) -> None:
    issue, _ = recognised(TITLE, entries, *BODY)
    assert issue.lead == (entries,)
