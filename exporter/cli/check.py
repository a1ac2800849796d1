"""`digest-export check`: the editor's linter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exporter.cli import environment
from exporter.cli.console import ProgressLine, plain, say, show
from exporter.cli.settings import settings_of
from exporter.cli.speech import line, said, translated
from exporter.config import Settings
from exporter.diagnostics import Diagnostic, ExportError, Problem, Severity

if TYPE_CHECKING:
    from exporter.linter import Finding, Habit

_FOUND = 1


def _codes(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.strip() for given in value for code in given.split(",") if code.strip())


@click.command()
@click.argument("issues", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, then check.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; change nothing.")
@click.option("--unsafe-fixes", is_flag=True, help="Mend too what could change the meaning.")
@click.option("--links", is_flag=True, help="Ask the links whether they answer.")
@click.option("--allow-private", is_flag=True, help="Ask at private addresses too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github", "junit", "statistics"]),
    default="text",
    help="How to write the findings. [default: text]",
)
@click.option(
    "--select",
    metavar="CODE,…",
    multiple=True,
    callback=_codes,
    help="Only these rules, or a profile: default, strict, ci.",
)
@click.option("--ignore", metavar="CODE,…", multiple=True, callback=_codes, help="Not these rules.")
@click.option(
    "--statistics",
    "form",
    flag_value="statistics",
    help="Say how often each rule found something, and nothing else.",
)
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Say only what this file does not know.",
)
@click.option("--update-baseline", is_flag=True, help="Write what is found into that file.")
def check(
    issues: tuple[Path, ...],
    *,
    fix: bool,
    diff: bool,
    unsafe_fixes: bool,
    links: bool,
    allow_private: bool,
    form: str,
    baseline: Path | None,
    update_baseline: bool,
    **rules: tuple[str, ...],
) -> None:
    """Look issues over as an editor would.

    Findings go to standard output. Exit status: 0 nothing but notes, 1 warnings or errors, 2 wrong
    command line. The rules are described in docs/check.md.
    """
    from exporter.linter import learn

    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline wants to know which: --baseline FILE")
    try:
        asked = [
            (path, _settings(path, **rules, allow_private=allow_private))
            for path in dict.fromkeys(issues)
        ]
        habits = learn(asked) if fix or diff else {}  # before the first is mended
        for path, settings in asked if fix or diff else ():
            _mend(path, settings, habits[path], write=not diff, unsafe=unsafe_fixes)
        found = list(_look(asked, links=links))
        if baseline is not None:
            found = _new(found, baseline, update=update_baseline)
    except ExportError as error:
        raise click.UsageError(f"{error.message}\nhint: {error.hint}") from error
    if not diff:
        click.echo(_written(found, form), nl=False)
    else:
        unread = [each for each in found if each.code == Problem.UNREADABLE]
        click.echo(_for_people(unread), nl=False, err=True)
    if any(finding.severity >= Severity.WARNING for finding in found):
        raise SystemExit(_FOUND)


def _written(findings: Sequence[Finding], form: str) -> str:
    """Return findings as a format has them; each format escapes in its own way."""
    from exporter.linter.formats import FORMATS

    if form not in FORMATS:
        return _for_people(findings)
    written = FORMATS[form]([translated(found) for found in findings])
    if form == "statistics":
        return "".join(map(said, written.splitlines(keepends=True)))
    return written


def _for_people(findings: Sequence[Finding]) -> str:
    """Return findings as all that the program says is shown: `issue.md:24:7: warning: …`."""
    return "".join(f"{line(found, found.place, found.code)}\n" for found in findings)


def _settings(
    path: Path, select: tuple[str, ...], ignore: tuple[str, ...], *, allow_private: bool
) -> Settings:
    """Lay the flags over digest.toml; `--select` replaces what it selects."""
    settings = settings_of(path, allow_private=allow_private)
    rules = settings.check
    rules = replace(rules, select=select or rules.select, ignore=rules.ignore + ignore)
    return replace(settings, check=rules)


def _mend(path: Path, settings: Settings, habit: Habit, *, write: bool, unsafe: bool) -> None:
    """Mend an issue, or show the difference; one that cannot be read is left to the check."""
    from exporter.linter import mend, overwrite
    from exporter.linter.edits import diff

    try:
        mended = mend(path, settings, unsafe=unsafe, habit=habit)
        if mended is not None and write:
            overwrite(path, mended.data)
        elif mended is not None:
            changes = diff(plain(str(path)), mended.before, mended.after)
            say("\n".join(map(plain, changes.split("\n"))), end="")
    except ExportError as error:
        if error.problem is Problem.UNWRITABLE:
            show(Diagnostic(error.problem, error.message, str(path), hint=error.hint))


def _new(found: list[Finding], file: Path, *, update: bool) -> list[Finding]:
    """Return what a baseline does not know, nothing once it was written anew."""
    from exporter import output
    from exporter.linter import baseline

    if update:
        output.write(file, baseline.write(found))
        return []
    return list(baseline.unknown(found, file))


def _look(asked: Sequence[tuple[Path, Settings]], *, links: bool) -> Iterator[Finding]:
    from exporter.linter import Inquiry, check, check_each, learn

    if not links:
        yield from chain.from_iterable(check_each(asked))
        return
    habits = learn(asked)
    for path, settings in asked:
        progress = ProgressLine(path.name, shown=True)
        found = check(path, settings, Inquiry(environment.clock(), progress), habits[path])
        progress.clear()
        yield from found
