"""Sends a hostile issue on the whole journey and reads back what came of it."""

from __future__ import annotations

import io
import os
import signal
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import pytest
import texts
from click.testing import CliRunner

from exporter.cli import main
from exporter.config import ALL_FORMATS
from exporter.emit import FORMATS

_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the command line left: its status, what it said, the folder with the files."""

    status: int
    said: str
    folder: Path

    @property
    def files(self) -> dict[str, Path]:
        """The file of each format that was written."""
        if not self.folder.is_dir():
            return {}
        names = {name: FORMATS[name].suffix for name in ALL_FORMATS}
        found = ((name, sorted(self.folder.glob(f"*{names[name]}"))) for name in names)
        return {name: paths[0] for name, paths in found if paths}


def travel(path: Path, *flags: str) -> Arrival:
    """Export an issue in this process, within a time limit; no traceback may come out."""
    folder = path.parent / "dist"
    with deadline(_SECONDS):
        arguments = [*flags, "--offline", "-o", str(folder), "--", str(path)]
        environment = {"DIGEST_EXPORT_CACHE": str(path.parent / "cache")}
        result = CliRunner().invoke(main, arguments, env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    assert "this is a fault of ours" not in result.output, result.output
    return Arrival(result.exit_code, result.output, folder)


def shown(arrival: Arrival, pdftotext: str) -> dict[str, str]:
    """Return the text that a reader of each format sees, without white space."""
    readers = {"epub": texts.epub, "docx": texts.docx, "wechat": texts.wechat}
    files = arrival.files
    found = {name: read(files[name]) for name, read in readers.items() if name in files}
    if "pdf" in files:
        found["pdf"] = texts.pdf(files["pdf"], pdftotext)
    return {name: texts.squeezed(text) for name, text in found.items()}


def insides(path: Path) -> bytes:
    """Return all bytes of a file, unpacked where it is a package."""
    data = path.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return b"\n".join(package.read(name) for name in package.namelist())


@contextmanager
def deadline(seconds: int) -> Iterator[None]:
    """Fail what takes longer."""

    def late(_: int, __: FrameType | None) -> None:
        pytest.fail(f"it takes longer than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def trap(folder: Path, secret: str) -> None:
    """Lay beside an issue what its pictures must not reach."""
    above = folder.parent
    (above / "secret.png").write_text(secret)
    (above / "out").mkdir(exist_ok=True)
    (above / "out" / "secret.png").write_text(secret)
    (folder / "link.png").symlink_to(above / "secret.png")
    (folder / "folder").symlink_to(above / "out")
    (folder / "loop.png").symlink_to(folder / "loop.png")
    (folder / "zero.png").symlink_to("/dev/zero")
    os.mkfifo(folder / "fifo.png")
