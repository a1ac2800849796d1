from __future__ import annotations

import pytest
from assets.drawn import svg
from lxml import etree
from PIL import Image, ImageChops

from exporter import theme
from exporter.assets import lettering
from exporter.assets.svg import clean, rasterise

HTML = '<div xmlns="http://www.w3.org/1999/xhtml">{}</div>'
built = pytest.mark.skipif(
    theme.built_font("Noto Sans SC") is None, reason="the product's fonts are not built"
)


def label(inside: str, box: str = 'x="2" y="2" width="36" height="16"') -> str:
    return f"<foreignObject {box}>{HTML.format(inside)}</foreignObject>"


def lines(inside: str) -> list[str | None]:
    root = clean(svg(inside))
    return [e.text for e in root.iter() if str(e.tag).rpartition("}")[2] == "tspan"]


def drawn(inside: str) -> Image.Image:
    return rasterise(svg(inside), 400, 10.0)[0].convert("RGBA")


def differ(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox(alpha_only=False) is not None


SERIF, SANS = (f'<text x="2" y="15" font-family="{f}">中文</text>' for f in ("serif", "sans-serif"))


@built
@pytest.mark.parametrize(
    "text",
    [
        '<text x="2" y="15">中文</text>',
        '<text x="2" y="15" font-family="Arial">中文</text>',
        '<text x="2" y="15" font-family="PingFang SC, \'Microsoft YaHei\'">中文</text>',
        '<text x="2" y="15" style="font-family:Helvetica">中文</text>',
        "<style>.a{font-family:'Segoe UI'}</style><text class='a' x='2' y='15'>中文</text>",
        '<g font-family="system-ui"><text x="2" y="15">中文</text></g>',
        '<text x="2" y="15" font-family="sans">中文</text>',
    ],
)
def test_a_family_that_is_not_here_is_our_sans(text: str) -> None:
    assert not differ(drawn(text), drawn(SANS))


@built
@pytest.mark.parametrize("family", ["SimSun", "Times New Roman", "宋体", "Noto Serif CJK SC"])
def test_a_serif_that_is_not_here_is_our_serif(family: str) -> None:
    assert not differ(drawn(f'<text x="2" y="15" font-family="{family}">中文</text>'), drawn(SERIF))
    assert differ(drawn(SERIF), drawn(SANS))


@built
def test_the_systems_fonts_are_asked_only_for_what_ours_lack() -> None:
    ours, theirs = (clean(svg(f"<text>{said}</text>")) for said in ("中文 A", "ไทย"))
    assert lettering.fonts(ours)["skip_system_fonts"]
    assert not lettering.fonts(theirs)["skip_system_fonts"]


def test_a_drawing_without_text_needs_no_fonts() -> None:
    asked = lettering.fonts(clean(svg("<rect/>")))
    assert asked["skip_system_fonts"]
    assert not asked["font_files"]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<span>开始</span>", ["开始"]),
        ("<p>一</p><p>二<br/>三</p>", ["一", "二", "三"]),
        ("<b>粗</b>细", ["粗细"]),
        ("<style>p{color:red}</style>字", ["字"]),
        ("<ul><li>甲</li><li>乙</li></ul>", ["甲", "乙"]),
        ("一个放不下的标签", ["一个", "放不", "下的", "标签"]),
        ("two words", ["two", "words"]),
        ("", []),
    ],
)
def test_an_html_label_becomes_text(inside: str, said: list[str]) -> None:
    assert lines(label(inside)) == said


def test_a_label_stands_in_the_middle_of_its_box() -> None:
    root = clean(svg(label("字", 'x="10" y="4" width="20" height="20"')))
    text, span = (e for e in root.iter() if str(e.tag).endswith(("text", "tspan")))
    assert (text.get("text-anchor"), span.get("x"), span.get("y")) == ("middle", "20", "19.76")


def test_a_label_too_wide_for_its_box_is_smaller() -> None:
    root = clean(svg(label("unbreakable")))
    assert float(root[0].get("font-size", "99")) == pytest.approx(36 / (11 * 0.56), abs=0.01)


def test_a_label_has_its_colour_and_is_seen_where_nothing_is_filled() -> None:
    asked = clean(svg(label("<b style='color:#c00;background-color:#fff'>字</b>")))
    assert asked[0].get("fill") == "#c00"
    bare = clean(svg(f'<g fill="none">{label("字")}</g>'))
    assert bare[0][0].get("fill") == "#333333"


def test_a_switch_shows_the_text_that_it_has_for_others() -> None:
    assert lines(f"<switch>{label('网页')}<text>后备</text></switch>") == []
    assert lines(f"<switch>{label('网页')}</switch>") == ["网页"]


def test_what_a_label_could_run_is_not_kept() -> None:
    kept = etree.tostring(clean(svg(label("<script>alert(1)</script><b onclick='go()'>字</b>"))))
    assert b"alert" not in kept
    assert b"onclick" not in kept
