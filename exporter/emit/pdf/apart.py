"""Renders in a process of its own, within limits, what a theme that is not ours may make dear.

The style sheet of a theme is cleaned before it comes here; what honest properties may cost, such as
margins that leave room for one character a page, only the renderer itself can tell.
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from contextlib import suppress

from exporter.diagnostics import ExportError, Problem, Report
from exporter.emit.format import Emission
from exporter.emit.formats.pdf import FORMAT
from exporter.model.bundle import Bundle

_MEMORY = 800 * 2**20
_SECONDS, _WALL_SECONDS = 60, 300
_CHILD = "from exporter.emit.pdf.apart import serve; serve()"


def emit_apart(bundle: Bundle, report: Report) -> Emission:
    """Return the PDF of a bundle; what the child reports goes into the report.

    Raises
    ------
    ExportError
        If it cannot be made, or takes more than 800 MB or 60 seconds of processor time.
    """
    # -P: what lies in the current folder must not be imported.
    command = [sys.executable, "-P", "-c", _CHILD]
    task = pickle.dumps(bundle)
    try:
        done = subprocess.run(  # noqa: S603 - our own code
            command, input=task, capture_output=True, timeout=_WALL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise _too_dear(bundle) from error
    head, _, pdf = done.stdout.partition(b"\n")
    if done.returncode or not head:
        raise _too_dear(bundle)
    answer = json.loads(head)
    for problem, message, line, column, hint in answer["found"]:
        report.add(Problem(problem), message, line=line, column=column, hint=hint)
    if "error" in answer:
        problem, message, hint = answer["error"]
        raise ExportError(Problem(problem), message, hint=hint)
    return Emission({FORMAT.suffix: pdf}, answer["pages"])


def serve() -> None:
    """Read a bundle, write what was found and the PDF; within limits."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    bundle: Bundle = pickle.loads(source.read())  # noqa: S301 - from our own process
    _limit()
    from exporter.emit.pdf import emit_here

    report = Report()
    answer: dict[str, object] = {}
    made = Emission({FORMAT.suffix: b""})
    try:
        made = emit_here(bundle, report)
    except ExportError as error:
        answer["error"] = (error.problem.value, error.message, error.hint)
    except MemoryError:
        dear = _too_dear(bundle)
        answer["error"] = (dear.problem.value, dear.message, dear.hint)
    answer["found"] = [
        (one.problem.value, one.message, one.line, one.column, one.hint)
        for one in report.diagnostics
    ]
    answer["pages"] = made.pages
    sink.write(json.dumps(answer).encode() + b"\n" + made.files[FORMAT.suffix])


def _too_dear(bundle: Bundle) -> ExportError:
    message = f"the theme {bundle.theme.name} takes too much time or memory to lay out"
    hint = "take out of its style sheets what you added last"
    return ExportError(Problem.FORMAT_FAILED, message, hint=hint)


def _limit() -> None:
    """Give this process so much memory and time and no more, where the system can (POSIX)."""
    import resource

    for which, most in (
        (resource.RLIMIT_DATA, _MEMORY),
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))
