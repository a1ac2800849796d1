"""What was kept is found again, whole or not at all."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from exporter.assets.cache import Cache
from exporter.model.bundle import Picture

ADDRESS = "https://h.cn/%E5%9B%BE.png"
DATA = b"some bytes\nwith lines\0"


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def picture() -> Picture:
    return Picture(DATA, "image/png", 3, 2, sha256(DATA).hexdigest(), still=True)


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    Cache(tmp_path, 2**30).keep(ADDRESS, DATA, "https://cdn.cn/1.png")
    assert Cache(tmp_path, 2**30).find(ADDRESS) == DATA
    assert Cache(tmp_path, 2**30).find("https://h.cn/other.png") is None


def test_the_entry_says_what_the_lock_will_need(tmp_path: Path) -> None:
    Cache(tmp_path, 2**30).keep(ADDRESS, DATA, "https://cdn.cn/1.png")
    (entry,) = (tmp_path / "addresses").rglob("*.json")
    assert json.loads(entry.read_text("utf-8")) == {
        "address": ADDRESS,
        "final": "https://cdn.cn/1.png",
        "sha256": sha256(DATA).hexdigest(),
        "size": len(DATA),
    }


def test_two_addresses_with_the_same_bytes_share_them(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 2**30)
    cache.keep(ADDRESS, DATA, ADDRESS)
    cache.keep("https://h.cn/copy.png", DATA, "https://h.cn/copy.png")
    assert len(files(tmp_path / "pictures")) == 1
    assert cache.find("https://h.cn/copy.png") == DATA


@pytest.mark.parametrize("damage", [b"", b"x", DATA[:-1], DATA + b"x", b"{}", b"[]", b"null"])
def test_a_damaged_file_is_a_miss_and_can_be_replaced(tmp_path: Path, damage: bytes) -> None:
    cache = Cache(tmp_path, 2**30)
    for room in ("addresses", "pictures"):
        cache.keep(ADDRESS, DATA, ADDRESS)
        (file,) = files(tmp_path / room)
        file.write_bytes(damage)
        assert cache.find(ADDRESS) is None
        cache.keep(ADDRESS, DATA, ADDRESS)
        assert cache.find(ADDRESS) == DATA


def test_renditions(tmp_path: Path) -> None:
    Cache(tmp_path, 2**30).keep_rendition("how", picture())
    assert Cache(tmp_path, 2**30).find_rendition("how") == picture()
    assert Cache(tmp_path, 2**30).find_rendition("otherwise") is None


@pytest.mark.parametrize("damage", [b"", b"\n", b"{}\n", b"[1]\nx", b"x\ny"])
def test_a_damaged_rendition_is_a_miss(tmp_path: Path, damage: bytes) -> None:
    Cache(tmp_path, 2**30).keep_rendition("how", picture())
    (file,) = files(tmp_path)
    whole = file.read_bytes()
    for bytes_ in (damage, whole[:-1], whole + b"x"):
        file.write_bytes(bytes_)
        assert Cache(tmp_path, 2**30).find_rendition("how") is None


def test_fonts(tmp_path: Path) -> None:
    Cache(tmp_path, 2**30).keep_font(b"how", DATA)
    assert Cache(tmp_path, 2**30).find_font(b"how") == DATA
    assert Cache(tmp_path, 2**30).find_font(b"otherwise") is None
    (file,) = files(tmp_path)
    whole = file.read_bytes()
    for damage in (b"", b"\n", whole[:-1], whole + b"x", whole.partition(b"\n")[0]):
        file.write_bytes(damage)
        assert Cache(tmp_path, 2**30).find_font(b"how") is None


def test_no_folder_keeps_nothing() -> None:
    cache = Cache(None, 0)
    cache.keep(ADDRESS, DATA, ADDRESS)
    cache.keep_rendition("how", picture())
    assert cache.find(ADDRESS) is None
    assert cache.find_rendition("how") is None
    cache.keep_font(b"how", DATA)
    assert cache.find_font(b"how") is None


def test_the_cache_is_trimmed_to_its_limit_the_longest_unused_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 10_000)
    for turn, name in enumerate("abc"):
        cache.keep(f"https://h.cn/{name}", name.encode() * 4_000, "")
        for file in files(tmp_path):
            os.utime(file, ns=(turn, file.stat().st_mtime_ns - 10**12))
    assert cache.find("https://h.cn/a")
    cache.trim()
    assert cache.find("https://h.cn/a")
    assert cache.find("https://h.cn/b") is None
    assert sum(file.stat().st_size for file in files(tmp_path)) <= 10_000


def test_what_was_only_read_is_not_trimmed(tmp_path: Path) -> None:
    Cache(tmp_path, 2**30).keep(ADDRESS, DATA, "")
    cache = Cache(tmp_path, 0)
    assert cache.has(ADDRESS)
    cache.trim()
    assert cache.has(ADDRESS)
    cache.keep_rendition("how", picture())
    cache.trim()
    assert not cache.has(ADDRESS)


def test_an_entry_that_names_no_hash_but_a_path(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 2**30)
    cache.keep(ADDRESS, DATA, "")
    (entry,) = (tmp_path / "addresses").rglob("*.json")
    for said in ("../../../etc/passwd", "/etc/passwd", "\0", ""):
        entry.write_text(json.dumps({"sha256": said}))
        assert cache.find(ADDRESS) is None


def test_a_folder_that_cannot_be_written_is_no_disaster(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    cache = Cache(tmp_path / "cache", 2**30)
    cache.keep(ADDRESS, DATA, ADDRESS)
    assert cache.find(ADDRESS) is None


def test_nothing_temporary_remains_and_writers_do_not_disturb_each_other(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 2**30)
    bodies = [bytes([n]) * 50_000 for n in range(8)]

    def work(turn: int) -> bool:
        cache.keep(ADDRESS, bodies[turn % 8], ADDRESS)
        return cache.find(ADDRESS) in bodies

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(160)))
    assert not [path for path in files(tmp_path) if path.name.startswith(".")]
