"""The cache stays small and whole, and nothing that is not its own is touched."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from exporter.assets import pruning
from exporter.assets.cache import Cache
from exporter.assets.pruning import Stock
from exporter.model.bundle import Picture

DATA = b"x" * 1000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    cache = Cache(tmp_path, 2**30)
    for name in "abc":
        cache.keep(f"https://h.cn/{name}", name.encode() * 1000, "")
    cache.keep_rendition("how", Picture(DATA, "image/png", 3, 2, sha256(DATA).hexdigest()))
    cache.keep_font(b"how", DATA)
    return tmp_path


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_lies_in_each_room(folder: Path) -> None:
    counted = {stock.room: stock.files for stock in pruning.stocks(folder)}
    assert counted == {
        "addresses": 3, "answers": 0, "fonts": 1, "pictures": 3, "renditions": 1,
    }  # fmt: skip
    assert {s.room: s.size for s in pruning.stocks(folder)}["pictures"] == 3000


def test_no_folder_is_an_empty_cache(tmp_path: Path) -> None:
    assert sum(stock.files for stock in pruning.stocks(tmp_path / "none")) == 0
    assert pruning.clear(tmp_path / "none") == Stock("", 0, 0)


def test_the_longest_unused_go_first(folder: Path) -> None:
    oldest = sorted(files(folder), key=lambda path: path.name)
    for age, path in enumerate(oldest):
        os.utime(path, ns=(age, age))
    total = sum(path.stat().st_size for path in oldest)
    gone = pruning.shrink(folder, total - 1)
    assert gone.files == 1
    assert files(folder) == sorted(oldest[1:])
    pruning.shrink(folder, 0)
    assert files(folder) == []


def test_a_cache_within_its_limit_is_left_alone(folder: Path) -> None:
    assert pruning.shrink(folder, 10**9) == Stock("", 0, 0)
    assert pruning.mend(folder) == Stock("", 0, 0)


def test_what_is_damaged_or_half_written_goes(folder: Path) -> None:
    picture = next((folder / "pictures").glob("*/*"))
    picture.write_bytes(b"damaged")
    (picture.parent / ".tmp4711").write_bytes(b"half")
    rendition = next((folder / "renditions").glob("*/*"))
    rendition.write_bytes(rendition.read_bytes()[:-1])
    font = next((folder / "fonts").glob("*/*"))
    font.write_bytes(font.read_bytes()[:-1])
    gone = pruning.mend(folder)
    assert gone.files in {4, 5}
    pruning.mend(folder)
    assert {s.room: s.files for s in pruning.stocks(folder)} == {
        "addresses": 2, "answers": 0, "fonts": 0, "pictures": 2, "renditions": 0,
    }  # fmt: skip


def test_clearing_deletes_what_is_ours_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    strangers = [
        folder / "pictures" / "holiday.jpg",
        folder / "pictures" / "ab" / "holiday.jpg",
        folder / "Documents" / "ab" / ("0" * 64),
    ]
    for path in strangers:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"mine")
    outside = tmp_path.parent / "outside"
    outside.mkdir(exist_ok=True)
    (outside / ("1" * 64)).write_bytes(b"mine")
    (folder / "pictures" / "cd").symlink_to(outside)
    assert pruning.clear(folder).files == 8
    assert files(folder) == sorted(strangers)
    assert (outside / ("1" * 64)).exists()


def test_clearing_leaves_no_empty_folders(folder: Path) -> None:
    pruning.clear(folder)
    assert list(folder.iterdir()) == []
