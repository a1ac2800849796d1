from __future__ import annotations

import pytest
from reading.written import every, understood

from exporter.model import nodes as n
from exporter.model.walk import plain

M = "lin@sea.example"


def found(text: str) -> list[tuple[str, str]]:
    """Return the links of a text: what they say and where they lead."""
    return [
        (plain(node.children), node.address)
        for node in every(understood(text)[0])
        if isinstance(node, n.Link)
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"写信到{M}。",
        f"{M}和我们",
        f"- 邮箱{M}",
        f"> 投稿{M}，谢谢",
        f"| 邮箱{M} |\n|---|\n| 乙 |",
        f"## 联系{M}",
        f"甲[^1]\n\n[^1]: 见{M}",
        f"**写信到{M}**，",
        f"投稿：{M}",
    ],
)
def test_an_address_beside_han_is_that_of_the_mail(text: str) -> None:
    assert found(text) == [(M, f"mailto:{M}")]


@pytest.mark.parametrize(
    "text", [f"`写信到{M}`", f"[写信到{M}](b.md)", f"甲\n\n    写信到{M}", "包@scope/name", "甲@乙"]
)
def test_other_text_stays(text: str) -> None:
    assert not [target for _, target in found(text) if target.startswith("mailto:")]
