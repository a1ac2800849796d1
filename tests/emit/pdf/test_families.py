from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from emit.fonts.made import make

from exporter import theme
from exporter.diagnostics import Problem, Report
from exporter.emit.fonts.prepare import prepare
from exporter.emit.pdf import families
from exporter.theme import FontRole, Theme


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty fonts folder; what is installed does not count."""
    for name in ("own", "built"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(theme, "folder", lambda _: tmp_path)
    monkeypatch.setattr(families, "_families", dict)
    families.find.cache_clear()
    yield tmp_path
    families.find.cache_clear()


@pytest.fixture(scope="module")
def look() -> Theme:
    theme.font_roles()
    return theme.load("paper")


def role(*names: str) -> FontRole:
    return FontRole(families=names, east_asian="宋体", latin="Times New Roman")


def named(look: Theme, family: str) -> Theme:
    body = replace(look.fonts.body, families=(family, *look.fonts.body.families))
    return replace(look, fonts=replace(look.fonts, body=body))


def test_a_file_that_is_dropped_in_is_found_by_its_family(folder: Path) -> None:
    path = make(folder / "own" / "whatever.ttf", "My Han")
    assert families.find("My Han", 400) == families.File(path, 0, weight=400)
    assert families.find("My Han", 700) is None
    assert families.find("Other", 400) is None


def test_a_folder_of_the_user_comes_before_the_products(folder: Path, tmp_path: Path) -> None:
    make(folder / "own" / "a.ttf", "My Han")
    (tmp_path / "mine").mkdir()
    mine = make(tmp_path / "mine" / "z.ttf", "My Han")
    found = families.find("My Han", 400, tmp_path / "mine")
    assert found is not None
    assert found.path == mine


def test_a_built_font_is_prepared_already(folder: Path) -> None:
    source = make(folder / "source.ttf", "Test Han")
    built = folder / "built" / "TestHan-regular.ttf"
    built.write_bytes(prepare(source))
    found = families.find("Test Han", 400)
    assert found == families.File(built, prepared=True)


def test_the_users_own_comes_before_the_built(folder: Path) -> None:
    own = make(folder / "own" / "own.ttf", "Test Han")
    (folder / "built" / "TestHan-regular.ttf").write_bytes(prepare(own))
    found = families.find("Test Han", 400)
    assert found is not None
    assert found.path == own


def test_what_is_installed_is_found_by_any_of_its_names(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(folder / "somewhere.ttf", "My Han", chinese="我的字体")
    monkeypatch.setattr(families, "_families", lambda: {"My Han": (path,), "我的字体": (path,)})
    for name in ("My Han", "我的字体"):
        assert families.find(name, 400) == families.File(path, 0, weight=400)


def test_what_is_installed_without_chinese_is_left_to_the_layout(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(folder / "somewhere.ttf", "My Latin", without="中文")
    monkeypatch.setattr(families, "_families", lambda: {"My Latin": (path,)})
    assert families.find("My Latin", 400) is None


def test_an_installed_family_must_be_the_one_that_was_asked_for() -> None:
    assert families.find("No Such Family At All", 400) is None
    assert "serif" not in families._families()


def test_the_first_family_with_chinese_is_dressed(folder: Path) -> None:
    make(folder / "own" / "own.ttf", "My Han")
    dressed = families._dressed(role("DejaVu Sans Mono", "My Han", "serif"), None)
    assert dressed.families == ("DejaVu Sans Mono", "My Han Set", "serif")
    assert families._dressed(role("Other", "serif"), None) == role("Other", "serif")


def test_the_users_own_without_chinese_is_dressed_too(folder: Path) -> None:
    make(folder / "own" / "latin.ttf", "My Latin", without="中文")
    make(folder / "own" / "own.ttf", "My Han")
    dressed = families._dressed(role("My Latin", "My Han", "My Latin"), None)
    assert dressed.families == ("My Latin Set", "My Han Set", "My Latin")


def test_without_built_fonts_the_editor_is_told_once(folder: Path, look: Theme) -> None:
    report = Report()
    assert families.dress(look, report).fonts == look.fonts
    families.tell_if_unbuilt(report)
    (found,) = report.diagnostics
    assert found.problem is Problem.RENDERER
    assert "make fonts" in found.hint
    assert folder.is_dir()


def test_a_font_of_the_theme_that_is_not_here_is_named(folder: Path, look: Theme) -> None:
    (folder / "built" / "TestHan-regular.ttf").write_bytes(b"")
    make(folder / "own" / "own.ttf", "LXGW Kai")
    report = Report()
    families.dress(named(look, "LXGW Kaai"), report)
    (found,) = report.diagnostics
    assert found.problem is Problem.FONT_MISSING
    assert "LXGW Kaai" in found.message
    assert found.hint == "did you mean 'LXGW Kai'?"


def test_a_font_of_the_theme_that_is_here_is_no_matter(
    folder: Path, look: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "built" / "TestHan-regular.ttf").write_bytes(b"")
    make(folder / "own" / "own.ttf", "My Han")
    installed = make(folder / "latin.ttf", "My Latin", without="中文")
    monkeypatch.setattr(families, "_families", lambda: {"My Latin": (installed,)})
    report = Report()
    for family in ("My Han", "My Latin"):
        families.dress(named(look, family), report)
    assert report.diagnostics == ()


def test_a_file_that_is_no_font_is_named(folder: Path, look: Theme) -> None:
    (folder / "built" / "TestHan-regular.ttf").write_bytes(b"")
    (folder / "own" / "torn.ttf").write_bytes(b"no font")
    report = Report()
    families.dress(look, report)
    (found,) = report.diagnostics
    assert found.problem is Problem.FONT_MISSING
    assert "torn.ttf" in found.message


def test_a_family_may_be_named_in_the_theme_instead_of_a_role() -> None:
    roles = theme.font_roles()
    named = theme._role("LXGW WenKai", roles)
    assert named.families == ("LXGW WenKai", *roles["serif"].families)
    assert theme._role("sans", roles) is roles["sans"]
