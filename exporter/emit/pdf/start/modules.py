"""Puts modules that were made ready into the place of WeasyPrint's own.

One that was made of another version, and one that does not find the libraries of this machine,
gives way to the original.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from hashlib import sha256
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

MADE = Path(__file__).parent / "made"
NAMES = ("weasyprint.text.ffi", "weasyprint.text.fonts", "weasyprint.pdf.fonts")


def stamp(source: bytes) -> bytes:
    """Return the first line of a module that is made of a source."""
    return f"# made of {sha256(source).hexdigest()}\n".encode()


def file(name: str) -> Path:
    """Return where the module is that stands for the one of a name."""
    return MADE / name.replace(".", "-")  # no `.py`: it is not ours to check


def quicken() -> None:
    """Serve the modules that were made, from now on; those that are imported already stay."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find a module that was made of the one that would be found without us."""
        if fullname not in NAMES:
            return None
        original = PathFinder.find_spec(fullname, path, target)
        made = file(fullname)
        if original is None or original.origin is None or not made.is_file():
            return None
        expected = stamp(Path(original.origin).read_bytes())
        with made.open("rb") as opened:
            if opened.readline() != expected:
                return None
        return spec_from_file_location(fullname, made, loader=_Loader(fullname, made, original))


class _Loader(SourceFileLoader):
    def __init__(self, name: str, made: Path, original: ModuleSpec) -> None:
        super().__init__(name, str(made))
        self._original = original

    def exec_module(self, module: ModuleType) -> None:
        """Run the module; where a library has another name than usual, run the original."""
        try:
            super().exec_module(module)
        except OSError:
            if self._original.loader is None:
                raise
            self._original.loader.exec_module(module)
