"""The text of an issue as it was read from its file, and where that file lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """An issue before anything is understood: lines end in a line feed, nothing invisible is left.

    `path` is the file, whose folder local pictures are relative to; `stem` its name without the
    suffix; `folders` are the names of the folders around it, the nearest last.
    """

    path: Path
    stem: str
    text: str
    folders: tuple[str, ...] = ()
