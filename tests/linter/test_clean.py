"""Texts as editors write them, in the manner of nine kinds of newsletter: nothing is wrong there.

Then faults are put into them, one into each line that has room for it, and all must be found.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from linter.proofs import look, mended

CLEAN = sorted((Path(__file__).parent / "clean").glob("*.md"))
FAULTS = {
    ",": "punctuation-half-width",
    "; ": "punctuation-half-width",
    " ! ": "punctuation-half-width",
    "?": "punctuation-half-width",
    ": ": "punctuation-half-width",
    ".": "punctuation-half-width",
    "(甲)": "punctuation-brackets",
    "（甲)": "punctuation-brackets",
    "...": "punctuation-ellipsis",
    "。。。": "punctuation-ellipsis",
    "--": "punctuation-dash",
    '"甲"': "quotes-straight",
    "  Go  ": "spacing-doubled",
    "Python": "spacing-han-latin",
    "**甲": "emphasis-unclosed",
    "[甲](a b)": "link-unparsed",
    "[甲乙]（https://example.org/）": "link-unparsed",
    "[甲](#没有的)": "link-dead",
    "[甲](http://github.com/)": "link-http",
    "[https://example.org](https://example.org/)": "link-text-address",
}
PROSE = re.compile(r"[\u4e00-\u9fff，。]{6,}")


@pytest.mark.sweep
@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_a_clean_text_is_silent_and_stays(path: Path) -> None:
    text = path.read_text("utf-8")
    for style in ("auto", "space"):
        assert look(text, spacing=style) == ()
        assert mended(text, spacing=style) == text


def sown(text: str, fault: str) -> tuple[str, list[int]]:
    """A text with a fault in the first long run of Han of each line, and the lines that have it."""
    lines = text.split("\n")
    head = lines.index("---", 1) if lines[0] == "---" else 0
    changed = []
    for index in range(head + 1, len(lines)):
        found = PROSE.search(lines[index])
        middle = found.start() + 3 if found else 0
        if not found or re.search(r"[#`|<>\[\]$*]", lines[index]):
            continue
        if not re.fullmatch(r"[\u4e00-\u9fff]{2}", lines[index][middle - 1 : middle + 1]):
            continue
        lines[index] = lines[index][:middle] + fault + lines[index][middle:]
        changed.append(index + 1)
    return "\n".join(lines), changed


@pytest.mark.sweep
@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_that_is_sown_is_found(fault: str) -> None:
    code = FAULTS[fault]
    sowings = 0
    for path in CLEAN:
        text, lines = sown(path.read_text("utf-8"), fault)
        found = {finding.line for finding in look(text, code, spacing="space")}
        assert set(lines) == found, path
        sowings += len(lines)
    assert sowings > 40
