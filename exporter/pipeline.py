"""The whole journey on one page: from the path of an issue to its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from pathlib import Path

from exporter import inputs, output
from exporter.config import Settings
from exporter.diagnostics import Diagnostic, ExportError, Problem, Report
from exporter.emit import FORMATS, Emission, Emit, Format, in_order
from exporter.model.bundle import Bundle
from exporter.model.issue import Issue
from exporter.reading import read
from exporter.reading.source import load

Progress = Callable[[str], None]
Pass = Callable[[Issue, Report], Issue]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one issue. `complete` is true if every format that was asked for was written."""

    report: Report
    files: tuple[Path, ...]
    complete: bool

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What the editor should know, in the order of the source."""
        return self.report.diagnostics


def silent(what: str) -> None:
    """Show no progress."""


_DEFAULTS = Settings()


def export(
    path: Path | str,
    settings: Settings = _DEFAULTS,
    progress: Progress = silent,
    passes: Iterable[Pass] = (),
) -> Outcome:
    """Export one issue to every format that the settings ask for.

    Never raises for bad input: what is wrong stands in the report, and one format that fails does
    not stop the others.

    Parameters
    ----------
    progress : callable
        Is told, in a few words, what is done next.
    passes : iterable of callable
        Each is given the issue as the ones before it left it, and a report, and returns the issue
        that is meant; they come after ours.
    """
    path = Path(path)
    report = Report(str(path))
    asked = dict.fromkeys(settings.formats)
    formats = _known(asked, report)
    settings = replace(settings, formats=formats)
    with _emitters(formats) as emitters:
        try:
            bundles = prepare(path, settings, report, progress, passes)
        except ExportError as error:
            report.fail(error)
            return Outcome(report, (), complete=False)
        except Exception as error:  # noqa: BLE001 - a fault of ours is one sentence too
            report.fail(_fault("the issue could not be understood", error))
            return Outcome(report, (), complete=False)
        made: dict[str, Emission] = {}
        written: list[Path] = []
        for name, bundle in bundles.items():
            progress(f"writing {name}")
            known = replace(bundle, pages=_pages(FORMATS[name], made))
            try:
                made[name] = _emit(FORMATS[name], emitters[name], known, report, formats)
                written += _write(made[name], settings.output, path.stem)
            except ExportError as error:
                made.pop(name, None)
                report.fail(error)
    return Outcome(report, tuple(written), complete=len(made) == len(asked))


def _known(names: Iterable[str], report: Report) -> tuple[str, ...]:
    """Return formats in the order in which they are made; a name that is none is an error."""
    known = []
    for name in names:
        if wrong := FORMATS.unknown(name):
            message, hint = wrong
            report.fail(ExportError(Problem.FORMAT_FAILED, message, hint=hint))
        else:
            known.append(name)
    return in_order(known)


def fetch(
    path: Path, settings: Settings, when: datetime, progress: Progress, *, update: bool
) -> Outcome:
    """Bring the pictures of one issue into its store and lock them, or verify the lock.

    What the reading finds is left to the export and the check.
    """
    from exporter.assets import bring
    from exporter.assets.lock import Places
    from exporter.passes import recognise

    report = Report(str(path))
    places = Places(path)
    try:
        progress("reading")
        unsaid = Report()
        issue = recognise(
            read(load(path, unsaid, settings.max_issue), unsaid),
            unsaid,
            recognition=settings.recognition,
        )
        if settings.locked:
            bring.verify(issue, places, report, settings.max_bytes)
            return Outcome(report, (), complete=True)
        errand = bring.Errand(places, when, update=update)
        complete = bring.bring(issue, errand, settings, report, progress)
    except ExportError as error:
        report.fail(error)
        return Outcome(report, (), complete=False)
    except Exception as error:  # noqa: BLE001 - a fault of ours is one sentence too
        report.fail(_fault("the pictures could not be fetched", error))
        return Outcome(report, (), complete=False)
    written = (places.lock,) if places.lock.exists() else ()
    return Outcome(report, written, complete)


def read_issue(
    path: Path | str, settings: Settings = _DEFAULTS, report: Report | None = None
) -> Issue:
    """Read one issue and return the tree that is meant.

    Parameters
    ----------
    report : Report or None
        Receives what the editor should know.

    Raises
    ------
    ExportError
        If the issue cannot be read.
    """
    from exporter.passes import recognise

    report = report or Report(str(path))
    source = load(Path(path), report, settings.max_issue)
    manuscript = read(source, report, math=settings.math, breaks=settings.breaks)
    return recognise(manuscript, report, settings.typography, settings.recognition)


@contextmanager
def _emitters(formats: tuple[str, ...]) -> Iterator[dict[str, Future[Emit]]]:
    """Import what comes after the reading while pandoc reads: WeasyPrint alone takes a second."""
    with ThreadPoolExecutor(max_workers=1) as importer:
        for room in ("exporter.passes", "exporter.assets.gather", "exporter.assets.tex"):
            importer.submit(import_module, room)
        yield {name: importer.submit(FORMATS[name].emitter) for name in formats}


def prepare(
    path: Path,
    settings: Settings,
    report: Report,
    progress: Progress,
    passes: Iterable[Pass] = (),
) -> Mapping[str, Bundle]:
    """Return the bundle of each format that the settings ask for.

    Raises
    ------
    ExportError
        If the issue cannot be read.
    """
    progress("reading")
    source = load(path, report, settings.max_issue)
    manuscript = read(source, report, math=settings.math, breaks=settings.breaks)
    # not before: `_emitters` imports them beside the reading
    from exporter.assets import bring, gather, lock, tex
    from exporter.passes import recognise
    from exporter.passes.icons import settle_icons

    issue = recognise(manuscript, report, settings.typography, settings.recognition)
    issue = _passed(issue, passes, report)
    if settings.locked:
        bring.verify(issue, lock.Places(path), report, settings.max_bytes)
    look = inputs.look(manuscript.front, settings, path.parent, report)
    wanted = {name: FORMATS[name] for name in settings.formats}
    said = {name: inputs.options(name, kind.options, settings) for name, kind in wanted.items()}
    profiles = {name: kind.pictures for name, kind in wanted.items() if kind.pictures}
    pictures = (
        gather.pictures(issue, path, settings, profiles, report, progress) if profiles else {}
    )
    notations = {name: kind.formulas for name, kind in wanted.items() if kind.formulas}
    issue = settle_icons(issue, next(iter(pictures.values()), {}), source.text)
    formulas = tex.formulas(issue, notations, report)
    locked = lock.read(lock.Places(path)) if profiles else None
    return {
        name: Bundle(
            issue=issue,
            pictures=pictures.get(name, {}),
            formulas=formulas.get(name, {}),
            theme=look,
            date=inputs.date(issue, settings),
            stem=source.stem,
            source=source.text,
            lock=locked,
            options=said[name],
            files=inputs.named_files(name, said[name]),
            foundry=inputs.foundry(settings),
        )
        for name, kind in wanted.items()
    }


def _passed(issue: Issue, passes: Iterable[Pass], report: Report) -> Issue:
    for each in passes:
        try:
            issue = each(issue, report)
        except ExportError:
            raise
        except Exception as error:
            name = getattr(each, "__qualname__", repr(each))
            raise _fault(f"the pass {name} failed", error, each.__module__) from error
    return issue


def _pages(row: Format, made: Mapping[str, Emission]) -> Mapping[str, int]:
    """Return the pages of anchors in the formats that one needs, as far as they were made."""
    known = (made[name].pages for name in row.needs if name in made)
    return {anchor: page for pages in known for anchor, page in pages.items()}


def _emit(
    row: Format,
    emitter: Future[Emit],
    bundle: Bundle,
    report: Report,
    formats: Iterable[str],
) -> Emission:
    taken = {FORMATS[name].suffix for name in formats if name != row.name}
    try:
        return row.emission(emitter.result()(bundle, report), taken)
    except ExportError:
        raise
    except Exception as error:  # one format's fault must not cost the others
        raise _fault(f"{row.name} could not be made", error, row.origin) from error


def _write(made: Emission, folder: Path, stem: str) -> Iterator[Path]:
    """Write the files of a format, and give each that is there."""
    for suffix, data in made.files.items():
        target = folder / f"{stem}{suffix}"
        output.write(target, data)
        yield target


def _fault(what: str, error: Exception, origin: str = "") -> ExportError:
    """Return what is said of a fault of ours, or of the package that brings a format."""
    message = f"{what}: {type(error).__name__}: {error}"
    hint = f"this is a fault of {origin or 'ours'}: please report it"
    return ExportError(Problem.FORMAT_FAILED, message, hint=hint)
