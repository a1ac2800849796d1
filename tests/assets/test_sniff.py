"""The type of a picture is what its bytes say."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from assets import drawn

from exporter.assets.errors import BrokenError
from exporter.assets.sniff import Kind, sniff


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP", "TIFF", "ICO"])
def test_what_pillow_writes(kind: str) -> None:
    assert sniff(drawn.data(drawn.chart(32, 32), kind)).name == kind


@pytest.mark.parametrize(
    "text",
    [
        drawn.SVG,
        "\ufeff" + drawn.SVG,
        f'<?xml version="1.0"?>\n<!-- 画 -->\n{drawn.SVG}',
        f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">{drawn.SVG}',
        '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>',
    ],
)
def test_drawings(text: str) -> None:
    assert sniff(text.encode()) is Kind.SVG


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><title>登录</title>",
        "<html><body><svg></svg>",
        "\n\n<head><meta charset=utf-8>",
        "<script>location='/'</script>",
        "<div>404</div>",
    ],
)
def test_a_web_page_is_named_as_one(page: str) -> None:
    with pytest.raises(BrokenError, match="leads to a web page, not to a picture") as caught:
        sniff(page.encode())
    assert "copy the address of the picture itself" in caught.value.hint


@pytest.mark.parametrize(
    "data",
    [
        b"%!PS-Adobe-3.0 EPSF-3.0\n", b"%PDF-1.7", b"PK\x03\x04", b'{"error": 1}', b"BM hello",
        b"RIFF\0\0\0\0WAVEfmt ", b"\0\0\0\x18ftypmp42", "纯文本".encode(),
    ],
)  # fmt: skip
def test_what_is_no_picture(data: bytes) -> None:
    with pytest.raises(BrokenError, match="not a picture of a known type"):
        sniff(data)


def test_nothing_at_all() -> None:
    with pytest.raises(BrokenError, match="is empty"):
        sniff(b"")


@pytest.mark.parametrize("unit", [b"<!---->", b"<??>", b"<!DOCTYPE a[]>", b" ", b"<!--", b"<?"])
def test_a_prologue_that_could_be_read_in_many_ways_is_read_in_one(unit: bytes) -> None:
    begun = time.process_time()
    with suppress(BrokenError):
        sniff(unit * 500 + b"x")
    assert time.process_time() - begun < 0.5
    assert sniff(b"<!--a--><?b?> <!DOCTYPE svg [ <!-- c --> ]>\n<svg/>") is Kind.SVG
