"""Says what is true of a book for readers who listen, enlarge or cannot bear flashes.

The metadata of EPUB Accessibility 1.1 in the schema.org vocabulary, taken from the finished pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exporter.emit.epub.documents import MATHML, XHTML, Document
from exporter.model.bundle import Picture

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is in a book."""

    pictures: bool
    described: bool
    formulas: bool
    sources: bool
    ruby: bool
    moving: bool

    @property
    def conforms(self) -> bool:
        """Whether nothing is known that keeps a listener from the text."""
        return self.described and not self.sources


def survey(documents: Iterable[Document], pictures: Iterable[Picture]) -> Survey:
    """Look through the pages and the pictures of a book."""
    trees = [document.tree for document in documents]

    def found(name: str, space: str = XHTML) -> bool:
        return any(next(tree.iter(f"{{{space}}}{name}"), None) is not None for tree in trees)

    images = [image for tree in trees for image in tree.iter(f"{{{XHTML}}}img")]
    codes = [code for tree in trees for code in tree.iter(f"{{{XHTML}}}code")]
    return Survey(
        pictures=bool(images),
        described=all(image.get("alt") for image in images),
        formulas=found("math", MATHML),
        sources=any(code.get("class") == "tex" for code in codes),
        ruby=found("ruby"),
        moving=any(_moves(picture) for picture in pictures),
    )


def _moves(picture: Picture) -> bool:
    match picture.media_type:
        case "image/gif":
            return picture.data.count(b"\x21\xf9\x04") > 1
        case "image/webp":
            return b"ANIM" in picture.data[:64]
        case _:
            return False


def properties(found: Survey) -> tuple[tuple[str, str], ...]:
    """Return the schema.org properties of a book, each with a value."""
    modes = ["textual", "visual"] if found.pictures else ["textual"]
    sufficient = ["textual,visual"] if found.pictures else []
    if found.described:
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
        ("schema:accessibilitySummary", _summary(found)),
    )


def _summary(found: Survey) -> str:
    described = "全部图片附有替代文本" if found.described else "部分图片没有替代文本"
    clauses = (
        "本刊为可重排的电子书",
        described if found.pictures else "",
        "公式以 MathML 表示" if found.formulas else "",
        "个别公式以 TeX 源码给出" if found.sources else "",
        "含有动图" if found.moving else "",
        "设有目录与地标导航",
    )
    return "，".join(filter(None, clauses)) + "。"
