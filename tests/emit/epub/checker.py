"""A quick check of a finished book: what EPUBCheck finds first, and some that it never does."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote, urlsplit

from emit.epub.book import LANGUAGE, NAMES, TYPE, Book, find, words
from lxml import etree

ASCII_ID = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
ROLES = {
    "abstract": "doc-abstract",
    "backlink": "doc-backlink",
    "bibliography": "doc-bibliography",
    "chapter": "doc-chapter",
    "footnote": "doc-footnote",
    "noteref": "doc-noteref",
    "toc": "doc-toc",
}
FULL = {"h1", "h2", "h3", "h4", "h5", "h6", "nav", "ol", "section", "table", "title", "tr"}


def faults(book: Book) -> list[str]:
    """Return everything that is wrong."""
    found = [*_container(book), *_manifest(book), *_metadata(book), *_navigation(book)]
    anchors = {name: _ids(book.page(name)) for name in _documents(book)}
    for name in anchors:
        page = book.page(name)
        checks = (_page, _identifiers, _pictures, _structure)
        found += [f"{name}: {fault}" for check in checks for fault in check(page)]
        found += [f"{name}: {fault}" for fault in _links(name, page, anchors)]
        found += [f"{name}: {fault}" for fault in _sources(name, page, book)]
    return found


def _documents(book: Book) -> list[str]:
    path = "//o:item[@media-type='application/xhtml+xml']"
    return [str(item.get("href")) for item in find(book.package, path)]


def _ids(page: etree._Element) -> list[str]:
    return [str(element.get("id")) for element in find(page, "//*[@id]")]


def _container(book: Book) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(book.data)) as archive:
        entries = archive.infolist()
    if book.data[30:58] != b"mimetypeapplication/epub+zip":
        yield "the type does not open the file"
    for entry in entries:
        if entry.date_time != (1980, 1, 1, 0, 0, 0):
            yield f"{entry.filename} has a date"
        if not re.fullmatch(r"[A-Za-z0-9._/-]+", entry.filename):
            yield f"{entry.filename} is no plain name"
        picture = entry.filename.startswith("EPUB/images/")
        if picture and entry.compress_type != zipfile.ZIP_STORED:
            yield f"{entry.filename} is compressed twice"
    yield from (f"{name} is there twice" for name, times in _repeated(entries) if times > 1)


def _repeated(entries: list[zipfile.ZipInfo]) -> list[tuple[str, int]]:
    return list(Counter(entry.filename for entry in entries).items())


def _manifest(book: Book) -> Iterator[str]:
    items = {str(item.get("href")): item for item in find(book.package, "//o:item")}
    present = {name.removeprefix("EPUB/") for name in book.files if name.startswith("EPUB/")}
    if set(items) != present - {"content.opf"}:
        yield f"the manifest and the files differ: {set(items) ^ present}"
    ids = [str(element.get("id")) for element in find(book.package, "//*[@id]")]
    if len(set(ids)) != len(ids) or not all(map(ASCII_ID.match, ids)):
        yield f"the package has bad ids: {ids}"
    for name in _documents(book):
        properties = set((items[name].get("properties") or "").split())
        if ("mathml" in properties) is not bool(find(book.page(name), "//m:math")):
            yield f"{name} declares the wrong properties: {properties}"
        if ("nav" in properties) is not (name == "nav.xhtml"):
            yield f"{name} is the navigation, or is not"
    if set(_documents(book)) != set(book.spine):
        yield "a document is not in the spine"


def _metadata(book: Book) -> Iterator[str]:
    package = book.package
    identifier = find(package, f"//dc:identifier[@id='{package.get('unique-identifier')}']")
    if len(identifier) != 1 or not words(identifier[0]).startswith("urn:uuid:"):
        yield "the identifier is not unique"
    if package.get(LANGUAGE) != words(find(package, "//dc:language")[0]):
        yield "the package is in another language than the book"
    for meta in find(package, "//o:metadata/*"):
        about = meta.get("refines")
        if about and not find(package, f"//*[@id='{about[1:]}']"):
            yield f"{about} is refined and not there"
        if not meta.get("content") and not words(meta):
            yield f"{meta.tag} is empty"
    said = {str(meta.get("property")) for meta in find(package, "//o:meta[@property]")}
    wanted = {"accessMode", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary"}
    if missing := {f"schema:{name}" for name in wanted} - said:
        yield f"the metadata do not say {missing}"


def _navigation(book: Book) -> Iterator[str]:
    nav, ncx = book.page("nav.xhtml"), book.page("toc.ncx")
    toc = [(words(a), a.get("href")) for a in find(nav, "//h:nav[@id='toc']//h:a")]
    points = find(ncx, "//x:navPoint")
    if toc != [
        (words(find(p, "x:navLabel")[0]), find(p, "x:content")[0].get("src")) for p in points
    ]:
        yield "the navigation document and the NCX differ"
    if not toc or not all(text for text, _ in toc):
        yield "the table of contents has an empty line, or none"
    depth = max((len(find(point, "ancestor-or-self::x:navPoint")) for point in points), default=0)
    if find(ncx, "//x:meta[@name='dtb:depth']")[0].get("content") != str(depth):
        yield "the depth of the NCX is wrong"
    order = [str(point.get("playOrder")) for point in points]
    if order != [str(number) for number in range(1, len(points) + 1)]:
        yield "the NCX is out of order"
    files = [str(href).partition("#")[0] for _, href in toc]
    if files != sorted(files, key=book.spine.index):
        yield "the contents are not in the order of the book"


def _page(page: etree._Element) -> Iterator[str]:
    if page.get("lang") is None or page.get("lang") != page.get(LANGUAGE):
        yield "the document has no language, or two"
    if not words(find(page, "//h:title")[0]):
        yield "the document has no title"
    for element in find(page, "//*[namespace-uri()='http://www.w3.org/1999/xhtml']"):
        kind, name = element.get(TYPE, ""), etree.QName(element).localname
        if name == "body" or find(element, "ancestor::h:nav[@hidden]"):
            continue
        if kind in ROLES and element.get("role") != ROLES[kind]:
            yield f"<{name}> is a {kind} without its role"
        if name in FULL and element.text is None and not len(element):
            yield f"<{name}> is empty"


def _identifiers(page: etree._Element) -> Iterator[str]:
    ids = _ids(page)
    yield from (f"the id {name} is there twice" for name, n in Counter(ids).items() if n > 1)
    yield from (f"the id {name} is not plain" for name in ids if not ASCII_ID.fullmatch(name))


def _pictures(page: etree._Element) -> Iterator[str]:
    for image in find(page, "//h:img"):
        if image.get("alt") is None:
            yield f"the picture {image.get('src')} has no alt"
    for formula in find(page, "//m:math"):
        if not formula.get("alttext"):
            yield "a formula cannot be read aloud"


def _structure(page: etree._Element) -> Iterator[str]:
    levels = [
        int(h.tag[-1])
        for h in find(page, "//h:body//*[starts-with(local-name(),'h')]")
        if re.fullmatch(r"\{.*\}h[1-6]", str(h.tag))
    ]
    steps = zip([0, *levels], levels, strict=False)
    yield from (f"a heading jumps from {a} to {b}" for a, b in steps if b > a + 1)
    for path, fault in (
        ("//h:a//h:a", "a link stands in a link"),
        ("//h:p//h:p | //h:p//h:aside | //h:p//h:ul | //h:p//h:figure", "a paragraph holds blocks"),
        ("//h:th[not(@scope)]", "a header has no scope"),
        ("//h:figcaption[following-sibling::*]", "a caption is not the last in its figure"),
        ("//h:aside[not(@role)]", "an aside has no role"),
        ("//*[@style and contains(@style, 'color')]", "a colour is fixed"),
    ):
        if find(page, path):
            yield fault


def _links(name: str, page: etree._Element, anchors: dict[str, list[str]]) -> Iterator[str]:
    for element in find(page, "//*[@href or @src]"):
        address = str(element.get("href") or element.get("src"))
        parts = urlsplit(address)
        if parts.scheme:
            if not address.isascii() or " " in address:
                yield f"{address} is no URL"
            continue
        file = posixpath.normpath(posixpath.join(posixpath.dirname(name), parts.path or name))
        if parts.fragment and unquote(parts.fragment) not in anchors.get(file, []):
            yield f"{address} leads nowhere"
        if not element.get("alt") and element.tag == f"{{{NAMES['h']}}}a":
            spoken = words(element) or element.get("aria-label")
            if not spoken and not find(element, ".//h:img[@alt!='']"):
                yield f"the link to {address} has no name"


def _sources(name: str, page: etree._Element, book: Book) -> Iterator[str]:
    for element in find(page, "//h:img[@src] | //h:link[@href]"):
        address = str(element.get("src") or element.get("href"))
        if f"EPUB/{posixpath.join(posixpath.dirname(name), address)}" not in book.files:
            yield f"{address} is not in the book"
