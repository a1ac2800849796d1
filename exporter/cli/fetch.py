"""`digest-export fetch ISSUE.md…`: brings the pictures and locks them."""

from __future__ import annotations

from pathlib import Path

import click

from exporter.cli import environment
from exporter.cli.console import ProgressLine
from exporter.cli.export import NOT_WRITTEN, failed, tell
from exporter.cli.settings import settings_of


@click.command()
@click.argument("issues", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--update", is_flag=True, help="Fetch all anew, and say what has changed.")
@click.option("--locked", is_flag=True, help="Fetch nothing; fail where the lock would change.")
@click.option("--allow-private", is_flag=True, help="Fetch from private addresses too.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say which lock files there are.")
def fetch(
    issues: tuple[Path, ...],
    *,
    update: bool,
    locked: bool,
    allow_private: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Bring every picture of issues into a folder beside them, and lock them.

    issue.lock says which bytes each address gave, issue.assets/ holds them: commit both, and an
    export uses exactly these bytes, offline. Exit status: 0 every picture is there, 1 one is not.
    """
    from exporter import pipeline

    if update and locked:
        raise click.UsageError("--update fetches anew: it cannot be --locked")
    incomplete = False
    for path in dict.fromkeys(issues):
        settings = settings_of(path, locked=locked, allow_private=allow_private)
        progress = ProgressLine(path.name, shown=not quiet)
        outcome = pipeline.fetch(path, settings, environment.clock(), progress, update=update)
        progress.clear()
        tell(outcome, quiet=quiet, verbose=verbose)
        incomplete |= failed(outcome)
    if incomplete:
        raise SystemExit(NOT_WRITTEN)
