"""A finding as it is shown: a place with its end, a code, what is wrong and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from exporter.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; lines and columns count from 1 in code points, 0 where unknown.

    The end is exclusive. `replacement` is what `--fix` puts between the two, None if it leaves
    that to the editor; where it is not `safe`, only `--unsafe-fixes` does.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str
    end_line: int = 0
    end_column: int = 0
    replacement: str | None = None
    safe: bool = True

    @property
    def place(self) -> str:
        """The file with line and column as far as they are known."""
        numbers = (str(number) for number in (self.line, self.column) if number)
        return ":".join((self.path, *numbers))

    def __str__(self) -> str:
        word = self.severity.word
        return f"{self.place}: {word}: {self.message} [{self.code}]\n  hint: {self.hint}"
