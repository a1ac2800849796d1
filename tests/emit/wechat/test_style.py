"""A theme's sheet becomes inline styles, each as short as it can be, and readable."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from exporter import theme
from exporter.emit.dialect import Role
from exporter.emit.wechat import style
from exporter.emit.wechat.palette import settled
from exporter.emit.wechat.platform import is_kept
from exporter.model.issue import SectionKind
from exporter.model.nodes import CalloutKind, TokenKind

OWN = {
    "p.first", "p.meta", "figure.cover", "sup.call", "a.spelt-out",
    "section.list", "section.sublist", "section.scroll", "span.marker",
}  # fmt: skip


def sheet(css: str) -> dict[str, str]:
    return dict(style.rules(replace(theme.load("paper"), sheets={"wechat": css})))


def test_a_rule_becomes_a_style_in_its_shortest_form() -> None:
    css = "/* 段落 */ p { margin : 1em  0 ; color: #ffffff;\n font-family: Menlo, monospace; }"
    assert sheet(css) == {"p": "margin:1em 0;color:#fff;font-family:Menlo,monospace"}


def test_several_selectors_share_a_rule_and_a_later_one_adds() -> None:
    css = "h1, h2 { margin: 0; color: #112233 } h2 { color: #aabbcd }"
    assert sheet(css) == {"h1": "margin:0;color:#123", "h2": "margin:0;color:#aabbcd"}


def test_values_of_the_theme_are_filled_in() -> None:
    accent = settled(theme.load("paper").light).accent
    assert sheet("p { color: var(--accent) }") == {"p": f"color:{style._shortest(accent)}"}


def test_a_ground_keeps_the_colour_that_text_cannot_have() -> None:
    accent = settled(theme.load("dawn").light).accent
    css = "h2 { color: var(--accent); background: var(--accent) } p { color: red }"
    found = dict(style.rules(replace(theme.load("dawn"), sheets={"wechat": css})))
    assert found == {"h2": f"color:{style._shortest(accent)};background:#b36", "p": "color:red"}


def test_joining_says_each_property_once_the_last_time() -> None:
    assert style.joined("color:#123;margin:0", "", "color:#456") == "margin:0;color:#456"
    assert style.joined("", "") == ""


@pytest.mark.parametrize("name", theme.names())
def test_a_theme_styles_only_what_there_is(name: str) -> None:
    roles = {role.value for role in Role}
    levels = {f"h{level}" for level in range(1, 7)}
    known = roles | levels | OWN
    known |= {f"{level}.{kind}" for level in levels for kind in SectionKind}
    known |= {f"{Role.CALLOUT}.{kind}" for kind in CalloutKind}
    known.add(f"{Role.LABEL}.of-tags")
    known |= {f"code.{kind}" for kind in TokenKind}
    assert set(style.rules(theme.load(name))) - known == set()


@pytest.mark.parametrize("name", theme.names())
def test_every_declaration_of_a_theme_survives(name: str) -> None:
    for selector, declared in style.rules(theme.load(name)).items():
        lost = [d for d in filter(None, declared.split(";")) if not is_kept(d)]
        assert lost == [], selector


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    full = digits if len(digits) == 6 else "".join(d * 2 for d in digits)
    channels = [int(full[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", theme.names())
def test_text_can_be_read_on_paper_and_on_every_surface(name: str) -> None:
    look = theme.load(name)
    rules = style.rules(look)
    grounds = {"#ffffff", look.light.surface}
    for selector, declared in rules.items():
        found = re.search(r"(?:^|;)color:(#\w+)", declared)
        own = re.search(r"background:(#\w+)", declared)
        for ground in {own[1]} if own else grounds:
            if found:
                assert contrast(found[1], ground) >= 4.5, (selector, ground)
