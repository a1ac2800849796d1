"""The numbered items of recurring columns: which are titles, and that none changes its number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from passes.writing import bullets, heading, item, link, paragraph, recognised, strong

from exporter.model import nodes as n
from exporter.model.walk import plain
from exporter.passes.columns import item_number

TITLE = heading(1, "看桥周刊")
TOOL = link("量桥尺", "https://example.com/ruler")
BODY = paragraph("一把会自己读数的尺子。")


def column(*blocks: n.Block) -> n.Blocks:
    issue, said = recognised(TITLE, heading(2, "工具"), *blocks)
    assert said == []
    return issue.sections[0].blocks


def test_a_numbered_title_above_its_text_is_a_heading_inside_the_section() -> None:
    blocks = column(paragraph("1、", TOOL, line=5), BODY, paragraph("2、拱架"), BODY)
    assert [type(block) for block in blocks] == [n.Heading, n.Paragraph] * 2
    assert [block.level for block in blocks if isinstance(block, n.Heading)] == [3, 3]
    assert blocks[0].line == 5
    assert [plain([block]) for block in blocks[::2]] == ["1、量桥尺", "2、拱架"]


def test_the_numbers_are_the_authors_own() -> None:
    blocks = column(paragraph("7、石桥"), BODY, paragraph("9、铁桥"), BODY)
    assert [item_number(block) for block in blocks] == [7, 0, 9, 0]


@pytest.mark.parametrize(
    "running",
    [
        ("3、", TOOL, "：零依赖的尺子。读数很准。"),
        ("3、桥梁署宣布，明年起所有石桥免费通行。",),
        ("3、",),
        ("3、" + "很长的一句话" * 12,),
        ("3、一行", n.Break(), "两行"),
        ("3、工具有这些：",),
    ],
)
def test_what_runs_on_stays_a_paragraph(running: tuple[n.Inline | str, ...]) -> None:
    written = paragraph(*running)
    (block, _) = column(written, BODY)
    assert type(block) is n.Paragraph


def test_items_without_text_below_stay_paragraphs() -> None:
    blocks = column(paragraph("1、石桥"), paragraph("2、铁桥"), paragraph("3、木桥"))
    assert {type(block) for block in blocks} == {n.Paragraph}


def test_where_most_items_run_on_none_is_a_heading() -> None:
    long = paragraph("2、桥修好了，车可以过了。")
    blocks = column(paragraph("1、石桥"), BODY, long, BODY, long, BODY)
    assert {type(block) for block in blocks} == {n.Paragraph}


def test_an_item_may_have_a_list_or_a_figure_below() -> None:
    blocks = column(paragraph("1、石桥"), bullets(item("拱")), paragraph("2、铁桥"), BODY)
    assert [type(block) for block in blocks[::2]] == [n.Heading, n.Heading]


def test_items_of_a_deeper_section_are_one_level_deeper() -> None:
    issue, _ = recognised(
        TITLE, heading(2, "栏目"), BODY, heading(3, "工具"), paragraph("1、石桥"), BODY
    )
    (block, _) = issue.sections[0].children[0].blocks
    assert isinstance(block, n.Heading)
    assert block.level == 4


@pytest.mark.parametrize(
    ("block", "number"),
    [
        (paragraph("12、石桥"), 12),
        (paragraph("12. 石桥"), 0),
        (paragraph("一、石桥"), 0),
        (paragraph(strong("1、石桥")), 0),
        (paragraph("1975、石桥"), 0),
        (n.Paragraph(()), 0),
        (n.Rule(), 0),
    ],
)
def test_what_begins_an_item(block: n.Block, number: int) -> None:
    assert item_number(block) == number


pieces = st.sampled_from(["1、", "2、石桥", "3、拱。", "字", "10、", "、", "1、1、"])


@settings(max_examples=80, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=8))
def test_no_word_and_no_number_is_lost(texts: list[str]) -> None:
    blocks = column(*(paragraph(text) for text in texts))
    assert [plain([block]) for block in blocks] == texts
