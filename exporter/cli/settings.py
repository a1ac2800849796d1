"""The settings of a command: defaults ← the user's config.toml ← digest.toml ← flags."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from exporter import config
from exporter.cli import environment
from exporter.cli.formats import key_of_flag
from exporter.config import Settings, file
from exporter.diagnostics import ExportError
from exporter.emit import FORMATS


def settings_of(issue: Path | None, *, allow_private: bool = False, **flags: Any) -> Settings:  # noqa: ANN401 - each flag has its own type
    """Lay the flags over the digest.toml of an issue over the user's own over the defaults.

    A flag that was not given is None, false or empty, and changes nothing; one of a format is None.

    Raises
    ------
    click.UsageError
        If one of these files is wrong.
    """
    base = Settings(
        cache=environment.cache(),
        now=environment.now(),
        network=replace(config.network(os.environ), allow_private=allow_private),
    )
    own, found = environment.configuration(), file.find(issue)
    try:
        settings = file.load(own, base, FORMATS, trusted=True) if own.is_file() else base
        settings = settings if found is None else file.load(found, settings, FORMATS)
    except ExportError as error:
        raise click.UsageError(f"{error.message}\nhint: {error.hint}") from error
    for flag, value in flags.items():
        if of_format := key_of_flag(flag):
            row, key = of_format
            settings = settings if value is None else settings.saying(row.options, **{key: value})
        elif value:
            settings = _saying(settings, flag, value)
    return settings


def _saying(settings: Settings, flag: str, value: Any) -> Settings:  # noqa: ANN401 - likewise
    if flag == "theme":
        settings = replace(settings, beside=None)
    if flag == "themes":
        value = (*settings.themes, *value)
    return replace(settings, **{flag: value})
