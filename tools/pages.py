"""Draws the pages of EPUB and DOCX files, to be looked at: `pages.py FILE… -o DIR`.

A book is opened in Chromium at the size of a phone and of a tablet, by day and by night; one sheet
for each of its documents. A document of Word goes through LibreOffice; one sheet in all.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

from PIL import Image

SIZES = {"phone": (390, 844), "tablet": (820, 1100)}
NIGHT = "<style>:root{color-scheme:dark;background:#121212;color:#dddddd}</style></head>"
ACROSS = 4
CHROMIUM = [
    "chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def book(path: Path, folder: Path) -> list[Path]:
    """Draw each document of a book."""
    made = []
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        zipfile.ZipFile(path).extractall(place)
        for page in sorted(place.glob("EPUB/*.xhtml")):
            target = folder / f"{path.stem}.epub.{page.stem}.png"
            _sheet(_views(page), ACROSS).save(target)
            made.append(target)
    return made


def _views(page: Path) -> list[Image.Image]:
    night = page.with_name(f"night-{page.name}.xhtml")
    night.write_text(page.read_text("utf-8").replace("</head>", NIGHT), "utf-8")
    return [
        view
        for size in SIZES.values()
        for view in (
            _shot(page, size),
            _shot(night, size, "--blink-settings=preferredColorScheme=0"),
        )
    ]


def _shot(page: Path, size: tuple[int, int], *options: str) -> Image.Image:
    target = page.with_suffix(".png")
    window = "--window-size={},{}".format(*size)
    command = [*CHROMIUM, window, f"--screenshot={target}", *options, page.as_uri()]
    subprocess.run(command, capture_output=True, check=True)
    return Image.open(io.BytesIO(target.read_bytes())).convert("RGB")


def document(path: Path, folder: Path) -> list[Path]:
    """Draw all pages of a document on one sheet."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name]
        subprocess.run([*command, str(path)], capture_output=True, check=True)
        command = ["pdftoppm", "-r", "60", "-png", f"{place / path.stem}.pdf", f"{place / 'page'}"]
        subprocess.run(command, capture_output=True, check=True)
        pages = [Image.open(one).convert("RGB") for one in sorted(place.glob("page-*.png"))]
        target = folder / f"{path.stem}.docx.png"
        _sheet(pages, ACROSS).save(target)
    return [target]


def _sheet(pictures: list[Image.Image], across: int) -> Image.Image:
    """Put pictures side by side, in rows."""
    width, height = (max(getattr(one, side) for one in pictures) for side in ("width", "height"))
    rows = -(-len(pictures) // across)
    sheet = Image.new("RGB", (width * min(across, len(pictures)), height * rows), "#888888")
    for place, one in enumerate(pictures):
        sheet.paste(one, (place % across * width, place // across * height))
    return sheet


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("build/pages"))
    asked = parser.parse_args()
    asked.output.mkdir(parents=True, exist_ok=True)
    for path in asked.files:
        draw = book if path.suffix == ".epub" else document
        for made in draw(path.resolve(), asked.output):
            print(made)


if __name__ == "__main__":
    main()
