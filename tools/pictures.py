"""Draws the pictures of the README: pages of dist/weekly.* as a reader sees them.

    make pictures

Needs pdftoppm, soffice and chromium; writes docs/pictures/{pdf,epub,docx,wechat}.png.
"""

from __future__ import annotations

import math
import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import fields
from pathlib import Path

from PIL import Image

from exporter import theme

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
TARGET = ROOT / "docs" / "pictures"
HEIGHT = 880
COLOURS = 110
# A colour that covers this share of a picture stays as it is; none so near to it takes its place.
GROUND, NEAR = 0.01, 10
CHROMIUM = [
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--force-device-scale-factor=2",
]  # fmt: skip


def run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)


def page(pdf: Path, number: int, folder: Path) -> Image.Image:
    stem = folder / f"{pdf.stem}-{number}"
    run(
        "pdftoppm",
        "-r",
        "110",
        "-png",
        "-singlefile",
        "-f",
        f"{number}",
        "-l",
        f"{number}",
        pdf,
        stem,
    )
    return Image.open(stem.with_suffix(".png")).convert("RGB")


def screenshot(address: Path, width: int, height: int, folder: Path) -> Image.Image:
    shot = folder / f"{address.stem}.png"
    run(
        *CHROMIUM, f"--user-data-dir={folder / 'profile'}", f"--window-size={width},{height}",
        f"--screenshot={shot}", address.as_uri(),
    )  # fmt: skip
    return Image.open(shot).convert("RGB")


def beside(pictures: list[Image.Image]) -> Image.Image:
    """Set pages side by side, of one height, with a hairline around each."""
    scaled = [
        p.resize((p.width * HEIGHT // p.height, HEIGHT), Image.Resampling.LANCZOS) for p in pictures
    ]
    gap = 24
    sheet = Image.new(
        "RGB", (sum(p.width for p in scaled) + gap * (len(scaled) - 1), HEIGHT), "white"
    )
    left = 0
    for picture in scaled:
        sheet.paste("#c8c8c8", (left, 0, left + picture.width, HEIGHT))
        inner = picture.crop((1, 1, picture.width - 1, HEIGHT - 1))
        sheet.paste(inner, (left + 1, 1))
        left += picture.width + gap
    return sheet


def palette(whole: Image.Image, name: str, count: int) -> Image.Image:
    """Choose few colours: those of a theme, those of grounds, and what is needed most beside."""
    light = theme.load(name).light
    own = [tuple(bytes.fromhex(getattr(light, field.name)[1:])) for field in fields(light)]
    area = whole.width * whole.height
    wide = [colour for many, colour in whole.getcolors(area) or [] if many > area * GROUND]
    methods = Image.Quantize.MEDIANCUT, Image.Quantize.MAXCOVERAGE
    needed = [part for one in methods for part in whole.quantize(count, one).getpalette() or []]
    others = zip(*[iter(needed)] * 3, strict=True)
    exact = dict.fromkeys(own + wide)
    apart = [colour for colour in others if all(math.dist(colour, one) > NEAR for one in exact)]
    shown = Image.new("P", (1, 1))
    shown.putpalette([part for colour in [*exact, *apart][:256] for part in colour])
    return shown


def chapter(folder: Path) -> Path:
    """Unpack the book and return its first article."""
    with zipfile.ZipFile(DIST / "weekly.epub") as book:
        book.extractall(folder / "book")
    pages = sorted((folder / "book").rglob("*.xhtml"))
    return next(p for p in pages if 'epub:type="chapter"' in p.read_text("utf-8"))


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(
            "soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, DIST / "weekly.docx"
        )
        word = (folder / "weekly.pdf").rename(folder / "word.pdf")
        pdf = Path(shutil.copy(DIST / "weekly.pdf", folder))
        sheets = {
            "pdf": beside([page(pdf, number, folder) for number in (1, 3)]),
            "docx": beside([page(word, number, folder) for number in (1, 3)]),
            "epub": beside([screenshot(chapter(folder), 500, 880, folder)]),
            "wechat": beside([screenshot(DIST / "weekly.wechat.html", 500, 880, folder)]),
        }
    for kind, sheet in sheets.items():
        few = sheet.quantize(palette=palette(sheet, "paper", COLOURS), dither=Image.Dither.NONE)
        few.save(TARGET / f"{kind}.png", optimize=True)


if __name__ == "__main__":
    main()
