from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from emit.fonts.made import make
from fontTools.ttLib import TTFont

from exporter import theme
from exporter.diagnostics import Problem, Report
from exporter.emit.fonts.prepare import prepare
from exporter.emit.pdf import faces
from exporter.emit.typesetting.marks import variant
from exporter.theme import FontRole, Theme


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty fonts folder; what is installed does not count."""
    for name in ("own", "built"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(theme, "folder", lambda _: tmp_path)
    monkeypatch.setattr(faces, "_installed", lambda *_: None)
    faces.find.cache_clear()
    yield tmp_path
    faces.find.cache_clear()


@pytest.fixture(scope="module")
def look() -> Theme:
    return theme.load("paper")


def role(*families: str) -> FontRole:
    return FontRole(families=families, east_asian="宋体", latin="Times New Roman")


def test_a_file_that_is_dropped_in_is_found_by_its_family(folder: Path) -> None:
    path = make(folder / "own" / "whatever.ttf", "My Han")
    assert faces.find("My Han", 400) == faces.File(path, 0, weight=400)
    assert faces.find("My Han", 700) is None
    assert faces.find("Other", 400) is None


def test_bold_is_told_by_the_style(folder: Path) -> None:
    make(folder / "own" / "a.ttf", "My Han")
    bold = make(folder / "own" / "b.otf", "My Han", "Bold", cff=True)
    found = faces.find("My Han", 700)
    assert found is not None
    assert found.path == bold


def test_other_files_in_the_folder_are_no_fonts(folder: Path) -> None:
    (folder / "own" / "README.md").write_text("字体放在这里", "utf-8")
    assert faces.find("My Han", 400) is None


def test_a_built_font_is_prepared_already(folder: Path) -> None:
    source = make(folder / "source.ttf", "Test Han")
    built = folder / "built" / "TestHan-regular.ttf"
    built.write_bytes(prepare(source))
    found = faces.find("Test Han", 400)
    assert found == faces.File(built, prepared=True)


def test_the_users_own_comes_before_the_built(folder: Path) -> None:
    own = make(folder / "own" / "own.ttf", "Test Han")
    (folder / "built" / "TestHan-regular.ttf").write_bytes(prepare(own))
    found = faces.find("Test Han", 400)
    assert found is not None
    assert found.path == own


def test_an_installed_family_must_be_the_one_that_was_asked_for() -> None:
    assert faces._installed("No Such Family At All", 400) is None


def test_the_first_family_with_chinese_is_dressed(folder: Path) -> None:
    make(folder / "own" / "own.ttf", "My Han")
    dressed = faces._dressed(role("DejaVu Sans Mono", "My Han", "serif"))
    assert dressed.families == ("DejaVu Sans Mono", "My Han Set", "serif")
    assert faces._dressed(role("Other", "serif")) == role("Other", "serif")


def test_without_built_fonts_the_editor_is_told_once(folder: Path, look: Theme) -> None:
    report = Report()
    assert faces.dress(look, report).fonts == look.fonts
    (found,) = report.diagnostics
    assert found.problem is Problem.RENDERER
    assert "make fonts" in found.hint
    assert folder.is_dir()


def test_a_page_gets_the_families_that_it_names(folder: Path) -> None:
    make(folder / "own" / "own.ttf", "My Han")
    page = '<style>p{font-family:"My Han Set","serif"}</style>中，&#x6587;'
    rules, resources = faces.faces(page, ())
    assert re.findall(r'font-family:"([^"]+)";font-weight:(\d+)', rules) == [("My Han Set", "400")]
    (resource,) = resources.values()
    names = set(map(chr, TTFont(BytesIO(resource.data)).getBestCmap()))
    assert {"中", "文", "，", variant("，", 500)} <= names
    assert f'url("{next(iter(resources))}")' in rules


def test_a_page_with_italics_gets_slanted_latin_too(folder: Path) -> None:
    make(folder / "own" / "own.ttf", "My Han")
    page = '<style>p{font-family:"My Han Set"}</style>中<em class="latin">dn</em>'
    rules, resources = faces.faces(page, ())
    assert re.findall(r"font-weight:400;font-style:(\w+)", rules) == ["normal", "italic"]
    upright, italic = (TTFont(BytesIO(resource.data)) for resource in resources.values())
    names = italic.getBestCmap()
    assert ord("中") not in names
    assert italic["glyf"][names[ord("d")]] != upright["glyf"][upright.getBestCmap()[ord("d")]]


def test_text_in_drawings_counts(folder: Path) -> None:
    make(folder / "own" / "own.ttf", "My Han")
    _, resources = faces.faces('"My Han Set"', ("<svg><text>文</text></svg>",))
    (resource,) = resources.values()
    kept = TTFont(BytesIO(resource.data)).getBestCmap()
    assert ord("文") in kept
    assert ord("中") not in kept


def test_a_page_without_such_families_gets_nothing(folder: Path) -> None:
    assert folder.is_dir()
    assert faces.faces('<p style="font-family: serif">中</p>', ()) == ("", {})


def test_a_family_may_be_named_in_the_theme_instead_of_a_role() -> None:
    roles = theme.font_roles()
    named = theme._role("LXGW WenKai", roles)
    assert named.families == ("LXGW WenKai", *roles["serif"].families)
    assert theme._role("sans", roles) is roles["sans"]
