"""`digest-export init [DIR]`: a folder to begin a newsletter in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from exporter import output
from exporter.cli import environment
from exporter.cli.console import plain, say
from exporter.cli.export import NOT_WRITTEN, asked_theme
from exporter.cli.speech import said
from exporter.diagnostics import ExportError

_SERIES, _AUTHOR = "我的周刊", "编辑部"


@click.command()
@click.argument("directory", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--series", metavar="NAME", help=f"What it is called. [default: {_SERIES}]")
@click.option("--author", metavar="NAME", help=f"Who writes it. [default: {_AUTHOR}]")
@click.option(
    "--theme",
    metavar="NAME",
    callback=asked_theme,
    help="The look, see `themes`. [default: paper]",
)
def init(directory: Path, *, series: str | None, author: str | None, theme: str | None) -> None:
    """Begin a newsletter: a first issue to fill in, its pictures, digest.toml, a CI workflow.

    On a terminal it asks for what was not given. What is there already stays as it is. Exit status:
    0 fine, 1 something was not written, 2 wrong command line.
    """
    from exporter.starter import Masthead, folder

    asks = sys.stdin is not None and sys.stdin.isatty()
    masthead = Masthead(
        series=series or _answer("Name of the newsletter", _SERIES, asks=asks),
        author=author or _answer("Who writes it", _AUTHOR, asks=asks),
        date=environment.clock().date(),
        theme=theme or "",
    )
    try:
        for place, data in folder(masthead).items():
            target = directory / place
            if target.exists() or target.is_symlink():
                say(said(f"{plain(str(target))} is there already and stays as it is"), err=True)
                continue
            output.write(target, data)
            say(plain(str(target)))
    except ExportError as error:
        say(said(f"{error.message}\nhint: {error.hint}"), err=True)
        raise SystemExit(NOT_WRITTEN) from error
    issue = directory / "issues" / "001.md"
    shown = plain(str(issue))
    say("\n" + said(f"write {shown}, then run: digest-export {shown}"))


def _answer(question: str, default: str, *, asks: bool) -> str:
    return str(click.prompt(said(question), default=default, err=True)) if asks else default
