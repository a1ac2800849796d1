"""Glyphs of the machine's Chinese font as steps of a path."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from exporter.assets import outlines
from exporter.assets.outlines import outline


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    outlines.outline.cache_clear()
    outlines._font.cache_clear()
    yield
    outlines.outline.cache_clear()
    outlines._font.cache_clear()


@pytest.fixture
def font(tmp_path: Path) -> Path:
    """Build a TrueType font with one character: 汉, a square with one round side."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((512, 0))
    pen.qCurveTo((1024, 256), (512, 512))
    pen.lineTo((0, 512))
    pen.closePath()
    builder = FontBuilder(1024)
    builder.setupGlyphOrder([".notdef", "han"])
    builder.setupCharacterMap({ord("汉"): "han"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "han": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (512, 0), "han": (1024, 0)})
    builder.setupHorizontalHeader()
    builder.setupOS2()
    builder.setupPost()
    builder.save(tmp_path / "han.ttf")
    return tmp_path / "han.ttf"


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    done = subprocess.CompletedProcess([], 0, text.encode())
    monkeypatch.setattr(outlines.subprocess, "run", lambda *_, **__: done)


def test_a_truetype_glyph_in_em(font: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, f"{font}\n0")
    found = outline("汉")
    assert found is not None
    assert found.advance == 1.0
    assert [step for step, _ in found.steps] == ["M", "L", "C", "L"]
    assert found.steps[0][1] == ((0.0, 0.0),)
    assert found.steps[1][1] == ((0.5, 0.0),)
    assert found.steps[2][1][-1] == (0.5, 0.5)


def test_a_character_that_the_font_lacks(font: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, f"{font}\n0")
    assert outline("字") is None


@pytest.mark.parametrize("said", ["", "no such file\n0", "a\nb", __file__ + "\n0"])
def test_no_font(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, said)
    assert outline("汉") is None


def test_no_fontconfig(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert outline("汉") is None


def test_the_machines_own_font() -> None:
    found = outline("损")
    if found is None:
        pytest.skip("no Chinese font")
    assert found.advance == 1.0
    assert len(found.steps) > 20
