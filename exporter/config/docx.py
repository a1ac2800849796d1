"""The table `[docx]` of digest.toml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class DocxOptions:
    """What can be said of a DOCX: the table `[docx]` of digest.toml.

    Attributes
    ----------
    reference_doc : Path or None
        A Word document whose styles and page the DOCX takes.
    """

    reference_doc: Path | None = None
