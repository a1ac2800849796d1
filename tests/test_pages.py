"""Pages as they are seen: EPUB in Chromium by day and by night, DOCX through LibreOffice."""

from __future__ import annotations

import html
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from issue_files import TESTS, exported, features
from PIL import Image, ImageStat
from validators import Tool

PROGRAM = TESTS.parent / "tools" / "pages.py"
WIDTH = """<script>addEventListener("load", () => {
  document.title = "width " + document.documentElement.scrollWidth + " of " + innerWidth;
});</script></head>"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    exported(features(folder / "source"), folder, "epub", "docx")
    return folder


def draw(file: Path, folder: Path) -> dict[str, Image.Image]:
    command = [sys.executable, str(PROGRAM), str(file), "-o", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {Path(line).name: Image.open(line) for line in done.stdout.splitlines()}


def brightness(sheet: Image.Image, left: int, right: int) -> float:
    return ImageStat.Stat(sheet.convert("L").crop((left, 0, right, 844))).mean[0]


def test_a_book_is_bright_by_day_and_dark_by_night(made: Path, tool: Tool, tmp_path: Path) -> None:
    tool("chromium")
    lean = tmp_path / "features.epub"
    with zipfile.ZipFile(made / "features.epub") as book, zipfile.ZipFile(lean, "w") as one:
        for name in book.namelist():
            if not re.search(r"(nav|cover|title|c0[123567])\.xhtml$", name):
                one.writestr(name, book.read(name))
    (sheet,) = draw(lean, tmp_path).values()
    width = sheet.width // 4
    assert brightness(sheet, 0, 390) > 200
    assert brightness(sheet, width, width + 390) < 80


def test_a_document_has_pages_with_text(made: Path, tool: Tool, tmp_path: Path) -> None:
    tool("soffice")
    tool("pdftoppm")
    (sheet,) = draw(made / "features.docx", tmp_path).values()
    assert sheet.height > 2 * 700
    assert ImageStat.Stat(sheet.convert("L")).stddev[0] > 20


def test_no_page_of_a_book_is_wider_than_a_phone(made: Path, tool: Tool, tmp_path: Path) -> None:
    chromium = tool("chromium")
    with zipfile.ZipFile(made / "features.epub") as book:
        book.extractall(tmp_path)
    for page in sorted((tmp_path / "EPUB").glob("c*.xhtml")):
        page.write_text(page.read_text("utf-8").replace("</head>", WIDTH), "utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-background-networking", "--dump-dom"]
        command = [chromium, *flags, "--hide-scrollbars", "--window-size=390,844", page.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found = re.search(r"<title[^>]*>width (\d+) of (\d+)", html.unescape(done.stdout))
        assert found, page.name
        assert int(found[1]) <= int(found[2]), page.name
