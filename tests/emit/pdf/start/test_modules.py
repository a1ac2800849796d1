"""Modules that were made ready stand for WeasyPrint's, as long as they are made of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from exporter.emit.pdf.start import hyphens, modules

ISSUE = "# 看桥周报\n\n## 桥\n\n石桥 *stone bridge* 与铁桥，一座座看过去。\n"


@pytest.fixture
def original(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package with a module that may be replaced by one that was made."""
    package = tmp_path / "printer"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "text.py").write_text("MADE = False\n")
    monkeypatch.setattr(modules, "NAMES", ("printer.text",))
    monkeypatch.setattr(modules, "MADE", tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    yield package / "text.py"
    for name in ("printer", "printer.text"):
        sys.modules.pop(name, None)


def made(original: Path, body: str) -> ModuleType:
    file = modules.file("printer.text")
    file.write_bytes(modules.stamp(original.read_bytes()) + body.encode())
    return import_module("printer.text")


def test_a_module_that_was_made_of_it_stands_for_a_module(original: Path) -> None:
    assert made(original, "MADE = True\n").MADE


@pytest.mark.usefixtures("original")
def test_another_version_stands_for_itself() -> None:
    modules.file("printer.text").write_bytes(modules.stamp(b"MADE = 0\n") + b"MADE = True\n")
    assert not import_module("printer.text").MADE


@pytest.mark.usefixtures("original")
def test_where_nothing_was_made_all_is_as_it_was() -> None:
    assert not import_module("printer.text").MADE


def test_a_module_that_finds_no_library_gives_way(original: Path) -> None:
    assert not made(original, "MADE = True\nraise OSError\n").MADE


def test_the_same_places_divide_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyphen

    monkeypatch.setattr(hyphens, "MADE", tmp_path)
    hyphens.make()
    ours, theirs = hyphens.dictionary("en_US"), pyphen.Pyphen(lang="en_US")
    words = [*_words(), "associate", "present", "O’Reilly", "x", "", "Kirche", "TABLE", "İstanbul"]
    assert isinstance(ours, hyphens._Ready)
    assert {w: ours.positions(w) for w in words} == {w: theirs.positions(w) for w in words}


def _words() -> list[str]:
    said = __doc__, hyphens.__doc__, sys.__doc__, subprocess.__doc__
    return sorted({word for text in said for word in (text or "").split() if word.isalpha()})


def test_a_language_without_patterns_of_ours_is_pyphen_s() -> None:
    assert hyphens.dictionary("de_DE").positions("Silbentrennung") == [3, 6, 10]


@pytest.mark.sweep
def test_a_page_has_the_same_bytes_without_them(tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text(ISSUE, "utf-8")
    pages = {_printed(tmp_path, before) for before in ("", "import weasyprint\n")}
    assert len(pages) == 1


def _printed(folder: Path, before: str) -> bytes:
    """Print the issue in a process of its own, after what it imports before ours."""
    command = ["issue.md", "--to", "pdf", "--offline", "-q"]
    code = f"{before}from exporter.cli import main\nmain({command})\n"
    subprocess.run([sys.executable, "-c", code], cwd=folder, check=True)
    return (folder / "dist" / "issue.pdf").read_bytes()
