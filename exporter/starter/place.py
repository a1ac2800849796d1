"""Says where the next issue goes: beside the last, called as its series calls issues."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import takewhile
from pathlib import Path

from exporter.passes.names import read_name
from exporter.starter.counting import counted_on, folder_on

_EDGES = " -_.·—–、，：:"
_FOLDER_SPEAKS = frozenset({"readme", "index", "_index"})


def next_path(
    last: Path, before: Path | None, numbers: tuple[str, str], days: tuple[date | None, date]
) -> Path:
    """Return the path of the next issue: number and day count on, a title in the name is left out.

    Parameters
    ----------
    last, before : Path
        The last issue, and the one before it if there is one.
    numbers, days : pair
        The last one and the next one; "" and None where there is none.
    """
    on = partial(counted_on, numbers=numbers, days=days)
    if last.stem.casefold() in _FOLDER_SPEAKS:
        called = _called(last.parent.name, before.parent.name if before else None, on)
        return _folder(last.parent.parent, days) / called / last.name
    called = _called(last.stem, before.stem if before else None, on)
    return _folder(last.parent, days) / f"{called}{last.suffix}"


def _called(name: str, before: str | None, on: partial[str]) -> str:
    following = on(name)
    if following == name:
        return name
    pairs = zip(reversed(name), reversed(following), strict=False)
    kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    title = following[len(following) - kept :]
    is_same = before is not None and before.endswith(title)
    if not title or is_same or (before is None and not read_name(name).title):
        return following
    return following.removesuffix(title).strip(_EDGES)


def _folder(folder: Path, days: tuple[date | None, date]) -> Path:
    """Return the folder, where it or the one above it is a year or month, those of the next day."""
    above = folder.parent
    if folder.name and above.name:
        above = above.with_name(folder_on(above.name, days))
    return above / folder_on(folder.name, days) if folder.name else folder
