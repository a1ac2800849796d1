from __future__ import annotations

from typing import Any

import pydyf
import pytest
from weasyprint import HTML

from exporter.emit.pdf.tags import finish

PIXEL = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"
PAGE = f"""<html lang="zh-CN"><title>结构</title><style>.bare {{ list-style: none }}</style><body>
<ul><li>一<p>二</p><ul><li>三</li></ul></li></ul><ul class="bare"><li>无点</li></ul>
<ol><li><p>甲</p></li></ol><dl><dt>词</dt><dd><p>义</p></dd></dl>
<p><a href="https://example.org/a"><b>粗体</b>链接</a></p>
<p><a href="https://example.org/b"><img src="{PIXEL}" alt="钟楼"/></a></p>
<p><a href="https://example.org/d">https://example.org/d</a></p>
<p><a href="https://example.net/e" title="一篇文章">https://example.net/e</a></p>
<p><a href="https://example.net/%E7%AB%A0">https://example.net/章</a></p>
<p><a href="#here">去那里</a><a href="https://example.org/c"></a></p><h2 id="here">这里</h2>
<table><thead><tr><th>头</th></tr></thead></table>
<table><thead><tr><th>头</th></tr></thead><tbody><tr><td>身</td></tr></tbody></table>
"""


@pytest.fixture(scope="module")
def objects() -> list[Any]:
    kept: list[Any] = []

    def finisher(document: Any, pdf: pydyf.PDF) -> None:
        finish(document, pdf)
        kept.extend(pdf.objects)

    HTML(string=PAGE).write_pdf(pdf_variant="pdf/ua-1", finisher=finisher)
    return kept


def elements(objects: list[Any], role: str) -> list[Any]:
    return [o for o in objects if isinstance(o, dict) and o.get("S") == role]


def kids(objects: list[Any], element: Any) -> list[Any]:
    return [objects[int(kid.split()[0])] for kid in element["K"] if isinstance(kid, bytes)]


def test_an_item_is_a_label_and_a_body(objects: list[Any]) -> None:
    items = elements(objects, "/LI")
    assert len(items) >= 6
    for item in items:
        roles = [kid["S"] for kid in kids(objects, item)]
        assert roles in (["/Lbl", "/LBody"], ["/LBody"])


def test_a_body_knows_its_item(objects: list[Any]) -> None:
    for item in elements(objects, "/LI"):
        body = kids(objects, item)[-1]
        assert body["P"] == item.reference
        assert all(kid["P"] == body.reference for kid in kids(objects, body) if "P" in kid)


def test_what_is_clicked_is_a_link(objects: list[Any]) -> None:
    for element in (o for o in objects if isinstance(o, dict) and o.get("Type") == "/StructElem"):
        holds = [kid.get("Type") for kid in kids(objects, element)]
        assert "/OBJR" not in holds or element["S"] == "/Link"


def test_links_are_described_in_words(objects: list[Any]) -> None:
    annotations = [o for o in objects if isinstance(o, dict) and o.get("Subtype") == "/Link"]
    told = {str(o["Contents"].string) for o in annotations}
    assert {
        "粗体链接",
        "钟楼",
        "去那里",
        "example.org 的网页",
        "一篇文章",
        "example.net 的网页",
    } <= told
    assert not [said for said in told if "://" in said]


def test_a_head_cell_heads_its_column(objects: list[Any]) -> None:
    cells = elements(objects, "/TH")
    assert len(cells) == 2
    assert {cell["A"]["Scope"] for cell in cells} == {"/Column"}


def test_a_table_has_a_body_and_a_head_stays_a_head(objects: list[Any]) -> None:
    parts = [[kid["S"] for kid in kids(objects, table)] for table in elements(objects, "/Table")]
    assert parts == [["/TBody"], ["/THead", "/TBody"]]
