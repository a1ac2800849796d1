"""Escapes what Markdown would take for markup, and no more: Chinese text stays readable.

The rules are CommonMark 0.31 (2.4 backslash escapes, 6 inlines, 4 leaf blocks), GFM and what this
project's own reader adds: formulas between dollars, bold beside Chinese punctuation.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from dataclasses import dataclass, replace

from exporter.reading.emphasis import is_punctuation, is_wide

_SPECIAL = re.compile(r"[\\`*_\[\]^<&~$!:@|%={]|(?<![A-Za-z0-9])www(?=\.)")
_TAG = re.compile(r"[A-Za-z/!?]")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
_EMOJI = re.compile(r":(?:[a-z0-9_+-]*[a-z][a-z0-9_+-]*|[+-]1|100|1234):")
# pandoc links an address in the words of a link too, with the backslashes that it has
_CLEAN_ADDRESS = re.compile(
    r"https?://(?:[^\s\\`*<&~$!@|\[\]()_]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))+"
)
_SCHEME = re.compile(r"(?<![^\W_])(?:https?|ftp)\Z", re.IGNORECASE)
_DEFINITION = re.compile(r"\[(?!\^)(?:[^\[\]\\]|\\.)+\]:", re.DOTALL)
_TAG_MARKS = ("{%", "{{<", "{{%")  # tags of Hexo and Hugo
_MAIL = re.compile(r"(?<=[\w.+-])@(?=[\w-]+\.\w)")
_BLOCK_NAME = re.compile(r"\^[A-Za-z0-9-]{3,}\s*\Z")
# the spaces behind a mark that `read.marks` takes for one
_GAP = r"(?=[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]|\Z)"
_LINE = re.compile(
    rf"(?:(?P<digits>\d{{1,9}})[.)]{_GAP}|(?P<call>\[\^\d+\]):)"
    rf"|\#{{1,6}}{_GAP}|>|[-+*]{_GAP}|[-=]+[ \t]*\Z|\+{{3}}[ \t]*\Z"
    r"|:{3,}|!{3}[ \t]|\?{3}\+?[ \t]|\{[%{:]|\[\[?_?(?i:toc)_?\]|@\[(?i:toc)\]"
    r"|(?=[|: -]*-)[|:-][|: -]*\Z|\[(?:[ xX]\](?:[ \t]|\Z)|![^\[\]\n]+\](?!\())"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """Where inlines are written, as far as it changes how.

    `math`: every pair of dollars is a formula. `dollars`: dollars of the text are escaped.
    `bracketed`: inside the brackets of a link. `cell`: inside a table's row. `flat`: in one line.
    `stars` are the emphases around.
    """

    math: bool = False
    dollars: bool = False
    bracketed: bool = False
    cell: bool = False
    flat: bool = False
    stars: frozenset[str] = frozenset()


def without_formulas(write: Callable[[Pen], str], pen: Pen) -> str:
    """Write something so that no two of its dollars enclose a formula."""
    written = write(pen)
    may_enclose = written.count("$") > 1 and not pen.dollars
    return write(replace(pen, dollars=True)) if may_enclose else written


def text(words: str, pen: Pen, before: str, after: str) -> str:
    """Escape a run of text that stands between two characters, nothing where a line begins."""

    def escaped(found: re.Match[str]) -> str:
        start, end = found.span()
        left = words[start - 1] if start else before
        right = words[end] if end < len(words) else after
        return _escaped(found[0], left, right, words, start, pen)

    return _SPECIAL.sub(escaped, words)


def _escaped(mark: str, left: str, right: str, words: str, at: int, pen: Pen) -> str:
    match mark:
        case "\\" if right in {"(", "["}:
            return "&#92;"  # `\\(` begins a formula
        case "\\":
            needed = not right or right in string.punctuation
        case "`":
            needed = True
        case "*":
            needed = not (left.isspace() and right.isspace())
        case "_":
            needed = not (left.isalnum() and right.isalnum())
        case "[":
            needed = pen.bracketed or right == "["  # Obsidian's links
        case "^":
            named = not left.strip() and bool(_BLOCK_NAME.match(words, at))
            needed = "[" in {left, right} or named
        case "%":
            needed = right == "%" and left != "%"  # Obsidian's comments
        case "{":
            needed = words.startswith(_TAG_MARKS, at)
        case "=":
            needed = right == "=" != left
        case "]":
            needed = pen.bracketed or right == "("
        case "<":
            needed = bool(_TAG.match(right))
        case "&":
            needed = bool(_ENTITY.match(words, at))
        case "~":
            needed = "~" in {left, right} or bool(pen.stars)  # pandoc pairs single ones too
        case "$":
            needed = pen.dollars or "`" in {left, right}
        case "!":
            needed = right == "["
        case ":":
            needed = bool(_EMOJI.match(words, at))
            if words.startswith("://", at):
                is_clean = _CLEAN_ADDRESS.fullmatch(words) if pen.bracketed else False
                needed = needed or (not is_clean and bool(_SCHEME.search(words, 0, at)))
        case "@":
            needed = bool(_MAIL.match(words, at))
        case "|":
            needed = pen.cell
        case _:
            return f"{mark}\\"
    return f"\\{mark}" if needed else mark


def lines(written: str) -> str:
    """Escape what would begin a block at the beginning of a line."""
    written = f"\\{written}" if _DEFINITION.match(written) else written
    return "\n".join(map(_line, written.split("\n")))


def _line(line: str) -> str:
    found = _LINE.match(line)
    if not found:
        return line
    kept = found["digits"] or found["call"] or ""
    return f"{kept}\\{line[len(kept) :]}"


def can_enclose(mark: str, before: str, inner: str, after: str) -> bool:
    """Tell whether a mark opens before a text and closes after it (CommonMark 6.2, GFM 6.5).

    Beside an address with a reference to a character, pandoc does not see where a mark closes.
    """
    first, last = inner[0], inner[-1]
    edges = {before, first, last, after}
    if _ENTITY.search(inner) or first.isspace() or last.isspace():
        return False
    if mark == "~~":
        return "~" not in edges
    if edges & {"*", "_"}:
        return False
    outer, opened = _as_read(before or " ", first)
    closed, beyond = _as_read(last, after or " ")
    opens = not is_punctuation(opened) or _ends_word(outer)
    return opens and (not is_punctuation(closed) or _ends_word(beyond))


def _ends_word(character: str) -> bool:
    return character.isspace() or is_punctuation(character)


def _as_read(before: str, after: str) -> tuple[str, str]:
    """Return what pandoc sees around a run: punctuation that `read.emphasis` mends is a letter."""
    if before.isspace() or after.isspace():
        return before, after
    mends_before = is_punctuation(before) and (is_wide(before) or is_wide(after))
    mends_after = is_punctuation(after) and (is_wide(after) or is_wide(before))
    return "a" if mends_before else before, "a" if mends_after else after
