"""What the editor sees: diagnostics on standard error, a progress line on a terminal."""

from __future__ import annotations

import re
import shutil
import sys
from unicodedata import east_asian_width

import click

from exporter.cli import speech
from exporter.diagnostics import Diagnostic, Severity, one_line

_COLOURS = {Severity.NOTE: "cyan", Severity.WARNING: "yellow", Severity.ERROR: "red"}
# What `click.style` writes; what came from outside holds none when it gets here.
_PAINT = re.compile(r"(\x1b\[[\d;]*m|\n)")


def say(text: str, *, err: bool = False, end: str = "\n") -> None:
    """Print a text for people: all of it comes through here.

    Parameters
    ----------
    text : str
        Perhaps of several lines; what came from outside went through `plain` before it was painted.
    """
    pieces = _PAINT.split(text)
    safe = (piece if index % 2 else one_line(piece) for index, piece in enumerate(pieces))
    click.echo("".join(safe) + end, nl=False, err=err)


def plain(text: str) -> str:
    """Return a text from outside as it may be painted and printed, in one line."""
    return one_line(text)


class ProgressLine:
    """One line on a terminal that is written over and over; nothing at all in a pipe."""

    def __init__(self, name: str, *, shown: bool) -> None:
        self._name = one_line(name)
        self._shown = shown and sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, step: str) -> None:
        """Show what is being done."""
        if self._shown:
            width = shutil.get_terminal_size().columns - 1
            shown = _fit(f"{self._name}: {one_line(speech.said(step))} …", width)
            click.echo(f"\r\x1b[K{shown}", nl=False, err=True)

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
    place = f"{found.path}:{found.line}" if found.line else found.path
    colour = _COLOURS[found.severity]
    say(
        speech.line(found, place, found.problem, lambda word: click.style(word, colour, bold=True)),
        err=True,
    )
