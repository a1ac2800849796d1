"""The DOCX: its table `[docx]` in digest.toml, and its row."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from exporter.config.options import FormatOptions, Key
from exporter.emit.format import Format
from exporter.model.profile import Notation, PictureProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class DocxOptions(FormatOptions):
    """What can be said of a DOCX: the table `[docx]` of digest.toml.

    Attributes
    ----------
    reference_doc : Path or None
        A Word document whose styles and page the DOCX takes.
    """

    reference_doc: Annotated[
        Path | None,
        Key(
            "Take styles and page of a DOCX from a document of the house.",
            "--reference-doc",
            "FILE.docx",
        ),
    ] = None


FORMAT = Format(
    name="docx",
    suffix=".docx",
    module="exporter.emit.docx",
    options=DocxOptions,
    pictures=PictureProfile(types=("jpeg", "png"), max_side=1600, max_bytes=1_000_000),
    formulas=Notation.OMML,
    needs=("pdf",),
)
