"""Pictures at the foot of a page: shrunk a little, never much, and never out of proportion."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from emit.everything import picture
from emit.pdf.setting import MARGIN, page

from exporter.diagnostics import Report
from exporter.emit.pdf.dialect import Resource
from exporter.emit.pdf.render import render

# A column of 200 by 520 pt; the picture is 200 pt wide and high, or less.
WIDTH, HEIGHT = 200, 520
PICTURE = picture(400, 400)
STYLE = (
    "figure { margin: 0; break-inside: avoid; --least: .58 } img { max-width: 100% }"
    "h2 { break-after: avoid } h2 + figure { --followed: 1; break-after: avoid }"
    ".above { background: #ddd }"
)


class Shown(NamedTuple):
    page: int
    width: float
    height: float


Shows = Callable[..., Shown]


@pytest.fixture
def show(tmp_path: Path, tool: Callable[[str], str]) -> Shows:
    """Print a picture where a part of the page is left, and say where it stands and how large."""
    tool("pdfimages")

    def make(left: float, figure: str, style: str = STYLE) -> Shown:
        above = f'<div class="above" style="height: {HEIGHT - left}pt"></div>'
        written = page(above + figure, WIDTH, style)
        resources = {"bundle:a": Resource(PICTURE.data, "image/png")}
        report = Report()
        path = tmp_path / "page.pdf"
        path.write_bytes(render(written, resources, "", report))
        assert report.diagnostics == ()
        listed = subprocess.run(["pdfimages", "-list", path], capture_output=True, check=True)
        fields = listed.stdout.decode().splitlines()[2].split()
        across, down = (72 * PICTURE.width / float(dots) for dots in fields[12:14])
        return Shown(int(fields[0]), across, down)

    return make


FIGURE = '<figure><img src="bundle:a" alt="图"></figure>'


def test_one_that_fits_stays_as_it_is(show: Shows) -> None:
    assert show(240, FIGURE) == Shown(1, pytest.approx(200, abs=1), pytest.approx(200, abs=1))


@pytest.mark.parametrize("left", [200, 170, 130])
def test_one_a_little_too_high_is_shrunk_to_what_is_left(show: Shows, left: float) -> None:
    shown = show(left, FIGURE)
    assert shown.page == 1
    assert left - 15 < shown.height < left
    assert shown.width == pytest.approx(shown.height, abs=1.5)


def test_one_much_too_high_goes_to_the_next_page_in_its_size(show: Shows) -> None:
    assert show(110, FIGURE) == Shown(2, pytest.approx(200, abs=1), pytest.approx(200, abs=1))


def test_its_caption_stays_with_it(show: Shows) -> None:
    captioned = FIGURE.replace(
        "</figure>", "<figcaption>两行的说明" + "，长" * 12 + "</figcaption></figure>"
    )
    assert show(170, captioned).page == 1
    assert show(170, captioned).height < show(170, FIGURE).height - 20


def test_text_that_must_follow_stays_with_it(show: Shows) -> None:
    followed = f"<h2>题</h2>{FIGURE}<p>{'正文' * 40}</p>"
    shown = show(260, followed)
    assert shown.page == 1
    assert shown.height < 180
    assert show(190, followed) == Shown(2, pytest.approx(200, abs=1), pytest.approx(200, abs=1))


def test_without_leave_of_the_style_sheet_it_stays_as_it_is(show: Shows) -> None:
    assert show(170, FIGURE, STYLE.replace("--least: .58", "")).page == 2


def test_one_whose_width_was_asked_for_keeps_its_proportions(show: Shows) -> None:
    asked = FIGURE.replace('alt="图"', 'alt="图" style="width: 180pt"')
    shown = show(170, asked, STYLE + "img { object-fit: contain }")
    assert shown.page == 1
    assert shown.height < 170
    assert shown.width == pytest.approx(shown.height, abs=1.5)


def test_a_linked_picture_is_shrunk_too(show: Shows) -> None:
    linked = '<figure><a href="https://example.org"><img src="bundle:a" alt="图"></a></figure>'
    assert show(170, linked).page == 1


def test_the_column_is_the_one_that_the_tests_reckon_with() -> None:
    assert 600 - 2 * MARGIN == HEIGHT
