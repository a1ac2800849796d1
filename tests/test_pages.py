"""Pages as they are seen: EPUB in Chromium by day and by night, DOCX through LibreOffice."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from issue_files import TESTS, exported, features
from PIL import Image, ImageStat
from validators import Tool

from exporter import theme

PROGRAM = TESTS.parent / "tools" / "pages.py"
EXAMPLES = TESTS.parent / "examples"
MARGIN = 72
# Punctuation may hang over the edge, and a box has its border outside.
OVER = 12
Found = list[dict[str, Any]]
Source = Callable[[Path], Path]


def example(name: str) -> Source:
    def copied(folder: Path) -> Path:
        return Path(shutil.copytree(EXAMPLES / name, folder)) / f"{name}.md"

    return copied


SOURCES: dict[str, Source] = {
    "every node": features,
    "features": example("features"),
    "weekly": example("weekly"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return the folder with book and document of an issue, made once."""
    done: dict[str, Path] = {}

    def make(name: str) -> Path:
        if name not in done:
            folder = tmp_path_factory.mktemp("pages")
            issue = SOURCES[name](folder / "source")
            exported(issue, folder, "epub", "docx")
            for kind in ("epub", "docx"):
                (folder / f"{issue.stem}.{kind}").rename(folder / f"issue.{kind}")
            done[name] = folder
        return done[name]

    return make


def look(file: Path, folder: Path, *options: str) -> tuple[Found, dict[str, Image.Image]]:
    """Return what was measured on the pages of a file, and its sheets by their names."""
    command = [sys.executable, str(PROGRAM), str(file), "-o", str(folder), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    *sheets, found = sorted(map(Path, done.stdout.split()), key=lambda path: path.suffix == ".json")
    drawn = {}
    for path in sheets:
        with Image.open(path) as sheet:
            drawn[path.name] = sheet.convert("L")
    return json.loads(found.read_text("utf-8")), drawn


def ugly(found: Found) -> list[str]:
    """Return what a reader of a book would complain of."""
    complaints = []
    for view in found:
        where = f"{view['page']} on a {view['size']} by {'night' if view['night'] else 'day'}"
        if view["needed"] > view["width"]:
            complaints.append(f"{where}: {view['needed']} px wide")
        if not view["letters"] and not view["pictures"]:
            complaints.append(f"{where}: blank")
        complaints += [f"{where}: no picture {one}" for one in view["broken"]]
        complaints += [f"{where}: faint {one['text']}" for one in view["faint"]]
    return complaints


def brightness(sheet: Image.Image, left: int, width: int) -> float:
    return ImageStat.Stat(sheet.crop((left, 0, left + width, 844))).mean[0]


@pytest.mark.sweep
@pytest.mark.parametrize("name", SOURCES)
def test_a_book_is_fit_to_be_read(
    made: Callable[[str], Path], name: str, tool: Tool, tmp_path: Path
) -> None:
    tool("chromium")
    found, sheets = look(made(name) / "issue.epub", tmp_path)
    pages = {view["page"] for view in found}
    assert len(found) == 4 * len(pages)
    assert len(sheets) == len(pages) > 5
    assert ugly(found) == []
    for page, sheet in sheets.items():
        assert ImageStat.Stat(sheet.crop((0, 0, 390, 844))).stddev[0] > 3, page
    text = next(sheet for name, sheet in sheets.items() if ".c01." in name)
    assert brightness(text, 0, 390) > 200
    assert brightness(text, 390, 390) < 80


@pytest.mark.sweep
@pytest.mark.parametrize("look_", [name for name in theme.names() if name != "paper"])
def test_a_book_is_legible_in_every_theme(look_: str, tool: Tool, tmp_path: Path) -> None:
    tool("chromium")
    exported(features(tmp_path / "source"), tmp_path, "epub", theme=look_)
    assert ugly(look(tmp_path / "features.epub", tmp_path, "--measure")[0]) == []


@pytest.mark.sweep
def test_what_is_ugly_is_found(made: Callable[[str], Path], tool: Tool, tmp_path: Path) -> None:
    tool("chromium")
    spoiled = tmp_path / "spoiled.epub"
    faults = (
        b"li{color:#999999}figure{width:500px}@media (prefers-color-scheme:dark){th{color:#222}}"
    )
    with (
        zipfile.ZipFile(made("every node") / "issue.epub") as book,
        zipfile.ZipFile(spoiled, "w") as worse,
    ):
        for name in book.namelist():
            data = book.read(name)
            if name.endswith("book.css"):
                data += faults
            if name.endswith("cover.xhtml"):
                data = data.replace(b'.png"', b'.gone"')
            if name.endswith("title.xhtml"):
                data = data.replace(b"<section", b"<section style='display:none'")
            worse.writestr(name, data)
    found = "\n".join(ugly(look(spoiled, tmp_path, "--measure")[0]))
    assert "title.xhtml on a phone by day: blank" in found
    assert "cover.xhtml on a tablet by night: no picture images/" in found
    assert "on a phone by day: 5" in found
    assert "on a tablet by day: 5" not in found
    assert "by day: faint 绳子" in found
    assert "by night: faint 港口" in found
    assert "by day: faint 港口" not in found


@pytest.mark.sweep
@pytest.mark.parametrize("name", SOURCES)
def test_a_document_is_fit_to_be_read(
    made: Callable[[str], Path], name: str, tool: Tool, tmp_path: Path
) -> None:
    tool("soffice")
    tool("pdftoppm")
    found, sheets = look(made(name) / "issue.docx", tmp_path)
    assert len(found) > 3
    for page in found:
        assert (round(page["width"]), round(page["height"])) == (595, 842)
        assert page["words"] > 2
        assert page["ink"] > 0.003
        assert page["left"] >= MARGIN - OVER
        assert page["right"] <= page["width"] - MARGIN + OVER
    (sheet,) = sheets.values()
    assert sheet.height >= 2 * 700
