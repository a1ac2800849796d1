"""What the platform's dark mode makes of an article."""

from __future__ import annotations

from exporter.emit.wechat import night
from exporter.emit.wechat.darkmode import DAY, DAY_TEXT, LINK, NIGHT, NIGHT_LINK, NIGHT_TEXT

PANEL = '<section style="background:#faecc4"><p style="color:#9a3324">甲</p>乙</section>'


def rules(article: str) -> list[str]:
    return night.read(article).sheet(".n").splitlines()


def test_an_article_without_colours_needs_no_rules() -> None:
    assert rules('<p style="margin:0">海上<br/>没有路</p>') == []


def test_each_style_has_one_rule() -> None:
    one = '<p style="margin:0;color:#464e56">甲</p>'
    assert rules(one * 2) == ['.n [style="margin:0;color:#464e56"]{color:#8d98a2!important}']


def test_text_minds_the_ground_it_stands_on() -> None:
    assert rules(PANEL + '<p style="color:#9a3324">丙</p>') == [
        '.n [style="background:#faecc4"]{background:#cabe9e!important;color:#191919!important}',
        '.n [style="background:#faecc4"] [style="color:#9a3324"]{color:#9a3324!important}',
        '.n [style="color:#9a3324"]{color:#d14f3c!important}',
    ]


def test_borders_are_moved_like_text() -> None:
    assert rules('<hr style="border-top:1px solid #d8d3c8"/>') == [
        '.n [style="border-top:1px solid #d8d3c8"]{border-top-color:#a7a39a!important}'
    ]


def test_a_style_cannot_break_out_of_the_sheet() -> None:
    (rule,) = rules('<p style="color:#464e56;x:&lt;/style&gt;&quot;">甲</p>')
    assert "<" not in rule
    assert '\\"' in rule


def test_the_shades_are_those_of_text_with_its_first_words() -> None:
    first, second = night.read(PANEL).shades
    assert (first.text, second.text) == ("甲", "乙")
    assert second.day == (DAY_TEXT, (250.0, 236.0, 196.0))
    assert not first.readable or min(first.contrasts) >= 4.5
    assert second.contrasts[0] > second.contrasts[1] > 8


def test_plain_text_has_the_platform_s_own_colours() -> None:
    (shade,) = night.read("<p>海上没有路。</p><p> </p>").shades
    assert shade == night.Shade("海上没有路。", (DAY_TEXT, DAY), (NIGHT_TEXT, NIGHT))
    assert shade.readable


def test_a_live_link_has_the_platform_s_blue() -> None:
    around, link = night.read('<p>海<a href="https://mp.weixin.qq.com/s/1">上</a></p>').shades
    assert around.day == (DAY_TEXT, DAY)
    assert (link.text, link.day, link.night) == ("上", (LINK, DAY), (NIGHT_LINK, NIGHT))
