from __future__ import annotations

import re

from lxml import etree

from exporter.emit.pdf import qr

ADDRESS = "https://example.org/archive"
SVG = "{http://www.w3.org/2000/svg}"


def test_a_code_is_a_drawing_with_its_quiet_zone() -> None:
    drawing = etree.fromstring(qr.code(ADDRESS))
    assert drawing.tag == f"{SVG}svg"
    side = int(drawing.attrib["viewBox"].split()[2])
    assert side == 29 + 2 * 4
    (path,) = drawing.findall(f".//{SVG}path")
    start = re.match(r"M(\d+) (\d+)\.5h7", path.attrib["d"])
    assert start is not None
    assert start.groups() == ("4", "4")


def test_the_same_address_gives_the_same_code_and_another_another() -> None:
    assert qr.code(ADDRESS) == qr.code(ADDRESS)
    assert qr.code(ADDRESS) != qr.code(ADDRESS + "/2")


def test_a_long_address_has_more_modules() -> None:
    long = etree.fromstring(qr.code(ADDRESS + "x" * 200))
    assert int(long.attrib["viewBox"].split()[2]) > 37
