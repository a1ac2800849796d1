"""Packages with formats, as an installer leaves them: a module, and metadata with entry points."""

from __future__ import annotations

from pathlib import Path

SLIDES = """\
from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

from exporter import Emission, Format, FormatOptions, Key


@dataclass(frozen=True, slots=True, kw_only=True)
class SlidesOptions(FormatOptions):
    ratio: Annotated[Literal["4:3", "16:9"], Key("The shape of a slide.", "--slides-ratio")] = "4:3"
    size: Annotated[int, Meta(ge=8), Key("The size of the letters.", "--slides-size")] = 20


def emit(bundle, report):
    said = bundle.said(SlidesOptions)
    text = f"{bundle.issue.meta.title} {said.ratio} {said.size} {sorted(bundle.pages)}"
    return Emission({".slides.txt": text.encode(), ".notes.txt": b"-"})


FORMAT = Format(
    name="slides", suffix=".slides.txt", module=__name__, options=SlidesOptions, needs=("pdf",)
)
"""


def install(folder: Path, source: str, name: str = "slides", module: str = "slides_format") -> Path:
    """Install a format into a folder that is to stand on the path of Python; return the folder."""
    folder.mkdir(exist_ok=True)
    (folder / f"{module}.py").write_text(source, "utf-8")
    metadata = folder / f"{module}-1.0.dist-info"
    metadata.mkdir(parents=True, exist_ok=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: digest-{name}\nVersion: 1\n")
    points = f"[digest_export.formats]\n{name} = {module}:FORMAT\n"
    (metadata / "entry_points.txt").write_text(points)
    return folder
