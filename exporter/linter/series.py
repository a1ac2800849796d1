"""Learns from the issues of a folder how they space Han and Latin, and what their names are.

What the words of one issue leave open, those of its neighbours tell. It takes no pandoc: code,
markup and addresses are hidden as the reader hides them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from exporter.config import Settings
from exporter.diagnostics import ExportError, Report
from exporter.linter.boundaries import at_words, begins_with_han, words_at
from exporter.linter.habit import Habit
from exporter.reading import load
from exporter.reading.draft import draft
from exporter.reading.front import take_front_matter
from exporter.reading.mask import Mask

_SEVERAL = 2
_OFTEN = 3
# So many times more often than with a space is a name written without.
_MOSTLY = 4
Pair = tuple[str, str]


@dataclass(slots=True)
class _Tally:
    """What was counted in the issues of one folder."""

    issues: int = 0
    spaced: Counter[Pair] = field(default_factory=Counter)
    unspaced: Counter[Pair] = field(default_factory=Counter)


def learn(issues: Iterable[tuple[Path, Settings]]) -> Mapping[Path, Habit]:
    """Return for each issue the habit of those that lie in its folder, if there are several.

    It depends neither on their order nor on what else is given.
    """
    asked = dict(issues)
    tallies: dict[Path, _Tally] = {path.parent: _Tally() for path in asked}
    for path, settings in asked.items() if len(asked) > 1 else ():
        try:
            source = load(path, Report(), settings.max_issue)
            _, text = take_front_matter(source.text, Report())
        except ExportError:
            continue  # the check says so
        _count(text, tallies[path.parent])
    habits = {folder: _habit(tally) for folder, tally in tallies.items()}
    return {path: habits[path.parent] for path in asked}


def _count(text: str, tally: _Tally) -> None:
    prose = draft(text).masked(Mask.MARKUP)
    tally.issues += 1
    for boundary in at_words(prose):
        counted = tally.spaced if boundary.is_spaced else tally.unspaced
        counted[words_at(prose, boundary.start, boundary.end)] += 1


def _habit(tally: _Tally) -> Habit:
    if tally.issues < _SEVERAL:
        return Habit()
    names = {
        "".join(pair)
        for pair, count in tally.unspaced.items()
        if count >= max(_OFTEN, _MOSTLY * tally.spaced[pair]) and not begins_with_han(pair[0])
    }
    return Habit(tally.spaced.total(), tally.unspaced.total(), tuple(sorted(names)))
