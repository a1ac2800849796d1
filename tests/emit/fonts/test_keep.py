from __future__ import annotations

import os
from pathlib import Path

import pytest
from emit.fonts.made import make

from exporter.assets.cache import Cache
from exporter.emit.fonts import keep, prepare

TEXT = "中，文d"


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", 2**20)


@pytest.fixture
def preparations(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What was prepared anew."""
    made: list[bytes] = []
    widened = prepare.widened

    def counted(data: bytes) -> bytes:
        made.append(data)
        return widened(data)

    monkeypatch.setattr(prepare, "widened", counted)
    return made


@pytest.mark.parametrize("cff", [False, True])
def test_a_font_is_prepared_once_and_is_the_same_with_and_without_a_cache(
    tmp_path: Path, cache: Cache, preparations: list[bytes], *, cff: bool
) -> None:
    path = make(tmp_path / "made.ttf", cff=cff)
    cold, warm = (keep.prepared(path, TEXT, cache) for _ in range(2))
    assert len(preparations) == 1
    assert cold == warm == keep.prepared(path, TEXT, Cache(None, 0)) == prepare.prepare(path, TEXT)


def test_it_is_known_by_what_it_holds_not_by_where_it_lies(
    tmp_path: Path, cache: Cache, preparations: list[bytes]
) -> None:
    path = make(tmp_path / "made.ttf")
    keep.prepared(path, TEXT, cache)
    moved = path.rename(tmp_path / "moved.ttf")
    os.utime(moved, (0, 0))
    keep.prepared(moved, TEXT, cache)
    assert len(preparations) == 1
    make(moved, "Other Han")
    keep.prepared(moved, TEXT, cache)
    keep.prepared(moved, TEXT + "n", cache)
    assert len(preparations) == 3


def test_other_code_prepares_anew(
    tmp_path: Path, cache: Cache, preparations: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "made.ttf")
    keep.prepared(path, TEXT, cache)
    monkeypatch.setattr(keep, "fingerprint", lambda: b"other code")
    keep.prepared(path, TEXT, cache)
    assert len(preparations) == 2


def test_the_fingerprint_is_of_all_that_prepares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {path.name for path in keep._CODE}
    assert names == {"prepare.py", "glyphs.py", "subset.py", "marks.py"}
    found = {keep.fingerprint.__wrapped__()}
    for place, path in enumerate(keep._CODE):
        changed = tmp_path / path.name
        changed.write_bytes(path.read_bytes() + b"#")
        code = (*keep._CODE[:place], changed, *keep._CODE[place + 1 :])
        monkeypatch.setattr(keep, "_CODE", code)
        found.add(keep.fingerprint.__wrapped__())
        monkeypatch.undo()
    assert len(found) == 1 + len(names)


def test_what_is_damaged_is_prepared_anew(tmp_path: Path, cache: Cache) -> None:
    path = make(tmp_path / "made.ttf")
    whole = keep.prepared(path, TEXT, cache)
    (file,) = kept(tmp_path / "cache")
    for damage in (b"", file.read_bytes()[:-1], b"x" + file.read_bytes()):
        file.write_bytes(damage)
        assert keep.prepared(path, TEXT, cache) == whole


def test_the_cache_stays_under_its_limit(tmp_path: Path) -> None:
    path = make(tmp_path / "made.ttf")
    keep.prepared(path, "中", Cache(tmp_path / "cache", 2**20))
    (first,) = kept(tmp_path / "cache")
    limit = 3 * first.stat().st_size
    small = Cache(tmp_path / "cache", limit)
    for text in ("中", "文", "d", "n", "t"):
        keep.prepared(path, text, small)
    files = kept(tmp_path / "cache")
    assert 0 < len(files) < 5
    assert sum(file.stat().st_size for file in files) <= limit
