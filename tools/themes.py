"""Draws the picture of each theme: the cover and a page of the weekly example, and its article.

    python tools/themes.py [NAME …]

Needs pdftoppm and chromium; writes styles/<name>/picture.png, which `digest-export themes` names.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from pictures import ROOT, page, palette, run, screenshot
from PIL import Image

from exporter import theme

ISSUE = ROOT / "examples" / "weekly" / "weekly.md"
PHONE = 500
HEIGHT, GAP, COLOURS = 420, 12, 52
# Below the cover, where the summary and the first entry stand.
ARTICLE_TOP, ARTICLE_HEIGHT = 700, 1100
BODY = "margin:0 16px;font:17px/1.6 'Noto Sans CJK SC',sans-serif;text-align:justify"


def article(exported: Path, folder: Path) -> Image.Image:
    """Show the article alone, as wide as a phone, from its summary on."""
    found = re.search(r"<main[^>]*>(.*)</main>", exported.read_text("utf-8"), re.DOTALL)
    if found is None:
        raise SystemExit(f"{exported} has no article")
    alone = folder / "article.html"
    alone.write_text(f'<meta charset="utf-8"><body style="{BODY}">{found[1]}', "utf-8")
    shot = screenshot(alone, PHONE, ARTICLE_TOP + ARTICLE_HEIGHT, folder)
    scale = shot.width / PHONE
    return shot.crop((0, round(ARTICLE_TOP * scale), shot.width, shot.height))


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """Set pictures side by side on grey, of one height."""
    scaled = [
        p.resize((p.width * HEIGHT // p.height, HEIGHT), Image.Resampling.LANCZOS) for p in pictures
    ]
    width = sum(p.width for p in scaled) + GAP * (len(scaled) + 1)
    whole = Image.new("RGB", (width, HEIGHT + 2 * GAP), "#d0d0d0")
    left = GAP
    for picture in scaled:
        whole.paste(picture, (left, GAP))
        left += picture.width + GAP
    return whole


def draw(name: str) -> None:
    """Draw the picture of one theme."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        run(
            Path(sys.executable).with_name("digest-export"), ISSUE, "--to", "pdf,wechat",
            "--theme", name, "--offline", "-o", folder,
        )  # fmt: skip
        pages = [page(folder / "weekly.pdf", number, folder) for number in (1, 3)]
        whole = sheet([*pages, article(folder / "weekly.wechat.html", folder)])
    few = whole.quantize(palette=palette(whole, name, COLOURS), dither=Image.Dither.NONE)
    few.save(theme.picture(name), optimize=True)


if __name__ == "__main__":
    for asked in sys.argv[1:] or theme.names():
        draw(asked)
