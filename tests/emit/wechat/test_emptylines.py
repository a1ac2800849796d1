"""Paragraphs that follow each other become one with empty lines, where nothing else is lost."""

from __future__ import annotations

import pytest

from exporter.emit.wechat.emptylines import joined

M = ' style="margin:1em 0"'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<p{M}>灯</p><p>塔</p>", f"<p{M}>灯<br><br>塔</p>"),
        (f"<p>灯</p><p{M}>塔</p><p>雾</p>", f"<p{M}>灯<br><br>塔<br><br>雾</p>"),
        ("<p>灯</p><p>塔</p>", "<p>灯<br>塔</p>"),
        (f"<p{M}>一：</p><section{M}><p>• 灯</p><p>• 塔</p></section>",
         f"<p{M}>一：<br><br>• 灯<br>• 塔</p>"),
        (f"<section{M}>• 灯</section><p>塔</p>", f"<p{M}>• 灯<br><br>塔</p>"),
        (f"<section{M}><p>• 灯</p><p>• 塔</p></section>", f"<p{M}>• 灯<br>• 塔</p>"),
        ('<section style="padding:1px 16px"><p>灯</p><p>塔</p></section>',
         '<section style="padding:1px 16px"><p>灯<br>塔</p></section>'),
        ("<p><strong>灯</strong></p><p>塔</p>", "<p><strong>灯</strong><br>塔</p>"),
    ],
)  # fmt: skip
def test_plain_paragraphs_and_lines_are_joined(before: str, after: str) -> None:
    assert joined(before) == after


@pytest.mark.parametrize(
    "kept",
    [
        '<p style="color:#333">灯</p><p style="color:#333">塔</p>',
        '<p><img src="x" alt=""/></p><p><img src="y" alt=""/></p>',
        "<p>灯</p><h2>塔</h2><p>雾</p>",
        "<ul><li><section>灯</section></li><li><section>塔</section></li></ul>",
        "<p>[1] a.example.com</p><p>[2] b.example.com</p>",
        f"<section{M}><p>灯</p><table><tbody></tbody></table></section>",
        '<p style="margin:0;font-size:0"></p><p>塔</p>',
        "<p></p><p>塔</p>",
    ],
)
def test_what_is_no_plain_paragraph_stays(kept: str) -> None:
    assert joined(kept) == kept
