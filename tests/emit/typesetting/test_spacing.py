from __future__ import annotations

import pytest
from emit.typesetting.made import SIZE, units

from exporter.emit.typesetting import spacing
from exporter.emit.typesetting.unit import OBJECT, Kind


def compressed(text: str) -> list[float]:
    made = units(text)
    spacing.compress_adjacent(made)
    return [unit.width / SIZE for unit in made]


@pytest.mark.parametrize(
    ("text", "widths"),
    [
        ("好，好", [1, 1, 1]),
        ("好。”", [1, 0.5, 1]),
        ("，“好", [0.5, 1, 1]),
        ("（《好", [1, 0.5, 1]),
        ("》）。", [0.5, 0.5, 1]),
        ("？！好", [0.5, 1, 1]),
        ("好）a", [1, 1, 0.5]),
        ("）\n（", [1, 0, 1]),
    ],
)
def test_of_two_adjacent_marks_one_is_half(text: str, widths: list[float]) -> None:
    assert compressed(text) == widths


@pytest.mark.parametrize(
    ("text", "widths"),
    [
        ("好。 再", [10, 10, 0, 10]),
        ("用 （a", [10, 0, 10, 5]),
        ("用 a", [10, 2.5, 5]),
        ("） 《a", [10, 0, 10, 5]),
        ("（ a", [10, 2.5, 5]),
    ],
)
def test_a_space_beside_a_blank_half_is_too_much(text: str, widths: list[float]) -> None:
    made = units(text)
    spacing.drop_spaces(made)
    assert [unit.width for unit in made] == widths


def test_a_space_before_a_closing_mark_is_too_much() -> None:
    made = units("org ，再")
    spacing.drop_spaces(made)
    assert [unit.width for unit in made[3:5]] == [0, SIZE]


def test_such_a_space_does_not_grow_either() -> None:
    made = units("好。 再")
    spacing.drop_spaces(made)
    assert spacing.own(made[2], made[1], made[3]) == spacing.NONE
    assert not spacing.may_grow(made[2], made[3])


def test_an_apostrophe_between_letters_is_no_mark() -> None:
    assert units("don’t")[3].kind is Kind.SIGN
    assert units("don’t")[3].width == pytest.approx(0.27 * SIZE)
    assert units("他说’t")[2].kind is Kind.CLOSING


def test_where_no_han_stands_quotation_marks_are_those_of_latin() -> None:
    made = units("“It is ‘it’.”")
    quotes = [unit for unit in made if unit.text in "“”‘’"]
    assert {unit.kind for unit in quotes} == {Kind.SIGN}
    assert [unit.width / SIZE for unit in quotes] == pytest.approx([0.5, 0.5, 0.27, 0.5])


@pytest.mark.parametrize("text", ["“It”这句", "“——”", "“2024”"])
def test_elsewhere_they_are_those_of_chinese(text: str) -> None:
    assert units(text)[0].kind is Kind.OPENING


def test_in_a_font_without_narrow_ones_they_keep_their_width() -> None:
    made = units("“It”", prepared=False)
    assert made[0].width == SIZE


@pytest.mark.parametrize(
    ("pair", "wide"),
    [
        ("用a", True),
        ("a用", True),
        ("第3", True),
        ("3天", True),
        ("用用", False),
        ("ab", False),
        ("，a", False),
        ("a，", False),
        ("%的", False),
        ("—a", False),
        ("…3", False),
        ("～3", False),
        ("a＋", False),
        ("かa", True),
        ("①的", False),
        ("éの", True),
        (OBJECT + "a", False),
        (" /", False),
        ("/ ", False),
        ("%%", False),
    ],
)
def test_han_and_latin_have_a_quarter_between_them(pair: str, wide: bool) -> None:
    before, after = units(pair)
    found = spacing.between(before, after)
    assert found.natural == (SIZE / 4 if wide else 0)
    assert (found.natural - found.shrink >= SIZE / 8) is wide


def test_the_number_of_a_note_stands_close() -> None:
    before, after = units("字1")
    after.raised = True
    assert spacing.between(before, after) == spacing.NONE
    assert not spacing.may_grow(before, after)
    assert spacing.between(after, units("字")[0]) == spacing.NONE
    mark, number = units("。1")
    number.raised = True
    spacing.compress_adjacent([mark, number])
    assert mark.width == SIZE / 2


def test_what_is_to_be_copied_has_no_space_inside() -> None:
    before, after = units("卷3", verbatim=True)
    assert spacing.between(before, after) == spacing.NONE
    before.verbatim = False
    assert spacing.between(before, after).natural == SIZE / 4


def test_the_space_beside_a_smaller_text_is_smaller() -> None:
    before, after = units("用a")
    after.size = SIZE / 2
    after.width = SIZE / 4
    assert spacing.between(before, after).natural == SIZE / 8


def own(text: str, place: int) -> spacing.Elastic:
    made = units(text)
    after = made[place + 1] if place + 1 < len(made) else None
    return spacing.own(made[place], made[place - 1] if place else None, after)


def test_a_full_mark_may_lose_its_blank_half() -> None:
    found = own("好，好", 1)
    assert (found.natural, found.shrink) == (SIZE, SIZE / 2)
    assert found.stretch > 0


@pytest.mark.parametrize("text", ["好", "a", "%"])
def test_han_and_letters_are_rigid(text: str) -> None:
    assert own(text, 0)[1:] == (0, 0)


def test_a_space_beside_han_grows_less_than_one_between_words() -> None:
    assert own("好 a", 1).stretch < own("b a", 1).stretch
    assert own("b a", 1).shrink < own("b a", 1).natural / 2


@pytest.mark.parametrize(
    ("pair", "may"),
    [
        ("中文", True),
        ("用a", True),
        ("，好", True),
        ("好（", True),
        ("ab", False),
        ("（好", False),
        ("好，", False),
        ("，“", False),
        ("——", False),
        ("……", False),
        ("a—", False),
        ("～3", False),
        ("%～", False),
        ("好—", True),
        (OBJECT + OBJECT, True),
        ("a ", False),
        (" a", True),
        ("好 ", False),
    ],
)
def test_where_slack_may_go(pair: str, may: bool) -> None:
    before, after = units(pair)
    assert spacing.may_grow(before, after) is may
