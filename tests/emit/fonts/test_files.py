from __future__ import annotations

from pathlib import Path

import pytest
from emit.fonts.made import make
from emit.fonts.test_subset import variable
from fontTools.ttLib import TTCollection, TTFont

from exporter import theme
from exporter.emit.fonts import files
from exporter.emit.fonts.files import BOLD, REGULAR


@pytest.fixture(autouse=True)
def _empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the product's own folder be empty."""
    monkeypatch.setattr(theme, "folder", lambda _: tmp_path / "product")


def chosen(folder: Path, weight: int, family: str = "My Han") -> Path | None:
    found = files.choose(family, weight, files.own(folder))
    return found.path if found else None


def test_a_file_says_what_it_is(tmp_path: Path) -> None:
    path = make(tmp_path / "a.ttf", "My Han", chinese="我的字体", weight=500)
    (facts,) = files.facts(path)
    assert facts.families == {"My Han", "我的字体"}
    assert (facts.weight, facts.upright, facts.chinese) == (500, True, True)
    (latin,) = files.facts(make(tmp_path / "b.ttf", without="中"))
    assert not latin.chinese


def test_each_font_of_a_collection_is_found(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [
        TTFont(make(tmp_path / "one", "One Han")),
        TTFont(make(tmp_path / "two", "Two Han")),
    ]
    collection.save(tmp_path / "both.ttc")
    found = files.choose("Two Han", REGULAR, files.own(tmp_path))
    assert found is not None
    assert (found.path.name, found.index) == ("both.ttc", 1)


def test_the_nearest_weight_is_chosen_and_none_for_the_other(tmp_path: Path) -> None:
    make(tmp_path / "a.ttf", "My Han", weight=300)
    assert chosen(tmp_path, BOLD) is None
    assert chosen(tmp_path, REGULAR) == tmp_path / "a.ttf"
    regular = make(tmp_path / "b.ttf", "My Han", weight=400)
    heavy = make(tmp_path / "c.ttf", "My Han", weight=900)
    assert chosen(tmp_path, REGULAR) == regular
    assert chosen(tmp_path, BOLD) == heavy
    bold = make(tmp_path / "d.ttf", "My Han", weight=600)
    assert chosen(tmp_path, BOLD) == bold


def test_bold_is_told_by_the_style_where_the_weight_does_not_say_it(tmp_path: Path) -> None:
    bold = make(tmp_path / "a.otf", "My Han", "Bold", cff=True)
    regular = make(tmp_path / "b.ttf", "My Han")
    assert chosen(tmp_path, BOLD) == bold
    assert chosen(tmp_path, REGULAR) == regular


def test_what_is_slanted_is_never_chosen(tmp_path: Path) -> None:
    make(tmp_path / "a.ttf", "My Han", "Italic")
    assert chosen(tmp_path, REGULAR) is None


def test_a_variable_font_is_of_both_weights(tmp_path: Path) -> None:
    variable(tmp_path / "v.ttf")
    for weight in (REGULAR, BOLD):
        assert chosen(tmp_path, weight, "Variable") == tmp_path / "v.ttf"


def test_other_files_are_no_fonts_and_what_should_be_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("字体放在这里", "utf-8")
    for name in ("empty.otf", "torn.ttf", "web.woff2"):
        (tmp_path / name).write_bytes(name.encode()[: 9 * (name != "empty.otf")])
    make(tmp_path / "whole.ttf")
    assert [facts.path.name for facts in files.own(tmp_path)] == ["whole.ttf"]
    assert [p.name for p in files.unreadable(tmp_path)] == ["empty.otf", "torn.ttf", "web.woff2"]


def test_the_users_folder_comes_before_the_products(tmp_path: Path) -> None:
    for place in ("mine", "product/own"):
        (tmp_path / place).mkdir(parents=True)
        make(tmp_path / place / "a.ttf", "My Han")
    assert chosen(tmp_path / "mine", REGULAR) == tmp_path / "mine" / "a.ttf"
    assert [f.path.parent.name for f in files.own(tmp_path / "mine")] == ["mine", "own"]
    assert [f.path.parent.name for f in files.own(None)] == ["own"]
