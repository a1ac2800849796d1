"""All that is used of WeasyPrint's internals, with a probe for every name.

WeasyPrint promises `HTML`, `CSS`, `Document`, `Page`, the configuration of fonts and fetchers of
addresses. All else is named here, and looked at before it is used: that it is there, that a
function has the parameters that are known, that a class has the members. If one probe fails, none
is used: `UNSUITABLE` says why, and WeasyPrint sets lines, notes and tags in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from inspect import signature
from typing import Any, TypeAlias

import pydyf
import weasyprint

Anything: TypeAlias = Any  # WeasyPrint is not typed
VERSION = "70."


def _module(name: str) -> Anything:
    """Return a module; an `OSError`, where the system has no Pango, is for whoever imports us."""
    try:
        return import_module(name)
    except ImportError:
        return None


boxes = _module("weasyprint.formatting_structure.boxes")
blocks = _module("weasyprint.layout.block")
inline = _module("weasyprint.layout.inline")
absolute = _module("weasyprint.layout.absolute")
line_break = _module("weasyprint.text.line_break")
properties = _module("weasyprint.css.properties")
pdf_fonts = _module("weasyprint.pdf.fonts")
_document = _module("weasyprint.document")
_ffi = _module("weasyprint.text.ffi")
_fonts = _module("weasyprint.text.fonts")

ffi: Anything = getattr(_ffi, "ffi", None)
pango: Anything = getattr(_ffi, "pango", None)
pangoft2: Anything = getattr(_ffi, "pangoft2", None)
fontconfig: Anything = getattr(_ffi, "fontconfig", None)
FROM_UNITS: Anything = getattr(_ffi, "FROM_UNITS", None)
TO_UNITS: Anything = getattr(_ffi, "TO_UNITS", None)
Layout: Anything = getattr(line_break, "Layout", object)  # ours is derived from it


@dataclass(frozen=True, slots=True)
class Probe:
    """A name that must be there.

    Attributes
    ----------
    place : module, class or library
        Where it is looked for.
    name : str
        As it stands there; names of members follow behind dots.
    parameters : str or None
        Those of a function, in their order.
    sets : str
        An attribute that a method must give to its object.
    """

    place: Anything
    name: str
    parameters: str | None = None
    sets: str = ""

    def missing(self) -> str:
        """Return what is not as it is known; "" if all is."""
        found = self.place
        for part in self.name.split("."):
            found = None if found is None else getattr(found, part, None)
        if found is None:
            return f"has no {self.name}"
        if self.parameters is not None and " ".join(signature(found).parameters) != self.parameters:
            return f"has another {self.name}"
        if self.sets and self.sets not in (*found.__code__.co_names, *found.__code__.co_consts):
            return f"has no {self.sets} in {self.name}"
        return ""


SIGNATURES = {
    "get_next_linebox": (
        "context linebox position_y bottom_space skip_stack containing_block"
        " absolute_boxes fixed_boxes first_letter_style first_line_style"
    ),
    "split_text_box": "context box available_width skip is_line_start",
    "can_break_text": "text lang",
    "justify_line": "context line extra_width",
    "atomic_box": "context box position_x skip_stack containing_block absolute_boxes fixed_boxes",
    "avoid_collisions": "context box containing_block outer",
    "resolve_percentages": "box containing_block",
    "inline_min_content_width": "context box outer skip_stack first_line is_line_start",
    "skip_first_whitespace": "box skip_stack",
    "strut": "style",
}
_BOXES = (
    "TextBox.copy_with_text LineBox InlineBox AtomicInlineLevelBox ReplacedBox ParentBox"
    " FootnoteAreaBox Box.margin_width Box.margin_height Box.border_box_y Box.content_box_y"
    " Box.is_in_normal_flow Box.is_floated"
)
_PANGO = (
    "pango_layout_set_single_paragraph_mode pango_font_describe_with_absolute_size"
    " pango_font_description_free pango_font_description_get_family"
)
_FONTCONFIG = (
    "FcInitLoadConfigAndFonts FcConfigDestroy FcConfigGetFonts FcPatternGetString FcSetSystem"
    " FcResultMatch"
)
LINES = "_linebox_layout"
_LINES = (
    "context box index child new_children page_is_empty absolute_boxes fixed_boxes"
    " adjoining_margins bottom_space position_y skip_stack first_letter_style first_line_style"
    " draw_bottom_decoration max_lines"
)


def _all(place: Anything, names: str) -> Iterator[Probe]:
    return (Probe(place, name) for name in names.split())


PROBES = (
    *(Probe(inline, name, parameters) for name, parameters in SIGNATURES.items()),
    Probe(blocks, LINES, _LINES),
    *_all(boxes, _BOXES),
    Probe(absolute, "AbsolutePlaceholder.__init__", "self box", sets="_box"),
    Probe(properties, "Dimension", "value unit"),
    Probe(line_break, "Layout.__init__", "self style justification_spacing max_width"),
    *_all(line_break, "Layout.setup Layout.get_first_line Layout.deactivate Layout.reactivate"),
    Probe(line_break, "Layout.set_text", "self text justify"),
    Probe(line_break, "get_log_attrs", "text lang"),
    Probe(line_break, "line_size", "line style"),
    *_all(_ffi, "ffi.NULL FROM_UNITS TO_UNITS"),
    *_all(pango, _PANGO),
    *_all(pangoft2, "pango_fc_font_map_set_config"),
    *_all(fontconfig, _FONTCONFIG),
    Probe(_fonts, "FontConfiguration.__init__", sets="font_map"),
    *_all(_fonts, "FontConfiguration.__del__"),
    *_all(pdf_fonts, "TTFont"),
    Probe(_document, "Page.__init__", sets="_page_box"),
    Probe(pydyf, "PDF.__init__", sets="objects"),
    Probe(pydyf, "PDF.__init__", sets="catalog"),
    *_all(pydyf, "PDF.page_references Stream Dictionary Array String"),
)


def unsuitable(probes: Iterable[Probe] = PROBES, version: str = VERSION) -> str:
    """Return why WeasyPrint's internals cannot be used; "" if they can."""
    found = weasyprint.__version__
    if not found.startswith(version):
        return f"WeasyPrint {found} is not {version}x"
    missing = next(filter(None, (probe.missing() for probe in probes)), "")
    return f"WeasyPrint {found} {missing}" if missing else ""


UNSUITABLE = unsuitable()


def page_box(page: Anything) -> Anything:
    """Return the box of a page that was laid out: there is no public way to boxes."""
    return page._page_box  # noqa: SLF001


def placed(placeholder: Anything) -> Anything:
    """Return the box that stands for one placed absolutely; any other is itself."""
    if isinstance(placeholder, absolute.AbsolutePlaceholder):
        return placeholder._box  # noqa: SLF001
    return placeholder
