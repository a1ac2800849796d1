from __future__ import annotations

import pytest
from reading.written import block, blocks, inlines

from exporter.model import nodes as n
from exporter.model.walk import plain


def heading(text: str) -> n.Heading:
    found = block(text)
    assert isinstance(found, n.Heading)
    return found


@pytest.mark.parametrize("level", range(1, 7))
def test_levels(level: int) -> None:
    assert heading("#" * level + " 标题") == n.Heading(level, (n.Text("标题"),), "标题")


@pytest.mark.parametrize(
    "text",
    ["## **参考文献**  ", "## **参考** **文献** ##", "## __参考文献__", "<h2><b>参考文献</b></h2>"],
)
def test_bold_that_covers_a_heading_is_taken_off(text: str) -> None:
    found = heading(text)
    assert not any(isinstance(node, n.Strong) for node in found.children)
    assert "**" not in found.anchor


def test_bold_in_a_part_of_a_heading_stays() -> None:
    assert heading("## **参考**文献").children == (n.Strong((n.Text("参考"),)), n.Text("文献"))


def test_an_ideographic_space_after_the_hashes() -> None:
    found = heading("##　标题")
    assert found == n.Heading(2, (n.Text("标题"),), "标题")
    assert (found.line, found.column, found.children[0].column) == (1, 1, 4)
    assert block("```\n#　注释\n```") == n.CodeBlock("#　注释")


def test_without_a_space_it_is_text() -> None:
    assert inlines("##标签") == (n.Text("##标签"),)


def test_an_underlined_heading_begins_at_its_text() -> None:
    _, found = blocks("第一段\n\n标题\n====")
    assert isinstance(found, n.Heading)
    assert (found.line, found.column) == (3, 1)


def test_a_picture_in_a_heading_stays_in_it() -> None:
    assert heading("# ![徽章](a.svg) 标题").children == (
        n.Image("a.svg", "徽章"),
        n.Text(" 标题"),
    )


@pytest.mark.parametrize("text", ["## 标题 {#hand}", "## 标题{#hand} ##", "标题 {#hand}\n---"])
def test_an_anchor_behind_a_heading_is_hand_made(text: str) -> None:
    made, paragraph = blocks(f"{text}\n\n[去](#hand)")
    assert isinstance(made, n.Heading)
    assert (made.children, made.anchor) == ((n.Text("标题"),), "标题")
    assert paragraph == n.Paragraph((n.CrossReference((n.Text("去"),), "标题"),))


@pytest.mark.parametrize("text", ["## {#hand}", "## 标题 {#甲 乙}", "## 标题 {{x}}", "## `{#a}`"])
def test_other_braces_stay(text: str) -> None:
    assert "{" in plain(heading(text).children)
