"""tools/fonts.py: what fonts.toml pins is built, and nothing else."""

from __future__ import annotations

import hashlib
import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest
from emit.fonts.made import make
from fontTools.ttLib import TTFont

from exporter.emit.typesetting.marks import variant

ROOT = Path(__file__).resolve().parents[1]
POLICY: dict[str, Any] = tomllib.loads((ROOT / "fonts" / "fonts.toml").read_text("utf-8"))


@pytest.fixture
def tool(tmp_path: Path) -> dict[str, Any]:
    """The functions of the tool, which build into a folder of the test."""
    tool = runpy.run_path(str(ROOT / "tools" / "fonts.py"))
    tool["_build"].__globals__["BUILT"] = tmp_path
    return tool


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "LICENSE_FONT").write_text("OFL")
    make(folder / "regular.ttf")
    make(folder / "bold.ttf", style="Bold")
    return folder


def pins(package: Path) -> dict[str, Any]:
    return {
        weight: {
            "file": f"{weight}.ttf",
            "sha256": hashlib.sha256((package / f"{weight}.ttf").read_bytes()).hexdigest(),
        }
        for weight in ("regular", "bold")
    }


def test_every_file_is_pinned_and_has_a_licence() -> None:
    assert set(POLICY["roles"]) == {"serif", "sans", "kai", "mono"}
    for family in POLICY["families"].values():
        assert family["licence"] == "OFL-1.1"
        assert family["version"][0].isdigit()
        for weight in ("regular", "bold"):
            assert family[weight]["file"].endswith(".ttf")
            assert len(bytes.fromhex(family[weight]["sha256"])) == hashlib.sha256().digest_size


def test_what_is_pinned_is_prepared_and_its_licence_goes_with_it(
    tool: dict[str, Any], package: Path, tmp_path: Path
) -> None:
    tool["_build"]("Test Han", pins(package), package)
    assert (tmp_path / "OFL.txt").read_text() == "OFL"
    for weight in ("regular", "bold"):
        built = TTFont(tmp_path / f"TestHan-{weight}.ttf")
        assert ord(variant("，", 500)) in built.getBestCmap()


def test_another_file_than_the_pinned_one_is_refused(
    tool: dict[str, Any], package: Path, tmp_path: Path
) -> None:
    pinned = pins(package)
    make(package / "bold.ttf", "Another Han", "Bold")
    with pytest.raises(SystemExit, match=r"bold\.ttf is not the pinned file: SHA-256 [0-9a-f]{64}"):
        tool["_build"]("Test Han", pinned, package)
    assert not (tmp_path / "TestHan-bold.ttf").exists()
