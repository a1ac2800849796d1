"""`digest-export cache info|prune|clear`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from exporter.assets.cache import Cache
from exporter.cli import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGEST_EXPORT_CACHE", str(tmp_path / "cache"))
    for name in "ab":
        Cache(tmp_path / "cache", 2**30).keep(f"https://h.cn/{name}", name.encode() * 10**6, "")
    return tmp_path / "cache"


def cache(*arguments: str) -> list[str]:
    result = CliRunner().invoke(main, ["cache", *arguments])
    assert result.exit_code == 0
    return result.output.splitlines()


def files(folder: Path) -> int:
    return len([path for path in folder.rglob("*") if path.is_file()])


def test_info(folder: Path) -> None:
    Path("digest.toml").write_text("max-cache = 5_000_000")
    assert cache("info") == [
        f"folder      {folder}",
        "addresses   2 files, 0.0 MB",
        "answers     0 files, 0.0 MB",
        "fonts       0 files, 0.0 MB",
        "pictures    2 files, 2.0 MB",
        "renditions  0 files, 0.0 MB",
        "limit       5.0 MB (`max_cache` in digest.toml)",
    ]


def test_prune_to_the_limit(folder: Path) -> None:
    assert cache("prune") == [
        "damaged     0 files, 0.0 MB deleted",
        "unused      0 files, 0.0 MB deleted",
    ]
    cache("prune", "--to", "1.5")
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) <= 1_500_000
    Path("digest.toml").write_text("max-cache = 0")
    cache("prune")
    assert files(folder) == 0


def test_prune_deletes_what_is_damaged(folder: Path) -> None:
    next((folder / "pictures").glob("*/*")).write_bytes(b"damaged")
    assert cache("prune")[0].startswith("damaged     1 files")


def test_clear(folder: Path) -> None:
    assert cache("clear") == ["all         4 files, 2.0 MB deleted"]
    assert files(folder) == 0
    assert cache("clear") == ["all         0 files, 0.0 MB deleted"]


def test_a_wrong_size_is_status_2() -> None:
    assert CliRunner().invoke(main, ["cache", "prune", "--to", "-1"]).exit_code == 2
