"""Draws the pictures of the README: pages of dist/weekly.* as a reader sees them.

    make pictures

Needs pdftoppm, soffice and chromium; writes docs/pictures/{pdf,epub,docx,wechat}.png.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
TARGET = ROOT / "docs" / "pictures"
HEIGHT = 880
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
        few = sheet.quantize(128, dither=Image.Dither.NONE)
        few.save(TARGET / f"{kind}.png", optimize=True)


if __name__ == "__main__":
    main()
