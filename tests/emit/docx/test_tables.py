"""Tables: head rows that repeat, rows that stay whole, spans, columns by content."""

from __future__ import annotations

from emit.docx.check import W
from emit.docx.conftest import Make
from emit.docx.document import A4, Document, extents, path, said, styled, val

from exporter.emit.docx.grid import widths
from exporter.model import nodes as n
from exporter.model.grid import Slot, grid

LEFT, CENTER, RIGHT = n.Alignment.LEFT, n.Alignment.CENTER, n.Alignment.RIGHT


def cell(*children: n.Inline | str, colspan: int = 1, rowspan: int = 1) -> n.Cell:
    inner = tuple(n.Text(c) if isinstance(c, str) else c for c in children)
    return n.Cell((n.Paragraph(inner),) if inner else (), colspan, rowspan)


def row(*cells: n.Cell | str) -> n.Row:
    return n.Row(tuple(cell(c) if isinstance(c, str) else c for c in cells))


def table(*body: n.Row, head: n.Row | None = None, **more: object) -> n.Table:
    return n.Table((LEFT, CENTER, RIGHT), (head,) if head else (), body, **more)


def rows(document: Document) -> list[list[str]]:
    return [[said(c) for c in r.iter(f"{W}tc")] for r in document.body.iter(f"{W}tr")]


def columns(made: n.Table) -> list[int]:
    return widths(grid(made), A4.width, 100, {})


def test_cells_stand_in_their_rows(make: Make) -> None:
    document = make(table(row("甲", "乙", "丙"), head=row("一", "二", "三")))
    assert rows(document) == [["一", "二", "三"], ["甲", "乙", "丙"]]


def test_only_head_rows_repeat_and_no_row_splits(make: Make) -> None:
    document = make(table(row("甲", "乙", "丙"), head=row("一", "二", "三")))
    found = list(document.body.iter(f"{W}tr"))
    assert [r.find(path("trPr/tblHeader")) is not None for r in found] == [True, False]
    assert all(r.find(path("trPr/cantSplit")) is not None for r in found)
    look = next(document.body.iter(f"{W}tblLook"))
    assert look.get(f"{W}firstRow") == "1"


def test_every_row_of_the_head_is_set_as_one(make: Make) -> None:
    document = make(n.Table((LEFT, LEFT), (row("甲", "乙"), row("丙", "丁")), (row("1", "2"),)))
    found = [[styled(p) for p in r.iter(f"{W}p")] for r in document.body.iter(f"{W}tr")]
    assert found == [["TableHead"] * 2, ["TableHead"] * 2, ["TableText"] * 2]


def test_a_header_in_the_body_is_set_as_one(make: Make) -> None:
    side = n.Cell((n.Paragraph((n.Text("优"),)),), scope=n.Scope.ROW)
    document = make(table(row(side, "快", "省")))
    first, second, _ = next(document.body.iter(f"{W}tbl")).iter(f"{W}p")
    assert (styled(first), styled(second)) == ("TableHead", "TableTextCenter")


def test_the_foot_comes_last(make: Make) -> None:
    document = make(n.Table((LEFT,), (), (row("甲"),), foot=(row("合计"),)))
    assert rows(document) == [["甲"], ["合计"]]


def test_a_table_without_a_head_has_no_styled_first_row(make: Make) -> None:
    document = make(table(row("甲", "乙", "丙")))
    assert next(document.body.iter(f"{W}tblLook")).get(f"{W}firstRow") == "0"
    assert list(document.body.iter(f"{W}tblHeader")) == []


def test_columns_are_aligned_by_styles(make: Make) -> None:
    document = make(table(row("甲", "乙", "丙")))
    styles = [styled(p) for p in next(document.body.iter(f"{W}tbl")).iter(f"{W}p")]
    assert styles == ["TableText", "TableTextCenter", "TableTextRight"]
    assert val(document.style("TableTextRight"), "pPr/jc") == "right"


def test_a_caption_stands_above_with_its_number(make: Make) -> None:
    document = make(table(row("甲"), caption=(n.Text("比较"),), number=2))
    (caption,) = document.paragraphs("TableCaption")
    assert said(caption) == "表 2\u3000比较"
    assert caption.getnext().tag == f"{W}tbl"
    assert next(document.body.iter(f"{W}tblCaption")).get(f"{W}val") == "比较"


def test_two_tables_do_not_become_one(make: Make) -> None:
    document = make(table(row("甲")), table(row("乙")))
    first, second = document.body.iter(f"{W}tbl")
    assert styled(first.getnext()) == "Gap"
    assert first.getnext().getnext() is second


def test_spans_become_grid_spans_and_merges(make: Make) -> None:
    document = make(
        table(
            row(cell("高", rowspan=2), cell("宽", colspan=2)),
            row("乙", "丙"),
        )
    )
    first, second = document.body.iter(f"{W}tr")
    assert [val(c, "tcPr/gridSpan") for c in first.iter(f"{W}tc")] == [None, "2"]
    assert [val(c, "tcPr/vMerge") for c in first.iter(f"{W}tc")] == ["restart", None]
    assert [val(c, "tcPr/vMerge") for c in second.iter(f"{W}tc")] == ["continue", None, None]


def test_a_short_row_is_filled() -> None:
    made = grid(table(row("甲")))
    assert [(slot.column, slot.span) for slot in made[0]] == [(0, 1), (1, 1), (2, 1)]


def test_a_span_that_runs_into_another_is_cut() -> None:
    made = grid(table(row("甲", cell("高", rowspan=2), "丙"), row(cell("宽", colspan=3), "戊")))
    assert [(s.column, s.span, s.is_rest) for s in made[1]] == [
        (0, 1, False),
        (1, 1, True),
        (2, 1, False),
    ]


def test_a_span_below_the_last_row_ends_with_the_table() -> None:
    made = grid(table(row(cell("高", rowspan=9), "乙", "丙")))
    assert len(made) == 1


def test_a_cell_over_two_rows_is_continued_below() -> None:
    tall = cell("高", rowspan=3)
    made = grid(table(row(tall, "乙"), row("丙"), row("丁"), row("戊", "己")))
    assert [slots[0] for slots in made[:3]] == [
        Slot(0, 1, tall),
        Slot(0, 1, tall, is_rest=True),
        Slot(0, 1, tall, is_rest=True),
    ]
    assert not made[3][0].is_rest


def test_columns_fill_the_text_and_no_more() -> None:
    found = columns(table(row("甲", "一段很长的说明文字" * 9, "8")))
    assert A4.width - 3 <= sum(found) <= A4.width


def test_a_column_is_as_wide_as_its_content_asks_for() -> None:
    first, second, third = columns(table(row("甲", "一段很长的说明文字" * 9, "8")))
    assert second > 4 * first
    assert first == third


def test_a_long_word_has_room() -> None:
    first, *_ = columns(table(row("transformers", "一段很长的说明文字" * 9, "八")))
    assert first >= 12 * 100


def test_too_many_columns_share_the_width_fairly() -> None:
    wide = n.Table((LEFT,) * 30, (), (row(*["internationalisation"] * 30),))
    found = columns(wide)
    assert max(found) - min(found) <= 1
    assert sum(found) <= A4.width


def test_a_picture_in_a_cell_is_no_wider_than_the_cell(make: Make) -> None:
    document = make(table(row("甲", cell(n.Image("wide-2000x500.png", "宽")), "丙")))
    grid_widths = [int(c.get(f"{W}w")) for c in document.body.iter(f"{W}gridCol")]
    assert extents(document.body)[0][0] <= grid_widths[1] - 216


def test_an_empty_cell_holds_an_empty_paragraph(make: Make) -> None:
    document = make(table(row(cell(), "乙", "丙")))
    first = next(document.body.iter(f"{W}tc"))
    assert [styled(p) for p in first.iter(f"{W}p")] == ["TableText"]


def test_lists_in_cells_keep_the_text_of_cells(make: Make) -> None:
    inner = n.Cell((n.BulletList((n.ListItem((n.Paragraph((n.Text("项"),)),)),)),))
    document = make(table(row(inner, "乙", "丙")))
    paragraph = next(next(document.body.iter(f"{W}tc")).iter(f"{W}p"))
    assert styled(paragraph) == "TableText"
    assert val(document.level(paragraph), "lvlText") == "•"


def test_a_table_without_rows_leaves_its_caption(make: Make) -> None:
    document = make(table(caption=(n.Text("空表"),), number=1))
    assert list(document.body.iter(f"{W}tbl")) == []
    assert said(document.paragraphs("TableCaption")[0]) == "表 1\u3000空表"
