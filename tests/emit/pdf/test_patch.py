"""Lines of Chinese as WeasyPrint prints them with the typesetter at work, read back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from emit.pdf.setting import MARGIN, SIZE, bench, page, printed
from weasyprint import HTML
from weasyprint.layout import inline
from weasyprint.pdf import fonts

from exporter.diagnostics import Problem, Report
from exporter.emit.pdf import internals, patch
from exporter.emit.pdf.render import render

TEXT = (
    "去年 11 月，社区发布了 2.0 版的编译器，开发者们在论坛上讨论了三天三夜——有人说好，有人说"
    "“不过如此”……更多的人没有说话，只是默默地升级（用的是GitHub上的脚本），等待进度条走完。"
)
Tool = Callable[[str], str]


class Page:
    """A page that was printed, and its lines."""

    def __init__(self, path: Path, width: float) -> None:
        self.lines = bench("lines").read(path)
        self.right = MARGIN + width

    @property
    def texts(self) -> list[str]:
        return [line.text.replace(" ", "") for line in self.lines]

    def end(self, number: int) -> float:
        return float(self.lines[number].glyphs[-1].right)

    def is_flush(self, number: int) -> bool:
        return abs(self.end(number) - self.right) < 0.05 * SIZE


@pytest.fixture
def set_page(tmp_path: Path, tool: Tool) -> Callable[..., Page]:
    tool("mutool")

    def make(body: str, width: float = 205, style: str = "") -> Page:
        report = printed(tmp_path / "page.pdf", body, width, style)
        assert report.diagnostics == ()
        return Page(tmp_path / "page.pdf", width)

    return make


SetPage = Callable[..., Page]


@pytest.mark.parametrize("width", [180, 193, 205, 211.3])
def test_every_line_but_the_last_is_flush(set_page: SetPage, width: float) -> None:
    made = set_page(f"<p>{TEXT}</p>", width)
    assert len(made.lines) > 3
    assert [made.is_flush(place) for place in range(len(made.lines) - 1)] == [True] * (
        len(made.lines) - 1
    )
    assert not made.is_flush(-1)


def test_the_text_is_all_there(set_page: SetPage) -> None:
    assert "".join(set_page(f"<p>{TEXT}</p>").texts) == TEXT.replace(" ", "")


@pytest.mark.sweep
@pytest.mark.parametrize(
    "inner", ["<b>{}</b>", "<a href='#x'>{}</a>", "<code>{}</code>", "<i><b>{}</b></i>"]
)
@pytest.mark.parametrize("cut", [(8, 30), (0, 12), (40, 70), (19, 20)])
def test_lines_of_several_boxes_are_flush_too(
    set_page: SetPage, inner: str, cut: tuple[int, int]
) -> None:
    first, last = cut
    body = TEXT[:first] + inner.format(TEXT[first:last]) + TEXT[last:]
    made = set_page(f"<p id='x'>{body}</p>", style="code { padding: 0 .3em; margin: 0 .1em }")
    assert "".join(made.texts) == TEXT.replace(" ", "")
    for place, line in enumerate(made.lines[:-1]):
        padding = 0.4 * SIZE if "code" in inner else 0.05 * SIZE
        assert abs(made.end(place) - made.right) <= padding, line.text


def test_a_line_may_end_between_two_boxes(set_page: SetPage) -> None:
    made = set_page("<p><b>一二三四五</b><i>六七八九十</i><b>百千万</b></p>", 50)
    assert made.texts == ["一二三四五", "六七八九十", "百千万"]


@pytest.mark.parametrize("width", [92, 94, 96])
def test_no_line_begins_with_the_number_of_a_note(set_page: SetPage, width: float) -> None:
    style = "sup { vertical-align: super; font-size: 7pt; line-height: 1 }"
    made = set_page(f"<p>{'一二三四五六七八九<sup>12</sup>' * 12}</p>", width, style)
    calls = [line for line in made.lines if line.text == "12" * (len(line.text) // 2)]
    assert calls
    assert all(line.glyphs[0].x > MARGIN + SIZE / 2 for line in calls)


def test_pictures_stand_in_the_line(set_page: SetPage) -> None:
    box = "<span style='display:inline-block;width:30pt;height:8pt;background:red'></span>"
    made = set_page(f"<p>一二三{box}四五六七八九十百千{box}万一二三四五</p>", 100)
    assert "".join(made.texts) == "一二三四五六七八九十百千万一二三四五"
    assert len(made.lines) == 3
    assert made.is_flush(0)


def test_a_box_as_wide_as_its_text_has_one_line(set_page: SetPage) -> None:
    made = set_page('<p>一门<span style="display: inline-block">学问里</span>，还有一门。</p>')
    assert made.texts == ["一门学问里，还有一门。"]


def test_lines_beside_a_float_are_shorter(set_page: SetPage) -> None:
    style = ".f { float: right; width: 85pt; height: 30pt; background: #eee }"
    made = set_page(f"<div class='f'></div><p>{TEXT}</p>", 205, style)
    assert abs(made.end(0) - (MARGIN + 120)) < 0.05 * SIZE
    assert made.is_flush(3)
    assert "".join(made.texts) == TEXT.replace(" ", "")


def test_marks_at_line_ends_and_starts_are_half(set_page: SetPage) -> None:
    made = set_page("<p>一二三四，（六七八）九十百千万。</p>", 45)
    ends = [line.glyphs[-1] for line in made.lines[:-1]]
    starts = [line.glyphs[0] for line in made.lines]
    assert made.texts[:2] == ["一二三四，", "（六七八）"]
    assert [glyph.advance for glyph in ends[:2]] == [0.5, 0.5]
    assert starts[1].advance == 0.5
    assert starts[1].x == pytest.approx(MARGIN, abs=0.05)


def test_han_and_latin_stand_a_quarter_apart(set_page: SetPage) -> None:
    made = set_page("<p style='text-align: left'>用Git好</p>")
    glyphs = made.lines[0].glyphs
    assert glyphs[1].x - glyphs[0].right == pytest.approx(0.25 * SIZE, abs=0.03)
    assert glyphs[4].x - glyphs[3].right == pytest.approx(0.25 * SIZE, abs=0.03)


def test_headings_have_the_gap_too(set_page: SetPage) -> None:
    glyphs = set_page("<h1>用Git好</h1>").lines[0].glyphs
    assert glyphs[1].x - glyphs[0].right == pytest.approx(0.25 * 2 * SIZE, abs=0.06)


@pytest.mark.parametrize("name", ["address", "verbatim", "tag"])
def test_what_is_to_be_copied_has_no_gap_inside(set_page: SetPage, name: str) -> None:
    made = set_page(f"<p style='text-align: left'>见<span class={name}>卷320</span>好</p>")
    before, first, second, *_, last, after = made.lines[0].glyphs
    assert second.x - first.right == pytest.approx(0, abs=0.03)
    assert first.x - before.right == pytest.approx(0, abs=0.03)
    assert after.x - last.right == pytest.approx(0.25 * SIZE, abs=0.03)


def test_a_forced_break_is_kept(set_page: SetPage) -> None:
    assert set_page("<p>第一行<br>第二行，<br/><br/>第三行</p>").texts == [
        "第一行",
        "第二行，",
        "第三行",
    ]


def test_a_divided_word_ends_with_a_soft_hyphen(set_page: SetPage) -> None:
    made = set_page("<p>一二三四五六七 internationalization 八九十百千万</p>", 125)
    divided = made.lines[0].glyphs[-1]
    assert divided.text == "\u00ad"
    assert made.is_flush(0)


def test_a_long_address_is_divided_at_its_signs(set_page: SetPage) -> None:
    address = "https://example.org/a-long/path/to/something?with=query&and=more"
    made = set_page(f"<p>{address}</p>", 120)
    assert len(made.lines) > 2
    assert all(line.text[-1] in "/?&=-" for line in made.lines[:-1])
    assert "".join(made.texts) == address


def test_cells_and_items_are_set_too(set_page: SetPage) -> None:
    made = set_page(f"<ul style='margin:0;padding:0;list-style:none'><li>{TEXT}</li></ul>")
    assert all(made.is_flush(place) for place in range(len(made.lines) - 1))
    table = set_page("<table><tr><td>名称（中文），Git</td></tr></table>")
    assert table.texts == ["名称（中文），Git"]


def test_what_is_written_from_right_to_left_is_left_to_weasyprint(tmp_path: Path) -> None:
    report = printed(tmp_path / "page.pdf", "<p>中文 שלום 中文</p>", 100)
    assert {found.problem for found in report.diagnostics} <= {Problem.GLYPH_MISSING}


@pytest.mark.parametrize(
    "body",
    [
        "<p></p><p> </p>",
        "<p><b></b>中<i></i></p>",
        "<pre>一  二\n三</pre>",
        "<p style='white-space: pre-wrap'>一  二</p>",
        "<p style='overflow: hidden; text-overflow: ellipsis; white-space: nowrap'>"
        + TEXT
        + "</p>",
        "<p style='font-size: 0'>无</p>",
        "<p>中<span style='float: right'>右</span>文</p>",
        "<p>中<span style='position: absolute'>绝</span>文</p>",
        "<p>中<span style='padding: 0 1em'></span>文</p>",
        "<p style='direction: rtl'>中文</p>",
        "<p class='l'>目录</p><style>.l::after { content: leader('.') '3' }</style>",
        "<p class='c'>首字下沉</p><style>.c::first-letter { font-size: 2em }</style>",
        "<p style='width: 3pt'>窄得放不下一个字</p>",
        "<p>👍🏽 é ①</p>",
    ],
)
def test_nothing_stops_the_press(tmp_path: Path, body: str) -> None:
    printed(tmp_path / "page.pdf", body, 100)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def state() -> list[Any]:
    return [getattr(patch._home(name), name) for name in patch._ORIGINAL] + [fonts.TTFont]


def test_the_patch_is_gone_when_the_page_is_printed(tmp_path: Path) -> None:
    before = state()
    printed(tmp_path / "page.pdf", f"<p>{TEXT}</p>", 100)
    assert state() == before


def test_it_is_gone_after_a_failure_too() -> None:
    before = state()

    def fail() -> None:
        with patch.typeset(Report()):
            assert state() != before
            raise ValueError("torn")

    with pytest.raises(ValueError, match="torn"):
        fail()
    assert state() == before


def test_another_thread_prints_as_it_always_did() -> None:
    document = page(f"<p>{TEXT}</p>", 193)
    alone = HTML(string=document).write_pdf()
    meanwhile: list[bytes] = []
    with patch.typeset(Report()):
        other = threading.Thread(target=lambda: meanwhile.append(HTML(string=document).write_pdf()))
        other.start()
        other.join()
    assert meanwhile == [alone]


def test_two_threads_print_what_each_would_alone() -> None:
    documents = [page(f"<p>{TEXT * count}</p>", 193) for count in (1, 2, 3, 4)]
    alone = [render(document, {}, "", Report()) for document in documents]
    together: dict[int, bytes] = {}

    def work(number: int) -> None:
        together[number] = render(documents[number], {}, "", Report())

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[number] for number in range(4)] == alone


def test_another_weasyprint_is_left_alone_and_the_editor_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(internals, "UNSUITABLE", "WeasyPrint 71.0 has no split_text_box")
    report = Report()
    before = inline.split_text_box
    with patch.typeset(report):
        assert inline.split_text_box is before
    (found,) = report.diagnostics
    assert found.problem is Problem.RENDERER
    assert "has no split_text_box" in found.message
    assert "constraints.txt" in found.hint
    document = render(page(f"<p>{TEXT}</p>", 193), {}, "", Report())
    assert document.startswith(b"%PDF")
