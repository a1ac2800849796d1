"""The bibliography, and one number for every address."""

from __future__ import annotations

from typing import cast

import pytest
from passes.writing import (
    bullets,
    figure,
    heading,
    inlines,
    item,
    link,
    numbered,
    outline,
    paragraph,
    recognised,
)

from exporter.model import nodes as n
from exporter.model.issue import Issue, Note
from exporter.model.nodes import Reference
from exporter.model.walk import all_nodes, plain

TITLE = heading(1, "周刊（第 3 期）：雨")
A, B, C = "https://example.com/a", "https://example.com/b", "https://example.com/c"


def referenced(*blocks: n.Block) -> n.Blocks:
    issue, _ = recognised(TITLE, heading(2, "参考文献"), *blocks)
    return issue.sections[0].blocks


def citations(issue: Issue) -> list[tuple[str, int]]:
    return [(node.address, node.citation) for node in all_nodes(issue) if isinstance(node, n.Link)]


@pytest.mark.parametrize(
    ("content", "words", "address"),
    [
        ((link("雨的论文", A),), ("雨的论文",), A),
        (("阿雨，", link("雨的论文", A), "，2024"), ("阿雨，雨的论文，2024",), A),
        (("雨的论文：", link(A, A)), ("雨的论文",), A),
        (("雨的论文 ", link(A, A), " 第 3 页"), (f"雨的论文 {A} 第 3 页",), A),
        ((link(A, A),), (A,), A),
        (("《雨》，某出版社",), ("《雨》，某出版社",), ""),
    ],
)
def test_an_item_keeps_its_words_and_gives_its_address(
    content: tuple[n.Inline | str, ...], words: tuple[str, ...], address: str
) -> None:
    other = item(link("别的", B))
    (block,) = referenced(numbered(item(paragraph(*content)), other))
    assert cast("n.ReferenceList", block).items[0] == Reference(1, inlines(*words), address)


def test_an_item_that_leads_to_several_addresses_keeps_its_links() -> None:
    (block,) = referenced(numbered(item(paragraph(link("论文", A), "，", link("代码", B)))))
    (reference,) = cast("n.ReferenceList", block).items
    assert reference.address == A
    assert [type(node) for node in reference.children] == [n.Link, n.Text, n.Link]


def test_numbers_go_on_from_list_to_list() -> None:
    first, between, second = referenced(
        numbered(item(link("一", A)), item(link("二", B))),
        paragraph("另外："),
        bullets(item(link("三", C))),
    )
    assert between == paragraph("另外：")
    assert [r.number for r in cast("n.ReferenceList", first).items] == [1, 2]
    assert [r.number for r in cast("n.ReferenceList", second).items] == [3]


def test_a_list_may_start_later() -> None:
    (block,) = referenced(numbered(item(link("五", A)), start=5))
    assert cast("n.ReferenceList", block).items[0].number == 5


@pytest.mark.parametrize(
    "block",
    [
        bullets(item("没有链接"), item("也没有链接")),
        bullets(item(link("一", "https://mp.weixin.qq.com/s/1"), bullets(item("里面还有")))),
        paragraph("没有列表。"),
    ],
)
def test_anything_else_stays_as_it_is(block: n.Block) -> None:
    assert referenced(block) == (block,)


def test_lists_elsewhere_are_no_references() -> None:
    block = bullets(item(link("一", "https://mp.weixin.qq.com/s/1")))
    issue, _ = recognised(TITLE, heading(2, "新闻"), block)
    assert issue.sections[0].blocks == (block,)


def test_own_references_come_first_and_each_address_has_one_number() -> None:
    issue, _ = recognised(
        TITLE,
        paragraph(link("丙站", C)),
        heading(2, "甲"),
        paragraph(link("看这里", A), link("再看", A + "/"), link("丁", A + "?x=1")),
        heading(2, link("乙", C)), paragraph("雨。", n.NoteRef(1)),
        heading(2, "参考文献"), numbered(item(link("甲的论文", A)), item(link("乙的论文", B))),
        notes=(Note(1, (paragraph(link("脚注", "https://example.com/d")),)),),
    )  # fmt: skip
    assert outline(issue)[-1] == "references 参考文献"
    assert issue.citations == (
        Reference(1, inlines("甲的论文"), A),
        Reference(2, inlines("乙的论文"), B),
        Reference(3, inlines("丙站"), C),
        Reference(4, inlines("丁"), A + "?x=1"),
        Reference(5, inlines("脚注"), "https://example.com/d"),
    )
    assert citations(issue) == [
        (C, 3), (A, 1), (A + "/", 1), (A + "?x=1", 4), (C, 3), ("https://example.com/d", 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "address", ["mailto:rain@example.com", "https://mp.weixin.qq.com/s/1", "tel:110"]
)
def test_mail_telephone_and_wechat_have_no_number(address: str) -> None:
    issue, _ = recognised(TITLE, paragraph(link("联系", address)))
    assert issue.citations == ()
    assert citations(issue) == [(address, 0)]


def test_a_picture_that_leads_elsewhere_counts_and_one_that_leads_to_itself_does_not() -> None:
    issue, _ = recognised(
        TITLE, heading(2, "甲"),
        figure("a.png", "雨中的湖", link=A), figure("b.png", link="b.png"), figure("c.png", link=B),
    )  # fmt: skip
    assert issue.citations == (Reference(1, inlines("雨中的湖"), A), Reference(2, inlines(B), B))


def test_words_that_say_something_are_preferred() -> None:
    issue, _ = recognised(
        TITLE, paragraph(link("↗", A)), heading(2, link("小雨发布", A)), paragraph("雨。")
    )
    assert issue.citations == (Reference(1, inlines("小雨发布"), A),)


def test_an_address_that_is_none_does_no_harm() -> None:
    issue, _ = recognised(TITLE, paragraph(link("坏地址", "https://[::1"), link("空", "")))
    assert [c.address for c in issue.citations] == ["https://[::1"]


def counted(*pieces: n.Inline | str) -> n.Block:
    issue, _ = recognised(heading(2, "甲"), paragraph("文"), heading(2, "参考"), paragraph(*pieces))
    return issue.sections[-1].blocks[0]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (("[1] 石桥考",), [(1, "石桥考", "")]),
        (("[1] ", link("石桥考", "a"), " [2]铁桥考"), [(1, "石桥考", "a"), (2, "铁桥考", "")]),
        (("［1］石桥考：", link("b", "b")), [(1, "石桥考", "b")]),
        (("【1】石桥考 [3] 年 [2] 铁桥考",), [(1, "石桥考 [3] 年", ""), (2, "铁桥考", "")]),
    ],
)
def test_paragraphs_counted_in_brackets(
    pieces: tuple[n.Inline | str, ...], expected: list[tuple[int, str, str]]
) -> None:
    found = counted(*pieces)
    assert isinstance(found, n.ReferenceList)
    assert [(i.number, plain(i.children), i.address) for i in found.items] == expected


@pytest.mark.parametrize("pieces", [("[2] 石桥考",), ("见 [1] 石桥考",), ("[1]",), ("1 石桥考",)])
def test_other_paragraphs_stay(pieces: tuple[str, ...]) -> None:
    assert counted(*pieces) == paragraph(*pieces)
