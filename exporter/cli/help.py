"""What click says, in the language that is spoken: help, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from inspect import cleandoc
from typing import IO, Any, TypeVar

import click

from exporter.cli.console import plain, say
from exporter.cli.speech import said

C = TypeVar("C", bound=click.Command)


class Formatter(click.HelpFormatter):
    """Writes help: headings and the words of click itself come through here."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write a line of usage."""
        super().write_usage(prog, args, f"{said('Usage:')} " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        super().write_heading(said(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], *widths: Any, **more: Any) -> None:  # noqa: ANN401 - as click has it
        """Write a list of options or commands."""
        super().write_dl([(name, said(text)) for name, text in rows], *widths, **more)


class Refused(click.UsageError):
    """What click refuses, said in our words."""

    def __init__(self, error: click.UsageError) -> None:
        """Take what click would have said; a name from outside may be part of it."""
        text = said(_in_our_words(error))
        super().__init__("\n".join(map(plain, text.split("\n"))), error.ctx)

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002 - as click has it
        """Print the usage, where help is to be had, and what was wrong."""
        if self.ctx is not None:
            say(self.ctx.get_usage(), err=True)
            say(said(f"Try '{self.ctx.command_path} --help' for help.") + "\n", err=True)
        say(said(f"Error: {self.message}"), err=True)


def _in_our_words(error: click.UsageError) -> str:
    if not isinstance(error, click.NoSuchOption):
        return error.format_message()
    if not error.possibilities:
        return f"there is no option {error.option_name!r}"
    return f"there is no option {error.option_name!r}; did you mean {error.possibilities[0]!r}?"


@contextmanager
def refusing() -> Iterator[None]:
    """Say in our words what click refuses."""
    try:
        yield
    except Refused:
        raise
    except click.UsageError as error:
        raise Refused(error) from error


def spoken(command: C) -> C:
    """Return a command whose help, and that of all below it, is in the language that is spoken."""
    other = copy(command)
    other.context_class = _Context
    other.help = said(cleandoc(command.help or ""))
    if isinstance(other, click.Group):
        other.commands = {name: spoken(below) for name, below in other.commands.items()}
    return other


class _Context(click.Context):
    formatter_class = Formatter
