"""What holds for any mutation of a picture and of a lock: it is understood, or refused in words."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from assets import drawn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from exporter.assets.decode import Limits, decode
from exporter.assets.errors import PictureError
from exporter.assets.lock import Entry, Places, dump, load
from exporter.assets.render import render
from exporter.assets.sniff import Kind
from exporter.assets.strip import strip
from exporter.diagnostics import ExportError

PHOTO = drawn.photo(64, 48)
PICTURES = [
    *(drawn.data(PHOTO, kind) for kind in ("JPEG", "PNG", "GIF", "WEBP", "BMP")),
    drawn.data(PHOTO, "JPEG", progressive=True, exif=drawn.exif(6)),
    drawn.data(PHOTO.convert("CMYK"), "JPEG"),
    drawn.data(Image.new("I;16", (20, 20), 3000), "PNG"),
    drawn.data(drawn.chart(40, 40, "RGBA"), "PNG"),
    drawn.animation("GIF"),
    drawn.animation("WEBP"),
    drawn.svg('<path id="a" d="M0 0h9v9z" style="fill:red"/><use xlink:href="#a"/>'),
]
WHEN = datetime(2026, 11, 22, tzinfo=UTC)
LOCK = dump(
    [Entry(f"https://h.cn/{n}", "https://c.cn/图", "1" * 64, "image/png", 9, WHEN) for n in "ab"],
    "刊.assets",
)
TOML = '" \\ \n = [[ ]] . # \\u0000 \\ud800 9999999999999999 - +23:59 0001-01-01T00:00:00+23:59 inf'
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.binary(max_size=6)), max_size=6)
SETTINGS = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def edited(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for where, length, new in edits:
        at = round(where * len(data))
        data = data[:at] + new + data[at + length :]
    return data


@pytest.mark.sweep
@given(st.sampled_from(PICTURES), EDITS)
@SETTINGS
def test_any_picture_is_shown_or_broken(data: bytes, edits: list[tuple[float, int, bytes]]) -> None:
    spoilt = edited(data, edits)
    with suppress(PictureError):
        decode(spoilt, 200, Limits(pixels=100_000), moving=True)
        made = render(spoilt, [drawn.PRINT, drawn.SCREEN])
        assert all(picture.width and picture.height for picture in made.values())


@pytest.mark.sweep
@given(st.sampled_from(PICTURES), EDITS, st.sampled_from(Kind))
@SETTINGS
def test_metadata_is_taken_out_of_anything(
    data: bytes, edits: list[tuple[float, int, bytes]], kind: Kind
) -> None:
    bare = strip(edited(data, edits), kind)
    assert bare is None or strip(bare, kind) in {bare, None}


@pytest.mark.sweep
@given(
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 9), st.sampled_from(TOML.encode().split(b" "))),
        max_size=5,
    )
)
@SETTINGS
def test_any_lock_is_read_or_refused(tmp_path: Path, edits: list[tuple[float, int, bytes]]) -> None:
    places = Places(tmp_path / "刊.md")
    places.lock.write_bytes(edited(LOCK, edits))
    try:
        entries = load(places) or {}
    except ExportError:
        return
    assert all("/" not in entry.name for entry in entries.values())
    assert dump(entries.values(), "刊.assets")
