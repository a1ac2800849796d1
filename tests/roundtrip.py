"""What an issue holds, and what pandoc finds again in a file that was made of it."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree

from exporter import pandoc, words
from exporter.assets.tex import formulas
from exporter.diagnostics import Report
from exporter.emit.addresses import outward
from exporter.model import nodes as n
from exporter.model.issue import Issue, Meta, SectionKind
from exporter.model.profile import Notation
from exporter.model.walk import Descendable, children, descend, sections

_BLANK = re.compile(r"[\s\u200b\u2060\ufe0e\ufe0f\u00ad]|(?<=\n)$")


@dataclass(frozen=True)
class Content:
    """What must come back, each in reading order; a link inside is `#` and its text."""

    headings: list[str]
    notes: list[str]
    links: list[str]
    cells: list[str]
    items: list[str]
    formulas: list[str]


def lost(before: Content, after: Content) -> list[str]:
    """Return what is not found again, in the order that it had."""
    found = [f"links: {one}" for one in (Counter(before.links) - Counter(after.links)).elements()]
    for kind in ("headings", "notes", "cells", "items", "formulas"):
        there, place = getattr(after, kind), 0
        for value in getattr(before, kind):
            if value in there[place:]:
                place = there.index(value, place) + 1
            else:
                found.append(f"{kind}: {value}")
    return found


def squeezed(text: str) -> str:
    """Return a text without blanks and without the forms that only a font tells apart."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))


def of_issue(issue: Issue) -> Content:
    """Return what an issue holds."""
    titles, blocks = [], [*issue.lead]
    for section in sections(issue):
        if section.kind is not SectionKind.CONTENTS:
            titles.append(section.title)
            blocks += [n.Heading(section.level, section.title), *section.blocks]
    every = list(descend(blocks))
    everywhere = [*every, *(node for note in issue.notes for node in descend(note.blocks))]
    return Content(
        headings=_told(_text(title) for title in titles),
        notes=_told(_text(issue.notes[call - 1].blocks) for call in _called(every)),
        links=[one for node in everywhere for one in _leading(node)],
        cells=_told(_text(node.blocks) for node in every if isinstance(node, n.Cell)),
        items=_told(_item(node) for node in every if isinstance(node, n.ListItem)),
        formulas=_drawn([node.tex for node in every if isinstance(node, n.Math | n.MathBlock)]),
    )


def _called(nodes: Iterable[Descendable]) -> list[int]:
    return list(dict.fromkeys(node.number for node in nodes if isinstance(node, n.NoteRef)))


def _told(texts: Iterable[str]) -> list[str]:
    return [text for text in map(squeezed, texts) if text]


def _leading(node: Descendable) -> Iterator[str]:
    match node:
        case n.Link(address=address) | n.Figure(link=address) | n.Media(source=address):
            yield from [address_of(address)] if address else []
        case n.CrossReference():
            yield "#" + squeezed(_text(node.children))
        case n.ReferenceList(items=items):
            yield from (address_of(item.address) for item in items if item.address)
        case _:
            pass


def address_of(address: str) -> str:
    """Return an address as it is meant, however it is escaped."""
    return unquote(outward(address) or address.strip()).rstrip("/")


def _item(item: n.ListItem) -> str:
    box = "" if item.checked is None else words.TASK[item.checked]
    opens = isinstance(item.blocks[:1], tuple) and item.blocks and item.blocks[0]
    return box + _text((opens,)) if isinstance(opens, n.Paragraph | n.Labelled) else ""


def _text(nodes: Iterable[Descendable]) -> str:
    pieces = []
    for node in nodes:
        match node:
            case n.Text(text=text) | n.Code(text=text) | n.CodeBlock(text=text):
                pieces.append(text)
            case n.Labelled(label=label, children=inner):
                pieces.append(f"{_text(label)}{words.of('zh').colon}{_text(inner)}")
            case n.ListItem() if node.checked is not None:
                pieces.append(words.TASK[node.checked] + _text(node.blocks))
            case n.Figure(caption=caption):
                pieces.append(_text(caption))
            case _:
                pieces.append(_text(children(node)))
    return "".join(pieces)


def of_file(path: Path) -> Content:
    """Return what pandoc finds in a file, as it would write it as Markdown."""
    done = subprocess.run(
        [pandoc.binary(), str(path), "-t", "json"], capture_output=True, check=True
    )
    every = list(_elements(json.loads(done.stdout)["blocks"]))
    ids = {name for kind, value in every for name in _ids(kind, value)}
    return Content(
        headings=_told(_said(value[2]) for kind, value in every if kind == "Header"),
        notes=_told(_said(value) for kind, value in every if kind == "Note"),
        links=[_link(value, ids) for kind, value in every if kind == "Link"],
        cells=_told(_said(value) for kind, value in every if kind == "Cell"),
        items=_told(_said(value[:1]) for kind, value in every if kind == "Item"),
        formulas=_drawn([value[1] for kind, value in every if kind == "Math"]),
    )


def _elements(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield every element below a value of pandoc's JSON, cells and items as well."""
    if isinstance(value, list):
        for one in value:
            yield from _elements(one)
    elif isinstance(value, dict):
        kind, inner = value["t"], value.get("c", [])
        yield kind, inner
        if kind == "Table":
            yield from _elements(inner[1][1])
            rows = [*inner[3][1], *(row for body in inner[4] for row in [*body[2], *body[3]])]
            for cell in (cell for row in rows for cell in row[1]):
                yield "Cell", cell[4]
                yield from _elements(cell[4])
            return
        if kind in {"BulletList", "OrderedList"}:
            for item in inner if kind == "BulletList" else inner[1]:
                yield "Item", item
                yield from _elements(item)
            return
        yield from _elements(inner)


def _ids(kind: str, value: Any) -> list[str]:
    attributes = {"Header": 1, "Div": 0, "Span": 0}.get(kind)
    return [] if attributes is None else [value[attributes][0]]


def _link(value: Any, ids: set[str]) -> str:
    target = value[2][0]
    if not target.startswith("#"):
        return address_of(target)
    return "#" + squeezed(_said(value[1])) if unquote(target[1:]) in ids else f"dead {target}"


def _said(value: Any) -> str:
    """Return the text below a value, without what stands beside the line."""
    match value:
        case {"t": "Str", "c": text} | {"t": "Code" | "CodeBlock", "c": [_, text]}:
            return str(text)
        case {"t": "Note" | "Math" | "Image" | "RawInline"}:
            return ""
        case {"t": "Link", "c": [_, inner, _]} | {"t": "Span" | "Div", "c": [_, inner]}:
            return _said(inner)
        case {"t": "Header", "c": [_, _, inner]} | {"t": "Figure", "c": [_, [_, inner], _]}:
            return _said(inner)
        case {"t": "OrderedList", "c": [_, inner]}:
            return _said(inner)
        case {"t": "Table"}:
            return "".join(_said(inner) for kind, inner in _elements(value) if kind == "Cell")
        case {"c": inner}:
            return _said(inner)
        case list():
            return "".join(map(_said, value))
        case _:
            return ""


def _drawn(tex: list[str]) -> list[str]:
    """Return what stands in formulas, however their TeX is written."""
    issue = Issue(Meta("题", "urn:uuid:0"), lead=tuple(n.MathBlock(one) for one in tex))
    found = formulas(issue, {"epub": Notation.MATHML}, Report())["epub"]
    written = {key.tex: formula.markup for key, formula in found.items()}
    return [
        squeezed("".join(etree.fromstring(xml).xpath("//*[local-name()!='annotation']/text()")))
        for xml in map(written.__getitem__, tex)
        if xml
    ]
