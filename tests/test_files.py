"""Files that strangers may have put where they lie."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from exporter import files


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("机密")
    home = tmp_path / "仓"
    home.mkdir()
    (home / "a.md").write_text("甲")
    return home


@pytest.mark.parametrize(
    "target",
    ["../secret.txt", "/proc/self/environ", "hop", "inner/../../secret.txt", "up/secret.txt"],
)
def test_a_link_out_of_the_folder_is_refused(home: Path, target: str) -> None:
    (home / "inner").mkdir()
    (home / "hop").symlink_to("../secret.txt")
    (home / "up").symlink_to("..")
    (home / "issue.md").symlink_to(target)
    with pytest.raises(files.ElsewhereError):
        files.read(home / "issue.md", 100_000)


@pytest.mark.parametrize("target", [".git/config", ".env", "inner/.token"])
def test_a_link_to_a_hidden_file_is_refused(home: Path, target: str) -> None:
    hidden = home / target
    hidden.parent.mkdir(exist_ok=True)
    hidden.write_text("机密")
    (home / "issue.md").symlink_to(target)
    with pytest.raises(files.ElsewhereError):
        files.read(home / "issue.md", 100)


def test_a_link_inside_the_folder_is_fine(home: Path) -> None:
    (home / "issue.md").symlink_to("a.md")
    assert files.read(home / "issue.md", 100) == "甲".encode()


def test_a_folder_that_is_reached_through_a_link_is_fine(home: Path, tmp_path: Path) -> None:
    (tmp_path / "检出").symlink_to(home)
    assert files.read(tmp_path / "检出" / "a.md", 100) == "甲".encode()


def test_a_hidden_file_may_be_named_itself(home: Path) -> None:
    (home / ".草稿.md").write_text("乙")
    assert files.read(home / ".草稿.md", 100) == "乙".encode()


@pytest.mark.parametrize("kind", ["a pipe", "a device", "a socket", "a folder"])
def test_what_is_no_file_is_refused_at_once(
    home: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = home / "odd"
    match kind:
        case "a pipe":
            os.mkfifo(path)
        case "a device":
            path.symlink_to("/dev/zero")
        case "a socket":
            monkeypatch.chdir(home)
            with socket.socket(socket.AF_UNIX) as listening:
                listening.bind("odd")
        case _:
            path.mkdir()
    with pytest.raises(OSError, match=f"Not a regular file but {kind}"):
        files.read(path, 100)


def test_a_file_is_read_to_its_limit_and_no_further(home: Path) -> None:
    (home / "big").write_bytes(b"x" * 2049)
    assert len(files.read(home / "big", 2049)) == 2049
    with pytest.raises(files.TooLargeError, match="larger than 2 kB"):
        files.read(home / "big", 2048)


def test_a_link_to_itself_cannot_be_read(home: Path) -> None:
    (home / "loop").symlink_to("loop")
    with pytest.raises((OSError, RuntimeError)):
        files.read(home / "loop", 100)
