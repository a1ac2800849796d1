"""What is made of WeasyPrint's modules."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.emit.pdf.start import making, modules


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(modules, "MADE", folder)
        making.make()
    return folder


def test_every_module_is_made(folder: Path) -> None:
    assert len(list(folder.iterdir())) == len(modules.NAMES)


def test_no_c_is_parsed_any_more(folder: Path) -> None:
    text = (folder / "weasyprint-text-ffi").read_text("utf-8")
    assert ("cdef(" in text, "import cffi" in text, "pango_layout_new" in text) == (
        False,
        False,
        True,
    )


@pytest.mark.parametrize("name", ["weasyprint-pdf-fonts", "weasyprint-text-fonts"])
def test_fonttools_is_not_imported_at_once(folder: Path, name: str) -> None:
    assert "from fontTools" not in (folder / name).read_text("utf-8")


def test_nothing_is_said_while_they_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(modules, "MADE", tmp_path)
    making.make()
    assert capfd.readouterr() == ("", "")
