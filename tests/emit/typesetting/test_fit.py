from __future__ import annotations

import pytest
from emit.typesetting.made import SIZE, lines, paragraph, said

from exporter.emit.typesetting.unit import Kind


def test_a_text_that_fits_is_one_line() -> None:
    assert lines("蒸汽钟", 100) == ["蒸汽钟"]


def test_a_full_line_takes_what_it_can() -> None:
    assert lines("一二三四五六七八九十百千", 80) == ["一二三四五六七八", "九十百千"]


def test_the_first_line_is_indented() -> None:
    assert lines("一二三四五六七八九十", 60, indent=20)[0] == "一二三四"


def test_push_in_before_push_out() -> None:
    """The mark at the end is half, and the line is full though it has half a character more."""
    assert lines("一，二三四五六，八九十百", 75) == ["一，二三四五六，", "八九十百"]


def test_a_mark_at_the_end_takes_half_a_body() -> None:
    made = paragraph("一二三四，六七八九")
    line = made.line(0, 5, 45)
    assert said(made, line) == "一二三四，"
    assert line.slack == pytest.approx(0)


def test_a_bracket_at_the_start_takes_half_a_body() -> None:
    made = paragraph("（一二三）四五六")
    assert made.line(0, 6, 55).slack == pytest.approx(55 - 5 - 30 - 10 - 10)


def test_spaces_at_the_ends_take_nothing() -> None:
    made = paragraph("ab cd ef")
    line = made.line(0, 3, 100)
    assert said(made, line) == "ab"
    assert made.units[line.next].text == "c"


@pytest.mark.parametrize("count", range(9, 40))
def test_no_character_is_left_alone(count: int) -> None:
    text = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"[
        :count
    ]
    last = lines(text + "。", 80)[-1]
    assert len(last.rstrip("。")) >= 2


def test_no_line_begins_or_ends_wrongly() -> None:
    text = "“好，”他说（很轻），“《书》、《报》——都看；看完了，再看～一遍……”" * 4
    for width in range(60, 140, 3):
        made = paragraph(text)
        for line in made.lines(0, width, width):
            first, last = made.units[line.start], made.units[line.end - 1]
            assert first.kind is not Kind.CLOSING
            assert last.kind is not Kind.OPENING
            assert first.text not in "～—…"


@pytest.mark.parametrize("width", [83, 90, 97, 101])
def test_lines_hold_the_whole_text_in_order_and_none_is_too_long(width: float) -> None:
    text = "去年11月，Git发布了新的模型，开发者们在论坛上讨论了3天3夜——有人说好，有人说不过如此。"
    made = paragraph(text)
    found = made.lines(0, width, width)
    assert "".join(said(made, line) for line in found) == text
    assert all(line.slack + line.shrink >= 0 for line in found)
    assert [line.last for line in found] == [False] * (len(found) - 1) + [True]


def test_a_forced_break_ends_a_line() -> None:
    assert lines("第一行\n第二行很短\n三", 200) == ["第一行", "第二行很短", "三"]


def test_an_empty_line_stays() -> None:
    assert lines("一\n\n二", 100) == ["一", "", "二"]


def test_what_cannot_be_broken_is_cut_where_the_style_allows_it() -> None:
    assert lines("a" * 30, 50) == ["a" * 30]
    assert lines("a" * 30, 50, anywhere=True) == ["a" * 10] * 3


@pytest.mark.parametrize(
    ("text", "cut"),
    [("号）、——破", "号）、"), ("一——一", "一"), ("abcd）", "abc"), ("ab（好）", "ab")],
)
def test_even_then_no_pair_is_torn_and_no_mark_parted(text: str, cut: str) -> None:
    assert lines(text, 2 * SIZE, anywhere=True)[0] == cut


def test_a_word_is_divided_rather_than_the_line_torn() -> None:
    found = lines("一二三四五六七 typesettingtypesetting 八九", 100, hyphenate="en_US")
    assert found[0].startswith("一二三四五六七 ty")


def test_nothing_is_given_up_for_a_line_that_stays_short_all_the_same() -> None:
    found = lines("一二三四五六七八九十一二 typesettings 七八九十", 120)
    assert found[0] == "一二三四五六七八九十一二"
    found = lines("一二三四 see /abc/typesettings/abcdefghij 七", 110)
    assert not any(line.endswith("/ty") for line in found)


def test_a_line_says_that_it_needs_a_hyphen() -> None:
    made = paragraph("typesetting", hyphenate="en_US")
    assert made.line(0, 4, 100).hyphen
    assert made.line(0, 4, 100).slack == pytest.approx(100 - 4 * SIZE / 2 - 3.5)
    assert not made.line(0, 11, 100).hyphen


def test_ragged_lines_are_as_few_as_they_can_be() -> None:
    assert len(lines("一二三四五六七八九十百千万", 70, justified=False)) == 2


def test_lines_may_begin_in_the_middle_of_a_paragraph() -> None:
    made = paragraph("一二三四五六七八九十")
    found = made.lines(5, 30, 30)
    assert [said(made, line) for line in found] == ["六七八", "九十"]


def test_no_stub_stands_below_a_heading() -> None:
    heading = "一二三四五六七八九十一二三四五六七八九十甲乙丙丁#2"
    justified, ragged = (
        lines(heading, 24.2 * SIZE, justified=justified) for justified in (True, False)
    )
    assert justified[-1] == "#2"
    assert ragged[-1] == "甲乙丙丁#2"
