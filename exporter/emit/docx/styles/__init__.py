"""The style sheet of the document: every look that the text has, said once and from the theme.

Names are those that Word and pandoc know (ECMA-376 part 1, § 17.7.4); styles of our own carry a
Chinese alias, which Word shows beside the name.
"""

from __future__ import annotations

from exporter.emit.docx.markup import Element, properties, w
from exporter.emit.docx.page import Page
from exporter.emit.docx.styles import blocks, characters, front, lists, tables, text
from exporter.emit.docx.traits import fonts, size
from exporter.theme import Theme


def sheet(theme: Theme, language: str, page: Page) -> Element:
    """Build the styles part."""
    return w(
        "styles",
        _defaults(theme, language),
        _latent(),
        *text.styles(theme),
        *front.styles(theme, page),
        *lists.styles(),
        *blocks.styles(theme),
        *characters.styles(theme),
        *tables.styles(theme),
    )


def _defaults(theme: Theme, language: str) -> Element:
    is_eastern = language.lower().startswith(("zh", "ja"))
    latin, eastern = ("en-US", language) if is_eastern else (language, "zh-CN")
    letters = [
        fonts(theme.fonts.body),
        w("kern", val=2),
        *size(theme.sizes.body),
        w("lang", val=latin, eastAsia=eastern, bidi="ar-SA"),
    ]
    return w("docDefaults", w("rPrDefault", properties("rPr", letters)), w("pPrDefault", w("pPr")))


def _latent() -> Element:
    """Keep the styles of Word's own that the document does not use out of the editor's list."""
    return w(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=376,
    )
