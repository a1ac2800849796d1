"""`digest-export cover ISSUE.md…`: covers drawn from the theme, as files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from exporter import output as files
from exporter.cli.console import ProgressLine, show
from exporter.cli.export import asked_theme
from exporter.cli.settings import settings_of
from exporter.config import Settings
from exporter.diagnostics import ExportError, Report, Severity, one_line

_NOT_WRITTEN, _WARNED = 1, 3


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
    output: Path | None,
    theme: str | None,
    offline: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Draw the covers of issues: series, number, headlines, and the first picture if there is one.

    STEM.cover.jpg (1880 × 800) and STEM.cover-square.jpg (its middle) are for WeChat,
    STEM.og.jpg (1200 × 630) is for web pages. Exit status: 0 fine, 1 something was not written,
    2 wrong command line, 3 --strict and there were warnings.
    """
    worst = Severity.NOTE
    for path in issues:
        report = Report(str(path))
        progress = ProgressLine(path.name, shown=not quiet)
        written: list[Path] = []
        try:
            settings = settings_of(
                path, formats=("wechat",), output=output, theme=theme, offline=offline,
                strict=strict,
            )  # fmt: skip
            written += _write(path, settings, report, progress)
            strict |= settings.strict
        except ExportError as error:
            report.fail(error)
        progress.clear()
        for found in report.diagnostics:
            if not quiet or found.severity is Severity.ERROR:
                show(found)
        if not quiet:
            click.echo("".join(f"{one_line(str(file))}\n" for file in written), nl=False)
        worst = max(worst, report.worst or Severity.NOTE)
    if worst is Severity.ERROR:
        raise SystemExit(_NOT_WRITTEN)
    if strict and worst is Severity.WARNING:
        raise SystemExit(_WARNED)


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
