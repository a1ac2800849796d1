"""The rows of the feature table for DOCX, each with the question to a finished document.

The questions know nothing of who made the document, so that pandoc's is asked the same.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

N = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
W = f"{{{N['w']}}}"
HAN = re.compile("[\u4e00-\u9fff]")
TEXT_WIDTH = 9026 * 635


@dataclass(frozen=True)
class Sample:
    """A document and the same document made again."""

    data: bytes
    again: bytes

    @cached_property
    def files(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self.files[f"word/{name}.xml"])

    @cached_property
    def body(self) -> etree._Element:
        return self.part("document")

    @cached_property
    def sheet(self) -> etree._Element:
        return self.part("styles")

    @cached_property
    def running(self) -> list[etree._Element]:
        names = [n for n in self.files if re.match(r"word/(header|footer)", n)]
        return [etree.fromstring(self.files[n]) for n in names]

    def every(self, path: str) -> list[etree._Element]:
        return find(self.body, path)

    def style(self, identity: str | None) -> etree._Element | None:
        return next(iter(find(self.sheet, f"//w:style[@w:styleId='{identity}']")), None)

    def lineage(self, identity: str | None) -> Iterator[etree._Element]:
        """Yield a style and those that it is based on."""
        style = self.style(identity)
        while style is not None:
            yield style
            style = self.style(value(style, "w:basedOn"))

    def named(self, name: str) -> etree._Element | None:
        path = f"//w:style[w:name[translate(@w:val,'ABCDEFGH','abcdefgh')='{name.lower()}']]"
        return next(iter(find(self.sheet, path)), None)

    def paragraphs(self, *names: str) -> list[etree._Element]:
        """Return the paragraphs in a style of one of these names."""
        return [p for p in self.every("//w:p") if self.name(value(p, "w:pPr/w:pStyle")) in names]

    def name(self, identity: str | None) -> str:
        style = self.style(identity)
        return (value(style, "w:name") or "").lower() if style is not None else ""

    @cached_property
    def core(self) -> etree._Element:
        return etree.fromstring(self.files["docProps/core.xml"])

    @cached_property
    def settings(self) -> etree._Element:
        return self.part("settings")


def find(tree: etree._Element, path: str) -> list[etree._Element]:
    return tree.xpath(path, namespaces=N)


def value(tree: etree._Element, path: str, attribute: str = "val") -> str | None:
    found = find(tree, path)
    return found[0].get(W + attribute) if found else None


def said(tree: etree._Element) -> str:
    return "".join(find(tree, ".//w:t/text()"))


def fields(tree: etree._Element) -> str:
    return "\n".join(find(tree, ".//w:instrText/text() | .//w:fldSimple/@w:instr"))


def east_asian(style: etree._Element | None) -> str:
    return "" if style is None else value(style, ".//w:rFonts", "eastAsia") or ""


def contents(document: Sample) -> list[etree._Element]:
    """Return the entries of the contents that are there before Word renews them."""
    return [p for p in document.every("//w:p[.//w:hyperlink[@w:anchor]]")
            if re.match(r"toc \d", document.name(value(p, "w:pPr/w:pStyle")))]  # fmt: skip


def headings(document: Sample) -> list[etree._Element]:
    return document.paragraphs(*(f"heading {level}" for level in range(1, 7)))


def lists(document: Sample) -> list[str]:
    """Return the numbering ids of ordered items by their text."""
    return [
        value(p, "w:pPr/w:numPr/w:numId") or ""
        for text in ("断电，挂牌", "试灯")
        for p in document.every("//w:p[w:pPr/w:numPr]")
        if said(p) == text
    ]


def levels(document: Sample) -> set[str]:
    return {e.get(W + "val", "") for e in document.every("//w:numPr/w:ilvl")}


def links(document: Sample) -> bool:
    names = {e.get(W + "name") for e in document.every("//w:bookmarkStart")}
    anchors = [e.get(W + "anchor") for e in document.every("//w:hyperlink[@w:anchor]")]
    return bool(anchors) and set(anchors) <= names


def slanted(document: Sample) -> bool:
    """Tell whether a Han character is set in italics."""
    for run in document.every("//w:r[w:t]"):
        identity = value(run, "w:rPr/w:rStyle")
        own = [run, *document.lineage(identity)]
        if HAN.search(said(run)) and any(find(one, "w:rPr/w:i[not(@w:val)]") for one in own):
            return True
    return False


def styled(document: Sample, text: str, path: str) -> bool:
    """Tell whether the paragraph that begins so has a property, itself or through its style."""
    for paragraph in document.every("//w:p"):
        if said(paragraph).startswith(text):
            own = [paragraph, *document.lineage(value(paragraph, "w:pPr/w:pStyle"))]
            return any(find(one, path) for one in own)
    return False


def normal(document: Sample, path: str) -> bool:
    """Tell whether running text has a property."""
    return styled(document, "月亮和太阳", path) or bool(
        find(document.sheet, f"//w:pPrDefault/{path}")
    )


def text_in(document: Sample, prefix: str, path: str) -> bool:
    body = [p for p in document.every("//w:p") if said(p).startswith(prefix)]
    return bool(body) and bool(find(body[0], path))


def core(document: Sample, path: str) -> str:
    found = find(document.core, path)
    return (found[0].text or "") if found else ""


FEATURES: dict[str, Callable[[Sample], bool]] = {
    "headings are Word's own, with outline levels": lambda d: (
        len(headings(d)) >= 5
        and all(
            any(find(s, "w:pPr/w:outlineLvl") for s in d.lineage(value(p, "w:pPr/w:pStyle")))
            for p in headings(d)
        )
    ),
    "body in 宋体": lambda d: (
        "宋体"
        in (east_asian(d.named("Normal")), value(d.sheet, "//w:rPrDefault//w:rFonts", "eastAsia"))
    ),
    "headings in 黑体": lambda d: east_asian(d.named("heading 1")) == "黑体",
    "emphasis in 楷体": lambda d: any(
        east_asian(s) == "楷体"
        for r in d.every("//w:r[w:t='强调']")
        for s in [r, *d.lineage(value(r, "w:rPr/w:rStyle"))]
    ),
    "Chinese quotes and dashes in the Chinese font": lambda d: bool(
        d.every("//w:rFonts[@w:hint='eastAsia']")
    ),
    "language of the text": lambda d: (
        value(d.sheet, "//w:rPrDefault//w:lang", "eastAsia") == "zh-CN"
    ),
    "language of the theme's fonts": lambda d: (
        value(d.settings, "//w:themeFontLang", "eastAsia") == "zh-CN"
    ),
    "contents are a field": lambda d: "TOC " in fields(d.body),
    "contents filled in, with links": lambda d: len(contents(d)) >= 4,
    "contents with true page numbers": lambda d: (
        "PAGEREF" in fields(d.body) and all(said(p)[-1:].isdigit() for p in contents(d))
    ),
    "contents under the heading 目录": lambda d: "目录" in map(said, d.paragraphs("toc heading")),
    "no question on opening (`updateFields`)": lambda d: not find(d.settings, "//w:updateFields"),
    "internal links lead to bookmarks": links,
    "external links in the style Hyperlink": lambda d: bool(
        d.every("//w:hyperlink[not(@w:anchor)]//w:rStyle[@w:val='Hyperlink']")
    ),
    "numbered lists begin anew": lambda d: len(set(lists(d))) == 2,
    "nested levels": lambda d: {"0", "1", "2"} <= levels(d),
    "boxes of tasks that can be ticked": lambda d: bool(d.every("//w14:checkbox")),
    "captions of figures are fields": lambda d: "SEQ 图" in fields(d.body),
    "captions of tables are fields": lambda d: "SEQ 表" in fields(d.body),
    "an alternative for every picture": lambda d: (
        bool(d.every("//wp:docPr"))
        and not d.every("//wp:docPr[not(@descr!='' or .//*[local-name()='decorative'])]")
    ),
    "no picture wider than the text": lambda d: all(
        int(e.get("cx")) <= TEXT_WIDTH for e in d.every("//wp:extent")
    ),
    "WebP converted": lambda d: not any(name.endswith(".webp") for name in d.files),
    "footnotes are Word's own": lambda d: bool(d.every("//w:footnoteReference")),
    "formulas are Word's own": lambda d: len(d.every("//m:oMath[not(ancestor::m:oMath)]")) == 3,
    "formulas numbered by `\\tag`": lambda d: bool(d.every("//m:maxDist")),
    "code in a shaded style": lambda d: styled(d, "def height", "w:pPr/w:shd"),
    "code highlighted": lambda d: text_in(
        d, "def height", ".//w:rStyle[contains(@w:val,'Keyword') or contains(@w:val,'Tok')]"
    ),
    "head rows repeat": lambda d: len(d.every("//w:tr[w:trPr/w:tblHeader]")) == 2,
    "columns with widths": lambda d: (
        bool(d.every("//w:gridCol")) and not d.every("//w:gridCol[not(@w:w) or @w:w='0']")
    ),
    "rows do not split": lambda d: (
        not d.every("//w:tr[not(w:trPr/w:cantSplit[not(@w:val='false')])]")
    ),
    "head rows styled": lambda d: any(
        find(s, "w:tblStylePr[@w:type='firstRow']//w:shd")
        for t in d.every("//w:tblStyle")
        for s in d.lineage(t.get(W + "val"))
    ),
    "merged cells": lambda d: bool(d.every("//w:vMerge")) and bool(d.every("//w:gridSpan")),
    "callouts with border or shade": lambda d: styled(
        d, "登塔须两人", "w:pPr/w:pBdr | w:pPr/w:shd"
    ),
    "quotations with border or indent": lambda d: styled(
        d, "第一天，拆", "w:pPr/w:pBdr | w:pPr/w:ind"
    ),
    "ruby": lambda d: bool(d.every("//w:ruby")),
    "Chinese emphasised by dots": lambda d: any(
        find(s, "w:rPr/w:em")
        for r in d.every("//w:r[w:t='强调']")
        for s in [r, *d.lineage(value(r, "w:rPr/w:rStyle"))]
    ),
    "no slanted Chinese": lambda d: not slanted(d),
    "marked and underlined text": lambda d: (
        bool(d.every("//w:highlight | //w:r//w:shd"))
        and bool(d.every("//w:r[w:t='专名']/w:rPr/w:u"))
    ),
    "property title": lambda d: core(d, "//dc:title").startswith("灯塔换了新灯"),
    "property creator": lambda d: "林一苇" in core(d, "//dc:creator"),
    "property language": lambda d: core(d, "//dc:language") == "zh-CN",
    "property keywords": lambda d: "潮汐" in core(d, "//cp:keywords"),
    "property category: the series": lambda d: core(d, "//cp:category") == "海边周报",
    "running header": lambda d: any("灯塔" in said(r) or "海边" in said(r) for r in d.running),
    "footer with page and number of pages": lambda d: any(
        "PAGE" in fields(r) and "NUMPAGES" in fields(r) for r in d.running
    ),
    "cover page": lambda d: bool(d.every("//w:p/w:pPr/w:sectPr[w:titlePg]")),
    "A4": lambda d: (
        all((e.get(W + "w"), e.get(W + "h")) == ("11906", "16838") for e in d.every("//w:pgSz"))
        and bool(d.every("//w:pgSz"))
    ),
    "no compatibility mode": lambda d: (
        value(d.settings, "//w:compatSetting[@w:name='compatibilityMode']") == "15"
    ),
    "line breaks by Chinese rules (`kinsoku`)": lambda d: normal(d, "w:pPr/w:kinsoku"),
    "hanging punctuation": lambda d: normal(d, "w:pPr/w:overflowPunct"),
    "space between Han and Latin": lambda d: (
        normal(d, "w:pPr/w:autoSpaceDE") and normal(d, "w:pPr/w:autoSpaceDN")
    ),
    "first lines indented by two characters": lambda d: normal(
        d, "w:pPr/w:ind[@w:firstLineChars='200']"
    ),
    "no such indent in headings and items": lambda d: (
        not any(
            styled(d, text, "w:pPr/w:ind[@w:firstLineChars='200']")
            for text in ("换灯的三天", "断电，挂牌")
        )
    ),
    "punctuation compressed": lambda d: (
        value(d.settings, "//w:characterSpacingControl") == "compressPunctuation"
    ),
    "grid of lines": lambda d: bool(d.every("//w:docGrid[@w:linePitch]")),
    "no ballast of a template": lambda d: (
        not [n for n in d.files if re.search("customXml|thumbnail|WithEffects", n)]
    ),
    "dates of the issue": lambda d: (
        {core(d, f"//dcterms:{one}")[:10] for one in ("created", "modified")} == {"2026-03-08"}
    ),
    "the same bytes twice": lambda d: d.data == d.again,
}
