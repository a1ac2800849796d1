"""Draws every picture of the examples anew: `python examples/draw.py [FOLDER]`.

Each picture is a program in `art/` that writes SVG; resvg turns it into pixels, Pillow into a
file. The one picture that is an SVG file was written by hand and stays as it is.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import resvg_py
from art import forest, letters, night, steel, stone, tide
from PIL import Image

HERE = Path(__file__).parent

PICTURES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "weekly/images/cover.jpg": night.cover,
        "weekly/images/zhaozhou.jpg": stone.zhaozhou,
        "weekly/images/luoyang.png": tide.luoyang,
        "weekly/images/pontcysyllte.jpg": stone.pontcysyllte,
        "weekly/images/forth.png": steel.forth,
        "weekly/images/golden-gate.jpg": steel.golden_gate,
        "weekly/images/millau.webp": steel.millau,
        "weekly/images/roots.jpg": forest.roots,
        "features/images/cover.png": letters.cover,
        "features/images/squeeze.png": letters.squeeze,
        "features/images/sizes.png": letters.sizes,
        "features/images/leading.webp": letters.leading,
        "features/images/poster.jpg": letters.poster,
        "features/images/ornament.png": letters.ornament,
    }
)


def encoded(drawing: str, suffix: str) -> bytes:
    """Return a drawing as the bytes of a picture file of this kind."""
    pixels = Image.open(io.BytesIO(resvg_py.svg_to_bytes(svg_string=drawing)))
    file = io.BytesIO()
    match suffix:
        case ".jpg":
            pixels.convert("RGB").save(file, "JPEG", quality=86, optimize=True, progressive=True)
        case ".webp":
            pixels.convert("RGB").save(file, "WEBP", quality=88, method=6)
        case _:
            pixels.convert("RGB").save(file, "PNG", optimize=True)
    return file.getvalue()


def main(folder: Path) -> None:
    """Draw all pictures into a folder."""
    for name, draw in PICTURES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encoded(draw(), path.suffix))
        print(f"{path.stat().st_size:8} {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else HERE)
