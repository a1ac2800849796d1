"""The settings, font table and application properties of the document."""

from __future__ import annotations

from collections.abc import Container

from exporter.emit.docx.markup import Element, element, parse, w
from exporter.theme import Theme

_WORD = "http://schemas.microsoft.com/office/word"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
    "useWord2013TrackBottomHyphenation": 0,
}
_EAST_ASIAN = (
    "spaceForUL",
    "balanceSingleByteDoubleByteWidth",
    "doNotLeaveBackslashAlone",
    "ulTrailSpace",
    "doNotExpandShiftReturn",
    "adjustLineHeightInTable",
    "useFELayout",
)
_SIMPLIFIED_NAMES = {
    "宋体": "SimSun",
    "黑体": "SimHei",
    "楷体": "KaiTi",
    "仿宋": "FangSong",
    "微软雅黑": "Microsoft YaHei",
}


def settings(language: str, *, notes: bool, page: Container[str] = ()) -> Element:
    """Build the settings (ECMA-376 part 1, § 17.15), as a Chinese Word writes them.

    Parameters
    ----------
    page : container of str
        The settings that belong to the page, if it is the house's.
    """
    separators = [w("footnotePr", w("footnote", id=-1), w("footnote", id=0))] if notes else []
    modes = (
        w("compatSetting", name=name, uri=_WORD, val=value)
        for name, value in _COMPATIBILITY.items()
    )
    eastern = language if language.lower().startswith(("zh", "ja")) else "zh-CN"
    return w(
        "settings",
        w("zoom", percent=100),
        *([w("mirrorMargins")] if "mirrorMargins" in page else []),
        w("defaultTabStop", val=420),
        *([w("evenAndOddHeaders")] if "evenAndOddHeaders" in page else []),
        w("characterSpacingControl", val="compressPunctuation"),
        *separators,
        w("compat", *map(w, _EAST_ASIAN), *modes),
        element("m:mathPr", {}, element("m:mathFont", {"m:val": "Cambria Math"})),
        w("themeFontLang", val="en-US", eastAsia=eastern),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def font_table(theme: Theme) -> Element:
    """Name the fonts, the Chinese ones also as other systems call them."""
    roles = (theme.fonts.body, theme.fonts.heading, theme.fonts.emphasis, theme.fonts.code)
    names = dict.fromkeys(name for role in roles for name in (role.east_asian, role.latin))
    made = w("fonts")
    for name in names:
        other = _SIMPLIFIED_NAMES.get(name)
        made.append(w("font", *([w("altName", val=other)] if other else []), name=name))
    return made


def application() -> Element:
    """Build the extended properties (ECMA-376 part 1, § 22.2)."""
    return parse(
        f'<Properties xmlns="{_EXTENDED}"><Application>digest-export</Application></Properties>'
    )
