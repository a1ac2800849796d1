"""The settings of a command: defaults ← digest.toml ← flags."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from exporter import config
from exporter.cli import environment
from exporter.config import Settings, file
from exporter.diagnostics import ExportError

# A flag of a format, by its table in digest.toml and its key there.
_OF_FORMATS = {
    "page": ("pdf", "page"),
    "pdf_variant": ("pdf", "variant"),
    "embed_fonts": ("epub", "embed_fonts"),
    "vertical": ("epub", "vertical"),
    "reference_doc": ("docx", "reference_doc"),
}


def settings_of(issue: Path | None, *, allow_private: bool = False, **flags: Any) -> Settings:  # noqa: ANN401 - each flag has its own type
    """Lay the flags over the digest.toml of an issue over the defaults.

    A flag that was not given is None, false or empty, and changes nothing; `embed_fonts` may be
    false.

    Raises
    ------
    click.UsageError
        If digest.toml is wrong.
    """
    base = Settings(
        cache=environment.cache(),
        now=environment.now(),
        network=replace(config.network(os.environ), allow_private=allow_private),
    )
    found = file.find(issue)
    try:
        settings = base if found is None else file.load(found, base)
    except ExportError as error:
        raise click.UsageError(f"{error.message}\nhint: {error.hint}") from error
    for flag, value in flags.items():
        if not value and (flag != "embed_fonts" or value is None):
            continue
        table, key = _OF_FORMATS.get(flag, ("", flag))
        if table:
            value = replace(getattr(settings, table), **{key: value})  # noqa: PLW2901
        settings = replace(settings, **{table or key: value})
    return settings
