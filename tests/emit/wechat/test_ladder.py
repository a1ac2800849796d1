"""The steps by which an article becomes plainer: what goes, and what tells things apart still."""

from __future__ import annotations

import re

import pytest

from exporter import theme
from exporter.emit.wechat import style
from exporter.emit.wechat.ladder import LADDER, LEAN, Rules, Step
from exporter.emit.wechat.platform import is_kept


def floor(name: str) -> Rules:
    rules: Rules = style.rules(theme.load(name))
    for step in LADDER:
        rules = step.taken(rules)
    return rules


def test_a_lean_style_keeps_what_tells_things_apart() -> None:
    rules = {
        "code": "padding:0 4px;background:#eee;font-size:15px",
        "h2": "text-align:left;font-size:20px;line-height:1.4;color:#123",
        "ul": "margin:1em 0;padding-left:1.4em;text-align:left",
    }
    once = LEAN[0].taken(rules)
    assert once == {
        "code": "background:#eee",
        "h2": "text-align:left;font-size:20px;color:#123",
        "ul": "margin:1em 0;padding-left:1.4em",
    }
    assert LEAN[1].taken(once) == {**once, "code": ""}


@pytest.mark.parametrize("name", theme.names())
def test_no_lean_heading_is_justified(name: str) -> None:
    rules: Rules = style.rules(theme.load(name))
    for step in LEAN:
        rules = step.taken(rules)
    headings = [said for selector, said in rules.items() if re.match(r"h\d", selector)]
    assert len(headings) > 6
    assert [said for said in headings if not re.search("text-align:(left|center)", said)] == []


def test_what_loses_its_ground_loses_the_colour_that_was_made_for_it() -> None:
    step = Step("plain", {"h": ("background:",), "b.label": ("background:",)})
    rules = {
        "h2": "color:#123",
        "h2.entry": "background:#123;color:#fff",
        "b.label": "background:#123;color:#fff",
        "h3": "color:#456",
    }
    assert step.taken(rules) == {**rules, "h2.entry": "color:#123", "b.label": ""}


@pytest.mark.parametrize("name", theme.names())
def test_at_the_floor_headings_have_size_and_weight(name: str) -> None:
    rules = floor(name)
    for selector, said in rules.items():
        if re.match("h[12]", selector):
            said_of = {one.partition(":")[0] for one in said.split(";")}
            assert said_of <= {"font-size", "font-weight"}


@pytest.mark.parametrize("name", theme.names())
def test_every_declaration_at_the_floor_survives(name: str) -> None:
    said = ";".join(filter(None, floor(name).values())).split(";")
    assert [one for one in said if not is_kept(one)] == []


def test_each_step_has_a_name_of_its_own() -> None:
    assert len({step.name for step in LADDER}) == len(LADDER)
