"""A baseline: what is known to be wrong in an old archive, so that only what is new is said.

A finding is known by its file, its code and the words of its line, not by the line's number: what
moves stays known, what is edited is new.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from msgspec import ValidationError, convert

from exporter.diagnostics import ExportError, Problem, Report
from exporter.linter.finding import Finding
from exporter.reading import load

_VERSION = 1
Key = tuple[str, str, str]


def write(findings: Iterable[Finding]) -> bytes:
    """Return the file that makes these findings known."""
    keys = sorted(key for _, key in _keyed(findings))
    record = {"version": _VERSION, "known": keys}
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def unknown(findings: Iterable[Finding], file: Path) -> tuple[Finding, ...]:
    """Return the findings that a baseline does not know; each line of it makes one known.

    Raises
    ------
    ExportError
        If the file cannot be read, or is no baseline.
    """
    try:
        record = json.loads(file.read_bytes())
        known = Counter(convert(record["known"], list[Key]))
    except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
        hint = "write it with `--update-baseline`"
        raise ExportError(Problem.UNREADABLE, f"{file} is no baseline", hint=hint) from error
    new = []
    for found, key in _keyed(findings):
        if known[key]:
            known[key] -= 1
        else:
            new.append(found)
    return tuple(new)


def _keyed(findings: Iterable[Finding]) -> Iterator[tuple[Finding, Key]]:
    lines = cache(_lines)
    for found in findings:
        text = lines(found.path)
        line = text[found.line - 1].strip() if 0 < found.line <= len(text) else ""
        digest = sha256(line.encode()).hexdigest()[:16]
        yield found, (Path(found.path).as_posix(), found.code, digest)


def _lines(path: str) -> list[str]:
    try:
        return load(Path(path), Report()).text.split("\n")
    except ExportError:
        return []
