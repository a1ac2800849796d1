"""What the stations of one reading share: the draft with its columns, the formulas, the notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from exporter.config import Breaks
from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.model.issue import Note
from exporter.reading.anchors import Anchors
from exporter.reading.characters import clean
from exporter.reading.dialects.dropped import Dropped, Kind
from exporter.reading.draft import JOINER, Draft
from exporter.reading.formulas import Formulas
from exporter.words import Words

Place = tuple[int, int]


@dataclass(slots=True)
class Context:
    """The state of one reading.

    `numbers` gives each footnote its number by its text, which pandoc repeats with all its places
    at every call. `words` are those of the issue's language, `marks` the names of hand-made anchors
    with their lines, `unknown` the texts that look like tags, by their identity. `centred` are the
    paragraphs that the source sets in the middle, `sealed` the pictures whose caption it settles.
    """

    draft: Draft
    formulas: Formulas
    report: Report
    dropped: Dropped
    breaks: Breaks
    words: Words
    anchors: Anchors = field(default_factory=Anchors)
    numbers: dict[bytes, int] = field(default_factory=dict)
    notes: dict[int, Note] = field(default_factory=dict)
    marks: list[tuple[str, int]] = field(default_factory=list)
    centred: dict[Place, int] = field(default_factory=dict)
    sealed: set[Place] = field(default_factory=set)
    unknown: dict[int, n.Text] = field(default_factory=dict)

    def original(self, text: str) -> str:
        """Undo in a string that is no running text what the draft changed for pandoc."""
        return self._clean(self.formulas.restore(text.replace(JOINER, "")), 0)

    def split(self, text: str, place: Place) -> Iterator[n.Text | n.Math | n.MathBlock]:
        """Make nodes of running text: joiners go, formulas come back."""
        return self.formulas.split(self._clean(text.replace(JOINER, ""), place[0]), *place)

    def tell(self) -> None:
        """Report what was left out, once all is read."""
        for line in self.centred.values():
            self.dropped.add(Kind.LOOKS, line)
        self.dropped.tell(self.report)

    def _clean(self, text: str, line: int) -> str:
        """Take out what character references smuggled in, which the file itself did not hold."""
        bare = clean(text)
        if bare != text:
            message = "a character reference (`&#…;`) that breaks files or hides text was removed"
            self.report.add(Problem.CONTROL_CHARACTER, message, line=line, hint="delete it")
        return bare
