from __future__ import annotations

import pytest

from exporter.diagnostics import ExportError, Problem, Report
from exporter.emit.pdf.lacks import script, tell


def told(lacking: str, source: str) -> list[tuple[int, str, str]]:
    report = Report()
    tell(frozenset(lacking), source, report)
    assert all(found.problem is Problem.GLYPH_MISSING for found in report.diagnostics)
    return [(found.line, found.message, found.hint) for found in report.diagnostics]


@pytest.mark.parametrize(
    ("character", "known"),
    [
        ("中", "Chinese"), ("𠮷", "Chinese"), ("\U000323b0", "Chinese"), ("⼀", "Chinese"),
        ("か", "Japanese"), ("ㄅ", "Bopomofo"), ("한", "Korean"), ("ไ", "Thai"), ("ע", "Hebrew"),
        ("س", "Arabic"), ("🚀", "emoji"), ("\U0001fae9", "emoji"), ("☂", "emoji"), ("☺", "emoji"),
        ("𝔸", "Mathematical"), ("𓀀", "Egyptian"), ("A", "other"), ("，", "other"),
    ],
)  # fmt: skip
def test_a_character_is_of_a_script(character: str, known: str) -> None:
    assert script(character) == known


def test_characters_of_a_script_are_one_line_at_the_first_of_them() -> None:
    ((line, message, hint),) = told("ไทย", "许多中文文字\n中 ท 文\n中ไ ทย文许多中文")
    assert line == 2
    assert message == (
        "no font has 3 Thai characters: ท (U+0E17), ย (U+0E22), ไ (U+0E44); numbers stand for them"
    )
    assert "fonts-noto-core" in hint


def test_each_script_has_its_hint() -> None:
    found = told("🚀한𠮷\x7f", "中文很多很多，🚀한𠮷\x7f")
    hints = {message.split(":")[0]: hint for _, message, hint in found}
    assert "fonts-noto-color-emoji" in hints["no font has 1 of the emoji"]
    assert "fonts-noto-cjk" in hints["no font has 1 Korean character"]
    assert "BabelStone Han" in hints["no font has 1 Chinese character"]
    assert "digest.toml" in hints["no font has 1 character"]


def test_of_many_characters_the_first_are_listed() -> None:
    rare = "".join(map(chr, range(0x20000, 0x20020)))
    ((_, message, _),) = told(rare, "很常用的字" * 20 + rare)
    assert message.count("U+") == 12
    assert "and 20 more" in message


@pytest.mark.parametrize("source", ["山【慢信周刊】\n墙上的钟慢了十分钟。", "ภาษาไทย", "한국어 글"])
def test_without_a_font_for_the_issue_there_is_no_pdf(source: str) -> None:
    with pytest.raises(ExportError, match="no font on this machine has") as raised:
        told(source, source)
    assert raised.value.problem is Problem.FORMAT_FAILED
    assert "`apt install fonts-noto-c" in raised.value.hint


def test_a_foreign_name_does_not_stop_an_english_issue() -> None:
    assert len(told("钟", "An English issue that names a clock: 钟.")) == 1
