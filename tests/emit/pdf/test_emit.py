from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.abc import MetaPathFinder
from pathlib import Path

import pytest
from emit.everything import ISSUE, bundle_of, pdf_of
from emit.pdf.printed import Printed

from exporter import theme
from exporter.diagnostics import ExportError, Problem, Report
from exporter.emit import FORMATS
from exporter.emit.formats.pdf import PdfOptions
from exporter.model import nodes as n
from exporter.model.issue import Section, SectionKind
from exporter.model.walk import all_nodes

Ask = Callable[..., str]
Page = Callable[[int], str]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\u2060]+", "", text)


@pytest.mark.sweep
def test_nothing_is_complained_about(printed: Printed) -> None:
    assert printed.data.startswith(b"%PDF-1.7")
    assert printed.report.diagnostics == ()


def test_every_word_is_on_paper(printed: Printed, ask: Ask) -> None:
    text = squeezed(ask("pdftotext", "-raw", printed.path, "-"))
    leaves = [node.text for node in all_nodes(ISSUE) if isinstance(node, n.Text | n.Code)]
    runs = {run for leaf in leaves for run in re.findall(r"\w{1,12}", leaf)}
    assert len(runs) > 100
    assert sorted(run for run in runs if run not in text) == []


def test_metadata(printed: Printed, ask: Ask) -> None:
    told = dict(
        line.split(":", 1) for line in ask("pdfinfo", printed.path).splitlines() if ":" in line
    )
    said = {key: value.strip() for key, value in told.items()}
    assert said["Title"] == "蒸汽钟修好了|一座会唱歌的钟楼【街角周报】"
    assert said["Author"] == "林一苇, 周小满"
    assert said["Subject"] == "本期说一座靠蒸汽唱歌的钟。"
    assert said["Keywords"] == "蒸汽钟, 修复, open-data"
    assert said["Creator"].startswith("digest-export ")
    assert "Feb 10" in said["CreationDate"]
    assert said["Tagged"] == "yes"
    assert "A4" in said["Page size"]


def test_fonts_are_embedded(printed: Printed, ask: Ask) -> None:
    rows = ask("pdffonts", printed.path).splitlines()[2:]
    assert any("Noto" in row for row in rows)
    assert [row for row in rows if row.split()[-5:-3] != ["yes", "yes"]] == []


def test_outline_is_plain_and_nested(printed: Printed, ask: Ask) -> None:
    outline = ask("mutool", "show", printed.path, "outline")
    titles = re.findall(r'^[|+-]?(\t+)"([^"]*)"', outline, re.MULTILINE)
    assert [(len(indent), title) for indent, title in titles] == [
        (1, "摘要"),
        (1, "目录"),
        (1, "蒸汽钟：一座会唱歌的街角大钟"),
        (1, "各种写法"),
        (2, "数据与公式"),
        (1, "参考文献"),
    ]


def test_links_lead_out_and_inside(printed: Printed, ask: Ask) -> None:
    urls = ask("pdfinfo", "-url", printed.path)
    for address in ("https://example.org/archive", "https://example.org/clock.mp4"):
        assert address in urls
    anchors = ask("pdfinfo", "-dests", printed.path)
    for anchor in ("蒸汽钟", "数据与公式", "参考文献", "Note-1"):
        assert f'"{anchor}"' in anchors


def test_cover(page: Page) -> None:
    cover = [line.strip() for line in page(1).splitlines() if line.strip()]
    assert cover[:2] == ["街角周报", "第 12 期   2025 年 2 月 10 日"]
    assert cover[2:4] == ["蒸汽钟修好了", "一座会唱歌的钟楼"]
    assert cover[4:] == ["林一苇   周小满", "封面由编辑部绘制"]


def test_contents_name_the_pages(page: Page) -> None:
    contents = page(2)
    found = re.findall(r"^ *(\d+) +(\S+)$", contents, re.MULTILINE)
    assert [title for _, title in found] == [
        "蒸汽钟：一座会唱歌的街角大钟",
        "各种写法",
        "数据与公式",
        "参考文献",
    ]
    for number, title in found:
        assert title in page(int(number))
    assert "#蒸汽钟 #修复 #open-data" in contents


def test_running_header_and_page_number(page: Page) -> None:
    for number, section in ((3, "蒸汽钟：一座会唱歌的街角大钟"), (4, "各种写法")):
        lines = page(number).strip("\f\n").splitlines()
        assert re.fullmatch(rf"街角周报 +第 12 期 +{section}", lines[0])
        assert lines[-1].strip() == str(number)


def test_notes_stand_on_the_page_of_their_call(page: Page) -> None:
    text = page(3)
    body, note = text.index("它才是指针真正的动力"), text.index("小电机是一九八六年装上的。")
    assert body < note
    assert text.index("标题上的脚注。") > body


def test_the_head_of_a_table_is_repeated(printed: Printed, ask: Ask) -> None:
    text = ask("pdftotext", "-layout", printed.path, "-")
    assert len(re.findall(r"零件 +材料 +重量（克）", text)) >= 2


def test_nothing_runs_out_of_the_page(printed: Printed, ask: Ask) -> None:
    boxes = ask("pdftotext", "-bbox", printed.path, "-")
    right = [float(edge) for edge in re.findall(r'<word [^>]*xMax="([\d.]+)"', boxes)]
    assert max(right) < 595 - 60


def test_the_colophon_stands_below_the_contents(page: Page) -> None:
    contents = page(2)
    assert "街角周报 第 12 期 2025 年 2 月 10 日" in re.sub(" +", " ", contents)
    assert re.search(r"由 digest-export [\d.]+ 排版，版式“纸”", contents)


def test_the_source_is_attached(printed: Printed, ask: Ask, tmp_path: Path) -> None:
    assert "1: issue.md\n" in ask("pdfdetach", "-list", printed.path)
    ask("pdfdetach", "-save", 1, "-o", tmp_path / "issue.md", printed.path)
    assert (tmp_path / "issue.md").read_text("utf-8") == "# 蒸汽钟修好了\n\n正文\n"
    assert (
        b"/AFRelationship /Source"
        in subprocess.run(
            ["qpdf", "--qdf", printed.path, "-"], capture_output=True, check=False
        ).stdout
    )


@pytest.mark.sweep
def test_a_plain_file_has_the_pages_alone(tmp_path: Path, ask: Ask) -> None:
    file = tmp_path / "plain.pdf"
    file.write_bytes(pdf_of(bundle_of(ISSUE, options=PdfOptions(variant="plain")), Report()))
    assert "0 embedded files" in ask("pdfdetach", "-list", file)
    told = ask("pdfinfo", file)
    assert re.search(r"Tagged: +no", told)
    assert re.search(r"Title: +蒸汽钟修好了", told)


@pytest.mark.sweep
@pytest.mark.parametrize(("name", "size"), [("a5", "419.528 x 595.276"), ("phone", "360 x 640.63")])
def test_other_pages(name: str, size: str, tmp_path: Path, ask: Ask) -> None:
    look = replace(theme.load("paper"), page=theme.pages()[name])
    file = tmp_path / "issue.pdf"
    report = Report()
    file.write_bytes(pdf_of(bundle_of(ISSUE, theme=look), report))
    assert report.diagnostics == ()
    assert f"{size} pts" in ask("pdfinfo", file)
    wide = float(size.split(maxsplit=1)[0])
    right = re.findall(r'<word [^>]*xMax="([\d.]+)"', ask("pdftotext", "-bbox", file, "-"))
    assert max(map(float, right)) < wide - 15


def test_headings_stay_with_what_they_head(printed: Printed, ask: Ask) -> None:
    titles = ("蒸汽钟：一座会唱歌的街角大钟", "各种写法", "数据与公式", "参考文献")
    for page in ask("pdftotext", "-raw", "-f", 3, printed.path, "-").split("\f"):
        body = [line for line in page.splitlines() if line.strip()][:-1]
        assert not body or body[-1] not in titles


@pytest.mark.sweep
def test_same_bytes_elsewhere_and_another_day(printed: Printed, tmp_path: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from emit.everything import ISSUE, bundle_of, pdf_of\n"
        "sys.stdout.buffer.write(pdf_of(bundle_of(ISSUE)))\n"
    )
    tests = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program, tests],
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"},
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert done.stdout == printed.data
    assert done.stderr == b""


@pytest.mark.parametrize(
    "changes",
    [
        {"parts": (), "series": "", "number": "", "authors": (), "date": None},
        {"parts": ("蒸汽钟修好了",)},
        {"parts": (), "title": "街角周报第 12 期"},
        {"parts": tuple(f"第{number}条头条<新闻>" for number in "一二三四五六")},
    ],
)
def test_covers_without_a_picture(changes: dict[str, object], tmp_path: Path, ask: Ask) -> None:
    issue = replace(ISSUE, cover=None, sections=(), meta=replace(ISSUE.meta, **changes))
    report = Report()
    file = tmp_path / "issue.pdf"
    file.write_bytes(pdf_of(bundle_of(issue), report))
    assert report.diagnostics == ()
    text = ask("pdftotext", "-l", 1, file, "-")
    expected = issue.meta.parts or ((issue.meta.series or issue.meta.title),)
    assert all(part in squeezed(text) for part in expected)
    assert "Pages:           2\n" in ask("pdfinfo", file)


class _NoPango(MetaPathFinder):
    def find_spec(self, name: str, *_: object) -> None:
        if name == "exporter.emit.pdf.render":
            raise OSError("cannot load library 'libpango-1.0-0'")


def test_without_pango_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("exporter.emit.pdf", "exporter.emit.pdf.render"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr(sys, "meta_path", [_NoPango(), *sys.meta_path])
    with pytest.raises(ExportError) as caught:
        FORMATS["pdf"].emitter()
    assert caught.value.problem is Problem.FORMAT_FAILED
    assert "Pango" in caught.value.message
    assert "apt install libpango-1.0-0" in caught.value.hint
    assert "brew install pango" in caught.value.hint


@pytest.mark.sweep
def test_pillow_stays_strict() -> None:
    program = "import exporter.emit.pdf, PIL.ImageFile as f; assert not f.LOAD_TRUNCATED_IMAGES"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_picture_whose_width_was_asked_for_is_not_squeezed(tmp_path: Path, ask: Ask) -> None:
    tall = n.Figure(n.Image("tall.png", alt="钟楼", width="600"))
    file = tmp_path / "issue.pdf"
    issue = replace(ISSUE, cover=None, sections=(), lead=(tall,))
    file.write_bytes(pdf_of(bundle_of(issue), Report()))
    across, down = ask("pdfimages", "-list", file).splitlines()[2].split()[12:14]
    assert across == down


@pytest.mark.sweep
def test_a_list_of_one_item_stays_with_the_entry_that_it_ends(tmp_path: Path, ask: Ask) -> None:
    line = n.Paragraph((n.Text("一行。"),))
    only = n.BulletList((n.ListItem((n.Paragraph((n.Text("只此一条"),)),)),))
    second = Section(SectionKind.ENTRY, (n.Text("二"),), "二", 2, blocks=(line,))

    def page(count: int) -> str:
        blocks = (*[line] * count, only)
        first = Section(SectionKind.ENTRY, (n.Text("一"),), "一", 2, blocks=blocks)
        issue = replace(ISSUE, cover=None, lead=(), sections=(first, second))
        file = tmp_path / "issue.pdf"
        file.write_bytes(pdf_of(bundle_of(issue), Report()))
        return ask("pdftotext", "-raw", "-f", 3, "-l", 3, file, "-")

    full = page(60).count("一行。")
    assert 10 < full < 60
    assert "只此一条" in page(full - 2)


@pytest.mark.sweep
def test_a_paragraph_that_leads_to_the_next_is_not_left_behind(tmp_path: Path, ask: Ask) -> None:
    line, leading, next_one = (n.Paragraph((n.Text(t),)) for t in ("一行。", "2、", "下一则"))

    def page(*after: n.Block, count: int) -> str:
        blocks = (*[line] * count, *after)
        first = Section(SectionKind.ENTRY, (n.Text("一"),), "一", 2, blocks=blocks)
        file = tmp_path / "issue.pdf"
        issue = replace(ISSUE, cover=None, lead=(), sections=(first,))
        file.write_bytes(pdf_of(bundle_of(issue), Report()))
        return ask("pdftotext", "-raw", "-f", 3, "-l", 3, file, "-")

    full = page(count=60).count("一行。")
    assert 10 < full < 60
    assert "2、" in page(leading, next_one, count=full - 2)
    assert "2、" not in page(leading, next_one, count=full - 1)
