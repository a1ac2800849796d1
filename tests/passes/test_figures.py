"""Captions, and what is numbered."""

from __future__ import annotations

import pytest
from passes.writing import bullets, figure, heading, inlines, item, paragraph, recognised

from exporter.model import nodes as n
from exporter.model.issue import Issue, Note
from exporter.model.walk import all_nodes, plain

TITLE = heading(1, "周刊（第 3 期）：雨")


def captions(issue: Issue) -> list[tuple[int, str]]:
    return [
        (node.number, plain(node.caption))
        for node in all_nodes(issue)
        if isinstance(node, n.Figure | n.Table)
    ]


def of(*blocks: n.Block) -> list[tuple[int, str]]:
    return captions(recognised(TITLE, heading(2, "甲"), *blocks)[0])


def table(caption: str) -> n.Table:
    return n.Table(
        (n.Alignment.LEFT,),
        (),
        (n.Row((n.Cell((paragraph("雨"),)),)),),
        inlines(caption) if caption else (),
    )


def test_captioned_figures_are_numbered_in_reading_order() -> None:
    issue, _ = recognised(
        TITLE, figure("cover.png", "来源：某图库"),
        paragraph("第一段。"), figure("0.png", "湖边的雨"),
        heading(2, "甲"), bullets(item(figure("1.png", "伞的构造"))), figure("2.png"),
        heading(2, "乙"), n.Quote((figure("3.png", "靴子的构造"),)),
    )  # fmt: skip
    assert captions(issue) == [(1, "湖边的雨"), (2, "伞的构造"), (0, ""), (3, "靴子的构造")]


@pytest.mark.parametrize(
    ("alt", "title", "caption"),
    [
        ("伞的构造", "", "伞的构造"),
        ("伞的构造", "雨季图册", "雨季图册"),
        ("Rain Teaser 图", "", "Rain Teaser 图"),
        ("an umbrella in the rain", "", "an umbrella in the rain"),
        ("", "", ""),
        ("图片", "", ""),
        ("图", "", ""),
        ("截图 2", "", ""),
        ("image", "", ""),
        ("image.png", "", ""),
        ("雨天.jpg", "", ""),
        ("img_123", "", ""),
        ("image-20240901", "", ""),
        ("ios-weekly", "", ""),
        ("https://example.com/a", "", ""),
        ("屏幕 2024", "", ""),
        ("图片", "img_1", ""),
    ],
)
def test_a_caption_is_what_was_written_for_readers(alt: str, title: str, caption: str) -> None:
    assert of(figure("a.png", alt, title)) == [(1 if caption else 0, caption)]


def test_the_alt_stays_what_it_was() -> None:
    issue, _ = recognised(TITLE, heading(2, "甲"), figure("a.png", "伞的构造"), figure("b.png"))
    assert [f.image.alt for f in issue.sections[0].blocks if isinstance(f, n.Figure)] == [
        "伞的构造",
        "",
    ]


def test_the_alt_of_a_picture_that_leads_elsewhere_is_no_caption() -> None:
    assert of(figure("badge.png", "许可协议", link="https://example.com/licence")) == [(0, "")]
    assert of(figure("a.png", "伞的构造", link="a.png")) == [(1, "伞的构造")]


def test_a_caption_that_the_reader_found_stays() -> None:
    assert of(figure("a.png", "伞", caption=inlines("雨中", n.Strong(inlines("的伞"))))) == [
        (1, "雨中的伞")
    ]


def test_numbers_written_by_hand_hold() -> None:
    assert of(
        figure("a.png", "图 2：伞"), figure("b.png", "靴子的构造"), figure("c.png", "图3 云")
    ) == [
        (2, "伞"),
        (0, "靴子的构造"),
        (3, "云"),
    ]


def test_a_number_alone_is_all_the_caption_there_is() -> None:
    assert of(figure("a.png", "图 3："), figure("b.png", "图 4：伞")) == [(0, "图 3："), (4, "伞")]


@pytest.mark.parametrize("caption", ["图 1-2 伞", "图书馆的雨", "图 3", "3 图连发"])
def test_what_is_no_number_by_hand(caption: str) -> None:
    assert plain_of(caption) == caption


def plain_of(caption: str) -> str:
    return of(figure("a.png", "", caption=inlines(caption)))[0][1]


def test_tables_have_numbers_of_their_own() -> None:
    assert of(figure("a.png", "伞的构造"), table("雨量"), table("")) == [
        (1, "伞的构造"),
        (1, "雨量"),
        (0, ""),
    ]
    assert of(table("表 4：雨量")) == [(4, "雨量")]


def test_a_note_stands_behind_the_caption_that_the_description_gives() -> None:
    called = n.Figure(n.Image("a.png", "伞的构造"), (n.NoteRef(1),))
    issue, _ = recognised(TITLE, heading(2, "甲"), called, notes=(Note(1, (paragraph("注。"),)),))
    (found,) = (node for node in all_nodes(issue) if isinstance(node, n.Figure))
    assert (found.caption, found.number) == ((n.Text("伞的构造"), n.NoteRef(1)), 1)
