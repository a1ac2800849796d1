"""A block that is too long, in pieces: nothing is lost, and each is a block of its kind."""

from __future__ import annotations

import pytest
from emit.wechat.writing import item, p, t

from exporter.emit.wechat.divide import pieces
from exporter.model import nodes as n
from exporter.model.walk import plain


def divided(block: n.Block, room: int) -> n.Blocks:
    return pieces(block, lambda some: len(plain((some,))), room)


ROWS = tuple(n.Row((n.Cell((p(f"灯塔{number}"),)),)) for number in range(30))
BLOCKS = {
    "sentences": p("守塔人点灯。雾笛响了三声。" * 9),
    "one sentence": p("灯" * 90),
    "bold": n.Paragraph((n.Strong(t("守塔人点灯。" * 20)), n.Text("完。"))),
    "label": n.Labelled(t("概要"), t("守塔人点灯。" * 20)),
    "listing": n.CodeBlock("\n".join(f"灯 = {number}" for number in range(20))),
    "line": n.CodeBlock("x" * 90),
    "table": n.Table((n.Alignment.DEFAULT,), ROWS[:1], ROWS[1:], t("灯塔"), 1),
    "row": n.Table((n.Alignment.DEFAULT,), (), (n.Row((n.Cell((p("守塔人点灯。" * 20),)),)),)),
    "bullets": n.BulletList(tuple(item(f"灯塔{number}") for number in range(12))),
    "one item": n.BulletList((item("守塔人点灯。" * 9, p("雾笛响了。" * 9)),)),
    "numbers": n.OrderedList(tuple(item(f"灯塔{number}") for number in range(12)), start=3),
    "terms": n.DefinitionList(tuple(n.Definition(t(f"灯{i}"), (p("光。"),)) for i in range(12))),
    "quote": n.Quote((p("守塔人点灯。" * 9),)),
    "callout": n.Callout(n.CalloutKind.TIP, t("提示"), tuple(p("守塔人点灯。") for _ in range(9))),
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_block_is_divided_into_pieces_that_have_room(block: n.Block) -> None:
    some = divided(block, 40)
    assert len(some) > 1
    assert all(len(plain((piece,))) <= 40 for piece in some)


@pytest.mark.parametrize(
    "name", ["sentences", "bold", "listing", "line", "row", "bullets", "quote"]
)
def test_no_text_is_lost(name: str) -> None:
    whole = "".join(plain((BLOCKS[name],)).split())
    assert "".join("".join(plain((piece,)).split()) for piece in divided(BLOCKS[name], 40)) == whole


def test_a_sentence_stays_whole() -> None:
    assert all(plain((piece,)).endswith("。") for piece in divided(BLOCKS["sentences"], 40))


def test_a_list_goes_on_counting() -> None:
    first, second, *_ = divided(BLOCKS["numbers"], 20)
    assert isinstance(first, n.OrderedList)
    assert isinstance(second, n.OrderedList)
    assert second.start == 3 + len(first.items)


def test_each_piece_of_a_table_has_its_head_and_the_first_its_caption() -> None:
    some = [piece for piece in divided(BLOCKS["table"], 20) if isinstance(piece, n.Table)]
    assert {piece.head for piece in some} == {ROWS[:1]}
    assert [bool(piece.caption) for piece in some] == [True, *[False] * (len(some) - 1)]


def test_the_tokens_of_a_listing_are_divided_with_it() -> None:
    k = n.TokenKind
    tokens = (n.Token(k.KEYWORD, "if"), n.Token(k.PLAIN, " 灯:\n  "), n.Token(k.NAME, "鸣笛"))
    some = divided(n.CodeBlock("if 灯:\n  鸣笛", "python", tokens), 8)
    assert all(
        isinstance(piece, n.CodeBlock) and "".join(t.text for t in piece.tokens) == piece.text
        for piece in some
    )
    assert len(some) == 2


@pytest.mark.parametrize("block", [n.MathBlock("x" * 90), n.Rule()])
def test_what_cannot_be_cut_stays(block: n.Block) -> None:
    assert divided(block, 40) == (block,)


def test_a_table_is_not_cut_within_cells_of_several_rows() -> None:
    tall = n.Row((n.Cell((p("礁石"),), rowspan=3), n.Cell((p("灯"),))))
    low = n.Row((n.Cell((p("塔"),)),))
    body = (tall, low, low) * 3
    foot = (n.Row((n.Cell((p("完"),)),)),)
    some = divided(n.Table((n.Alignment.DEFAULT,) * 2, (), body, foot=foot), 9)
    tables = [piece for piece in some if isinstance(piece, n.Table)]
    assert [len(table.body) for table in tables] == [3, 3, 3]
    assert [table.foot for table in tables] == [(), (), foot]


def test_a_short_link_stays_whole() -> None:
    link = n.Link(t("守塔人点灯。" * 10), "https://a.example.com/")
    some = divided(n.Paragraph((n.Text("雾" * 30), link, n.Text("灯" * 30))), 50)
    assert sum(link in piece.children for piece in some if isinstance(piece, n.Paragraph)) == 1
