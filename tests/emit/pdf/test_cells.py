from __future__ import annotations

import pytest
from emit.everything import PICTURES, inlines, p

from exporter.emit.pdf.cells import Extent, extent
from exporter.emit.pdf.rulers import estimate
from exporter.model import nodes as n

L = 0.58


def measured(*blocks: n.Block) -> Extent:
    return extent(n.Cell(blocks), PICTURES, estimate, bold=False)


def least(*children: n.Inline | str) -> float:
    return round(measured(p(*children)).least, 3)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("很长的说明文字", 3),
        ("GOOGLE", 6 * L),
        ("1,234.56%", 9 * L),
        ("用 WWDC2024 时", 8 * L),
        ("《GPLv3》", 2 + 5 * L),
        ("说明——说明", 3),
        ("“好”", 1 + 2 * L),
        ("example_package.module", 22 * L),
        ("a typesetting word", 4.5),
    ],
)
def test_what_no_line_may_tear(text: str, width: float) -> None:
    assert least(text) == pytest.approx(width, abs=0.3)


def test_a_word_of_a_language_may_be_divided_but_is_better_whole() -> None:
    found = measured(p("internationalization"))
    assert (found.least, found.whole) == (4.5, pytest.approx(20 * L))


def test_the_number_of_a_note_stays_with_its_word() -> None:
    assert least("META", n.NoteRef(12)) == pytest.approx(4 * L + 2 * L * 0.85, abs=0.01)


def test_an_icon_stays_with_the_first_character_behind_it() -> None:
    icon = n.Image("icon.png")
    assert least(icon, " 通过了这一关") == pytest.approx(max(3, 24 * 0.08 + L + 1), abs=0.01)


def test_code_is_as_wide_as_it_is_set() -> None:
    assert least(n.Code("README.md")) == pytest.approx(9 * 0.62 * 0.88 + 0.44, abs=0.01)


def test_lines_are_measured_one_by_one() -> None:
    assert measured(p("一二三四"), p("五六", n.Break(), "七八九十甲")).line == pytest.approx(5)


def test_a_list_is_indented() -> None:
    item = n.BulletList((n.ListItem((p("一二三四"),)),))
    assert measured(item).line == pytest.approx(4 + 1.9)


def test_a_listing_is_as_wide_as_its_longest_line() -> None:
    code = n.CodeBlock("one\nthree")
    assert measured(code).line == pytest.approx(2.0 + 3 * 0.62 * 0.7, abs=0.5)


def test_bold_is_measured_as_bold() -> None:
    def heavy(text: str, *, bold: bool = False, code: bool = False) -> float:
        del code
        return len(text) * (2.0 if bold else 1.0)

    cell = n.Cell((p("ab", n.Strong(inlines("cd"))),))
    assert extent(cell, {}, heavy, bold=False).line == 6
    assert extent(cell, {}, heavy, bold=True).line == 8
