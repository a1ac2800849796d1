from __future__ import annotations

import pytest
from reading.written import block, blocks, inlines

from exporter.model import nodes as n
from exporter.reading.media import height, width


@pytest.mark.parametrize(
    ("attribute", "style", "expected"),
    [
        ("120", "", "120"),
        ("120px", "", "120"),
        ("50%", "", "50%"),
        (" 50 % ", "", "50%"),
        ("120.5", "", "120"),
        ("", "width:30%;height:1px", "30%"),
        ("", "color:red; width: 40px", "40"),
        ("100", "max-width: 60%", "60%"),
        ("auto", "", ""),
        ("", "width:10em", ""),
        ("", "zoom:50%;", "50%"),
        ("", "zoom: 0.33", "33%"),
        ("", "width:30%; zoom:50%", "30%"),
        ("40", "zoom:50%", "40"),
        ("", "zoom:200%", ""),
        ("0", "", ""),
        ("", "", ""),
        ("10000000", "", ""),
    ],
)
def test_widths(attribute: str, style: str, expected: str) -> None:
    assert width(attribute, style) == expected


@pytest.mark.parametrize(
    ("attribute", "style", "expected"),
    [("16", "", "16"), ("", "height:50px", "50"), ("", "width:9px", ""), ("50%", "", ""),
     ("auto", "", ""), ("", "line-height: 20px", ""), ("9", "max-height: 3px", "3"), ("0", "", "")],
)  # fmt: skip
def test_heights(attribute: str, style: str, expected: str) -> None:
    assert height(attribute, style) == expected


def test_a_height_counts_where_there_is_no_width() -> None:
    assert block("<img src=a.png height=50>") == n.Figure(n.Image("a.png", height="50"))
    both = block("<img src=a.png height=50 width=75>")
    assert both == n.Figure(n.Image("a.png", width="75"))


def test_a_picture_in_a_text_of_html() -> None:
    assert block("<img src=' a.png ' alt='甲 &amp; 乙' title=题 width=300>") == n.Figure(
        n.Image("a.png", "甲 & 乙", "题", "300")
    )
    assert block("<img data-src=a.png>") == n.Figure(n.Image("a.png"))


@pytest.mark.parametrize(
    ("html", "media"),
    [
        ("<video src=a.mp4 title=演示></video>", n.Media(n.MediaKind.VIDEO, "a.mp4", "演示")),
        (
            "<video poster=p.jpg><source src=a.mp4>不支持</video>",
            n.Media(n.MediaKind.VIDEO, "a.mp4", "视频", n.Image("p.jpg", "视频")),
        ),
        ("<audio src=a.mp3></audio>", n.Media(n.MediaKind.AUDIO, "a.mp3", "音频")),
        (
            "<iframe src=//example.com/x></iframe>",
            n.Media(n.MediaKind.EMBED, "https://example.com/x", "嵌入内容"),
        ),
        ("<embed src=a.swf>", n.Media(n.MediaKind.EMBED, "a.swf", "嵌入内容")),
        ("<object data=a.svg></object>", n.Media(n.MediaKind.EMBED, "a.svg", "嵌入内容")),
    ],
)
def test_players(html: str, media: n.Media) -> None:
    assert block(html) == media


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("//player.bilibili.com/player.html?bvid=BV1", "哔哩哔哩视频"),
        ("https://www.youtube.com/embed/x", "YouTube 视频"),
        ("https://v.qq.com/txp/iframe/player.html?vid=x", "腾讯视频"),
        ("https://music.163.com/outchain/player?id=1", "网易云音乐"),
        ("https://notyoutube.com/embed/x", "嵌入内容"),
        ("https://example.com/youtube.com", "嵌入内容"),
    ],
)
def test_a_player_without_a_title_has_the_name_of_its_site(address: str, title: str) -> None:
    found = block(f"<iframe src='{address}'></iframe>")
    assert isinstance(found, n.Media)
    assert found.title == title


def test_a_player_divides_a_paragraph() -> None:
    assert blocks("甲<video src=a.mp4></video>乙") == (
        n.Paragraph((n.Text("甲"),)),
        n.Media(n.MediaKind.VIDEO, "a.mp4", "视频"),
        n.Paragraph((n.Text("乙"),)),
    )


def test_a_player_inside_a_phrase_is_a_link() -> None:
    assert inlines("**甲<video src=a.mp4></video>**") == (
        n.Strong((n.Text("甲"), n.Link((n.Text("视频"),), "a.mp4"))),
    )
