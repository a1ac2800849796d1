"""Markup read as a tree and written again."""

from __future__ import annotations

from exporter.emit.wechat import tree
from exporter.emit.wechat.tree import Element


def test_an_article_is_written_as_it_was_read(whole_article: str) -> None:
    assert tree.markup(tree.read(whole_article)) == whole_article


def test_the_style_stands_apart() -> None:
    (found,) = tree.read('<ol start="3" style="margin:0"><li>一</li></ol>')
    assert found == Element(
        "ol", ' start="3"', "margin:0", [Element("li", children=["一"])], empty=False
    )


def test_entities_stay_as_they_are() -> None:
    assert tree.read("甲 &amp; 乙<br/>") == ["甲 &amp; 乙", Element("br", empty=True)]
