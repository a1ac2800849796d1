from __future__ import annotations

from collections import Counter
from typing import Any

import pydyf
import pytest
from weasyprint import HTML

from exporter.emit.pdf import structure
from exporter.emit.pdf.tags import finish

STYLE = """@page { size: 100mm 60mm; margin: 10mm; @top-left { content: "页眉"; font-size: 9px } }
p, li { margin: 0 } table { width: 100% }"""
ROWS = "".join(f"<tr><td>第 {row} 行</td><td>甲</td></tr>" for row in range(30))
HEAD = "<thead><tr><th>头</th><th>尾</th></tr></thead>"


def finished(body: str) -> pydyf.PDF:
    kept: list[pydyf.PDF] = []

    def finisher(document: Any, pdf: pydyf.PDF) -> None:
        finish(document, pdf)
        kept.append(pdf)

    page = f'<html lang="zh-CN"><title>页</title><style>{STYLE}</style><body>{body}</body></html>'
    HTML(string=page).write_pdf(pdf_variant="pdf/ua-1", finisher=finisher)
    return kept[0]


def roles(pdf: pydyf.PDF) -> Counter[str]:
    return Counter(e["S"] for e in structure.below(pdf, structure.root(pdf)))


def pages(pdf: pydyf.PDF) -> int:
    return len(pdf.page_references)


def test_a_paragraph_over_pages_is_one() -> None:
    pdf = finished(f"<main><section><p>{'长' * 900}</p><p>短</p></section></main>")
    assert pages(pdf) > 2
    found = roles(pdf)
    assert (found["/Part"], found["/Sect"], found["/P"]) == (1, 1, 2)


def test_paragraphs_that_end_with_their_page_stay_two() -> None:
    pdf = finished('<main><p>一</p><p style="break-before: page">二</p></main>')
    assert pages(pdf) == 2
    assert (roles(pdf)["/Part"], roles(pdf)["/P"]) == (1, 2)


@pytest.mark.parametrize(
    ("body", "role"),
    [
        (f"<ul><li>{'长' * 900}</li><li>短</li></ul>", "/LI"),
        (f"<ul><li><p>{'长' * 900}</p></li><li>短</li></ul>", "/LBody"),
        (f"<blockquote><p>{'长' * 900}</p></blockquote><blockquote>短</blockquote>", "/BlockQuote"),
        (f"<article><p>{'长' * 900}</p></article><article>短</article>", "/Art"),
    ],
)
def test_what_holds_it_is_one(body: str, role: str) -> None:
    pdf = finished(f"<main>{body}</main>")
    assert pages(pdf) > 2
    assert roles(pdf)[role] == 2


def test_a_table_over_pages_has_one_head() -> None:
    pdf = finished(f"<main><table>{HEAD}<tbody>{ROWS}</tbody></table></main>")
    assert pages(pdf) > 2
    found = roles(pdf)
    assert (found["/Table"], found["/THead"], found["/TBody"]) == (1, 1, 1)
    assert (found["/TR"], found["/TH"], found["/TD"]) == (31, 2, 60)


def test_every_cell_refers_to_the_one_head() -> None:
    pdf = finished(f"<main><table>{HEAD}<tbody>{ROWS}</tbody></table></main>")
    tree = list(structure.below(pdf, structure.root(pdf)))
    heads = [e["ID"].string for e in tree if e["S"] == "/TH"]
    cells = [[h.string for h in e["A"]["Headers"]] for e in tree if e["S"] == "/TD"]
    assert cells == [[head] for _ in range(30) for head in heads]


def test_a_head_with_links_stays_on_every_page() -> None:
    head = HEAD.replace("头", '<a href="https://example.org">头</a>')
    pdf = finished(f"<main><table>{head}<tbody>{ROWS}</tbody></table></main>")
    assert roles(pdf)["/Table"] == roles(pdf)["/THead"] == pages(pdf)


def test_elements_know_the_parent_that_knows_them() -> None:
    pdf = finished(
        f"<main><section><p>{'长' * 900}</p>"
        f"<table>{HEAD}<tbody>{ROWS}</tbody></table></section></main>"
    )
    for element in structure.below(pdf, structure.root(pdf)):
        assert all(kid["P"] == element.reference for kid in structure.kids(pdf, element))


def test_running_headers_and_repeated_heads_are_artifacts() -> None:
    pdf = finished(f"<main><table>{HEAD}<tbody>{ROWS}</tbody></table></main>")
    hanging = {e.number for e in structure.below(pdf, structure.root(pdf))}
    assert {e.number for e in structure.elements(pdf)} == hanging
    numbers = structure.parents(pdf)
    for index, reference in enumerate(pdf.page_references):
        stream = structure.resolve(pdf, structure.resolve(pdf, reference)["Contents"]).stream
        marked = {item["MCID"] for item in stream if isinstance(item, dict) and "MCID" in item}
        known = {i for i, entry in enumerate(numbers[2 * index + 1]) if entry != "null"}
        assert marked == known
        heads = 0 if index == 0 else 2
        assert stream.count(b"/Artifact") == 1 + heads


def test_what_a_page_shows_has_an_element_on_that_page() -> None:
    pdf = finished(f"<main><p>{'长' * 900}</p></main>")
    shown = Counter(
        e["Pg"]
        for e in structure.below(pdf, structure.root(pdf))
        if any(isinstance(kid, int) for kid in e["K"])
    )
    assert set(shown) == set(pdf.page_references)
