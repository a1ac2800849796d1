"""Runs the pandoc that pypandoc brings: text in, bytes out, sandboxed, within limits."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from exporter.diagnostics import ExportError, Problem

_SECONDS = 60
_MEGABYTES = 640
# GHC's run-time system keeps to these on every platform; pandoc is built to accept them. With 16 MB
# between two collections an issue takes a twentieth less time; with 4, 8 or 64 it does not.
_LIMITS = ("+RTS", f"-M{_MEGABYTES}m", "-K64m", "-A16m", "-RTS")
_OUT_OF_STACK, _OUT_OF_MEMORY = 2, 251
_REMEDY = "run `digest-export doctor`"


@cache
def binary() -> str:
    """Return the path of the pandoc that lies in the package pypandoc, else the one it knows of.

    pypandoc itself is asked last: it loads an HTTP client, and runs every pandoc on PATH to use
    the newest, so that the same issue would not give the same bytes on two machines.

    Raises
    ------
    ExportError
        If there is none.
    """
    package = find_spec("pypandoc")
    folders = package.submodule_search_locations or () if package else ()
    bundled = (shutil.which("pandoc", path=str(Path(folder, "files"))) for folder in folders)
    found = next(filter(None, bundled), None)
    if found:
        return found
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError) as error:
        message = "pandoc is not installed"
        raise ExportError(Problem.UNREADABLE, message, hint=_REMEDY) from error


def run(arguments: list[str], text: str) -> tuple[bytes, str]:
    """Run pandoc sandboxed.

    Parameters
    ----------
    arguments : list of str
        What to read and write, as on pandoc's command line.
    text : str
        Standard input.

    Returns
    -------
    tuple of bytes and str
        Standard output, and what pandoc complained about on standard error.

    Raises
    ------
    ExportError
        If pandoc fails, takes longer than a minute or needs more than 640 MB.
    """
    command = [binary(), *_LIMITS, "--sandbox", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - pypandoc's own binary
            command, input=text.encode(), capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        message = f"pandoc took longer than {_SECONDS} seconds"
        hint = "look for a very long paragraph or very deep nesting"
        raise ExportError(Problem.UNREADABLE, message, hint=hint) from error
    except OSError as error:
        message = f"pandoc cannot be run: {error}"
        raise ExportError(Problem.UNREADABLE, message, hint=_REMEDY) from error
    complaints = done.stderr.decode(errors="replace").strip()
    if done.returncode in {_OUT_OF_STACK, _OUT_OF_MEMORY}:
        message = f"pandoc needs more than {_MEGABYTES} MB of memory"
        hint = "look for a huge table or very deep nesting"
        raise ExportError(Problem.UNREADABLE, message, hint=hint)
    if done.returncode:
        raise ExportError(Problem.UNREADABLE, f"pandoc failed: {complaints or done.returncode}")
    return done.stdout, complaints
