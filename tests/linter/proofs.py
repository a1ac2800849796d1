"""Issues that are checked: what is found in them, and what comes of mending them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from exporter.config import Settings
from exporter.linter import Finding, check, mend

BASE = Settings()
ABSENT = ("summary-missing", "cover-missing", "title-missing", "image-missing")


def settings(*select: str, ignore: tuple[str, ...] = ABSENT, **rules: Any) -> Settings:
    chosen = replace(BASE.check, select=select or ("default",), ignore=ignore, **rules)
    return replace(BASE, check=chosen)


def look(text: str, *select: str, **rules: Any) -> tuple[Finding, ...]:
    """What is found in a text."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "刊.md"
        path.write_bytes(text.encode())
        return check(path, settings(*select, **rules))


def places(text: str, code: str, **rules: Any) -> list[tuple[int, int]]:
    """Where one rule finds something: line and column."""
    return [(found.line, found.column) for found in look(text, code, **rules)]


def mended(text: str, *select: str, unsafe: bool = False, **rules: Any) -> str:
    """The text after `--fix`, or `--unsafe-fixes`."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "刊.md"
        path.write_bytes(text.encode())
        done = mend(path, settings(*select, **rules), unsafe=unsafe)
        return text if done is None else done.data.decode()
