"""Tells whether the macros that a formula defines for itself would blow it up.

A formula of 230 bytes, each macro of which names the next one twice, may come to half a million
symbols: it is expanded here first, as far as a limit. What counts is what it comes to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_MOST_MACROS, _MOST_CALLS, _LONGEST = 20, 500, 8_000
_DEFINES = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|DeclareMathOperator)\*?\s*"
    r"(?:\{\s*(\\(?:[A-Za-z]+|.))\s*\}|(\\(?:[A-Za-z]+|.)))\s*(?:\[(\d)\])?\s*(?:\[[^\]]*\])?\s*(?=\{)"
    r"|\\[gex]?def\s*(\\(?:[A-Za-z]+|.))\s*((?:#\d\s*)*)(?=\{)"
    r"|\\let\s*(\\(?:[A-Za-z]+|.))\s*=?\s*(\\(?:[A-Za-z]+|.))"
)
_ANY = re.compile(
    r"\\(?:(?:re)?new(?:command|environment)|[gex]?def|let|providecommand|DeclareM\w+|DeclareR\w+)"
    r"(?![A-Za-z])"
)
_TOKEN = re.compile(r"\\[A-Za-z]+\s*|\\.|[^\\]", re.DOTALL)
_ARGUMENT = re.compile(r"#(\d)")


@dataclass(frozen=True, slots=True)
class _Macro:
    arguments: int
    body: str


def is_bomb(tex: str) -> bool:
    """Tell whether a formula has more than 20 macros, or comes to more than 8,000 characters."""
    if not _ANY.search(tex):
        return False
    macros: dict[str, _Macro] = {}
    text, at, count = "", 0, 0
    while found := _DEFINES.search(tex, at):
        text += tex[at : found.start()]
        name = found[1] or found[2] or found[4] or found[6]
        body, at = (found[7], found.end()) if found[6] else _group(tex, found.end())
        macros[name] = _Macro(int(found[3] or 0) or (found[5] or "").count("#"), body)
        count += 1
        if count > _MOST_MACROS:
            return True
    text += tex[at:]
    return bool(_ANY.search(text)) or _comes_to_too_much(text, macros)


def _comes_to_too_much(text: str, macros: Mapping[str, _Macro]) -> bool:
    """Expand a text from the left, as TeX does, until it is done or too much."""
    calls = length = at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return True
        at = token.end()
        macro = macros.get(token[0].rstrip())
        if macro is None:
            length += len(token[0])
        else:
            calls += 1
            given = []
            for _ in range(macro.arguments):
                argument, at = _group(text, at)
                given.append(argument)
            text, at = _filled(macro.body, given) + text[at:], 0
        if calls > _MOST_CALLS or length + len(text) - at > _LONGEST:
            return True
    return False


def _filled(body: str, given: list[str]) -> str:
    def argument(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        return given[index] if 0 <= index < len(given) else ""

    return _ARGUMENT.sub(argument, body)


def _group(text: str, at: int) -> tuple[str, int]:
    """Return what stands in braces, or the one token there is, and where it ends."""
    while at < len(text) and text[at].isspace():
        at += 1
    if at >= len(text) or text[at] != "{":
        token = _TOKEN.match(text, at)
        return (token[0], token.end()) if token else ("", len(text))
    depth = 0
    for token in _TOKEN.finditer(text, at):
        depth += (token[0] == "{") - (token[0] == "}")
        if not depth:
            return text[at + 1 : token.start()], token.end()
    return text[at + 1 :], len(text)
