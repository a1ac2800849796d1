from __future__ import annotations

import pytest
from reading.written import block, blocks

from exporter.model import nodes as n
from exporter.model.walk import plain

ODD = ["\u00a0", "\u3000", "\u2003", "\u202f", " \u00a0", "\u3000\u3000"]


@pytest.mark.parametrize("space", ODD)
@pytest.mark.parametrize("mark", ["-", "*", "+"])
def test_an_item_whose_mark_is_followed_by_another_space(mark: str, space: str) -> None:
    found = block(f"{mark}{space}甲\n{mark}{space}乙")
    assert isinstance(found, n.BulletList)
    assert [plain(item.blocks) for item in found.items] == ["甲", "乙"]


@pytest.mark.parametrize("space", ODD)
@pytest.mark.parametrize("mark", [".", ")"])
def test_a_numbered_item_whose_mark_is_followed_by_another_space(mark: str, space: str) -> None:
    found = block(f"1{mark}{space}甲\n2{mark}{space}乙")
    assert isinstance(found, n.OrderedList)
    assert [plain(item.blocks) for item in found.items] == ["甲", "乙"]


@pytest.mark.parametrize("space", ODD)
def test_a_heading_whose_mark_is_followed_by_another_space(space: str) -> None:
    found = block(f"##{space}甲")
    assert isinstance(found, n.Heading)
    assert found.children == (n.Text("甲"),)


@pytest.mark.parametrize(
    "text",
    ["-\u00a0[ ] 甲", "- [ ]\u00a0甲", "- [\u00a0] 甲", "-\u3000[ ]\u3000甲", "*\u00a0[x]\u00a0甲"],
)
def test_a_task_with_other_spaces(text: str) -> None:
    found = block(text)
    assert isinstance(found, n.BulletList)
    assert found.items[0].checked is ("x" in text)
    assert plain(found.items[0].blocks) == "甲"


@pytest.mark.parametrize(
    "text", ["> -\u3000甲", "- 乙\n  -\u00a0甲", "1. 乙\n   -\u3000甲", "> ##\u00a0甲"]
)
def test_marks_inside_other_blocks(text: str) -> None:
    outer = block(text)
    inner = outer.blocks[0] if isinstance(outer, n.Quote) else outer.items[0].blocks[1]  # type: ignore[attr-defined]
    assert isinstance(inner, n.BulletList | n.Heading)
    assert plain([inner]).strip() == "甲"


@pytest.mark.parametrize(
    "text",
    ["-甲", "1.5\u00a0万", "甲 -\u3000乙", "#\u3000", "10\u00a0km", "－\u3000甲", "2024\u3000年"],
)
def test_what_is_no_mark_stays(text: str) -> None:
    (found,) = blocks(text)
    assert isinstance(found, n.Paragraph)
    assert found.children == (n.Text(text),)


def test_code_stays() -> None:
    assert blocks("甲\n\n    -\u3000乙")[1] == n.CodeBlock("-\u3000乙")


def test_places_behind_mended_marks() -> None:
    found = block("-\u3000\u3000甲")
    assert isinstance(found, n.BulletList)
    assert (found.items[0].blocks[0].line, found.items[0].blocks[0].column) == (1, 4)
