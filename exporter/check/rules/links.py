"""Links and references: addresses shown as text, without encryption, or given twice."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from exporter.check.proof import UNKNOWN, Proof
from exporter.check.rule import Hit, Rule
from exporter.diagnostics import Severity
from exporter.model import nodes as n
from exporter.model.issue import SectionKind
from exporter.model.walk import plain, sections

_HOST = re.compile(r"(?!www\.)[\w.-]+", re.IGNORECASE)
_SCHEME = re.compile(r"\A[a-z]+://", re.IGNORECASE)


def _text_is_address(proof: Proof) -> Iterator[Hit]:
    """Compare texts with addresses; a host alone is the name of a site, like v0.dev."""
    for node in proof.nodes:
        if not isinstance(node, n.Link) or not _bare(node.address):
            continue
        start = proof.offset(node)
        bracketed = start != UNKNOWN and proof.text[start] == "["
        text = plain(node.children)
        if bracketed and not _HOST.fullmatch(text) and _bare(text) == _bare(node.address):
            yield Hit(start, start, "the text of the link is its address")


def _bare(address: str) -> str:
    return _SCHEME.sub("", address.strip()).rstrip("/").casefold()


def _http(proof: Proof) -> Iterator[Hit]:
    for node in proof.nodes:
        match node:
            case n.Link(address=address) | n.Image(source=address) | n.Media(source=address):
                if address[:7].lower() == "http://" and not _is_local(address):
                    start = proof.offset(node)
                    yield Hit(start, start, f"the address is not encrypted: {address}")
            case _:
                pass


def _is_local(address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
        return host == "localhost" or ipaddress.ip_address(host).is_private
    except ValueError:
        return False


def _reference_duplicate(proof: Proof) -> Iterator[Hit]:
    for section in sections(proof.issue):
        if section.kind is not SectionKind.REFERENCES:
            continue
        first: dict[str, int] = {}
        items = (i for b in section.blocks if isinstance(b, n.ReferenceList) for i in b.items)
        for item in items:
            address = item.address.rstrip("/")
            if address and address in first:
                start = proof.offset(item)
                numbers = f"references {first[address]} and {item.number}"
                yield Hit(start, start, f"{numbers} lead to the same address")
            first.setdefault(address, item.number)


RULES = (
    Rule(
        "link-text-address",
        Severity.NOTE,
        "a link `[address](address)` whose text is its address",
        "write words that say where the link leads, or the bare address",
        _text_is_address,
    ),
    Rule(
        "link-http",
        Severity.NOTE,
        "an address of a link, picture or player that begins with `http:`",
        "write https: if the host answers to it",
        _http,
    ),
    Rule(
        "reference-duplicate",
        Severity.WARNING,
        "two entries of the reference list that lead to the same address",
        "delete one of them",
        _reference_duplicate,
    ),
)
