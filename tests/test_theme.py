"""Themes: found in a checkout or a wheel, complete, legible."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from emit.wechat.writing import bundle

from exporter import theme
from exporter.diagnostics import ExportError, Report
from exporter.emit.wechat.fitting import article
from exporter.emit.wechat.limits import without_pictures
from exporter.emit.wechat.platform import violations
from exporter.emit.wechat.style import rules
from exporter.look import Palette
from exporter.model.issue import Issue
from exporter.passes import recognise
from exporter.reading import load, read

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"

TEXT_COLOURS = [
    "text", "muted", "accent", "link", "keyword", "name", "string", "number", "comment",
    "inserted", "deleted",
]  # fmt: skip


def luminance(colour: str) -> float:
    """WCAG 2.2: relative luminance."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", theme.names())
@pytest.mark.parametrize("colour", TEXT_COLOURS)
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_all_text_is_legible_in_light_and_dark(name: str, colour: str, ground: str) -> None:
    look = theme.load(name)
    for palette in (look.light, look.dark):
        assert contrast(getattr(palette, colour), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("name", theme.names())
def test_text_on_the_accent_is_legible(name: str) -> None:
    look = theme.load(name)
    assert contrast(look.light.on_accent, look.light.accent) >= 4.5
    assert contrast(look.dark.on_accent, look.dark.accent) >= 4.5


@pytest.mark.parametrize("name", theme.names())
def test_every_sheet_of_every_theme_has_its_values(name: str) -> None:
    look = theme.load(name)
    for sheet in look.sheets:
        assert "var(--" not in look.css(sheet)


def with_sheet(css: str) -> theme.Theme:
    return replace(theme.load("paper"), sheets={"base": css})


def test_values_are_filled_in_and_comments_left_out() -> None:
    look = with_sheet("/* why */ p{color:var(--accent);font-size:var(--size-body)}")
    assert look.css("base") == "p{color:#9a3324;font-size:10.5pt}"


def test_a_sheet_that_a_theme_lacks_is_empty() -> None:
    assert with_sheet("p{}").css("base", "wechat").strip() == "p{}"


def test_an_unknown_value_is_named_with_the_nearest() -> None:
    with pytest.raises(ExportError, match="--acent") as caught:
        with_sheet("p{color:var(--acent)}").css("base")
    assert caught.value.hint == "did you mean 'accent'?"


def test_an_unknown_theme_is_named_with_the_nearest() -> None:
    with pytest.raises(ExportError, match="no theme 'papier'") as caught:
        theme.load("papier")
    assert caught.value.hint == "did you mean 'paper'?"


def test_every_role_has_families_and_a_pair_for_word() -> None:
    for role in theme.font_roles().values():
        assert role.families
        assert role.east_asian
        assert role.latin


def test_families_are_quoted_but_for_the_generic_ones() -> None:
    role = theme.font_roles()["serif"]
    assert role.css.startswith('"Noto Serif SC","Noto Serif CJK SC",')
    assert role.css.endswith(",serif")


def test_a_palette_has_every_colour_in_six_digits() -> None:
    look = theme.load("paper")
    for palette in (look.light, look.dark):
        for name in Palette.__slots__:
            value = getattr(palette, name)
            assert len(value) == 7
            assert luminance(value) >= 0


# --- the six of ours -------------------------------------------------------------------


def test_there_are_six_each_with_a_title_and_a_sentence() -> None:
    looks = [theme.load(name) for name in theme.names()]
    assert [look.name for look in looks] == [
        "bamboo", "dawn", "ink", "paper", "sea", "vermilion",
    ]  # fmt: skip
    assert "".join(look.title for look in looks) == "竹霞墨纸海朱"
    assert all(re.fullmatch(r"[A-Z].{20,90}\.", look.summary) for look in looks)


@pytest.mark.parametrize("selector", ["h2.entry", "b.label", "blockquote", "pre", "hr", "th"])
def test_they_differ_in_more_than_colours(selector: str) -> None:
    shapes = {
        re.sub(r"#[0-9a-f]{3,6}", "#", rules(theme.load(name))[selector]) for name in theme.names()
    }
    assert len(shapes) >= 4


@pytest.mark.parametrize("name", theme.names())
def test_each_is_drawn_in_a_small_picture(name: str) -> None:
    data = theme.picture(name).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) <= 60 * 1024


@pytest.mark.parametrize("name", ["bamboo", "dawn", "ink", "sea", "vermilion"])
def test_each_says_only_what_differs(name: str) -> None:
    home = theme.folder("styles") / name
    assert 'extends = "paper"' in (home / "theme.toml").read_text("utf-8")
    for sheet in home.glob("*.css"):
        own = sheet.stat().st_size
        assert own < (home.parent / "paper" / sheet.name).stat().st_size


def issue(path: Path) -> Issue:
    report = Report(path.name)
    return recognise(read(load(path, report), report, math=True), report)


def in_wechat(path: Path, name: str) -> str:
    return article(replace(bundle(issue(path)), theme=theme.load(name)))


@pytest.mark.parametrize("example", ["weekly", "features"])
@pytest.mark.parametrize("name", theme.names())
def test_wechat_keeps_every_declaration_of_every_theme(name: str, example: str) -> None:
    written = in_wechat(EXAMPLES / example / f"{example}.md", name)
    assert "style=" in written
    assert violations(written) == []


@pytest.mark.parametrize("name", theme.names())
def test_the_first_issue_stays_short_in_every_theme(name: str, shared: Path) -> None:
    written = in_wechat(shared / "seed" / "issue.md", name)
    assert len(without_pictures(written)) <= 8_000
    assert violations(written) == []


class Shades(HTMLParser):
    """The pairs of colours, text and ground, that the texts of an article have."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: dict[tuple[str, str], str] = {}
        self._open = [("#191919", "#ffffff")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"br", "img", "hr"}:
            return
        said = dict(one.split(":", 1) for one in (dict(attrs).get("style") or "").split(";") if one)
        colour, ground = self._open[-1]
        self._open.append((said.get("color", colour), said.get("background", ground)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"br", "img", "hr"}:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.pairs.setdefault(self._open[-1], data)


def full(colour: str) -> str:
    return "#" + "".join(2 * digit for digit in colour[1:]) if len(colour) == 4 else colour


@pytest.mark.parametrize("name", theme.names())
def test_every_text_of_an_article_is_legible_on_what_it_stands(name: str) -> None:
    shades = Shades()
    shades.feed(in_wechat(EXAMPLES / "features" / "features.md", name))
    assert len(shades.pairs) >= 2
    for (colour, ground), text in shades.pairs.items():
        assert contrast(full(colour), full(ground)) >= 4.5, text


# --- a theme of one's own ----------------------------------------------------------------


def own(home: Path, toml: str, **sheets: str) -> Path:
    home.mkdir(parents=True)
    (home / "theme.toml").write_text(toml, "utf-8")
    for name, css in sheets.items():
        (home / f"{name}.css").write_text(css, "utf-8")
    return home


def test_a_theme_of_ones_own_says_only_what_differs(tmp_path: Path) -> None:
    own(
        tmp_path / "院刊",
        'extends = "sea"\npage = "a5"\n[light]\naccent = "#7a1f1f"\n[sizes]\nbody = 11',
        base="h2{color:var(--accent)}",
    )
    look, sea = theme.load("院刊", tmp_path), theme.load("sea")
    assert (look.name, look.title, look.summary) == ("院刊", "院刊", "")
    assert (look.light.accent, look.light.text) == ("#7a1f1f", sea.light.text)
    assert (look.sizes.body, look.sizes.title) == (11, sea.sizes.title)
    assert (look.page.name, look.dark, look.fonts) == ("a5", sea.dark, sea.fonts)
    assert look.css("base").endswith("h2{color:#7a1f1f}")
    assert look.css("base").startswith(sea.css("base").replace("#155a9c", "#7a1f1f")[:80])


def test_it_is_found_by_its_path_and_a_name_of_ours_goes_first(tmp_path: Path) -> None:
    mine = own(tmp_path / "mine", 'extends = "paper"\ntitle = "自"')
    own(tmp_path / "ink", 'extends = "paper"\ntitle = "假墨"')
    assert theme.load(str(mine)).title == "自"
    assert theme.load("./mine", tmp_path).title == "自"
    assert theme.load("ink", tmp_path).title == "墨"
    assert theme.load("./ink", tmp_path).title == "假墨"
    assert theme.find("mine") is None
    assert theme.find("mine", tmp_path) == mine


def test_a_theme_that_extends_nothing_must_be_whole(tmp_path: Path) -> None:
    own(tmp_path / "半", 'title = "半"\n[light]\npaper = "#ffffff"')
    with pytest.raises(ExportError, match=r"lacks text, muted, .* in \[light\]") as caught:
        theme.load("半", tmp_path)
    assert caught.value.hint == 'write extends = "paper" above all'


def test_its_sheets_are_checked_when_it_is_loaded(tmp_path: Path) -> None:
    own(tmp_path / "mine", 'extends = "paper"', epub="p{color:var(--acent)}")
    with pytest.raises(ExportError, match="the theme mine uses var\\(--acent"):
        theme.load("mine", tmp_path)
