"""Addresses: with a space in them, and one given to two links of a line."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.diagnostics import Severity
from exporter.linter.proof import UNKNOWN, Proof
from exporter.linter.rule import Hit, Rule
from exporter.model import nodes as n
from exporter.model.walk import plain


def _spaces(proof: Proof) -> Iterator[Hit]:
    """Find addresses with a space that stand without `<>` around them.

    CommonMark (0.31.2, 6.3) ends an address at a space, and shows such a link as text.
    """
    for node in proof.nodes:
        match node:
            case n.Link(address=address) | n.Image(source=address) if " " in address.strip():
                start = proof.offset(node)
                at = proof.text.find(f"]({address}", start) if start != UNKNOWN else UNKNOWN
                if at != UNKNOWN and "\n\n" not in proof.text[start:at]:
                    end = at + 2 + len(address)
                    yield Hit(at + 2, end, f"a space stands in the address {address}")
            case _:
                pass


def _twice(proof: Proof) -> Iterator[Hit]:
    """Find an address that an earlier link of the line has, under other words.

    What stands in brackets names the source, which often has the address of its subject.
    """
    last: dict[tuple[int, str], str] = {}
    for node in proof.nodes:
        start = proof.offset(node) if isinstance(node, n.Link) else UNKNOWN
        if not isinstance(node, n.Link) or start == UNKNOWN or proof.text[start] != "[":
            continue
        place = (node.line, node.address)
        text = plain(node.children).strip()
        other = last.setdefault(place, text)
        if proof.text[max(start - 1, 0)] in "（(":
            continue
        if text and other and text not in other and other not in text:
            yield Hit(start, start, f"`{other}` and `{text}` lead to the same address")


RULES = (
    Rule(
        "link-space",
        Severity.WARNING,
        "a space in an address: other readers show such a link as text",
        "write `%20` for the space, or delete it",
        _spaces,
    ),
    Rule(
        "link-twice",
        Severity.NOTE,
        "two links of one line, with different words, that lead to the same address",
        "see whether one of them was copied and not changed",
        _twice,
    ),
)
