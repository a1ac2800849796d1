"""The whole journey on one page: from the path of an issue to its files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from exporter import inputs, output
from exporter.config import Settings
from exporter.diagnostics import Diagnostic, ExportError, Problem, Report
from exporter.emit import FORMATS, Emission, Emit, Format, in_order
from exporter.model.bundle import Bundle, Formula, FormulaKey, Picture
from exporter.model.issue import Issue, Manuscript
from exporter.model.source import Source
from exporter.reading import read
from exporter.reading.source import load

Progress = Callable[[str], None]
Pass = Callable[[Issue, Report], Issue]
Pictures: TypeAlias = Mapping[str, Picture]
Formulas: TypeAlias = Mapping[FormulaKey, Formula]


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
        target = settings.output / (settings.stem or path.stem)
        written, complete = _made(bundles, emitters, target, report, progress)
    return Outcome(report, written, complete=complete and len(formats) == len(asked))


def _made(
    bundles: Mapping[str, Bundle],
    emitters: Mapping[str, Future[Emit]],
    target: Path,
    report: Report,
    progress: Progress,
) -> tuple[tuple[Path, ...], bool]:
    """Make and write each format; return the files, and whether all are there.

    `target` is the path of the files without what they end in.
    """
    made: dict[str, Emission] = {}
    written: list[Path] = []
    for name, bundle in bundles.items():
        progress(f"writing {name}")
        row, others = FORMATS[name], {FORMATS[one].suffix for one in bundles if one != name}
        known = replace(bundle, pages=_pages(row, made))
        try:
            made[name] = _emit(row, emitters[name], known, report, others)
            written += _write(made[name], target)
        except ExportError as error:
            made.pop(name, None)
            report.fail(error)
    return tuple(written), len(made) == len(bundles)


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
    report = report or Report(str(path))
    _, manuscript = _read(Path(path), settings, report)
    return _recognised(manuscript, settings, report)


def _read(path: Path, settings: Settings, report: Report) -> tuple[Source, Manuscript]:
    source = load(path, report, settings.max_issue)
    return source, read(source, report, math=settings.math, breaks=settings.breaks)


def _recognised(
    manuscript: Manuscript, settings: Settings, report: Report, passes: Iterable[Pass] = ()
) -> Issue:
    from exporter.passes import recognise  # not before: `_emitters` imports it beside the reading

    issue = recognise(manuscript, report, settings.typography, settings.recognition)
    for each in passes:
        try:
            issue = each(issue, report)
        except ExportError:
            raise
        except Exception as error:
            name = getattr(each, "__qualname__", repr(each))
            raise _fault(f"the pass {name} failed", error, each.__module__) from error
    return issue


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
    source, manuscript = _read(path, settings, report)
    issue = _recognised(manuscript, settings, report, passes)
    from exporter.assets import bring, lock

    places = lock.Places(path)
    if settings.locked:
        bring.verify(issue, places, report, settings.max_bytes)
    look = inputs.look(manuscript.front, settings, path.parent, report)
    rows = {name: FORMATS[name] for name in settings.formats}
    said = {name: inputs.options(name, row.options, settings) for name, row in rows.items()}
    issue, pictures, formulas = _provided(issue, source, path, settings, report, progress)
    locked = lock.read(places) if pictures else None
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
        for name in rows
    }


def _provided(
    issue: Issue,
    source: Source,
    path: Path,
    settings: Settings,
    report: Report,
    progress: Progress,
) -> tuple[Issue, Mapping[str, Pictures], Mapping[str, Formulas]]:
    """Return pictures and formulas as each format wants them, and the issue with icons settled."""
    from exporter.assets import gather, tex
    from exporter.passes.icons import settle_icons

    rows = {name: FORMATS[name] for name in settings.formats}
    profiles = {name: row.pictures for name, row in rows.items() if row.pictures}
    pictures = (
        gather.pictures(issue, path, settings, profiles, report, progress) if profiles else {}
    )
    notations = {name: row.formulas for name, row in rows.items() if row.formulas}
    issue = settle_icons(issue, next(iter(pictures.values()), {}), source.text)
    return issue, pictures, tex.formulas(issue, notations, report)


def _pages(row: Format, made: Mapping[str, Emission]) -> Mapping[str, int]:
    """Return the pages of anchors in the formats that one needs, as far as they were made."""
    known = (made[name].pages for name in row.needs if name in made)
    return {anchor: page for pages in known for anchor, page in pages.items()}


def _emit(
    row: Format,
    emitter: Future[Emit],
    bundle: Bundle,
    report: Report,
    others: Collection[str],
) -> Emission:
    """Let a format be made; `others` are the endings of the files of the others."""
    try:
        return row.emission(emitter.result()(bundle, report), others)
    except ExportError:
        raise
    except Exception as error:  # one format's fault must not cost the others
        raise _fault(f"{row.name} could not be made", error, row.origin) from error


def _write(made: Emission, target: Path) -> Iterator[Path]:
    """Write the files of a format, and give each that is there."""
    for suffix, data in made.files.items():
        file = target.with_name(f"{target.name}{suffix}")
        output.write(file, data)
        yield file


def _fault(what: str, error: Exception, origin: str = "") -> ExportError:
    """Return what is said of a fault of ours, or of the package that brings a format."""
    message = f"{what}: {type(error).__name__}: {error}"
    hint = f"this is a fault of {origin or 'ours'}: please report it"
    return ExportError(Problem.FORMAT_FAILED, message, hint=hint)
