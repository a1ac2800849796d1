from __future__ import annotations

from hashlib import sha256
from io import BytesIO

import pytest
from emit.everything import ISSUE, PICTURES, bundle_of
from PIL import Image, ImageDraw

from exporter.emit import html
from exporter.emit.pdf.dialect import PaperDialect
from exporter.emit.slices import cut, is_tall
from exporter.model import nodes as n
from exporter.model.bundle import Picture


def screenshot(kind: str = "PNG") -> Picture:
    """Return forty lines of 25 px, each black for 15 of them."""
    drawing = Image.new("RGB", (100, 1000), "white")
    pen = ImageDraw.Draw(drawing)
    for top in range(5, 1000, 25):
        for left in range(0, 100, 10):
            pen.rectangle((left, top, left + 4, top + 14), fill="black")
    out = BytesIO()
    drawing.save(out, kind)
    data = out.getvalue()
    return Picture(data, f"image/{kind.lower()}", 100, 1000, sha256(data).hexdigest())


def opened(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.data)).convert("RGB")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_slices_are_the_picture(kind: str) -> None:
    whole = screenshot(kind)
    parts = list(cut(whole, 3.0))
    assert sum(part.height for part in parts) == 1000
    assert all(part.width == 100 and part.height <= 300 for part in parts)
    assert len({part.digest for part in parts}) > 1
    joined = Image.new("RGB", (100, 1000))
    top = 0
    for part in parts:
        joined.paste(opened(part), (0, top))
        top += part.height
    differing = (abs(a - b) for a, b in zip(joined.tobytes(), opened(whole).tobytes(), strict=True))
    assert max(differing) <= (0 if kind == "PNG" else 40)


def test_cuts_go_between_lines() -> None:
    ends = [part.height for part in cut(screenshot(), 3.1)][:-1]
    assert ends == [304, 300, 300]


def test_where_no_row_is_plain_it_is_cut_all_the_same() -> None:
    noise = Image.effect_noise((50, 400), 90).convert("RGB")
    out = BytesIO()
    noise.save(out, "PNG")
    picture = Picture(out.getvalue(), "image/png", 50, 400, "noise")
    assert [part.height for part in cut(picture, 3.0)] == [150, 150, 100]


def test_a_picture_many_times_as_high_as_wide_is_tall() -> None:
    assert [is_tall(picture) for picture in (screenshot(), PICTURES["tall.png"])] == [True, False]


def test_a_tall_figure_is_written_in_slices_that_are_counted() -> None:
    paper = PaperDialect(bundle_of(ISSUE, pictures={**PICTURES, "long.png": screenshot()}))
    figure = html.blocks((n.Figure(n.Image("long.png", alt="记录")),), paper)
    assert figure.startswith('<figure class="scroll"><img class="slice"')
    count = figure.count("<img")
    assert count > 2
    assert f'alt="记录（{count}/{count}）"' in figure


def test_a_tall_picture_of_a_size_that_was_asked_for_is_whole() -> None:
    paper = PaperDialect(bundle_of(ISSUE, pictures={**PICTURES, "long.png": screenshot()}))
    assert "slice" not in paper.picture(n.Image("long.png", width="120"))
    assert "slice" not in paper.icon(n.Image("long.png"))
