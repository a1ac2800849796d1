"""An editor changes a style, and LibreOffice shows what becomes of the document."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from emit.docx.document import META, Document, entry
from lxml import etree
from validators import Tool

from exporter.model import nodes as n
from exporter.model.issue import Issue, Section, SectionKind

WORD = "{http://www.w3.org/1999/xhtml}word"


def p(text: str) -> n.Paragraph:
    return n.Paragraph((n.Text(text),))


def document() -> Document:
    below = tuple(
        Section(SectionKind.PLAIN, (n.Text(title),), title, 3, blocks=(p(text),))
        for title, text in (("小节甲", "段落甲"), ("小节乙", "段落乙"))
    )
    blocks = (
        p("段落丙"),
        n.BulletList((n.ListItem((p("条目丁"), p("条目戊"))),)),
        n.OrderedList((n.ListItem((p("条目己"),)),)),
        n.Quote((p("引文庚"),)),
        n.Callout(n.CalloutKind.TIP, (n.Text("提示"),), (p("提示辛"),)),
        n.DefinitionList((n.Definition((n.Text("词条"),), (p("释义壬"),)),)),
    )
    return Document(Issue(META, sections=(entry(*blocks, title="大节", children=below),)))


BODY = {"段落甲", "段落乙", "段落丙", "条目丁", "条目戊", "条目己", "引文庚", "提示辛", "释义壬"}


def heights(path: Path, tool: Tool) -> dict[str, float]:
    """Return how tall the last occurrence of each word is, in points."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [tool("soffice"), profile, "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, str(path), "--outdir", str(path.parent)], check=True, capture_output=True
    )
    command = [tool("pdftotext"), "-bbox", str(path.with_suffix(".pdf")), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    words = etree.fromstring(done.stdout, etree.XMLParser(recover=True)).iter(WORD)
    return {
        re.sub("[^\u4e00-\u9fff]", "", word.text): float(word.get("yMax")) - float(word.get("yMin"))
        for word in words
    }


@pytest.fixture(scope="module")
def plain(tool: Tool, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, float]]:
    path = tmp_path_factory.mktemp("plain") / "plain.docx"
    path.write_bytes(document().data)
    return path, heights(path, tool)


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("style", "size", "grown"), [("Normal", 31.5, BODY), ("Heading 2", 39, {"小节甲", "小节乙"})]
)
def test_a_style_changes_the_whole_document(
    plain: tuple[Path, dict[str, float]],
    style: str,
    size: float,
    grown: set[str],
    tool: Tool,
    tmp_path: Path,
) -> None:
    """Three times as tall is all that has the style, or one on it without a size of its own."""
    path, before = plain
    edited = docx.Document(str(path))
    edited.styles[style].font.size = Pt(size)
    edited.save(str(tmp_path / "edited.docx"))
    after = heights(tmp_path / "edited.docx", tool)
    factors = {word: after[word] / before[word] for word in (*BODY, "大节", "小节甲", "小节乙")}
    assert {
        word for word, factor in factors.items() if factor == pytest.approx(3, abs=0.1)
    } == grown
    assert all(factors[word] == pytest.approx(1, abs=0.1) for word in factors.keys() - grown)
