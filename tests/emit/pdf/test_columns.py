from __future__ import annotations

import pytest
from emit.everything import PICTURES, cell, inlines, p
from hypothesis import given
from hypothesis import strategies as st

from exporter.emit.pdf.columns import widths
from exporter.model import nodes as n

MEASURE = 45.0
PAGE = MEASURE + 0.01


def table(*rows: tuple[n.Cell, ...], columns: int = 0) -> n.Table:
    count = columns or len(rows[0])
    return n.Table((n.Alignment.DEFAULT,) * count, (), tuple(n.Row(row) for row in rows))


def test_a_small_table_is_as_wide_as_its_text() -> None:
    found = widths(table((cell("甲"), cell("乙丙丁"), cell(""))), {}, MEASURE)
    assert found == pytest.approx((1.6 + 1.4, 3.6 + 1.4, 1.0 + 1.4))


def test_latin_is_narrower_than_han() -> None:
    han, latin = widths(table((cell("四个汉字"), cell("four"))), {}, MEASURE)
    assert latin < han


def test_a_name_keeps_its_width_beside_a_long_address() -> None:
    name, address, remark = widths(
        table((cell("项目名"), cell("https://example.org/" + "x" * 200), cell("说明" * 20))),
        {},
        MEASURE,
    )
    assert name == pytest.approx(3.6 + 1.4)
    assert address > remark > 10
    assert name + address + remark <= PAGE


def test_ten_times_the_text_is_not_ten_times_as_wide() -> None:
    some, more = widths(table((cell("字" * 30), cell("字" * 300))), {}, MEASURE)
    assert 1 < more / some < 2


def test_a_number_is_not_divided() -> None:
    rows = table((cell("1,234.56"), cell("说明" * 40), cell("备注" * 60)))
    number, *_ = found = widths(rows, {}, 20.0)
    assert number >= 8 * 0.58 + 1.4
    assert sum(found) == pytest.approx(20)
    assert found[1] > 4


def test_a_word_is_not_torn_into_syllables() -> None:
    word, *_ = widths(table((cell("internationalization"), cell("说明" * 90))), {}, 16.0)
    assert word >= 4.5 + 1.4


def test_for_its_numbers_a_table_is_set_smaller() -> None:
    found = widths(table((cell("1,234.56"),) * 4), {}, 21.0)
    assert found == pytest.approx([8 * 0.58 + 0.6 + 1.4] * 4)


def test_but_not_so_small_that_none_can_read_it() -> None:
    found = widths(table(tuple(cell("1,234,567.89") for _ in range(9))), {}, 20.0)
    assert sum(found) <= 20 * 1.4


def test_many_columns_stay_on_the_page() -> None:
    found = widths(table(tuple(cell(f"第{number}列标题") for number in range(8))), {}, MEASURE)
    assert sum(found) <= PAGE
    found = widths(table(tuple(cell(f"第{number}列标题") for number in range(14))), {}, MEASURE)
    assert sum(found) <= PAGE * 1.4


def test_a_picture_needs_its_width() -> None:
    shown = n.Cell((p(n.Image("small.png")),))
    (found,) = widths(table((shown,)), PICTURES, MEASURE)
    assert found == pytest.approx(240 * 0.08 + 0.6 + 1.4)


def test_a_cell_over_two_columns_widens_neither() -> None:
    found = widths(
        table((cell("跨两列的一个很长的标题", colspan=2),), (cell("甲"), cell("乙")), columns=2),
        {},
        MEASURE,
    )
    assert found == pytest.approx((3.0, 3.0))


def test_a_cell_that_reaches_down_moves_the_next_row() -> None:
    found = widths(
        table((cell("甲", rowspan=2), cell("乙")), (cell("五个字的话"),), (cell("丙"), cell("丁"))),
        {},
        MEASURE,
    )
    assert found == pytest.approx((3.0, 5.6 + 1.4))


def test_paragraphs_are_measured_one_by_one() -> None:
    (found,) = widths(table((n.Cell((p("一二三"), n.Paragraph(inlines("四五")))),)), {}, MEASURE)
    assert found == pytest.approx(3.6 + 1.4)


@given(
    st.lists(
        st.lists(
            st.tuples(st.text("字a ", max_size=80), st.integers(1, 3), st.integers(1, 3)),
            max_size=6,
        ),
        max_size=6,
    )
)
def test_any_table_fits(rows: list[list[tuple[str, int, int]]]) -> None:
    made = tuple(
        tuple(cell(text, colspan=across, rowspan=down) for text, across, down in row)
        for row in rows
    )
    found = widths(table(*made, columns=4), {}, MEASURE)
    assert len(found) == 4
    assert all(width >= 1.4 for width in found)
    assert sum(found) <= PAGE


def test_short_names_stay_whole_where_long_ones_cannot() -> None:
    rows = table(tuple(cell(name) for name in ("AMD", "QUALCOMM", "MEDIATEK", "SAMSUNG")))
    amd, *others = widths(rows, {}, 12.0)
    assert amd == pytest.approx(3 * 0.58 + 0.6 + 1.4)
    assert max(others) - min(others) < 0.01
