from __future__ import annotations

from dataclasses import replace

import pytest
from emit.everything import PICTURES, inlines, p

from exporter import theme
from exporter.emit.pdf.reckon import Choice, Reckoning, ems
from exporter.model import nodes as n

LOOK = theme.load("paper")
FIGURE = n.Figure(n.Image("cover.jpg"), inlines("旧图纸"), number=1)
TEXT = (n.Labelled(inlines("概要"), inlines("蒸汽钟" * 60)), n.TagLine(("钟",)))


def choices(
    figure: n.Figure = FIGURE, text: n.Blocks = TEXT, look: theme.Theme = LOOK
) -> dict[str, Choice]:
    found = Reckoning(PICTURES, look).choices(inlines("蒸汽钟"), figure, text)
    return {choice.variant: choice for choice in found}


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("蒸汽钟", 3),
        ("，。", 2),
        ("AB", 1.44),
        ("ab 1", 1.91),
        ("蒸汽ab钟", 4.62),
        ("zhuā", 2.2),
        ("“", 1),
    ],
)
def test_width_of_a_text(text: str, width: float) -> None:
    assert ems(text) == pytest.approx(width)


def test_a_page_is_as_high_as_its_text() -> None:
    assert Reckoning(PICTURES, LOOK).page == pytest.approx(67.2, abs=0.1)


def test_a_smaller_picture_makes_a_lower_entry() -> None:
    found = choices()
    assert list(found) == ["full", "low", "side"]
    assert found["full"].height > found["low"].height > found["side"].height
    assert 0 == found["full"].cost < found["low"].cost


def test_a_picture_lower_than_allowed_costs_nothing() -> None:
    wide = replace(FIGURE, image=n.Image("wide.png"))
    assert choices(wide)["full"] == replace(choices(wide)["low"], variant="full")


def test_a_wide_diagram_is_better_over_the_measure() -> None:
    wide = replace(FIGURE, image=n.Image("wide.png"))
    assert choices(wide)["side"].cost > choices()["side"].cost


def test_where_there_is_no_side_nothing_stands_beside() -> None:
    small = replace(LOOK, page=theme.pages()["a5"]).on_paper()
    assert list(choices(look=small)) == ["full", "low"]


def test_text_beside_a_picture_is_never_torn() -> None:
    side = choices()["side"]
    assert side.together == side.height


def test_heading_picture_and_first_lines_stay_together() -> None:
    full = choices()["full"]
    longer = choices(text=(*TEXT, p("长" * 400)))["full"]
    assert full.together == longer.together < longer.height


def test_text_that_is_shorter_than_the_picture_adds_nothing_beside_it() -> None:
    assert choices(text=(p("短"),))["side"].height == choices(text=(p("短" * 9),))["side"].height


def test_a_line_more_is_a_line_higher() -> None:
    one, two = (choices(text=(p("字" * count),))["full"].height for count in (40, 41))
    assert two - one == pytest.approx(LOOK.sizes.line)


def test_a_caption_takes_room() -> None:
    bare = replace(FIGURE, caption=(), number=0)
    assert choices(bare)["full"].height == pytest.approx(choices()["full"].height - 2.13)
