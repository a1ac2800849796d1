"""Finds the pictures that Obsidian names without their folder: `![[a.png]]`.

They are looked for beside the issue, in the folders where Obsidian keeps attachments, then by name
anywhere below the issue's folder, and never outside of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from unicodedata import normalize

_FOLDERS = ("", "attachments", "assets", "附件")
_MOST_FILES = 20_000


@dataclass(slots=True)
class Attachments:
    """The files below a folder by their names; they are listed when a name is first needed."""

    folder: Path
    _by_name: dict[str, list[str]] | None = field(default=None, repr=False)
    _found: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def find(self, name: str) -> tuple[str, ...]:
        """Return the paths that a name may mean, the likeliest first, relative to the folder."""
        if name not in self._found:
            self._found[name] = self._look(name)
        return self._found[name]

    def _look(self, name: str) -> tuple[str, ...]:
        wanted = PurePosixPath(name.replace("\\", "/").lstrip("/"))
        if ".." in wanted.parts or not wanted.name:
            return ()
        for folder in _FOLDERS:
            path = PurePosixPath(folder) / wanted
            if self._holds(path):
                return (str(path),)
        key = _key(wanted.name)
        found = self._listed().get(key, [])
        tail = _key(str(wanted))
        whole = [path for path in found if _key(path).endswith(tail)]
        return tuple(whole or found)

    def _holds(self, path: PurePosixPath) -> bool:
        """Tell whether a path is a file that no link leads out of the folder."""
        try:
            if not (self.folder / path).is_file():
                return False
            home = self.folder.resolve()
            real = (home / path).resolve()
            return real.is_relative_to(home)
        except (OSError, ValueError, RuntimeError):
            return False

    def _listed(self) -> dict[str, list[str]]:
        if self._by_name is None:
            self._by_name = {}
            for path in sorted(self._files(), key=lambda path: (path.count("/"), path)):
                self._by_name.setdefault(_key(path.rpartition("/")[2]), []).append(path)
        return self._by_name

    def _files(self) -> Iterator[str]:
        """Yield the files below the folder, hidden folders and linked ones aside."""
        count = 0
        for root, folders, names in os.walk(self.folder, onerror=None, followlinks=False):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                count += 1
                if count > _MOST_FILES:
                    return
                path = PurePosixPath(Path(root, name).relative_to(self.folder).as_posix())
                if self._holds(path):
                    yield str(path)


def _key(name: str) -> str:
    return normalize("NFC", name).casefold()
