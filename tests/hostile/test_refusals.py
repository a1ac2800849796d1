"""What is beyond all measure ends in one clear error, soon, and nothing is written."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hostile.journey import measured, travel

DEEP = "the text is nested more than 32 deep"
LONG = "the paragraph has more than"
LARGE = "the issue has more than 150000 words, marks and lines"
NOTES = "the footnotes are called"
REFUSED = {
    "quotes": ("> " * 10_000 + "甲", DEEP),
    "quotes-tight": (">" * 10_000, DEEP),
    "lists": ("- " * 10_000 + "甲", DEEP),
    "numbers": ("1. " * 10_000 + "甲", DEEP),
    "lists-by-line": ("\n".join("  " * depth + "- 甲" for depth in range(1000)), DEEP),
    "quotes-and-lists": ("> - " * 10_000 + "甲", DEEP),
    "quotes-just-too-deep": ("> " * 33 + "甲", DEEP),
    "brackets": ("[" * 10_000 + "甲" + "]" * 10_000, DEEP),
    "links": ("[" * 10_000 + "甲" + "](b)" * 10_000, DEEP),
    "pictures": ("![" * 9_000 + "甲" + "](b)" * 9_000, DEEP),
    "stars": ("*" * 10_000 + "甲" + "*" * 10_000, DEEP),
    "emphasis": ("*甲 " * 10_000 + " 乙*" * 10_000, DEEP),
    "emphasis-mixed": ("*a_b" * 7_000, LONG),
    "divs": ("<div>" * 10_000 + "甲", DEEP),
    "divs-by-paragraph": ("<div>\n\n" * 10_000 + "甲", DEEP),
    "details": ("<details>\n\n" * 10_000, DEEP),
    "tables": ("<table><tr><td>" * 3_000 + "甲", DEEP),
    "tables-by-line": ("<table><tr><td>\n" * 3_000 + "甲", DEEP),
    "bold": ("甲<b>" * 10_000, DEEP),
    "html-lists": ("<ul><li>" * 7_000, DEEP),
    "footnote-loop": ("甲[^a]\n\n[^a]: 乙[^b]\n\n[^b]: 丙[^a]", "the footnote [^a] calls itself"),
    "footnotes-doubling": (
        "[^0]\n\n" + "\n\n".join(f"[^{i}]: [^{i + 1}][^{i + 1}]" for i in range(20)),
        NOTES,
    ),
    "footnote-copied": ("甲[^1]\n\n" * 9_000 + f"\n\n[^1]: {'乙' * 15_000}\n", NOTES),
    "paragraph": ("字" * 60_001, LONG),
    "word": ("a" * 2_000_000, LONG),
    "underscores": ("_a" * 29_000, LONG),
    "tildes": ("~a~~b" * 11_000, LONG),
    "accents": ("a" + "\u0301" * 29_000, LONG),
    "paragraphs": ("甲\n\n" * 100_000, LARGE),
    "words": ("a b c d.\n\n" * 60_000, LARGE),
    "lines": ("\n" * 1_900_000 + "甲", LARGE),
    "items": ("- a\n" * 100_000, LARGE),
    "rows": ("|a|b|\n|-|-|\n" + "|a|b|\n" * 100_000, LARGE),
    "pictures-many": ("![a](b.png)\n\n" * 50_000, LARGE),
    "headings": ("## 甲\n\n" * 2_001, "the issue has 2001 headings, 2000 are the most"),
    "nodes": ("甲\n\n" * 21_000, "40000 at most"),
    "megabytes": ("字" * 10_000_000, "is larger than 2 MB"),
}


@pytest.mark.sweep
@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_one_sentence_and_soon(name: str, tmp_path: Path) -> None:
    body, sentence = REFUSED[name]
    issue = tmp_path / "issue.md"
    issue.write_text(f"{body}\n\n末尾\n", "utf-8")
    before = time.process_time()
    arrival = travel(issue)
    assert time.process_time() - before < (4 if name in {"headings", "nodes"} else 1)
    assert arrival.status == 1
    assert sentence in arrival.said
    assert "[unreadable]" in arrival.said
    assert len(arrival.said.splitlines()) == 2
    assert arrival.files == {}


SURVIVED = {
    "brackets": "[" * 50_000,
    "parentheses": "(" * 50_000,
    "angles": "<a " * 15_000,
    "backticks": (" ".join("`" * count for count in range(1, 340)))[:50_000],
    "han": "字" * 59_000,
    "footnotes": "".join(f"甲[^{i}]\n\n" for i in range(5_000))
    + "".join(f"[^{i}]: 第{i}条\n\n" for i in range(5_000)),
}


@pytest.mark.parametrize("name", SURVIVED)
def test_what_is_odd_is_exported_within_a_gigabyte_and_a_minute(name: str, tmp_path: Path) -> None:
    issue = tmp_path / "issue.md"
    issue.write_text(f"开头\n\n{SURVIVED[name]}\n\n末尾\n", "utf-8")
    arrival = measured(issue, "--to", "epub,docx,wechat")
    assert arrival.status == 0, arrival.said
    assert set(arrival.files) == {"epub", "docx", "wechat"}


def test_a_page_of_many_items_is_printed_within_a_gigabyte(tmp_path: Path) -> None:
    issue = tmp_path / "issue.md"
    issue.write_text("- 一条\n" * 3_000, "utf-8")
    arrival = measured(issue, "--to", "pdf")
    assert (arrival.status, set(arrival.files)) == (0, {"pdf"})


def test_pandoc_keeps_to_its_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from exporter import pandoc

    monkeypatch.setattr(pandoc, "_LIMITS", ("+RTS", "-M32m", "-RTS"))
    issue = tmp_path / "issue.md"
    issue.write_text("甲乙 *丙* 丁\n\n" * 5_000, "utf-8")
    arrival = travel(issue)
    assert (arrival.status, arrival.files) == (1, {})
    assert "pandoc needs more than 640 MB of memory" in arrival.said


def test_pandoc_keeps_to_its_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from exporter import pandoc

    monkeypatch.setattr(pandoc, "_SECONDS", 0.01)
    issue = tmp_path / "issue.md"
    issue.write_text("甲\n\n" * 5_000, "utf-8")
    arrival = travel(issue)
    assert (arrival.status, arrival.files) == (1, {})
    assert "pandoc took longer than" in arrival.said
