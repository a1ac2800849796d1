"""Markup that did not become what it was meant to be and stands in the text as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.diagnostics import Severity
from exporter.linter.proof import UNKNOWN, Proof
from exporter.linter.rule import Hit, Rule
from exporter.model import nodes as n
from exporter.model.han import HAN

_EMPHASIS = re.compile(
    r"(?<!\*)\*{2,4}(?!\*)|(?<![^\s（(“「，。：])~~(?=[^\s~])"
    rf"|(?<!_)__(?=[^\s_])(?=[^\n_]*[{HAN}][^\n_]*(?<!\s)__(?!_))"
)
_CODE = re.compile(r"[A-Za-z0-9/(,.=_]")
_TARGET = re.compile(r"(?<!\\)\](?=\()")
_APART = re.compile(r"(?<=[^\W\d_]{2})\](?P<sign> \(|（)(?=\ufffc)")
_WEB = re.compile(r"https?://|www\.", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|audio|center|div|font|iframe|img|p|source|span|table|td|video)\s+[a-z-]+\s*=",
    re.IGNORECASE,
)
_CALL = re.compile(r"(?<!\\)\[\^\d{1,3}\](?!:)")
_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})")
_PARAGRAPH_END = re.compile(r"\n[ \t>]*\n")


def _unclosed(proof: Proof) -> Iterator[Hit]:
    for text in _texts(proof, _EMPHASIS):
        found = _first(proof, text, _EMPHASIS, proof.prose)
        if found and not _is_code(proof.prose, *found.span()):
            yield Hit(*found.span(), f"`{found[0]}` stands in the text: it opens or closes nothing")


def _unparsed(proof: Proof) -> Iterator[Hit]:
    for text in _texts(proof, _TARGET):
        found = _first(proof, text, _TARGET, proof.text)
        if found:
            yield Hit(*found.span(), "`](` stands in the text: this is no link")
    for found in _APART.finditer(proof.prose):
        if _WEB.match(proof.text, found.end()):
            message = f"`]{found['sign']}` makes no link"
            hint = "write `](` without a space, and a half-width `)` at the end"
            yield Hit(*found.span(), message, hint=hint)


def _tag(proof: Proof) -> Iterator[Hit]:
    for text in _texts(proof, _TAG):
        found = _first(proof, text, _TAG, proof.prose)
        if found:
            tag = found[0].split()[0]
            yield Hit(*found.span(), f"`{tag}` stands in the text: the tag never ends")


def _call(proof: Proof) -> Iterator[Hit]:
    for text in _texts(proof, _CALL):
        found = _first(proof, text, _CALL, proof.text)
        if found:
            yield Hit(*found.span(), f"`{found[0]}` stands in the text: no footnote is defined so")


def _is_code(prose: str, start: int, end: int) -> bool:
    """Tell whether signs stand in what looks like code: `2**10`, `src/**/*.md`, `138****5678`."""
    before, after = prose[max(start - 1, 0) : start], prose[end : end + 1]
    if before == after == " ":
        before, after = prose[max(start - 2, 0) : start - 1], prose[end + 1 : end + 2]
    if end - start > len("***"):
        return not (before.strip() and after.strip()) or bool(_CODE.match(before))
    return bool(_CODE.match(before) and _CODE.match(after))


def _texts(proof: Proof, pattern: re.Pattern[str]) -> Iterator[n.Text]:
    for node in proof.nodes:
        if isinstance(node, n.Text) and pattern.search(node.text):
            yield node


def _first(
    proof: Proof, text: n.Text, pattern: re.Pattern[str], sheet: str
) -> re.Match[str] | None:
    """Return where in the source a text first has a pattern; escapes are longer there."""
    start = proof.offset(text)
    if start == UNKNOWN:
        return None
    paragraph = _PARAGRAPH_END.search(proof.text, start)
    end = paragraph.start() if paragraph else len(sheet)
    return pattern.search(sheet, start, min(end, start + 2 * len(text.text) + 8))


def _fence(proof: Proof) -> Iterator[Hit]:
    for node in proof.nodes:
        if not isinstance(node, n.CodeBlock) or not node.line:
            continue
        opening = _FENCE.match(proof.line(node.line))
        if not opening:
            continue
        if not any(_closes(proof, number, opening[1]) for number in _last_lines(node)):
            start = proof.starts[node.line - 1] + opening.start(1)
            yield Hit(start, start + len(opening[1]), "the code that begins here is never closed")


def _last_lines(code: n.CodeBlock) -> tuple[int, ...]:
    """Return where a fenced listing may end; pandoc drops the blank line of an empty one."""
    if not code.text:
        return code.line + 1, code.line + 2
    return (code.line + code.text.count("\n") + 2,)


def _closes(proof: Proof, number: int, opening: str) -> bool:
    end = _FENCE.match(proof.line(number)) if number <= len(proof.starts) else None
    return end is not None and end[1].startswith(opening)


RULES = (
    Rule(
        "emphasis-unclosed",
        Severity.WARNING,
        "`**`, `~~` or `__` that stands in the text because it opens or closes nothing",
        "give it its partner, with no space on the inner side of either; `**` where `__` stands in "
        "a word; `\\*\\*` if it is meant",
        _unclosed,
    ),
    Rule(
        "link-unparsed",
        Severity.WARNING,
        "`](` that stands in the text because the link is not written rightly",
        "look for a missing bracket, or a space between `]` and `(`",
        _unparsed,
    ),
    Rule(
        "tag-unclosed",
        Severity.WARNING,
        "an HTML tag that stands in the text because its `>` or a quotation mark is missing",
        "close the tag with `>`, and each of its values with a quotation mark",
        _tag,
    ),
    Rule(
        "note-undefined",
        Severity.WARNING,
        "the call of a footnote that is defined nowhere and stands in the text",
        "write the footnote, `[^1]: …` on a line of its own, or correct the number",
        _call,
    ),
    Rule(
        "fence-unclosed",
        Severity.WARNING,
        "a fence that opens code and is never closed",
        "close it with the same signs on a line of their own",
        _fence,
    ),
)
