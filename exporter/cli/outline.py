"""`digest-export outline`: what was understood of an issue, as a tree or as JSON."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exporter.cli.console import cells, fit, plain, say, show
from exporter.cli.settings import settings_of
from exporter.cli.speech import said
from exporter.diagnostics import Diagnostic, ExportError, Report, in_json

if TYPE_CHECKING:
    from exporter.outlining import Fact, Outline, Part

_VERSION = 1
_UNREADABLE = 1
_NAMES, _KINDS = 13, 10
_NARROWEST = 60


@click.command()
@click.argument("issues", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--json", "as_json", is_flag=True, help="Write JSON; docs/recognition.md has the schema."
)
@click.option(
    "--propose", is_flag=True, help="Propose hints for digest.toml that several issues support."
)
@click.option("--items", is_flag=True, help="List numbered items and references too.")
def outline(issues: tuple[Path, ...], *, as_json: bool, items: bool, propose: bool) -> None:
    """Show what is understood of issues, and by which rule.

    With --propose, show instead the table [recognition] that digest.toml might have for them.
    Nothing is fetched and nothing is written. Exit status: 0 fine, 1 an issue could not be read, 2
    wrong command line.
    """
    from exporter.outlining import outline as understand

    if propose:
        _propose(issues)
        return
    understood: list[Outline] = []
    failed = False
    for path in issues:
        report = Report(str(path))
        try:
            understood.append(understand(path, settings_of(path), report))
        except ExportError as error:
            report.fail(error)
            failed = True
        if failed or not as_json:
            for found in report.diagnostics:
                show(found)
        if not as_json and understood and understood[-1].path == str(path):
            say("\n".join(_tree(understood[-1], items=items)) + "\n")
    if as_json:
        click.echo(in_json(json.dumps(_record(understood), ensure_ascii=False, indent=2)))
    if failed:
        raise SystemExit(_UNREADABLE)


def _propose(issues: tuple[Path, ...]) -> None:
    """Write a table for digest.toml, with the counts that speak for each line."""
    from exporter.proposal import propose

    try:
        hints = propose(issues, settings_of(issues[0]))
    except ExportError as error:
        report = Report()
        report.fail(error)
        for found in report.diagnostics:
            show(found)
        raise SystemExit(_UNREADABLE) from error
    click.echo("[recognition]")
    if not hints:
        click.echo("# nothing: the rules find what these issues say, or they are too few")
    keys = {hint.key for hint in hints}
    if "title" in keys and "series" not in keys:
        click.echo('# series = "…"  # no issue names it: write it here')
    for hint in hints:
        of = f"{hint.count} of {len(issues)}"
        click.echo(f"{hint.key} = {hint.value}  # {of} {hint.why}")


def _record(understood: list[Outline]) -> dict[str, Any]:
    issues = [
        {
            "path": one.path,
            **{fact.name: _known(fact) for fact in one.facts},
            "counts": one.counts,
            "sections": [asdict(part) for part in one.parts],
            "diagnostics": [_diagnostic(found) for found in one.diagnostics],
        }
        for one in understood
    ]
    return {"version": _VERSION, "issues": issues}


def _known(fact: Fact) -> dict[str, Any] | None:
    return {"value": fact.value, "rule": fact.rule, "line": fact.line} if fact.value else None


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.problem.value,
        "severity": found.severity.word,
        "message": found.message,
        "line": found.line,
        "column": found.column,
        "hint": found.hint,
    }


def _tree(one: Outline, *, items: bool) -> Iterator[str]:
    columns = max(shutil.get_terminal_size().columns, _NARROWEST)
    yield click.style(plain(one.path), bold=True) + f"  {_counted(one.counts)}"
    for fact in filter(attrgetter("value"), one.facts):
        yield _fact(fact, columns)
    yield f"  {said('sections')}"
    yield from _parts(one.parts, "  ", columns, items=items)


def _fact(fact: Fact, columns: int) -> str:
    value = fact.value if isinstance(fact.value, str) else " · ".join(fact.value)
    place = said(f", line {fact.line}") if fact.line else ""
    rule = f"({_reason(fact.rule)}{place})"
    room = columns - 2 - _NAMES - 2 - cells(rule)
    text = fit(plain(" ".join(value.split())), max(room, _NARROWEST // 2))
    return f"  {fact.name:{_NAMES}}{text}  {click.style(rule, dim=True)}"


def _reason(rule: str) -> str:
    """Return a rule in the reader's language; several are listed with commas."""
    whole = said(rule)
    return whole if whole != rule else ", ".join(map(said, rule.split(", ")))


def _parts(parts: tuple[Part, ...], indent: str, columns: int, *, items: bool) -> Iterator[str]:
    for part in parts:
        is_last = part is parts[-1]
        yield _part(part, f"{indent}{'└─' if is_last else '├─'} ", columns)
        below = f"{indent}{'   ' if is_last else '│  '}"
        for item in part.items if items else ():
            text = f"{below}   {item.number:>3} {plain(item.text) or '…'}"
            yield click.style(fit(text, columns - 8) + f"  :{item.line}", dim=True)
        yield from _parts(part.parts, below, columns, items=items)


def _part(part: Part, branch: str, columns: int) -> str:
    counts = dict(part.counts)
    if part.items:
        counts = {"items": len(part.items), **counts}
    tags = plain(" ".join(f"#{tag}" for tag in part.tags))
    rest = "  ".join(filter(None, (f":{part.line}" if part.line else "", _counted(counts), tags)))
    kind = click.style(f"{part.kind:{_KINDS}}", fg="cyan" if part.rule else None)
    room = columns - len(branch) - _KINDS - 4 - cells(rest)
    title = fit(plain(part.title), max(room, _NARROWEST // 2))
    return f"{branch}{kind} {title}  {click.style(rest, dim=True)}"


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(
        said(f"{number} {name if number != 1 else _singular(name)}")
        for name, number in counts.items()
    )


def _singular(name: str) -> str:
    return "entry" if name == "entries" else name.removesuffix("s")
