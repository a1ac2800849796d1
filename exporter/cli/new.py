"""`digest-export new [ISSUE.md|DIR]`: the next issue after the last."""

from __future__ import annotations

from pathlib import Path

import click

from exporter import output
from exporter.cli import environment
from exporter.cli.console import plain, say
from exporter.cli.export import NOT_WRITTEN
from exporter.cli.settings import settings_of
from exporter.cli.speech import said
from exporter.diagnostics import ExportError


@click.command()
@click.argument(
    "place", metavar="[ISSUE.md|DIR]", default=".", type=click.Path(exists=True, path_type=Path)
)
def new(place: Path) -> None:
    """Write the next issue after the last, the one named or the last in a folder.

    Number and date count on; headings that the last two issues have, and text that stands in both,
    are kept; the rest is to be written. Nothing is overwritten. Exit status: 0 fine, 1 nothing was
    written, 2 wrong command line.
    """
    from exporter.starter import following, last_issue

    try:
        last, before = last_issue(place)
        made = following(last, before, settings_of(last), environment.clock().date())
        output.write(made.path, made.text.encode())
    except ExportError as error:
        say(said(f"{error.message}\nhint: {error.hint}"), err=True)
        raise SystemExit(NOT_WRITTEN) from error
    say(plain(str(made.path)))
