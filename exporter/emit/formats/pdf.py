"""The PDF: its table `[pdf]` in digest.toml, and its row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from exporter.config.options import FormatOptions, Key
from exporter.emit.format import Format
from exporter.model.profile import Notation, PictureProfile

Page = Literal["", "a4", "a5", "phone"]
Variant = Literal["archive", "plain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfOptions(FormatOptions):
    """What can be said of a PDF: the table `[pdf]` of digest.toml.

    Attributes
    ----------
    page : str
        The page format; "" leaves it to the theme.
    variant : str
        "archive" for PDF/UA-1 and PDF/A-3a with the source inside, "plain" for the pages alone.
    """

    page: Annotated[Page, Key("The page of a PDF. [default: the theme's]", "--page")] = ""
    variant: Annotated[
        Variant,
        Key(
            "PDF/UA-1 and PDF/A-3a with the source inside, or less. [default: archive]",
            "--pdf-variant",
        ),
    ] = "archive"


FORMAT = Format(
    name="pdf",
    suffix=".pdf",
    module="exporter.emit.pdf",
    options=PdfOptions,
    pictures=PictureProfile(
        types=("jpeg", "png"), max_side=1400, max_bytes=1_500_000, tall_side=7200
    ),
    formulas=Notation.SVG,
)
