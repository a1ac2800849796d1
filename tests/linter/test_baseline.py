"""A baseline: only what is new is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from linter.proofs import settings

from exporter.diagnostics import ExportError
from exporter.linter import Finding, check
from exporter.linter.baseline import unknown, write

OLD = "# 刊\n\n甲,乙\n\n丙,丁\n"


def found(folder: Path, text: str) -> tuple[Finding, ...]:
    path = folder / "刊.md"
    path.write_text(text, "utf-8")
    return check(path, settings())


@pytest.fixture
def known(tmp_path: Path) -> Path:
    file = tmp_path / "known.json"
    file.write_bytes(write(found(tmp_path, OLD)))
    return file


def test_what_is_known_is_not_said(tmp_path: Path, known: Path) -> None:
    assert unknown(found(tmp_path, OLD), known) == ()


def test_what_moved_stays_known(tmp_path: Path, known: Path) -> None:
    assert unknown(found(tmp_path, OLD.replace("甲", "新的一段。\n\n甲")), known) == ()


def test_what_is_edited_is_new(tmp_path: Path, known: Path) -> None:
    (new,) = unknown(found(tmp_path, OLD.replace("丁", "丁戊")), known)
    assert new.line == 5


def test_a_fault_copied_is_new(tmp_path: Path, known: Path) -> None:
    assert len(unknown(found(tmp_path, f"{OLD}\n丙,丁\n"), known)) == 1


def test_the_same_findings_make_the_same_bytes(tmp_path: Path) -> None:
    findings = found(tmp_path, OLD)
    assert write(findings) == write(reversed(findings))


@pytest.mark.parametrize("data", [b"", b"[]", b'{"known": 3}', b'{"known": [["a"]]}', b"\xff"])
def test_what_is_no_baseline(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "known.json"
    file.write_bytes(data)
    with pytest.raises(ExportError, match="is no baseline"):
        unknown((), file)
