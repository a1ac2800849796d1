from __future__ import annotations

import pytest
from emit.typesetting.made import SIZE, paragraph

from exporter.emit.typesetting.justify import advances


def set_line(
    text: str, end: int, width: float, *, justified: bool = True
) -> tuple[list[float], list[float]]:
    made = paragraph(text, justified=justified)
    return advances(made, made.line(0, end, width))


def total(set_: tuple[list[float], list[float]]) -> float:
    return sum(set_[0]) + sum(set_[1])


LONG = "一二，三四五（六）七八 Git 九十百千，万"


@pytest.mark.parametrize("width", [165, 170, 174, 180, 185])
def test_a_line_is_as_long_as_the_measure(width: float) -> None:
    assert total(set_line(LONG, 20, width)) == pytest.approx(width)


def test_what_is_too_long_takes_it_from_the_marks() -> None:
    widths, after = set_line("一，二三四，五六七", 8, 76)
    assert widths[0] == SIZE
    assert 5 <= widths[1] < SIZE
    assert sum(widths) == pytest.approx(76)
    assert set(after) == {0.0}


def test_little_slack_goes_to_the_marks_alone() -> None:
    widths, after = set_line("一，二三四五六七", 7, 70.5)
    assert widths[1] == pytest.approx(10.5)
    assert set(after) == {0.0}


def test_more_goes_between_all_han_alike() -> None:
    widths, after = set_line("一二三四五六七", 6, 66)
    assert set(widths) == {SIZE}
    assert after[:-1] == pytest.approx([1.2] * 5)
    assert after[-1] == 0


def test_a_line_that_would_be_torn_apart_stays_short() -> None:
    assert total(set_line("一二三四五六七", 6, 75)) == pytest.approx(75)
    assert total(set_line("一二三四五六七", 6, 76)) == 60


def test_the_mark_at_the_end_is_half_whatever_the_slack() -> None:
    assert set_line("一二三四，五", 5, 48)[0][-1] == SIZE / 2
    assert set_line("一二，四五，六", 6, 51)[0][-1] == SIZE / 2


def test_the_bracket_at_the_start_is_half() -> None:
    assert set_line("（一二三）四五", 5, 46)[0][0] == SIZE / 2


def test_the_last_line_keeps_its_natural_widths() -> None:
    widths, after = set_line("一，二", 3, 100)
    assert widths == [SIZE] * 3
    assert set(after) == {0.0}


def test_a_ragged_line_too() -> None:
    assert total(set_line("一二三四", 3, 80, justified=False)) == 30


def test_a_ragged_line_that_is_too_long_shrinks() -> None:
    assert total(set_line("一，二三四", 4, 37, justified=False)) == pytest.approx(37)


def test_han_and_latin_stand_apart() -> None:
    _, after = set_line("用Git好", 5, 40)
    assert after == [SIZE / 4, 0, 0, SIZE / 4, 0]


def test_a_line_without_any_opportunity_stays() -> None:
    assert total(set_line("abc 一", 4, 100)) == 15
