"""Which part of a cover the platform shows."""

from __future__ import annotations

import pytest

from exporter.draftfields import View, read_crops
from exporter.publish.crop import SQUARE, WIDE, crop, shown


@pytest.mark.parametrize(
    ("size", "ratio", "part"),
    [
        ((2350, 1000), 2.35, "0_0_1_1"),
        ((1000, 1000), 1.0, "0_0_1_1"),
        ((1000, 1000), 2.35, "0_0.287234_1_0.712766"),
        ((4700, 1000), 2.35, "0.25_0_0.75_1"),
        ((1600, 900), 1.0, "0.21875_0_0.78125_1"),
        ((600, 1200), 1.0, "0_0.25_1_0.75"),
    ],
)
def test_the_crops_are_in_the_middle(size: tuple[int, int], ratio: float, part: str) -> None:
    assert crop(*size, ratio) == part


@pytest.mark.parametrize("ratio", [2.35, 1.0])
@pytest.mark.parametrize("size", [(640, 360), (333, 777), (1080, 459), (7, 3)])
def test_a_crop_has_its_ratio(size: tuple[int, int], ratio: float) -> None:
    x1, y1, x2, y2 = map(float, crop(*size, ratio).split("_"))
    assert (x2 - x1) * size[0] == pytest.approx((y2 - y1) * size[1] * ratio, rel=1e-4)
    assert x1 == pytest.approx(1 - x2, abs=1e-6)
    assert y1 == pytest.approx(1 - y2, abs=1e-6)


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("top", "0_0_1_0.425532"),
        ("bottom", "0_0.574468_1_1"),
        ("50% 20%", "0_0.114894_1_0.540426"),
        ("0_0.5_1_1", "0_0.537234_1_0.962766"),
        ("0.2_0.2_0.4_0.4", "0.2_0.257447_0.4_0.342553"),
    ],
)
def test_a_view_says_where_the_crop_lies(said: str, part: str) -> None:
    (view,) = read_crops([said])
    assert crop(1000, 1000, WIDE, view) == part


@pytest.mark.parametrize("said", ["top", "10% 90%", "0_0_0.9_0.3", "left bottom"])
@pytest.mark.parametrize("ratio", [WIDE, SQUARE])
def test_a_crop_within_a_view_has_its_ratio(said: str, ratio: float) -> None:
    (view,) = read_crops([said])
    x1, y1, x2, y2 = map(float, crop(640, 480, ratio, view).split("_"))
    assert (x2 - x1) * 640 == pytest.approx((y2 - y1) * 480 * ratio, rel=1e-4)


def test_a_part_of_the_right_ratio_is_kept_as_it_is() -> None:
    # both crops side by side in one picture of 3.35:1
    assert crop(3350, 1000, WIDE, View(0, 0, 2350 / 3350, 1)) == "0_0_0.701493_1"
    assert crop(3350, 1000, SQUARE, View(2350 / 3350, 0, 1, 1)) == "0.701493_0_1_1"


def test_how_much_of_a_picture_its_crop_shows() -> None:
    assert shown(600, 900, WIDE) == pytest.approx(0.284, abs=1e-3)
    assert shown(2350, 1000, WIDE) == pytest.approx(1.0)
