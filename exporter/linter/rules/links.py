"""Links and references: addresses shown as text, without encryption, or given twice."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from exporter.diagnostics import Severity
from exporter.linter.hosts import speaks_https
from exporter.linter.proof import UNKNOWN, Proof
from exporter.linter.rule import Hit, Rule
from exporter.model import nodes as n
from exporter.model.issue import SectionKind
from exporter.model.walk import plain, sections

_HOST = re.compile(r"(?!www\.)[\w.-]+", re.IGNORECASE)
_SCHEME = re.compile(r"\A[a-z]+://", re.IGNORECASE)
_ON_PURPOSE = re.compile(r"(?:[:：(（<《【|]|^[ \t>]*(?:(?:[-*+]|\d+[.)、])[ \t]+)?)[ \t*_]*$")
_EMPTY = re.compile(r"(?<![!\\])\[[ \t]*(?=\ufffc)")
_FULL_WIDTH = re.compile(r"【[^【】\n]+】[(（](?=\ufffc)")
_WEB = re.compile(r"https?://|www\.", re.IGNORECASE)


def _text_is_address(proof: Proof) -> Iterator[Hit]:
    """Compare texts with addresses; a host alone is the name of a site, like v0.dev.

    What is the whole of its line, or stands behind a colon or in brackets, is printed on purpose.
    """
    for node in proof.nodes:
        if not isinstance(node, n.Link) or not _bare(node.address):
            continue
        start = proof.offset(node)
        bracketed = start != UNKNOWN and proof.text[start] == "["
        text = plain(node.children)
        if not bracketed or _HOST.fullmatch(text) or _bare(text) != _bare(node.address):
            continue
        line, column = proof.place(start)
        if not _ON_PURPOSE.search(proof.line(line)[: column - 1]):
            yield Hit(start, start, "the text of the link is its address")


def _bare(address: str) -> str:
    return _SCHEME.sub("", address.strip()).rstrip("/").casefold()


def _http(proof: Proof) -> Iterator[Hit]:
    for node in proof.nodes:
        match node:
            case n.Link(address=address) | n.Image(source=address) | n.Media(source=address):
                if address[:7].lower() == "http://" and speaks_https(_host(address)):
                    start = proof.offset(node)
                    yield Hit(start, start, f"the address is not encrypted: {address}")
            case _:
                pass


def _local(proof: Proof) -> Iterator[Hit]:
    for node in proof.nodes:
        match node:
            case n.Link(address=address) | n.Media(source=address) if _is_local(_host(address)):
                start = proof.offset(node)
                yield Hit(start, start, f"only your own network can reach {address}")
            case _:
                pass


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_local(host: str) -> bool:
    if host == "localhost" or host.endswith((".localhost", ".local", ".lan")):
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False


def _empty(proof: Proof) -> Iterator[Hit]:
    for found in _EMPTY.finditer(proof.prose):
        if proof.text.startswith("](", found.end()):
            yield Hit(*found.span(), "the link has no text: nobody sees it")


def _full_width(proof: Proof) -> Iterator[Hit]:
    for found in _FULL_WIDTH.finditer(proof.prose):
        if _WEB.match(proof.text, found.end()):
            yield Hit(*found.span(), "`【…】(` makes no link")


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
        "an address that begins with `http:`, of a host that is known to speak https",
        "write https:",
        _http,
    ),
    Rule(
        "link-local",
        Severity.WARNING,
        "a link to this machine or a private network, as to `localhost`",
        "link to what readers can reach",
        _local,
    ),
    Rule(
        "link-empty",
        Severity.WARNING,
        "a link without a text, `[](https://…)`",
        "write between the brackets where it leads",
        _empty,
    ),
    Rule(
        "link-brackets",
        Severity.WARNING,
        "`【…】(https://…)`, which makes no link",
        "write `[…](https://…)` with half-width brackets",
        _full_width,
    ),
    Rule(
        "reference-duplicate",
        Severity.WARNING,
        "two entries of the reference list that lead to the same address",
        "delete one of them",
        _reference_duplicate,
    ),
)
