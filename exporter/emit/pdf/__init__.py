"""The PDF emitter: one HTML page of the whole issue, laid out on paper by WeasyPrint.

`pages` writes the page, in the words of `dialect`; `render` lays it out, `notes` and `proof` look
whether all of it can be found there; `archive` makes of it a
file that lasts, and `tags` mends the structure that WeasyPrint gives to assistive technology.
Importing this package imports WeasyPrint, and raises `ExportError` where the system has no Pango.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, cast

from PIL import ImageFile

from exporter import theme
from exporter.diagnostics import ExportError, Problem, Report
from exporter.emit.format import Emission
from exporter.emit.formats.pdf import FORMAT, PdfOptions
from exporter.emit.pdf import pages
from exporter.emit.pdf.dialect import PaperDialect, Resource
from exporter.emit.pdf.private import replace_private
from exporter.emit.pdf.start import quicken
from exporter.model.bundle import Bundle
from exporter.theme import Theme

Render = Callable[..., bytes]
Options = Callable[[Bundle], dict[str, object]]
Prove = Callable[..., None]


def _load() -> tuple[Render, Options, Prove]:
    # WeasyPrint lets Pillow swallow truncated pictures, for the whole process, when it is imported.
    quicken()
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        from exporter.emit.pdf.archive import options
        from exporter.emit.pdf.proof import prove
        from exporter.emit.pdf.render import render
    except OSError as error:
        raise ExportError(
            Problem.FORMAT_FAILED,
            "WeasyPrint cannot find Pango, the library that sets its text",
            hint="`apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`"
            " (Debian, Ubuntu) or `brew install pango` (macOS)",
        ) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    return render, options, prove


# Here and not in `emit`: who imports this module early has the wait behind him.
_render, _options, _prove = _load()


def emit(bundle: Bundle, report: Report) -> Emission:
    """Return the issue as PDF/A-3a and PDF/UA-1, or as a plain PDF (ISO 32000-1).

    With a theme that is not ours, that is done in a process of its own, within limits.
    """
    if not bundle.theme.foreign:
        return emit_here(bundle, report)
    from exporter.emit.pdf.apart import emit_apart

    return emit_apart(bundle, report)


def emit_here(bundle: Bundle, report: Report) -> Emission:
    """Return the PDF, made in this process, and on which page each anchor stands."""
    from exporter.emit.pdf.families import dress, tell_if_unbuilt

    look = dress(_on_page(bundle).on_paper(), report, bundle.foundry.own)
    bundle = replace(bundle, theme=look)
    moved: set[int] = set()
    places: dict[str, int] = {}

    def write(misplaced: frozenset[int]) -> tuple[str, Mapping[str, Resource]]:
        moved.update(misplaced)
        dialect = PaperDialect(bundle, frozenset(moved))
        page = replace_private(pages.document(bundle, dialect), bundle.source, report)
        return page, dialect.resources

    page, resources = write(frozenset())
    options = partial(_telling, _options, bundle, places)
    prove = partial(_prove, bundle.issue, report)
    made = _render(page, resources, bundle.source, report, options, bundle.foundry, write, prove)
    tell_if_unbuilt(report)
    return Emission({FORMAT.suffix: made}, places)


def _on_page(bundle: Bundle) -> Theme:
    """Return the theme on the page that the options ask for."""
    page = bundle.said(PdfOptions).page
    return replace(bundle.theme, page=theme.pages()[page]) if page else bundle.theme


def _telling(options: Options, bundle: Bundle, places: dict[str, int]) -> dict[str, object]:
    """Return options of WeasyPrint, with a finisher that notes the page of each anchor too."""
    said = options(bundle)
    finish = cast("Callable[[Any, Any], None]", said["finisher"])

    def note(document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint is not typed
        places.clear()
        for number, page in enumerate(document.pages, 1):
            for anchor in page.anchors:
                places.setdefault(anchor, number)
        finish(document, pdf)

    return {**said, "finisher": note}
