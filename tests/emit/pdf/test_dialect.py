from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from emit.everything import (
    FORMULAS,
    ISSUE,
    PICTURES,
    REFERENCES,
    bundle_of,
    cell,
    inlines,
    p,
    picture,
)
from emit.pdf.constructs import entry
from PIL import Image

from exporter import theme
from exporter.emit import html
from exporter.emit.dialect import Role
from exporter.emit.pdf.dialect import PaperDialect
from exporter.model import nodes as n
from exporter.model.bundle import FormulaKey
from exporter.model.issue import Note


@pytest.fixture
def paper() -> PaperDialect:
    return PaperDialect(bundle_of(ISSUE))


def test_a_section_heading_carries_its_plain_title(paper: PaperDialect) -> None:
    assert paper.heading(2, "蒸汽钟<em>x</em>", "蒸汽钟") == (
        '<h2 id="蒸汽钟" data-title="蒸汽钟：一座会唱歌的街角大钟"'
        ' data-running="蒸汽钟：一座会唱歌的街角大钟">蒸汽钟<em>x</em></h2>'
    )


def test_no_level_is_skipped(paper: PaperDialect) -> None:
    written = [paper.heading(level, "题", "")[:4] for level in (2, 5, 5, 3, 6, 2, 4)]
    assert written == ["<h2>", "<h3>", "<h4>", "<h3>", "<h4>", "<h2>", "<h3>"]


def test_headings_are_counted_in_the_order_of_the_page(paper: PaperDialect) -> None:
    written = html.section(ISSUE.sections[3], paper, 2)
    quoted, child = written.index("引文里的标题"), written.index("数据与公式</h")
    assert quoted < child
    assert written[quoted - 4 : quoted] == "<h3>"


def test_a_reading_longer_than_half_a_line_stands_behind_its_base(paper: PaperDialect) -> None:
    assert paper.ruby(n.Ruby("钟", "zhōng" * 20)) == f"钟（{'zhōng' * 20}）"


def test_a_list_too_deep_for_the_page_is_not_indented(paper: PaperDialect) -> None:
    deep = [paper.items(Role.BULLETS, ["项"], 1, depth) for depth in (16, 17)]
    assert deep == ["<ul><li>项</li></ul>", '<div class="deep"><ul><li>项</li></ul></div>']


def test_a_row_higher_than_half_a_page_may_be_torn(paper: PaperDialect) -> None:
    for cell_of in ("字" * 2000, "<li>项</li>" * 40, "一行\n" * 40, "<br/>" * 40):
        assert 'class="high"' in paper.element(Role.ROW, f"<td>短</td><td>{cell_of}</td>")
    assert "high" not in paper.element(Role.ROW, f"<td>{'字' * 200}</td>" * 9)


def test_a_head_that_leaves_no_room_for_its_body_is_not_repeated(paper: PaperDialect) -> None:
    def table(head: str) -> str:
        rows = (n.Row((cell(head), cell("短"))),)
        return paper.table(n.Table((n.Alignment.DEFAULT,) * 2, rows, rows), "", "")

    assert 'class="long-headed"' in table("很高的表头" * 300)
    assert "long-headed" not in table("很高的表头" * 30)


def test_a_reading_longer_than_its_base_has_room(paper: PaperDialect) -> None:
    assert paper.ruby(n.Ruby("排", "pái")) == "<ruby>排<rt>pái</rt></ruby>"
    written = paper.ruby(n.Ruby("装", "zhuāng"))
    assert written == '<ruby style="padding:0 0.41em">装<rt>zhuāng</rt></ruby>'


def test_a_picture_is_always_described(paper: PaperDialect) -> None:
    digest = PICTURES["small.png"].digest
    assert paper.picture(n.Image("small.png")) == f'<img src="bundle:{digest}" alt="图"/>'
    assert 'alt="标题"' in paper.picture(n.Image("small.png", title="标题"))
    assert 'alt="钟"' in paper.picture(n.Image("small.png", alt="钟", title="标题"))
    assert paper.resources[f"bundle:{digest}"].media_type == "image/png"


def test_a_note_is_written_where_it_is_called_first(paper: PaperDialect) -> None:
    assert paper.note_reference(n.NoteRef(1)) == (
        '<object class="footnote" id="Note-1" data-number="1">'
        "<p>小电机是一九八六年装上的。</p></object>"
    )
    assert paper.note_reference(n.NoteRef(1)) == (
        '<a class="note-call" href="#Note-1"><sup>1</sup></a>'
    )
    assert paper.endnotes == []


def test_a_note_too_high_for_the_foot_of_a_page_waits() -> None:
    long = Note(1, (p("很长的脚注。" * 200),))
    paper = PaperDialect(bundle_of(replace(ISSUE, notes=(long, *ISSUE.notes[1:]))))
    assert paper.note_reference(n.NoteRef(1)).startswith('<a class="note-call" href="#Note-1">')
    assert paper.endnotes == [long]
    paper.note_reference(n.NoteRef(1))
    assert paper.endnotes == [long]


def test_a_formula_is_a_picture_on_the_baseline(paper: PaperDialect) -> None:
    key = FormulaKey("E=mc^2", display=False)
    assert paper.formula(key) == (
        '<img src="bundle:formula-0" alt="E=mc^2" style="width:3.0000em;vertical-align:-0.2000em"/>'
    )
    markup = paper.resources["bundle:formula-0"].data.decode()
    assert "currentColor" not in markup
    assert paper.bundle.theme.light.text in markup


def test_formulas_do_not_share_an_address(paper: PaperDialect) -> None:
    for key in FORMULAS:
        paper.formula(key)
    assert list(paper.resources) == ["bundle:formula-0", "bundle:formula-1"]


def test_a_formula_that_nobody_could_read_stays_tex(paper: PaperDialect) -> None:
    written = paper.formula(FormulaKey(r"\broken{", display=False))
    assert written == r'<code class="tex">\broken{</code>'


def test_a_table_has_the_widths_of_its_columns(paper: PaperDialect) -> None:
    row = n.Row((cell("甲"), cell("乙丙丁")))
    table = n.Table((n.Alignment.DEFAULT, n.Alignment.DEFAULT), (), (row,), inlines("表题"))
    assert html.blocks((table,), paper) == (
        '<table style="width:8.00em"><caption>表题</caption>'
        '<colgroup><col style="width:37.50%"/><col style="width:62.50%"/></colgroup>'
        "<tbody><tr><td>甲</td><td>乙丙丁</td></tr></tbody></table>"
    )


def test_a_table_of_too_many_columns_is_set_smaller() -> None:
    row = n.Row(tuple(cell("列") for _ in range(14)))
    many = n.Table((n.Alignment.DEFAULT,) * 14, (), (row,))
    on_a4 = html.blocks((many,), PaperDialect(bundle_of(ISSUE)))
    phone = replace(theme.load("paper"), page=theme.pages()["phone"])
    on_a_phone = html.blocks((many,), PaperDialect(bundle_of(ISSUE, theme=phone)))
    assert "font-size" not in on_a4
    assert 'style="width:33.60em;font-size:0.595em"' in on_a_phone


def test_emphasis_of_latin_is_told_from_emphasis_of_han(paper: PaperDialect) -> None:
    written = html.inlines((n.Emph(inlines("Ficus")), n.Emph(inlines("榕 Ficus"))), paper)
    assert written.startswith('<em class="latin">Ficus</em>')
    assert written.count('class="latin"') == 1


@pytest.mark.parametrize("text", ["2、", "（三）", "10.", "十二", "如下：", "such as:"])
def test_a_paragraph_that_only_leads_to_the_next_is_told_from_others(
    paper: PaperDialect, text: str
) -> None:
    assert html.blocks((p(text),), paper) == f'<p class="leading">{text}</p>'


@pytest.mark.parametrize("text", ["", "2、螃蟹椅", "2025", "一个，两个", "说：“好”"])
def test_other_paragraphs_are_as_they_were(paper: PaperDialect, text: str) -> None:
    assert html.blocks((p(text),), paper) == f"<p>{text}</p>"


def test_kana_have_dots_and_are_not_slanted(paper: PaperDialect) -> None:
    written = paper.element(Role.EMPH, "さくら")
    assert "latin" not in written
    assert written.count('class="dot"') == 3


def coded() -> PaperDialect:
    look = replace(theme.load("paper"), qr=True)
    return PaperDialect(bundle_of(ISSUE, theme=look))


def test_a_reference_has_a_code_where_the_theme_wants_one(paper: PaperDialect) -> None:
    written = html.blocks((REFERENCES,), coded())
    assert written.count('<img class="qr"') == 2  # the one without an address has none
    assert 'alt="二维码：https://example.org/archive"' in written
    assert '<ol class="references coded">' in written
    assert "qr" not in html.blocks((REFERENCES,), paper)


def test_codes_do_not_share_an_address() -> None:
    dialect = coded()
    html.blocks((REFERENCES,), dialect)
    assert len({r.data for r in dialect.resources.values()}) == len(dialect.resources) == 2


def test_only_what_a_phone_can_open_has_a_code() -> None:
    assert "qr" not in coded().address("mailto:bianji@example.org")
    assert "qr" not in coded().address(f"https://example.org/{'x' * 5000}")
    player = n.Media(n.MediaKind.VIDEO, "https://example.org/v.mp4", "活字")
    assert html.blocks((player,), coded()).count('<img class="qr"') == 1


def test_a_photograph_is_scaled_to_where_it_stands() -> None:
    section = entry(1, "photo.jpg")
    pictures = {**PICTURES, "photo.jpg": picture(1400, 788, "JPEG")}
    others = tuple(entry(number, "photo.jpg") for number in range(2, 5))
    issue = replace(ISSUE, sections=(section, *others))
    dialect = PaperDialect(bundle_of(issue, pictures=pictures))
    kinds = [kind.split()[0] for kind in dialect.placed.values()]
    widths = []
    for some in issue.sections:
        dialect.resources.clear()
        html.section(some, dialect, 2)
        with Image.open(BytesIO(next(iter(dialect.resources.values())).data)) as shown:
            widths.append(shown.width)
    assert set(kinds) == {"low", "side"}
    assert dict(zip(kinds, widths, strict=True)) == {"low": 801, "side": 583}


def test_the_picture_of_the_cover_may_fill_the_page(paper: PaperDialect) -> None:
    paper.cover_picture(n.Image("cover.jpg"))
    assert list(paper.resources) == [f"bundle:{PICTURES['cover.jpg'].digest}"]


@pytest.mark.parametrize(
    ("said", "copied"),
    [
        ("https://zh.example.org/wiki/宋史/卷320", True),
        ("https://zh.example.org/wiki/%E5%AE%8B%E5%8F%B2/%E5%8D%B7320", True),
        ("宋史卷320", False),
    ],
)
def test_a_link_that_says_its_address_is_to_be_copied(
    paper: PaperDialect, said: str, copied: bool
) -> None:
    address = "https://zh.example.org/wiki/%E5%AE%8B%E5%8F%B2/%E5%8D%B7320"
    written = paper.link(n.Link(inlines(said), address), said)
    assert ('class="verbatim"' in written) is copied


def test_a_picture_of_a_lines_height_is_as_high_as_the_text(paper: PaperDialect) -> None:
    assert 'class="icon"' in paper.icon(n.Image("icon.png"))
    assert 'class="icon"' not in paper.icon(n.Image("small.png"))
    assert 'style="height:16px"' in paper.icon(n.Image("icon.png", height="16"))
    assert "icon" not in paper.picture(n.Image("icon.png"))


def test_pictures_that_stand_beside_one_another_stand_in_the_middle(paper: PaperDialect) -> None:
    halves = [n.Image("small.png", width="45%"), n.Image("wide.png", width="45%")]
    beside = html.blocks((p(halves[0], " ", halves[1]),), paper)
    assert beside.startswith('<p class="pictures">')
    assert not html.blocks((p("字", halves[0]),), paper).startswith('<p class="pictures">')
