"""A file appears whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
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


def test_a_missing_right_or_a_folder_in_the_way_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(ExportError, match=r"a\.pdf cannot be written: Is a directory"):
        output.write(tmp_path / "a.pdf", b"x")
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_what_is_private_is_its_owners_alone(tmp_path: Path) -> None:
    output.write(tmp_path / "a", b"x", private=True)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_a_link_is_replaced_and_its_target_left_alone(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"mine")
    (tmp_path / "a.pdf").symlink_to(tmp_path / "elsewhere")
    output.write(tmp_path / "a.pdf", b"%PDF")
    assert (tmp_path / "elsewhere").read_bytes() == b"mine"
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF"
    assert not (tmp_path / "a.pdf").is_symlink()


@pytest.mark.parametrize("name", ["长" * 84, "a" * 255, "-o", "甲\n乙 '\"$(x)", "\udcff刊"])
def test_any_name_that_the_system_takes(tmp_path: Path, name: str) -> None:
    output.write(tmp_path / name, b"x")
    assert [p.name for p in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["长" * 100, "a\0b"])
def test_a_name_that_the_system_does_not_take_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match="cannot be written: "):
        output.write(tmp_path / name, b"x")
    assert list(tmp_path.iterdir()) == []


def test_the_file_and_its_folder_reach_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bool] = []
    fsync = os.fsync

    def recorded(handle: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(handle).st_mode))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", recorded)
    output.write(tmp_path / "a", b"x")
    assert synced == [False, True]


def test_what_a_killed_run_left_is_deleted_after_an_hour(tmp_path: Path) -> None:
    old, young, others = (tmp_path / f".{n}.part" for n in ("a.1", "a.2", "b.1"))
    for path in (old, young, others):
        path.write_bytes(b"half")
    for path in (old, others):
        os.utime(path, (0, 0))
    output.write(tmp_path / "a", b"x")
    assert {p.name for p in tmp_path.iterdir()} == {"a", ".a.2.part", ".b.1.part"}


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        output.write(tmp_path / "a", b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("call", ["open", "fsync"])
def test_whatever_the_system_refuses_is_one_sentence(
    code: int, call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def refused(*_: object) -> int:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refused)
        with pytest.raises(ExportError) as caught:
            output.write(tmp_path / "a", b"new")
    assert caught.value.message == f"{tmp_path / 'a'} cannot be written: {os.strerror(code)}"
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"old"]
