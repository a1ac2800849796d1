"""Splits code into coloured tokens with Pygments; a language it does not know stays plain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from exporter.model import nodes as n
from exporter.model.issue import Issue
from exporter.model.walk import rebuild_issue

if TYPE_CHECKING:
    from pygments.lexer import Lexer

_KINDS = (
    ("Comment", n.TokenKind.COMMENT),
    ("Keyword", n.TokenKind.KEYWORD),
    ("Operator.Word", n.TokenKind.KEYWORD),
    ("Operator", n.TokenKind.OPERATOR),
    ("Literal.String", n.TokenKind.STRING),
    ("Literal.Number", n.TokenKind.NUMBER),
    ("Generic.Inserted", n.TokenKind.INSERTED),
    ("Generic.Deleted", n.TokenKind.DELETED),
    ("Generic.Heading", n.TokenKind.NAME),
    ("Generic.Subheading", n.TokenKind.NAME),
    ("Generic.Prompt", n.TokenKind.COMMENT),
    ("Name.Function", n.TokenKind.NAME),
    ("Name.Class", n.TokenKind.NAME),
    ("Name.Builtin", n.TokenKind.NAME),
    ("Name.Decorator", n.TokenKind.NAME),
    ("Name.Tag", n.TokenKind.KEYWORD),
    ("Name.Attribute", n.TokenKind.NAME),
    ("Name.Exception", n.TokenKind.NAME),
)


def highlight(issue: Issue) -> Issue:
    """Return the issue with the tokens of every code block."""
    return rebuild_issue(issue, block=_highlighted)


def tokens(text: str, language: str) -> tuple[n.Token, ...]:
    """Return code as tokens of one kind each, whose texts joined are the code."""
    lexer = _lexer(language) if language else None
    if lexer is None or not text:
        return (n.Token(n.TokenKind.PLAIN, text),) if text else ()
    found: list[n.Token] = []
    for name, piece in lexer.get_tokens(text):
        kind = _kind(str(name).removeprefix("Token."))
        if found and found[-1].kind is kind:
            found[-1] = n.Token(kind, found[-1].text + piece)
        elif piece:
            found.append(n.Token(kind, piece))
    if "".join(token.text for token in found) != text:
        return (n.Token(n.TokenKind.PLAIN, text),)
    return tuple(found)


def _highlighted(block: n.Block) -> Iterable[n.Block]:
    if isinstance(block, n.CodeBlock):
        return (replace(block, tokens=tokens(block.text, block.language)),)
    return (block,)


@cache
def _lexer(language: str) -> Lexer | None:
    """Return Pygments' lexer for a language as a fence names it; importing it takes a while."""
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language.casefold(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


@cache
def _kind(name: str) -> n.TokenKind:
    for prefix, kind in _KINDS:
        if name == prefix or name.startswith(f"{prefix}."):
            return kind
    return n.TokenKind.PLAIN
