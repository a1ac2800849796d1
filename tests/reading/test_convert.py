from __future__ import annotations

import pytest
from reading.written import block, blocks, complaints, inlines, understood

from exporter.diagnostics import Problem
from exporter.model import nodes as n

T = n.Text


def paragraph(text: str) -> n.Paragraph:
    return n.Paragraph((T(text),))


def item(text: str, *, checked: bool | None = None) -> n.ListItem:
    return n.ListItem((paragraph(text),), checked)


def test_inlines() -> None:
    assert inlines("*斜* **粗** ~~删~~ `码` [链](x '题') 文") == (
        n.Emph((T("斜"),)), T(" "), n.Strong((T("粗"),)), T(" "), n.Strike((T("删"),)), T(" "),
        n.Code("码"), T(" "), n.Link((T("链"),), "x", "题"), T(" 文"),
    )  # fmt: skip


def test_blocks() -> None:
    assert blocks("# 题\n\n文\n\n---\n\n> 引\n\n1. 甲\n2. 乙\n\n```js\nx\n```\n\n    y") == (
        n.Heading(1, (T("题"),), "题"),
        paragraph("文"),
        n.Rule(),
        n.Quote((paragraph("引"),)),
        n.OrderedList((item("甲"), item("乙"))),
        n.CodeBlock("x", "js"),
        n.CodeBlock("y"),
    )


@pytest.mark.parametrize(
    ("info", "language"),
    [("js", "js"), ("Python title=x", "python"), ("{.rust .numberLines}", "rust"), ("c++", "c++"),
     ("ts{1,3}", "ts"), ("", ""), ("objective-c", "objective-c")],
)  # fmt: skip
def test_the_language_of_code(info: str, language: str) -> None:
    assert block(f"```{info}\nx\n```") == n.CodeBlock("x", language)


@pytest.mark.parametrize("text", ["- [ ] 甲\n- [x] 乙\n- 丙", "- [ ] 甲\n\n- [X] 乙\n\n- 丙"])
def test_tasks_and_other_items_are_one_list(text: str) -> None:
    assert block(text) == n.BulletList(
        (item("甲", checked=False), item("乙", checked=True), item("丙"))
    )


def test_tasks_of_a_list_with_numbers() -> None:
    found = block("1. [x] 甲")
    assert found == n.OrderedList((item("甲", checked=True),))


def test_a_box_that_the_author_wrote_is_text() -> None:
    assert block("- ☐ 甲") == n.BulletList((item("☐ 甲"),))
    assert block("- ☐") == n.BulletList((item("☐"),))


def test_two_lists_stay_two() -> None:
    assert len(blocks("- 甲\n\n* 乙")) == 2


@pytest.mark.parametrize(
    ("name", "kind", "title"),
    [
        ("NOTE", n.CalloutKind.NOTE, "注意"),
        ("TIP", n.CalloutKind.TIP, "提示"),
        ("IMPORTANT", n.CalloutKind.IMPORTANT, "重要"),
        ("WARNING", n.CalloutKind.WARNING, "警告"),
        ("caution", n.CalloutKind.CAUTION, "小心"),
    ],
)
def test_alerts_have_chinese_titles(name: str, kind: n.CalloutKind, title: str) -> None:
    assert block(f"> [!{name}]\n> 文") == n.Callout(kind, (T(title),), (paragraph("文"),))


def test_footnotes_are_numbered_by_their_first_call() -> None:
    manuscript, report = understood("甲[^b]乙[^a]丙[^b]\n\n[^a]: 第二\n[^b]: 第一\n\n    第二段")
    assert not report.diagnostics
    assert manuscript.blocks == (
        n.Paragraph((T("甲"), n.NoteRef(1), T("乙"), n.NoteRef(2), T("丙"), n.NoteRef(1))),
    )
    first, second = manuscript.notes
    assert (first.number, first.blocks) == (1, (paragraph("第一"), paragraph("第二段")))
    assert (second.number, second.blocks, second.line, second.column) == (
        2,
        (paragraph("第二"),),
        3,
        1,
    )


def test_footnotes_of_the_same_words_are_two() -> None:
    manuscript, _ = understood("甲[^a]乙[^b]\n\n[^a]: 同\n[^b]: 同")
    assert [note.number for note in manuscript.notes] == [1, 2]


def test_a_footnote_in_a_heading_and_a_cell() -> None:
    manuscript, _ = understood("# 题[^a]\n\n| 甲[^a] |\n|--|\n| 乙 |\n\n[^a]: 注")
    heading, table = manuscript.blocks
    assert isinstance(heading, n.Heading)
    assert heading.children[-1] == n.NoteRef(1)
    assert heading.anchor == "题"
    assert isinstance(table, n.Table)
    assert len(manuscript.notes) == 1


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("- 甲\n- 乙", [(1, 1), (2, 1)]),
        ("  * 甲\n  * 乙", [(1, 3), (2, 3)]),
        ("9) 甲\n10) 乙", [(1, 1), (2, 1)]),
        ("- [ ] 甲\n- [x] 乙", [(1, 1), (2, 1)]),
        ("-\t甲\n-\t乙", [(1, 1), (2, 1)]),
        ("> - 甲\n> - 乙", [(1, 3), (2, 3)]),
        ("- ![](a)\n- `b`", [(1, 1), (2, 1)]),
        ("-\n- 甲", [(0, 0), (2, 1)]),
    ],
)
def test_items_stand_at_their_markers(text: str, places: list[tuple[int, int]]) -> None:
    manuscript, _ = understood(f"前文\n\n{text}")
    found = manuscript.blocks[1]
    if isinstance(found, n.Quote):
        (found,) = found.blocks
    assert isinstance(found, n.BulletList | n.OrderedList)
    expected = [(line + 2 if line else 0, column) for line, column in places]
    assert [(i.line, i.column) for i in found.items] == expected


def test_wide_rows_are_named() -> None:
    text = "| 甲 | 乙 |\n|--|--|\n| 1 | 2 | 3 |\n| 1 | 2 \\| 3 |\n| 1 | 2 | |"
    assert complaints(text) == [
        (Problem.TEXT_LOST, 3, "the row has more cells than its table has columns: 3")
    ]


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Note"), ("zh-TW", "注意"), ("ja", "注記"), ("fr", "Note")]
)
def test_the_title_of_a_callout_is_in_the_language_of_the_issue(language: str, title: str) -> None:
    manuscript, _ = understood(f"---\nlang: {language}\n---\n\n> [!NOTE]\n> 甲")
    (callout,) = manuscript.blocks
    assert isinstance(callout, n.Callout)
    assert callout.title == (n.Text(title),)
