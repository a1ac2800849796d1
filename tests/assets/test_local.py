"""Pictures beside the issue: found as an editor writes them, never outside its folder."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest
from assets import drawn

from exporter.assets import local
from exporter.assets.errors import BrokenError, MissingError, OutsideError
from exporter.assets.local import decode, read

PNG = drawn.data(drawn.chart(8, 8), "PNG")
LIMIT = 100_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "第 3 期"
    (home / "图").mkdir(parents=True)
    (home / "图" / "封面 图.png").write_bytes(PNG)
    (home / "100%.png").write_bytes(PNG)
    (home / "a.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(b"secret")
    return home


@pytest.mark.parametrize(
    "source",
    [
        "a.png", "./a.png", "图/../a.png", "图/封面 图.png", "图/封面%20图.png",
        "%E5%9B%BE/%E5%B0%81%E9%9D%A2%20%E5%9B%BE.png", "100%.png", "100%25.png",
        "a.png?raw=true", "a.png#fig", "图\\封面 图.png",
    ],
)  # fmt: skip
def test_paths_as_editors_write_them(folder: Path, source: str) -> None:
    assert read(source, folder, LIMIT) == PNG


@pytest.mark.parametrize(
    "source", ["/etc/passwd", "~/a.png", "C:\\a.png", "c:/a.png", "\\\\server\\a.png"]
)
def test_absolute_paths_are_refused(folder: Path, source: str) -> None:
    with pytest.raises(OutsideError, match="absolute"):
        read(source, folder, LIMIT)


@pytest.mark.parametrize(
    "source", ["../secret.png", "图/../../secret.png", "%2e%2e/secret.png", "..\\secret.png"]
)
def test_no_path_leads_out(folder: Path, source: str) -> None:
    with pytest.raises(OutsideError, match="outside the folder"):
        read(source, folder, LIMIT)


def test_no_link_leads_out(folder: Path) -> None:
    (folder / "link.png").symlink_to(folder.parent / "secret.png")
    (folder / "up").symlink_to(folder.parent)
    for source in ("link.png", "up/secret.png"):
        with pytest.raises(OutsideError):
            read(source, folder, LIMIT)


def test_what_is_exchanged_while_it_is_opened_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def late(path: str, flags: int, *mode: int) -> int:
        picture = folder / "a.png"
        if Path(path) == picture:
            picture.unlink()
            picture.symlink_to(folder.parent / "secret.png")
            handle = real(path, flags, *mode)
            picture.unlink()
            picture.write_bytes(PNG)
            return handle
        return real(path, flags, *mode)

    monkeypatch.setattr(os, "open", late)
    with pytest.raises(OutsideError):
        read("a.png", folder, LIMIT)


def test_a_pipe_that_takes_the_place_of_a_picture_is_not_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(folder / "pipe.png")
    monkeypatch.setattr(local, "_existing", lambda *_: folder / "pipe.png")
    with pytest.raises(MissingError, match="Not a regular file"):
        read("pipe.png", folder, LIMIT)


def test_a_link_inside_is_fine(folder: Path) -> None:
    (folder / "link.png").symlink_to(folder / "a.png")
    assert read("link.png", folder, LIMIT) == PNG


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("A.PNG", "did you mean 'a.png'?"),
        ("图/封面图.png", "did you mean '封面 图.png'?"),
        ("没有/这个.png", "check the address, or put the picture beside the issue"),
    ],
)
def test_a_missing_picture_has_a_hint(folder: Path, source: str, hint: str) -> None:
    with pytest.raises(MissingError) as caught:
        read(source, folder, LIMIT)
    assert caught.value.message == f"there is no picture {source}"
    assert caught.value.hint == hint


def test_what_is_no_file_is_missing(folder: Path) -> None:
    os.mkfifo(folder / "pipe.png")
    for source in ("图", "pipe.png", "a\0b.png", "x" * 5000):
        with pytest.raises(MissingError):
            read(source, folder, LIMIT)


def test_a_large_file_is_not_read(folder: Path) -> None:
    (folder / "large.png").write_bytes(bytes(3 * 2**20))
    with pytest.raises(MissingError, match="larger than 2 MB"):
        read("large.png", folder, 2 * 2**20)


def test_data_addresses() -> None:
    text = base64.b64encode(PNG).decode()
    assert decode(f"data:image/png;base64,{text}", LIMIT) == PNG
    assert decode(f"data:image/png;base64,{text.rstrip('=')}", LIMIT) == PNG
    assert decode(f"data:image/png;base64,{text[:40]}\n{text[40:]}", LIMIT) == PNG
    assert decode("data:image/svg+xml,%3Csvg/%3E", LIMIT) == b"<svg/>"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("data:text/html,<b>", "holds no picture"),
        ("data:image/png;base64", "holds no picture"),
        ("data:image/png;base64,A*B", "not valid base64"),
        ("data:image/png;base64," + "A" * 3 * LIMIT, "larger than"),
    ],
)
def test_data_addresses_that_are_none(source: str, reason: str) -> None:
    with pytest.raises(BrokenError, match=reason):
        decode(source, LIMIT)
