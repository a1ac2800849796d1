"""Descending, rebuilding and reading the tree."""

from __future__ import annotations

import pytest

from exporter.model import nodes as n
from exporter.model import walk
from exporter.model.issue import Issue, Meta, Note, Section, SectionKind


def text(some: str) -> n.Inlines:
    return (n.Text(some),)


def paragraph(some: str) -> n.Paragraph:
    return n.Paragraph(text(some))


def cell(some: str) -> n.Cell:
    return n.Cell((paragraph(some),))


EVERY_BLOCK: list[tuple[n.Block, str]] = [
    (n.Heading(2, text("题")), "题"),
    (paragraph("文"), "文"),
    (n.Labelled(text("概要"), text("文")), "概要：文"),
    (n.TagLine(("甲", "乙"), text("标签")), "标签：#甲 #乙"),
    (n.TagLine(("甲",)), "#甲"),
    (n.Figure(n.Image("a.png", "替代"), text("图注")), "图注"),
    (n.BulletList((n.ListItem((paragraph("项"),)),)), "项"),
    (n.OrderedList((n.ListItem((paragraph("项"),)),)), "项"),
    (n.DefinitionList((n.Definition(text("词"), (paragraph("义"),)),)), "词义"),
    (n.Quote((paragraph("引"),)), "引"),
    (n.Callout(n.CalloutKind.TIP, text("提示"), (paragraph("文"),)), "提示文"),
    (n.CodeBlock("x = 1\n"), "x = 1\n"),
    (n.MathBlock("x^2"), "x^2"),
    (n.Table((), (n.Row((cell("头"),)),), (n.Row((cell("身"),)),), text("表注")), "表注头\n身"),
    (n.Rule(), ""),
    (n.Media(n.MediaKind.VIDEO, "https://a.example/v", "片"), "片 https://a.example/v"),
    (n.ReferenceList((n.Reference(1, text("书"), "https://a.example"),)), "书"),
]


@pytest.mark.parametrize(("block", "expected"), EVERY_BLOCK, ids=lambda v: type(v).__name__)
def test_the_plain_text_of_every_block(block: n.Block, expected: str) -> None:
    assert walk.plain((block,)).replace("\n", "") == expected.replace("\n", "")


def test_the_list_above_names_every_block() -> None:
    assert {type(block) for block, _ in EVERY_BLOCK} == set(n.Block.__args__)  # type: ignore[attr-defined]


def test_blocks_are_separated_by_line_feeds() -> None:
    assert walk.plain((paragraph("一"), paragraph("二"))) == "一\n二"


def test_inline_text_has_no_markup() -> None:
    inlines = (
        n.Strong(text("粗")),
        n.Code("x"),
        n.Math("y"),
        n.Ruby("汉", "hàn"),
        n.Break(),
        n.Image("a.png", "替代"),
        n.NoteRef(1),
        n.Link(text("链"), "https://a.example"),
    )
    assert walk.plain(inlines) == "粗xy汉 链"


def upper(node: n.Inline) -> tuple[n.Inline, ...]:
    return (n.Text(node.text.upper()),) if isinstance(node, n.Text) else (node,)


@pytest.mark.parametrize(
    "block", [block for block, _ in EVERY_BLOCK], ids=lambda v: type(v).__name__
)
def test_rebuilding_with_no_change_gives_the_same(block: n.Block) -> None:
    assert walk.rebuild((block,)) == (block,)


@pytest.mark.parametrize(
    "block",
    [
        n.Quote((n.BulletList((n.ListItem((paragraph("a"),)),)),)),
        n.Table((), (n.Row((cell("a"),)),), ()),
        n.DefinitionList((n.Definition(text("a"), ()),)),
        n.Callout(n.CalloutKind.TIP, text("a"), ()),
        n.ReferenceList((n.Reference(1, text("a")),)),
        n.Paragraph((n.Strong((n.Emph(text("a")),)),)),
        n.Labelled(text("a"), ()),
        n.TagLine((), text("a")),
        n.Figure(n.Image("a.png"), text("a")),
    ],
    ids=lambda v: type(v).__name__,
)
def test_a_change_of_inlines_reaches_everywhere(block: n.Block) -> None:
    changed = walk.rebuild((block,), inline=upper)
    assert walk.plain(changed) == walk.plain((block,)).upper()


def test_a_block_may_be_dropped_or_become_several() -> None:
    def change(block: n.Block) -> tuple[n.Block, ...]:
        match block:
            case n.Rule():
                return ()
            case n.Paragraph():
                return (block, block)
            case _:
                return (block,)

    quote = n.Quote((n.Rule(), paragraph("一")))
    assert walk.rebuild((quote,), block=change) == (n.Quote((paragraph("一"), paragraph("一"))),)


def issue() -> Issue:
    inner = Section(SectionKind.PLAIN, text("c"), "c", 3, blocks=(paragraph("d"),))
    outer = Section(
        SectionKind.ENTRY, text("a"), "a", 2, blocks=(paragraph("b"),), children=(inner,)
    )
    return Issue(
        Meta("t", "urn:x"),
        lead=(paragraph("l"),),
        sections=(outer,),
        notes=(Note(1, (paragraph("n"),)),),
    )


def test_all_nodes_come_in_reading_order() -> None:
    found = [node.text for node in walk.all_nodes(issue()) if isinstance(node, n.Text)]
    assert found == ["l", "a", "b", "c", "d", "n"]


def test_sections_come_parents_first() -> None:
    assert [section.anchor for section in walk.sections(issue())] == ["a", "c"]


def test_rebuilding_an_issue_reaches_lead_titles_children_and_notes() -> None:
    changed = walk.rebuild_issue(issue(), inline=upper)
    found = [node.text for node in walk.all_nodes(changed) if isinstance(node, n.Text)]
    assert found == ["L", "A", "B", "C", "D", "N"]


def test_the_place_of_a_node_is_no_part_of_its_meaning() -> None:
    assert n.Text("一", line=3) == n.Text("一", line=9)


@pytest.mark.parametrize(
    "block", [block for block, _ in EVERY_BLOCK], ids=lambda v: type(v).__name__
)
def test_what_no_change_reaches_is_the_very_object(block: n.Block) -> None:
    nested = (n.Quote((block, n.Callout(n.CalloutKind.TIP, text("题"), (block,)))),)
    assert walk.rebuild(nested, inline=lambda node: (node,)) is nested


def keep_emphasis(node: n.Inline) -> tuple[n.Inline, ...]:
    return node.children if isinstance(node, n.Strong) else (node,)


def test_only_the_way_to_a_change_is_new() -> None:
    plain, bold = paragraph("甲"), n.Paragraph((n.Strong(text("乙")),))
    quote, other = n.Quote((plain, bold)), n.Quote((plain,))
    changed = walk.rebuild((quote, other), inline=keep_emphasis)
    assert changed == (n.Quote((plain, paragraph("乙"))), other)
    assert isinstance(changed[0], n.Quote)
    assert changed[0].blocks[0] is plain
    assert changed[1] is other


def test_runs_of_text_that_meet_become_one() -> None:
    line = (n.Text("甲", line=3), n.Strong(text("乙")), n.Text("丙"))
    (done,) = walk.rebuild_inlines(line, keep_emphasis)
    assert done == n.Text("甲乙丙")
    assert done.line == 3


def test_the_table_of_what_holds_what_names_every_node_that_holds_any() -> None:
    holders = {type(block) for block, _ in EVERY_BLOCK if walk.children(block)}
    leaves = {n.CodeBlock, n.MathBlock, n.Rule}
    poster = n.Media(n.MediaKind.VIDEO, "a.mp4", poster=n.Image("p.png"))
    assert walk.children(poster) == [n.Image("p.png")]
    assert holders | leaves | {n.Media} | {n.TagLine} == set(n.Block.__args__)  # type: ignore[attr-defined]


def test_whole_lines_are_rebuilt_in_lead_titles_sections_and_notes() -> None:
    seen: list[str] = []

    def line(some: n.Inlines) -> n.Inlines:
        seen.append(walk.plain(some))
        return some

    whole = issue()
    assert walk.rebuild_lines(whole, line) == whole
    assert seen == ["l", "a", "b", "c", "d", "n"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (text("题"), "题"),
        ((n.Image("a.png", "图标"), *text(" 题")), "题"),
        ((n.Image("a.png", "图标"),), "图标"),
        ((n.Image("a.png", title="图题"),), "图题"),
        ((n.Image("a.png"),), ""),
        ((), ""),
    ],
)
def test_a_heading_without_text_is_called_by_its_picture(title: n.Inlines, name: str) -> None:
    assert walk.name_of(title) == name
