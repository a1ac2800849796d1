"""Bytes out, pure: a format is one module here and one row in `FORMATS`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from graphlib import TopologicalSorter
from importlib import import_module
from typing import Protocol, cast

from exporter.diagnostics import Report
from exporter.model.bundle import Bundle, Notation, PictureProfile


class Emit(Protocol):
    """Transcribe a bundle into one file's bytes: no network, no clock, of the disk only fonts."""

    def __call__(self, bundle: Bundle, report: Report) -> bytes:
        """Return the file; what the editor should know goes into the report."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its files' ending, the module that emits it, what it asks of the assets, if so.

    `needs` names the formats whose result it wants to know, where they are made too.
    """

    suffix: str
    module: str
    pictures: PictureProfile | None
    formulas: Notation | None
    needs: tuple[str, ...] = ()

    def emitter(self) -> Emit:
        """Import the module, which may be slow, and return its `emit`."""
        return cast("Emit", import_module(self.module).emit)


FORMATS: dict[str, Format] = {
    "pdf": Format(
        suffix=".pdf",
        module="exporter.emit.pdf",
        pictures=PictureProfile(
            types=("jpeg", "png"), max_side=1400, max_bytes=1_500_000, tall_side=7200
        ),
        formulas=Notation.SVG,
    ),
    "epub": Format(
        suffix=".epub",
        module="exporter.emit.epub",
        pictures=PictureProfile(
            types=("jpeg", "png", "gif", "webp"), max_side=1600, max_bytes=500_000, animation=True
        ),
        formulas=Notation.MATHML,
    ),
    "docx": Format(
        suffix=".docx",
        module="exporter.emit.docx",
        pictures=PictureProfile(types=("jpeg", "png"), max_side=1600, max_bytes=1_000_000),
        formulas=Notation.OMML,
        needs=("pdf",),
    ),
    "wechat": Format(
        suffix=".wechat.html",
        module="exporter.emit.wechat",
        pictures=PictureProfile(
            types=("jpeg", "png", "gif"), max_side=1080, max_bytes=1_000_000, animation=True
        ),
        formulas=Notation.SVG,
    ),
    # never `.md`: the source itself may lie in the folder that receives the files
    "markdown": Format(
        suffix=".canonical.md", module="exporter.emit.markdown", pictures=None, formulas=None
    ),
}


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Return formats, each once, after those that it needs of them."""
    asked = set(names)
    sorter = TopologicalSorter(
        {name: asked.intersection(FORMATS[name].needs) for name in FORMATS if name in asked}
    )
    return tuple(sorter.static_order())
