"""The theme part: the colours and fonts that Word offers an editor are those of the issue."""

from __future__ import annotations

from exporter.emit.docx.markup import Element, element
from exporter.emit.docx.traits import hexadecimal
from exporter.theme import FontRole, Theme

_COLOURS = {
    "dk1": "text",
    "lt1": "paper",
    "dk2": "muted",
    "lt2": "surface",
    "accent1": "accent",
    "accent2": "link",
    "accent3": "string",
    "accent4": "number",
    "accent5": "name",
    "accent6": "keyword",
    "hlink": "link",
    "folHlink": "muted",
}
_VARIANTS = 3


def palette(theme: Theme) -> Element:
    """Build the theme part (ECMA-376 part 1, § 20.1.6)."""
    name = {"name": theme.title}
    colours = (
        element(f"a:{slot}", {}, _colour(getattr(theme.light, own)))
        for slot, own in _COLOURS.items()
    )
    return element(
        "a:theme",
        name,
        element(
            "a:themeElements",
            {},
            element("a:clrScheme", name, *colours),
            element(
                "a:fontScheme",
                name,
                _fonts("majorFont", theme.fonts.heading),
                _fonts("minorFont", theme.fonts.body),
            ),
            _formats(theme.title),
        ),
    )


def _colour(value: str) -> Element:
    return element("a:srgbClr", {"val": hexadecimal(value)})


def _fonts(place: str, role: FontRole) -> Element:
    return element(
        f"a:{place}",
        {},
        element("a:latin", {"typeface": role.latin}),
        element("a:ea", {"typeface": role.east_asian}),
        element("a:cs", {"typeface": ""}),
    )


def _formats(name: str) -> Element:
    """Build the plainest fills, lines and effects: of each the schema asks for three."""

    def fill() -> Element:
        return element("a:solidFill", {}, element("a:schemeClr", {"val": "phClr"}))

    kinds = {
        "fillStyleLst": fill,
        "lnStyleLst": lambda: element("a:ln", {"w": 6350}, fill()),
        "effectStyleLst": lambda: element("a:effectStyle", {}, element("a:effectLst")),
        "bgFillStyleLst": fill,
    }
    lists = (
        element(f"a:{kind}", {}, *(make() for _ in range(_VARIANTS)))
        for kind, make in kinds.items()
    )
    return element("a:fmtScheme", {"name": name}, *lists)
