"""The whole journey on one page: from the path of an issue to its files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from exporter import assets, output, theme
from exporter.config import Settings
from exporter.diagnostics import ExportError, Problem, Report
from exporter.emit import FORMATS, Emit
from exporter.model.bundle import Bundle
from exporter.model.issue import FrontMatter, Issue
from exporter.passes import recognise
from exporter.read import read
from exporter.read.source import load

Progress = Callable[[str], None]
DEFAULT_THEME = "paper"
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one issue. `complete` is true if every format that was asked for was written."""

    report: Report
    written: tuple[Path, ...]
    complete: bool


def export(path: Path, settings: Settings, progress: Progress) -> Outcome:
    """Export one issue to every format that the settings ask for.

    Never raises for bad input: what is wrong stands in the report, and one format that fails does
    not stop the others.
    """
    report = Report(str(path))
    written: list[Path] = []
    with _emitters(settings.formats) as emitters:
        try:
            bundles = _prepare(path, settings, report, progress)
        except ExportError as error:
            report.fail(error)
            return Outcome(report, (), complete=False)
        for name, bundle in bundles.items():
            progress(f"writing {name}")
            target = settings.output / f"{path.stem}{FORMATS[name].suffix}"
            if _write(name, emitters[name], bundle, target, report):
                written.append(target)
    return Outcome(report, tuple(written), complete=len(written) == len(settings.formats))


@contextmanager
def _emitters(formats: tuple[str, ...]) -> Iterator[dict[str, Future[Emit]]]:
    """Import the emitters beside the reading: WeasyPrint alone takes a second."""
    with ThreadPoolExecutor(max_workers=1) as importer:
        yield {name: importer.submit(FORMATS[name].emitter) for name in formats}


def _prepare(
    path: Path, settings: Settings, report: Report, progress: Progress
) -> Mapping[str, Bundle]:
    progress("reading")
    source = load(path, report)
    manuscript = read(source, report, math=settings.math)
    issue = recognise(manuscript, report)
    look = theme.load(_theme(manuscript.front, settings, report))
    wanted = {name: FORMATS[name] for name in settings.formats}
    profiles = {name: kind.pictures for name, kind in wanted.items()}
    pictures = assets.pictures(issue, path.parent, settings, profiles, report, progress)
    notations = {name: kind.formulas for name, kind in wanted.items()}
    formulas = assets.formulas(issue, notations, report)
    return {
        name: Bundle(
            issue=issue,
            pictures=pictures[name],
            formulas=formulas[name],
            theme=look,
            date=_date(issue, settings),
            stem=path.stem,
            source=source.text,
        )
        for name in wanted
    }


def _write(name: str, emitter: Future[Emit], bundle: Bundle, target: Path, report: Report) -> bool:
    try:
        output.write(target, emitter.result()(bundle, report))
    except ExportError as error:
        report.fail(error)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one format must not cost the others
        message = f"{name} could not be made: {type(error).__name__}: {error}"
        report.add(Problem.FORMAT_FAILED, message, hint="this is a fault of ours: please report it")
    else:
        return True
    return False


def _theme(front: FrontMatter, settings: Settings, report: Report) -> str:
    if settings.theme or front.theme is None:
        return settings.theme or DEFAULT_THEME
    if front.theme in theme.names():
        return front.theme
    known = ", ".join(theme.names())
    message = f"there is no theme {front.theme!r}; {DEFAULT_THEME} is used"
    line = front.lines.get("theme", 0)
    report.add(Problem.FRONT_MATTER, message, line=line, hint=f"the themes are: {known}")
    return DEFAULT_THEME


def _date(issue: Issue, settings: Settings) -> datetime:
    """Return what stands for now: the run's date, else the issue's, else a fixed one."""
    if settings.now is not None:
        return settings.now
    if issue.meta.date is not None:
        return datetime.combine(issue.meta.date, time(), UTC)
    return NO_DATE
