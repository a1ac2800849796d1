"""What no validator of Word documents looks for: references that lead nowhere, broken fields."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
STORY = re.compile(r"word/(document|footnotes|header-\w+|footer-\w+)\.xml")
STYLED = ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
EMU_WIDTH, EMU_HEIGHT = 9026 * 635, 11906 * 635

Parts = dict[str, etree._Element]


def parts(data: bytes) -> Parts:
    """Return every XML part of a document by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }


def faults(data: bytes) -> list[str]:
    """Return what is wrong with a document; nothing, if it is sound."""
    found = parts(data)
    stories = {name: root for name, root in found.items() if STORY.fullmatch(name)}
    return [
        *_bookmarks(stories),
        *_fields(stories),
        *_styles(found),
        *_numbering(found),
        *_notes(found),
        *_relationships(data, found),
        *_drawings(stories),
        *_tables(stories),
        *_paragraph_ends(stories),
    ]


def _values(roots: Iterator[etree._Element] | list[etree._Element], path: str) -> list[str]:
    tag, attribute = path.split("@")
    return [e.get(W + attribute) for root in roots for e in root.iter(W + tag)]


def _bookmarks(stories: Parts) -> Iterator[str]:
    roots = list(stories.values())
    names = _values(roots, "bookmarkStart@name")
    for name, times in Counter(names).items():
        if times > 1:
            yield f"bookmark {name} {times} times"
        if not re.fullmatch(r"[A-Za-z]\w{0,39}", name, re.ASCII):
            yield f"bookmark {name} has a name that Word does not take"
    starts, ends = _values(roots, "bookmarkStart@id"), _values(roots, "bookmarkEnd@id")
    if sorted(starts) != sorted(ends) or len(set(starts)) != len(starts):
        yield "bookmarks do not begin and end in pairs"
    anchors = [a for a in _values(roots, "hyperlink@anchor") if a]
    codes = [e.text or "" for root in roots for e in root.iter(f"{W}instrText")]
    anchors += [c.split()[1] for c in codes if c.split()[0] in {"REF", "PAGEREF", "NOTEREF"}]
    yield from (f"nothing is called {anchor}" for anchor in anchors if anchor not in names)


def _fields(stories: Parts) -> Iterator[str]:
    for name, root in stories.items():
        state: list[str] = []
        for char in root.iter(f"{W}fldChar"):
            kind = char.get(f"{W}fldCharType")
            if kind == "begin":
                state.append("begin")
            elif kind == "separate" and state and state[-1] == "begin":
                state[-1] = "separate"
            elif kind == "end" and state and state[-1] == "separate":
                state.pop()
            else:
                yield f"{name}: field out of order at {kind}"
        if state:
            yield f"{name}: field without an end"


def _styles(found: Parts) -> Iterator[str]:
    sheet = found["word/styles.xml"]
    ids = _values([sheet], "style@styleId")
    names = _values([sheet], "name@val")
    yield from (f"style {one} twice" for one, times in Counter(ids + names).items() if times > 2)
    for name, root in found.items():
        for tag in STYLED:
            for value in _values([root], f"{tag}@val"):
                if value not in ids:
                    yield f"{name}: no style {value}"


def _numbering(found: Parts) -> Iterator[str]:
    numbering = found["word/numbering.xml"]
    numbers, abstract = (
        _values([numbering], "num@numId"),
        _values([numbering], "abstractNum@abstractNumId"),
    )
    for value in _values([numbering], "abstractNumId@val"):
        if value not in abstract:
            yield f"no abstract numbering {value}"
    used = _values(list(found.values()), "numId@val")
    yield from (f"no numbering {value}" for value in used if value not in numbers)
    yield from (f"numbering {value} unused" for value in numbers if value not in used)


def _notes(found: Parts) -> Iterator[str]:
    calls = _values([found["word/document.xml"]], "footnoteReference@id")
    notes = found.get("word/footnotes.xml")
    texts = _values([notes], "footnote@id") if notes is not None else []
    if texts[:2] != (["-1", "0"] if calls else []) or texts[2:] != calls:
        yield f"notes {texts} do not answer the calls {calls}"
    if notes is not None and any(True for _ in notes.iter(f"{W}footnoteReference")):
        yield "a note calls a note"


def _relationships(data: bytes, found: Parts) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
    reached = {"[Content_Types].xml"}
    for name in names:
        folder, file = posixpath.split(name)
        rels = found.get(f"{folder}/_rels/{file}.rels".lstrip("/"))
        known = {rel.get("Id"): rel for rel in rels} if rels is not None else {}
        if name in found and not name.endswith(".rels"):
            for node in found[name].iter():
                for key, value in node.attrib.items():
                    if key.startswith(R) and value not in known:
                        yield f"{name}: no relationship {value}"
        for rel in known.values():
            if rel.get("TargetMode") != "External":
                reached.add(posixpath.normpath(posixpath.join(folder, rel.get("Target"))))
    reached |= {posixpath.normpath(rel.get("Target")).lstrip("/") for rel in found["_rels/.rels"]}
    for name in set(names) - reached:
        if not name.endswith(".rels"):
            yield f"nothing leads to {name}"
    yield from (f"{name} is missing" for name in reached - set(names))


def _drawings(stories: Parts) -> Iterator[str]:
    ids: list[str] = []
    for name, root in stories.items():
        for properties in root.iter(f"{WP}docPr"):
            ids.append(properties.get("id"))
            is_decorative = any(True for _ in properties.iter(DECORATIVE))
            if bool(properties.get("descr")) == is_decorative:
                yield f"{name}: a picture without a text alternative"
        for extent in root.iter(f"{WP}extent"):
            width, height = int(extent.get("cx")), int(extent.get("cy"))
            if not (0 < width <= EMU_WIDTH and 0 < height <= EMU_HEIGHT):
                yield f"{name}: a picture of {width}×{height}"
    if len(set(ids)) != len(ids):
        yield "two drawings have one id"


def _tables(stories: Parts) -> Iterator[str]:
    for name, root in stories.items():
        for table in root.iter(f"{W}tbl"):
            columns = len(table.find(f"{W}tblGrid"))
            for row in table.iterfind(f"{W}tr"):
                spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterfind(f"{W}tc")]
                width = sum(1 if span is None else int(span.get(f"{W}val")) for span in spans)
                if width != columns:
                    yield f"{name}: a row of {width} in a grid of {columns}"
            following = table.getnext()
            if following is None or following.tag == f"{W}tbl":
                yield f"{name}: no paragraph after a table"


def _paragraph_ends(stories: Parts) -> Iterator[str]:
    for name, root in stories.items():
        for tag in ("tc", "footnote", "hdr", "ftr"):
            for holder in root.iter(W + tag):
                if len(holder) == 0 or holder[-1].tag != f"{W}p":
                    yield f"{name}: {tag} does not end with a paragraph"
