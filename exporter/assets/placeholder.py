"""Draws what stands for a picture that could not be had: a frame, its alt text, its address."""

from __future__ import annotations

from functools import cache, lru_cache
from html import escape
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from exporter import theme
from exporter.assets.encode import encode, scale
from exporter.assets.render import picture
from exporter.assets.sniff import Kind
from exporter.model.bundle import Picture
from exporter.model.profile import PictureProfile
from exporter.textwidth import is_wide

_WIDTH, _HEIGHT, _MARGIN = 960, 420, 64
_TITLE, _ALT, _ADDRESS = 34, 30, 22
_LINES = 2
_LEADING = 1.7
_ICON_HEIGHT = 76
_LATIN_WIDTH = 0.56
_BUILT = "Noto Sans SC"
_FAMILY = (
    f"'{_BUILT}','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
)
_BACKGROUND = (
    f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#f4f4f2"/>'
    f'<rect x="6" y="6" width="{_WIDTH - 12}" height="{_HEIGHT - 12}" rx="10" fill="none"'
    ' stroke="#b9b9b4" stroke-width="3" stroke-dasharray="14 10"/>'
)
_ICON = (
    '<g transform="translate(430 {y:g})" fill="none" stroke="#9a9a94" stroke-width="5"'
    ' stroke-linejoin="round"><rect width="100" height="76" rx="8"/><circle cx="30" cy="25" r="9"/>'
    '<path d="M4 70 38 40 58 56 76 36 98 60"/></g>'
)


def draw(alt: str, address: str) -> Image.Image:
    """Draw the placeholder of a picture: its words by Pillow, whose font is loaded once."""
    lines = [
        (_TITLE, "#55554f", "图片无法获取"),
        *((_ALT, "#2b2b28", line) for line in _wrapped(alt, _ALT)),
        *((_ADDRESS, "#77776f", line) for line in _wrapped(address, _ADDRESS)),
    ]
    top = (_HEIGHT - _ICON_HEIGHT - sum(size * _LEADING for size, *_ in lines)) / 2
    built = theme.built_font(_BUILT)
    y = top + _ICON_HEIGHT
    baselines = [y := y + size * _LEADING for size, *_ in lines]
    if built is None:
        words = (_text(*line, y) for line, y in zip(lines, baselines, strict=True))
        return _drawn(top, "".join(words))
    image = _drawn(top, "").copy()
    pen = ImageDraw.Draw(image)
    for (size, colour, line), baseline in zip(lines, baselines, strict=True):
        pen.text((_WIDTH // 2, baseline), line, colour, _font(built, size), anchor="ms")
    return image


@cache
def _font(file: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(file), size)


def _text(size: int, colour: str, line: str, y: float) -> str:
    return (
        f'<text x="{_WIDTH // 2}" y="{y:g}" font-size="{size}" fill="{colour}"'
        f' text-anchor="middle" font-family="{_FAMILY}" xml:lang="zh-CN">{escape(line)}</text>'
    )


@lru_cache(maxsize=8)
def _drawn(top: float, words: str) -> Image.Image:
    import resvg_py

    drawing = _BACKGROUND + _ICON.format(y=top) + words
    shape = f'width="{_WIDTH}" height="{_HEIGHT}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {shape}>{drawing}</svg>'
    drawn = bytes(
        resvg_py.svg_to_bytes(svg_string=svg, languages=["zh-CN"], skip_system_fonts=not words)
    )
    image = Image.open(BytesIO(drawn), formats=["PNG"]).convert("RGB")
    image.info = {}
    return image


def placeholders(
    alt: str, address: str, profiles: tuple[PictureProfile, ...]
) -> dict[PictureProfile, Picture]:
    """Return what stands for a picture in each profile: one PNG in grey for most."""
    drawn = draw(alt, address)
    encoded = BytesIO()
    drawn.convert("L").save(encoded, "PNG", compress_level=4)
    one = picture(encoded.getvalue(), Kind.PNG, drawn.size, placeholder=True)
    return {
        profile: one if Kind.PNG in profile.types else _for(drawn, profile) for profile in profiles
    }


def _for(drawn: Image.Image, profile: PictureProfile) -> Picture:
    data, kind, size = encode(scale(drawn, profile.max_side), profile)
    return picture(data, kind, size, placeholder=True)


def _wrapped(text: str, size: int) -> list[str]:
    """Break a text into lines that fit, as many as there is room for; controls are left out."""
    room = (_WIDTH - 2 * _MARGIN) / size
    lines, used = [""], 0.0
    for character in "".join(c if c.isprintable() else " " for c in text).strip():
        width = 1.0 if is_wide(character) else _LATIN_WIDTH
        if used + width > room:
            if len(lines) == _LINES:
                lines[-1] = lines[-1][:-1] + "…"
                break
            lines.append("")
            used = 0.0
        lines[-1] += character
        used += width
    return [line for line in lines if line]
