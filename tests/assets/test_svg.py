"""Drawings are cleaned before they are drawn: nothing runs, nothing loads, nothing explodes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from assets.drawn import svg
from lxml import etree
from PIL import Image

from exporter.assets.errors import BrokenError
from exporter.assets.svg import clean, is_plain, rasterise

RED = (192, 57, 43, 255)


def cleaned(inside: str) -> str:
    return etree.tostring(clean(svg(inside)), encoding="unicode")


@pytest.mark.parametrize(
    ("inside", "gone"),
    [
        ("<script>alert(1)</script>", "alert"),
        ('<rect onclick="alert(1)"/>', "alert"),
        (
            '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">字</p></foreignObject>',
            "foreignObject",
        ),
        ('<image href="http://h.cn/a.png"/>', "h.cn"),
        ('<image xlink:href="file:///etc/passwd"/>', "passwd"),
        ('<image xlink:href="../secret.png"/>', "secret"),
        ('<use href="other.svg#a"/>', "other.svg"),
        ('<image href="data:image/svg+xml;base64,PHN2Zz4="/>', "PHN2Zz4"),
        ('<image href="#/../../secret.png"/>', "secret"),
        ('<image href="#a\\..\\secret.png"/>', "secret"),
        ('<image href="data:image/png;/../../secret.png"/>', "secret"),
        ('<image href="data:image/png;base64,/../../secret.png"/>', "secret"),
        ('<image href="data:image/png;base64,c2VjcmV0"/>', "c2VjcmV0"),
        ('<filter id="f"><feImage xlink:href="#a/../secret.png"/></filter>', "secret"),
        ('<image href=" #&#10;/../secret.png"/>', "secret"),
        ('<a href="javascript:alert(1)"><rect/></a>', "javascript"),
        ('<rect fill="url(http://h.cn/a.svg#g)"/>', "h.cn"),
        ("<rect style=\"fill:url( '//h.cn/a' )\"/>", "h.cn"),
        ("<style>@import 'http://h.cn/a.css';</style>", "h.cn"),
        ("<style>rect{fill:u\\72l(//h.cn/a)}</style><g style='x:\\url'/>", "h.cn"),
        ("<style>@font-face{src:url(http://h.cn/a.ttf)}</style>", "h.cn"),
        ('<g xml:base="http://h.cn/"/>', "h.cn"),
        ("<?xml-stylesheet href='http://h.cn/a.css'?>", "h.cn"),
        ("<!-- 密码 -->", "密码"),
    ],
)
def test_what_could_run_or_load_is_taken_out(inside: str, gone: str) -> None:
    assert gone in svg(inside).decode()
    assert gone not in cleaned(inside)


@pytest.mark.parametrize(
    "inside",
    [
        '<use href="#a"/>',
        '<rect fill="url(#g)"/>',
        '<rect style="fill:url(&quot;#g&quot;)"/>',
        "<style>rect{fill:red}</style>",
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        "<text>图 1</text>",
    ],
)
def test_what_is_harmless_stays(inside: str) -> None:
    assert etree.fromstring(cleaned(inside))[0].tag == etree.fromstring(svg(inside))[0].tag
    assert len(cleaned(inside)) >= len(svg(inside).decode()) - 10


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + svg("<text>&a;</text>"), "declares entities"),
        (
            '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE s [<!ENTITY a "b">]><s/>'.encode(
                "utf-16"
            ),
            "declares entities",
        ),
        (svg("<text>&unknown;</text>"), "not well-formed"),
        (svg("<rect>"), "not well-formed"),
        (b'<!DOCTYPE svg SYSTEM "../x.dtd">' + svg("<text>&e;</text>"), "refers to entities"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "not SVG"),
        (svg("<g>" * 70 + "</g>" * 70), "nested too deep"),
        (svg("<rect/>" * 60_000), "too complicated"),
        (svg(f"<!--{'x' * 5_000_000}-->"), "too complicated"),
    ],
)
def test_what_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(BrokenError, match=reason):
        clean(data)


def bomb(element: str) -> bytes:
    """Return a drawing in which each of thirty groups draws the one before it twice."""
    first = '<g id="g0"><rect width="1" height="1"/></g>'
    rest = (f'<g id="g{n}">{element.format(n=n - 1) * 2}</g>' for n in range(1, 31))
    return svg(first + "".join(rest) + '<use href="#g30"/>')


@pytest.mark.parametrize(
    "element",
    [
        '<use href="#g{n}"/>',
        '<use xlink:href="#g{n}"/>',
        '<rect width="9" height="9" mask="url(#g{n})"/>',
        '<rect width="9" height="9" style="fill:url(#g{n})"/>',
    ],
)
def test_references_that_multiply_are_counted(element: str) -> None:
    begun = time.process_time()
    with pytest.raises(BrokenError, match=r"too complicated|nested too deep"):
        clean(bomb(element))
    assert time.process_time() - begun < 1


def test_a_circle_of_references_ends() -> None:
    with pytest.raises(BrokenError, match="nested too deep"):
        clean(svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'))


def test_a_tiny_pattern_is_drawn_at_once() -> None:
    tile = '<pattern id="p" width="0.001" height="0.001"><rect width="1" height="1"/></pattern>'
    begun = time.process_time()
    rasterise(svg(tile + '<rect width="40" height="20" fill="url(#p)"/>'), 1600)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="20"', (80, 40)),
        ('viewBox="0 0 40 20"', (80, 40)),
        ('viewBox="0 0 40 20" width="100%" height="100%"', (80, 40)),
        ('viewBox="0 0 40 20" width="80"', (160, 80)),
        ('viewBox="0 0 40 20" height="10"', (40, 20)),
        ('width="1in" height="36pt"', (192, 96)),
        ('width="5000" height="2500"', (1000, 500)),
        ('viewBox="0 0 5000 50"', (1000, 10)),
        ('width="0" height="0"', (600, 600)),
        ("", (600, 600)),
        ('viewBox="broken"', (600, 600)),
        ('viewBox="0 0 1.2.3 4"', (600, 600)),
        ('viewBox="0 0 1e999 40"', (600, 600)),
        ('width="1e999" height="1..2"', (600, 600)),
        ('width="-40" height="nan"', (600, 600)),
    ],
)
def test_the_size(attributes: str, size: tuple[int, int]) -> None:
    image, _ = rasterise(svg('<rect width="100%" height="100%" fill="#c0392b"/>', attributes), 1000)
    assert image.size == size


def test_it_is_drawn_with_its_transparency() -> None:
    image, density = rasterise(svg('<rect width="20" height="20" fill="#c0392b"/>'), 1000)
    pixels = image.convert("RGBA")
    assert density == 2
    assert pixels.getpixel((5, 5)) == RED
    assert pixels.getpixel((70, 5)) == (0, 0, 0, 0)


def test_a_document_type_does_no_harm() -> None:
    head = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    image, _ = rasterise(head + svg('<rect width="40" height="20" fill="#c0392b"/>'), 1600)
    assert image.getpixel((9, 9)) == RED


@pytest.mark.parametrize("name", ["secret.png", "#secret"])
def test_no_file_of_the_current_folder_is_drawn(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Image.new("RGB", (40, 20), (192, 57, 43)).save(tmp_path / name, "PNG")
    image, _ = rasterise(svg(f'<image href="{name}" width="40" height="20"/>'), 1600)
    assert image.convert("RGBA").getextrema()[3] == (0, 0)


PLAIN = [
    '<rect width="9" height="9" fill="#c0392b"/>',
    '<linearGradient id="g"><stop stop-color="red"/></linearGradient><rect fill="url(#g)"/>',
    '<path id="a" d="M0 0h9v9z" style="fill:none;stroke:#000"/><use href="#a" x="3"/>',
    '<text x="3" y="9" font-size="9">图 1</text>',
]
DEAR = [
    '<rect width="9" height="9" filter="blur(9) blur(9)"/>',
    '<rect width="9" height="9" style="filter:blur(9)"/>',
    "<style>rect{filter:blur(9)}</style><rect/>",
    '<g opacity=".9"><g opacity=".9"><rect/></g></g>',
    '<g style="opacity:.9"><rect/></g>',
    '<g style="mix-blend-mode:multiply"><rect/></g>',
    '<mask id="m"/><rect mask="url(#m)"/>',
    '<clipPath id="c"><rect/></clipPath><rect clip-path="url(#c)"/>',
    '<rect stroke="red" stroke-dasharray="0.0001"/>',
    '<pattern id="p"/><rect fill="url(#p)"/>',
    '<marker id="m"/><path marker-mid="url(#m)" d="M0 0h9"/>',
    '<image href="data:image/png;base64,iVBORw0KGgo="/>',
    f"<text>{'字' * 3000}</text>",
    f'<path id="a" d="M0 0{"h1v1" * 5000}"/>' + '<use href="#a"/>' * 200,
]


@pytest.mark.parametrize("inside", PLAIN)
def test_shapes_gradients_and_words_are_plain(inside: str) -> None:
    assert is_plain(svg(inside))


@pytest.mark.parametrize("inside", DEAR)
def test_what_may_be_dear_is_not_plain(inside: str) -> None:
    assert not is_plain(svg(inside))
