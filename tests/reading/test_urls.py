from __future__ import annotations

import time

import pytest
from reading.written import block, blocks, every, inlines, understood

from exporter.model import nodes as n
from exporter.reading.draft import draft
from exporter.reading.mask import Mask
from exporter.reading.urls import mark, spans

A = "https://a.example/x"


def found(text: str) -> list[str]:
    masked = draft(text).masked(Mask.LINKS)
    return [masked[start:end] for start, end in spans(masked)]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        (f"网址 {A}，**要紧**", [A]),
        (f"**网址：{A}**，又", [A]),
        (f"*{A}*又", [A]),
        (f"_{A}_，又", [A]),
        (f"甲 __{A}__，又", [A]),
        (f"~~{A}~~又", [A]),
        ("看https://a.example/手册/开始.html。", ["https://a.example/手册/开始.html"]),
        (f"打开{A}看看", [A]),
        ("https://a.example/one_two_three/", ["https://a.example/one_two_three/"]),
        (f"（{A}）", [A]),
        (f"“{A}”、‘{A}’", [A, A]),
        ("https://wiki.example/北京_(首都)，", ["https://wiki.example/北京_(首都)"]),
        ("https://a.example/article/Ab*Cd9", ["https://a.example/article/Ab*Cd9"]),
        (f"[字]({A})，<{A}>", []),
        (f"`{A}，`", []),
        (f'<a href="{A}">字</a>', []),
        (f"[r]: {A}", []),
        (f"往期:{A}", [A]),
        ("me@www.a.example", []),
        ("https://cat.example/[code]", ["https://cat.example/[code]"]),
        (f"{A}[字](b.md)", [A]),
        (f"{A}![图](b.png)", [A]),
        (f"{A}[^1]", [A]),
        ("到https://a.example查", ["https://a.example"]),
        ("https://a.example/?q=秋天&p=2，", ["https://a.example/?q=秋天&p=2"]),
        (f"{A}、{A}。", [A, A]),
        ("https://a.example/x/和Python", ["https://a.example/x/"]),
        ("http://localhost:8000/，又", ["http://localhost:8000/"]),
        (f"{A}…又", [A]),
        (f"{A}——又", [A]),
        (f"{A}。", [A]),
        (f"{A}.", [A]),
        (f"{A}\u00a0又", [A]),
        (f"{A}😀又", [A]),
        ("看www.a.example。", ["www.a.example"]),
        ("http://宿主:80/a，", ["http://宿主:80/a"]),
        ("http://示例.公司/a，", ["http://示例.公司/a"]),
        ("http://，https://。 http:///a www.", []),
        ("https://a.example/#安装，", ["https://a.example/#安装"]),
        ("(https://a.example/b)与{https://a.example/c}", ["https://a.example/b", "https://a.example/c"]),
        (f"{A}?b={A}", [f"{A}?b={A}"]),
        ("HTTPS://A.example/b，", ["HTTPS://A.example/b"]),
    ],
)  # fmt: skip
def test_where_an_address_begins_and_ends(text: str, addresses: list[str]) -> None:
    assert found(text) == addresses


@pytest.mark.parametrize(
    "text",
    [f"见 {A} 处", f"{A}", f"（ {A} ）", f"见 {A}.", f"见 {A}\n后", f"<div>{A}，</div>",
     f"[甲]({A})，后", f"甲\n\n    {A}，后"],
)  # fmt: skip
def test_what_github_reads_alike_stays_as_it_is(text: str) -> None:
    sent = draft(text)
    mark(sent)
    assert sent.text == text


def test_an_address_is_marked_where_github_sees_another() -> None:
    sent = draft(f"见{A}，又见 www.a.example，后")
    mark(sent)
    assert sent.text == f"见<{A}>，又见 [www.a.example](http://www.a.example)，后"


MARKUP = {
    "**重**": n.Strong,
    "*斜*": n.Emph,
    "~~删~~": n.Strike,
    "`码`": n.Code,
    "[链](https://b.example/)": n.Link,
    "$x_1$": n.Math,
    "[^1]": n.NoteRef,
    "<kbd>键</kbd>": n.Keyboard,
}


@pytest.mark.sweep
@pytest.mark.parametrize("markup", MARKUP)
@pytest.mark.parametrize("sign", "，。；：、）！？》”…—")
def test_markup_behind_an_address_lives(markup: str, sign: str) -> None:
    manuscript, _ = understood(f"见 {A}{sign}{markup}后\n\n[^1]: 注")
    (paragraph,) = manuscript.blocks
    assert isinstance(paragraph, n.Paragraph)
    _, link, text, node, _ = paragraph.children
    assert link == n.Link((n.Text(A),), A)
    assert text == n.Text(sign)
    assert isinstance(node, MARKUP[markup])


@pytest.mark.parametrize(
    "frame",
    ["# {}", "- {}", "1. {}", "> {}", "- 甲\n  - {}", "| 列 |\n|--|\n| {} |", "甲[^1]\n\n[^1]: {}",
     "- [ ] {}", "> - {}", "甲\n{}\n乙", "<center>{}</center>"],
)  # fmt: skip
def test_markup_behind_an_address_lives_anywhere(frame: str) -> None:
    manuscript, _ = understood(frame.format(f"见 {A}，**重**"))
    nodes = list(every(manuscript))
    assert n.Link((n.Text(A),), A) in nodes
    assert n.Strong((n.Text("重"),)) in nodes


@pytest.mark.parametrize("mark", ["**", "*", "~~"])
@pytest.mark.parametrize(
    ("before", "after"), [("", ""), ("见", "，后"), ("见：", "后"), ("（", "）")]
)
def test_emphasis_round_an_address_closes(mark: str, before: str, after: str) -> None:
    nodes = inlines(f"{before}{mark}地址：{A}{mark}{after}")
    span = next(node for node in nodes if isinstance(node, n.Span))
    assert span.children == (n.Text("地址："), n.Link((n.Text(A),), A))


def test_places_of_marked_addresses() -> None:
    _, link, text, strong = inlines(f"见{A}，**重**")
    assert [(node.line, node.column) for node in (link, text, strong)] == [(1, 2), (1, 21), (1, 22)]


def test_an_address_in_html_ends_where_it_does_in_text() -> None:
    link = n.Link((n.Text(A),), A)
    assert block(f"<div>见{A}，后</div>") == n.Paragraph((n.Text("见"), link, n.Text("，后")))


def test_an_address_in_a_listing_stays() -> None:
    assert blocks(f"```\n见{A}，后\n```") == (n.CodeBlock(f"见{A}，后"),)


@pytest.mark.parametrize(
    "piece",
    ["http://", "https://a.b/，", "www.a.", "https://a.b/(", "http://a.b[", "https://a.b/中"],
)
def test_endless_addresses_take_linear_time(piece: str) -> None:
    began = time.process_time()
    mark(draft(piece * (200_000 // len(piece))))
    assert time.process_time() - began < 4
