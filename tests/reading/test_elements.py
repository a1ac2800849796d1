from __future__ import annotations

import pytest
from reading.written import block, blocks, complaints, inlines, understood

from exporter.diagnostics import Problem
from exporter.model import nodes as n

T = n.Text


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", n.Strong), ("strong", n.Strong), ("i", n.Emph), ("em", n.Emph), ("cite", n.Work),
        ("s", n.Strike), ("del", n.Strike), ("strike", n.Strike), ("sub", n.Sub), ("sup", n.Super),
        ("mark", n.Mark), ("small", n.Small), ("u", n.Underline), ("ins", n.Underline),
        ("kbd", n.Keyboard), ("SMALL", n.Small),
    ],
)  # fmt: skip
def test_a_span_around_markdown(tag: str, kind: type[n.Emph]) -> None:
    assert inlines(f"前<{tag}>**粗**文</{tag}>后") == (
        T("前"),
        kind((n.Strong((T("粗"),)), T("文"))),
        T("后"),
    )


@pytest.mark.parametrize("tag", ["font", "span", "big", "abbr", "label", "time", "bdi", "picture"])
def test_what_has_no_node_keeps_its_text(tag: str) -> None:
    assert inlines(f'前<{tag} lang="zh">文</{tag}>后') == (T("前文后"),)


def test_small_things() -> None:
    assert inlines("<code>a &lt; **b**</code>") == (n.Code("a < b"),)
    assert inlines("<q>话</q>") == (T("“话”"),)
    assert inlines("甲<wbr>乙") == (T("甲乙"),)
    assert inlines("<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby>") == (
        n.Ruby("漢", "hàn"),
        n.Ruby("字", "zì"),
    )


def test_links_and_targets() -> None:
    assert inlines('<a href="https://example.com/" title="题">**文**</a>') == (
        n.Link((n.Strong((T("文"),)),), "https://example.com/", "题"),
    )
    assert inlines('<a name="here"></a>文') == (T("文"),)


@pytest.mark.parametrize(
    "text",
    ["Vec<T> 类型", "Box<dyn Error>", "<某标签> 文", "Option<Vec<u8>> 里"],
)
def test_what_is_no_tag_is_text_with_a_warning(text: str) -> None:
    manuscript, report = understood(text)
    (paragraph,) = manuscript.blocks
    assert isinstance(paragraph, n.Paragraph)
    shown = "".join(node.text for node in paragraph.children if isinstance(node, T))
    assert shown.replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert all(d.problem == Problem.HTML_DROPPED for d in report.diagnostics)


def test_a_comment_goes_in_silence() -> None:
    assert inlines("甲<!-- 注释 -->乙") == (T("甲乙"),)
    assert blocks("<!-- 注释\n\n**不显示** -->") == ()


def test_a_comment_that_never_ends_is_named() -> None:
    assert complaints("甲\n\n<!-- 注释\n\n乙") == [
        (Problem.HTML_DROPPED, 3, "this comment is never closed and hides all that follows")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<script>alert(1)</script>", "<script> was left out"),
        ("<style>a {}</style>", "<style> was left out"),
        ("<svg><path/></svg>", "<svg> was left out"),
        ('<p onclick="x()">文</p>', "the script in onclick= was left out"),
        ("<input type=text>", "<input> was left out"),
        ("<b>文", "<b> is never closed and was left out; its text stays"),
        ("<details>\n\n文", "<details> is never closed and was left out; its text stays"),
        ("<video controls></video>", "<video> has no address and was left out"),
    ],
)
def test_what_is_dropped_is_named(text: str, message: str) -> None:
    assert (Problem.HTML_DROPPED, 3, message) in complaints(f"甲\n\n{text}")


@pytest.mark.parametrize("tag", ["div", "center", "section", "p", "article", "main", "header"])
def test_a_container_is_its_contents(tag: str) -> None:
    assert understood(f"<{tag}>\n\n甲\n\n- 乙\n\n</{tag}>")[0].blocks == (
        n.Paragraph((T("甲"),)),
        n.BulletList((n.ListItem((n.Paragraph((T("乙"),)),)),)),
    )
    aligned, _ = understood(f'<{tag} align="center">甲</{tag}>')
    assert aligned.blocks == (n.Paragraph((T("甲"),)),)


def test_blocks_of_html() -> None:
    assert block("<hr>") == n.Rule()
    assert block("<h3>标题</h3>") == n.Heading(3, (T("标题"),), "标题")
    assert block("<blockquote>甲<p>乙</blockquote>") == n.Quote(
        (n.Paragraph((T("甲"),)), n.Paragraph((T("乙"),)))
    )
    assert block("<dl><dt>词<dd>义<dd>又</dl>") == n.DefinitionList(
        (n.Definition((T("词"),), (n.Paragraph((T("义"),)), n.Paragraph((T("又"),)))),)
    )
    assert block("<ol start=3><li>甲<li>乙</ol>") == n.OrderedList(
        (n.ListItem((n.Paragraph((T("甲"),)),)), n.ListItem((n.Paragraph((T("乙"),)),))), 3
    )


def test_preformatted_text_keeps_its_spaces() -> None:
    assert block('<pre><code class="language-Rust">a  &lt; b\n\n  c</code></pre>') == n.CodeBlock(
        "a  < b\n\n  c", "rust"
    )


def test_details_around_markdown() -> None:
    assert block("<details>\n<summary>题 <b>粗</b></summary>\n\n- 项\n\n文</details>") == n.Callout(
        n.CalloutKind.DETAILS,
        (T("题 "), n.Strong((T("粗"),))),
        (n.BulletList((n.ListItem((n.Paragraph((T("项"),)),)),)), n.Paragraph((T("文"),))),
    )
    assert block("<details>文</details>") == n.Callout(
        n.CalloutKind.DETAILS, (T("详情"),), (n.Paragraph((T("文"),)),)
    )


def test_details_inside_a_list_and_a_quote() -> None:
    (item,) = block("- 甲\n  <details><summary>题</summary>\n\n  文\n\n  </details>").items  # type: ignore[union-attr]
    assert isinstance(item.blocks[-1], n.Callout)
    quote = block("> <details><summary>题</summary>\n>\n> 文\n>\n> </details>")
    assert isinstance(quote, n.Quote)
    assert [type(inner) for inner in quote.blocks] == [n.Callout]


def test_a_figure_has_its_caption() -> None:
    assert block(
        "<figure><img src=a.png><figcaption>图 <b>注</b></figcaption></figure>"
    ) == n.Figure(n.Image("a.png"), (T("图 "), n.Strong((T("注"),))))
    assert blocks("<figure><pre>x</pre><figcaption>注</figcaption></figure>") == (
        n.CodeBlock("x"),
        n.Paragraph((T("注"),)),
    )


def test_block_elements_inside_a_paragraph_divide_it() -> None:
    assert blocks("甲<section>乙</section>丙") == tuple(n.Paragraph((T(c),)) for c in "甲乙丙")


def test_an_element_without_end_keeps_all_that_follows() -> None:
    manuscript, _ = understood("<table><tr><td>\n\n甲\n\n## 乙\n\n丙")
    text = str(manuscript.blocks)
    assert all(word in text for word in "甲乙丙")
    assert not any(isinstance(found, n.Table) for found in manuscript.blocks)
