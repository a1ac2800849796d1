"""theme.toml: laid over what it extends, and every key and value of it checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter import themefile
from exporter.diagnostics import ExportError

GRAMMAR = themefile.Grammar(
    parts={"light": ["text", "on-accent"], "dark": ["text"], "sizes": ["body"], "fonts": ["body"]},
    roles=["serif", "sans"],
    pages=["a4", "a5"],
    themes={},
)


def write(home: Path, toml: str, **sheets: str) -> Path:
    home.mkdir(exist_ok=True)
    (home / "theme.toml").write_text(toml, "utf-8")
    for name, css in sheets.items():
        (home / f"{name}.css").write_text(css, "utf-8")
    return home


@pytest.fixture
def _base(tmp_path: Path) -> None:
    write(
        tmp_path / "底",
        'title = "底"\nsummary = "Plain."\nqr = true\n'
        '[light]\ntext = "#111111"\n[sizes]\nbody = 10',
        base="p{margin:0}",
        wechat="/* 说明 */ h2, h3 {margin:0} h2.entry {color:#111} p{margin:0}",
    )


@pytest.mark.usefixtures("_base")
def test_tables_are_merged_key_by_key(tmp_path: Path) -> None:
    home = write(tmp_path / "上", 'extends = "../底"\n[light]\non-accent = "#ffffff"')
    table, _ = themefile.read(home, GRAMMAR)
    assert table["light"] == {"text": "#111111", "on-accent": "#ffffff"}
    assert table["sizes"] == {"body": 10}
    assert table["qr"] is True


@pytest.mark.usefixtures("_base")
def test_a_title_is_not_inherited(tmp_path: Path) -> None:
    home = write(tmp_path / "上", 'extends = "../底"')
    table, _ = themefile.read(home, GRAMMAR)
    assert "title" not in table
    assert "summary" not in table


@pytest.mark.usefixtures("_base")
def test_sheets_follow_those_that_they_extend(tmp_path: Path) -> None:
    home = write(tmp_path / "上", 'extends = "../底"', base="p{margin:1em}", epub="b{}")
    _, sheets = themefile.read(home, GRAMMAR)
    assert sheets["base"] == "p{margin:0}\np{margin:1em}"
    assert sheets["epub"] == "\nb{}"


@pytest.mark.usefixtures("_base")
def test_a_rule_for_wechat_replaces_the_whole_rule(tmp_path: Path) -> None:
    home = write(tmp_path / "上", 'extends = "../底"', wechat="h3, h2.entry{padding:0}")
    _, sheets = themefile.read(home, GRAMMAR)
    assert sheets["wechat"].split() == [
        "h2{margin:0}", "p{margin:0}", "h3,", "h2.entry{padding:0}",
    ]  # fmt: skip


@pytest.mark.usefixtures("_base")
def test_extending_goes_on_through_any_number(tmp_path: Path) -> None:
    write(tmp_path / "中", 'extends = "../底"\n[sizes]\nbody = 11', base="b{}")
    home = write(tmp_path / "上", 'extends = "../中"\n[light]\ntext = "#222222"', base="i{}")
    table, sheets = themefile.read(home, GRAMMAR)
    assert (table["sizes"], table["light"]) == ({"body": 11}, {"text": "#222222"})
    assert sheets["base"] == "p{margin:0}\nb{}\ni{}"


def test_a_circle_is_refused(tmp_path: Path) -> None:
    home = write(tmp_path / "甲", 'extends = "../乙"')
    write(tmp_path / "乙", 'extends = "../甲"')
    with pytest.raises(
        ExportError, match=r"乙/theme\.toml extends '../甲', which extends it"
    ) as caught:
        themefile.read(home, GRAMMAR)
    assert caught.value.hint == "extend one of ours, such as paper"


def test_an_unknown_base_is_named_with_the_nearest(tmp_path: Path) -> None:
    home = write(tmp_path / "甲", 'extends = "papper"')
    known = themefile.Grammar(parts={}, roles=[], pages=[], themes={"paper": tmp_path})
    with pytest.raises(ExportError, match="extends 'papper', a theme that there is not") as caught:
        themefile.read(home, known)
    assert caught.value.hint == "did you mean 'paper'?"


@pytest.mark.parametrize(
    ("toml", "message", "hint"),
    [
        ('titel = "报"', "unknown key 'titel'", "did you mean 'title'?"),
        ("[ligth]", "unknown key 'ligth'", "did you mean 'light'?"),
        ('[light]\ntxt = "#111111"', r"unknown key 'txt' in \[light\]", "did you mean 'text'?"),
        ("[sizes]\nwide = 3", r"unknown key 'wide' in \[sizes\]", "the keys are: body"),
    ],
)
def test_an_unknown_key_is_named(tmp_path: Path, toml: str, message: str, hint: str) -> None:
    with pytest.raises(ExportError, match=message) as caught:
        themefile.read(write(tmp_path / "甲", toml), GRAMMAR)
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[light]\ntext = "red"', "text = 'red', which must be a colour"),
        ('[dark]\ntext = "#FFF"', "text = '#FFF', which must be a colour"),
        ("[light]\ntext = 3", "text = 3, which must be a colour"),
        ('[sizes]\nbody = "10pt"', "body = '10pt', which must be a number of pt"),
        ("[sizes]\nbody = -1", "body = -1, which must be a number of pt"),
        ("[sizes]\nbody = nan", "body = nan, which must be a number of pt"),
        ("[sizes]\nbody = true", "body = True, which must be a number of pt"),
        ('[fonts]\nbody = "comic"', "body = 'comic', which must be .*one of serif, sans"),
        ('[fonts]\nbody = ["serif"]', "must be .*one of serif, sans"),
        ('page = "a3"', "page = 'a3', which must be one of a4, a5"),
        ('qr = "yes"', "qr = 'yes', which must be true or false"),
        ("title = 3", "title = 3, which must be a text"),
        ("extends = 3", "extends = 3, which must be a text"),
        ('light = "#ffffff"', r"light = '#ffffff', which must be a table, \[light\]"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(ExportError, match=message):
        themefile.read(write(tmp_path / "甲", toml), GRAMMAR)


@pytest.mark.parametrize("family", ["LXGW WenKai", "霞鹜文楷"])
def test_a_family_may_be_named_in_any_language(tmp_path: Path, family: str) -> None:
    table, _ = themefile.read(write(tmp_path / "甲", f'[fonts]\nbody = "{family}"'), GRAMMAR)
    assert table["fonts"] == {"body": family}


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"the theme in .*甲 cannot be read"):
        themefile.read(write(tmp_path / "甲", "[[["), GRAMMAR)
    home = write(tmp_path / "乙", "")
    (home / "base.css").write_bytes(b"\xff\xfe")
    with pytest.raises(ExportError, match=r"the theme in .*乙 cannot be read"):
        themefile.read(home, GRAMMAR)


@pytest.mark.parametrize(
    "css",
    [
        "@import url(http://a.example/x.css);", "@IMPORT 'x.css';", "@\\69mport 'x.css';",
        "p{background:url(http://a.example/x.png)}", "p{background:url( 'x.png')}",
        "p{background:UR\\4c (x.png)}", "p{background:u\\rl(//a.example)}",
        "p{background:ur/**/l(x.png)}", "p{background:image-set('x.png' 1x)}",
        "@font-face{src:url(file:///etc/passwd)}", "p{background:src('x')}",
    ],
)  # fmt: skip
def test_a_sheet_that_loads_something_is_refused(tmp_path: Path, css: str) -> None:
    home = write(tmp_path / "上", "", epub=css)
    with pytest.raises(ExportError, match=r"epub\.css loads something: "):
        themefile.read(home, GRAMMAR)


def test_a_sheet_may_use_what_stands_in_it(tmp_path: Path) -> None:
    css = "p{background:url('data:image/png;base64,iVBORw0KGgo=')} b::before{content:'\\201c  url'}"
    _, sheets = themefile.read(write(tmp_path / "上", "", base=css), GRAMMAR)
    assert sheets["base"].split("\n") == [
        "p{background:url(data:image/png;base64,iVBORw0KGgo=)}",
        'b::before{content:"“ url"}',
    ]


@pytest.mark.parametrize("name", ["theme.toml", "base.css"])
def test_no_link_leads_out_of_a_theme(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("title = '此乃机密'", "utf-8")
    home = write(tmp_path / "上", "", base="")
    (home / name).unlink()
    (home / name).symlink_to(tmp_path / "secret")
    with pytest.raises(ExportError, match="is no file of its folder"):
        themefile.read(home, GRAMMAR)


@pytest.mark.parametrize("toml", ["a." * 3000 + "a = 1", "#" * 300_000, "a = " + "[" * 5000])
def test_what_would_exhaust_the_parser_is_refused(tmp_path: Path, toml: str) -> None:
    with pytest.raises(ExportError, match="cannot be read"):
        themefile.read(write(tmp_path / "上", toml), GRAMMAR)
