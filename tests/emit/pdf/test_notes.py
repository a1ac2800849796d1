from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from emit.everything import META, bundle_of, inlines, p, pdf_of
from emit.pdf.setting import page

from exporter import theme
from exporter.diagnostics import Report
from exporter.emit.formats.pdf import PdfOptions
from exporter.emit.pdf import notes
from exporter.emit.pdf.render import Laid, render
from exporter.model import nodes as n
from exporter.model.issue import Issue, Note, Section, SectionKind

NOTE = '<object class="note" data-number="{}">{}</object>'
STYLE = ".note { float: footnote; footnote-policy: line }"


def misplaced(body: str, style: str = STYLE) -> frozenset[int]:
    found: list[frozenset[int]] = []

    def look(laid: Laid) -> None:
        found.append(notes.misplaced(laid.document.pages, laid.tree))

    render(page(body, 200, style), {}, "", Report(), prove=look)
    return found[0]


def test_a_note_at_the_foot_of_its_page_is_in_its_place() -> None:
    assert misplaced(f"<p>正文{NOTE.format(1, '短注')}。</p>") == frozenset()


@pytest.mark.sweep
def test_a_note_higher_than_a_page_is_not() -> None:
    assert misplaced(f"<p>正文{NOTE.format(3, '很长的注' * 600)}。</p>") == {3}


def test_a_note_that_is_drawn_nowhere_is_not() -> None:
    hidden = f"<p>正文</p><div style='display:none'>{NOTE.format(2, '注')}</div>"
    assert misplaced(hidden) == {2}


def test_notes_over_the_text_are_not() -> None:
    body = f"<p>正文{NOTE.format(1, '注')}</p><p>末行</p>"
    over = f"{STYLE} p + p {{ position: relative; top: 480pt }}"
    assert misplaced(body, over) == {1}


def issue(*blocks: n.Block, count: int, text: str) -> Issue:
    section = Section(SectionKind.PLAIN, inlines("节"), "节", 2, (), (*blocks, p("后文。")))
    listed = tuple(Note(i, (p(f"注文{i}号：", text, f"结束{i}。"),)) for i in range(1, count + 1))
    return Issue(META, sections=(section,), notes=listed)


def calls(*numbers: int) -> n.Inlines:
    return tuple(node for i in numbers for node in (n.Text(f"公司{i}"), n.NoteRef(i)))


ROWS = tuple(
    n.Row(tuple(n.Cell((n.Paragraph(calls(i, i + 6)),)) for _ in "ab")) for i in range(1, 7)
)
STORIES = {
    "paragraph": issue(n.Paragraph(calls(*range(1, 13))), count=12, text="口径和方法，" * 12),
    "adjacent": issue(p("数据", *map(n.NoteRef, range(1, 13))), count=12, text="口径，" * 20),
    "table": issue(
        n.Table((n.Alignment.DEFAULT,) * 2, ROWS[:1], ROWS[1:]), count=12, text="口径，" * 20
    ),
    "lists": issue(
        n.BulletList(tuple(n.ListItem((n.Paragraph(calls(i)),)) for i in range(1, 13))),
        count=12,
        text="口径和方法，" * 14,
    ),
    "quoted": issue(
        n.Quote((n.Callout(n.CalloutKind.TIP, calls(1), (n.Paragraph(calls(*range(2, 13))),)),)),
        count=12,
        text="口径，" * 25,
    ),
}  # fmt: skip


@pytest.mark.sweep
@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("paper", ["a4", "phone"])
def test_every_note_is_on_a_page(
    name: str, paper: str, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    bundle = bundle_of(STORIES[name])
    look = replace(bundle.theme, page=theme.pages()[paper])
    report = Report()
    data = pdf_of(replace(bundle, theme=look, options=PdfOptions(variant="plain")), report)
    (tmp_path / "notes.pdf").write_bytes(data)
    command = [tool("pdftotext"), "-raw", str(tmp_path / "notes.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    text = "".join(text.split())
    assert [i for i in range(1, 13) if f"结束{i}。" not in text] == []
    assert report.diagnostics == ()
