"""Looks over many issues side by side: most of the time is spent waiting for pandoc."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from exporter.config import Settings
from exporter.linter.finding import Finding
from exporter.linter.habit import Habit
from exporter.linter.linting import check
from exporter.linter.series import learn

_WORTH_IT = 8
_AT_ONCE = 4


def check_each(
    issues: Sequence[tuple[Path, Settings]], processes: int | None = None
) -> Iterator[tuple[Finding, ...]]:
    """Yield what is to be said of each issue, in their order; those of a folder are a series.

    Parameters
    ----------
    processes : int or None
        How many processes share the work; None takes one a core where the issues are many.

    Raises
    ------
    ExportError
        If the settings of one name a rule that there is not.
    """
    habits = learn(issues)
    known = [(path, settings, habits[path]) for path, settings in issues]
    several = min(os.cpu_count() or 1, len(issues) // _WORTH_IT)
    workers = processes if processes is not None else several
    if workers <= 1:
        yield from map(_check, known)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(_check, known, chunksize=_AT_ONCE)


def _check(issue: tuple[Path, Settings, Habit]) -> tuple[Finding, ...]:
    path, settings, habit = issue
    return check(path, settings, habit=habit)
