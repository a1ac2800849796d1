"""Where an export goes: `-o dist` names a folder, `-o issue.pdf` the one file that is made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from exporter.emit import FORMATS


def settle(flags: dict[str, Any], issues: Sequence[Path]) -> dict[str, Any]:
    """Return the flags with the folder, the name and the format of a file that `-o` names.

    Raises
    ------
    click.UsageError
        If the file would have to be several.
    """
    output: Path | None = flags["output"]
    name = "" if output is None else _format(output)
    if output is None or not name:
        return flags
    shown = f"-o {output.name}"
    if len(issues) > 1:
        raise click.UsageError(f"{shown} names one file, and these are {len(issues)} issues")
    if flags["formats"] not in {(), (name,)}:
        raise click.UsageError(f"{shown} is a file of {name}; --to asks for something else")
    stem = output.name.removesuffix(FORMATS[name].suffix)
    return {**flags, "formats": (name,), "output": output.parent, "stem": stem}


def _format(output: Path) -> str:
    """Return the format whose files are called so, an empty text if none or if it is a folder."""
    if output.is_dir():
        return ""
    found = [name for name in FORMATS if output.name.endswith(FORMATS[name].suffix)]
    return max(found, key=lambda name: len(FORMATS[name].suffix), default="")
