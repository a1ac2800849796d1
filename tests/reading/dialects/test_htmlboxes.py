"""Boxes of 飞书 and Notion."""

from __future__ import annotations

import pytest
from reading.written import block, blocks, understood

from exporter.model import nodes as n
from exporter.model.walk import descend

TEXT = n.Paragraph((n.Text("甲"), n.Strong((n.Text("乙"),))))


@pytest.mark.parametrize(
    ("opens", "kind"),
    [
        ("<callout>", "note"),
        ('<callout emoji="bulb" background-color="light-orange">', "tip"),
        ('<callout emoji="warning">', "warning"),
        ("<aside>", "note"),
    ],
)
@pytest.mark.parametrize("inside", ["\n甲**乙**\n", "甲**乙**", "\n\n甲**乙**\n\n", "\n甲**乙**"])
def test_a_box_is_a_callout(opens: str, kind: str, inside: str) -> None:
    found = block(f"{opens}{inside}</{opens[1:].split(' ', maxsplit=1)[0].rstrip('>')}>")
    assert isinstance(found, n.Callout)
    assert (found.kind, found.blocks) == (kind, (TEXT,))


@pytest.mark.parametrize(
    "text",
    [
        "甲\n<callout>\n甲**乙**\n</callout>\n乙",
        "- 项\n  <callout>\n  甲**乙**\n  </callout>",
        "> <callout>\n> 甲**乙**\n> </callout>",
        "文[^1]\n\n[^1]: 注\n\n    <callout>\n    甲**乙**\n    </callout>",
    ],
)
def test_it_may_stand_anywhere(text: str) -> None:
    manuscript, _ = understood(text)
    inside = [*manuscript.blocks, *(b for note in manuscript.notes for b in note.blocks)]
    assert [c.blocks for c in descend(inside) if isinstance(c, n.Callout)] == [(TEXT,)]


@pytest.mark.parametrize("text", ["`<callout>`", "```\n<aside>\n甲\n</aside>\n```"])
def test_code_stays(text: str) -> None:
    assert not any(isinstance(node, n.Callout) for node in descend(blocks(text)))
