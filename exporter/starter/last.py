"""Finds the last issue of a newsletter and the one before it, by what their files are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from exporter.diagnostics import ExportError, Problem

_FIGURES = re.compile(r"(\d+)")
_DEEPEST = 4


def last_issue(place: Path) -> tuple[Path, Path | None]:
    """Return the last issue of a folder, and the one before it, None if there is none.

    Names are ordered as people count: 9 comes before 10. A file without a figure in its name, or in
    those of its folders, is no issue.

    Parameters
    ----------
    place : Path
        The folder, which is searched with those in it; or the last issue itself.

    Raises
    ------
    ExportError
        If there is no issue.
    """
    if place.is_file():
        others = sorted(_issues(_home(place)), key=_counted)
        earlier = [one for one in others if _counted(one) < _counted(place)]
        return place, earlier[-1] if earlier else None
    found = sorted(_issues(place), key=_counted)
    if not found:
        message = f"there is no issue in {place}, no Markdown file with a figure in its name"
        raise ExportError(Problem.UNREADABLE, message, hint="name the last issue, or run `init`")
    return found[-1], found[-2] if len(found) > 1 else None


def _home(issue: Path) -> Path:
    """Return the folder with the issues: one higher where each has a folder of its own."""
    return issue.parent if _FIGURES.search(issue.stem) else issue.parent.parent


def _issues(folder: Path, depth: int = 0) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith((".", "_")) or entry.name in {"dist", "node_modules"}:
            continue
        if entry.is_dir() and not entry.is_symlink():
            if depth < _DEEPEST:
                yield from _issues(entry, depth + 1)
        elif entry.suffix.lower() == ".md":
            speaks = depth and entry.stem.casefold() in {"readme", "index"}
            if _FIGURES.search(folder.name if speaks else entry.stem):
                yield entry


def _counted(path: Path) -> tuple[tuple[int, str], ...]:
    """Return a path in pieces that sort as people count."""
    pieces = _FIGURES.split(path.resolve().as_posix().casefold())
    return tuple((int(p), "") if p.isascii() and p.isdigit() else (-1, p) for p in pieces)
