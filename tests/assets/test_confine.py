"""What may be dear is decoded apart, within limits; the rest here, and both see the same."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from assets import bombs, drawn
from PIL import Image

from exporter.assets import confine
from exporter.assets.confine import Confinement
from exporter.assets.decode import decode
from exporter.assets.errors import BrokenError
from exporter.assets.limits import Limits

PHOTO = drawn.photo(400, 300)


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count what is decoded in a process of its own."""
    real, sizes = confine._apart, []

    def counted(data: bytes, side: int, limits: Limits, *, moving: bool) -> object:
        sizes.append(len(data))
        return real(data, side, limits, moving=moving)

    monkeypatch.setattr(confine, "_apart", counted)
    return sizes


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP"])
def test_the_usual_pictures_cost_no_process(kind: str, apart: list[int]) -> None:
    for image in (PHOTO, drawn.chart(1600, 1200)):
        Confinement().decode(drawn.data(image, kind), 400, moving=True)
    assert apart == []


def test_a_large_photograph_costs_no_process(apart: list[int]) -> None:
    Confinement().decode(drawn.data(drawn.chart(7600, 4400), "JPEG"), 400)
    assert apart == []


@pytest.mark.sweep
@pytest.mark.parametrize(
    "data",
    [
        drawn.data(PHOTO, "AVIF"),
        drawn.data(PHOTO, "TIFF"),
        drawn.data(drawn.chart(64, 64), "ICO"),
        drawn.data(Image.new("RGBA", (3000, 3000), (200, 0, 0, 90)), "PNG"),
        drawn.data(drawn.chart(3000, 3000), "JPEG", progressive=True),
        bombs.planar(),
        drawn.svg('<filter id="f"><feFlood/></filter><path filter="url(#f)" d="M0 0h9v9z"/>'),
        drawn.svg("<path d='M0 0h9v9z'/>" * 2000, 'width="800" height="800"'),
    ],
    ids=["avif", "tiff", "ico", "large", "progressive", "planar", "filter", "many paths"],
)
def test_what_may_be_dear_is_decoded_apart_and_looks_the_same(
    data: bytes, apart: list[int]
) -> None:
    raster = Confinement().decode(data, 400, moving=True)
    assert apart == [len(data)]
    here = decode(data, 400, Limits(), moving=True)
    assert raster.image.tobytes() == here.image.tobytes()
    assert raster.image.info == {}
    for name in ("kind", "width", "height", "faithful", "moving", "playable", "density"):
        assert getattr(raster, name) == getattr(here, name), name
    assert raster.kind is here.kind


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_an_animation_of_many_pixels_is_decoded_apart(
    kind: str, apart: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confine, "_LIGHT_WORK", 10_000)
    moving = drawn.animation(kind)
    assert Confinement().decode(moving, 400).moving is False
    assert apart == []
    assert Confinement().decode(moving, 400, moving=True).playable
    assert len(apart) == 1


@pytest.mark.sweep
def test_too_much_memory_is_a_sentence() -> None:
    with pytest.raises(BrokenError, match="the picture is too large for the memory"):
        Confinement().decode(bombs.WEBP, 400)


def test_errors_of_the_child_keep_their_words_and_hints() -> None:
    with pytest.raises(BrokenError, match="the picture is broken: it is cut off"):
        Confinement().decode(drawn.data(PHOTO, "TIFF")[:-9000], 400)
    with pytest.raises(BrokenError) as caught:
        Confinement(Limits(pixels=1000)).decode(drawn.data(PHOTO, "AVIF"), 400)
    assert "raise `max_pixels`" in caught.value.hint


@pytest.mark.parametrize(
    "attributes",
    [
        'viewBox="0 0 1.2.3 4"', 'width="1e999" height="0"', 'width="1e999" height="1e999"',
        'width="." height="1"', 'width="-5" height="5"', f'width="1{" " * 9000}x"',
    ],
)  # fmt: skip
def test_a_drawing_of_an_absurd_size_is_drawn_or_broken(attributes: str) -> None:
    with suppress(BrokenError):
        Confinement().decode(drawn.svg('<path d="M0 0h9v9z"/>', attributes), 400)


def test_a_decoder_that_crashes_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confine, "_CHILD", "import os; os.abort()")
    with pytest.raises(BrokenError, match="its decoder gave up"):
        Confinement().decode(drawn.data(PHOTO, "AVIF"), 400)


def test_what_lies_in_the_current_folder_is_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PIL", "exporter", "json"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    assert Confinement().decode(drawn.data(PHOTO, "AVIF"), 400).width == 400
    assert not (tmp_path / "ran").exists()


def test_all_that_is_decoded_apart_shares_its_seconds() -> None:
    confined = Confinement(seconds=0.01)
    confined.decode(drawn.data(PHOTO, "TIFF"), 400)
    with pytest.raises(BrokenError, match="takes too long to decode, like others before it"):
        confined.decode(drawn.data(PHOTO, "TIFF"), 400)
