"""Kills a process at a line of its own: a clock seldom strikes while a file is being written."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Collection
from types import FrameType
from typing import Any

Tracer = Callable[[FrameType, str, Any], Any]


def watch(files: Collection[str | None], at: int = 0) -> list[int]:
    """Count the lines of some source files that this process runs, and kill it at one of them.

    Parameters
    ----------
    files : collection of str
        The sources, as modules have them in `__file__`.
    at : int
        The line, by the order in which they are run, at which to die; 0 lets it live.

    Returns
    -------
    list of int
        One number: how many there were until now.
    """
    passed = [0]

    def line(_: FrameType, event: str, __: object) -> Tracer:
        if event == "line":
            passed[0] += 1
            if passed[0] == at:
                os.kill(os.getpid(), signal.SIGKILL)
        return line

    def call(frame: FrameType, _: str, __: object) -> Tracer | None:
        return line if frame.f_code.co_filename in files else None

    threading.settrace(call)
    sys.settrace(call)
    return passed
