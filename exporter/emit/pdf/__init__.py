"""The PDF emitter: one HTML page of the whole issue, laid out on paper by WeasyPrint.

`pages` writes the page, in the words of `dialect`; `render` lays it out, and is the only module
that imports WeasyPrint; `tags` mends the structure that WeasyPrint gives to assistive technology.
Importing this package imports WeasyPrint, and raises `ExportError` where the system has no Pango.
"""

from __future__ import annotations

from collections.abc import Callable

from PIL import ImageFile

from exporter.diagnostics import ExportError, Problem, Report
from exporter.emit.pdf import pages
from exporter.emit.pdf.dialect import PaperDialect, Resource
from exporter.model.bundle import Bundle

Render = Callable[[str, dict[str, Resource], str, Report], bytes]


def _load() -> Render:
    # WeasyPrint lets Pillow swallow truncated pictures, for the whole process, when it is imported.
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
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
    return render


_render = _load()  # Here and not in `emit`: who imports this module early has the wait behind him.


def emit(bundle: Bundle, report: Report) -> bytes:
    """Return the issue as a tagged PDF (ISO 32000-1, PDF/UA-1)."""
    dialect = PaperDialect(bundle)
    page = pages.document(bundle, dialect)
    return _render(page, dialect.resources, bundle.source, report)
