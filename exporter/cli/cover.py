"""`digest-export cover ISSUE.md…`: covers drawn from the theme, as files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from exporter import output as files
from exporter.cli.console import ProgressLine, show
from exporter.cli.export import NOT_WRITTEN, asked_theme
from exporter.cli.settings import settings_of
from exporter.config import Settings
from exporter.diagnostics import ExportError, Problem, Report, Severity, one_line

_WARNED = 3


@click.command()
@click.argument("issues", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the files go. [default: dist]",
)
@click.option(
    "--theme",
    metavar="NAME|DIR",
    callback=asked_theme,
    help="The look, see `themes`. [default: paper]",
)
@click.option("--offline", is_flag=True, help="Open no connection; pictures come from the cache.")
@click.option("--strict", is_flag=True, help="Exit with status 3 if there was a warning.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def cover(
    issues: tuple[Path, ...],
    *,
    quiet: bool,
    **flags: Any,  # noqa: ANN401 - each flag has its own type
) -> None:
    """Draw the covers of issues: series, number, headlines, and the first picture if there is one.

    STEM.cover.jpg (1880 × 800) and STEM.cover-square.jpg (its middle) are for WeChat,
    STEM.og.jpg (1200 × 630) is for web pages. Exit status: 0 fine, 1 something was not written,
    2 wrong command line, 3 --strict and there were warnings.
    """
    worst = Severity.NOTE
    stems = Counter(path.stem for path in dict.fromkeys(issues))
    for path in dict.fromkeys(issues):
        report = Report(str(path))
        progress = ProgressLine(path.name, shown=not quiet)
        try:
            _check(path, stems)
            settings = settings_of(path, formats=("wechat",), **flags)
            for written in _write(path, settings, report, progress):
                progress.clear()
                if not quiet:
                    click.echo(one_line(str(written)))
        except ExportError as error:
            report.fail(error)
        progress.clear()
        for found in report.diagnostics:
            if not quiet or found.severity is Severity.ERROR:
                show(found)
        worst = max(worst, report.worst or Severity.NOTE)
    if worst is Severity.ERROR:
        raise SystemExit(NOT_WRITTEN)
    if flags["strict"] and worst is Severity.WARNING:
        raise SystemExit(_WARNED)


def _check(path: Path, stems: Counter[str]) -> None:
    if stems[path.stem] > 1:
        message = f"another issue is named {path.stem!r} too: one would replace the other"
        raise ExportError(Problem.OUTPUT_CLASH, message)


def _write(
    path: Path, settings: Settings, report: Report, progress: ProgressLine
) -> Iterator[Path]:
    """Draw the covers of one issue and write them, one after the other."""
    from exporter import pipeline
    from exporter.emit.cover import CARD, WECHAT, draw, middle

    bundle = pipeline.prepare(path, settings, report, progress)["wechat"]
    progress("drawing covers")
    wide = draw(bundle, WECHAT, report)
    drawn = {"cover": wide, "cover-square": middle(wide), "og": draw(bundle, CARD, Report())}
    for name, data in drawn.items():
        target = settings.output / f"{bundle.stem}.{name}.jpg"
        files.write(target, data)
        yield target
