"""Two entries share a page: what is left for the picture of each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from emit.docx.conftest import Make
from emit.docx.document import A4, entry, extents

from exporter import theme
from exporter.emit.docx.entries import picture_height
from exporter.model import nodes as n

PICTURE = n.Figure(n.Image("wide-1600x900.png", "桥"), (n.Text("桥"),))
LOOK = theme.load("paper")


def text(length: int) -> n.Paragraph:
    return n.Paragraph((n.Text("桥" * length),))


def height(*blocks: n.Block) -> float:
    return picture_height(entry(*blocks), A4, LOOK) / A4.height


def test_more_text_leaves_less_for_the_picture() -> None:
    assert 0.15 < height(PICTURE, text(200)) < height(PICTURE, text(20)) < 0.47


def test_a_picture_is_never_tiny() -> None:
    assert height(PICTURE, text(500)) == pytest.approx(0.15, abs=0.001)


@pytest.mark.parametrize(
    "blocks",
    [
        (PICTURE, text(2000)),
        (PICTURE,),
        (text(20), PICTURE),
        (PICTURE, n.Rule()),
        (PICTURE, n.Paragraph((n.Text("桥"), n.NoteRef(1)))),
        (replace(PICTURE, image=replace(PICTURE.image, width="90%")), text(20)),
    ],
    ids=["long", "alone", "text first", "other blocks", "notes", "a width that is asked for"],
)
def test_other_entries_are_left_alone(blocks: n.Blocks) -> None:
    assert height(*blocks) == 0


def test_the_picture_is_drawn_as_tall(make: Make) -> None:
    ((_, tall),) = extents(make(PICTURE, text(200)).body)
    assert tall / A4.height == pytest.approx(height(PICTURE, text(200)), abs=0.01)
