"""Lays a page out on paper, by what WeasyPrint promises; what it does not stands in `internals`."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from threading import get_ident
from typing import Any, TypeAlias

from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from exporter.diagnostics import Problem, Report
from exporter.emit.pdf import faces, lacks, notes, sequence
from exporter.emit.pdf.dialect import Resource
from exporter.emit.pdf.emphasis import SHEET
from exporter.emit.pdf.internals import UNSUITABLE, ffi, pangoft2
from exporter.emit.pdf.patch import is_shown, typeset
from exporter.model.bundle import Foundry

Element: TypeAlias = Any  # WeasyPrint is not typed
Rewrite = Callable[[frozenset[int]], tuple[str, Mapping[str, Resource]]]
_SVG = "image/svg+xml"
_FOLLOWS = "Too many glyphs missing from"  # the glyphs have been named one by one
_CODE_POINT = re.compile(r"^\.notdef glyph.*\(U\+([0-9A-F]+)\)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Laid:
    """A page that was laid out.

    `tree` is the HTML that it was made of, `is_shown` tells whether the style sheet shows one of
    its elements.
    """

    document: Document
    tree: Element
    options: dict[str, object]
    is_shown: Callable[[Element], bool]

    def write(self) -> bytes:
        """Draw the pages."""
        if not UNSUITABLE:
            sequence.restore(self.document.pages)
        written: bytes = self.document.write_pdf(**self.options)
        return written


Prove = Callable[[Laid], None]


def render(
    page: str,
    resources: Mapping[str, Resource],
    source: str,
    report: Report,
    options: Callable[[], dict[str, object]] = dict,
    foundry: Foundry = Foundry(),  # noqa: B008 - it is frozen
    rewrite: Rewrite | None = None,
    prove: Prove | None = None,
) -> bytes:
    """Return the PDF of a page; what WeasyPrint complains about goes into the report.

    Notes that found no place at the foot of a page are written elsewhere, and all is laid out anew.
    Which characters no font has is known when all is drawn: then it is drawn once more, with a
    glyph for each of them.

    Parameters
    ----------
    resources : mapping of str to Resource
        What the page may refer to; every other address is refused.
    source : str
        The issue's text, to find the line of a character that no font has.
    options : callable
        Gives what `archive.options` says of the file, anew for each time that it is drawn.
    foundry : Foundry
        Where the fonts are.
    rewrite : callable, optional
        Writes the page anew, with the notes of some numbers behind their section.
    prove : callable, optional
        Is given what will be drawn, to find what is lacking.

    Raises
    ------
    ExportError
        If no font has the script that the issue is written in.
    """
    listener = _Listener(report)
    with _listening(listener), typeset(report), ExitStack() as held:
        laid = _lay_out(page, resources, options(), foundry, held)
        while rewrite and (misplaced := _misplaced(laid)):
            page, resources = rewrite(misplaced)
            laid = _lay_out(page, resources, options(), foundry, held)
        if prove and not UNSUITABLE:
            prove(laid)
        written = laid.write()
        if lacking := frozenset(listener.lacking):
            lacks.tell(lacking, source, report)
            written = _lay_out(page, resources, options(), foundry, held, lacking).write()
    return written


def _misplaced(laid: Laid) -> frozenset[int]:
    return frozenset() if UNSUITABLE else notes.misplaced(laid.document.pages, laid.tree)


def _lay_out(
    page: str,
    resources: Mapping[str, Resource],
    options: dict[str, object],
    foundry: Foundry,
    held: ExitStack,
    lacking: Collection[str] = (),
) -> Laid:
    drawings = (r.data.decode() for r in resources.values() if r.media_type == _SVG)
    rules, fonts = faces.faces(page, drawings, foundry, lacking)
    fetcher = _Fetcher({**resources, **fonts})
    configuration = held.enter_context(_fonts())
    html = HTML(string=page, url_fetcher=fetcher)
    sheet = CSS(string=rules + SHEET, url_fetcher=fetcher, font_config=configuration)
    finisher = options.pop("finisher", None)  # which only the drawing knows
    # Presentational hints are what makes `start` and `value` of list items count.
    options |= {"presentational_hints": True, "stylesheets": [sheet]}
    document = html.render(font_config=configuration, **options)
    return Laid(document, html.etree_element, {**options, "finisher": finisher}, is_shown())


@contextmanager
def _fonts() -> Iterator[FontConfiguration]:
    """Give the fonts of a document, and give back what they hold when it is written.

    Pango keeps the fontconfig configuration of every font map, 0.2 MB, for as long as the process
    lives, and WeasyPrint deletes the folder with a document's fonts when it is collected, or never.
    """
    configuration = FontConfiguration()
    try:
        yield configuration
    finally:
        if not UNSUITABLE:
            font_map = ffi.cast("PangoFcFontMap *", configuration.font_map)
            pangoft2.pango_fc_font_map_set_config(font_map, ffi.NULL)
            configuration.__del__()


class _Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint is not typed
    """Answers the addresses of the bundle and no other, so that no request leaves the machine."""

    def __init__(self, resources: Mapping[str, Resource]) -> None:
        super().__init__(allowed_protocols=())
        self._resources = resources

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return what stands behind an address.

        Raises
        ------
        ValueError
            If it is not one of the page's own; WeasyPrint turns this into a log message.
        """
        del headers
        resource = self._resources.get(url)
        if resource is None:
            raise ValueError("the address is not part of the issue")
        return URLFetcherResponse(url, resource.data, {"Content-Type": resource.media_type})


class _Listener(logging.Handler):
    """Turns what WeasyPrint logs into diagnostics; `lacking` fills with what no font has."""

    def __init__(self, report: Report) -> None:
        super().__init__(logging.WARNING)
        self._report = report
        self.lacking: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if match := _CODE_POINT.match(message):
            self.lacking.add(chr(int(match[1], 16)))
        elif not message.startswith(_FOLLOWS):
            self._report.add(Problem.RENDERER, f"WeasyPrint says: {message}")


@contextmanager
def _listening(listener: logging.Handler) -> Iterator[None]:
    """Let a listener hear what WeasyPrint says in this thread, and let nobody else hear it."""
    logger = logging.getLogger("weasyprint")
    thread = get_ident()

    def take(record: logging.LogRecord) -> bool:
        if record.thread != thread:
            return True
        if record.levelno >= listener.level:
            listener.handle(record)
        return False

    logger.addFilter(take)
    try:
        yield
    finally:
        logger.removeFilter(take)
