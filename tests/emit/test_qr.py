from __future__ import annotations

import re
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from exporter.emit import qr

ADDRESS = "https://example.org/archive"
SVG = "{http://www.w3.org/2000/svg}"


def test_a_code_is_a_drawing_with_its_quiet_zone() -> None:
    drawing = etree.fromstring(qr.drawing(ADDRESS))
    assert drawing.tag == f"{SVG}svg"
    side = int(drawing.attrib["viewBox"].split()[2])
    assert side == 29 + 2 * 4
    (path,) = drawing.findall(f".//{SVG}path")
    start = re.match(r"M(\d+) (\d+)\.5h7", path.attrib["d"])
    assert start is not None
    assert start.groups() == ("4", "4")


def test_the_same_address_gives_the_same_code_and_another_another() -> None:
    assert qr.drawing(ADDRESS) == qr.drawing(ADDRESS)
    assert qr.drawing(ADDRESS) != qr.drawing(ADDRESS + "/2")


def test_a_long_address_has_more_modules() -> None:
    long = etree.fromstring(qr.drawing(ADDRESS + "x" * 200))
    assert int(long.attrib["viewBox"].split()[2]) > 37


def test_the_picture_shows_the_same_modules() -> None:
    image = Image.open(BytesIO(qr.picture(ADDRESS)))
    assert image.size == ((29 + 2 * 4) * 6,) * 2
    corner = [image.convert("L").getpixel((place * 6 + 3, 4 * 6 + 3)) for place in range(12)]
    assert corner == [255] * 4 + [0] * 7 + [255]


@pytest.mark.parametrize(
    ("address", "coded"),
    [
        (ADDRESS, True),
        ("http://例子.中国/路径", True),
        ("mailto:a@b.cn", False),
        ("notes/a.md", False),
        (f"{ADDRESS}/{'x' * 500}", False),
    ],
)
def test_what_a_phone_can_open_and_read(address: str, *, coded: bool) -> None:
    assert qr.is_coded(address) is coded
    if coded:
        assert qr.picture(address)
