from __future__ import annotations

import pytest
from reading.written import complaints, inlines, understood

from exporter.diagnostics import Problem
from exporter.model import nodes as n


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("javascript:alert(1)", "javascript"),
        ("JaVaScRiPt:alert(1)", "javascript"),
        ("<java\tscript:alert(1)>", "javascript"),
        ("< javascript:alert(1)>", "javascript"),
        ("&#106;avascript:alert(1)", "javascript"),
        ("vbscript:x", "vbscript"),
        ("file:///etc/passwd", "file"),
        ("data:text/html,x", "data"),
    ],
)
def test_an_unsafe_link_becomes_text(address: str, scheme: str) -> None:
    manuscript, report = understood(f"甲\n\n见[**文字**]({address})")
    assert manuscript.blocks[1] == n.Paragraph((n.Text("见"), n.Strong((n.Text("文字"),))))
    (found,) = report.diagnostics
    assert found.problem == Problem.LINK_UNSAFE
    assert (found.line, found.column) == (3, 2)
    assert found.message == f"the link to a {scheme}: address is now plain text"


_SAFE = """https://example.com/ http://example.com mailto:a@example.com other.md ../x tel:1
//example.com/ https://example.com/javascript:x ftp://example.com"""


@pytest.mark.parametrize("address", _SAFE.split())
def test_other_addresses_stay_as_written(address: str) -> None:
    assert inlines(f"[文字]({address})") == (n.Link((n.Text("文字"),), address),)


def test_addresses_are_not_encoded_or_decoded() -> None:
    assert inlines("[甲](https://example.com/中文%25?a=b&c,d=1 '题**。**')") == (
        n.Link((n.Text("甲"),), "https://example.com/中文%25?a=b&c,d=1", "题**。**"),
    )
    assert inlines("[甲](https://example.com/**。**乙)") == (
        n.Link((n.Text("甲"),), "https://example.com/**。**乙"),
    )


@pytest.mark.parametrize("address", ["#锚", "#%E9%94%9A"])
def test_a_link_in_the_page_is_a_cross_reference(address: str) -> None:
    assert inlines(f"[文字]({address})") == (n.CrossReference((n.Text("文字"),), "锚"),)


@pytest.mark.parametrize("address", ["", "#"])
def test_a_link_to_nowhere_is_named(address: str) -> None:
    assert complaints(f"[文字]({address})") == [
        (Problem.LINK_DEAD, 1, "the link has no address and is now plain text")
    ]


def test_links_inside_links_give_way() -> None:
    (link,) = inlines(
        '<a href="https://example.com/a">甲 <a href="https://example.com/b">乙</a></a>'
    )
    assert link == n.Link((n.Text("甲 乙"),), "https://example.com/a")
