"""What the stations of one reading share: the draft with its columns, the formulas, the notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model.issue import Note
from exporter.read.anchors import Anchors
from exporter.read.draft import JOINER, Draft
from exporter.read.formulas import Formulas

Place = tuple[int, int]


@dataclass(slots=True)
class Context:
    """The state of one reading.

    `numbers` gives each footnote its number by its text, which pandoc repeats with all its places
    at every call. `marks` are the names of hand-made anchors with their lines.
    """

    draft: Draft
    formulas: Formulas
    report: Report
    anchors: Anchors = field(default_factory=Anchors)
    numbers: dict[bytes, int] = field(default_factory=dict)
    notes: dict[int, Note] = field(default_factory=dict)
    marks: list[tuple[str, int]] = field(default_factory=list)

    def original(self, text: str) -> str:
        """Undo in a string that is no running text what the draft changed for pandoc."""
        return self.formulas.restore(text.replace(JOINER, ""))

    def split(self, text: str, place: Place) -> Iterator[n.Text | n.Math | n.MathBlock]:
        """Make nodes of running text: joiners go, formulas come back."""
        return self.formulas.split(text.replace(JOINER, ""), *place)
