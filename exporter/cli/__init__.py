"""The command line: arguments in, exit status out, nothing decided here."""

from __future__ import annotations

import sys

import click

from exporter import __version__
from exporter.cli.cache import cache
from exporter.cli.check import check
from exporter.cli.console import plain
from exporter.cli.cover import cover
from exporter.cli.doctor import doctor
from exporter.cli.export import export
from exporter.cli.fetch import fetch
from exporter.cli.init import init
from exporter.cli.new import new
from exporter.cli.outline import outline
from exporter.cli.publish import publish
from exporter.cli.themes import themes


class Commands(click.Group):
    """A group whose first argument is an issue, or an option, unless it names a command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give `digest-export issue.md …` to the command `export`."""
        if args and args[0] not in {*self.commands, "--help", "--version"}:
            args = ["export", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a message of click's own may hold names from outside."""
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            error.message = "\n".join(map(plain, error.message.split("\n")))  # type: ignore[misc] # not so final
            raise

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the usage that people look for."""
        formatter.write_usage(ctx.command_path, "ISSUE.md… [OPTIONS]")
        formatter.write_usage(ctx.command_path, "COMMAND [OPTIONS]", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the options of `export` as the program's own."""
        export.format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="digest-export")
def main() -> None:
    """Export Markdown issues as PDF, EPUB, DOCX and WeChat HTML.

    Exit status: 0 fine, 1 something was not written, 2 wrong command line, 3 --strict and there
    were warnings.
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
