from __future__ import annotations

import pytest
from reading.written import block, blocks, inlines

from exporter.model import nodes as n
from exporter.model.walk import descend


def shown(text: str) -> list[str]:
    """Name blocks by their text, figures by the address of their picture and where it leads."""
    names = []
    for found in blocks(text):
        if isinstance(found, n.Figure):
            names.append(f"[{found.image.source}{'→' if found.link else ''}{found.link}]")
        else:
            assert isinstance(found, n.Paragraph)
            names.append("".join(_name(node) for node in found.children))
    return names


def _name(node: n.Inline) -> str:
    match node:
        case n.Text(text=text):
            return text
        case n.Image(source=source):
            return f"({source})"
        case n.Break():
            return "/"
        case n.Span(children=children):
            return f"<{''.join(map(_name, children))}>"
        case _:
            return "?"


@pytest.mark.parametrize(
    "text",
    [
        "![甲[^1]](a)",
        "![甲](a)[^1]",
        "[![甲[^1]](a)](x)",
        "- ![甲[^1]](a)",
        "> ![**甲**[^1]](a)",
        "文字 ![甲[^1]](a) 后文",
    ],
)
def test_a_note_called_in_a_description_belongs_to_the_figure(text: str) -> None:
    found = list(descend(blocks(f"{text}\n\n[^1]: 注。")))
    (figure,) = (node for node in found if isinstance(node, n.Figure))
    assert (figure.caption, figure.image.alt) == ((n.NoteRef(1),), "甲")
    assert sum(isinstance(node, n.NoteRef) for node in found) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![](a)", ["[a]"]),
        ("![](a) ![](b)", ["[a]", "[b]"]),
        ("![](a)  \n![](b)\n![](c)", ["[a]", "[b]", "[c]"]),
        ("![](a)\n**甲**：乙", ["[a]", "<甲>：乙"]),
        ("甲\n![](a)", ["甲", "[a]"]),
        ("甲 ![](a) 乙 ![](b) 丙", ["甲", "[a]", "乙", "[b]", "丙"]),
        ("甲<br>![](a)<br>乙", ["甲", "[a]", "乙"]),
        ("[![](a)](x)", ["[a→x]"]),
        ("[![](a)](x)[![](b)](y)", ["[a→x]", "[b→y]"]),
        ("[![](a) ![](b)](x)", ["[a→x]", "[b→x]"]),
        ("[甲 ![](a) 乙](x)", ["<甲>", "[a→x]", "<乙>"]),
        ("**![](a)**", ["[a]"]),
        ("*[![](a)](x)*", ["[a→x]"]),
        ("<small>![](a)</small>", ["[a]"]),
        ("甲 <img src=a width=16> 乙", ["甲 (a) 乙"]),
        ("<img src=a width=16>", ["[a]"]),
        ("甲 <img src=a width=300> 乙", ["甲", "[a]", "乙"]),
        ("<p><img src=a><br><img src=b></p>", ["[a]", "[b]"]),
        ("<p>甲<img src=a></p>", ["甲", "[a]"]),
        ("**甲 ![](a)**", ["<甲 (a)>"]),
        ("[![](a)](#b)", ["<(a)>"]),
    ],
)
def test_pictures_stand_alone(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("text", ["- ![](a)\n  文字", "- 文字\n\n  ![](a)"])
def test_inside_lists_too(text: str) -> None:
    found = block(text)
    assert isinstance(found, n.BulletList)
    assert {type(inner) for inner in found.items[0].blocks} == {n.Figure, n.Paragraph}


def test_inside_quotes_too() -> None:
    quote = block("> ![](a)\n> 文字")
    assert isinstance(quote, n.Quote)
    assert [type(inner) for inner in quote.blocks] == [n.Figure, n.Paragraph]


def test_alt_and_title_of_a_picture() -> None:
    assert block('![甲 **乙** `c` :smile:](a.png "题")') == n.Figure(
        n.Image("a.png", "甲 乙 c 😄", "题")
    )
    assert block("![一\n二](a.png)") == n.Figure(n.Image("a.png", "一 二"))


def test_the_parts_of_a_paragraph_know_their_places() -> None:
    places = [(b.line, b.column) for b in blocks("甲 ![](a)\n乙 ![](b) 丙")]
    assert places == [(1, 1), (1, 3), (2, 1), (2, 3), (2, 10)]


def test_a_small_icon_is_part_of_its_sentence() -> None:
    assert inlines("点<img src=a width=20 alt=图标>按钮") == (
        n.Text("点"),
        n.Image("a", "图标", "", "20"),
        n.Text("按钮"),
    )
