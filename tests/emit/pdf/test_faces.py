from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from emit.fonts.made import make
from fontTools.ttLib import TTFont

from exporter.emit.pdf import faces
from exporter.emit.typesetting.marks import variant
from exporter.model.bundle import Foundry


@pytest.fixture
def foundry(tmp_path: Path) -> Foundry:
    """A folder with one font of the user's own."""
    make(tmp_path / "own.ttf", "My Han")
    return Foundry(own=tmp_path)


def test_a_page_gets_the_families_that_it_names(foundry: Foundry) -> None:
    page = '<style>p{font-family:"My Han Set","serif"}</style>中，&#x6587;'
    rules, resources = faces.faces(page, (), foundry)
    assert re.findall(r'font-family:"([^"]+)";font-weight:(\d+)', rules) == [("My Han Set", "400")]
    (resource,) = resources.values()
    names = set(map(chr, TTFont(BytesIO(resource.data)).getBestCmap()))
    assert {"中", "文", "，", variant("，", 500)} <= names
    assert f'url("{next(iter(resources))}")' in rules


def test_a_page_with_italics_gets_slanted_latin_too(foundry: Foundry) -> None:
    page = '<style>p{font-family:"My Han Set"}</style>中<em class="latin">dn</em>'
    rules, resources = faces.faces(page, (), foundry)
    assert re.findall(r"font-weight:400;font-style:(\w+)", rules) == ["normal", "italic"]
    upright, italic = (TTFont(BytesIO(resource.data)) for resource in resources.values())
    names = italic.getBestCmap()
    assert ord("中") not in names
    assert italic["glyf"][names[ord("d")]] != upright["glyf"][upright.getBestCmap()[ord("d")]]


def test_text_in_drawings_counts(foundry: Foundry) -> None:
    _, resources = faces.faces('"My Han Set"', ("<svg><text>文</text></svg>",), foundry)
    (resource,) = resources.values()
    kept = TTFont(BytesIO(resource.data)).getBestCmap()
    assert ord("文") in kept
    assert ord("中") not in kept


def test_a_page_without_such_families_gets_nothing(foundry: Foundry) -> None:
    assert faces.faces('<p style="font-family: serif">中</p>', (), foundry) == ("", {})


def test_marks_of_chinese_text_do_not_come_from_a_font_without_chinese(tmp_path: Path) -> None:
    make(tmp_path / "latin.ttf", "My Latin", without="中文")
    rules, resources = faces.faces('"My Latin Set" d，“n”·—', (), Foundry(own=tmp_path), {"缺"})
    assert '"My Latin Set"' in rules
    (resource,) = resources.values()
    assert set(map(chr, TTFont(BytesIO(resource.data)).getBestCmap())) == set(" -‐dnt")


def test_a_cache_changes_nothing_but_the_time(tmp_path: Path) -> None:
    make(tmp_path / "own.otf", "My Han", cff=True)
    page = '"My Han Set" 中，文<em class="latin">dn</em>'
    without = faces.faces(page, (), Foundry(own=tmp_path))
    kept = Foundry(own=tmp_path, cache=tmp_path / "cache", max_cache=2**20)
    cold, warm = faces.faces(page, (), kept), faces.faces(page, (), kept)
    assert without == cold == warm
    assert len([path for path in (tmp_path / "cache").rglob("*") if path.is_file()]) == 2
