"""Knows the formats: ours, then those of installed packages, by entry points.

Packages are looked through when a name is not ours: who wants our own formats waits for none. What
is wrong with a package is one sentence, for whoever asks for its format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from exporter.config.options import FormatOptions, described
from exporter.emit.format import SUFFIX, Format
from exporter.emit.formats import docx, epub, markdown, pdf, wechat
from exporter.model.profile import Notation, PictureProfile
from exporter.spelling import nearest

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

MEND = "mend the package that brings it, or uninstall it"
GROUP = "digest_export.formats"
OWN: dict[str, Format] = {
    row.name: row for row in (pdf.FORMAT, epub.FORMAT, docx.FORMAT, wechat.FORMAT, markdown.FORMAT)
}
_NAME = re.compile(r"[a-z][a-z0-9]*")


@dataclass(frozen=True, slots=True)
class Installed:
    """The formats of installed packages, and of those that are broken, why."""

    formats: Mapping[str, Format]
    broken: Mapping[str, str]


class Formats(Mapping[str, Format]):
    """All formats by their name, ours first."""

    def __getitem__(self, name: str) -> Format:
        """Return a format, one of a package only where it is none of ours."""
        return OWN[name] if name in OWN else installed().formats[name]

    def __iter__(self) -> Iterator[str]:
        yield from OWN
        yield from installed().formats

    def __len__(self) -> int:
        return len(OWN) + len(installed().formats)

    def broken(self, name: str) -> str:
        """Return why the format that a package brings cannot be used; "" if there is none such."""
        return installed().broken.get(name, "")

    def unknown(self, name: str) -> tuple[str, str] | None:
        """Return what is to be said of a name that is no format, and a hint; None if it is one."""
        if name in self:
            return None
        if why := self.broken(name):
            return why, MEND
        hint = nearest(name, self) or f"choose from {', '.join(self)}"
        return f"there is no format {name!r}", hint


FORMATS = Formats()


@cache
def installed() -> Installed:
    """Load what packages bring, in the order of its names."""
    from importlib.metadata import entry_points  # takes longer than to find nothing

    formats: dict[str, Format] = {}
    broken: dict[str, str] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda one: (one.name, one.value)):
        origin = point.dist.name if point.dist else point.module
        try:
            formats[point.name] = _loaded(point, formats, origin)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a package does
            reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            reason = str(error) if isinstance(error, _UnfitError) else reason
            broken[point.name] = f"the format {point.name!r} of {origin} cannot be used: {reason}"
    return Installed(formats, broken)


class _UnfitError(Exception):
    """What a package brings is no format that we can take."""


def _loaded(point: EntryPoint, others: Mapping[str, Format], origin: str) -> Format:
    if point.name in OWN or point.name in others:
        raise _UnfitError("there is a format of that name already")
    row = point.load()
    if not isinstance(row, Format):
        raise _UnfitError(f"{point.value} is no `Format`")
    if row.name != point.name or not _NAME.fullmatch(row.name):
        raise _UnfitError("the name in its row is another, or not of small letters and digits")
    if not SUFFIX.fullmatch(row.suffix) or row.suffix in {
        one.suffix for one in (*OWN.values(), *others.values())
    }:
        raise _UnfitError(f"its files cannot end in {row.suffix!r}, or those of another format do")
    if not set(row.needs) <= OWN.keys():
        raise _UnfitError(f"it needs {', '.join(row.needs)}: only our own formats can be needed")
    kinds = ((row.pictures, PictureProfile), (row.formulas, Notation))
    if not all(said is None or isinstance(said, kind) for said, kind in kinds):
        raise _UnfitError("its `pictures` are no `PictureProfile`, or its `formulas` no `Notation`")
    _check_options(row)
    return replace(row, origin=origin)


def _check_options(row: Format) -> None:
    if not issubclass(row.options, FormatOptions):
        raise _UnfitError("its options are no class that is derived from `FormatOptions`")
    for one in described(row.options):
        flag = one.key.flag
        if flag and not flag.startswith(f"--{row.name}-"):
            raise _UnfitError(f"its flag {flag} does not begin with --{row.name}-")


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Return formats, each once, after those that it needs of them; ours before others."""
    asked = set(names)
    rows = [*(name for name in OWN if name in asked), *sorted(asked - OWN.keys())]
    sorter = TopologicalSorter({name: asked.intersection(FORMATS[name].needs) for name in rows})
    return tuple(sorter.static_order())
