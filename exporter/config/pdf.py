"""The table `[pdf]` of digest.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Page = Literal["", "a4", "a5", "phone"]
Variant = Literal["archive", "plain"]
PAGES: tuple[str, ...] = tuple(page for page in get_args(Page) if page)
PDF_VARIANTS: tuple[str, ...] = get_args(Variant)


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfOptions:
    """What can be said of a PDF: the table `[pdf]` of digest.toml.

    Attributes
    ----------
    page : str
        The page format; "" leaves it to the theme.
    variant : str
        "archive" for PDF/UA-1 and PDF/A-3a with the source inside, "plain" for the pages alone.
    """

    page: Page = ""
    variant: Variant = "archive"
