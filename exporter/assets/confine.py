"""Decodes pictures where they can do no harm: what may be dear, in a process of its own.

A picture whose head promises little work is decoded here. Every other, and every drawing that is
not plain, goes to a child process that may take so much memory and so many seconds and no more;
whatever it does, this process goes on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from exporter.assets.errors import BrokenError, PictureError
from exporter.assets.limits import Limits
from exporter.assets.sniff import Kind, sniff
from exporter.assets.strip import is_slim

# Decoders are imported when there is something to decode: a full cache needs none.
if TYPE_CHECKING:
    from exporter.assets.decode import Raster

_MEMORY = 640 * 2**20
_SECONDS, _WALL_SECONDS = 10, 60
_PATIENCE = 3
_LIGHT_BYTES = 8 * 2**20
_LIGHT_PIXELS = 8_000_000
_LIGHT_WORK = 100_000_000
_DEAR = {Kind.AVIF, Kind.TIFF, Kind.ICO}
_FRAME = {Kind.GIF: b"\x21\xf9\x04", Kind.WEBP: b"ANMF"}
_SCAN = b"\xff\xda"
_CHILD = "from exporter.assets.confine import serve; serve()"
_SLOW = "the picture takes too long to decode"
# SIGXCPU; SIGKILL, as the soft limit is the hard one; the same on Linux and macOS.
_TIME_IS_OVER = {-24, -9}
_HINT = "open the picture in a viewer and save it as PNG or JPEG, not too large"


@dataclass(slots=True)
class Confinement:
    """Decodes the pictures of one issue; loses patience when too many take too long.

    `seconds` is the processor time that all those may take that are decoded apart.
    """

    limits: Limits = field(default_factory=Limits)
    seconds: float = 40.0
    _spent: float = 0.0
    _lost: int = 0
    _one_at_a_time: Lock = field(default_factory=Lock, repr=False)

    def decode(self, data: bytes, side: int, *, moving: bool = False) -> Raster:
        """Decode a picture, see `exporter.assets.decode`.

        Raises
        ------
        BrokenError
            If it is no picture, not whole, too large, or takes too much memory or time.
        """
        from exporter.assets.decode import decode

        if _is_light(data, self.limits, moving=moving):
            return decode(data, side, self.limits, moving=moving)
        with self._one_at_a_time:
            if self._lost >= _PATIENCE or self._spent >= self.seconds:
                raise BrokenError(f"{_SLOW}, like others before it", hint=_HINT)
            before = _time_of_children()
            try:
                return _apart(data, side, self.limits, moving=moving)
            except subprocess.TimeoutExpired as error:
                self._lost += 1
                raise BrokenError(_SLOW, hint=_HINT) from error
            finally:
                self._spent += _time_of_children() - before


def _time_of_children() -> float:
    """Return the seconds of processor time that child processes have taken so far."""
    times = os.times()
    return times.children_user + times.children_system


def _is_light(data: bytes, limits: Limits, *, moving: bool) -> bool:
    """Tell whether little can come of decoding a picture, as far as its head and marks say."""
    if len(data) > _LIGHT_BYTES:
        return False
    kind = sniff(data)
    if kind in _DEAR:
        return False
    try:
        if kind is Kind.SVG:
            from exporter.assets.svg import is_plain

            return is_plain(data)
        from exporter.assets.decode import open_head

        image = open_head(data, kind, limits)
    except PictureError:
        raise
    except Exception:  # noqa: BLE001 - parsers raise whatever they come across; the child will say it
        return False
    pixels = image.width * image.height
    rounds = data.count(_SCAN) if kind is Kind.JPEG else 1
    if moving and kind in _FRAME:
        rounds = max(1, data.count(_FRAME[kind]))
    # Such a JPEG is decoded at an eighth of its size, if need be.
    slim = kind is Kind.JPEG and is_slim(data)
    return pixels * rounds <= _LIGHT_WORK and (slim or pixels <= _LIGHT_PIXELS)


def _apart(data: bytes, side: int, limits: Limits, *, moving: bool) -> Raster:
    task = {
        "side": side,
        "pixels": limits.pixels,
        "frames": limits.frames,
        "moving": moving,
        "memory": _MEMORY,
        "seconds": _SECONDS,
    }
    # -P: what lies in the current folder must not be imported.
    command = [sys.executable, "-P", "-c", _CHILD]
    head = json.dumps(task).encode() + b"\n"
    done = subprocess.run(  # noqa: S603 - our own code
        command, input=head + data, capture_output=True, timeout=_WALL_SECONDS, check=False
    )
    if done.returncode:
        if b"MemoryError" in done.stderr or b"memory" in done.stderr:
            raise BrokenError("the picture is too large for the memory", hint=_HINT)
        if done.returncode in _TIME_IS_OVER:
            raise subprocess.TimeoutExpired(command, _SECONDS)
        raise BrokenError("the picture is broken: its decoder gave up", hint=_HINT)
    text, _, pixels = done.stdout.partition(b"\n")
    answer = json.loads(text)
    if "error" in answer:
        raise BrokenError(answer["error"], hint=answer["hint"])
    from PIL import Image

    from exporter.assets.decode import Raster

    image = Image.frombytes(answer.pop("mode"), answer.pop("size"), pixels)
    return Raster(image, Kind(answer.pop("kind")), **answer)


def serve() -> None:
    """Read a task and a picture; write what `decode` says, and the pixels; within limits."""
    from exporter.assets.decode import decode

    source, sink = sys.stdin.buffer, sys.stdout.buffer
    task = json.loads(source.readline())
    _limit(task["memory"], task["seconds"])
    limits = Limits(task["pixels"], task["frames"])
    try:
        raster = decode(source.read(), task["side"], limits, moving=task["moving"])
    except BrokenError as error:
        sink.write(json.dumps({"error": error.message, "hint": error.hint}).encode())
        return
    head = {
        "mode": raster.image.mode,
        "size": raster.image.size,
        "kind": raster.kind,
        "width": raster.width,
        "height": raster.height,
        "faithful": raster.faithful,
        "moving": raster.moving,
        "playable": raster.playable,
        "density": raster.density,
    }
    sink.write(json.dumps(head).encode() + b"\n" + raster.image.tobytes())


def _limit(memory: int, seconds: int) -> None:
    """Give this process so much memory and time and no more, where the system can (POSIX)."""
    import resource

    for which, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))
