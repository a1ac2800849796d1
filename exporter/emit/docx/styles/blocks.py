"""The styles of blocks that stand out: pictures, captions, quotes, code, callouts, notes."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.emit.docx.markup import Element, flag, w
from exporter.emit.docx.page import CALLOUT_INDENT, CODE_INDENT, INDENT
from exporter.emit.docx.style import aligned, callout, edge, shade, spacing, style
from exporter.emit.docx.traits import bold, colour, fonts, hexadecimal, size
from exporter.model.nodes import CalloutKind
from exporter.theme import Theme

_CALLOUTS = {
    CalloutKind.NOTE: "注意",
    CalloutKind.TIP: "技巧",
    CalloutKind.IMPORTANT: "重要",
    CalloutKind.WARNING: "警告",
    CalloutKind.CAUTION: "当心",
    CalloutKind.DETAILS: "详情",
}


def styles(theme: Theme) -> Iterator[Element]:
    """Yield the styles of blocks."""
    yield from _figures(theme)
    yield from _remarks(theme)
    yield _code(theme)
    yield from _callouts(theme)


def _figures(theme: Theme) -> Iterator[Element]:
    yield style(
        "Figure",
        alias="图片",
        following="caption",
        layout=[flag("keepNext"), spacing(before=160, after=80), aligned("center")],
    )
    alone = [flag("keepNext", on=False), spacing(before=160, after=200)]
    yield style("Figure Alone", alias="无题图片", like="Figure", layout=alone)
    sliced = [flag("keepNext", on=False), spacing()]
    yield style("Figure Slice", alias="图片分段", like="Figure", layout=sliced)
    yield style("Figure End", alias="图片末段", like="Figure", layout=[spacing(after=80)])
    letters = [fonts(theme.fonts.heading), *size(theme.sizes.small), colour(theme.light.muted)]
    yield style(
        "caption",
        following="Body Text",
        layout=[flag("keepLines"), spacing(before=40, after=200, line=1.2), aligned("center")],
        letters=letters,
    )
    above = [flag("keepNext"), spacing(before=200, after=80, line=1.2)]
    yield style("Table Caption", alias="表题", like="caption", layout=above)


def _remarks(theme: Theme) -> Iterator[Element]:
    light, small = theme.light, theme.sizes.small
    yield style(
        "Tag Line",
        alias="标签行",
        like="Body Text",
        following="Body Text",
        layout=[aligned("left")],
    )
    yield style(
        "Formula",
        alias="公式",
        following="Body Text",
        layout=[spacing(before=120, after=120), aligned("center")],
    )
    yield style(
        "Media",
        alias="音视频",
        following="Body Text",
        layout=[spacing(before=80, after=160, line=1.25), aligned("center")],
        letters=[fonts(theme.fonts.heading), *size(small)],
    )
    rule = w("pBdr", edge("bottom", hexadecimal(light.rule), width=6, space=1))
    yield style(
        "Horizontal Rule",
        alias="分隔线",
        following="Body Text",
        layout=[rule, spacing(before=60, after=240)],
        letters=size(small),
    )
    gap = w("spacing", before=0, after=0, line=160, lineRule="exact")
    yield style("Gap", alias="空隙", following="Body Text", layout=[gap])
    border = w("pBdr", edge("left", hexadecimal(light.rule), width=18, space=8))
    indent = w("ind", left=INDENT, right=INDENT)
    yield style(
        "Quote",
        layout=[border, indent, w("spacing", before=40, after=80)],
        letters=[fonts(theme.fonts.emphasis)],
    )
    yield style("footnote text", layout=[spacing(line=1.2), aligned("left")], letters=size(small))


def _code(theme: Theme) -> Element:
    rule = hexadecimal(theme.light.rule)
    sides = ("top", "left", "bottom", "right")
    return style(
        "Source Code",
        alias="代码",
        following="Body Text",
        layout=[
            w("pBdr", *(edge(side, rule, space=5) for side in sides)),
            shade(hexadecimal(theme.light.surface)),
            flag("keepLines"),
            flag("kinsoku", on=False),
            flag("wordWrap", on=False),
            flag("autoSpaceDE", on=False),
            flag("autoSpaceDN", on=False),
            spacing(before=160, after=200, line=1.15),
            w("ind", left=CODE_INDENT, right=CODE_INDENT),
            aligned("left"),
        ],
        letters=[fonts(theme.fonts.code), w("noProof"), *size(theme.sizes.small)],
    )


def _callouts(theme: Theme) -> Iterator[Element]:
    light = theme.light
    inks = {
        CalloutKind.NOTE: light.link,
        CalloutKind.TIP: light.inserted,
        CalloutKind.IMPORTANT: light.accent,
        CalloutKind.WARNING: light.number,
        CalloutKind.CAUTION: light.deleted,
        CalloutKind.DETAILS: light.muted,
    }
    indent = w("ind", left=CALLOUT_INDENT, right=CALLOUT_INDENT)
    yield style("Callout", alias="提示框", layout=[shade(hexadecimal(light.surface)), indent])
    for kind, ink in inks.items():
        name, alias = callout(kind), f"提示框·{_CALLOUTS[kind]}"
        border = w("pBdr", edge("left", hexadecimal(ink), width=24, space=8))
        yield style(name, alias=alias, like="Callout", layout=[border])
        yield style(
            f"{name} Title",
            alias=f"{alias}标题",
            like=name,
            following=name,
            layout=[flag("keepNext"), w("spacing", before=160)],
            letters=[fonts(theme.fonts.heading), *bold(), colour(ink)],
        )
