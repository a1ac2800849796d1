from __future__ import annotations

from typing import get_args

import pytest
from emit.everything import FORMULAS, ISSUE, PICTURES, bundle_of, cell, inlines, p

from exporter.emit import html
from exporter.emit.dialect import Dialect
from exporter.model import nodes as n
from exporter.model.bundle import Formula, FormulaKey, Picture
from exporter.model.issue import Section, SectionKind


class Plain(Dialect):
    def picture_address(self, source: str, picture: Picture) -> str:
        return f"{source}?{picture.width}"

    def note_reference(self, reference: n.NoteRef) -> str:
        return f"[{reference.number}]"


@pytest.fixture
def plain() -> Plain:
    return Plain(bundle_of(ISSUE))


def item(text: str, *more: n.Block, checked: bool | None = None) -> n.ListItem:
    return n.ListItem((p(text), *more), checked)


INLINES = [
    (n.Text('<a & "b">'), '&lt;a &amp; "b"&gt;'),
    (n.Emph(inlines("强调")), "<em>强调</em>"),
    (n.Strong(inlines("重", n.Emph(inlines("点")))), "<strong>重<em>点</em></strong>"),
    (n.Strike(inlines("旧")), "<del>旧</del>"),
    (n.Sub(inlines("2")), "<sub>2</sub>"),
    (n.Super(inlines("2")), "<sup>2</sup>"),
    (n.Mark(inlines("亮")), "<mark>亮</mark>"),
    (n.Small(inlines("小")), "<small>小</small>"),
    (n.Underline(inlines("线")), "<u>线</u>"),
    (n.Work(inlines("史记")), "<cite>史记</cite>"),
    (n.Keyboard(inlines("Ctrl")), "<kbd>Ctrl</kbd>"),
    (n.Code("a<b"), "<code>a&lt;b</code>"),
    (n.Math(r"\broken{"), r'<code class="tex">\broken{</code>'),
    (n.Break(), "<br/>"),
    (n.Ruby("钟", "zhōng"), "<ruby>钟<rt>zhōng</rt></ruby>"),
    (n.NoteRef(1), "[1]"),
    (n.CrossReference(inlines("见此"), "数据"), '<a class="cross-reference" href="#数据">见此</a>'),
    (
        n.Link(inlines("档案"), 'https://example.org/?a=1&b="2"', "题"),
        '<a href="https://example.org/?a=1&amp;b=&quot;2&quot;" title="题">档案</a>',
    ),
    (n.Image("small.png", "钟"), '<img src="small.png?240" alt="钟"/>'),
]


@pytest.mark.parametrize(("node", "expected"), INLINES, ids=lambda v: type(v).__name__)
def test_inlines(node: n.Inline, expected: str, plain: Plain) -> None:
    assert html.inlines((node,), plain) == expected


BLOCKS = [
    (n.Heading(2, inlines("题"), "题"), '<h2 id="题">题</h2>'),
    (n.Heading(9, inlines("题")), "<h6>题</h6>"),
    (p("一段"), "<p>一段</p>"),
    (
        n.Labelled(inlines("概要"), inlines("说明")),
        '<p class="labelled"><b class="label">概要</b>：说明</p>',
    ),
    (
        n.TagLine(("钟", "a&b"), inlines("标签")),
        (
            '<p class="tags"><b class="label of-tags">标签</b>：'
            '<span class="tag">#钟</span> <span class="tag">#a&amp;b</span></p>'
        ),
    ),
    (n.TagLine(("钟",)), '<p class="tags"><span class="tag">#钟</span></p>'),
    (
        n.Figure(n.Image("small.png", "钟"), inlines("图注"), number=3),
        (
            '<figure><img src="small.png?240" alt="钟"/>'
            '<figcaption><span class="number">图 3\u3000</span>图注</figcaption></figure>'
        ),
    ),
    (
        n.Figure(n.Image("small.png"), (), "https://example.org/"),
        '<figure><a href="https://example.org/"><img src="small.png?240" alt=""/></a></figure>',
    ),
    (
        n.BulletList((item("外", n.BulletList((item("内"),))), item("二", p("第二段")))),
        "<ul><li>外<ul><li>内</li></ul></li><li>二<p>第二段</p></li></ul>",
    ),
    (n.BulletList((n.ListItem((n.Rule(),)),)), "<ul><li><hr/></li></ul>"),
    (n.OrderedList((item("甲"),), 3), '<ol start="3"><li>甲</li></ol>'),
    (n.OrderedList((item("甲"),)), "<ol><li>甲</li></ol>"),
    (
        n.BulletList((item("做完", checked=True), item("没做", checked=False))),
        '<ul class="tasks"><li>☑ 做完</li><li>☐ 没做</li></ul>',
    ),
    (
        n.DefinitionList((n.Definition(inlines("词"), (p("义"),)),)),
        "<dl><dt>词</dt><dd><p>义</p></dd></dl>",
    ),
    (n.Quote((p("引"),)), "<blockquote><p>引</p></blockquote>"),
    (
        n.Callout(n.CalloutKind.TIP, inlines("提示"), (p("话"),)),
        '<aside class="callout tip"><p class="callout-title">提示</p><p>话</p></aside>',
    ),
    (
        n.CodeBlock(
            "if x<1", "", (n.Token(n.TokenKind.KEYWORD, "if"), n.Token(n.TokenKind.PLAIN, " x<1"))
        ),
        '<pre><code><span class="keyword">if</span> x&lt;1</code></pre>',
    ),
    (
        n.MathBlock(r"\int_0^1 x\,dx"),
        f'<p class="formula">{FORMULAS[next(k for k in FORMULAS if k.display)].markup}</p>',
    ),
    (n.Rule(), "<hr/>"),
    (
        n.Media(n.MediaKind.AUDIO, "https://example.org/a.mp3"),
        (
            '<figure class="media"><figcaption>▶ <a href="https://example.org/a.mp3">音频</a>'
            '</figcaption><span class="address">https://example.org/a.mp3</span></figure>'
        ),
    ),
    (
        n.Media(n.MediaKind.VIDEO, "v.mp4", "鸣笛", n.Image("small.png")),
        (
            '<figure class="media"><img src="small.png?240" alt=""/><figcaption>▶ '
            '<a href="v.mp4">鸣笛</a></figcaption><span class="address">v.mp4</span></figure>'
        ),
    ),
    (
        n.ReferenceList(
            (
                n.Reference(4, inlines("小史"), "https://a.org"),
                n.Reference(5, inlines(n.Link(inlines("档案"), "https://b.org")), "https://b.org"),
                n.Reference(6, inlines("旧书")),
            )
        ),
        (
            '<ol class="references">'
            '<li class="reference" value="4"><a href="https://a.org">小史</a> '
            '<span class="address">https://a.org</span></li>'
            '<li class="reference" value="5"><a href="https://b.org">档案</a> '
            '<span class="address">https://b.org</span></li>'
            '<li class="reference" value="6">旧书</li></ol>'
        ),
    ),
]


@pytest.mark.parametrize(("node", "expected"), BLOCKS, ids=lambda v: type(v).__name__)
def test_blocks(node: n.Block, expected: str, plain: Plain) -> None:
    assert html.blocks((node,), plain) == expected


def test_a_table(plain: Plain) -> None:
    table = n.Table(
        (n.Alignment.LEFT, n.Alignment.DEFAULT, n.Alignment.RIGHT),
        (n.Row((cell("甲"), cell("乙"), cell("丙"))),),
        (
            n.Row((cell("跨", colspan=2), cell("3", rowspan=2))),
            n.Row((n.Cell((p("一"), p("二"))), cell(""))),
        ),
        inlines("表题"),
        1,
    )
    assert html.blocks((table,), plain) == (
        '<table><caption><span class="number">表 1\u3000</span>表题</caption><thead><tr>'
        '<th class="left" scope="col">甲</th><th scope="col">乙</th>'
        '<th class="right" scope="col">丙</th></tr></thead><tbody>'
        '<tr><td class="left" colspan="2">跨</td><td class="right" rowspan="2">3</td></tr>'
        '<tr><td class="left"><p>一</p><p>二</p></td><td></td></tr></tbody></table>'
    )


def test_a_table_without_head_or_body(plain: Plain) -> None:
    row = n.Row((cell("甲"),))
    assert html.blocks((n.Table((n.Alignment.DEFAULT,), (), (row,)),), plain) == (
        "<table><tbody><tr><td>甲</td></tr></tbody></table>"
    )
    assert html.blocks((n.Table((n.Alignment.DEFAULT,), (row,), ()),), plain) == (
        '<table><thead><tr><th scope="col">甲</th></tr></thead></table>'
    )


def test_headers_and_foot_of_a_table(plain: Plain) -> None:
    side = n.Cell((p("优"),), scope=n.Scope.ROW)
    table = n.Table((n.Alignment.DEFAULT,), (), (n.Row((side,)),), foot=(n.Row((cell("合"),)),))
    assert html.blocks((table,), plain) == (
        '<table><tbody><tr><th scope="row">优</th></tr></tbody>'
        "<tfoot><tr><td>合</td></tr></tfoot></table>"
    )


def test_every_node_is_shown_here() -> None:
    shown = {type(node) for node, _ in (*INLINES, *BLOCKS)} | {n.Table}
    assert shown == {*get_args(n.Inline), *get_args(n.Block)}


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (SectionKind.ENTRY, "entry"),
        (SectionKind.SUMMARY, "summary"),
        (SectionKind.REFERENCES, "bibliography"),
        (SectionKind.CONTENTS, "plain"),
        (SectionKind.PLAIN, "plain"),
    ],
)
def test_sections_nest(kind: SectionKind, name: str, plain: Plain) -> None:
    child = Section(SectionKind.PLAIN, inlines("小节"), "小节", 3, blocks=(p("丙"),))
    some = Section(kind, inlines("大节"), "大节", 2, blocks=(p("乙"),), children=(child,))
    assert html.section(some, plain, 1) == (
        f'<section class="{name}"><h1 id="大节">大节</h1><p>乙</p>'
        '<section class="plain"><h2 id="小节">小节</h2><p>丙</p></section></section>'
    )


def test_headings_end_at_level_six(plain: Plain) -> None:
    some = Section(SectionKind.PLAIN, inlines("深"), "深", 2)
    assert html.section(some, plain, 8) == '<section class="plain"><h6 id="深">深</h6></section>'


def test_lists_know_how_deep_they_stand() -> None:
    seen: list[int] = []

    class Deep(Plain):
        def items(self, role: object, items: list[str], start: int, depth: int) -> str:
            del role, start
            seen.append(depth)
            return "".join(items)

    inner = n.OrderedList((item("丙"),))
    outer = n.BulletList((item("甲", n.BulletList((item("乙", inner),))),))
    quoted = n.Quote((n.BulletList((item("丁"),)),))
    html.blocks((outer, quoted), Deep(bundle_of(ISSUE)))
    assert sorted(seen) == [0, 0, 1, 2]


def test_the_pictures_are_the_bundles(plain: Plain) -> None:
    assert all(f"{name}?" in plain.picture(n.Image(name)) for name in PICTURES)


def test_a_number_stands_behind_its_formula() -> None:
    key = FormulaKey("x", display=True)
    numbered = {**FORMULAS, key: Formula("<math/>", number="(7)")}
    dialect = Plain(bundle_of(ISSUE, formulas=numbered))
    assert html.blocks((n.MathBlock("x"),), dialect) == (
        '<p class="formula numbered"><math/><span class="equation-number">(7)</span></p>'
    )


def test_a_cell_beside_one_from_above_is_aligned_as_its_column(plain: Plain) -> None:
    sides = (n.Alignment.LEFT, n.Alignment.CENTER, n.Alignment.RIGHT)
    tall = n.Row((cell("东港", rowspan=2), cell("八日"), cell("5:12")))
    table = n.Table(sides, (), (tall, n.Row((cell("九日"), cell("5:58"))), n.Row((cell("西港"),))))
    rows = html.blocks((table,), plain).split("<tr>")[1:]
    assert '<td class="left" rowspan="2">东港</td><td class="center">八日</td>' in rows[0]
    assert '<td class="center">九日</td><td class="right">5:58</td>' in rows[1]
    assert '<td class="left">西港</td>' in rows[2]
