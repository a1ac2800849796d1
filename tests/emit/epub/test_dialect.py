"""What EPUB writes differently."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from emit.epub.issues import FORMULAS, META, PICTURES, bundle, inlines, item, p, row

from exporter.diagnostics import Problem, Report
from exporter.emit import html
from exporter.emit.epub.dialect import BookDialect, Press
from exporter.model import nodes as n
from exporter.model.issue import Issue, Note


def dialect(language: str = "zh-CN") -> BookDialect:
    issue = Issue(replace(META, language=language))
    places = {"本文": "c01.xhtml#h1", "别处": "c02.xhtml#h2"}
    return BookDialect(Press(bundle(issue), Report(), places), "c01.xhtml")


def written(*inline: n.Inline | str, language: str = "zh-CN") -> str:
    return html.inlines(inlines(*inline), dialect(language))


def test_runs_of_latin_words_are_english_in_a_chinese_book() -> None:
    expected = '用 <span lang="en" xml:lang="en">Slow Reading</span> &amp; R'
    assert written("用 Slow Reading & R") == expected
    assert written("Slow Reading", language="en") == "Slow Reading"


def test_emphasis_is_slanted_only_without_han() -> None:
    assert written(n.Emph(inlines("慢 a"))) == "<em>慢 a</em>"
    assert written(n.Emph(inlines("slow"))) == '<em class="latin">slow</em>'
    assert "latin" in written(n.Emph(inlines(n.Link(inlines("a"), "https://a.org", "题"))))


def test_links_lead_within_the_file_and_across_files() -> None:
    assert 'href="#h1"' in written(n.CrossReference(inlines("上"), "本文"))
    assert 'href="c02.xhtml#h2"' in written(n.CrossReference(inlines("下"), "别处"))
    assert written(n.CrossReference(inlines("无"), "没有")) == "无"


def test_a_link_out_is_spelt_as_a_url() -> None:
    assert written(n.Link(inlines("路"), "https://a.org/路")) == (
        '<a href="https://a.org/%E8%B7%AF">路</a>'
    )


def test_a_link_that_cannot_leave_the_book_is_text_and_is_reported() -> None:
    some = dialect()
    link = n.Link(inlines("上一期"), "11.md", line=7)
    assert html.inlines((link,), some) == "上一期"
    (found,) = some._press.report.diagnostics
    assert (found.problem, found.line) == (Problem.LINK_DEAD, 7)
    assert "11.md" in found.message


def test_a_link_without_words_is_named_by_its_address() -> None:
    bare = n.Figure(n.Image("plain.webp"), link="https://a.org/")
    assert 'aria-label="https://a.org/"' in html.blocks((bare,), dialect())
    told = n.Figure(n.Image("plain.webp", alt="山"), link="https://a.org/")
    assert "aria-label" not in html.blocks((told,), dialect())


def test_the_call_of_a_note_steps_out_of_a_link() -> None:
    markup = written(n.Link(inlines("书", n.NoteRef(1)), "https://a.org/"))
    assert markup.startswith('<a href="https://a.org/">书</a><a class="noteref"')
    markup = written(n.CrossReference(inlines("书", n.NoteRef(1)), "本文"))
    assert markup.startswith('<a href="#h1">书</a><a class="noteref"')


def test_a_link_within_a_link_is_text() -> None:
    inner = n.Strong((n.Link(inlines("里"), "https://b.org/"),))
    markup = written(n.Link((inner,), "https://a.org/"))
    assert markup == '<a href="https://a.org/"><strong>里</strong></a>'


def test_headings_do_not_jump() -> None:
    some = dialect()
    headings = [n.Heading(level, inlines("题"), "") for level in (1, 4, 4, 2, 6)]
    markup = html.blocks(tuple(headings), some)
    assert [markup[i + 1 : i + 3] for i in range(len(markup)) if markup.startswith("<h", i)] == [
        "h1",
        "h2",
        "h3",
        "h2",
        "h3",
    ]


def test_pictures_are_named_by_their_bytes_and_stored_once() -> None:
    some = dialect()
    first, again = (some.picture(n.Image(name, alt="山")) for name in ("hills.png", "again.png"))
    assert first == again
    digest = PICTURES["hills.png"].digest[:16]
    assert f'src="images/{digest}.png"' in first
    assert list(some._press.pictures) == [f"images/{digest}.png"]


def test_a_picture_always_has_an_alt() -> None:
    assert 'alt=""' in written(n.Image("icon.png"))


def test_callouts_are_asides_with_a_role() -> None:
    callout = n.Callout(n.CalloutKind.WARNING, inlines("小心"), (p("水深。"),))
    assert html.blocks((callout,), dialect()) == (
        '<aside class="callout warning" role="note">'
        '<p class="callout-title">小心</p><p>水深。</p></aside>'
    )


def test_tables_scroll_and_their_headers_have_a_scope() -> None:
    table = n.Table((n.Alignment.LEFT, n.Alignment.RIGHT), (row("", "厚"),), (row("纸", "1"),))
    markup = html.blocks((table,), dialect())
    assert markup.startswith('<div class="table" role="group" aria-label="表" tabindex="0"><table>')
    assert '<tr><td class="left"></td><th class="right" scope="col">厚</th></tr>' in markup


def test_tasks_are_text() -> None:
    tasks = n.BulletList((item(p("买"), checked=True), item(p("写"), checked=False)))
    assert html.blocks((tasks,), dialect()) == ('<ul class="tasks"><li>☑ 买</li><li>☐ 写</li></ul>')


def test_a_player_is_a_poster_with_a_link() -> None:
    media = n.Media(n.MediaKind.VIDEO, "https://a.org/v.mp4", "一天", n.Image("moving.gif"))
    markup = html.blocks((media,), dialect())
    assert markup.endswith(
        '<figcaption>▶ <a href="https://a.org/v.mp4">一天</a> '
        '<span class="address">https://a.org/v.mp4</span></figcaption></figure>'
    )


def test_formulas_can_be_read_aloud() -> None:
    assert 'alttext="E=mc^2"' in written(n.Math("E=mc^2"))
    assert 'display="inline"' in written(n.Math("E=mc^2"))
    block = html.blocks((n.MathBlock(r"\frac{a}{b} < 1"),), dialect())
    assert 'display="block"' in block
    assert r'alttext="\frac{a}{b} &lt; 1"' in block


def test_the_source_of_a_formula_is_no_text_of_the_page() -> None:
    markup = written(n.Math("E=mc^2"))
    assert "annotation" not in markup
    assert "semantics" not in markup


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("地址 https://example.org/a_long_path 后", ["https://example.org/a_long_path"]),
        ("<a & b>_no_space_in_this_word", ["b&gt;_no_space_in_this_word"]),
        ("两个 Transformers 与 README.md", []),
    ],
)
def test_only_what_no_column_holds_is_divided_anywhere(text: str, long: list[str]) -> None:
    assert re.findall(r'<span class="long">(.*?)</span>', dialect().text(text)) == long
    assert 'class="long"' in written(n.Code("example_package.module.method_name"))


def test_a_formula_without_markup_is_its_source_as_code() -> None:
    assert FORMULAS[html.FormulaKey(r"\unknown{x}", display=False)].markup is None
    assert written(n.Math(r"\unknown{x}")) == r'<code class="tex">\unknown{x}</code>'


class TestNotes:
    def test_the_first_call_is_where_the_note_leads_back_to(self) -> None:
        some = dialect()
        calls = [some.note_reference(n.NoteRef(3)) for _ in range(2)]
        assert 'id="r3"' in calls[0]
        assert 'id="r3-2"' in calls[1]
        markup = some.notes({3: Note(3, (p("注。"),))})
        assert markup.count("<aside") == 1
        assert '<aside epub:type="footnote" role="doc-footnote" id="n3">' in markup
        assert 'href="#r3"' in markup

    def test_a_note_brings_those_that_it_calls(self) -> None:
        some = dialect()
        some.note_reference(n.NoteRef(1))
        notes = {1: Note(1, (p("甲", n.NoteRef(2)),)), 2: Note(2, (p("乙", n.NoteRef(1)),))}
        markup = some.notes(notes)
        assert markup.index('id="n1"') < markup.index('id="n2"')
        assert 'id="r1-2"' in markup

    @pytest.mark.parametrize("blocks", [(), (n.Rule(),), (n.Quote((p("引"),)), p("完"))])
    def test_number_and_way_back_surround_every_note(self, blocks: n.Blocks) -> None:
        some = dialect()
        some.note_reference(n.NoteRef(1))
        markup = some.notes({1: Note(1, blocks)})
        assert markup.index("note-number") < markup.index("backlink")
        assert markup.count("<p>") == markup.count("</p>")

    def test_without_calls_there_are_no_notes(self) -> None:
        assert dialect().notes({1: Note(1, (p("无人问津"),))}) == ""
