"""Mends an issue: rounds of replacements until no rule has one left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from exporter import files, output
from exporter.config import Settings
from exporter.diagnostics import Report
from exporter.linter import edits
from exporter.linter.catalogue import chosen
from exporter.linter.habit import Habit
from exporter.linter.linting import rule_hits
from exporter.linter.proof import ALONE, UNKNOWN, pull
from exporter.linter.switches import is_on, read_switches
from exporter.model.source import Source
from exporter.reading import load

_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Mended:
    """The text of a file before and after, with plain line feeds, and the bytes it should have."""

    before: str
    after: str
    data: bytes


def mend(
    path: Path, settings: Settings, *, unsafe: bool = False, habit: Habit = ALONE
) -> Mended | None:
    """Return an issue with everything mended that can be, None if nothing can; it is not written.

    What could change the meaning is mended only if `unsafe` asks for it. What overlaps, or appears
    once something else is mended, is mended in a further round.

    Raises
    ------
    ExportError
        If the issue cannot be read, or is not UTF-8 and something is to be mended.
    """
    source = load(path, Report(str(path)), settings.max_issue)
    text = source.text
    for _ in range(_ROUNDS):
        mended = _once(replace(source, text=text), settings, unsafe=unsafe, habit=habit)
        if mended == text:
            break
        text = mended
    if text == source.text:
        return None
    given = files.read(path, settings.max_issue)
    data = edits.carry_over(str(path), given, source.text, text)
    return Mended(edits.shown(given), edits.shown(data), data) if data != given else None


def overwrite(path: Path, data: bytes) -> None:
    """Put the bytes into the file; a link to it and its permissions stay.

    Raises
    ------
    ExportError
        If the file cannot be written.
    """
    file = path.resolve()
    mode = file.stat().st_mode
    output.write(file, data)
    file.chmod(mode)


def _once(source: Source, settings: Settings, *, unsafe: bool, habit: Habit) -> str:
    proof = pull(source, settings, Report(str(source.path)), habit)
    switches = read_switches(proof)
    hits = (
        hit
        for rule, hit in rule_hits(proof, chosen(settings.check))
        if rule.fixable
        and (hit.safe or unsafe)
        and hit.start != UNKNOWN
        and is_on(switches, rule.code, proof.place(hit.start)[0])
    )
    return edits.apply(source.text, hits)
