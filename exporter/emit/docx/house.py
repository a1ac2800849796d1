"""Takes the styles of a house's own document, as pandoc does, and adds those that it lacks.

Styles are known by their names: a Chinese Word calls the style `heading 1` by the id `1`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from exporter.diagnostics import Problem, Report
from exporter.emit.docx.markup import Element, qualified, value, w
from exporter.emit.docx.reference import Reference

_USES = ("pStyle", "rStyle", "tblStyle")
_LINKS = ("basedOn", "next", "link", "styleLink", "numStyleLink")
_BEYOND = 5000
# A message that names more would be cut.
_NAMED = 12


@dataclass(frozen=True, slots=True)
class House:
    """What is taken: the sheet of styles, the theme, and the numbering that styles refer to.

    `identifiers` says of our own style ids which ones stand for them.
    """

    sheet: Element
    theme: Element | None = None
    numbering: tuple[Element, ...] = ()
    identifiers: dict[str, str] = field(default_factory=dict)


def house(reference: Reference, own: Element, roots: Iterable[Element], report: Report) -> House:
    """Lay the house's styles over our own.

    Parameters
    ----------
    own : Element
        The sheet of our own styles, by whose names those of the house are sought.
    roots : iterable of Element
        The texts of the document: only styles that they use are missed.
    """
    sheet = reference.styles
    theirs = _known(sheet)
    ours = {_id(one): one for one in own.iter(qualified("w:style"))}
    found = {name: _found(one, theirs) or _default(one, sheet) for name, one in ours.items()}
    used = dict.fromkeys(_used(roots, ours))
    taken = {_id(one) for one in sheet.iter(qualified("w:style"))}
    lacking = [name for name in used if found[name] is None]
    names = {name: found[name] or _free(name, taken) for name in ours}
    for name in lacking:
        sheet.append(_adopted(ours[name], names))
    for some in (lacking[i : i + _NAMED] for i in range(0, len(lacking), _NAMED)):
        listed = "、".join(_called(ours[name]) for name in some)
        report.add(Problem.STYLE_MISSING, f"the reference document lacks the styles {listed}")
    numbering = reference.part(RELATIONSHIP_TYPE.NUMBERING)
    counted = _numbering(sheet, w("numbering") if numbering is None else numbering)
    return House(sheet, _theme(reference), tuple(counted), names)


def rename(roots: Iterable[Element], identifiers: dict[str, str]) -> None:
    """Let texts name the styles of the house."""
    for root in roots:
        for use in _USES:
            for element in root.iter(qualified(f"w:{use}")):
                name = element.get(qualified("w:val"), "")
                element.set(qualified("w:val"), identifiers.get(name, name))


def _theme(reference: Reference) -> Element | None:
    """Return the house's theme, unless it holds pictures."""
    theme = reference.part(RELATIONSHIP_TYPE.THEME)
    return None if theme is None or b"r:embed" in etree.tostring(theme) else theme


def _known(sheet: Element) -> dict[tuple[str, str], str]:
    """Return the ids of styles by kind and name, and by every other name that they have."""
    known: dict[tuple[str, str], str] = {}
    for style in sheet.iter(qualified("w:style")):
        kind, _ = _key(style)
        for name in (_called(style), *_aliases(style)):
            known.setdefault((kind, name.lower()), _id(style))
    return known


def _found(style: Element, theirs: dict[tuple[str, str], str]) -> str | None:
    kind, name = _key(style)
    names = (name, *(alias.lower() for alias in _aliases(style)))
    return next((theirs[kind, one] for one in names if (kind, one) in theirs), None)


def _default(style: Element, sheet: Element) -> str | None:
    """Return the house's default style of a kind, for our own default of that kind."""
    if style.get(qualified("w:default")) is None:
        return None
    kind = _key(style)[0]
    alike = (one for one in sheet.iter(qualified("w:style")) if _key(one)[0] == kind)
    return next((_id(one) for one in alike if one.get(qualified("w:default")) == "1"), None)


def _key(style: Element) -> tuple[str, str]:
    return style.get(qualified("w:type"), "paragraph"), _called(style).lower()


def _called(style: Element) -> str:
    return value(style, "name")


def _aliases(style: Element) -> list[str]:
    return [name.strip() for name in value(style, "aliases").split(",") if name.strip()]


def _id(style: Element) -> str:
    return style.get(qualified("w:styleId"), "")


def _used(roots: Iterable[Element], ours: dict[str, Element]) -> Iterator[str]:
    """Yield the ids of our styles that texts name, each behind those that it is based on."""
    for root in roots:
        for use in _USES:
            for element in root.iter(qualified(f"w:{use}")):
                yield from _lineage(element.get(qualified("w:val"), ""), ours)


def _lineage(name: str, ours: dict[str, Element]) -> Iterator[str]:
    if name in ours:
        yield from _lineage(value(ours[name], "basedOn"), ours)
        yield name


def _free(name: str, taken: set[str]) -> str:
    return f"Digest{name}" if name in taken else name


def _adopted(style: Element, names: dict[str, str]) -> Element:
    """Copy a style of ours: what it leads to has the names of the house."""
    copy = deepcopy(style)
    copy.attrib.pop(qualified("w:default"), "")
    copy.set(qualified("w:styleId"), names[_id(style)])
    for link in _LINKS:
        for element in copy.iterfind(qualified(f"w:{link}")):
            value = element.get(qualified("w:val"), "")
            element.set(qualified("w:val"), names.get(value, value))
    return copy


def _numbering(sheet: Element, source: Element) -> Iterator[Element]:
    """Yield the numbering of the house's styles under ids beyond our own, definitions first."""
    numbers = {one.get(qualified("w:numId")): one for one in source.iter(qualified("w:num"))}
    definitions = {
        one.get(qualified("w:abstractNumId")): one
        for one in source.iter(qualified("w:abstractNum"))
    }
    kept: dict[str, Element] = {}
    instances: dict[str, Element] = {}
    for use in sheet.iter(qualified("w:numPr")):
        link = use.find(qualified("w:numId"))
        number = None if link is None else numbers.get(link.get(qualified("w:val")))
        abstract = None if number is None else number.find(qualified("w:abstractNumId"))
        if link is None or number is None or abstract is None:
            _remove(use)
            continue
        key = abstract.get(qualified("w:val"), "")
        if key in definitions:
            name = link.get(qualified("w:val"), "")
            kept.setdefault(key, _moved(definitions[key], "abstractNumId"))
            instances.setdefault(name, _moved(number, "numId"))
            link.set(qualified("w:val"), str(int(name) + _BEYOND))
    yield from kept.values()
    yield from instances.values()


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _moved(element: Element, attribute: str) -> Element:
    """Copy a definition or an instance with its ids moved beyond our own."""
    copy = deepcopy(element)
    name = qualified(f"w:{attribute}")
    copy.set(name, str(int(copy.get(name, "0")) + _BEYOND))
    for link in copy.iterfind(qualified("w:abstractNumId")):
        value = int(link.get(qualified("w:val"), "0"))
        link.set(qualified("w:val"), str(value + _BEYOND))
    return copy
