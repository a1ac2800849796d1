"""Finds the file of a font family: a user's own, what `make fonts` has built, or the system's."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from exporter import theme
from exporter.emit.fonts import files

_FONTCONFIG = {files.REGULAR: "80", files.BOLD: "200"}
_SECONDS = 10
_FORM = "%{family}\n%{weight}\n%{index}\n%{file}"


@cache
def find(
    family: str, weight: int, own: Path | None = None, *, vertical: bool = False
) -> tuple[Path, int] | None:
    """Return the file of a family, and which font of it: a user's, our own, or the system's.

    What `make fonts` builds is made for horizontal lines: it has no vertical forms.
    """
    if facts := files.choose(family, weight, files.own(own)):
        return facts.path, facts.index
    built = theme.built_font(family, bold=weight == files.BOLD)
    return (built, 0) if built and not vertical else _installed(family, weight)


@cache
def holding(character: str, *, emoji: bool = False) -> tuple[Path, int] | None:
    """Return the font of the system that fontconfig thinks best for a character."""
    wanted = "emoji" if emoji else ":lang=zh-cn"
    found = _matched(f"{wanted}:charset={ord(character):x}")
    return None if found is None else found[2:]


def _installed(family: str, weight: int) -> tuple[Path, int] | None:
    """Ask fontconfig, which answers with the nearest: only the family itself will do."""
    pattern = f"{family.replace('-', chr(92) + '-')}:weight={_FONTCONFIG[weight]}"
    found = _matched(pattern)
    if found is None or family not in found[0].split(",") or found[1] != _FONTCONFIG[weight]:
        return None
    return found[2:]


def _matched(pattern: str) -> tuple[str, str, Path, int] | None:
    """Return family, weight, file and index of what fontconfig finds."""
    try:
        done = subprocess.run(  # noqa: S603 - fontconfig's own program
            ["fc-match", "-f", _FORM, pattern],  # noqa: S607 - wherever it is installed
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
        family, weight, index, file = done.stdout.decode(errors="replace").split("\n", 3)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return family, weight, Path(file), int(index) & 0xFFFF
