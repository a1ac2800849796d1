from __future__ import annotations

import pytest

from exporter.emit.typesetting import marks


def test_no_mark_is_of_two_classes() -> None:
    assert len(set(marks.MARKS)) == len(marks.MARKS) == 29
    assert not marks.LEADING & marks.TRAILING


def test_every_variant_is_of_its_own_and_private() -> None:
    listed = [marks.variant(mark, width) for mark in marks.MARKS for width in marks.WIDTHS]
    assert len(set(listed)) == len(listed)
    assert set(listed) | {marks.NARROW_APOSTROPHE} == marks.PRIVATE
    assert all("\ue000" <= character <= "\uf8ff" for character in listed)


@pytest.mark.parametrize("mark", marks.MARKS)
def test_a_variant_is_as_long_as_its_mark_so_that_places_in_bytes_stay(mark: str) -> None:
    sizes = {len(character.encode()) for character in marks.variants(mark)}
    assert sizes == {len(mark.encode())} == {3}


def test_the_apostrophe_too() -> None:
    assert len(marks.NARROW_APOSTROPHE.encode()) == len(marks.APOSTROPHE.encode())


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (500, marks.variant("，", 500)),
        (300, marks.variant("，", 500)),
        (540, marks.variant("，", 500)),
        (560, marks.variant("，", 600)),
        (960, "，"),
        (1040, "，"),
        (1080, marks.variant("，", 1100)),
        (2000, marks.variant("，", 1300)),
    ],
)
def test_the_nearest_width_is_shown(width: float, shown: str) -> None:
    assert marks.nearest("，", width) == shown
