"""The command line: arguments in, exit status out, nothing decided here."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from signal import SIGINT
from typing import Any

import click
from click.shell_completion import CompletionItem

from exporter import __version__, messages
from exporter.cli import speech
from exporter.cli.cache import cache
from exporter.cli.check import check
from exporter.cli.completion import completion
from exporter.cli.console import plain
from exporter.cli.cover import cover
from exporter.cli.doctor import doctor
from exporter.cli.export import export
from exporter.cli.fetch import fetch
from exporter.cli.help import refusing, spoken
from exporter.cli.init import init
from exporter.cli.new import new
from exporter.cli.outline import outline
from exporter.cli.publish import publish
from exporter.cli.themes import themes
from exporter.spelling import nearest

_OWN = {"version", "lang"}
_OWN_FLAGS = {"-h", "--help", "--version", "--lang"}
_WORD = re.compile(r"[a-z][a-z-]+")


class Commands(click.Group):
    """A group whose first argument is an issue, or an option, unless it names a command."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - as click has it
        """Run the command line in the language of whoever runs it."""
        given = speech.begin(sys.argv[1:] if args is None else args)
        return click.Group.main(spoken(self), given, *rest, **more)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give `digest-export issue.md …` to the command `export`."""
        if args and args[0].partition("=")[0] not in {*self.commands, *_OWN_FLAGS}:
            self._refuse_misspelt(ctx, args[0])
            args = ["export", *args]
        return super().parse_args(ctx, args)

    def _refuse_misspelt(self, ctx: click.Context, word: str) -> None:
        """Refuse a word that is no file but nearly a command."""
        shown = [name for name, command in self.commands.items() if not command.hidden]
        hint = nearest(word, shown)
        if hint and _WORD.fullmatch(word) and not Path(word).exists():
            raise click.UsageError(f"there is no command {plain(word)!r}; {hint}", ctx)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a message of click's own may hold names from outside."""
        try:
            with refusing():
                return super().invoke(ctx)
        except KeyboardInterrupt:
            raise SystemExit(128 + SIGINT) from None  # as shells have it

    def make_context(self, *about: Any, **more: Any) -> click.Context:  # noqa: ANN401 - as click has it
        """Parse the command line."""
        with refusing():
            return super().make_context(*about, **more)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete commands, and issues where no command begins so."""
        found = super().shell_complete(ctx, incomplete)
        return found or [CompletionItem(incomplete, type="file")]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the usage that people look for."""
        formatter.write_usage(ctx.command_path, "ISSUE.md… [OPTIONS]")
        formatter.write_usage(ctx.command_path, "COMMAND [OPTIONS]", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the options of `export` as the program's own, and those of the program."""
        both = [*export.shown(), *(p for p in self.params if p.name in _OWN)]
        click.Command("export", params=both).format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="digest-export")
@click.option(
    "--lang",
    type=click.Choice(messages.LANGUAGES),
    expose_value=False,
    help="The language of messages, for every command. [default: the locale's]",
)
def main() -> None:
    """Export Markdown issues as PDF, EPUB, DOCX and WeChat HTML.

    Exit status: 0 fine, 1 something was not written, 2 wrong command line, 3 --strict and there
    were warnings, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


main.add_command(export)
main.add_command(init)
main.add_command(new)
main.add_command(doctor)
main.add_command(publish)
main.add_command(cover)
main.add_command(check)
main.add_command(outline)
main.add_command(fetch)
main.add_command(cache)
main.add_command(themes)
main.add_command(completion)
