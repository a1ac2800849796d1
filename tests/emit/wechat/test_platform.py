"""The model of the platform names what does not survive."""

from __future__ import annotations

import re

import pytest
from emit.wechat.refused import refused

from exporter.emit.wechat.platform import is_kept, kept, violations


@pytest.mark.parametrize(
    "kept",
    [
        '<section style="margin:1em 0"><p>正文<br/>第二行</p></section>',
        "<ul><li><section>一项</section></li></ul>",
        '<a href="https://mp.weixin.qq.com/s/abc">旧文</a>',
        '<img src="data:image/png;base64,AA" alt="灯" style="width:100%"/>',
        '<svg viewBox="0 0 9 9" style="width:9px"><path d="M0 0L9 9" fill="currentColor"/></svg>',
        '<section style="overflow-x:auto"><table><tr><td>灯</td></tr></table></section>',
        "<p><strong>灯</strong> <em>塔</em></p>",
    ],
)
def test_what_survives_is_not_named(kept: str) -> None:
    assert violations(kept) == []


@pytest.mark.parametrize(
    ("markup", "named"),
    [
        ("<div>甲</div>", "<div>"),
        ("<b>甲</b>", "<b>"),
        ("<script>1</script>", "<script>"),
        ('<input type="checkbox"/>', "<input>"),
        ('<p class="a">甲</p>', "<p class>"),
        ('<p id="a">甲</p>', "<p id>"),
        ('<p data-a="1">甲</p>', "<p data-a>"),
        ('<a href="https://example.com/">甲</a>', "<a href='https://example.com/'>"),
        ('<a href="#a">甲</a>', "<a href='#a'>"),
        ('<img src="https://example.com/a.png" alt=""/>', "<img src='https://example.com/a.png'>"),
        ('<img src="data:image/png;base64,AA" width="9"/>', "<img width>"),
        ('<p style="position:fixed">甲</p>', "<p style='position:fixed'>"),
        ("<li>甲</li>", "<li> with []"),
        ("<li><section>甲</section><p>乙</p></li>", "<li> with ['section', 'p']"),
        ("<ul><li><section>甲<ul></ul></section></li></ul>", "<ul> in <li>"),
        ("<p><section>甲</section></p>", "<p> with ['section']"),
        ("<p>甲\n乙</p>", "a line feed or tab in '甲\\n乙'"),
        ("<p>甲</p> <p>乙</p>", "white space in <>"),
        ("<ul> </ul>", "white space in <ul>"),
        ('<svg><use href="#a"/></svg>', "<use>"),
    ],
)
def test_what_does_not_survive_is_named(markup: str, named: str) -> None:
    assert named in violations(markup)


@pytest.mark.parametrize(
    "declaration",
    [
        "float:left", "display:flex", "display:grid", "color:red!important", "color:var(--a)",
        "background:url(#a)", "width:calc(1px + 2px)", "color:#12", "transform:none", "color:", "",
        "font-family:'Noto Sans'", "font-family:Noto Sans,serif",
    ],
)  # fmt: skip
def test_declarations_that_are_lost(declaration: str) -> None:
    assert not is_kept(declaration)


@pytest.mark.parametrize(
    "declaration", ["color:#9a3324", "color:#fff", "display:inline-block", "margin:1em 0"]
)
def test_declarations_that_survive(declaration: str) -> None:
    assert is_kept(declaration)


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ('<div class="a">海<big>上</big></div>', "海上"),
        ('<p id="a" style="color:#333;display:flex">&lt;</p>', '<p style="color:#333">&lt;</p>'),
        ('<p style="position:fixed">灯</p>', "<p>灯</p>"),
        ("<p>灯<script>let 灯</script>塔<style>p{}</style></p>", "<p>灯塔</p>"),
        ("<form><input/><section>灯</section></form><p>塔</p>", "<p>塔</p>"),
        ('<a href="https://example.org">灯</a><a href="#a">塔</a>', "灯塔"),
        ('<img src="https://example.org/a.png"/><br/>', "<br>"),
        ('<svg><path d="M0 0" onclick="a"/></svg>', '<svg><path d="M0 0"></path></svg>'),
    ],
    ids=["box", "style", "no style", "program", "form", "links", "picture", "drawing"],
)  # fmt: skip
def test_what_is_kept_of_what_is_not_safe(markup: str, left: str) -> None:
    assert kept(markup) == left
    assert violations(left) == []


def test_a_safe_article_is_kept_whole(whole_article: str) -> None:
    def tags(markup: str) -> list[str]:
        return re.findall(r"<([a-z]\w*[^>]*?) ?/?>", markup.replace("viewBox", "viewbox"))

    left = kept(whole_article)
    assert tags(left) == tags(whole_article)
    assert re.sub("<[^>]*>", "", left) == re.sub("<[^>]*>", "", whole_article)


FIRST = '<p style="margin:0;font-size:0"></p>'


@pytest.mark.parametrize(
    ("number", "markup"),
    [
        (1, '<p><img src="https://example.com/a.png" alt=""/></p>'),
        (15, "<p>灯</p><style>p{}</style>"),
        (15, "<form><p>灯</p></form>"),
        (16, '<p><a href="https://example.com/mp.weixin.qq.com">灯</a></p>'),
        (17, '<p><a href="#fog">灯</a></p>'),
        (18, '<p id="fog">灯</p>'),
        (
            18,
            '<p><svg style="width:1px;height:1px"><marker fill="currentColor"></marker></svg></p>',
        ),
        (19, '<p class="a">灯</p>'),
        (19, '<p aria-label="灯">灯</p>'),
        (20, "<div>灯</div>"),
        (21, '<p style="position:fixed">灯</p>'),
        (21, '<p style="margin:0;float:left">灯</p>'),
        (21, '<p style="display:inline-flex">灯</p>'),
        (26, '<p style="color:var(--a)">灯</p>'),
        (26, '<p style="width:calc(1px + 1em)">灯</p>'),
        (28, '<p style="font-family:Noto Sans,serif">灯</p>'),
        (29, '<p style="color:#333!important">灯</p>'),
        (31, "<section>灯\n塔</section>"),
        (33, "<section><p>灯</p> <p>塔</p></section>"),
        (34, "<ul><li><section>灯</section><section>塔</section></li></ul>"),
        (34, "<ul><li><section><p>灯</p></section></li></ul>"),
        (36, "<ul><li><section>灯<ul><li><section>塔</section></li></ul></section></li></ul>"),
        (37, '<p><input type="checkbox"/>灯</p>'),
        (38, '<p><img src="data:image/png;base64,AA" width="9" alt=""/></p>'),
        (39, '<p><svg viewBox="0 0 9 9" style="width:1em;height:1em"></svg></p>'),
        (40, "<p><mjx-container>灯</mjx-container></p>"),
        (41, "<table><tbody><tr><td>灯</td></tr></tbody></table>"),
    ],
)
def test_the_model_knows_every_fact_that_can_be_looked_for(number: int, markup: str) -> None:
    assert [int(one.split()[0]) for one in refused(FIRST + markup)] == [number]
    assert violations(FIRST + markup) != []
    assert refused(FIRST + "<section><p>灯</p></section>") == []
    assert [one.split()[0] for one in refused("<p>灯</p>")] == ["42"]


def test_a_drawing_in_a_colour_survives_and_is_lost_at_night() -> None:
    red = '<p><svg style="width:9px;height:9px"><path d="M0 0" fill="red"/></svg></p>'
    assert [one.split()[0] for one in refused(FIRST + red)] == ["39"]
    assert violations(FIRST + red) == []
