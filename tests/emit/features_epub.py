"""The rows of the feature table for EPUB, each with the question to a finished book.

The questions know nothing of who made the book, so that pandoc's is asked the same.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from lxml import etree
from PIL import Image

N = {
    "h": "http://www.w3.org/1999/xhtml",
    "m": "http://www.w3.org/1998/Math/MathML",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "x": "http://www.daisy.org/z3986/2005/ncx/",
    "e": "http://www.idpf.org/2007/ops",
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HAN = re.compile("[\u4e00-\u9fff]")
HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Sample:
    """A book, the same book made again, and the book of the issue with a word changed."""

    data: bytes
    again: bytes
    edited: bytes

    @cached_property
    def files(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    @cached_property
    def opf(self) -> etree._Element:
        return _package(self.data)[1]

    @cached_property
    def base(self) -> str:
        return _package(self.data)[0]

    def path(self, href: str) -> str:
        return posixpath.normpath(posixpath.join(self.base, unquote(href)))

    @cached_property
    def pages(self) -> dict[str, etree._Element]:
        items = {i.get("id"): i.get("href") for i in find(self.opf, "//o:item")}
        names = [self.path(items[r.get("idref")]) for r in find(self.opf, "//o:itemref")]
        # pandoc lets `<br>` of the source through, which is no XML.
        lenient = etree.XMLParser(recover=True)
        return {name: etree.fromstring(self.files[name], lenient) for name in names}

    @cached_property
    def nav(self) -> etree._Element:
        (item,) = find(self.opf, "//o:item[contains(@properties,'nav')]")
        return etree.fromstring(self.files[self.path(item.get("href"))])

    @cached_property
    def ncx(self) -> etree._Element:
        (item,) = find(self.opf, "//o:item[@media-type='application/x-dtbncx+xml']")
        return etree.fromstring(self.files[self.path(item.get("href"))])

    @cached_property
    def css(self) -> str:
        return "\n".join(d.decode() for name, d in self.files.items() if name.endswith(".css"))

    def every(self, path: str) -> list[etree._Element]:
        return [one for page in self.pages.values() for one in find(page, path)]

    def meta(self, name: str) -> list[str]:
        return [said(m) for m in find(self.opf, f"//o:meta[@property='{name}']")]


def _package(data: bytes) -> tuple[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"))
        name = find(container, "//c:rootfile")[0].get("full-path")
        return posixpath.dirname(name), etree.fromstring(archive.read(name))


def find(tree: etree._Element, path: str) -> list[etree._Element]:
    return tree.xpath(path, namespaces=N)


def said(tree: etree._Element) -> str:
    return "".join(str(piece) for piece in tree.itertext()).strip()


def identifier(data: bytes) -> str:
    opf = _package(data)[1]
    return said(find(opf, f"//dc:identifier[@id='{opf.get('unique-identifier')}']")[0])


def landmarks(book: Sample) -> dict[str, str]:
    found = find(book.nav, "//h:nav[@e:type='landmarks']//h:a")
    return {a.get(f"{{{N['e']}}}type"): said(a) for a in found}


def titles(book: Sample) -> dict[str, list[str]]:
    return {
        name: [said(h) for h in find(page, "//h:body//h:h1")] for name, page in book.pages.items()
    }


def ncx_depth(book: Sample) -> int:
    return max(len(find(p, "ancestor-or-self::x:navPoint")) for p in find(book.ncx, "//x:navPoint"))


def fonts(book: Sample) -> list[bytes]:
    return [
        book.files[book.path(i.get("href"))]
        for i in find(book.opf, "//o:item[starts-with(@media-type,'font/')]")
    ]


def targets(book: Sample) -> bool:
    ids = {
        f"{name}#{e.get('id')}" for name, page in book.pages.items() for e in find(page, "//*[@id]")
    }
    inside = 0
    for name, page in book.pages.items():
        for a in find(page, "//h:body//h:a[@href]"):
            parts = urlsplit(a.get("href"))
            if parts.scheme or not parts.fragment:
                continue
            file = posixpath.join(posixpath.dirname(name), parts.path) if parts.path else name
            if f"{posixpath.normpath(file)}#{unquote(parts.fragment)}" not in ids:
                return False
            inside += 1
    return inside > 0


def entry(book: Sample, title: str) -> etree._Element:
    return next(page for name, page in book.pages.items() if titles(book)[name] == [title])


def long_side(book: Sample) -> int:
    pictures = [d for name, d in book.files.items() if re.search(r"\.(png|jpe?g|webp|gif)$", name)]
    return max(max(Image.open(io.BytesIO(d)).size) for d in pictures)


def types_with_roles(book: Sample) -> bool:
    pairs = {"chapter": "doc-chapter", "bibliography": "doc-bibliography"}
    found = [
        (e.get(f"{{{N['e']}}}type"), e.get("role")) for e in book.every("//h:section[@e:type]")
    ]
    known = [(kind, role) for kind, role in found if kind in pairs]
    return {kind for kind, _ in known} == set(pairs) and all(pairs[k] == r for k, r in known)


FEATURES: dict[str, Callable[[Sample], bool]] = {
    "navigation under the heading 目录": lambda b: (
        "目录" in [said(h) for h in find(b.nav, "//h:nav[@e:type='toc']/h:*[1]")]
    ),
    "navigation nested": lambda b: bool(find(b.nav, "//h:nav[@e:type='toc']//h:ol//h:ol")),
    "navigation with role `doc-toc`": lambda b: bool(find(b.nav, "//h:nav[@role='doc-toc']")),
    "landmarks with the beginning of the text": lambda b: "bodymatter" in landmarks(b),
    "landmarks with Chinese labels": lambda b: all(map(HAN.search, landmarks(b).values())),
    "NCX with its true depth": lambda b: (
        find(b.ncx, "//x:meta[@name='dtb:depth']")[0].get("content") == str(ncx_depth(b))
    ),
    "no invented list of pages": lambda b: not find(b.nav, "//h:nav[@e:type='page-list']"),
    "cover picture declared": lambda b: bool(
        find(b.opf, "//o:item[contains(@properties,'cover-image')]")
    ),
    "cover page in the spine": lambda b: bool(b.every("//*[@e:type='cover']")),
    "cover with a text alternative": lambda b: bool(
        b.every(
            "//*[@e:type='cover']//h:img[@alt!=''] | //*[local-name()='svg'][@aria-label or"
            " .//*[local-name()='title']]"
        )
    ),
    "`dc:language` zh-CN": lambda b: [said(x) for x in find(b.opf, "//dc:language")] == ["zh-CN"],
    "language of the package": lambda b: b.opf.get(LANG) == "zh-CN",
    "language of every document, twice": lambda b: all(
        page.get(LANG) == page.get("lang") == "zh-CN" for page in b.pages.values()
    ),
    "identifier is a URN": lambda b: identifier(b.data).startswith("urn:uuid:"),
    "identifier stays when the text is edited": lambda b: (
        identifier(b.data) == identifier(b.edited)
    ),
    "changed on the issue's date": lambda b: b.meta("dcterms:modified")[0].startswith("2026-03-08"),
    "the same bytes twice": lambda b: b.data == b.again,
    "access modes": lambda b: {"textual", "visual"} <= set(b.meta("schema:accessMode")),
    "sufficient access modes": lambda b: bool(b.meta("schema:accessModeSufficient")),
    "accessibility features": lambda b: "alternativeText" in b.meta("schema:accessibilityFeature"),
    "MathML claimed because there is some": lambda b: (
        bool(b.every("//m:math")) and "MathML" in b.meta("schema:accessibilityFeature")
    ),
    "accessibility hazards": lambda b: bool(b.meta("schema:accessibilityHazard")),
    "accessibility summary": lambda b: bool(b.meta("schema:accessibilitySummary")),
    "conformance, with who says so": lambda b: (
        bool(b.meta("dcterms:conformsTo")) and bool(b.meta("a11y:certifiedBy"))
    ),
    "series": lambda b: b.meta("belongs-to-collection") == ["海边周报"],
    "number in the series": lambda b: b.meta("group-position") == ["7"],
    "a document an article": lambda b: (
        {"灯塔换了新灯", "潮汐表怎样算"}
        <= {t for ts in titles(b).values() if len(ts) == 1 for t in ts}
    ),
    "an article's title is its document's": lambda b: (
        said(find(entry(b, "灯塔换了新灯"), "//h:title")[0]) == "灯塔换了新灯"
    ),
    "`epub:type` with the matching role": types_with_roles,
    "calls of notes with type and role": lambda b: bool(
        b.every("//h:a[@e:type='noteref'][@role='doc-noteref']")
    ),
    "pop-up notes with type and role": lambda b: bool(
        b.every("//h:aside[@e:type='footnote'][@role='doc-footnote']")
    ),
    "notes lead back": lambda b: bool(b.every("//h:a[@role='doc-backlink']")),
    "formulas as MathML": lambda b: len(b.every("//m:math")) == 3,
    "formulas can be read aloud (`alttext`)": lambda b: (
        bool(b.every("//m:math")) and not b.every("//m:math[not(@alttext)]")
    ),
    "MathML declared in the manifest": lambda b: bool(
        find(b.opf, "//o:item[contains(@properties,'mathml')]")
    ),
    "formulas numbered by `\\tag`": lambda b: "(1)" in [said(e) for e in b.every("//h:span")],
    "font embedded, under 300 KB": lambda b: 0 < sum(map(len, fonts(b))) < 300_000,
    "night colours": lambda b: "prefers-color-scheme: dark" in b.css,
    "no fixed colour of the text": lambda b: (
        not re.search(
            r"(?:^|})\s*(?:html|body)[^{}]*\{[^}]*(?<![-\w])(?:color|background(?:-color)?)\s*:",
            b.css,
        )
    ),
    "`line-break: strict`": lambda b: "line-break: strict" in b.css,
    "Chinese emphasised by dots": lambda b: "text-emphasis" in b.css,
    "no slanted Chinese": lambda b: (
        bool(re.search(r"(?:^|})\s*em\s*\{[^}]*font-style: normal", b.css))
        and not [e for e in b.every("//h:em[@class='latin'] | //h:i") if HAN.search(said(e))]
    ),
    "an alternative for every picture": lambda b: not b.every("//h:img[not(@alt) or @alt='']"),
    "captions not hidden": lambda b: (
        bool(b.every("//h:figcaption")) and not b.every("//h:figcaption[@aria-hidden]")
    ),
    "language of Latin runs": lambda b: bool(b.every("//h:body//*[@lang='en']")),
    "ASCII ids": lambda b: all(e.get("id").isascii() for e in b.every("//*[@id]")),
    "ASCII names of files": lambda b: all(map(str.isascii, b.files)),
    "WebP stays WebP": lambda b: any(name.endswith(".webp") for name in b.files),
    "pictures at most 1,600 px": lambda b: long_side(b) <= 1600,
    "tables with scopes": lambda b: bool(b.every("//h:th")) and not b.every("//h:th[not(@scope)]"),
    "merged cells": lambda b: (
        bool(b.every("//h:td[@rowspan='2']")) and bool(b.every("//h:td[@colspan='2']"))
    ),
    "callouts as asides with a role": lambda b: len(b.every("//h:aside[@role='note']")) == 6,
    "task lists as text": lambda b: (
        not b.every("//h:input") and any("☑" in said(li) for li in b.every("//h:li"))
    ),
    "code highlighted": lambda b: bool(b.every("//h:pre//h:span[@class]")),
    "no empty anchors in code": lambda b: not b.every("//h:pre//h:a[not(normalize-space())]"),
    "code says its language": lambda b: (
        bool(b.every("//h:pre//h:code[contains(@class,'python')]"))
        or bool(b.every("//h:pre[contains(@class,'python')]"))
    ),
    "ruby kept": lambda b: bool(b.every("//h:ruby/h:rt")),
    "definition lists": lambda b: bool(b.every("//h:dl/h:dd")),
    "links across files lead somewhere": targets,
}
