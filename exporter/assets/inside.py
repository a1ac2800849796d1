"""Opens what lies in the folder of an issue, in the words for pictures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from exporter import files
from exporter.assets.errors import OutsideError


@contextmanager
def opened(path: Path, folder: Path) -> Iterator[BufferedReader]:
    """Open a file whose real place is in a folder, see `files.opened`.

    Raises
    ------
    OutsideError
        If it lies elsewhere, or did so a moment ago.
    OSError
        If it cannot be read, or is no regular file.
    """
    try:
        with files.opened(path, folder) as file:
            yield file
    except files.ElsewhereError as error:
        raise OutsideError(f"{path.name} leads out of the folder of the issue") from error
