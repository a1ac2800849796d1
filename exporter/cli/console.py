"""What the editor sees: diagnostics on standard error, a progress line on a terminal."""

from __future__ import annotations

import shutil
import sys
from unicodedata import east_asian_width

import click

from exporter.diagnostics import Diagnostic, Severity, one_line

_COLOURS = {Severity.NOTE: "cyan", Severity.WARNING: "yellow", Severity.ERROR: "red"}


class ProgressLine:
    """One line on a terminal that is written over and over; nothing at all in a pipe."""

    def __init__(self, name: str, *, shown: bool) -> None:
        self._name = one_line(name)
        self._shown = shown and sys.stderr.isatty()

    def __call__(self, step: str) -> None:
        """Show what is being done."""
        if self._shown:
            width = shutil.get_terminal_size().columns - 1
            click.echo("\r\x1b[K" + _fit(f"{self._name}: {step} …", width), nl=False, err=True)

    def clear(self) -> None:
        """Leave an empty line."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def _fit(text: str, width: int) -> str:
    """Cut a text to a number of terminal cells; wide characters take two."""
    used = 0
    for index, character in enumerate(text):
        used += 2 if east_asian_width(character) in "WF" else 1
        if used > width:
            return text[:index]
    return text


def show(found: Diagnostic) -> None:
    """Print a diagnostic, its severity coloured where colours are shown."""
    word = found.severity.word
    coloured = click.style(word, fg=_COLOURS[found.severity], bold=True)
    click.echo(str(found).replace(f"{word}:", f"{coloured}:", 1), err=True)
