"""Lists that are Word's own: each numbered list counts for itself, levels follow the nesting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from exporter.emit.docx.markup import Element, qualified, w
from exporter.emit.docx.page import INDENT
from exporter.theme import Theme

_LEVELS = 9
_REFERENCE = 600
_BULLETS = "•◦▪"
# Nothing to be seen, yet a bullet: for pandoc, an item with a blank one is part of the item above.
_UNSEEN = "\u200b"
_NUMERALS = (("decimal", "%{}."), ("lowerLetter", "%{})"), ("lowerRoman", "%{}."))


class ListKind(Enum):
    """How the items of a list are marked; a task has its box in the text, where one can tick it."""

    BULLET = 1
    NUMBER = 2
    TASK = 3
    REFERENCE = 4


@dataclass(slots=True)
class Numbering:
    """Gives out numbering ids (ECMA-376 part 1, § 17.9) and remembers what they stand for."""

    theme: Theme
    _abstract: dict[tuple[ListKind, int], int] = field(default_factory=dict)
    _unordered: dict[int, int] = field(default_factory=dict)
    _instances: list[Element] = field(default_factory=list)

    def list_id(self, kind: ListKind, *, base: int, level: int, start: int = 1) -> int:
        """Return the id of a list whose first level is indented by `base`; bullets share one."""
        abstract = self._abstract.setdefault((kind, base), len(self._abstract))
        if kind in {ListKind.BULLET, ListKind.TASK}:
            if abstract not in self._unordered:
                self._unordered[abstract] = self._instance(abstract)
            return self._unordered[abstract]
        restart = w("lvlOverride", w("startOverride", val=start), ilvl=min(level, _LEVELS - 1))
        return self._instance(abstract, restart)

    def part(self, house: Sequence[Element] = ()) -> Element:
        """Build the numbering part; `house` is what the house's own styles count with."""
        definitions = (
            _definition(number, kind, base, self.theme)
            for (kind, base), number in self._abstract.items()
        )
        instances = [one for one in house if one.tag == qualified("w:num")]
        others = [one for one in house if one.tag != qualified("w:num")]
        return w("numbering", *definitions, *others, *self._instances, *instances)

    def _instance(self, abstract: int, *overrides: Element) -> int:
        number = len(self._instances) + 1
        link = w("abstractNumId", val=abstract)
        self._instances.append(w("num", link, *overrides, numId=number))
        return number


def marker(number: int, level: int) -> Element:
    """Make a paragraph an item of a list."""
    depth = min(level, _LEVELS - 1)
    return w("numPr", w("ilvl", val=depth), w("numId", val=number))


def _definition(number: int, kind: ListKind, base: int, theme: Theme) -> Element:
    return w(
        "abstractNum",
        w("nsid", val=f"{0x0D160000 + number:08X}"),
        w("multiLevelType", val="multilevel"),
        w("tmpl", val=f"{0x0D168000 + number:08X}"),
        *(_level(level, kind, base, theme) for level in range(_LEVELS)),
        abstractNumId=number,
    )


def _level(level: int, kind: ListKind, base: int, theme: Theme) -> Element:
    match kind:
        case ListKind.BULLET:
            form, text = "bullet", _BULLETS[level % len(_BULLETS)]
        case ListKind.TASK:
            form, text = "bullet", _UNSEEN
        case ListKind.REFERENCE:
            form, text = "decimal", f"[%{level + 1}]"
        case ListKind.NUMBER:
            form, pattern = _NUMERALS[level % len(_NUMERALS)]
            text = pattern.format(level + 1)
    hanging = _REFERENCE if kind is ListKind.REFERENCE else INDENT
    indent = w("ind", left=base + INDENT * level + hanging, hanging=hanging)
    latin = theme.fonts.heading.latin
    bullet = w("rPr", w("rFonts", ascii=latin, hAnsi=latin, cs=latin, hint="default"))
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        *([w("suff", val="nothing")] if kind is ListKind.TASK else []),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", indent),
        *([bullet] if kind is ListKind.BULLET else []),
        ilvl=level,
    )
