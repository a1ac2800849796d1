"""`digest-export check`: the editor's linter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exporter.cli import environment
from exporter.cli.console import ProgressLine, show
from exporter.cli.settings import settings_of
from exporter.config import Settings
from exporter.diagnostics import Diagnostic, ExportError, Problem, Severity

if TYPE_CHECKING:
    from exporter.check import Finding

_FOUND = 1


def _codes(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.strip() for given in value for code in given.split(",") if code.strip())


@click.command()
@click.argument("issues", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, then check.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; change nothing.")
@click.option("--links", is_flag=True, help="Ask the links whether they answer.")
@click.option("--allow-private", is_flag=True, help="Ask at private addresses too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="How to write the findings. [default: text]",
)
@click.option(
    "--select", metavar="CODE,…", multiple=True, callback=_codes, help="Only these rules."
)
@click.option("--ignore", metavar="CODE,…", multiple=True, callback=_codes, help="Not these rules.")
def check(
    issues: tuple[Path, ...],
    *,
    fix: bool,
    diff: bool,
    links: bool,
    allow_private: bool,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> None:
    """Look issues over as an editor would.

    Findings go to standard output. Exit status: 0 nothing but notes, 1 warnings or errors, 2 wrong
    command line. The rules are described in docs/check.md.
    """
    from exporter.check.formats import FORMATS

    try:
        found: list[Finding] = []
        for path in dict.fromkeys(issues):
            settings = _settings(path, select, ignore, allow_private=allow_private)
            if fix or diff:
                _mend(path, settings, write=not diff)
            found += _look(path, settings, links=links)
    except ExportError as error:
        raise click.UsageError(f"{error.message}\nhint: {error.hint}") from error
    if not diff:
        click.echo(FORMATS[form](found), nl=False)
    if any(finding.severity >= Severity.WARNING for finding in found):
        raise SystemExit(_FOUND)


def _settings(
    path: Path, select: tuple[str, ...], ignore: tuple[str, ...], *, allow_private: bool
) -> Settings:
    """Lay the flags over digest.toml; `--select` replaces what it selects."""
    settings = settings_of(path, allow_private=allow_private)
    rules = settings.check
    rules = replace(rules, select=select or rules.select, ignore=rules.ignore + ignore)
    return replace(settings, check=rules)


def _mend(path: Path, settings: Settings, *, write: bool) -> None:
    """Mend an issue, or show the difference; one that cannot be read is left to the check."""
    from exporter.check import mend, overwrite
    from exporter.check.edits import diff

    try:
        mended = mend(path, settings)
        if mended is not None and write:
            overwrite(path, mended.data)
        elif mended is not None:
            click.echo(diff(str(path), mended.before, mended.after), nl=False)
    except ExportError as error:
        if error.problem is Problem.UNWRITABLE:
            show(Diagnostic(error.problem, error.message, str(path), hint=error.hint))


def _look(path: Path, settings: Settings, *, links: bool) -> tuple[Finding, ...]:
    from exporter.check import Inquiry, check

    if not links:
        return check(path, settings)
    progress = ProgressLine(path.name, shown=True)
    found = check(path, settings, Inquiry(environment.clock(), progress))
    progress.clear()
    return found
