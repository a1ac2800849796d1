"""Which pandoc is run: the one that pypandoc brings, else the one it knows of, else none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypandoc
import pytest

from exporter import pandoc
from exporter.diagnostics import ExportError


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    pandoc.binary.cache_clear()
    yield
    pandoc.binary.cache_clear()


def test_the_package_s_own_goes_before_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(executable(tmp_path).parent))
    assert Path(pandoc.binary()).parent.name == "files"


def test_without_it_pypandoc_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc.shutil, "which", lambda *_, **__: None)
    program = str(executable(tmp_path))
    monkeypatch.setattr(pypandoc, "get_pandoc_path", lambda: program)
    assert pandoc.binary() == program


def test_none_at_all_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise OSError("No pandoc was found")

    monkeypatch.setattr(pandoc.shutil, "which", lambda *_, **__: None)
    monkeypatch.setattr(pypandoc, "get_pandoc_path", missing)
    with pytest.raises(ExportError, match="pandoc is not installed"):
        pandoc.binary()


def executable(folder: Path) -> Path:
    program = folder / "pandoc"
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    return program
