"""`digest-export ISSUE.md…`: the main command."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from exporter import theme as themes
from exporter.cli import environment
from exporter.cli.console import ProgressLine, plain, say, show
from exporter.cli.formats import (
    ExportCommand,
    To,
    asked_formats,
    complete_formats,
    format_flags,
)
from exporter.cli.settings import settings_of
from exporter.cli.target import settle
from exporter.diagnostics import (
    CATALOGUE,
    Diagnostic,
    Problem,
    Severity,
)
from exporter.spelling import nearest

if TYPE_CHECKING:
    from exporter.pipeline import Outcome

NOT_WRITTEN, _WARNED = 1, 3
_KB = 1024


def asked_theme(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Return the theme that was asked for, if there is such a theme."""
    if value is not None and themes.find(value) is None:
        hint = nearest(value, themes.names()) or f"choose from {', '.join(themes.names())}"
        raise click.BadParameter(f"there is no theme {value!r}; {hint}")
    return value


def complete_themes(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the themes whose names begin so, or else folders."""
    found = [CompletionItem(name) for name in themes.names() if name.startswith(begun)]
    return found or [CompletionItem(begun, type="dir")]


@click.command(cls=ExportCommand, hidden=True)
@click.argument("issues", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--to",
    "formats",
    cls=To,
    multiple=True,
    metavar="FORMAT,…",
    callback=asked_formats,
    shell_complete=complete_formats,
)
@click.option(
    "-o",
    "--output",
    metavar="DIR|FILE",
    type=click.Path(path_type=Path),
    help="Where the files go, or the file that is made. [default: dist]",
)
@click.option(
    "--theme",
    metavar="NAME|DIR",
    callback=asked_theme,
    shell_complete=complete_themes,
    help="The look, see `themes`. [default: paper]",
)
@click.option(
    "--allow-theme",
    "themes",
    multiple=True,
    metavar="DIR",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="Let the front matter of issues name this theme.",
)
@format_flags
@click.option("--offline", is_flag=True, help="Open no connection; pictures come from the cache.")
@click.option("--locked", is_flag=True, help="Fail where the lock file would have to change.")
@click.option("--update", is_flag=True, help="First do what `fetch --update` does.")
@click.option("--allow-private", is_flag=True, help="Fetch from private addresses too.")
@click.option("--strict", is_flag=True, help="Exit with status 3 if there was a warning.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say which files were written.")
def export(
    issues: tuple[Path, ...],
    *,
    update: bool,
    quiet: bool,
    verbose: bool,
    **flags: Any,  # noqa: ANN401 - each flag has its own type
) -> None:
    """Export Markdown issues (the command may be left out)."""
    from exporter import pipeline

    if update and (flags["locked"] or flags["offline"]):
        raise click.UsageError("--update fetches anew: it cannot be --locked or --offline")
    incomplete = warned = False
    distinct = dict.fromkeys(issues)
    flags = settle(flags, tuple(distinct))
    stems = Counter(path.stem for path in distinct)
    for path in distinct:
        settings = settings_of(path, **flags)
        if stems[path.stem] > 1:
            show(_clash(path))
            incomplete = True
            continue
        progress = ProgressLine(path.name, shown=not quiet)
        outcomes = []
        if update:
            when = environment.clock()
            outcomes.append(pipeline.fetch(path, settings, when, progress, update=True))
        outcomes.append(pipeline.export(path, settings, progress))
        progress.clear()
        for outcome in outcomes:
            tell(outcome, quiet=quiet, verbose=verbose, strict=flags["strict"])
            incomplete |= failed(outcome)
            warned |= (outcome.report.worst or Severity.NOTE) >= Severity.WARNING
    if incomplete:
        raise SystemExit(NOT_WRITTEN)
    if flags["strict"] and warned:
        raise SystemExit(_WARNED)


def tell(outcome: Outcome, *, quiet: bool, verbose: bool, strict: bool = False) -> None:
    """Show what was found and, to people or when asked, which files were written.

    What makes a strict run fail is no noise: it is said even if quiet was asked for.
    """
    least = Severity.NOTE
    if quiet:
        least = Severity.WARNING if strict else Severity.ERROR
    for found in outcome.diagnostics:
        if found.severity >= least:
            show(found)
    if verbose:
        for written in outcome.files:
            say(plain(str(written)), err=True)
    elif not quiet and sys.stderr is not None and sys.stderr.isatty():
        for written in outcome.files:
            size = written.stat().st_size / _KB
            shown = f"{size / _KB:,.1f} MB" if size >= _KB else f"{size:,.0f} KB"
            say(f"{plain(str(written))}  {click.style(shown, dim=True)}", err=True)


def failed(outcome: Outcome) -> bool:
    """Tell whether something was not written, or is an error all the same."""
    return not outcome.complete or outcome.report.worst is Severity.ERROR


def _clash(path: Path) -> Diagnostic:
    message = f"another issue is named {path.stem!r} too: their files would overwrite each other"
    hint = CATALOGUE[Problem.OUTPUT_CLASH].hint
    return Diagnostic(Problem.OUTPUT_CLASH, message, str(path), hint=hint)
