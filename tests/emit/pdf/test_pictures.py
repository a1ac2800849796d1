from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pytest
from emit.everything import picture
from PIL import Image

from exporter.emit.pdf.pictures import Room, fit

PHOTO = picture(1400, 800, "JPEG")


def size(data: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(data)) as image:
        return image.size


def test_a_photograph_has_200_dots_to_the_inch_of_its_room() -> None:
    fitted = fit(PHOTO, Room(50.8, 200))
    assert size(fitted.data) == (400, 229)
    assert fitted.media_type == "image/jpeg"
    assert len(fitted.data) < len(PHOTO.data)


def test_the_lower_of_width_and_height_decides() -> None:
    assert size(fit(PHOTO, Room(200, 25.4)).data) == (350, 200)


@pytest.mark.parametrize("room", [Room(1400 / 200 * 25.4, 115), Room(1000, 1000)])
def test_a_photograph_that_has_no_more_stays_as_it_is(room: Room) -> None:
    assert fit(PHOTO, room) is PHOTO


def test_a_photograph_that_has_a_little_more_has_as_much_then() -> None:
    assert size(fit(PHOTO, Room(148, 115)).data) == (1165, 666)


def test_a_photograph_that_would_have_more_bytes_stays_as_it_is() -> None:
    out = BytesIO()
    Image.open(BytesIO(PHOTO.data)).save(out, "JPEG", quality=20)
    coarse = replace(PHOTO, data=out.getvalue())
    assert fit(coarse, Room(170, 200)) is coarse


def test_a_drawing_stays_as_it_is() -> None:
    drawing = picture(1400, 800)
    assert fit(drawing, Room(20, 20)) is drawing


def test_the_size_at_which_it_is_shown_does_not_change() -> None:
    dense = replace(PHOTO, width=700, height=400)
    fitted = fit(dense, Room(50.8, 200))
    assert (fitted.width, fitted.height) == (700, 400)


def test_a_scaled_picture_has_a_digest_of_its_own() -> None:
    fitted = fit(PHOTO, Room(50.8, 200))
    assert fitted.digest == sha256(fitted.data).hexdigest() != PHOTO.digest
    assert fit(PHOTO, Room(50.8, 200)) == fitted


def test_grey_stays_grey() -> None:
    out = BytesIO()
    Image.linear_gradient("L").resize((1200, 900)).save(out, "JPEG", quality=95)
    data = out.getvalue()
    grey = replace(PHOTO, data=data, width=1200, height=900)
    with Image.open(BytesIO(fit(grey, Room(40, 40)).data)) as image:
        assert image.mode == "L"
