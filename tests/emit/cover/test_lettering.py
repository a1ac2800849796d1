"""Headlines in lines: where they end, what is cut, what belongs together."""

from __future__ import annotations

import pytest

from exporter import theme
from exporter.emit.cover.faces import Faces
from exporter.emit.cover.lettering import Setting, clusters, set_in_lines

WIDTH = 344.0


@pytest.fixture
def faces() -> Faces:
    return Faces(theme.load("paper").fonts.heading, None)


def lines(setting: Setting) -> list[str]:
    units = setting.paragraph.units
    return ["".join(u.text for u in units[line.start : line.end]) for line in setting.lines]


@pytest.mark.parametrize("size", range(24, 60, 5))
@pytest.mark.parametrize(
    "text",
    [
        "关于“渡船”的《一切》：我们在三个月里跑完了、120 次（实验）！终于",
        "“引号”，『你』。——……（完）「」",
        "The Ferryman’s “Knots, Ropes and Rivers”: what (internal) rules taught us!",
    ],
)
def test_no_line_begins_or_ends_with_what_it_may_not(faces: Faces, text: str, size: int) -> None:
    setting = set_in_lines(text, float(size), WIDTH, 40, faces)
    set_lines = lines(setting)
    assert "".join(set_lines).replace(" ", "") == text.replace(" ", "")
    if not setting.whole:  # no cover has this size
        return
    assert not [line for line in set_lines[1:] if line[0] in "，。、：！？；）》」』’”…—,.!?:;)"]
    assert not [line for line in set_lines[:-1] if line[-1] in "（《「『“‘("]


def test_what_is_too_long_ends_with_an_ellipsis(faces: Faces) -> None:
    setting = set_in_lines("渡船的绳子，" * 30, 40.0, WIDTH, 3, faces)
    assert len(setting.lines) == 3
    assert lines(setting)[-1].endswith("…")
    assert not lines(setting)[-1].endswith("，…")
    assert setting.width <= WIDTH
    assert not setting.whole


def test_a_word_that_is_torn_is_noticed(faces: Faces) -> None:
    assert not set_in_lines("internationalization", 60.0, WIDTH, 9, faces).whole
    assert set_in_lines("internationalization", 30.0, WIDTH, 9, faces).whole


def test_the_blank_of_a_mark_goes_at_the_edges_and_between_marks(faces: Faces) -> None:
    assert set_in_lines("「渡船」", 40.0, WIDTH, 1, faces).width == pytest.approx(120)
    assert set_in_lines("渡」「船", 40.0, WIDTH, 1, faces).width == pytest.approx(140)


def test_han_and_latin_stand_apart_without_a_space(faces: Faces) -> None:
    apart = set_in_lines("渡 A", 40.0, WIDTH, 1, faces).width
    joined = set_in_lines("渡A", 40.0, WIDTH, 1, faces).width
    assert joined == pytest.approx(40 * 1.25 + set_in_lines("A", 40.0, WIDTH, 1, faces).width)
    assert apart == pytest.approx(joined, abs=4)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("渡船", ["渡", "船"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("👨‍👩‍👧船", ["👨‍👩‍👧", "船"]),
        ("👍🏽!", ["👍🏽", "!"]),
        ("🇨🇳🇫🇷", ["🇨🇳", "🇫🇷"]),
        ("1️⃣2", ["1️⃣", "2"]),
        ("a\x07\u200bb", ["a", "b"]),
        ("", []),
    ],
)
def test_what_belongs_together(text: str, parts: list[str]) -> None:
    assert list(clusters(text)) == parts
