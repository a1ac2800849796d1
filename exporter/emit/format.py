"""What a format is: how its files are named, what emits them, what it asks of the assets."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from exporter.config.options import FormatOptions
from exporter.diagnostics import Report
from exporter.model.profile import Notation, PictureProfile

if TYPE_CHECKING:
    from exporter.model.bundle import Bundle

SUFFIX = re.compile(r"(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Emission:
    """What a format makes of a bundle.

    Attributes
    ----------
    files : mapping of str to bytes
        Each file, by what stands behind the stem of the issue in its name, as `.pdf`.
    pages : mapping of str to int
        On which page, from 1, each anchor stands: for formats that have no pages of their own.
    """

    files: Mapping[str, bytes]
    pages: Mapping[str, int] = field(default_factory=dict)


class Emit(Protocol):
    """Transcribe a bundle: no network, no clock, of the disk only fonts."""

    def __call__(self, bundle: Bundle, report: Report) -> bytes | Emission:
        """Return the file, or several; what the editor should know goes into the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format.

    Attributes
    ----------
    name : str
        As `--to` and digest.toml say it.
    suffix : str
        What stands behind the stem of the issue in the name of its file.
    module : str
        The module whose `emit` makes it, imported when it is asked for.
    options : type
        The class of its options, which is its table in digest.toml.
    pictures : PictureProfile or None
        What pictures it takes; None takes none.
    formulas : Notation or None
        How it writes formulas; None writes none.
    needs : tuple of str
        Formats whose pages it wants to know, where they are made too.
    origin : str
        The package that brings it; "" is ours.
    """

    name: str
    suffix: str
    module: str
    options: type[FormatOptions] = FormatOptions
    pictures: PictureProfile | None = None
    formulas: Notation | None = None
    needs: tuple[str, ...] = ()
    origin: str = ""

    def emission(self, made: object, taken: Collection[str] = ()) -> Emission:
        """Return what an emitter made, as files that can be written.

        Parameters
        ----------
        taken : collection of str
            The endings of the files of other formats.

        Raises
        ------
        TypeError, ValueError
            If it is no file, or one that would lie elsewhere or in another's place.
        """
        whole = made if isinstance(made, Emission) else Emission({self.suffix: made})  # type: ignore[dict-item] # looked at below
        for suffix, data in whole.files.items():
            if not isinstance(data, bytes):
                raise TypeError(f"the emitter gave {type(data).__name__}, not bytes")
            if not SUFFIX.fullmatch(suffix) or suffix in taken:
                raise ValueError(f"its files cannot end in {suffix!r}")
        return whole

    def emitter(self) -> Emit:
        """Import the module, which may be slow, and return its `emit`."""
        return cast("Emit", import_module(self.module).emit)
