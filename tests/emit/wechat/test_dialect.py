"""Each node as WeChat's editor takes it; the numbers are those of the facts page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from emit.wechat.writing import bare, bundle, item, one, p, t, written

from exporter.emit.dialect import Role
from exporter.emit.wechat.dialect import WeChat
from exporter.emit.wechat.fitting import article
from exporter.emit.wechat.ladder import LADDER
from exporter.emit.wechat.platform import violations
from exporter.model import nodes as n


def line(*inlines: n.Inline) -> str:
    return bare(written(n.Paragraph(inlines))).partition("</p>")[0].removeprefix("<p>")


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (n.Text("甲 < 乙 & 丙"), "甲 &lt; 乙 &amp; 丙"),
        (n.Emph(t("缓缓")), "<em>缓缓</em>"),
        (n.Strong(t("三艘")), "<strong>三艘</strong>"),
        (n.Strike(t("四艘")), "<span>四艘</span>"),
        (n.Mark(t("记号")), "<span>记号</span>"),
        (n.Small(t("小字")), "<span>小字</span>"),
        (n.Underline(t("横线")), "<span>横线</span>"),
        (n.Work(t("史记")), "<span>史记</span>"),
        (n.Keyboard(t("Ctrl")), "<span>Ctrl</span>"),
        (n.Sub(t("2")), "<sub>2</sub>"),
        (n.Super(t("2")), "<sup>2</sup>"),
        (n.Break(), "<br/>"),
        (n.Ruby("灯", "dēng"), "灯（dēng）"),
        (n.Code("a <b>"), "<code>a &lt;b&gt;</code>"),
        (n.Math("\\broken{x}"), "<code>\\broken{x}</code>"),
        (n.CrossReference(t("见上文"), "above"), "见上文"),
    ],
)
def test_an_inline_becomes_a_safe_element(node: n.Inline, expected: str) -> None:
    assert line(node) == expected


def test_strong_text_needs_no_style() -> None:
    assert "<strong>三艘</strong>" in written(n.Paragraph((n.Strong(t("三艘")),)))


def test_chinese_emphasis_is_not_slanted() -> None:
    assert "font-style:normal" in written(n.Paragraph((n.Emph(t("缓缓")),)))


def test_blanks_in_inline_code_are_not_folded() -> None:
    assert line(n.Code("a   b")) == "<code>a\u00a0\u00a0 b</code>"


# --- links (16, 17) --------------------------------------------------------------------------


def test_a_link_elsewhere_is_its_text_and_a_number() -> None:
    assert line(n.Link(t("年鉴"), "https://a.example.com/")) == "年鉴<sup>[1]</sup>"


def test_a_link_into_wechat_stays_alive() -> None:
    link = n.Link(t("旧文"), "https://mp.weixin.qq.com/s?__biz=A&mid=1")
    assert line(link) == '<a href="https://mp.weixin.qq.com/s?__biz=A&amp;mid=1">旧文</a>'


@pytest.mark.parametrize(
    "address",
    [
        "https://mp.weixin.qq.com.example.com/s",
        "https://example.com/mp.weixin.qq.com",
        "ftp://mp.weixin.qq.com/a",
    ],
)
def test_what_only_looks_like_wechat_does_not(address: str) -> None:
    assert "<a" not in line(n.Link(t("假的"), address))


def test_an_address_that_is_spelt_out_may_break_anywhere_and_has_no_number() -> None:
    markup = written(
        n.Paragraph((n.Link(t("https://a.example.com/b"), "https://a.example.com/b"),))
    )
    assert '<span style="word-break:break-all">https://a.example.com/b</span>' in markup
    assert "[1]" not in markup


def test_a_mail_address_is_shown() -> None:
    assert line(n.Link(t("来信"), "mailto:a@example.com")) == "来信（a@example.com）"
    assert line(n.Link(t("a@example.com"), "mailto:a@example.com")) == "<span>a@example.com</span>"


# --- pictures (38) ---------------------------------------------------------------------------


def width(image: n.Image) -> str:
    found = re.search(
        r'<img src="data:image/png;base64,[\w+/=]+" alt="灯" style="([^"]*)"/>',
        written(n.Figure(image)),
    )
    assert found
    return found[1]


def test_a_large_picture_fills_the_column() -> None:
    assert width(n.Image("雾.png", "灯")) == "width:100%"


def test_a_small_picture_is_not_enlarged() -> None:
    assert width(n.Image("图标.png", "灯")) == "width:64px"
    assert width(n.Image("图标.png", "灯", width="300")) == "width:64px"


def test_a_width_that_was_asked_for_is_kept() -> None:
    assert width(n.Image("雾.png", "灯", width="120")) == "width:120px"
    assert width(n.Image("雾.png", "灯", width="320")) == "width:320px;max-width:100%"
    assert width(n.Image("雾.png", "灯", width="50%")) == "width:50%"
    assert width(n.Image("图标.png", "灯", height="32")) == "width:32px"


def test_a_caption_stands_below_its_picture_with_its_number() -> None:
    figure = n.Figure(n.Image("雾.png", "灯"), t("雾中的灯塔"), number=3)
    markup = bare(written(figure))
    assert (
        markup
        == '<section><img src="" alt="灯"/><p><span>图 3\u3000</span>雾中的灯塔</p></section>'
    )


def test_where_a_picture_leads_is_numbered_in_its_caption() -> None:
    figure = n.Figure(n.Image("雾.png"), t("雾"), link="https://a.example.com/fog")
    markup = bare(written(figure))
    assert "<p>雾<sup>[1]</sup></p></section>" in markup
    assert "https://a.example.com/fog" in markup


def test_a_picture_that_leads_to_itself_needs_no_number() -> None:
    assert "[1]" not in written(
        n.Figure(n.Image("https://a.example.com/a.png"), link="https://a.example.com/a.png")
    )


# --- lists (34, 36) --------------------------------------------------------------------------


def test_an_item_holds_exactly_one_section() -> None:
    markup = bare(written(n.BulletList((item("先听风向"), item("再看潮水")))))
    assert (
        markup
        == "<ul><li><section>先听风向</section></li><li><section>再看潮水</section></li></ul>"
    )


def test_a_label_and_what_follows_stay_in_one_line() -> None:
    first = n.ListItem((n.Paragraph((n.Strong(t("标签")), *t("：正文"))),))
    assert "<li><section><strong>标签</strong>：正文</section></li>" in written(
        n.BulletList((first,))
    )


def test_a_numbered_list_may_begin_anywhere() -> None:
    markup = bare(written(n.OrderedList((item("点灯"),), start=3)))
    assert markup == '<ol start="3"><li><section>点灯</section></li></ol>'


def test_a_list_of_lists_is_written_out_with_markers() -> None:
    inner = n.BulletList((item("浮标"), item("立标", n.OrderedList((item("木"), item("铁"))))))
    markup = written(n.BulletList((item("航标", inner),)))
    assert "<li>" not in markup
    assert re.findall(r"[•◦▪]|\d\.", bare(markup)) == ["•", "◦", "◦", "1.", "2."]
    assert "<p><span>◦</span>浮标</p>" in bare(markup)
    assert re.findall(r"<section style=\"([^\"]*)\">", markup) == [
        "margin:1em 0;padding-left:1.4em;text-align:left",
        "padding-left:1.4em",
        "padding-left:1.4em",
    ]


def test_an_item_with_several_blocks_is_written_out() -> None:
    markup = bare(written(n.OrderedList((item("点灯", p("先擦透镜。")), item("鸣笛")), start=8)))
    assert markup == (
        "<section><section><span>8.</span>点灯<p>先擦透镜。</p></section>"
        "<p><span>9.</span>鸣笛</p></section>"
    )


def test_a_task_has_a_box_and_no_other_mark() -> None:
    tasks = n.BulletList((item("擦亮透镜", checked=True), item("更换灯芯", checked=False)))
    markup = bare(written(tasks))
    assert markup == "<section><p>☑ 擦亮透镜</p><p>☐ 更换灯芯</p></section>"


def test_terms_and_meanings() -> None:
    markup = bare(written(n.DefinitionList((n.Definition(t("雾号"), (p("雾天的信号。"),)),))))
    assert markup == "<p>雾号</p><section><p>雾天的信号。</p></section>"


# --- code (31) -------------------------------------------------------------------------------


def code(text: str, *tokens: n.Token) -> str:
    found = re.fullmatch(
        r'<section style="[^"]*">(.*)</section>', written(n.CodeBlock(text, tokens=tokens))
    )
    assert found
    return found[1]


def test_blanks_and_blank_lines_of_code_survive() -> None:
    assert code("a  b\n\n c\n") == "a\u00a0\u00a0b<br/><br/>\u00a0c<br/>"


def test_tabs_are_expanded_to_the_next_stop_even_across_tokens() -> None:
    tokens = (n.Token(n.TokenKind.NAME, "ab"), n.Token(n.TokenKind.PLAIN, "\tc\n\td"))
    assert code("ab\tc\n\td", *tokens) == (
        '<span style="color:#148">ab</span>\u00a0\u00a0c<br/>\u00a0\u00a0\u00a0\u00a0d'
    )


def test_plain_code_has_no_spans() -> None:
    assert code("x <y>", n.Token(n.TokenKind.PLAIN, "x <y>")) == "x\u00a0&lt;y&gt;"


def test_code_scrolls_instead_of_wrapping() -> None:
    markup = written(n.CodeBlock("长"))
    assert "white-space:nowrap" in markup
    assert "overflow-x:auto" in markup


# --- tables (41) -----------------------------------------------------------------------------


def table(**more: object) -> n.Table:
    head = n.Row((n.Cell((p("灯塔"),)), n.Cell((p("射程"),))))
    body = n.Row((n.Cell((p("礁石角"),)), n.Cell((p("12 海里"),))))
    return n.Table((n.Alignment.DEFAULT, n.Alignment.RIGHT), (head,), (body,), **more)  # type: ignore[arg-type]


def test_a_table_scrolls_and_aligns_its_columns() -> None:
    markup = written(table())
    assert re.match(r'<section style="[^"]*overflow-x:auto"><table style=', markup)
    assert re.search(r'<th style="[^"]*;text-align:right">射程</th>', markup)
    assert re.search(r'<td style="[^"]*;text-align:right">12 海里</td>', markup)
    assert "scope" not in markup


def test_what_is_said_of_a_column_is_said_once() -> None:
    markup = written(table())
    assert re.findall(r"<(t[hd]) style=[^>]*min-width:4em", markup) == ["th", "th"]
    left = written(replace(table(), alignments=(n.Alignment.LEFT, n.Alignment.CENTER)))
    assert re.findall("text-align:[a-z]+", left) == ["text-align:left", *["text-align:center"] * 2]


def test_each_cell_has_its_width_where_the_first_row_does_not_settle_them() -> None:
    wide = n.Row((n.Cell((p("灯塔"),), colspan=2),))
    assert written(replace(table(), head=(wide,))).count("min-width:4em") == 3


def test_a_table_s_caption_stands_above_and_does_not_scroll() -> None:
    markup = bare(written(table(caption=t("三座灯塔"), number=1)))
    assert markup.startswith("<p><span>表 1\u3000</span>三座灯塔</p><section><table><thead>")


def test_cells_may_span() -> None:
    wide = n.Table((), (), (n.Row((n.Cell((p("合计"),), colspan=2), n.Cell((), rowspan=3))),))
    markup = bare(written(wide))
    assert '<td colspan="2">合计</td><td rowspan="3"></td>' in markup


# --- other blocks ----------------------------------------------------------------------------


def test_a_formula_is_a_drawing_in_px() -> None:
    markup = written(n.Paragraph((n.Math("E"),)))
    found = re.search(r"<svg[^>]*>", markup)
    assert found
    assert 'style="width:34px;height:25.5px;vertical-align:-8.5px"' in found[0]
    assert "em" not in found[0]
    assert 'stroke="currentColor"' in markup


def test_a_long_formula_scrolls() -> None:
    assert re.match(r'<p style="[^"]*overflow-x:auto[^"]*"><svg', written(n.MathBlock("E")))


def test_a_callout_is_a_box_with_its_title() -> None:
    markup = written(n.Callout(n.CalloutKind.TIP, t("提示"), (p("带上雨衣。"),)))
    assert bare(markup) == "<section><p>提示</p><p>带上雨衣。</p></section>"
    assert "border-left:3px solid #153" in markup


def test_a_quote_is_a_section() -> None:
    assert bare(written(n.Quote((p("灯就是路。"),)))) == "<section><p>灯就是路。</p></section>"


def test_a_player_is_its_poster_title_and_address() -> None:
    media = n.Media(n.MediaKind.VIDEO, "https://v.example.com/1", "透镜", n.Image("帧.png"))
    markup = bare(written(media))
    assert markup == (
        '<section><img src="" alt=""/><p>▶ 透镜</p><p>https://v.example.com/1</p></section>'
    )


def test_a_player_has_a_code_below_it_where_the_theme_wants_one() -> None:
    media = n.Media(n.MediaKind.VIDEO, "https://v.example.com/1", "透镜")
    plain = bundle(one(media))
    markup = article(replace(plain, theme=replace(plain.theme, qr=True)))
    found = re.search(r'<section><img src="data:image/png;base64,[^"]+" alt="([^"]*)"', markup)
    assert found is not None
    assert found[1] == "二维码：https://v.example.com/1"
    assert violations(markup) == []
    assert "二维码" not in article(plain)


def test_a_rule_and_a_heading() -> None:
    assert bare(written(n.Rule(), n.Heading(4, t("雾笛"), "fog"))) == "<hr/><h4>雾笛</h4>"


def test_labels_and_tags() -> None:
    markup = bare(written(n.Labelled(t("概要"), t("正文")), n.TagLine(("甲", "乙"), t("标签"))))
    assert markup == "<p><strong>概要</strong>：正文</p><p>标签：#甲 #乙</p>"


def test_a_heading_has_the_look_of_its_section_where_the_theme_has_one() -> None:
    d = WeChat(bundle(one()))
    assert d.heading(2, "雾", "fog", "entry") != d.heading(2, "雾", "fog", "plain")
    assert d.heading(2, "雾", "fog", "plain") == d.heading(2, "雾", "fog")
    assert d.heading(5, "雾", "fog", "entry") == d.heading(5, "雾", "fog")


def test_a_heading_is_left_aligned_only_where_it_may_be_longer_than_a_line() -> None:
    d = WeChat(bundle(one()))
    assert "text-align" not in d.heading(2, "十二个字的标题正好一行呀", "fog")
    assert "text-align:left" in d.heading(2, "十三个字的标题也许要写作两行", "fog")
    assert "text-align" not in d.heading(2, "<em>雾</em>&amp;<code>灯</code>", "fog")


def test_a_section_without_a_style_is_no_box() -> None:
    d = WeChat(bundle(one()))
    assert d.element(Role.ENTRY, "<p>雾</p>") == "<p>雾</p>"
    assert re.fullmatch(
        r'<section style="[^"]+"><p>雾</p></section>', d.element(Role.SUMMARY, "<p>雾</p>")
    )


def plainest() -> WeChat:
    dialect = WeChat(bundle(one()))
    for step in LADDER:
        dialect.take(step)
    return dialect


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("雾", "<td>雾\u3000</td>"),
        ("", "<td></td>"),
        ("<p>雾</p><p>灯</p>", "<td><p>雾</p><p>灯</p></td>"),
    ],
)
def test_cells_at_the_floor_are_apart_by_a_space(content: str, expected: str) -> None:
    assert plainest().element(Role.CELL, content) == expected


def test_calls_at_the_floor_stand_on_the_line() -> None:
    assert plainest().note_reference(n.NoteRef(3)) == "[3]"


def test_emphasis_at_the_floor_is_what_the_platform_is_known_to_keep() -> None:
    assert plainest().element(Role.STRONG, "雾") == "<strong>雾</strong>"
