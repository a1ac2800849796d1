"""What an export takes from around an issue: theme, fonts, files that options name, the date."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, time
from pathlib import Path

from exporter import files, theme
from exporter.config import FormatOptions, Settings
from exporter.config.options import fault
from exporter.config.wanted import wanted
from exporter.diagnostics import ExportError, Problem, Report
from exporter.model.bundle import Foundry
from exporter.model.issue import FrontMatter, Issue
from exporter.theme import Theme

MAX_NAMED = 32 * 2**20
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


def look(front: FrontMatter, settings: Settings, beside: Path, report: Report) -> Theme:
    """Return the theme, with the extras that the settings ask for."""
    found = _theme(front, settings, beside, report)
    return replace(found, qr=found.qr or settings.qr)


def _theme(front: FrontMatter, settings: Settings, beside: Path, report: Report) -> Theme:
    """Return the theme of an issue, which may name ours and those that the settings allow."""
    if settings.theme or front.theme is None:
        home = settings.beside
        return theme.load(settings.theme or theme.DEFAULT, home or Path(), home)
    if front.theme in theme.names():
        return theme.load(front.theme)
    allowed = theme.allowed(front.theme, beside, settings.themes)
    if allowed is not None:
        return theme.load(str(allowed.resolve()))
    hint = f"the themes are: {', '.join(theme.names())}"
    if "/" in front.theme or theme.find(front.theme, beside):
        name = front.theme
        hint = f'allow it with themes = ["{name}"] in digest.toml, or with --allow-theme {name}'
    message = f"there is no theme {front.theme!r}; {theme.DEFAULT} is used"
    report.add(Problem.FRONT_MATTER, message, line=front.lines.get("theme", 0), hint=hint)
    return theme.load(theme.DEFAULT)


def options(table: str, kind: type[FormatOptions], settings: Settings) -> FormatOptions:
    """Return what is said of a format.

    Raises
    ------
    ExportError
        If a value is none of its key's type, which a program can write and no digest.toml.
    """
    said = settings.of(kind)
    if wrong := fault(said):
        key, value, type_ = wrong
        message = f"{table}.{key} cannot be {value!r}"
        raise ExportError(Problem.FORMAT_FAILED, message, hint=wanted(type_, value))
    return said


def named_files(table: str, options: FormatOptions) -> dict[Path, bytes]:
    """Return the files that options name; they are read here because an emitter has no disk."""
    found: dict[Path, bytes] = {}
    for key in fields(options):
        file = getattr(options, key.name)
        if isinstance(file, Path):
            try:
                found[file] = files.read(file, MAX_NAMED)
            except OSError as error:
                message = f"{file}, which {table}.{key.name} names, cannot be read"
                raise ExportError(Problem.UNREADABLE, f"{message}: {error.strerror}") from error
    return found


def foundry(settings: Settings) -> Foundry:
    """Return where fonts are; a folder of the user's own must be there."""
    own = settings.fonts
    if own is not None and not own.is_dir():
        message = f"there is no folder {own} with fonts"
        raise ExportError(Problem.UNREADABLE, message, hint="correct `fonts` in digest.toml")
    return Foundry(own and own.resolve(), settings.cache, settings.max_cache)


def date(issue: Issue, settings: Settings) -> datetime:
    """Return what stands for now: the run's date, else the issue's, else a fixed one."""
    if settings.now is not None:
        return settings.now
    if issue.meta.date is not None:
        return datetime.combine(issue.meta.date, time(), UTC)
    return NO_DATE
