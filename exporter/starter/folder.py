"""What a new newsletter's folder holds: an issue to fill in, its pictures, and the settings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath
from string import Template

_TEMPLATES = Path(__file__).parent / "templates"
_PLACES = {
    "issues/001.md": "issue.md",
    "digest.toml": "digest.toml",
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".github/workflows/issues.yml": "workflow.yml",
}
_COVER, _ENTRY = "issues/images/cover.png", "issues/images/entry.png"


@dataclass(frozen=True, slots=True)
class Masthead:
    """What is known of a newsletter before its first issue.

    Attributes
    ----------
    series : str
        Its name.
    author : str
        Who writes it.
    date : date
        The day of the first issue.
    theme : str
        The name of a theme, "" for the default.
    """

    series: str
    author: str
    date: date
    theme: str = ""


def folder(masthead: Masthead) -> Mapping[PurePosixPath, bytes]:
    """Return the files of a new newsletter, by their places in its folder.

    Raises
    ------
    ExportError
        If there is no such theme.
    """
    from exporter.starter.drawing import cover, entry

    values = {
        "series": json.dumps(masthead.series, ensure_ascii=False),
        "author": json.dumps(masthead.author, ensure_ascii=False),
        "date": masthead.date.isoformat(),
        "theme": f'theme = "{masthead.theme}"' if masthead.theme else '# theme = ""',
    }
    texts = {place: _template(name).substitute(values) for place, name in _PLACES.items()}
    written = {place: text.encode() for place, text in texts.items()}
    written[_COVER] = cover(masthead.theme)
    written[_ENTRY] = entry(masthead.theme)
    return {PurePosixPath(place): data for place, data in written.items()}


@cache
def _template(name: str) -> Template:
    return Template((_TEMPLATES / name).read_text("utf-8"))
