"""A file appears whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from exporter import output
from exporter.diagnostics import ExportError, Problem


def test_a_file_is_written_and_its_folder_made(tmp_path: Path) -> None:
    target = tmp_path / "新" / "期.pdf"
    output.write(target, b"%PDF")
    assert target.read_bytes() == b"%PDF"


def test_permissions_follow_the_umask(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        output.write(tmp_path / "a", b"x")
    finally:
        os.umask(old)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_nothing_but_the_file_is_left(tmp_path: Path) -> None:
    output.write(tmp_path / "a", b"x")
    output.write(tmp_path / "a", b"y")
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left on device"):
        output.write(target, b"new")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_file_where_the_folder_should_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("in the way")
    with pytest.raises(ExportError) as caught:
        output.write(tmp_path / "dist" / "a.pdf", b"x")
    assert caught.value.problem is Problem.UNWRITABLE
    assert "dist" in caught.value.message
    assert "\n" not in caught.value.message
