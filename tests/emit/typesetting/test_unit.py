from __future__ import annotations

import pytest
from emit.typesetting.made import SIZE, units

from exporter.emit.typesetting.unit import OBJECT, Kind, is_wide, kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("中", Kind.WIDE),
        ("の", Kind.WIDE),
        ("한", Kind.WIDE),
        ("〇", Kind.WIDE),
        ("𠮷", Kind.WIDE),
        ("\U00017001", Kind.WIDE),
        ("Ａ", Kind.WIDE),
        ("—", Kind.WIDE),
        ("…", Kind.WIDE),
        (OBJECT, Kind.WIDE),
        ("a", Kind.LETTER),
        ("é", Kind.LETTER),
        ("7", Kind.LETTER),
        ("%", Kind.SIGN),
        ("·", Kind.SIGN),
        (" ", Kind.SPACE),
        ("\u00a0", Kind.SPACE),
        ("\n", Kind.BREAK),
        ("，", Kind.CLOSING),
        ("”", Kind.CLOSING),
        ("《", Kind.OPENING),
        ("“", Kind.OPENING),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert kind_of(text, SIZE, SIZE) is kind


def test_a_quotation_mark_of_a_latin_font_is_a_sign() -> None:
    assert kind_of("“", 0.4 * SIZE, SIZE) is Kind.SIGN
    assert kind_of("’", 0.27 * SIZE, SIZE) is Kind.SIGN


def test_a_mark_that_was_compressed_stays_a_mark_and_is_not_full() -> None:
    (mark,) = units("，", width=SIZE / 2)
    assert mark.kind is Kind.CLOSING
    assert not mark.full


def test_only_marks_are_full() -> None:
    assert [unit.full for unit in units("（中，a")] == [True, False, True, False]


def test_what_counts_on_the_last_line() -> None:
    assert [unit.content for unit in units("了a%。 ")] == [True, True, True, False, False]


def test_latin_is_not_wide() -> None:
    assert not any(is_wide(character) for character in "aé·“→①")
