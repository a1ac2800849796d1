"""Sends a hostile issue on the whole journey and reads back what came of it."""

from __future__ import annotations

import io
import multiprocessing
import os
import re
import resource
import shutil
import signal
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

import pytest
import texts
from click.testing import CliRunner
from hostile.attack import CANARY, CONFIDENTIAL

from exporter.cli import main
from exporter.config import ALL_FORMATS
from exporter.emit import FORMATS

_SECONDS, _WALL_SECONDS = 60, 400
_MOST_MB = 1024
_STREAM = re.compile(rb"stream\r?\n")
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["hostile.journey", "exporter.pipeline", "exporter.emit.pdf"])


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


def travel(path: Path, *flags: str, offline: bool = True) -> Arrival:
    """Export an issue in this process, within a time limit; no traceback may come out."""
    folder = path.parent / "dist"
    with deadline(_SECONDS):
        arguments = [
            *flags,
            *(["--offline"] if offline else []),
            "-o",
            str(folder),
            "--",
            str(path),
        ]
        environment = {"DIGEST_EXPORT_CACHE": str(path.parent / "cache"), "TOKEN": CANARY}
        result = CliRunner().invoke(main, arguments, env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    assert "this is a fault of ours" not in result.output, result.output
    arrival = Arrival(result.exit_code, result.output, folder)
    for secret in (CANARY, CONFIDENTIAL):
        assert secret not in result.output
        for file in arrival.files.values():
            assert secret.encode() not in revealed(file)
    return arrival


def measured(path: Path, *flags: str) -> Arrival:
    """Export an issue in a process of its own; it and its child take less than a gigabyte."""
    here, there = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_measure, args=(there, path, flags))
    process.start()
    there.close()
    try:
        status, said, own, children = here.recv()
    except EOFError:
        pytest.fail("the export ended without a word, see what it wrote to standard error")
    finally:
        process.join()
    assert own + children < _MOST_MB, (own, children)
    return Arrival(status, said, path.parent / "dist")


def _measure(answer: Connection, path: Path, flags: tuple[str, ...]) -> None:
    arrival = travel(path, *flags)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    own, children = (
        resource.getrusage(who).ru_maxrss // unit
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    answer.send((arrival.status, arrival.said, own, children))


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


def revealed(path: Path) -> bytes:
    """Return what could tell a secret: the insides of a file, a PDF also inflated and read."""
    data = insides(path)
    if not data.startswith(b"%PDF"):
        return data
    return b"\n".join((data, *_streams(data), _words(path)))


def _streams(pdf: bytes) -> Iterator[bytes]:
    for found in _STREAM.finditer(pdf):
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(pdf[found.end() :])


def _words(path: Path) -> bytes:
    reader = shutil.which("pdftotext")
    return texts.pdf(path, reader).encode() if reader else b""


@contextmanager
def deadline(seconds: int) -> Iterator[None]:
    """Fail what takes this process longer, or seems to wait for ever.

    Processor time, because the machine may be busy.
    """

    def late(_: int, __: FrameType | None) -> None:
        pytest.fail(f"it takes longer than {seconds} seconds")

    kinds = (
        (signal.SIGPROF, signal.ITIMER_PROF, seconds),
        (signal.SIGALRM, signal.ITIMER_REAL, _WALL_SECONDS),
    )
    before = {number: signal.signal(number, late) for number, _, _ in kinds}
    for _, timer, after in kinds:
        signal.setitimer(timer, after)
    try:
        yield
    finally:
        for number, timer, _ in kinds:
            signal.setitimer(timer, 0)
            signal.signal(number, before[number])


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
