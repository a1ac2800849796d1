"""Says what is true of a book for readers who listen, enlarge or cannot bear flashes.

The metadata of EPUB Accessibility 1.1 in the schema.org vocabulary, taken from the finished pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from exporter.emit.epub.documents import MATHML, XHTML, Document
from exporter.model.bundle import Picture
from exporter.words import Words

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
# What editors and their tools leave in place of a description: a file's name, a generic word.
_NO_DESCRIPTION = re.compile(
    r"\s*(?:[\w .%()-]*\.(?:png|jpe?g|gif|webp|svg|bmp|avif)|img|image|picture|photo|screenshot"
    r"|图片?|配图|插图|截图|图像|封面|描述|alt|null|undefined|[\W_\d]*)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What there is in a book, and what a listener would miss in it."""

    pictures: bool = False
    described: bool = True
    lost: bool = False
    formulas: bool = False
    sources: bool = False
    ruby: bool = False
    moving: bool = False
    headless: bool = False

    @property
    def conforms(self) -> bool:
        """Whether none of the faults is there that a program can find.

        WCAG 2.2: text alternatives (1.1.1), relations of cells (1.3.1), moving content (2.2.2).
        What depends on the theme and on the dialect is tested: contrast, order, languages, names.
        """
        return self.described and not (self.lost or self.sources or self.moving or self.headless)


def survey(documents: Iterable[Document], pictures: Iterable[Picture]) -> Survey:
    """Look through the pages and the pictures of a book."""
    trees = [document.tree for document in documents]
    shown = list(pictures)

    def every(name: str, space: str = XHTML) -> list[etree._Element]:
        return [element for tree in trees for element in tree.iter(f"{{{space}}}{name}")]

    images = every("img")
    return Survey(
        pictures=bool(images),
        described=not any(_NO_DESCRIPTION.fullmatch(image.get("alt", "")) for image in images),
        lost=any(picture.placeholder for picture in shown),
        formulas=bool(every("math", MATHML)),
        sources=any(code.get("class") == "tex" for code in every("code")),
        ruby=bool(every("ruby")),
        moving=any(_moves(picture) for picture in shown),
        headless=any(next(table.iter(f"{{{XHTML}}}th"), None) is None for table in every("table")),
    )


def _moves(picture: Picture) -> bool:
    match picture.media_type:
        case "image/gif":
            return picture.data.count(b"\x21\xf9\x04") > 1
        case "image/webp":
            return b"ANIM" in picture.data[:64]
        case _:
            return False


def properties(found: Survey, words: Words) -> tuple[tuple[str, str], ...]:
    """Return the schema.org properties of a book, each with a value; `words` are its language's."""
    modes = ["textual", "visual"] if found.pictures else ["textual"]
    sufficient = ["textual,visual"] if found.pictures else []
    if found.described and not found.lost:
        sufficient.append("textual")
    features = {
        "alternativeText": found.pictures and found.described,
        "MathML": found.formulas,
        "latex": found.sources,
        "rubyAnnotations": found.ruby,
    }
    always = ("displayTransformability", "readingOrder", "structuralNavigation")
    named = [
        *always,
        "tableOfContents",
        "unlocked",
        *(name for name, is_so in features.items() if is_so),
    ]
    still = ("none",)
    moving = ("unknownFlashingHazard", "noMotionSimulationHazard", "noSoundHazard")
    return (
        *(("schema:accessMode", mode) for mode in modes),
        *(("schema:accessModeSufficient", modes) for modes in sufficient),
        *(("schema:accessibilityFeature", name) for name in named),
        *(("schema:accessibilityHazard", name) for name in (moving if found.moving else still)),
        ("schema:accessibilitySummary", _summary(found, words.accessible)),
    )


def _summary(found: Survey, said: Mapping[str, str]) -> str:
    clauses = (
        said["book"],
        said["described" if found.described else "undescribed"] if found.pictures else "",
        said["lost"] if found.lost else "",
        said["formulas"] if found.formulas else "",
        said["sources"] if found.sources else "",
        said["moving"] if found.moving else "",
        said["ways"],
    )
    return said["comma"].join(filter(None, clauses)) + said["stop"] + said["checked"]
