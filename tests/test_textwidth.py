"""How wide text is taken to be, and that one module knows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter import textwidth
from exporter.cli.console import cells, fit

ROOT = Path(__file__).resolve().parents[1]


def test_a_han_character_takes_two_columns() -> None:
    assert textwidth.columns("汉字ab") == 6


def test_a_han_character_is_one_em() -> None:
    assert textwidth.ems("汉字ab", 0.5) == 3.0


@pytest.mark.parametrize(("ambiguous", "width"), [(False, 0.5), (True, 1.0)])
def test_what_only_chinese_fonts_widen_is_wide_where_that_is_said(
    ambiguous: bool, width: float
) -> None:
    assert textwidth.ems("…", 0.5, ambiguous=ambiguous) == width


@pytest.mark.parametrize(("text", "width"), [("A", 0.72), ("a", 0.55), (",", 0.26), ("ā", 0.55)])
def test_letters_of_a_serif_have_their_kinds(text: str, width: float) -> None:
    assert textwidth.serif_ems(text) == width


@pytest.mark.parametrize(
    ("text", "width"), [("汉字", 4), ("e\u0301", 1), ("👩‍🚀", 2), ("a\x1bb", 2), ("", 0)]
)
def test_a_terminal_shows_a_text_in_so_many_cells(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("room", "shown"), [(8, "一座石桥"), (7, "一座石…"), (6, "一座…"), (1, "…"), (0, "…")]
)
def test_a_line_is_cut_to_its_cells(room: int, shown: str) -> None:
    assert fit("一座石桥", room) == shown


def test_a_long_line_is_cut_in_no_time() -> None:
    assert len(fit("桥" * 200_000, 60)) == 30


def test_no_other_module_asks_unicode_for_a_width() -> None:
    asking = {
        path.name
        for path in (ROOT / "exporter").rglob("*.py")
        if "east_asian_width" in path.read_text("utf-8")
    }
    # which asks for a script, not for a width
    assert asking - {"emphasis.py"} == {"textwidth.py"}
