"""What is painted is what is said: every glyph in a file has the outline of its character."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from emit.pdf.setting import printed
from fontTools.ttLib import TTFont

from exporter import theme
from exporter.diagnostics import Problem
from exporter.emit.typesetting.marks import HYPHEN, MARKS, NARROW_APOSTROPHE, variants

STYLE = """h1 { font-family: "Noto Sans SC Set" } code { font-family: "Noto Sans SC Set" }"""
BODY = """<h1>《街角周报》：“蒸汽钟”修好了！</h1>
<p>他说：“好，（真的）？”她说：‘don’t’……玛丽·居里～三—四〜五‒六–七。</p>
<p><b>加粗，“的”。</b>一二三四五六七八九十 internationalization 百千万，一二三四五六。</p>
<p>去年 11 月，社区发布了 2.0 版的编译器；开发者们讨论了三天三夜——有人说好，有人说不好。</p>
"""


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory, tool: Callable[[str], str]) -> list[Any]:
    """Return name, font and character of each glyph, for every font of a file."""
    tool("mutool")
    if theme.built_font("Noto Serif SC") is None:
        pytest.skip("the fonts are not built")
    path = tmp_path_factory.mktemp("glyphs") / "page.pdf"
    assert printed(path, BODY, 130, STYLE).diagnostics == ()
    objects = dict(
        re.findall(r"^\S*?:?(\d+) 0 obj (.*)$", show(path, "grep").decode(), re.MULTILINE)
    )
    found = []
    for said in objects.values():
        match = re.search(r"/Subtype/Type0.*", said)
        if match is None:
            continue
        descendant = objects[reference(said, "DescendantFonts")]
        descriptor = objects[reference(descendant, "FontDescriptor")]
        data = show(path, "-b", reference(descriptor, "FontFile2"))
        cmap = show(path, "-b", reference(said, "ToUnicode")).decode()
        pairs = re.findall(r"<(\w{4})> <(\w+)>", cmap.partition("endcodespacerange")[2])
        characters = {int(g, 16): bytes.fromhex(u).decode("utf-16-be") for g, u in pairs}
        family = re.search(r"/BaseFont/\w+\+([\w-]+)", said)
        assert family is not None
        found.append((family[1], TTFont(BytesIO(data)), characters))
    return found


def show(path: Path, *what: str) -> bytes:
    command = ["mutool", "show", *what[:-1], str(path), what[-1]]
    return subprocess.run(command, capture_output=True, check=True).stdout


def reference(said: str, key: str) -> str:
    found = re.search(rf"/{key}\[?\s*(\d+) 0 R", said)
    assert found is not None, (key, said)
    return found[1]


def source(name: str) -> TTFont:
    family = "Noto Sans SC" if "Sans" in name else "Noto Serif SC"
    path = theme.built_font(family, bold=name.endswith("Bold"))
    assert path is not None
    return TTFont(path)


def shapes(font: TTFont, character: str) -> list[object]:
    """Return the outlines that may show a character: its own, and those of its narrow forms."""
    also = variants(character) if character in MARKS else ""
    also += {"’": NARROW_APOSTROPHE, "\u00ad": HYPHEN}.get(character, "")
    names = font.getBestCmap()
    known = (names[ord(c)] for c in character + also if ord(c) in names)
    return [font["glyf"][name].getCoordinates(font["glyf"])[0] for name in known]


def test_there_is_one_font_a_family_and_weight(fonts: list[Any]) -> None:
    names = [name for name, _, _ in fonts]
    assert sorted(names) == ["Noto-Sans-SC-Set-Bold", "Noto-Serif-SC-Set", "Noto-Serif-SC-Set-Bold"]


@pytest.mark.sweep
def test_every_glyph_is_that_of_its_character(fonts: list[Any]) -> None:
    wrong = []
    count = 0
    for name, font, characters in fonts:
        original = source(name)
        order = font.getGlyphOrder()
        for glyph, character in characters.items():
            painted = font["glyf"][order[glyph]].getCoordinates(font["glyf"])[0]
            count += 1
            if painted not in shapes(original, character):
                wrong.append((name, glyph, character))
    assert count > 100
    assert wrong == []


def test_no_two_characters_were_taken_for_one(fonts: list[Any]) -> None:
    said = "".join(c for name, _, characters in fonts for c in characters.values())
    assert all(character in said for character in "～〜‒–—")


def test_a_character_that_no_font_has_is_shown_by_its_number(
    tmp_path: Path, tool: Callable[[str], str]
) -> None:
    tool("pdftotext")
    if theme.built_font("Noto Serif SC") is None:
        pytest.skip("the fonts are not built")
    nowhere = "\U00017001"
    path = tmp_path / "page.pdf"
    report = printed(path, f"<p>西夏文{nowhere}，<b>{nowhere}</b>。</p>", 130)
    (found,) = report.diagnostics
    assert found.problem is Problem.GLYPH_MISSING
    assert "U+17001" in found.message
    said = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout
    assert said.decode().split() == [f"西夏文{nowhere}，{nowhere}。"]


def test_no_private_character_is_said(fonts: list[Any]) -> None:
    said = "".join(c for _, _, characters in fonts for c in characters.values())
    assert not re.search("[\ue000-\uf8ff]", said)
