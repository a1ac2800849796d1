"""Mending: only the spans that were named, never code or addresses, and once is enough."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import settings as bounds
from hypothesis import strategies as st
from linter.proofs import look, mended, settings

from exporter.config import Settings
from exporter.diagnostics import Report
from exporter.linter import mend, overwrite
from exporter.model import nodes as n
from exporter.model.source import Source
from exporter.model.walk import Descendable, descend
from exporter.reading import read

ISSUE = """# 刊

##标题

他说"好",然后...走了--真的?

用Python  写  `a,b` 与 [甲,乙](https://example.org/甲,乙)。
"""


def test_everything_at_once() -> None:
    assert mended(ISSUE) == (
        "# 刊\n\n## 标题\n\n他说“好”，然后……走了——真的？\n\n"
        "用Python 写  `a,b` 与 [甲，乙](https://example.org/甲,乙)。\n"
    )


def test_after_mending_nothing_is_left_to_mend() -> None:
    once = mended(ISSUE)
    assert mended(once) == once
    assert [found.code for found in look(once) if found.replacement is not None] == []


def test_a_heading_that_links_lead_to_is_left_and_said() -> None:
    text = "# 刊\n\n见[那里](#用python写)。\n\n## 用Python写\n\n用Python写\n"
    assert mended(text, spacing="space") == text.replace("\n用Python写\n", "\n用 Python 写\n")
    hints = [found.hint for found in look(text, spacing="space") if found.line == 5]
    assert hints == ["write a space, and mend the links to this heading with it"] * 2


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    real, path = tmp_path / "原.md", tmp_path / "刊.md"
    real.write_text("甲,乙\n", "utf-8")
    real.chmod(0o640)
    path.symlink_to(real)
    done = mend(path, settings())
    assert done is not None
    overwrite(path, done.data)
    assert path.is_symlink()
    assert real.read_text("utf-8") == "甲，乙\n"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_line_that_cannot_be_mended_is_in_no_diff(tmp_path: Path) -> None:
    path = tmp_path / "刊.md"
    path.write_bytes("甲,乙\x01\r\n丙,丁\r\n".encode())
    done = mend(path, settings())
    assert done is not None
    assert (done.before, done.after) == ("甲,乙\x01\n丙,丁\n", "甲,乙\x01\n丙，丁\n")
    assert done.data == "甲,乙\x01\r\n丙，丁\r\n".encode()
    path.write_bytes("甲,乙\x01\n".encode())
    assert mend(path, settings()) is None


_WORDS = "甲|乙丙|AI|Py3|,|, |...|--|\"|'| |  |?|:|(|)|**|*|~~|!|。|“|”|#|\n|  \n|. |1|$|<|>|[|]"
_PROSE = st.lists(st.sampled_from(_WORDS.split("|")), max_size=12).map("".join)
_PROTECTED = st.sampled_from(
    [
        "`甲,乙AI...`",
        "``甲`--`乙``",
        "`没有完",
        "`甲,\n乙AI`",
        "\n\n<pre>\n甲,乙AI\n\n甲--乙\n</pre>\n\n",
        "\n\n2. ",
        "[甲,乙](https://example.org/甲,乙AI--丙)",
        "![图AI,图](图AI--图.png)",
        '<img src="甲,乙AI.png" alt="甲,乙...">',
        "https://example.org/甲,乙AI...丙",
        "<https://example.org/甲--乙>",
        "\n\n```\n甲,乙\n##标题AI\n```\n\n",
        "\n\n    甲,乙AI--丙\n\n",
        "$x_1,甲$",
        "$\\alpha--\\beta$",
        "[用AI,写]",
        "\n\n[用AI,写]: https://example.org/甲,乙\n\n",
        "[^甲AI]",
        "\n\n[^甲AI]: 注\n\n",
        "<!-- 甲,乙 -->",
        "\n\n- ",
        "\n\n| 甲AI | 乙 |\n|--|--|\n| 丙,丁 | `a,b` |\n\n",
        "\n\n##标题AI\n\n",
        "\n\n## 用AI,写\n\n",
        "[那里](#用ai写)",
    ]
)
_DOCUMENTS = (
    st.lists(_PROSE | _PROTECTED, max_size=8).map("".join).filter(lambda text: text.strip())
)


def nodes(text: str) -> list[Descendable]:
    manuscript = read(Source(Path("刊.md"), "刊", text), Report())
    notes = (block for note in manuscript.notes for block in note.blocks)
    return list(descend((*manuscript.blocks, *notes)))


def protected(some: list[Descendable]) -> Counter[object]:
    """What must stay: code, formulas, addresses, pictures, calls of notes, links into the issue."""
    found: Counter[object] = Counter()
    for node in some:
        match node:
            case n.Code(text=code) | n.CodeBlock(text=code):
                found["code", code] += 1
            case n.Math(tex=tex) | n.MathBlock(tex=tex):
                found["math", tex] += 1
            case n.Link(address=address) | n.Image(source=address):
                found["address", address] += 1
            case n.CrossReference(anchor=anchor):
                found["anchor", anchor] += 1
            case n.NoteRef():
                found["note", ""] += 1
            case _:
                pass
    return found


def shown(some: list[Descendable]) -> str:
    """What a reader sees, without spaces and punctuation."""
    texts = (node.text for node in some if isinstance(node, n.Text))
    return "".join(c for text in texts for c in text if c.isalnum())


@pytest.mark.sweep
@bounds(deadline=None, max_examples=100)
@given(_DOCUMENTS, st.sampled_from(["auto", "space", "none"]))
@example("...https://example.org/甲,乙AI...丙", "auto")
def test_mending_changes_no_code_and_no_address_and_once_is_enough(text: str, style: str) -> None:
    once = mended(text, spacing=style)
    assert protected(nodes(once)) == protected(nodes(text))
    assert mended(once, spacing=style) == once


@pytest.mark.sweep
def test_mending_the_corpus_changes_nothing_but_punctuation_and_spaces(shared: Path) -> None:
    changed = 0
    for path in sorted(shared.glob("corpus/*/*.md")):
        done = mend(path, Settings())
        if done is None:
            continue
        changed += 1
        before, after = nodes(done.before), nodes(done.after)
        assert shown(after) == shown(before), path
        assert protected(after) == protected(before), path
    assert changed
