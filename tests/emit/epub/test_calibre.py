"""What calibre makes of a book on its way to Kindle and back: all of the text, by day."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from issue_files import TESTS, exported
from lxml import etree

from exporter import theme

EXAMPLES = TESTS.parent / "examples"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_SPACE = re.compile(r"[\s\u2060]+")


def _corpus(shared: Path) -> list[Path]:
    """Return the seed and the shortest issues of five newsletters."""
    folders = sorted(folder for folder in (shared / "corpus").iterdir() if any(folder.glob("*.md")))
    shortest = (min(f.glob("*.md"), key=lambda p: (p.stat().st_size, p)) for f in folders[:5])
    return [shared / "seed" / "issue.md", *shortest]


def _pages(book: Path) -> Iterator[etree._Element]:
    """Yield the pages of a book in the order of reading, but for calibre's own cover."""
    with zipfile.ZipFile(book) as archive:
        names = archive.namelist()
        package = next(name for name in names if name.endswith(".opf"))
        tree = etree.fromstring(archive.read(package))
        space = {"o": "http://www.idpf.org/2007/opf"}
        places = {i.get("id"): i.get("href") for i in tree.iterfind(".//o:item", space)}
        folder = package.rpartition("/")[0]
        for item in tree.iterfind(".//o:itemref", space):
            name = f"{folder}/{places[item.get('idref')]}".lstrip("/")
            page = etree.fromstring(archive.read(name))
            if page.find(f".//{_XHTML}meta[@name='calibre:cover']") is None:
                yield page


def _text(book: Path) -> str:
    said = []
    for page in _pages(book):
        body = page.find(f"{_XHTML}body")
        assert body is not None
        said += [_SPACE.sub("", text) for text in body.itertext()]
    return "".join(said)


def _css(book: Path) -> str:
    with zipfile.ZipFile(book) as archive:
        sheets = (name for name in archive.namelist() if name.endswith(".css"))
        return "".join(archive.read(name).decode() for name in sheets).lower()


def _returned(issue: Path, folder: Path, tool: Callable[[str], str]) -> tuple[Path, Path]:
    """Return a book, and what comes of it on the way to AZW3 and back."""
    exported(issue, folder, "epub")
    (book,) = folder.glob("*.epub")
    kindle, back = folder / "book.azw3", folder / "back.epub"
    for source, target in ((book, kindle), (kindle, back)):
        command = [tool("ebook-convert"), str(source), str(target)]
        subprocess.run(command, capture_output=True, check=True)
    return book, back


@pytest.mark.sweep
@pytest.mark.parametrize("name", ["features", "weekly"])
def test_the_examples_keep_their_text_and_colours(
    name: str, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    book, back = _returned(EXAMPLES / name / f"{name}.md", tmp_path, tool)
    look = theme.load("paper")
    css = _css(back)
    assert _text(book) == _text(back)
    assert {look.light.accent, look.light.link} <= set(re.findall(r"#\w{6}", css))
    assert look.dark.link not in css


@pytest.mark.sweep
def test_real_issues_keep_their_text(
    shared: Path, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    for place, issue in enumerate(_corpus(shared)):
        book, back = _returned(issue, tmp_path / str(place), tool)
        assert _text(book) == _text(back), issue
