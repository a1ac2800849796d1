"""Draws the pages of EPUB and DOCX files, to be looked at: `pages.py FILE… -o DIR`.

A book is opened in Chromium at the size of a phone and of a tablet, by day and by night; one sheet
for each of its documents. A document of Word goes through LibreOffice; one sheet in all. Beside the
sheets stands what was measured on the pages, as JSON: `tests/test_pages.py` says what it must be.
With `--measure` there are no sheets.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import subprocess
import tempfile
import zipfile
from itertools import product
from pathlib import Path
from typing import Any

from lxml import etree
from PIL import Image

Found = dict[str, Any]
SIZES = {"phone": (390, 844), "tablet": (820, 1100)}
TALLEST = 2800
AT_ONCE = 6
ACROSS = 4
HARNESS = Path(__file__).with_suffix(".html")
CHROMIUM = [
    "chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--allow-file-access-from-files", "--virtual-time-budget=20000", "--dump-dom",
]  # fmt: skip
NIGHT = "--blink-settings=preferredColorScheme=0"
FOUND = re.compile(r'<pre id="found"[^>]*>(.+?)</pre>', re.DOTALL)
BOX = "{http://www.w3.org/1999/xhtml}"


def book(path: Path, folder: Path, *, draw: bool) -> list[Path]:
    """Measure each document of a book, and draw it."""
    made, every = [], []
    with tempfile.TemporaryDirectory() as name:
        zipfile.ZipFile(path).extractall(name)
        pages = sorted(Path(name).glob("EPUB/*.xhtml"))
        size = AT_ONCE if draw else len(pages)
        for some in (pages[i : i + size] for i in range(0, len(pages), size)):
            shot = Path(name) / "sheet.png" if draw else None
            for night in (False, True):
                found = _measured(some, night=night, shot=shot)
                every += found
                if shot is not None:
                    _cut(Image.open(shot).convert("RGB"), found, Path(name))
            made += [_row(page, path, folder) for page in some if draw]
    found = folder / f"{path.stem}.epub.json"
    found.write_text(json.dumps(every, ensure_ascii=False), "utf-8")
    return [*made, found]


def _measured(pages: list[Path], *, night: bool, shot: Path | None) -> list[Found]:
    """Show pages in both sizes, all at once, and return what was measured on each."""
    width = max(size[0] for size in SIZES.values())
    places = [
        {
            "page": page.name, "size": size, "width": SIZES[size][0], "height": SIZES[size][1],
            "left": column * width, "top": row * TALLEST,
        }
        for (column, page), (row, size) in product(enumerate(pages), enumerate(SIZES))
    ]  # fmt: skip
    asked = json.dumps({"places": places, "night": night, "tallest": TALLEST})
    harness = pages[0].with_name("sheet.html")
    harness.write_text(HARNESS.read_text("utf-8").replace("/*ASKED*/null", asked), "utf-8")
    options = [NIGHT] if night else []
    if shot is not None:
        window = f"--window-size={width * len(pages)},{TALLEST * len(SIZES)}"
        options += [window, f"--screenshot={shot}"]
    done = subprocess.run(
        [*CHROMIUM, *options, harness.as_uri()], capture_output=True, text=True, check=True
    )
    found = FOUND.search(done.stdout)
    if found is None:
        raise SystemExit(f"Chromium measured nothing on {', '.join(p.name for p in pages)}")
    measured: list[Found] = json.loads(html.unescape(found[1]))
    return measured


def _cut(sheet: Image.Image, found: list[Found], folder: Path) -> None:
    for one in found:
        left, top = one["left"], one["top"]
        view = sheet.crop((left, top, left + one["width"], top + one["shown"]))
        view.save(folder / f"{one['page']}-{one['size']}-{int(one['night'])}.png")


def _row(page: Path, path: Path, folder: Path) -> Path:
    """Put the views of a page side by side."""
    names = [f"{page.name}-{size}-{night}.png" for size in SIZES for night in (0, 1)]
    views = [Image.open(page.parents[1] / name) for name in names]
    size = sum(view.width for view in views), max(view.height for view in views)
    row, left = Image.new("RGB", size, "#888888"), 0
    for view in views:
        row.paste(view, (left, 0))
        left += view.width
    target = folder / f"{path.stem}.epub.{page.stem}.png"
    row.save(target)
    return target


def document(path: Path, folder: Path, *, draw: bool) -> list[Path]:
    """Measure all pages of a document, and draw them on one sheet."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name]
        subprocess.run([*command, str(path)], capture_output=True, check=True)
        pdf = place / f"{path.stem}.pdf"
        command = ["pdftoppm", "-r", "60", "-png", str(pdf), str(place / "page")]
        subprocess.run(command, capture_output=True, check=True)
        pages = [Image.open(one).convert("RGB") for one in sorted(place.glob("page-*.png"))]
        found = [
            {**words, "ink": _ink(page)} for words, page in zip(_words(pdf), pages, strict=True)
        ]
    measured = folder / f"{path.stem}.docx.json"
    measured.write_text(json.dumps(found), "utf-8")
    if draw:
        target = measured.with_suffix(".png")
        _sheet(pages).save(target)
        return [target, measured]
    return [measured]


def _words(pdf: Path) -> list[Found]:
    """Measure where the words of each page are, in points."""
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True)
    parser = etree.XMLParser(recover=True)
    measured = []
    for page in etree.fromstring(done.stdout, parser).iter(f"{BOX}page"):
        words = list(page.iter(f"{BOX}word"))
        measured.append(
            {
                "width": float(page.get("width")),
                "height": float(page.get("height")),
                "words": len(words),
                "left": min((float(word.get("xMin")) for word in words), default=0),
                "right": max((float(word.get("xMax")) for word in words), default=0),
            }
        )
    return measured


def _ink(page: Image.Image) -> float:
    """Return how much of a page is not white."""
    return 1 - page.convert("L").histogram()[255] / (page.width * page.height)


def _sheet(pages: list[Image.Image]) -> Image.Image:
    """Put pages side by side, in rows."""
    width, height = (max(getattr(one, side) for one in pages) for side in ("width", "height"))
    rows = -(-len(pages) // ACROSS)
    sheet = Image.new("RGB", (width * min(ACROSS, len(pages)), height * rows), "#888888")
    for place, one in enumerate(pages):
        sheet.paste(one, (place % ACROSS * width, place // ACROSS * height))
    return sheet


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("build/pages"))
    parser.add_argument("--measure", action="store_true", help="draw nothing")
    asked = parser.parse_args()
    asked.output.mkdir(parents=True, exist_ok=True)
    for path in asked.files:
        look = book if path.suffix == ".epub" else document
        for made in look(path.resolve(), asked.output, draw=not asked.measure):
            print(made)


if __name__ == "__main__":
    main()
