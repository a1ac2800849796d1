"""Which pandoc is run: the one that the package brings, else the one on PATH, else none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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


def test_without_the_package_path_is_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pandoc, "find_spec", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ExportError, match="pandoc is not installed"):
        pandoc.binary()
    program = executable(tmp_path)
    assert pandoc.binary() == str(program)


def executable(folder: Path) -> Path:
    program = folder / "pandoc"
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    return program
