"""Reads the style sheet of a theme (CSS Syntax 3) and writes anew what it may say.

Nothing of the text is copied: tokens are understood, looked up in `vocabulary` and written in the
one way that needs no second look. Words keep letters, digits and hyphens only, and in strings every
mark that could end a sheet, a rule or a comment is an escape.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Sequence
from math import isfinite
from typing import TypeAlias

import tinycss2
from tinycss2 import ast

from exporter import vocabulary
from exporter.spelling import nearest

_Nodes: TypeAlias = Sequence[ast.Node]
_WORD = re.compile("[A-Za-z0-9_\u00b7-\U0010ffff-]+")
_PLAIN = re.compile("[^A-Za-z0-9 .,!?·…\u00a1-\U0010ffff-]")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif);base64,([A-Za-z0-9+/\s]+={0,2})")
_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
_IN_SELECTORS = {".", ">", "+", "~", "*", ":", ",", "=", "^=", "$=", "*=", "~=", "|=", "::", "-"}
_IN_VALUES = {",", "/", "+", "-", "*"}
_IN_QUERIES = {":", ","}
_WORDS = (ast.HashToken, ast.IdentToken, ast.NumberToken, ast.PercentageToken, ast.DimensionToken)
_OPENING = (ast.FunctionBlock, ast.ParenthesesBlock, ast.URLToken)
_COUNTING = ("counter-", "orphans", "widows", "column-count", "columns", "order", "max-lines")


class SheetError(ValueError):
    """A sheet says what it may not; the message begins with the line."""


def rewritten(text: str, longest: int = vocabulary.LONGEST_RULE) -> str:
    """Return a sheet with all that it says, written in one way.

    Parameters
    ----------
    longest : int
        The most characters that a rule may come to.

    Raises
    ------
    SheetError
        Naming the line and what may not stand there.
    """
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    if len(rules) > vocabulary.MOST_RULES:
        raise SheetError(f"it has more than {vocabulary.MOST_RULES} rules")
    written = [_rule(rule) for rule in rules]
    for rule, said in zip(rules, written, strict=True):
        if len(said) > longest:
            raise _refused(rule, "so much in one rule")
    return "\n".join(filter(None, written))


def _rule(rule: ast.Node) -> str:
    match rule:
        case ast.QualifiedRule():
            selector = _written(rule.prelude, _IN_SELECTORS, vocabulary.SELECTORS)
            return f"{selector}{{{_declarations(rule.content)}}}"
        case ast.AtRule(lower_at_keyword="charset"):
            return ""
        case ast.AtRule(lower_at_keyword="page", content=[*content]):
            name = _written(rule.prelude, {":", ","}, vocabulary.SELECTORS)
            return f"@page{' ' * bool(name)}{name}{{{_declarations(content, boxes=True)}}}"
        case ast.AtRule(lower_at_keyword="media", content=[*content]):
            query = _written(rule.prelude, _IN_QUERIES, frozenset())
            inner = tinycss2.parse_rule_list(content, skip_comments=True, skip_whitespace=True)
            for one in inner:
                if isinstance(one, ast.AtRule):
                    raise _refused(one, "a rule in a rule")
            return f"@media {query}{{{''.join(map(_rule, inner))}}}"
        case ast.AtRule(lower_at_keyword="import" | "font-face"):
            raise _loads(rule, f"@{rule.lower_at_keyword}")
        case ast.AtRule():
            raise _refused(rule, f"@{rule.lower_at_keyword}")
        case _:
            raise _unread(rule)


def _declarations(content: _Nodes, *, boxes: bool = False) -> str:
    written = []
    for one in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        match one:
            case ast.Declaration():
                written.append(_declaration(one))
            case ast.AtRule(content=[*inner]) if boxes and (
                one.lower_at_keyword in vocabulary.PAGE_BOXES
            ):
                written.append(f"@{one.lower_at_keyword}{{{_declarations(inner)}}}")
            case ast.AtRule():
                raise _refused(one, f"@{one.lower_at_keyword} here")
            case ast.QualifiedRule():
                raise _refused(one, "a rule in a rule")
            case _:
                raise _unread(one)
    return ";".join(written)


def _declaration(said: ast.Declaration) -> str:
    name = said.name if said.name.startswith("--") else said.lower_name
    if name not in vocabulary.PROPERTIES:
        near = nearest(name, vocabulary.PROPERTIES)
        raise _refused(said, f"the property {name}" + (f" ({near})" if near else ""))
    counts = name.startswith(_COUNTING)
    most = vocabulary.MOST_COUNT if counts else vocabulary.MOST_NUMBER
    value = _written(said.value, _IN_VALUES, vocabulary.FUNCTIONS, most=most)
    return f"{name}:{value}{' !important' * said.important}"


def _written(
    nodes: _Nodes, marks: set[str], functions: frozenset[str], *, most: int = 0, depth: int = 0
) -> str:
    """Write tokens: those words, numbers to `most`, marks and functions that may stand there."""
    if len(nodes) > vocabulary.MOST_TOKENS or depth > vocabulary.MOST_DEPTH:
        raise _refused(nodes[0], "so much in one place")
    parts = [_token(node, marks, functions, most, depth) for node in _spaced(nodes)]
    return "".join(parts).strip()


def _spaced(nodes: _Nodes) -> Iterator[ast.Node]:
    """Yield tokens without comments, of spaces in a row the first.

    Words between which nothing but a comment stood must not become one.
    """
    last: ast.Node | None = None
    for node in nodes:
        if isinstance(node, ast.Comment):
            continue
        if isinstance(last, _WORDS) and isinstance(node, (*_WORDS[1:], *_OPENING)):
            signed = str(getattr(node, "representation", "")).startswith(("+", "-"))
            if not signed and not isinstance(node, ast.HashToken):
                raise _merging(last, node)
        if not (isinstance(node, ast.WhitespaceToken) and isinstance(last, ast.WhitespaceToken)):
            yield node
        last = node


def _merging(last: ast.Node, node: ast.Node) -> SheetError:
    word = f"{last.serialize()}{node.serialize()}"
    if word.partition("(")[0].lower() in vocabulary.LOADING:
        return _loads(node, word)
    return _refused(node, "a comment between words")


def _token(
    node: ast.Node, marks: set[str], functions: frozenset[str], most: int, depth: int
) -> str:
    match node:
        case ast.WhitespaceToken():
            return " "
        case ast.LiteralToken(value=mark) if mark in marks:
            return str(mark)
        case ast.IdentToken(value=word):
            return _word(node, word)
        case ast.HashToken(value=word):
            return f"#{_word(node, word)}"
        case ast.StringToken(value=text):
            return _string(text)
        case ast.NumberToken() | ast.PercentageToken() | ast.DimensionToken():
            return _number(node, most)
        case ast.URLToken(value=address):
            return _picture(node, address)
        case ast.FunctionBlock(lower_name=name, arguments=inner):
            return _function(node, name, inner, marks, functions, most, depth)
        case ast.ParenthesesBlock(content=inner) | ast.SquareBracketsBlock(content=inner):
            written = _written(inner, marks, functions, most=most, depth=depth + 1)
            return f"({written})" if node.type == "() block" else f"[{written}]"
        case ast.ParseError():
            raise _unread(node)
        case _:
            raise _refused(node, f"{node.serialize()[:40]!r}")


def _function(
    node: ast.Node,
    name: str,
    inner: _Nodes,
    marks: set[str],
    functions: frozenset[str],
    most: int,
    depth: int,
) -> str:
    if name == "url":
        texts = [one for one in inner if not isinstance(one, ast.WhitespaceToken)]
        if len(texts) == 1 and isinstance(texts[0], ast.StringToken):
            return _picture(node, texts[0].value)
    if name in vocabulary.LOADING:
        raise _loads(node, node.serialize())
    if name not in functions:
        raise _refused(node, f"the function {name}()")
    return f"{name}({_written(inner, marks, functions, most=most, depth=depth + 1)})"


def _word(node: ast.Node, word: str) -> str:
    if not _WORD.fullmatch(word):
        raise _refused(node, f"the word {word!r}")
    return word


def _string(text: str) -> str:
    escaped = _PLAIN.sub(lambda mark: f"\\{ord(mark[0]):x} ", text)
    return f'"{escaped}"'


def _number(node: ast.Node, most: int) -> str:
    value = float(node.value)
    if not isfinite(value) or abs(value) > (most or vocabulary.MOST_NUMBER):
        raise _refused(node, f"the number {node.representation[:40]}")
    unit = getattr(node, "unit", "%" if isinstance(node, ast.PercentageToken) else "")
    return f"{node.representation}{unit if unit == '%' else _unit(node, unit)}"


def _unit(node: ast.Node, unit: str) -> str:
    return _word(node, unit) if unit else ""


def _picture(node: ast.Node, address: str) -> str:
    """Return an address that holds its own bytes, if these are a picture's."""
    found = _PICTURE.fullmatch(address)
    try:
        data = b64decode("".join(found[1].split()), validate=True) if found else b""
    except ValueError:
        data = b""
    if not data.startswith(_MAGIC):
        raise _loads(node, node.serialize())
    return f"url({''.join(address.split())})"


def _loads(node: ast.Node, what: str) -> SheetError:
    return SheetError(f"loads something: {' '.join(what.split())[:60]} (line {node.source_line})")


def _refused(node: ast.Node, what: str) -> SheetError:
    return SheetError(f"may not say {what} (line {node.source_line})")


def _unread(node: ast.Node) -> SheetError:
    reason = getattr(node, "message", "it is no CSS")
    return SheetError(f"cannot be read: {reason} (line {node.source_line})")
